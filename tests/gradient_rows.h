/* What the gradient checks check: every op and loss, at shapes that have gone
 * wrong somewhere, and at random ones. */
#ifndef TESTS_GRADIENT_ROWS_H
#define TESTS_GRADIENT_ROWS_H

#include "tapegrad.h"

enum { CHECKED_INPUTS = 3 };

/* Shapes of the inputs; a list ends with inputs = 0. */
typedef struct config {
    int inputs;
    tg_shape shape[CHECKED_INPUTS];
} config;

/* Random shapes that an op can take. */
typedef config draw_config(tg_rng *rng);

/* One row: an op, at each shape of a list, and at random ones. */
typedef struct checked {
    const char *name;
    tg_function *f;
    const config *at;
    draw_config *draw; /* NULL: at the list alone */
    bool positive;     /* the inputs are; else of both signs */
} checked;

extern const checked checked_rows[];
extern const int checked_row_count;

/* Those without a number come first, so that a row can leave them out. */
extern const config any_shape[], any_pair[], equal_pairs[], rank_3[], lines[];
extern const config no_lines[], matrices[], stretches[], summed[], batches[];
extern const config product[4][5], choices[], vectors[], two_vectors[];
extern const config images[], convolutions[3][5], normed[], channelled[];
extern const config looked_up[], added_to[];

draw_config draw_any, draw_full, draw_pair, draw_equal, draw_lines;
draw_config draw_rank_3, draw_product, draw_batch, draw_added, draw_image;
draw_config draw_dy_w, draw_dy_x, draw_x_w;

#endif

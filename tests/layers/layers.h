/* The test rows of the layers: one row says how a layer is made and of what
 * samples, and serves the gradient checks, the comparison with an independent
 * framework (vectors/layers.txt), and the example in docs/layers.md.
 *
 * The rows stand in a file a family, as the layers do:
 *
 *     ROW(pool_same, "MaxPooling2D", ONE(2, 5, 4),
 *         tg_max_pool2d_layer(in[0], 2, .same = true))
 *
 * is named pool_same in vectors/layers.txt, goes to samples [2 x 5 x 4], and is
 * made by that call. The first row of a function is its example. */
#ifndef TESTS_LAYERS_H
#define TESTS_LAYERS_H

#include "tapegrad.h"

enum { LAYER_INPUTS = 3, LAYER_INDEX = 5 };

typedef struct layer_row {
    const char *name;
    const char *keras; /* what Keras calls it */
    tg_layer *(*make)(tg_layer *const *in);
    const char *call; /* how make does it: "tg_dense(in[0], 3, \"tanh\")" */
    tg_shape sample[LAYER_INPUTS]; /* of each input */
    int inputs;
    bool index; /* whole numbers 0 .. LAYER_INDEX-1 go in, such as words */
} layer_row;

/* A family's list: #define X_ROWS(ROW) ROW(..) ROW(..), and LAYER_LIST(x_rows,
 * X_ROWS), which makes a function of each call and a row of each line. */
#define LAYER_LIST(list, ROWS) \
    ROWS(LAYER_MAKE)           \
    const layer_row list[] = {ROWS(LAYER_ROW){.name = NULL}};

#define LAYER_MAKE(row, keras_name, samples, ...)    \
    static tg_layer *make_##row(tg_layer *const *in) \
    {                                                \
        return __VA_ARGS__;                          \
    }
#define LAYER_ROW(row, keras_name, samples, ...) \
    {.name = #row,                               \
     .keras = keras_name,                        \
     .make = make_##row,                         \
     .call = #__VA_ARGS__,                       \
     samples},

/* The samples of a row: of one input; of two with equal shapes; of one that
 * holds whole numbers; or of each, SAMPLES(2, SAMPLE(2), SAMPLE(3, 4)). */
#define SAMPLES(n, ...) .inputs = n, .sample = {__VA_ARGS__}
#define ONE(...)        SAMPLES(1, SAMPLE(__VA_ARGS__))
#define TWO(...)        SAMPLES(2, SAMPLE(__VA_ARGS__), SAMPLE(__VA_ARGS__))
#define WORDS(...)      SAMPLES(1, SAMPLE(__VA_ARGS__)), .index = true
#define SAMPLE(...)                                 \
    {                                               \
        sizeof((int[]){__VA_ARGS__}) / sizeof(int), \
        {                                           \
            __VA_ARGS__                             \
        }                                           \
    }

/* Row number i, 0 the first; NULL after the last. The row of that name; the
 * first whose call is of `function` ("tg_dense"). NULL: there is none. */
const layer_row *layer_row_at(int i);
const layer_row *layer_row_named(const char *name);
const layer_row *layer_row_of(const char *function);

/* Makes the row's layer on input layers of its own. */
tg_layer *layer_row_make(const layer_row *row, tg_tape *tape);

/* The list of each file, the last without a name. */
extern const layer_row dense_rows[], image_rows[], shape_rows[];
extern const layer_row norm_layer_rows[], merge_rows[], recurrent_rows[];

#endif

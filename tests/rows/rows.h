/* The test rows of the ops: one row says how a function is called and at which
 * shapes, and serves the gradient checks, the comparison with an independent
 * framework (vectors/vectors.txt), the fuzzer, and the example in docs/ops.md.
 *
 * The rows stand in a file a family, as the ops do. To add an op's: a line in
 * the list at the end of that file,
 *
 *     {EACH(softsign), .known = 3, .x = {-3, 0, 1}, .y = {-0.75, 0, 0.5}},
 *
 * is all where the op takes one tensor, number by number; other ops say how
 * they are built from a call. */
#ifndef TESTS_ROWS_H
#define TESTS_ROWS_H

#include "tapegrad.h"

enum { CALL_INPUTS = 5, CALL_ATTRS = 12, CHECKED_INPUTS = 3, KNOWN_MAX = 6 };

/* One call: tensors, and plain numbers for the rest (axes, sizes, slopes), in
 * the order that the head of vectors/vectors.txt gives. */
typedef struct op_call {
    tg_tensor *in[CALL_INPUTS];
    double attr[CALL_ATTRS];
    int inputs, attrs;
} op_call;

/* Shapes of the parameters of one check. A list ends with inputs = 0. Those
 * without a number come first, so that a row can leave them out; the last is
 * the example's in docs/ops.md. */
typedef struct config {
    int inputs;
    tg_shape shape[CHECKED_INPUTS];
} config;

/* Random shapes that an op can take. */
typedef config draw_config(tg_rng *rng);

/* Numbers of both signs, 0.5 to 1.7 away from 0; those above it; such that are
 * below 1 (for probabilities). */
typedef enum range { BOTH_SIGNS, POSITIVE, BELOW_ONE } range;

typedef struct op_row {
    const char *name; /* tg_<name> is the function */
    const char *note; /* of a further row for the same function: what differs */

    /* How it is called: one of these. */
    tg_tensor *(*one)(tg_tensor *x);
    tg_tensor *(*two)(tg_tensor *a, tg_tensor *b);
    tg_tensor *(*any)(const op_call *c);

    /* What the checks and the example call it with: parameters of these
     * shapes, these attributes, and what `complete` adds (labels, an index,
     * attributes that follow from a shape). */
    const config *at;
    draw_config *draw; /* NULL: at the list alone */
    int attrs;
    double attr[CALL_ATTRS];
    void (*complete)(op_call *c);

    range in;  /* what the parameters are */
    bool flat; /* no finite difference can judge its rule (a gradient of 0,
                      none, or the negative one): tables and vectors do */
    bool each; /* works on each number by itself: docs/ops.md shows it at
                      special numbers */

    /* Where no vectors are: y for some numbers x, as many as `known`. */
    int known;
    double x[KNOWN_MAX], y[KNOWN_MAX];
} op_row;

/* The beginning of a row. */
#define CALLED(op) .name = #op, .any = call_##op
#define EACH(op) \
    .name = #op, .one = tg_##op, .at = any_shape, .draw = draw_any, .each = true
#define PAIR(op) .name = #op, .two = tg_##op, .at = any_pair, .draw = draw_pair

/* Its attributes: how many there are, and which. */
#define ATTR(n, ...) .attrs = (n), .attr = {__VA_ARGS__}

/* Row number i, 0 the first; NULL after the last. */
const op_row *op_row_at(int i);

/* The first row of each function. */
const op_row *op_function_at(int i);
const op_row *op_function_named(const char *name);

/* Records the op on the tape of its inputs: as the call says; or with n
 * parameters, and what the row adds to them. */
tg_tensor *op_row_build(const op_row *row, const op_call *c);
tg_tensor *op_row_apply(const op_row *row, tg_tensor *const *in, int n);

/* The list of each file, the last without a name. */
extern const op_row constant_rows[], elementwise_rows[], activation_rows[],
    reduce_rows[];
extern const op_row matmul_rows[], move_rows[], index_rows[], conv_rows[];
extern const op_row norm_rows[], loss_rows[];

/* ---- for the files of this folder ---- */

/* Attributes as whole numbers, from number `first` on. */
int call_int(const op_call *c, int i);
tg_shape call_dims(const op_call *c, int first);
tg_axes call_axes(const op_call *c, int first);

/* 0, 1, .. size - 1, 0, 1, ..; places of `axis` of x, some twice. */
tg_tensor *counting(tg_tape *tape, tg_shape shape, int size);
tg_tensor *places_of(const tg_tensor *x, int axis, tg_shape shape);

extern const config any_shape[], any_pair[], equal_pairs[], rank_3[], lines[];
extern const config no_lines[], matrices[], stretches[], summed[], batches[];
extern const config product[4][5], choices[], vectors[], two_vectors[];
extern const config images[], signals[], filtered[], convolutions[3][6],
    normed[], scaled[];
extern const config channelled[], looked_up[], added_to[], triples[], tables[];
extern const config long_lines[];

draw_config draw_any, draw_full, draw_pair, draw_equal, draw_lines;
draw_config draw_rank_3, draw_product, draw_batch, draw_added, draw_image;
draw_config draw_signal, draw_filtered, draw_dy_w, draw_dy_x, draw_x_w;

#endif

/* Shapes: small values, passed and returned by copy.
 *
 * Tensors are dense and row-major, with 0 to TG_MAX_RANK dimensions. Rank 0
 * is a scalar, one number. A dimension may be 0: then there are no numbers. */
#ifndef TG_TAPE_SHAPE_H
#define TG_TAPE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#define TG_MAX_RANK 6

typedef struct tg_shape {
    int rank;             /* 0 .. TG_MAX_RANK */
    int dim[TG_MAX_RANK]; /* dim[0 .. rank-1] >= 0; the rest 0 */
} tg_shape;

/* TG_SHAPE(32, 784) is the shape [32 x 784]. TG_SHAPE(x->shape), with one
 * argument that is a shape already, is that shape: where dimensions may be
 * listed, a shape may stand too. A literal, (tg_shape){1, {3}}, needs
 * parentheses around it. Fails above TG_MAX_RANK dimensions. */
#define TG_SHAPE(...) TG_SHAPE_(__VA_ARGS__, )

/* The same with a comma after the last dimension: one argument more, so that
 * none at all can be told from one. */
#define TG_SHAPE_(...)                                                      \
    TG_SHAPE_PICK(__VA_ARGS__, M, M, M, M, M, M, M, M, M, M, M, M, M, M, 1, \
                  0, )                                                      \
    (__VA_ARGS__)
#define TG_SHAPE_PICK(a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, n, ...) \
    TG_SHAPE_##n
#define TG_SHAPE_0(x) tg_shape_missing()
#define TG_SHAPE_1(x, ...) \
    _Generic((x), tg_shape : tg_shape_same, default : tg_shape_line)(x)
#define TG_SHAPE_M(...)                                            \
    tg_shape_of((int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int)), \
                (int[]){__VA_ARGS__})

/* TG_SCALAR is the shape of one number, []. */
#define TG_SCALAR ((tg_shape){0, {0}})

/* What the macros call: shapes from their arguments. Fail for a rank that no
 * tensor has. */
tg_shape tg_shape_same(tg_shape shape);
tg_shape tg_shape_line(int n);
tg_shape tg_shape_of(int rank, const int *dim);
_Noreturn tg_shape tg_shape_missing(void); /* fails, and says what to write */

/* How many numbers: the product of the dimensions, 1 for a scalar. Fails for a
 * negative dimension, and when their bytes do not fit size_t. */
size_t tg_shape_count(tg_shape shape);

static inline bool tg_shape_equal(tg_shape a, tg_shape b)
{
    bool equal = a.rank == b.rank;
    for (int i = 0; equal && i < a.rank; i++)
        equal = a.dim[i] == b.dim[i];
    return equal;
}

/* NumPy's rule: align at the right; each pair of dimensions is equal or has a
 * 1, which is stretched. Returns -1 when it holds and `out` is the result;
 * else the place, counted from the right, of the first pair that clashes. */
int tg_shape_broadcast(tg_shape a, tg_shape b, tg_shape *out);

/* How many numbers of the data one step along each axis of `out` skips when
 * `shape` is stretched to it: 0 along stretched axes. */
void tg_shape_strides(tg_shape shape, tg_shape out, size_t stride[TG_MAX_RANK]);

/* `axis` as 0 .. rank-1, where -1 is the last. Fails when `shape` has no such
 * axis. */
int tg_shape_axis(tg_shape shape, int axis);

/* "[32 x 784]", "[]": at most TG_SHAPE_TEXT bytes with the closing 0. */
#define TG_SHAPE_TEXT 96
typedef struct tg_shape_text {
    char text[TG_SHAPE_TEXT];
} tg_shape_text;
tg_shape_text tg_shape_print(tg_shape shape);

#endif

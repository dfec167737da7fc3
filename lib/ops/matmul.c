/* matmul, with flags that read an operand as its transpose. Both its rules
 * are then matmuls too, and nothing is ever transposed in memory. */
#include "ops/matmul.h"

#include <stdio.h>

#include "tape/op.h"
#include "kernels/gemm.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"

typedef struct matmul_attr {
    bool ta, tb; /* read a, b as transposed */
} matmul_attr;

/* Of the last two axes: those that are summed over, those that stay. */
typedef struct sides {
    int a_rows, a_columns, b_rows, b_columns; /* axes, as a and b are read */
} sides;

static sides sides_of(const tg_tensor *y)
{
    const matmul_attr *t = y->attr;
    const int a = y->in[0]->shape.rank - 2, b = y->in[1]->shape.rank - 2;
    return (sides){a + t->ta, a + 1 - t->ta, b + t->tb, b + 1 - t->tb};
}

/* Suggests a flag when it alone would make the shapes fit. */
static void suggest(const tg_tensor *y, char *hint, size_t size)
{
    const matmul_attr *t = y->attr;
    const sides s = sides_of(y);
    const int *a = y->in[0]->shape.dim, *b = y->in[1]->shape.dim;
    char name_a[32], name_b[32];
    tg_input_label(y, 0, name_a, sizeof name_a);
    tg_input_label(y, 1, name_b, sizeof name_b);
    const bool turn_b = a[s.a_columns] == b[s.b_columns];
    hint[0] = '\0';
    if (!turn_b && a[s.a_rows] != b[s.b_rows])
        return;
    snprintf(hint, size,
             "\n  tg_matmul_transposed(%s, %s, %s, %s) would be [%d x %d].",
             name_a, t->ta == turn_b ? "true" : "false", name_b,
             t->tb != turn_b ? "true" : "false",
             a[turn_b ? s.a_rows : s.a_columns],
             b[turn_b ? s.b_rows : s.b_columns]);
}

/* The axes before the last two. */
static tg_shape batch_of(const tg_tensor *x)
{
    tg_shape batch = x->shape;
    for (int i = 0; i < 2; i++)
        batch.dim[--batch.rank] = 0;
    return batch;
}

static void matmul_shape(tg_tensor *y)
{
    tg_shape a = y->in[0]->shape, b = y->in[1]->shape;
    if (a.rank < 2 || b.rank < 2)
        tg_fail_op(y, "both must be matrices (rank 2 or more): a vector of n "
                      "numbers is reshaped to [1 x n] or [n x 1]");
    const sides s = sides_of(y);
    if (a.dim[s.a_columns] != b.dim[s.b_rows]) {
        char hint[128];
        suggest(y, hint, sizeof hint);
        tg_fail_clash(y, s.a_columns, s.b_rows,
                      "columns of the first must equal rows of the second",
                      hint);
    }
    const int place = tg_shape_broadcast(batch_of(y->in[0]), batch_of(y->in[1]),
                                         &y->shape);
    if (place >= 0)
        tg_fail_clash(y, a.rank - 3 - place, b.rank - 3 - place,
                      "the axes before the last two do not broadcast", "");
    y->shape.dim[y->shape.rank++] = a.dim[s.a_rows];
    y->shape.dim[y->shape.rank++] = b.dim[s.b_columns];
}

/* How many products each number of y sums. */
static size_t inner_size(const tg_tensor *y)
{
    return (size_t)y->in[0]->shape.dim[sides_of(y).a_columns];
}

/* Multiplies the matrices of a batch pair by pair. `at` counts through the
 * axes before the last two; where an operand was stretched it stands still. */
static void multiply_batch(tg_tensor *y, size_t m, size_t n, size_t k)
{
    const matmul_attr *t = y->attr;
    const tg_shape batch = batch_of(y);
    const tg_real *a = y->in[0]->data, *b = y->in[1]->data;
    size_t step_a[TG_MAX_RANK], step_b[TG_MAX_RANK];
    tg_shape_strides(batch_of(y->in[0]), batch, step_a);
    tg_shape_strides(batch_of(y->in[1]), batch, step_b);
    const size_t pairs = tg_shape_count(batch);
    for (size_t pair = 0; pair < pairs; pair++) {
        size_t at_a = 0, at_b = 0, rest = pair;
        for (int i = batch.rank - 1; i >= 0; i--) {
            const size_t size = (size_t)batch.dim[i];
            at_a += rest % size * step_a[i];
            at_b += rest % size * step_b[i];
            rest /= size;
        }
        tg_gemm(t->ta, t->tb, m, n, k, a + at_a * m * k, b + at_b * k * n,
                y->data + pair * m * n, TG_OVERWRITE);
    }
}

static void matmul_forward(tg_tensor *y)
{
    const matmul_attr *t = y->attr;
    const size_t m = (size_t)y->shape.dim[y->shape.rank - 2];
    const size_t n = (size_t)y->shape.dim[y->shape.rank - 1];
    const size_t k = inner_size(y);
    if (y->in[1]->shape.rank > 2 || t->ta)
        multiply_batch(y, m, n, k);
    else if (n > 0) /* one b for all: the rows of all a are one matrix */
        tg_gemm(false, t->tb, y->count / n, n, k, y->in[0]->data,
                y->in[1]->data, y->data, TG_OVERWRITE);
}

static tg_tensor *matmul_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const matmul_attr *t = y->attr;
    tg_tensor *a = y->in[0], *b = y->in[1];
    if (k == 0)
        return t->ta ? tg_matmul_transposed(b, t->tb, dy, true)
                     : tg_matmul_transposed(dy, false, b, !t->tb);
    return t->tb ? tg_matmul_transposed(dy, true, a, t->ta)
                 : tg_matmul_transposed(a, !t->ta, dy, false);
}

static double matmul_flops(const tg_tensor *y)
{
    return 2 * (double)y->count * (double)inner_size(y);
}

static void show_flags(const tg_tensor *y, char *text, size_t size)
{
    const matmul_attr *t = y->attr;
    snprintf(text, size, "%s",
             t->ta && t->tb ? "a^T b^T"
             : t->ta        ? "a^T b"
             : t->tb        ? "a b^T"
                            : "a b");
}

static const tg_op matmul = {
    .name = "matmul",
    .arity = 2,
    .also = "matmul_transposed",
    .every = 2,
    .shape = matmul_shape,
    .forward = matmul_forward,
    .gradient = matmul_gradient,
    .formula = "y_ij = sum_k a_ik b_kj",
    .flops = matmul_flops,
    .notation = "#",
    .show = show_flags,
};

tg_tensor *tg_matmul_transposed(tg_tensor *a, bool transpose_a, tg_tensor *b,
                                bool transpose_b)
{
    tg_tensor *in[] = {a, b};
    return tg_apply(&matmul, 2, in, &(matmul_attr){transpose_a, transpose_b},
                    sizeof(matmul_attr));
}

tg_tensor *tg_matmul(tg_tensor *a, tg_tensor *b)
{
    return tg_matmul_transposed(a, false, b, false);
}

/* ---- of vectors ---- */

static void check_vectors(const char *op, const tg_tensor *a,
                          const tg_tensor *b)
{
    tg_check_given(op, a, 1);
    tg_check_given(op, b, 2);
    if (a->shape.rank != 1 || b->shape.rank != 1)
        tg_fail("tg_%s: both must be vectors (rank 1), and they are %s and %s",
                op, tg_shape_print(a->shape).text,
                tg_shape_print(b->shape).text);
}

tg_tensor *tg_dot(tg_tensor *a, tg_tensor *b)
{
    check_vectors("dot", a, b);
    if (a->count != b->count)
        tg_fail("tg_dot: both must have the same length, got %zu and %zu",
                a->count, b->count);
    return tg_sum(tg_mul(a, b), TG_ALL, false);
}

tg_tensor *tg_outer(tg_tensor *a, tg_tensor *b)
{
    check_vectors("outer", a, b);
    return tg_mul(tg_reshape(a, TG_SHAPE((int)a->count, 1)), b);
}

const tg_op *const tg_matmul_ops[] = {&matmul, NULL};

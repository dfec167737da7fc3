/* matmul, with flags that read an operand as its transpose. Both its rules
 * are then matmuls too, and nothing is ever transposed in memory. */
#include "ops/matmul.h"

#include <stdio.h>

#include "core/op.h"
#include "kernels/gemm.h"
#include "ops/table.h"

typedef struct matmul_attr {
    bool ta, tb; /* read a, b as transposed */
} matmul_attr;

/* Suggests a flag when it alone would make the shapes fit. */
static void suggest(const tg_tensor *y, char *hint, size_t size)
{
    const matmul_attr *t = y->attr;
    const int *a = y->in[0]->shape.dim, *b = y->in[1]->shape.dim;
    char name_a[32], name_b[32];
    tg_input_label(y, 0, name_a, sizeof name_a);
    tg_input_label(y, 1, name_b, sizeof name_b);
    hint[0] = '\0';
    if (a[t->ta ? 0 : 1] == b[t->tb ? 0 : 1])
        snprintf(hint, size,
                 "\n  tg_matmul_transposed(%s, %s, %s, %s) would be [%d x %d].",
                 name_a, t->ta ? "true" : "false", name_b,
                 t->tb ? "false" : "true", a[t->ta ? 1 : 0], b[t->tb ? 1 : 0]);
    else if (a[t->ta ? 1 : 0] == b[t->tb ? 1 : 0])
        snprintf(hint, size,
                 "\n  tg_matmul_transposed(%s, %s, %s, %s) would be [%d x %d].",
                 name_a, t->ta ? "false" : "true", name_b,
                 t->tb ? "true" : "false", a[t->ta ? 0 : 1], b[t->tb ? 0 : 1]);
}

static void matmul_shape(tg_tensor *y)
{
    const matmul_attr *t = y->attr;
    tg_shape a = y->in[0]->shape, b = y->in[1]->shape;
    if (a.rank != 2 || b.rank != 2)
        tg_fail_op(y, "both must be matrices (rank 2): a vector of n numbers "
                      "is reshaped to [1 x n] or [n x 1]");
    int columns = t->ta ? 0 : 1, rows = t->tb ? 1 : 0;
    if (a.dim[columns] != b.dim[rows]) {
        char hint[128];
        suggest(y, hint, sizeof hint);
        tg_fail_clash(y, columns, rows,
                      "columns of the first must equal rows of the second",
                      hint);
    }
    y->shape = TG_SHAPE(a.dim[1 - columns], b.dim[1 - rows]);
}

/* How many products each number of y sums. */
static size_t inner_size(const tg_tensor *y)
{
    const matmul_attr *t = y->attr;
    return (size_t)y->in[0]->shape.dim[t->ta ? 0 : 1];
}

static void matmul_forward(tg_tensor *y)
{
    const matmul_attr *t = y->attr;
    tg_gemm(t->ta, t->tb, (size_t)y->shape.dim[0], (size_t)y->shape.dim[1],
            inner_size(y), y->in[0]->data, y->in[1]->data, y->data);
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

static const tg_op matmul = {
    .name = "matmul",
    .arity = 2,
    .shape = matmul_shape,
    .forward = matmul_forward,
    .gradient = matmul_gradient,
    .formula = "y_ij = sum_k a_ik b_kj",
    .flops = matmul_flops,
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

const tg_op *const tg_matmul_ops[] = {&matmul, NULL};

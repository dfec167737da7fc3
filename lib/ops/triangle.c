/* Triangles of matrices. Declared in part.h. */
#include <string.h>

#include <stdio.h>

#include "tape/op.h"
#include "ops/part.h"

typedef struct diagonal_attr {
    int diagonal; /* number j - i; 0 is the main one */
} diagonal_attr;

static int diagonal_of(const tg_tensor *y)
{
    return ((const diagonal_attr *)y->attr)->diagonal;
}

static void triangle_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    if (y->shape.rank < 2)
        tg_fail_op(y, "only a tensor of rank 2 or more has triangles");
}

/* A column as far as there are columns: 0 .. n. */
static size_t column(long long j, size_t n)
{
    return j < 0 ? 0 : (size_t)j < n ? (size_t)j : n;
}

/* Copies columns i + from .. i + to - 1 of each row i; 0 elsewhere. */
static void copy_band(tg_tensor *y, long long from, long long to)
{
    const int last = y->shape.rank - 1;
    const size_t m = (size_t)y->shape.dim[last - 1];
    const size_t n = (size_t)y->shape.dim[last];
    const size_t rows = n > 0 ? y->count / n : 0;
    memset(y->data, 0, y->count * sizeof *y->data);
    for (size_t r = 0; r < rows; r++) {
        const long long i = (long long)(r % m);
        const size_t first = column(i + from, n), end = column(i + to, n);
        if (first < end)
            memcpy(y->data + r * n + first, y->in[0]->data + r * n + first,
                   (end - first) * sizeof *y->data);
    }
}

static tg_tensor *apply_diagonal(const tg_op *op, tg_tensor *x, int diagonal)
{
    return tg_apply(op, 1, &x, &(diagonal_attr){diagonal},
                    sizeof(diagonal_attr));
}

static void show_diagonal(const tg_tensor *y, char *text, size_t size)
{
    snprintf(text, size, "diagonal %d", diagonal_of(y));
}

/* ---- triu: y_ij = x_ij where j - i >= diagonal ---- */

static void triu_forward(tg_tensor *y)
{
    copy_band(y, diagonal_of(y), 1LL << 32); /* beyond any column */
}

static tg_tensor *triu_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_triu(dy, diagonal_of(y));
}

static const tg_op triu = {
    .name = "triu",
    .arity = 1,
    .shape = triangle_shape,
    .forward = triu_forward,
    .gradient = triu_gradient,
    .formula = "y_ij = x_ij where j - i >= diagonal, else 0",
    .flops = tg_flops_none,
    .show = show_diagonal,
};

tg_tensor *tg_triu(tg_tensor *x, int diagonal)
{
    return apply_diagonal(&triu, x, diagonal);
}

/* ---- tril: y_ij = x_ij where j - i <= diagonal ---- */

static void tril_forward(tg_tensor *y)
{
    copy_band(y, -(1LL << 32), diagonal_of(y) + 1LL);
}

static tg_tensor *tril_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_tril(dy, diagonal_of(y));
}

static const tg_op tril = {
    .name = "tril",
    .arity = 1,
    .shape = triangle_shape,
    .forward = tril_forward,
    .gradient = tril_gradient,
    .formula = "y_ij = x_ij where j - i <= diagonal, else 0",
    .flops = tg_flops_none,
    .show = show_diagonal,
};

tg_tensor *tg_tril(tg_tensor *x, int diagonal)
{
    return apply_diagonal(&tril, x, diagonal);
}

const tg_op *const tg_triangle_ops[] = {&triu, &tril, NULL};

/* Axes in another order: what copies. Declared in move.h. */
#include <stdio.h>

#include "tape/op.h"
#include "kernels/broadcast.h"
#include "kernels/move.h"
#include "ops/move.h"

/* ---- transpose: y_ji = x_ij ---- */

static void transpose_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    int last = y->shape.rank - 1;
    if (last < 1)
        tg_fail_op(y, "only a tensor of rank 2 or more can be transposed");
    y->shape.dim[last] = y->in[0]->shape.dim[last - 1];
    y->shape.dim[last - 1] = y->in[0]->shape.dim[last];
}

static void transpose_forward(tg_tensor *y)
{
    int last = y->shape.rank - 1;
    size_t n = (size_t)y->shape.dim[last - 1], m = (size_t)y->shape.dim[last];
    if (y->count > 0)
        tg_transpose_matrices(y->count / (m * n), m, n, y->in[0]->data,
                              y->data);
}

static tg_tensor *transpose_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return tg_transpose(dy);
}

static const tg_op transpose = {
    .name = "transpose",
    .arity = 1,
    .shape = transpose_shape,
    .forward = transpose_forward,
    .gradient = transpose_gradient,
    .formula = "y_ji = x_ij",
    .flops = tg_flops_none,
};

tg_tensor *tg_transpose(tg_tensor *x)
{
    return tg_apply1(&transpose, x);
}

/* ---- permute: axis i of y is axis axes[i] of x ---- */

static void permute_shape(tg_tensor *y)
{
    const tg_axes *axes = y->attr;
    tg_shape x = y->in[0]->shape;
    bool taken[TG_MAX_RANK] = {false};
    y->shape.rank = x.rank;
    if (axes->count != x.rank)
        tg_fail_op(y, "%d axes are given for a tensor of rank %d", axes->count,
                   x.rank);
    for (int i = 0; i < x.rank; i++) {
        const int axis = tg_shape_axis(x, axes->axis[i]);
        if (taken[axis])
            tg_fail_op(y, "axis %d is named twice", axes->axis[i]);
        taken[axis] = true;
        y->shape.dim[i] = x.dim[axis];
    }
}

static void permute_forward(tg_tensor *y)
{
    const tg_axes *axes = y->attr;
    const tg_tensor *x = y->in[0];
    tg_walk walk = {.rank = y->shape.rank, .inputs = 1};
    size_t stride[TG_MAX_RANK];
    const tg_real *in[] = {x->data};
    tg_shape_strides(x->shape, x->shape, stride);
    for (int i = 0; i < walk.rank; i++) {
        walk.dim[i] = (size_t)y->shape.dim[i];
        walk.stride[0][i] = stride[tg_shape_axis(x->shape, axes->axis[i])];
    }
    tg_walk_run(walk, tg_loop_copy, in, y->data);
}

/* Axis axes[i] of dx is axis i of dy. */
static tg_tensor *permute_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const tg_axes *axes = y->attr;
    tg_axes back = {axes->count, {0}};
    for (int i = 0; i < back.count; i++)
        back.axis[tg_shape_axis(y->in[k]->shape, axes->axis[i])] = i;
    return tg_permute(dy, back);
}

static void show_axes(const tg_tensor *y, char *text, size_t size)
{
    const tg_axes *axes = y->attr;
    size_t at = 0;
    for (int i = 0; i < axes->count && at < size; i++)
        at += (size_t)snprintf(text + at, size - at, "%s%d", i ? ", " : "",
                               axes->axis[i]);
}

static const tg_op permute = {
    .name = "permute",
    .arity = 1,
    .shape = permute_shape,
    .forward = permute_forward,
    .gradient = permute_gradient,
    .formula = "y = x with its axes in another order",
    .flops = tg_flops_none,
    .show = show_axes,
};

tg_tensor *tg_permute(tg_tensor *x, tg_axes axes)
{
    return tg_apply(&permute, 1, &x, &axes, sizeof axes);
}

const tg_op *const tg_permute_ops[] = {&transpose, &permute, NULL};

/* Running sums. Declared in reduce.h. */
#include "ops/axes.h"
#include "ops/part.h"
#include "ops/reduce.h"

/* ---- cumsum: y_i = x_0 + .. + x_i along an axis ---- */

static void cumsum_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    (void)tg_axis_of(y);
}

static void cumsum_forward(tg_tensor *y)
{
    const int axis = tg_axis_of(y);
    tg_axis_split m = tg_split_at(y->shape, axis, axis);
    tg_running_sum(m.outer, m.n, m.inner, y->in[0]->data, y->data);
}

/* x_i goes into y_i and all that follow: a running sum from the other end. */
static tg_tensor *cumsum_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const int axis = tg_axis_of(y);
    return tg_flip(tg_cumsum(tg_flip(dy, axis), axis), axis);
}

static const tg_op cumsum = {
    .name = "cumsum",
    .arity = 1,
    .shape = cumsum_shape,
    .forward = cumsum_forward,
    .gradient = cumsum_gradient,
    .formula = "y_i = x_0 + .. + x_i along an axis",
    .flops = tg_flops_elementwise,
    .show = tg_show_axis,
};

tg_tensor *tg_cumsum(tg_tensor *x, int axis)
{
    return tg_apply_axis(&cumsum, x, axis);
}

const tg_op *const tg_cumsum_ops[] = {&cumsum, NULL};

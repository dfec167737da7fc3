/* Softmax and its logarithm. Both are declared in activation.h. */
#include "kernels/softmax.h"

#include "ops/activation.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/reduce.h"

/* ---- softmax: y = e^x / sum e^x along an axis ---- */

static void line_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    int axis = tg_axis_of(y);
    if (y->shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along axis %d", axis);
}

static double line_flops(const tg_tensor *y)
{
    return 5 * (double)y->count; /* maximum, subtract, exp, sum, divide */
}

static void softmax_forward(tg_tensor *y)
{
    const int axis = tg_axis_of(y);
    tg_axis_split m = tg_split_at(y->shape, axis, axis);
    tg_softmax_lines(m.outer, m.n, m.inner, y->in[0]->data, y->data);
}

static tg_tensor *softmax_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_axes line = TG_AXES(tg_axis_of(y));
    tg_tensor *weighted = tg_sum(tg_mul(dy, y), line, true);
    return tg_mul(y, tg_sub(dy, weighted));
}

static tg_tensor *softmax_of_rows(tg_tensor *x)
{
    return tg_softmax(x, -1);
}

static const tg_op softmax = {
    .name = "softmax",
    .arity = 1,
    .shape = line_shape,
    .forward = softmax_forward,
    .gradient = softmax_gradient,
    .formula = "y = e^x / sum e^x",
    .flops = line_flops,
    .activation = softmax_of_rows,
    .show = tg_show_axis,
};

tg_tensor *tg_softmax(tg_tensor *x, int axis)
{
    return tg_apply_axis(&softmax, x, axis);
}

/* ---- log_softmax: y = x - ln sum e^x along an axis ---- */

static void log_softmax_forward(tg_tensor *y)
{
    const int axis = tg_axis_of(y);
    tg_axis_split m = tg_split_at(y->shape, axis, axis);
    tg_log_softmax_lines(m.outer, m.n, m.inner, y->in[0]->data, y->data);
}

static tg_tensor *log_softmax_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_axes line = TG_AXES(tg_axis_of(y));
    return tg_sub(dy, tg_mul(tg_exp(y), tg_sum(dy, line, true)));
}

static const tg_op log_softmax = {
    .name = "log_softmax",
    .arity = 1,
    .shape = line_shape,
    .forward = log_softmax_forward,
    .gradient = log_softmax_gradient,
    .formula = "y = x - ln sum e^x",
    .flops = line_flops,
    .show = tg_show_axis,
};

tg_tensor *tg_log_softmax(tg_tensor *x, int axis)
{
    return tg_apply_axis(&log_softmax, x, axis);
}

const tg_op *const tg_softmax_ops[] = {&softmax, &log_softmax, NULL};

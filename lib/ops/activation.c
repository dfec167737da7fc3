/* Activation functions and their slopes. */
#include "ops/activation.h"

#include <math.h>

#include "core/op.h"
#include "kernels/softmax.h"
#include "ops/elementwise.h"
#include "ops/reduce.h"
#include "ops/table.h"

typedef struct slope_attr {
    double slope;
} slope_attr;

static tg_real slope_of(const tg_tensor *y)
{
    return (tg_real)((const slope_attr *)y->attr)->slope;
}

/* Which side of 0 each number of the input is on: the branch of an op that
 * has a kink there (FNV-1a over the sides). */
static uint64_t side_of_zero(const tg_tensor *y)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < y->count; i++)
        hash = (hash ^ (y->in[0]->data[i] > 0)) * 0x100000001b3u;
    return hash;
}

/* ---- step: y = x > 0 ? 1 : slope, with slope 0 for the article's step; the
 * slope of leaky ReLU is the same function with another slope ---- */

static void step_forward(tg_tensor *y)
{
    tg_loop_step(y->count, y->in[0]->data, slope_of(y), y->data);
}

static tg_tensor *step_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)dy, (void)k;
    return tg_zeros(y->tape, y->shape);
}

static const tg_op step = {
    .name = "step",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = step_forward,
    .gradient = step_gradient,
    .branch = side_of_zero,
    .formula = "y = x > 0 ? 1 : 0",
    .flops = tg_flops_elementwise,
};

static tg_tensor *step_with(tg_tensor *x, double slope)
{
    return tg_apply(&step, 1, &x, &(slope_attr){slope}, sizeof(slope_attr));
}

tg_tensor *tg_step(tg_tensor *x)
{
    return step_with(x, 0);
}

/* ---- sigmoid: y = 1 / (1 + e^-x) ---- */

static void sigmoid_forward(tg_tensor *y)
{
    tg_loop_sigmoid(y->count, y->in[0]->data, y->data);
}

static tg_tensor *sigmoid_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *one = tg_scalar(y->tape, 1);
    return tg_mul(dy, tg_mul(y, tg_sub(one, y)));
}

static const tg_op sigmoid = {
    .name = "sigmoid",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = sigmoid_forward,
    .gradient = sigmoid_gradient,
    .formula = "y = 1 / (1 + e^-x)",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_sigmoid(tg_tensor *x)
{
    return tg_apply1(&sigmoid, x);
}

/* ---- tanh: y = tanh x ---- */

static void tanh_forward(tg_tensor *y)
{
    tg_loop_tanh(y->count, y->in[0]->data, y->data);
}

static tg_tensor *tanh_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *one = tg_scalar(y->tape, 1);
    return tg_mul(dy, tg_sub(one, tg_square(y)));
}

static const tg_op tanh_op = {
    .name = "tanh",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = tanh_forward,
    .gradient = tanh_gradient,
    .formula = "y = tanh x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_tanh(tg_tensor *x)
{
    return tg_apply1(&tanh_op, x);
}

/* ---- relu: y = max(0, x) ---- */

static void relu_forward(tg_tensor *y)
{
    tg_loop_relu(y->count, y->in[0]->data, y->data);
}

static tg_tensor *relu_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_step(y->in[k]));
}

static const tg_op relu = {
    .name = "relu",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = relu_forward,
    .gradient = relu_gradient,
    .branch = side_of_zero,
    .formula = "y = max(0, x)",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_relu(tg_tensor *x)
{
    return tg_apply1(&relu, x);
}

/* ---- leaky_relu: y = x > 0 ? x : slope * x ---- */

static void leaky_relu_forward(tg_tensor *y)
{
    tg_loop_leaky_relu(y->count, y->in[0]->data, slope_of(y), y->data);
}

static tg_tensor *leaky_relu_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const slope_attr *a = y->attr;
    return tg_mul(dy, step_with(y->in[k], a->slope));
}

static const tg_op leaky_relu = {
    .name = "leaky_relu",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = leaky_relu_forward,
    .gradient = leaky_relu_gradient,
    .branch = side_of_zero,
    .formula = "y = x > 0 ? x : slope * x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_leaky_relu(tg_tensor *x, double slope)
{
    if (!isfinite(slope))
        tg_fail("the slope of leaky_relu must be a finite number, not %g",
                slope);
    return tg_apply(&leaky_relu, 1, &x, &(slope_attr){slope},
                    sizeof(slope_attr));
}

/* ---- softmax: y = e^x / sum e^x along an axis ---- */

typedef struct axis_attr {
    int axis; /* as given: may be negative */
} axis_attr;

static int axis_of(const tg_tensor *y)
{
    return tg_shape_axis(y->in[0]->shape, ((const axis_attr *)y->attr)->axis);
}

static void line_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    int axis = axis_of(y);
    if (y->shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along axis %d", axis);
}

static double line_flops(const tg_tensor *y)
{
    return 5 * (double)y->count; /* maximum, subtract, exp, add, divide */
}

static void softmax_forward(tg_tensor *y)
{
    const int axis = axis_of(y);
    tg_middle m = tg_split_at(y->shape, axis, axis);
    tg_softmax_lines(m.outer, m.n, m.inner, y->in[0]->data, y->data);
}

static tg_tensor *softmax_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_axes line = TG_AXES(axis_of(y));
    tg_tensor *mean = tg_sum_axes(tg_mul(dy, y), line, true);
    return tg_mul(y, tg_sub(dy, mean));
}

static const tg_op softmax = {
    .name = "softmax",
    .arity = 1,
    .shape = line_shape,
    .forward = softmax_forward,
    .gradient = softmax_gradient,
    .formula = "y = e^x / sum e^x",
    .flops = line_flops,
};

tg_tensor *tg_softmax(tg_tensor *x, int axis)
{
    return tg_apply(&softmax, 1, &x, &(axis_attr){axis}, sizeof(axis_attr));
}

/* ---- log_softmax: y = x - ln sum e^x along an axis ---- */

static void log_softmax_forward(tg_tensor *y)
{
    const int axis = axis_of(y);
    tg_middle m = tg_split_at(y->shape, axis, axis);
    tg_log_softmax_lines(m.outer, m.n, m.inner, y->in[0]->data, y->data);
}

static tg_tensor *log_softmax_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_axes line = TG_AXES(axis_of(y));
    return tg_sub(dy, tg_mul(tg_exp(y), tg_sum_axes(dy, line, true)));
}

static const tg_op log_softmax = {
    .name = "log_softmax",
    .arity = 1,
    .shape = line_shape,
    .forward = log_softmax_forward,
    .gradient = log_softmax_gradient,
    .formula = "y = x - ln sum e^x",
    .flops = line_flops,
};

tg_tensor *tg_log_softmax(tg_tensor *x, int axis)
{
    return tg_apply(&log_softmax, 1, &x, &(axis_attr){axis}, sizeof(axis_attr));
}

const tg_op *const tg_activation_ops[] = {
    &step, &sigmoid, &tanh_op, &relu, &leaky_relu, &softmax, &log_softmax, NULL,
};

/* Activation functions and their slopes. Those that are products of other ops
 * at no loss are written so. */
#include "ops/activation.h"

#include <math.h>
#include <stdio.h>

#include "tape/op.h"
#include "ops/elementwise.h"
#include "ops/table.h"

typedef struct slope_attr {
    double slope;
} slope_attr;

static tg_real slope_of(const tg_tensor *y)
{
    return (tg_real)((const slope_attr *)y->attr)->slope;
}

static void show_slope(const tg_tensor *y, char *text, size_t size)
{
    snprintf(text, size, "%g", ((const slope_attr *)y->attr)->slope);
}

static tg_tensor *with_slope(const tg_op *op, tg_tensor *x, double slope)
{
    return tg_apply(op, 1, &x, &(slope_attr){slope}, sizeof(slope_attr));
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

/* The article's step has nothing to show; the slope of leaky ReLU has. */
static void show_step(const tg_tensor *y, char *text, size_t size)
{
    if (slope_of(y) != 0)
        show_slope(y, text, size);
}

static const tg_op step = {
    .name = "step",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = step_forward,
    .gradient = step_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = x > 0 ? 1 : 0",
    .flops = tg_flops_elementwise,
    .show = show_step,
};

tg_tensor *tg_step(tg_tensor *x)
{
    return with_slope(&step, x, 0);
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
    .branch = tg_branch_side_of_zero,
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
    return tg_mul(dy, with_slope(&step, y->in[k], a->slope));
}

static const tg_op leaky_relu = {
    .name = "leaky_relu",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = leaky_relu_forward,
    .gradient = leaky_relu_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = x > 0 ? x : slope * x",
    .flops = tg_flops_elementwise,
    .show = show_slope,
};

tg_tensor *tg_leaky_relu(tg_tensor *x, double slope)
{
    if (!isfinite(slope))
        tg_fail("the slope of leaky_relu must be a finite number, not %g",
                slope);
    return with_slope(&leaky_relu, x, slope);
}

/* ---- elu: y = x > 0 ? x : alpha (e^x - 1) ---- */

static void elu_forward(tg_tensor *y)
{
    tg_loop_elu(y->count, y->in[0]->data, slope_of(y), y->data);
}

/* The exponential is taken of the negative part alone: e^1000 is inf. */
static tg_tensor *elu_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *x = y->in[k], *zero = tg_scalar(y->tape, 0);
    const double alpha = ((const slope_attr *)y->attr)->slope;
    tg_tensor *left = tg_exp(tg_minimum(x, zero));
    return tg_where(tg_gt(x, zero), dy, tg_mul(dy, tg_mul_scalar(left, alpha)));
}

static const tg_op elu = {
    .name = "elu",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = elu_forward,
    .gradient = elu_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = x > 0 ? x : alpha (e^x - 1)",
    .flops = tg_flops_elementwise,
    .show = show_slope,
};

tg_tensor *tg_elu(tg_tensor *x, double alpha)
{
    if (!isfinite(alpha))
        tg_fail("the alpha of elu must be a finite number, not %g", alpha);
    return with_slope(&elu, x, alpha);
}

/* ---- softplus: y = ln(1 + e^x) ---- */

static void softplus_forward(tg_tensor *y)
{
    tg_loop_softplus(y->count, y->in[0]->data, y->data);
}

static tg_tensor *softplus_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_sigmoid(y->in[k]));
}

static const tg_op softplus = {
    .name = "softplus",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = softplus_forward,
    .gradient = softplus_gradient,
    .formula = "y = ln(1 + e^x)",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_softplus(tg_tensor *x)
{
    return tg_apply1(&softplus, x);
}

/* ---- compositions ---- */

tg_tensor *tg_log_sigmoid(tg_tensor *x)
{
    return tg_neg(tg_softplus(tg_neg(x)));
}

tg_tensor *tg_silu(tg_tensor *x)
{
    return tg_mul(x, tg_sigmoid(x));
}

/* The share of a normal distribution below x is erfc(-x / sqrt 2) / 2. */
tg_tensor *tg_gelu(tg_tensor *x)
{
    tg_tensor *share = tg_mul_scalar(tg_erfc(tg_mul_scalar(x, -sqrt(0.5))),
                                     0.5);
    return tg_mul(x, share);
}

/* (1 + tanh u) / 2 is sigmoid(2 u), which keeps its digits. */
tg_tensor *tg_gelu_tanh(tg_tensor *x)
{
    const double two_over_pi = 0.63661977236758134308;
    tg_tensor *cube = tg_mul_scalar(tg_mul(x, tg_square(x)), 0.044715);
    tg_tensor *u = tg_mul_scalar(tg_add(x, cube), 2 * sqrt(two_over_pi));
    return tg_mul(x, tg_sigmoid(u));
}

const tg_op *const tg_activation_ops[] = {
    &step, &sigmoid, &tanh_op, &relu, &leaky_relu, &elu, &softplus, NULL,
};

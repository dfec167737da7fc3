/* Activation functions and their slopes. Where a composition of other ops is as
 * exact and as stable, it is used. */
#include "ops/activation.h"

#include <math.h>

#include "tape/op.h"
#include "ops/elementwise.h"
#include "ops/branch.h"

/* ---- step: y = x > 0 ? 1 : slope, with slope 0 for the article's step; the
 * slope of leaky ReLU is the same function with another slope ---- */

static tg_tensor *step_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)dy, (void)k;
    return tg_zeros(y->tape, y->shape);
}

/* The article's step has nothing to show; the slope of leaky ReLU has. */
static void show_step(const tg_tensor *y, char *text, size_t size)
{
    if (tg_attr_number(y, 0) != 0)
        tg_show_numbers(y, text, size);
}

static const tg_op step = {
    .name = "step",
    .arity = 1,
    .loop = tg_loop_step,
    .numbers = 1,
    .gradient = step_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = x > 0 ? 1 : 0",
    .activation = tg_step,
    .show = show_step,
};

tg_tensor *tg_step(tg_tensor *x)
{
    return tg_apply_number(&step, x, 0);
}

/* ---- sigmoid: y = 1 / (1 + e^-x) ---- */

static tg_tensor *sigmoid_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *one = tg_scalar(y->tape, 1);
    return tg_mul(dy, tg_mul(y, tg_sub(one, y)));
}

static const tg_op sigmoid = {
    .name = "sigmoid",
    .arity = 1,
    .loop = tg_loop_sigmoid,
    .gradient = sigmoid_gradient,
    .formula = "y = 1 / (1 + e^-x)",
    .activation = tg_sigmoid,
};

tg_tensor *tg_sigmoid(tg_tensor *x)
{
    return tg_apply1(&sigmoid, x);
}

/* ---- tanh: y = tanh x ---- */

static tg_tensor *tanh_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *one = tg_scalar(y->tape, 1);
    return tg_mul(dy, tg_sub(one, tg_square(y)));
}

static const tg_op tanh_op = {
    .name = "tanh",
    .arity = 1,
    .loop = tg_loop_tanh,
    .gradient = tanh_gradient,
    .formula = "y = tanh x",
    .activation = tg_tanh,
};

tg_tensor *tg_tanh(tg_tensor *x)
{
    return tg_apply1(&tanh_op, x);
}

/* ---- relu: y = max(0, x) ---- */

static tg_tensor *relu_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_step(y->in[k]));
}

static const tg_op relu = {
    .name = "relu",
    .arity = 1,
    .loop = tg_loop_relu,
    .gradient = relu_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = max(0, x)",
    .activation = tg_relu,
};

tg_tensor *tg_relu(tg_tensor *x)
{
    return tg_apply1(&relu, x);
}

/* ---- leaky_relu: y = x > 0 ? x : slope * x ---- */

static tg_tensor *leaky_relu_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const double slope = tg_attr_number(y, 0);
    return tg_mul(dy, tg_apply_number(&step, y->in[k], slope));
}

static tg_tensor *usual_leaky_relu(tg_tensor *x)
{
    return tg_leaky_relu(x, TG_LEAKY_SLOPE);
}

static const tg_op leaky_relu = {
    .name = "leaky_relu",
    .arity = 1,
    .loop = tg_loop_leaky_relu,
    .numbers = 1,
    .gradient = leaky_relu_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = x > 0 ? x : slope * x",
    .activation = usual_leaky_relu,
    .show = tg_show_numbers,
};

tg_tensor *tg_leaky_relu(tg_tensor *x, double slope)
{
    if (!isfinite(slope))
        tg_fail("the slope of leaky_relu must be a finite number, got %g",
                slope);
    return tg_apply_number(&leaky_relu, x, slope);
}

/* ---- elu: y = x > 0 ? x : alpha (e^x - 1) ---- */

/* The exponential is taken of the negative part alone: e^1000 is inf. */
static tg_tensor *elu_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *x = y->in[k], *zero = tg_scalar(y->tape, 0);
    const double alpha = tg_attr_number(y, 0);
    tg_tensor *left = tg_exp(tg_minimum(x, zero));
    return tg_where(tg_gt(x, zero), dy, tg_mul(dy, tg_mul_scalar(left, alpha)));
}

static tg_tensor *usual_elu(tg_tensor *x)
{
    return tg_elu(x, 1);
}

static const tg_op elu = {
    .name = "elu",
    .arity = 1,
    .loop = tg_loop_elu,
    .numbers = 1,
    .gradient = elu_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = x > 0 ? x : alpha (e^x - 1)",
    .activation = usual_elu,
    .show = tg_show_numbers,
};

tg_tensor *tg_elu(tg_tensor *x, double alpha)
{
    if (!isfinite(alpha))
        tg_fail("the alpha of elu must be a finite number, got %g", alpha);
    return tg_apply_number(&elu, x, alpha);
}

/* ---- softplus: y = ln(1 + e^x) ---- */

static tg_tensor *softplus_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_sigmoid(y->in[k]));
}

static const tg_op softplus = {
    .name = "softplus",
    .arity = 1,
    .loop = tg_loop_softplus,
    .gradient = softplus_gradient,
    .formula = "y = ln(1 + e^x)",
    .activation = tg_softplus,
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

/* The normal distribution function P(x) is erfc(-x / sqrt 2) / 2. */
tg_tensor *tg_gelu(tg_tensor *x)
{
    tg_tensor *below = tg_mul_scalar(tg_erfc(tg_mul_scalar(x, -sqrt(0.5))),
                                     0.5);
    return tg_mul(x, below);
}

/* (1 + tanh u) / 2 is sigmoid(2 u), which keeps its digits. It is 0 or 1 long
 * before 100; the cube of more would overflow. */
tg_tensor *tg_gelu_tanh(tg_tensor *x)
{
    const double two_over_pi = 0.63661977236758134308;
    tg_tensor *z = tg_clamp(x, -100, 100);
    tg_tensor *cube = tg_mul_scalar(tg_mul(z, tg_square(z)), 0.044715);
    tg_tensor *u = tg_mul_scalar(tg_add(z, cube), 2 * sqrt(two_over_pi));
    return tg_mul(x, tg_sigmoid(u));
}

const tg_op *const tg_activation_ops[] = {
    &step, &sigmoid, &tanh_op, &relu, &leaky_relu, &elu, &softplus, NULL,
};

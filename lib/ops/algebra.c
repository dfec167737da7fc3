/* Elementwise ops of one input, the algebraic ones: each a block of forward
 * loop, gradient rule, descriptor and builder. */
#include <math.h>
#include <stdio.h>

#include "tape/op.h"
#include "ops/elementwise.h"
#include "ops/table.h"

/* ---- neg: y = -x ---- */

static void neg_forward(tg_tensor *y)
{
    tg_loop_neg(y->count, y->in[0]->data, y->data);
}

static tg_tensor *neg_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return tg_neg(dy);
}

static const tg_op neg = {
    .name = "neg",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = neg_forward,
    .gradient = neg_gradient,
    .formula = "y = -x",
    .flops = tg_flops_elementwise,
    .notation = "-a",
};

tg_tensor *tg_neg(tg_tensor *x)
{
    return tg_apply1(&neg, x);
}

/* ---- abs: y = |x| ---- */

static void abs_forward(tg_tensor *y)
{
    tg_loop_abs(y->count, y->in[0]->data, y->data);
}

static tg_tensor *abs_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_sign(y->in[k]));
}

static const tg_op abs_op = {
    .name = "abs",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = abs_forward,
    .gradient = abs_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = |x|",
    .flops = tg_flops_elementwise,
    .notation = "|a|",
};

tg_tensor *tg_abs(tg_tensor *x)
{
    return tg_apply1(&abs_op, x);
}

/* ---- sign: y = -1, 0 or 1 ---- */

static void sign_forward(tg_tensor *y)
{
    tg_loop_sign(y->count, y->in[0]->data, y->data);
}

static tg_tensor *sign_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    (void)dy;
    return tg_zeros(y->tape, y->shape);
}

static const tg_op sign = {
    .name = "sign",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = sign_forward,
    .gradient = sign_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = -1, 0 or 1",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_sign(tg_tensor *x)
{
    return tg_apply1(&sign, x);
}

/* ---- square: y = x^2 ---- */

static void square_forward(tg_tensor *y)
{
    tg_loop_square(y->count, y->in[0]->data, y->data);
}

static tg_tensor *square_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_mul_scalar(y->in[k], 2));
}

static const tg_op square = {
    .name = "square",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = square_forward,
    .gradient = square_gradient,
    .formula = "y = x^2",
    .flops = tg_flops_elementwise,
    .notation = "a^2",
};

tg_tensor *tg_square(tg_tensor *x)
{
    return tg_apply1(&square, x);
}

/* ---- sqrt: y = sqrt x ---- */

static void sqrt_forward(tg_tensor *y)
{
    tg_loop_sqrt(y->count, y->in[0]->data, y->data);
}

static tg_tensor *sqrt_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_div(dy, tg_mul_scalar(y, 2));
}

static const tg_op sqrt_op = {
    .name = "sqrt",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = sqrt_forward,
    .gradient = sqrt_gradient,
    .formula = "y = sqrt x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_sqrt(tg_tensor *x)
{
    return tg_apply1(&sqrt_op, x);
}

/* ---- rsqrt: y = 1 / sqrt x ---- */

static void rsqrt_forward(tg_tensor *y)
{
    tg_loop_rsqrt(y->count, y->in[0]->data, y->data);
}

static tg_tensor *rsqrt_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_mul_scalar(tg_div(y, y->in[k]), -0.5));
}

static const tg_op rsqrt = {
    .name = "rsqrt",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = rsqrt_forward,
    .gradient = rsqrt_gradient,
    .formula = "y = 1 / sqrt x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_rsqrt(tg_tensor *x)
{
    return tg_apply1(&rsqrt, x);
}

/* ---- reciprocal: y = 1 / x ---- */

static void reciprocal_forward(tg_tensor *y)
{
    tg_loop_reciprocal(y->count, y->in[0]->data, y->data);
}

static tg_tensor *reciprocal_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_neg(tg_mul(dy, tg_square(y)));
}

static const tg_op reciprocal = {
    .name = "reciprocal",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = reciprocal_forward,
    .gradient = reciprocal_gradient,
    .formula = "y = 1 / x",
    .flops = tg_flops_elementwise,
    .notation = "1 / a",
};

tg_tensor *tg_reciprocal(tg_tensor *x)
{
    return tg_apply1(&reciprocal, x);
}

/* ---- a plain number beside the tensor ---- */

typedef struct number_attr {
    double c;
} number_attr;

static double number_of(const tg_tensor *y)
{
    return ((const number_attr *)y->attr)->c;
}

static void show_number(const tg_tensor *y, char *text, size_t size)
{
    snprintf(text, size, "%g", number_of(y));
}

static tg_tensor *with_number(const tg_op *op, tg_tensor *x, double c)
{
    return tg_apply(op, 1, &x, &(number_attr){c}, sizeof(number_attr));
}

/* ---- add_scalar: y = x + c ---- */

static void add_scalar_forward(tg_tensor *y)
{
    tg_loop_add_scalar(y->count, y->in[0]->data, (tg_real)number_of(y),
                       y->data);
}

static tg_tensor *add_scalar_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return dy;
}

static const tg_op add_scalar = {
    .name = "add_scalar",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = add_scalar_forward,
    .gradient = add_scalar_gradient,
    .formula = "y = x + c",
    .flops = tg_flops_elementwise,
    .notation = "a + #",
    .show = show_number,
};

tg_tensor *tg_add_scalar(tg_tensor *x, double c)
{
    return with_number(&add_scalar, x, c);
}

/* ---- mul_scalar: y = x * c ---- */

static void mul_scalar_forward(tg_tensor *y)
{
    tg_loop_mul_scalar(y->count, y->in[0]->data, (tg_real)number_of(y),
                       y->data);
}

static tg_tensor *mul_scalar_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_mul_scalar(dy, number_of(y));
}

static const tg_op mul_scalar = {
    .name = "mul_scalar",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = mul_scalar_forward,
    .gradient = mul_scalar_gradient,
    .formula = "y = x * c",
    .flops = tg_flops_elementwise,
    .notation = "a * #",
    .show = show_number,
};

tg_tensor *tg_mul_scalar(tg_tensor *x, double c)
{
    return with_number(&mul_scalar, x, c);
}

/* ---- pow_scalar: y = x^c ---- */

static void pow_scalar_forward(tg_tensor *y)
{
    tg_loop_pow_scalar(y->count, y->in[0]->data, (tg_real)number_of(y),
                       y->data);
}

static tg_tensor *pow_scalar_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const double c = number_of(y);
    if (c == 0) /* x^0 is 1, at 0 as well */
        return tg_zeros(y->tape, y->shape);
    tg_tensor *slope = tg_mul_scalar(tg_pow_scalar(y->in[k], c - 1), c);
    return tg_mul(dy, slope);
}

static const tg_op pow_scalar = {
    .name = "pow_scalar",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = pow_scalar_forward,
    .gradient = pow_scalar_gradient,
    .formula = "y = x^c",
    .flops = tg_flops_elementwise,
    .notation = "a^#",
    .show = show_number,
};

tg_tensor *tg_pow_scalar(tg_tensor *x, double c)
{
    return with_number(&pow_scalar, x, c);
}

/* ---- clamp: y = the nearest number to x in [low, high] ---- */

typedef struct clamp_attr {
    double low, high;
} clamp_attr;

static void clamp_forward(tg_tensor *y)
{
    const clamp_attr *a = y->attr;
    tg_loop_clamp(y->count, y->in[0]->data, (tg_real)a->low, (tg_real)a->high,
                  y->data);
}

/* What is not clamped passes; a number at a bound is not clamped. Asked this
 * way round, a NaN, which is not 0, receives 0. */
static tg_tensor *clamp_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *zero = tg_scalar(y->tape, 0);
    tg_tensor *passes = tg_eq(y->in[k], y);
    tg_tensor *is_clamped = tg_add_scalar(tg_neg(passes), 1);
    return tg_where(is_clamped, zero, dy);
}

static uint64_t clamp_branch(const tg_tensor *y)
{
    const clamp_attr *a = y->attr;
    uint64_t hash = TG_BRANCH_START;
    for (size_t i = 0; i < y->count; i++) {
        const double x = (double)y->in[0]->data[i];
        hash = tg_branch_add(hash, x < a->low ? 0 : x > a->high ? 2 : 1);
    }
    return hash;
}

static void show_bounds(const tg_tensor *y, char *text, size_t size)
{
    const clamp_attr *a = y->attr;
    snprintf(text, size, "%g, %g", a->low, a->high);
}

static const tg_op clamp = {
    .name = "clamp",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = clamp_forward,
    .gradient = clamp_gradient,
    .branch = clamp_branch,
    .formula = "y = min(max(x, low), high)",
    .flops = tg_flops_elementwise,
    .show = show_bounds,
};

tg_tensor *tg_clamp(tg_tensor *x, double low, double high)
{
    if (!(low <= high)) /* a NaN among them as well */
        tg_fail("the bounds of clamp must be low <= high, not %g and %g", low,
                high);
    return tg_apply(&clamp, 1, &x, &(clamp_attr){low, high},
                    sizeof(clamp_attr));
}

const tg_op *const tg_algebra_ops[] = {
    &neg,        &abs_op,     &sign,       &square,     &sqrt_op, &rsqrt,
    &reciprocal, &add_scalar, &mul_scalar, &pow_scalar, &clamp,   NULL,
};

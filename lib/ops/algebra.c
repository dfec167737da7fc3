/* Elementwise ops of one input, the algebraic ones: each a block of
 * gradient rule, descriptor (which names the loop) and builder. */
#include "tape/op.h"
#include "ops/elementwise.h"
#include "ops/table.h"

/* ---- neg: y = -x ---- */

static tg_tensor *neg_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return tg_neg(dy);
}

static const tg_op neg = {
    .name = "neg",
    .arity = 1,
    .loop = tg_loop_neg,
    .gradient = neg_gradient,
    .formula = "y = -x",
    .notation = "-a",
};

tg_tensor *tg_neg(tg_tensor *x)
{
    return tg_apply1(&neg, x);
}

/* ---- abs: y = |x| ---- */

static tg_tensor *abs_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_sign(y->in[k]));
}

static const tg_op abs_op = {
    .name = "abs",
    .arity = 1,
    .loop = tg_loop_abs,
    .gradient = abs_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = |x|",
    .notation = "|a|",
};

tg_tensor *tg_abs(tg_tensor *x)
{
    return tg_apply1(&abs_op, x);
}

/* ---- sign: y = -1, 0 or 1 ---- */

static tg_tensor *sign_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    (void)dy;
    return tg_zeros(y->tape, y->shape);
}

static const tg_op sign = {
    .name = "sign",
    .arity = 1,
    .loop = tg_loop_sign,
    .gradient = sign_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = -1, 0 or 1",
};

tg_tensor *tg_sign(tg_tensor *x)
{
    return tg_apply1(&sign, x);
}

/* ---- square: y = x^2 ---- */

static tg_tensor *square_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_mul_scalar(y->in[k], 2));
}

static const tg_op square = {
    .name = "square",
    .arity = 1,
    .loop = tg_loop_square,
    .gradient = square_gradient,
    .formula = "y = x^2",
    .notation = "a^2",
};

tg_tensor *tg_square(tg_tensor *x)
{
    return tg_apply1(&square, x);
}

/* ---- sqrt: y = sqrt x ---- */

static tg_tensor *sqrt_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_div(dy, tg_mul_scalar(y, 2));
}

static const tg_op sqrt_op = {
    .name = "sqrt",
    .arity = 1,
    .loop = tg_loop_sqrt,
    .gradient = sqrt_gradient,
    .formula = "y = sqrt x",
};

tg_tensor *tg_sqrt(tg_tensor *x)
{
    return tg_apply1(&sqrt_op, x);
}

/* ---- rsqrt: y = 1 / sqrt x ---- */

static tg_tensor *rsqrt_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_mul_scalar(tg_div(y, y->in[k]), -0.5));
}

static const tg_op rsqrt = {
    .name = "rsqrt",
    .arity = 1,
    .loop = tg_loop_rsqrt,
    .gradient = rsqrt_gradient,
    .formula = "y = 1 / sqrt x",
};

tg_tensor *tg_rsqrt(tg_tensor *x)
{
    return tg_apply1(&rsqrt, x);
}

/* ---- reciprocal: y = 1 / x ---- */

static tg_tensor *reciprocal_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_neg(tg_mul(dy, tg_square(y)));
}

static const tg_op reciprocal = {
    .name = "reciprocal",
    .arity = 1,
    .loop = tg_loop_reciprocal,
    .gradient = reciprocal_gradient,
    .formula = "y = 1 / x",
    .notation = "1 / a",
};

tg_tensor *tg_reciprocal(tg_tensor *x)
{
    return tg_apply1(&reciprocal, x);
}

/* ---- add_scalar: y = x + c ---- */

static tg_tensor *add_scalar_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return dy;
}

static const tg_op add_scalar = {
    .name = "add_scalar",
    .arity = 1,
    .loop = tg_loop_add,
    .numbers = 1,
    .gradient = add_scalar_gradient,
    .formula = "y = x + c",
    .notation = "a + #",
    .show = tg_show_numbers,
};

tg_tensor *tg_add_scalar(tg_tensor *x, double c)
{
    return tg_apply_number(&add_scalar, x, c);
}

/* ---- mul_scalar: y = x * c ---- */

static tg_tensor *mul_scalar_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_mul_scalar(dy, tg_attr_number(y, 0));
}

static const tg_op mul_scalar = {
    .name = "mul_scalar",
    .arity = 1,
    .loop = tg_loop_mul,
    .numbers = 1,
    .gradient = mul_scalar_gradient,
    .formula = "y = x * c",
    .notation = "a * #",
    .show = tg_show_numbers,
};

tg_tensor *tg_mul_scalar(tg_tensor *x, double c)
{
    return tg_apply_number(&mul_scalar, x, c);
}

/* ---- pow_scalar: y = x^c ---- */

static tg_tensor *pow_scalar_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const double c = tg_attr_number(y, 0);
    if (c == 0) /* x^0 is 1, at 0 as well */
        return tg_zeros(y->tape, y->shape);
    tg_tensor *slope = tg_mul_scalar(tg_pow_scalar(y->in[k], c - 1), c);
    return tg_mul(dy, slope);
}

static const tg_op pow_scalar = {
    .name = "pow_scalar",
    .arity = 1,
    .loop = tg_loop_pow,
    .numbers = 1,
    .gradient = pow_scalar_gradient,
    .formula = "y = x^c",
    .notation = "a^#",
    .show = tg_show_numbers,
};

tg_tensor *tg_pow_scalar(tg_tensor *x, double c)
{
    return tg_apply_number(&pow_scalar, x, c);
}

/* ---- clamp: y = the nearest number to x in [low, high] ---- */

/* What is not clamped passes; a number at a bound is not. */
static tg_tensor *clamp_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *zero = tg_scalar(y->tape, 0);
    return tg_where(tg_eq(y->in[k], y), dy, zero);
}

static uint64_t clamp_branch(const tg_tensor *y)
{
    const double low = tg_attr_number(y, 0), high = tg_attr_number(y, 1);
    uint64_t hash = TG_BRANCH_START;
    for (size_t i = 0; i < y->count; i++) {
        const double x = (double)y->in[0]->data[i];
        hash = tg_branch_add(hash, x < low ? 0 : x > high ? 2 : 1);
    }
    return hash;
}

static const tg_op clamp = {
    .name = "clamp",
    .arity = 1,
    .loop = tg_loop_clamp,
    .numbers = 2,
    .gradient = clamp_gradient,
    .branch = clamp_branch,
    .formula = "y = min(max(x, low), high)",
    .show = tg_show_numbers,
};

tg_tensor *tg_clamp(tg_tensor *x, double low, double high)
{
    if (!(low <= high)) /* a NaN among them as well */
        tg_fail("the bounds of clamp must be low <= high, not %g and %g", low,
                high);
    return tg_apply(&clamp, 1, &x, (double[]){low, high}, 2 * sizeof(double));
}

const tg_op *const tg_algebra_ops[] = {
    &neg,        &abs_op,     &sign,       &square,     &sqrt_op, &rsqrt,
    &reciprocal, &add_scalar, &mul_scalar, &pow_scalar, &clamp,   NULL,
};

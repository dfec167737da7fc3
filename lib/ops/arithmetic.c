/* Arithmetic without a kink: of two inputs, which broadcast, of one input and
 * a plain number, and of one. Declared in elementwise.h; each op is a block of
 * gradient rule, descriptor (which names the loop) and builder. */
#include "tape/op.h"
#include "ops/elementwise.h"

/* ---- add: y = a + b ---- */

static tg_tensor *pass_on(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return dy;
}

static const tg_op add = {
    .name = "add",
    .arity = 2,
    .loop = tg_loop_add,
    .gradient = pass_on,
    .formula = "y = a + b",
    .notation = "a + b",
};

tg_tensor *tg_add(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&add, a, b);
}

/* ---- sub: y = a - b ---- */

static tg_tensor *sub_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y;
    return k == 0 ? dy : tg_neg(dy);
}

static const tg_op sub = {
    .name = "sub",
    .arity = 2,
    .loop = tg_loop_sub,
    .gradient = sub_gradient,
    .formula = "y = a - b",
    .notation = "a - b",
};

tg_tensor *tg_sub(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&sub, a, b);
}

/* ---- mul: y = a * b ---- */

static tg_tensor *mul_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, y->in[1 - k]);
}

static const tg_op mul = {
    .name = "mul",
    .arity = 2,
    .loop = tg_loop_mul,
    .gradient = mul_gradient,
    .formula = "y = a * b",
    .notation = "a * b",
};

tg_tensor *tg_mul(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&mul, a, b);
}

/* ---- div: y = a / b ---- */

static tg_tensor *div_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *b = y->in[1];
    return k == 0 ? tg_div(dy, b) : tg_neg(tg_div(tg_mul(dy, y), b));
}

static const tg_op div_op = {
    .name = "div",
    .arity = 2,
    .loop = tg_loop_div,
    .gradient = div_gradient,
    .formula = "y = a / b",
    .notation = "a / b",
};

tg_tensor *tg_div(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&div_op, a, b);
}

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
    if (c == 0) /* x^0 is 1, also at 0 */
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

const tg_op *const tg_arithmetic_ops[] = {
    &add,        &sub,        &mul,        &div_op, &neg,
    &add_scalar, &mul_scalar, &pow_scalar, &square, &sqrt_op,
    &rsqrt,      &reciprocal, NULL};

/* Powers, exponentials, logarithms, sine and cosine, the error function.
 * Declared in elementwise.h. */
#include <math.h>

#include "tape/op.h"
#include "ops/elementwise.h"

/* ---- pow: y = a^b ---- */

/* da = dy * b * a^(b - 1), which is 0 for b = 0 also where a is 0; and
 * db = dy * y * ln a, which is 0 for a = 0 and b >= 0. Both replace a by 1
 * there. */
static tg_tensor *pow_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *a = y->in[0], *b = y->in[1];
    tg_tensor *zero = tg_scalar(y->tape, 0), *one = tg_scalar(y->tape, 1);
    tg_tensor *a_is_0 = tg_eq(a, zero);
    tg_tensor *flat = tg_mul(a_is_0, k == 0 ? tg_eq(b, zero) : tg_ge(b, zero));
    tg_tensor *safe = tg_where(flat, one, a);
    if (k == 1)
        return tg_mul(dy, tg_mul(y, tg_log(safe)));
    return tg_mul(dy, tg_mul(b, tg_pow(safe, tg_add_scalar(b, -1))));
}

static const tg_op pow_op = {
    .name = "pow",
    .arity = 2,
    .loop = tg_loop_pow,
    .gradient = pow_gradient,
    .formula = "y = a^b",
    .notation = "a^b",
};

tg_tensor *tg_pow(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&pow_op, a, b);
}

/* ---- exp: y = e^x ---- */

static tg_tensor *exp_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_mul(dy, y);
}

static const tg_op exp_op = {
    .name = "exp",
    .arity = 1,
    .loop = tg_loop_exp,
    .gradient = exp_gradient,
    .formula = "y = e^x",
    .notation = "e^a",
};

tg_tensor *tg_exp(tg_tensor *x)
{
    return tg_apply1(&exp_op, x);
}

/* ---- expm1: y = e^x - 1, exact near 0 ---- */

static tg_tensor *expm1_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_exp(y->in[k]));
}

static const tg_op expm1_op = {
    .name = "expm1",
    .arity = 1,
    .loop = tg_loop_expm1,
    .gradient = expm1_gradient,
    .formula = "y = e^x - 1",
};

tg_tensor *tg_expm1(tg_tensor *x)
{
    return tg_apply1(&expm1_op, x);
}

/* ---- log: y = ln x ---- */

static tg_tensor *log_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_div(dy, y->in[k]);
}

static const tg_op log_op = {
    .name = "log",
    .arity = 1,
    .loop = tg_loop_log,
    .gradient = log_gradient,
    .formula = "y = ln x",
};

tg_tensor *tg_log(tg_tensor *x)
{
    return tg_apply1(&log_op, x);
}

/* ---- log1p: y = ln(1 + x), exact near 0 ---- */

static tg_tensor *log1p_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_div(dy, tg_add_scalar(y->in[k], 1));
}

static const tg_op log1p_op = {
    .name = "log1p",
    .arity = 1,
    .loop = tg_loop_log1p,
    .gradient = log1p_gradient,
    .formula = "y = ln(1 + x)",
};

tg_tensor *tg_log1p(tg_tensor *x)
{
    return tg_apply1(&log1p_op, x);
}

/* ---- sin: y = sin x ---- */

static tg_tensor *sin_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_cos(y->in[k]));
}

static const tg_op sin_op = {
    .name = "sin",
    .arity = 1,
    .loop = tg_loop_sin,
    .gradient = sin_gradient,
    .formula = "y = sin x",
};

tg_tensor *tg_sin(tg_tensor *x)
{
    return tg_apply1(&sin_op, x);
}

/* ---- cos: y = cos x ---- */

static tg_tensor *cos_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_neg(tg_mul(dy, tg_sin(y->in[k])));
}

static const tg_op cos_op = {
    .name = "cos",
    .arity = 1,
    .loop = tg_loop_cos,
    .gradient = cos_gradient,
    .formula = "y = cos x",
};

tg_tensor *tg_cos(tg_tensor *x)
{
    return tg_apply1(&cos_op, x);
}

/* ---- erf: y = 2 / sqrt(pi) * integral of e^-t^2 from 0 to x, and
 * erfc: y = 1 - erf x, which keeps its digits where erf is close to 1 ---- */

/* dy * +-2 / sqrt(pi) e^-x^2 */
static tg_tensor *bell(tg_tensor *x, tg_tensor *dy, double sign)
{
    const double pi = 3.14159265358979323846;
    tg_tensor *curve = tg_exp(tg_neg(tg_square(x)));
    return tg_mul(dy, tg_mul_scalar(curve, sign * 2 / sqrt(pi)));
}

static tg_tensor *erf_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return bell(y->in[k], dy, 1);
}

static const tg_op erf_op = {
    .name = "erf",
    .arity = 1,
    .loop = tg_loop_erf,
    .gradient = erf_gradient,
    .formula = "y = 2/sqrt(pi) * integral 0..x of e^-t^2",
};

tg_tensor *tg_erf(tg_tensor *x)
{
    return tg_apply1(&erf_op, x);
}

static tg_tensor *erfc_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return bell(y->in[k], dy, -1);
}

static const tg_op erfc_op = {
    .name = "erfc",
    .arity = 1,
    .loop = tg_loop_erfc,
    .gradient = erfc_gradient,
    .formula = "y = 1 - erf x",
};

tg_tensor *tg_erfc(tg_tensor *x)
{
    return tg_apply1(&erfc_op, x);
}

const tg_op *const tg_exponential_ops[] = {
    &pow_op, &exp_op, &expm1_op, &log_op,  &log1p_op,
    &sin_op, &cos_op, &erf_op,   &erfc_op, NULL};

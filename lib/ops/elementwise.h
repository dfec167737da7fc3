/* Ops on each number by itself.
 *
 * Two inputs broadcast by NumPy's rule: aligned at the right, sizes equal or
 * 1, and 1 is stretched; the gradient of what was stretched is summed back.
 * Fails when they do not broadcast, naming both and the sizes that clash. */
#ifndef TG_OPS_ELEMENTWISE_H
#define TG_OPS_ELEMENTWISE_H

#include "tape/tensor.h"

/* ---- one input: any shape -> the same shape ---- */

/* y = -x            dx = -dy */
tg_tensor *tg_neg(tg_tensor *x);
/* y = |x|           dx = dy * sign x     0 at 0 */
tg_tensor *tg_abs(tg_tensor *x);
/* y = -1, 0 or 1    dx = 0 everywhere */
tg_tensor *tg_sign(tg_tensor *x);
/* y = x^2           dx = dy * 2 x */
tg_tensor *tg_square(tg_tensor *x);
/* y = sqrt x        dx = dy / (2 y)      sqrt 0 = 0, its gradient inf */
tg_tensor *tg_sqrt(tg_tensor *x);
/* y = 1 / sqrt x    dx = -dy * y / (2 x) */
tg_tensor *tg_rsqrt(tg_tensor *x);
/* y = 1 / x         dx = -dy * y^2       1/0 = inf, its gradient -inf */
tg_tensor *tg_reciprocal(tg_tensor *x);

/* y = e^x           dx = dy * y */
tg_tensor *tg_exp(tg_tensor *x);
/* y = e^x - 1       dx = dy * e^x        exact where x is close to 0 */
tg_tensor *tg_expm1(tg_tensor *x);
/* y = ln x          dx = dy / x          ln 0 = -inf, its gradient inf */
tg_tensor *tg_log(tg_tensor *x);
/* y = ln(1 + x)     dx = dy / (1 + x)    exact where x is close to 0 */
tg_tensor *tg_log1p(tg_tensor *x);
/* y = sin x         dx = dy * cos x      x in radians */
tg_tensor *tg_sin(tg_tensor *x);
/* y = cos x         dx = -dy * sin x */
tg_tensor *tg_cos(tg_tensor *x);
/* y = 2/sqrt(pi) * integral of e^-t^2 from 0 to x
 *                   dx = dy * 2/sqrt(pi) e^-x^2 */
tg_tensor *tg_erf(tg_tensor *x);
/* y = 1 - erf x     dx = -dy * 2/sqrt(pi) e^-x^2
 * Keeps its digits where erf x is so close to 1 that the difference is 0. */
tg_tensor *tg_erfc(tg_tensor *x);

/* y = x + c         dx = dy              c is a plain number */
tg_tensor *tg_add_scalar(tg_tensor *x, double c);
/* y = x * c         dx = dy * c */
tg_tensor *tg_mul_scalar(tg_tensor *x, double c);
/* y = x^c           dx = dy * c x^(c-1)  x^0 = 1, its gradient 0 */
tg_tensor *tg_pow_scalar(tg_tensor *x, double c);

/* y = the nearest number to x in [low, high]; a NaN stays.
 * dx = dy where low <= x <= high (at a bound it passes), else 0, also for a
 * NaN. Fails unless low <= high; either may be infinite. */
tg_tensor *tg_clamp(tg_tensor *x, double low, double high);

/* ---- two inputs ---- */

/* y = a + b         da = dy              db = dy */
tg_tensor *tg_add(tg_tensor *a, tg_tensor *b);
/* y = a - b         da = dy              db = -dy */
tg_tensor *tg_sub(tg_tensor *a, tg_tensor *b);
/* y = a * b         da = dy * b          db = dy * a */
tg_tensor *tg_mul(tg_tensor *a, tg_tensor *b);
/* y = a / b         da = dy / b          db = -(dy * y) / b */
tg_tensor *tg_div(tg_tensor *a, tg_tensor *b);
/* y = a^b           da = dy * b a^(b-1)  db = dy * y ln a
 * For a = 0: db = 0 unless b < 0, and da = 0 where b = 0. Where a is negative
 * and b is not a whole number y is NaN. */
tg_tensor *tg_pow(tg_tensor *a, tg_tensor *b);
/* y = the larger, the smaller of a and b; a NaN wins.
 * dy goes to the one that y is; half of it to each of two that are equal. Where
 * y is NaN, da and db are too. */
tg_tensor *tg_maximum(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_minimum(tg_tensor *a, tg_tensor *b);

/* ---- comparisons and choice ---- */

/* 1 where the relation holds, else 0; NaN where a or b is. No gradient. */
tg_tensor *tg_gt(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_ge(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_lt(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_le(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_eq(tg_tensor *a, tg_tensor *b);

/* y = cond != 0 ? a : b, all three broadcast. The gradient goes to the one
 * that was chosen, 0 to the other; cond has none. */
tg_tensor *tg_where(tg_tensor *cond, tg_tensor *a, tg_tensor *b);

#endif

/* Ops on each number by itself.
 *
 * Two inputs broadcast by NumPy's rule: aligned at the right, sizes equal or
 * 1, and 1 is stretched; the gradient of what was stretched is summed back.
 * Fails when they do not, naming both and where they clash. */
#ifndef TG_OPS_ELEMENTWISE_H
#define TG_OPS_ELEMENTWISE_H

#include "core/tensor.h"

/* ---- one input: any shape -> the same shape ---- */

/* y = -x            dx = -dy */
tg_tensor *tg_neg(tg_tensor *x);
/* y = e^x           dx = dy * y */
tg_tensor *tg_exp(tg_tensor *x);
/* y = ln x          dx = dy / x          log 0 = -inf, its gradient inf */
tg_tensor *tg_log(tg_tensor *x);
/* y = x^2           dx = dy * 2 x */
tg_tensor *tg_square(tg_tensor *x);
/* y = sqrt x        dx = dy / (2 y)      sqrt 0 = 0, its gradient inf */
tg_tensor *tg_sqrt(tg_tensor *x);

/* y = x + c, y = x * c with a plain number c. */
tg_tensor *tg_add_scalar(tg_tensor *x, double c);
tg_tensor *tg_mul_scalar(tg_tensor *x, double c);

/* ---- two inputs ---- */

/* y = a + b         da = dy              db = dy */
tg_tensor *tg_add(tg_tensor *a, tg_tensor *b);
/* y = a - b         da = dy              db = -dy */
tg_tensor *tg_sub(tg_tensor *a, tg_tensor *b);
/* y = a * b         da = dy * b          db = dy * a */
tg_tensor *tg_mul(tg_tensor *a, tg_tensor *b);
/* y = a / b         da = dy / b          db = -(dy * y) / b */
tg_tensor *tg_div(tg_tensor *a, tg_tensor *b);

/* ---- comparisons and choice ---- */

/* 1 where the relation holds, else 0; NaN beside a NaN. No gradient. */
tg_tensor *tg_gt(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_ge(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_lt(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_le(tg_tensor *a, tg_tensor *b);
tg_tensor *tg_eq(tg_tensor *a, tg_tensor *b);

/* y = cond != 0 ? a : b, all three broadcast. The gradient goes to the one
 * that was chosen, 0 to the other; cond has none. */
tg_tensor *tg_where(tg_tensor *cond, tg_tensor *a, tg_tensor *b);

#ifndef TG_PLAIN_CALLS
#define tg_neg(...) TG_CALL("tg_neg(" #__VA_ARGS__ ")", (tg_neg)(__VA_ARGS__))
#define tg_exp(...) TG_CALL("tg_exp(" #__VA_ARGS__ ")", (tg_exp)(__VA_ARGS__))
#define tg_log(...) TG_CALL("tg_log(" #__VA_ARGS__ ")", (tg_log)(__VA_ARGS__))
#define tg_square(...) \
    TG_CALL("tg_square(" #__VA_ARGS__ ")", (tg_square)(__VA_ARGS__))
#define tg_sqrt(...) \
    TG_CALL("tg_sqrt(" #__VA_ARGS__ ")", (tg_sqrt)(__VA_ARGS__))
#define tg_add_scalar(...) \
    TG_CALL("tg_add_scalar(" #__VA_ARGS__ ")", (tg_add_scalar)(__VA_ARGS__))
#define tg_mul_scalar(...) \
    TG_CALL("tg_mul_scalar(" #__VA_ARGS__ ")", (tg_mul_scalar)(__VA_ARGS__))
#define tg_add(...) TG_CALL("tg_add(" #__VA_ARGS__ ")", (tg_add)(__VA_ARGS__))
#define tg_sub(...) TG_CALL("tg_sub(" #__VA_ARGS__ ")", (tg_sub)(__VA_ARGS__))
#define tg_mul(...) TG_CALL("tg_mul(" #__VA_ARGS__ ")", (tg_mul)(__VA_ARGS__))
#define tg_div(...) TG_CALL("tg_div(" #__VA_ARGS__ ")", (tg_div)(__VA_ARGS__))
#define tg_gt(...)  TG_CALL("tg_gt(" #__VA_ARGS__ ")", (tg_gt)(__VA_ARGS__))
#define tg_ge(...)  TG_CALL("tg_ge(" #__VA_ARGS__ ")", (tg_ge)(__VA_ARGS__))
#define tg_lt(...)  TG_CALL("tg_lt(" #__VA_ARGS__ ")", (tg_lt)(__VA_ARGS__))
#define tg_le(...)  TG_CALL("tg_le(" #__VA_ARGS__ ")", (tg_le)(__VA_ARGS__))
#define tg_eq(...)  TG_CALL("tg_eq(" #__VA_ARGS__ ")", (tg_eq)(__VA_ARGS__))
#define tg_where(...) \
    TG_CALL("tg_where(" #__VA_ARGS__ ")", (tg_where)(__VA_ARGS__))
#endif

#endif

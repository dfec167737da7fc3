/* Elementwise loops: plain arrays in, plain arrays out.
 *
 * y never overlaps an input. NaN in, NaN out, for all of them. */
#ifndef TG_KERNELS_ELEMENTWISE_H
#define TG_KERNELS_ELEMENTWISE_H

#include <stddef.h>

#include "kernels/real.h"

/* y[i] = f(in[0][i * step[0]], in[1][i * step[1]], ...) for i < n. A step is
 * 1, or 0 for an input of one number. */
typedef void tg_loop(size_t n, const tg_real *const *in, const size_t *step,
                     tg_real *y);

/* ---- one input x, whose step is 1 ---- */
tg_loop tg_loop_neg, tg_loop_exp, tg_loop_log, tg_loop_square, tg_loop_sqrt;
tg_loop tg_loop_abs, tg_loop_sign, tg_loop_rsqrt, tg_loop_reciprocal;
tg_loop tg_loop_expm1, tg_loop_log1p, tg_loop_sin, tg_loop_cos;
tg_loop tg_loop_erf, tg_loop_erfc; /* erfc is 1 - erf, exact in the tail */
tg_loop tg_loop_sigmoid, tg_loop_tanh, tg_loop_relu;
tg_loop tg_loop_softplus; /* ln(1 + e^x) */

/* ---- two inputs, or one and a number ---- */
tg_loop tg_loop_add, tg_loop_sub, tg_loop_mul, tg_loop_div;
tg_loop tg_loop_pow, tg_loop_maximum, tg_loop_minimum;
tg_loop tg_loop_gt, tg_loop_ge, tg_loop_lt, tg_loop_le, tg_loop_eq;
tg_loop tg_loop_elu;        /* a > 0 ? a : b (e^a - 1) */
tg_loop tg_loop_leaky_relu; /* a > 0 ? a : b * a */
tg_loop tg_loop_step;       /* a > 0 ? 1 : b */

/* ---- others ---- */
tg_loop tg_loop_where; /* in[0] != 0 ? in[1] : in[2] */
tg_loop tg_loop_clamp; /* the nearest number to x in [in[1][0], in[2][0]] */
tg_loop tg_loop_copy;  /* in[0] */

/* The index of the first NaN or infinity; n when there is none. */
size_t tg_first_nonfinite(size_t n, const tg_real *x);

/* ---- in place ---- */

/* y[i] += c * x[i]. */
void tg_loop_axpy(size_t n, double c, const tg_real *x, tg_real *y);

#endif

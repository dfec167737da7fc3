/* Elementwise loops: plain arrays in, plain arrays out.
 *
 * y never overlaps an input. NaN in, NaN out, for all of them. */
#ifndef TG_KERNELS_ELEMENTWISE_H
#define TG_KERNELS_ELEMENTWISE_H

#include <stddef.h>

#include "kernels/real.h"

/* ---- one input: y[i] = f(x[i]) for i < n ---- */
typedef void tg_loop1(size_t n, const tg_real *x, tg_real *y);
tg_loop1 tg_loop_neg, tg_loop_exp, tg_loop_log, tg_loop_square, tg_loop_sqrt;
tg_loop1 tg_loop_abs, tg_loop_sign, tg_loop_rsqrt, tg_loop_reciprocal;
tg_loop1 tg_loop_expm1, tg_loop_log1p, tg_loop_sin, tg_loop_cos;
tg_loop1 tg_loop_erf, tg_loop_erfc; /* erfc is 1 - erf, exact in the tail */
tg_loop1 tg_loop_sigmoid, tg_loop_tanh, tg_loop_relu;
tg_loop1 tg_loop_softplus; /* ln(1 + e^x) */

/* ---- one input and a number ---- */
typedef void tg_unary_scalar(size_t n, const tg_real *x, tg_real c, tg_real *y);
tg_unary_scalar tg_loop_add_scalar, tg_loop_mul_scalar;
tg_unary_scalar tg_loop_pow_scalar; /* x^c */
tg_unary_scalar tg_loop_elu;        /* x > 0 ? x : c (e^x - 1) */
tg_unary_scalar tg_loop_leaky_relu; /* x > 0 ? x : c * x */
tg_unary_scalar tg_loop_step;       /* x > 0 ? 1 : c */

/* The nearest number to x in [low, high]. */
void tg_loop_clamp(size_t n, const tg_real *x, tg_real low, tg_real high,
                   tg_real *y);

/* ---- several inputs, each of which may be one number ---- */

/* y[i] = f(in[0][i * step[0]], in[1][i * step[1]], ...); a step is 0 or 1. */
typedef void tg_loop(size_t n, const tg_real *const *in, const size_t *step,
                     tg_real *y);
tg_loop tg_loop_add, tg_loop_sub, tg_loop_mul, tg_loop_div;
tg_loop tg_loop_pow, tg_loop_maximum, tg_loop_minimum;
tg_loop tg_loop_gt, tg_loop_ge, tg_loop_lt, tg_loop_le, tg_loop_eq;
tg_loop tg_loop_where; /* in[0] != 0 ? in[1] : in[2] */
tg_loop tg_loop_copy;  /* in[0] */

/* ---- in place ---- */

/* y[i] += c * x[i]. */
void tg_loop_axpy(size_t n, double c, const tg_real *x, tg_real *y);

#endif

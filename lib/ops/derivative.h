/* Matrices of derivatives, for small problems. Rules are made of ops, so
 * each of these is a few calls of tg_grads, and its result can itself be
 * differentiated. Zeros where y does not depend on x. All fail as tg_grads
 * does. */
#ifndef TG_OPS_DERIVATIVE_H
#define TG_OPS_DERIVATIVE_H

#include "tape/tensor.h"

/* All of dy_i / dx_j: [numbers of y x numbers of x]. A backward pass a row. */
tg_tensor *tg_jacobian(tg_tensor *y, tg_tensor *x);

/* The second derivatives of a y of one number: [numbers of x x numbers of x].
 * The Jacobian of the gradient. */
tg_tensor *tg_hessian(tg_tensor *y, tg_tensor *x);

/* The Hessian times v (of x's shape), without the Hessian: the gradient of
 * v . dy/dx. Pearlmutter 1994. y has one number, the result x's shape. Fails
 * for a v of another shape. */
tg_tensor *tg_hvp(tg_tensor *y, tg_tensor *x, tg_tensor *v);

#endif

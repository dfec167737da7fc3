/* Derivatives by an input, and matrices of derivatives for small problems.
 *
 * Rules are made of ops, so each matrix is a few calls of tg_grads, and can
 * itself be differentiated. Zeros where y does not depend on x. All fail as
 * tg_grads does. */
#ifndef TG_OPS_DERIVATIVE_H
#define TG_OPS_DERIVATIVE_H

#include "tape/tensor.h"

/* Watches a leaf that is not a parameter (tg_input, tg_constant): from now on
 * gradients reach it, although no optimiser moves it. Returns x. For saliency
 * maps, adversarial examples and gradient penalties:
 *
 *     tg_tensor *x = tg_watch(tg_input(tape, "x", TG_SHAPE(1, 784), image));
 *     tg_tensor *dx = tg_grad(tg_model_loss(model, x, y, false), x);
 *
 * tg_backward sets x->grad, too. x is watched as long as it is on the tape. A
 * parameter, or a leaf that is watched already, stays as it is. tg_watch may
 * stand between tg_no_grad_begin and tg_no_grad_end; what is recorded there
 * needs no gradient, as ever. Fails unless x is a leaf, and where an entry was
 * already made from it: no gradient would pass through that entry. */
tg_tensor *tg_watch(tg_tensor *x);

/* All of dy_i / dx_j: [numbers of y x numbers of x]. A backward pass a row. */
tg_tensor *tg_jacobian(tg_tensor *y, tg_tensor *x);

/* The second derivatives of a y of one number: [numbers of x x numbers of x].
 * The Jacobian of the gradient. */
tg_tensor *tg_hessian(tg_tensor *y, tg_tensor *x);

/* The Hessian times v (of x's shape), without the Hessian: the gradient of
 * v . dy/dx. Pearlmutter 1994. y has one number, the result x's shape. Fails
 * for a v of another shape. */
tg_tensor *tg_hvp(tg_tensor *y, tg_tensor *x, tg_tensor *v);

/* Forward mode: how y changes while x[i] moves with speed v[i] (of x[i]'s
 * shape), for i < n. This is the Jacobian times v, of y's shape; zeros when y
 * does not depend on x. Made of backward passes: the first gives J^T u, which
 * is linear in u, so that its own gradient with respect to u is J v. Fails
 * when v[i] does not have x[i]'s shape, and as tg_grad does. */
tg_tensor *tg_jvp(tg_tensor *y, int n, tg_tensor *const *x,
                  tg_tensor *const *v);

#endif

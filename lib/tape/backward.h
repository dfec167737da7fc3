/* The backward pass: reading the tape from its end.
 *
 * Each entry sends dy, the cotangent that arrived at it, on to its inputs by
 * its op's rule. Rules are made of ops, so the gradients are entries too, and
 * can be drawn, stepped through and differentiated again.
 *
 * Every call starts from fresh cotangents, kept in a scratch table by entry
 * and never in ->grad, so that a second call cannot pick up what the first one
 * left, a gradient that is differentiated meets no sums of an earlier pass,
 * and a pass that fails leaves every ->grad as it was. */
#ifndef TG_TAPE_BACKWARD_H
#define TG_TAPE_BACKWARD_H

#include "tape/tape.h"

/* d loss / d t for every entry t between the parameters and the loss, added
 * to t->grad (NULL before the first call; also afterwards where the loss does
 * not depend on t). Fails unless the loss is one number which a parameter
 * reaches, and when a parameter was updated after an entry used it. Watched
 * leaves (tg_watch) are like parameters here and below. */
void tg_backward(tg_tensor *loss);

/* The same for a `y` of any shape: `cotangent`, of y's shape, is what arrives
 * at it. The gradients are those of sum(cotangent * y). */
void tg_backward_from(tg_tensor *y, tg_tensor *cotangent);

/* d y / d x as a tensor, leaving every ->grad alone; NULL when y does not
 * depend on x. Fails unless y is one number and x is a parameter or made from
 * one. */
tg_tensor *tg_grad(tg_tensor *y, tg_tensor *x);

/* The same for n tensors x[] at once: gradient[i] belongs to x[i]. `cotangent`
 * is NULL where y is one number. Fails as tg_grad does. */
void tg_grads(tg_tensor *y, tg_tensor *cotangent, int n, tg_tensor *const *x,
              tg_tensor **gradient);

/* For code that reads a tape: fails, with the message of tg_backward, where an
 * input of `y` was updated after `y` used it, so that their numbers no longer
 * belong together. */
void tg_check_stale(const tg_tensor *y);

/* What y's rule sends to in[k] when dy has arrived at y, of in[k]'s shape. It
 * is recorded as part of y's rule, under y's call site. */
tg_tensor *tg_apply_rule(tg_tensor *y, tg_tensor *dy, int k);

/* The gradient of sum(cotangent * y) with respect to x, from a pass that ends
 * at x, since nothing recorded before x depends on it. NULL when y does not
 * depend on x. */
tg_tensor *tg_grad_back_to(tg_tensor *x, tg_tensor *y, tg_tensor *cotangent);

#endif

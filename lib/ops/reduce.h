/* Reductions over axes.
 *
 *     tg_sum(x)                    of all numbers: []
 *     tg_sum(x, 0)                 over axis 0; -1 is the last
 *     tg_sum(x, TG_AXES(0, -1))    over several
 *     tg_sum(x, 0, true)           and keeps axis 0, with size 1
 *
 * TG_ALL names all axes. tg_sum(x, 0, 1) keeps axis 0: several axes are a list.
 * Fails for an axis that x does not have, and for one named twice. Sums are
 * pairwise: 2^24 ones and 1000 more are 16778216. */
#ifndef TG_OPS_REDUCE_H
#define TG_OPS_REDUCE_H

#include "tape/tensor.h"
#include "ops/axis_list.h"

/* y = sum x         dx = dy, for each x         an empty sum is 0 */
tg_tensor *tg_sum(tg_tensor *x, tg_axes axes, bool keepdim);

/* y = sum x / n     dx = dy / n                 an empty mean is NaN */
tg_tensor *tg_mean(tg_tensor *x, tg_axes axes, bool keepdim);

/* y = max x         dx = dy where x is y, shared equally among ties
 * A NaN wins, and every dx is NaN then. Fails where an axis has size 0. */
tg_tensor *tg_max(tg_tensor *x, tg_axes axes, bool keepdim);

/* The same for the smallest. */
tg_tensor *tg_min(tg_tensor *x, tg_axes axes, bool keepdim);

/* The index of the largest, of the smallest number, from 0: along one axis, or
 * among all numbers of x in their order. The first of equals; the first NaN.
 * No gradient. Fails where an axis has size 0. */
tg_tensor *tg_argmax(tg_tensor *x, tg_axes axes, bool keepdim);
tg_tensor *tg_argmin(tg_tensor *x, tg_axes axes, bool keepdim);

/* y = x_0 x_1 ..    dx_i = dy * the product of the others, also where one or
 * more are 0. An empty product is 1. */
tg_tensor *tg_prod(tg_tensor *x, tg_axes axes, bool keepdim);

/* y = sum (x - mean)^2 / (n - correction); correction 0 for a whole population,
 * 1 for a sample of it. NaN where n is not larger than correction. Fails for a
 * negative one. std is its square root, with gradient 0 where it is 0. */
tg_tensor *tg_var(tg_tensor *x, int correction, tg_axes axes, bool keepdim);
tg_tensor *tg_std(tg_tensor *x, int correction, tg_axes axes, bool keepdim);

/* y = sqrt(sum x^2)    dx = dy * x / y, and 0 where y is 0
 * In float32 the squares of numbers beyond 1.8e19 are inf, and of those below
 * 1e-23 they are 0: scale x first. */
tg_tensor *tg_norm(tg_tensor *x, tg_axes axes, bool keepdim);

/* y = ln sum e^x    dx = dy * e^x / sum e^x
 * The maximum is subtracted first. Where all x are -inf, y is -inf and dx 0;
 * where one is +inf, y is +inf and dx NaN. Fails where an axis has size 0. */
tg_tensor *tg_logsumexp(tg_tensor *x, tg_axes axes, bool keepdim);

/* y_i = x_0 + .. + x_i along `axis`: a running sum.
 * dx_i = dy_i + dy_i+1 + .. Fails for a bad axis. */
tg_tensor *tg_cumsum(tg_tensor *x, int axis);

/* Sums x to `shape`, which must broadcast to x's shape: what undoes a
 * stretch. dx = dy, for each x. tg_sum_to(x, 3, 1). */
tg_tensor *tg_sum_to(tg_tensor *x, tg_shape shape);

#endif

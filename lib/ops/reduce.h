/* Reductions over axes.
 *
 * tg_sum(x) reduces everything to one number, [];
 * tg_sum_axes(x, TG_AXES(0, -1), keep) reduces the axes named, and keeps them
 * with size 1 when `keep` is true. Fails for an axis that is not there or is
 * named twice. Sums are pairwise: 2^24 ones and 1000 more are 16778216. */
#ifndef TG_OPS_REDUCE_H
#define TG_OPS_REDUCE_H

#include "tape/tensor.h"

/* y = sum x         dx = dy, for each x         the sum of nothing is 0 */
tg_tensor *tg_sum(tg_tensor *x);
tg_tensor *tg_sum_axes(tg_tensor *x, tg_axes axes, bool keep);

/* y = sum x / n     dx = dy / n                 the mean of nothing is NaN */
tg_tensor *tg_mean(tg_tensor *x);
tg_tensor *tg_mean_axes(tg_tensor *x, tg_axes axes, bool keep);

/* y = max x         dx = dy where x is y, shared equally among ties
 * A NaN wins. Fails for the maximum of nothing. */
tg_tensor *tg_max(tg_tensor *x);
tg_tensor *tg_max_axes(tg_tensor *x, tg_axes axes, bool keep);

/* The same for the smallest. */
tg_tensor *tg_min(tg_tensor *x);
tg_tensor *tg_min_axes(tg_tensor *x, tg_axes axes, bool keep);

/* Where the largest, the smallest is: 0 for the first; among all numbers of x
 * in their order, or along an axis. The first of equals; the first NaN. No
 * gradient. Fails where there is nothing. */
tg_tensor *tg_argmax(tg_tensor *x);
tg_tensor *tg_argmax_axis(tg_tensor *x, int axis, bool keep);
tg_tensor *tg_argmin(tg_tensor *x);
tg_tensor *tg_argmin_axis(tg_tensor *x, int axis, bool keep);

/* y = x_0 x_1 ..    dx_i = dy * the product of the others, also where one or
 * more are 0. The product of nothing is 1. */
tg_tensor *tg_prod(tg_tensor *x);
tg_tensor *tg_prod_axes(tg_tensor *x, tg_axes axes, bool keep);

/* y = sum (x - mean)^2 / (n - correction); correction 0 for all there is, 1
 * for a sample of it. NaN where n is not larger than correction. Fails for a
 * negative one. std is its square root, with gradient 0 where it is 0. */
tg_tensor *tg_var(tg_tensor *x, int correction);
tg_tensor *tg_var_axes(tg_tensor *x, tg_axes axes, bool keep, int correction);
tg_tensor *tg_std(tg_tensor *x, int correction);
tg_tensor *tg_std_axes(tg_tensor *x, tg_axes axes, bool keep, int correction);

/* y = sqrt(sum x^2) dx = dy * x / y, and 0 where y is 0 */
tg_tensor *tg_norm(tg_tensor *x);
tg_tensor *tg_norm_axes(tg_tensor *x, tg_axes axes, bool keep);

/* y = ln sum e^x    dx = dy * e^x / sum e^x
 * The maximum is subtracted first; -inf only, or a +inf, gives NaN. Fails for
 * nothing. */
tg_tensor *tg_logsumexp(tg_tensor *x);
tg_tensor *tg_logsumexp_axes(tg_tensor *x, tg_axes axes, bool keep);

/* y_i = x_0 + .. + x_i along `axis`: a running sum.
 * dx_i = dy_i + dy_i+1 + .. Fails for a bad axis. */
tg_tensor *tg_cumsum(tg_tensor *x, int axis);

/* Sums x to `shape`, which must broadcast to x's shape: what undoes a
 * stretch. dx = dy, for each x. tg_sum_to(x, 3, 1). */
tg_tensor *tg_sum_to(tg_tensor *x, tg_shape shape);

#ifndef TG_PLAIN_CALLS
#define tg_sum(...) TG_CALL("tg_sum(" #__VA_ARGS__ ")", (tg_sum)(__VA_ARGS__))
#define tg_sum_axes(...) \
    TG_CALL("tg_sum_axes(" #__VA_ARGS__ ")", (tg_sum_axes)(__VA_ARGS__))
#define tg_mean(...) \
    TG_CALL("tg_mean(" #__VA_ARGS__ ")", (tg_mean)(__VA_ARGS__))
#define tg_mean_axes(...) \
    TG_CALL("tg_mean_axes(" #__VA_ARGS__ ")", (tg_mean_axes)(__VA_ARGS__))
#define tg_max(...) TG_CALL("tg_max(" #__VA_ARGS__ ")", (tg_max)(__VA_ARGS__))
#define tg_max_axes(...) \
    TG_CALL("tg_max_axes(" #__VA_ARGS__ ")", (tg_max_axes)(__VA_ARGS__))
#define tg_min(...) TG_CALL("tg_min(" #__VA_ARGS__ ")", (tg_min)(__VA_ARGS__))
#define tg_min_axes(...) \
    TG_CALL("tg_min_axes(" #__VA_ARGS__ ")", (tg_min_axes)(__VA_ARGS__))
#define tg_prod(...) \
    TG_CALL("tg_prod(" #__VA_ARGS__ ")", (tg_prod)(__VA_ARGS__))
#define tg_prod_axes(...) \
    TG_CALL("tg_prod_axes(" #__VA_ARGS__ ")", (tg_prod_axes)(__VA_ARGS__))
#define tg_var(...) TG_CALL("tg_var(" #__VA_ARGS__ ")", (tg_var)(__VA_ARGS__))
#define tg_var_axes(...) \
    TG_CALL("tg_var_axes(" #__VA_ARGS__ ")", (tg_var_axes)(__VA_ARGS__))
#define tg_std(...) TG_CALL("tg_std(" #__VA_ARGS__ ")", (tg_std)(__VA_ARGS__))
#define tg_std_axes(...) \
    TG_CALL("tg_std_axes(" #__VA_ARGS__ ")", (tg_std_axes)(__VA_ARGS__))
#define tg_norm(...) \
    TG_CALL("tg_norm(" #__VA_ARGS__ ")", (tg_norm)(__VA_ARGS__))
#define tg_norm_axes(...) \
    TG_CALL("tg_norm_axes(" #__VA_ARGS__ ")", (tg_norm_axes)(__VA_ARGS__))
#define tg_logsumexp(...) \
    TG_CALL("tg_logsumexp(" #__VA_ARGS__ ")", (tg_logsumexp)(__VA_ARGS__))
#define tg_logsumexp_axes(...)                     \
    TG_CALL("tg_logsumexp_axes(" #__VA_ARGS__ ")", \
            (tg_logsumexp_axes)(__VA_ARGS__))
#define tg_argmax(...) \
    TG_CALL("tg_argmax(" #__VA_ARGS__ ")", (tg_argmax)(__VA_ARGS__))
#define tg_argmax_axis(...) \
    TG_CALL("tg_argmax_axis(" #__VA_ARGS__ ")", (tg_argmax_axis)(__VA_ARGS__))
#define tg_argmin(...) \
    TG_CALL("tg_argmin(" #__VA_ARGS__ ")", (tg_argmin)(__VA_ARGS__))
#define tg_argmin_axis(...) \
    TG_CALL("tg_argmin_axis(" #__VA_ARGS__ ")", (tg_argmin_axis)(__VA_ARGS__))
#define tg_cumsum(...) \
    TG_CALL("tg_cumsum(" #__VA_ARGS__ ")", (tg_cumsum)(__VA_ARGS__))
#define tg_sum_to(x, ...)                          \
    TG_CALL("tg_sum_to(" #x ", " #__VA_ARGS__ ")", \
            (tg_sum_to)(x, TG_SHAPE(__VA_ARGS__)))
#endif

#endif

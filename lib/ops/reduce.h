/* Reductions: sums, means and maxima over axes.
 *
 * tg_sum(x) reduces everything to one number, [];
 * tg_sum_axes(x, TG_AXES(0, -1), keep) reduces the axes named, and keeps them
 * with size 1 when `keep` is true. Fails for an axis that is not there or is
 * named twice. Sums are pairwise: 2^24 ones and 1000 more are 16778216. */
#ifndef TG_OPS_REDUCE_H
#define TG_OPS_REDUCE_H

#include "core/tensor.h"

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

/* Sums x to `shape`, which must broadcast to x's shape: what undoes a
 * stretch. dx = dy, for each x. tg_sum_to(x, 3, 1). */
tg_tensor *tg_sum_to(tg_tensor *x, tg_shape shape);

#ifndef TG_PLAIN_CALLS
#define tg_sum(...) TG_CALL("tg_sum(" #__VA_ARGS__ ")", (tg_sum)(__VA_ARGS__))
#define tg_mean(...) \
    TG_CALL("tg_mean(" #__VA_ARGS__ ")", (tg_mean)(__VA_ARGS__))
#define tg_max(...) TG_CALL("tg_max(" #__VA_ARGS__ ")", (tg_max)(__VA_ARGS__))
#define tg_sum_axes(...) \
    TG_CALL("tg_sum_axes(" #__VA_ARGS__ ")", (tg_sum_axes)(__VA_ARGS__))
#define tg_mean_axes(...) \
    TG_CALL("tg_mean_axes(" #__VA_ARGS__ ")", (tg_mean_axes)(__VA_ARGS__))
#define tg_max_axes(...) \
    TG_CALL("tg_max_axes(" #__VA_ARGS__ ")", (tg_max_axes)(__VA_ARGS__))
#define tg_sum_to(x, ...)                          \
    TG_CALL("tg_sum_to(" #x ", " #__VA_ARGS__ ")", \
            (tg_sum_to)(x, TG_SHAPE(__VA_ARGS__)))
#endif

#endif

/* Reductions that are composed of other ops. Declared in reduce.h. */
#include <math.h>

#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/part.h"
#include "ops/reduce.h"

/* ---- prod, by halving: one number after the other would divide by 0 or make
 * a long chain; the products of halves are log n entries and exact ---- */

/* x[outer][n][inner] -> [outer][ceil(n / 2)][inner] */
static tg_tensor *halve(tg_tensor *x, int n)
{
    const int half = n / 2;
    tg_tensor *first = tg_slice(x, 1, 0, half, 1);
    tg_tensor *second = tg_slice(x, 1, half, 2 * half, 1);
    tg_tensor *y = tg_mul(first, second);
    if (n % 2 == 0)
        return y;
    tg_tensor *rest = tg_slice(x, 1, n - 1, n, 1);
    return tg_concat(2, (tg_tensor *[]){y, rest}, 1);
}

/* The product along one axis, which keeps size 1. */
static tg_tensor *prod_axis(tg_tensor *x, int axis)
{
    tg_shape kept = x->shape;
    tg_axis_split m = tg_split_at(x->shape, axis, axis);
    kept.dim[axis] = 1;
    if (m.n == 0) /* the product of nothing is 1 */
        return tg_add_scalar(tg_sum(x, TG_AXES(axis), true), 1);
    x = tg_reshape(x, TG_SHAPE((int)m.outer, (int)m.n, (int)m.inner));
    for (int n = (int)m.n; n > 1; n = n - n / 2)
        x = halve(x, n);
    return tg_reshape(x, kept);
}

tg_tensor *tg_prod(tg_tensor *x, tg_axes axes, bool keepdim)
{
    tg_check_given("prod", x, 1);
    tg_reduce_attr a = tg_reduced(x, axes, keepdim);
    for (int i = 0; i < a.kept.rank; i++)
        if (a.reduced[i])
            x = prod_axis(x, i);
    return tg_reshape(x, a.out);
}

/* ---- var, std, norm ---- */

tg_tensor *tg_var(tg_tensor *x, int correction, tg_axes axes, bool keepdim)
{
    tg_check_given("var", x, 1);
    if (correction < 0)
        tg_fail("the correction of a variance must be at least 0, got %d",
                correction);
    tg_tensor *centred = tg_sub(x, tg_mean(x, axes, true));
    tg_tensor *total = tg_sum(tg_square(centred), axes, keepdim);
    const double n = tg_reduced_numbers(total) - correction;
    return tg_div(total, tg_scalar(x->tape, n > 0 ? n : 0));
}

/* sqrt x, whose gradient at 0 is 0. */
static tg_tensor *safe_sqrt(tg_tensor *x)
{
    tg_tensor *zero = tg_scalar(x->tape, 0), *one = tg_scalar(x->tape, 1);
    tg_tensor *some = tg_gt(x, zero); /* NaN stays NaN */
    return tg_where(some, tg_sqrt(tg_where(some, x, one)), zero);
}

tg_tensor *tg_std(tg_tensor *x, int correction, tg_axes axes, bool keepdim)
{
    return safe_sqrt(tg_var(x, correction, axes, keepdim));
}

tg_tensor *tg_norm(tg_tensor *x, tg_axes axes, bool keepdim)
{
    return safe_sqrt(tg_sum(tg_square(x), axes, keepdim));
}

/* ---- logsumexp: y = ln sum e^x ---- */

/* What is subtracted before e^x can overflow, and added again: the maximum, or
 * 0 where that is infinite, because inf - inf is NaN. It is a constant here,
 * because the result does not depend on it. */
static tg_tensor *shift_of(tg_tensor *x, tg_axes axes)
{
    tg_tensor *max = tg_detach(tg_max(x, axes, true));
    tg_tensor *zero = tg_scalar(x->tape, 0);
    tg_tensor *infinity = tg_scalar(x->tape, (double)INFINITY);
    return tg_where(tg_lt(tg_abs(max), infinity), max, zero);
}

/* tg_max would speak of a maximum, which the program did not ask for. */
static void check_some(const tg_tensor *x, tg_axes axes)
{
    const tg_reduce_attr a = tg_reduced(x, axes, true);
    for (int i = 0; i < x->shape.rank; i++)
        if (a.reduced[i] && x->shape.dim[i] == 0)
            tg_fail("there is no logsumexp of nothing: axis %d of %s has "
                    "size 0",
                    i, tg_shape_print(x->shape).text);
}

/* The sum is 0 for -inf only: there the gradient is 0, not 1/0. */
tg_tensor *tg_logsumexp(tg_tensor *x, tg_axes axes, bool keepdim)
{
    tg_check_given("logsumexp", x, 1);
    check_some(x, axes);
    tg_tensor *shift = shift_of(x, axes);
    tg_tensor *total = tg_sum(tg_exp(tg_sub(x, shift)), axes, keepdim);
    tg_tensor *some = tg_gt(total, tg_scalar(x->tape, 0)); /* NaN stays NaN */
    tg_tensor *one = tg_scalar(x->tape, 1);
    tg_tensor *none = tg_scalar(x->tape, -(double)INFINITY);
    tg_tensor *y = tg_where(some, tg_log(tg_where(some, total, one)), none);
    return tg_add(y, tg_reshape(shift, total->shape));
}

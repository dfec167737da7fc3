/* Sums and means over axes, running sums. Extrema are in extreme.c, and what
 * is composed of these in statistics.c. */
#include "ops/reduce.h"

#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/part.h"
#include "ops/table.h"

/* ---- sum: y = sum x ---- */

static void sum_forward(tg_tensor *y)
{
    tg_reduce_forward(y, tg_reduce_sum);
}

static tg_tensor *sum_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_reduce_spread(y, dy);
}

static const tg_op sum = {
    .name = "sum",
    .arity = 1,
    .shape = tg_reduce_shape,
    .forward = sum_forward,
    .gradient = sum_gradient,
    .formula = "y = sum x",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_sum(tg_tensor *x, tg_axes axes, bool keepdim)
{
    return tg_reduce(&sum, x, axes, keepdim);
}

/* ---- sum_to: sum x to a shape that broadcasts to x's ---- */

static void sum_to_shape(tg_tensor *y)
{
    const tg_reduce_attr *a = y->attr;
    tg_shape x = y->in[0]->shape, both;
    if (tg_shape_broadcast(a->out, x, &both) >= 0 || !tg_shape_equal(both, x))
        tg_fail_op(y,
                   "%s cannot be summed to %s, which does not broadcast "
                   "to it",
                   tg_shape_print(x).text, tg_shape_print(a->out).text);
    y->shape = a->out;
}

static const tg_op sum_to = {
    .name = "sum_to",
    .arity = 1,
    .shape = sum_to_shape,
    .forward = sum_forward,
    .gradient = sum_gradient,
    .formula = "y = sum of x over the axes that were stretched",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_sum_to(tg_tensor *x, tg_shape shape)
{
    tg_check_given("sum_to", x, 1);
    (void)tg_shape_count(shape);
    tg_reduce_attr a = {.kept = x->shape, .out = shape};
    for (int i = 0; i < a.kept.rank; i++) {
        int place = shape.rank - a.kept.rank + i; /* aligned at the right */
        int to = place < 0 ? 1 : shape.dim[place];
        a.reduced[i] = place < 0 || to != a.kept.dim[i];
        a.kept.dim[i] = to;
    }
    return tg_apply(&sum_to, 1, &x, &a, sizeof a);
}

/* ---- mean: y = sum x / n ---- */

static void mean_forward(tg_tensor *y)
{
    sum_forward(y);
    const tg_real n = (tg_real)tg_reduced_numbers(y);
    for (size_t i = 0; i < y->count; i++)
        y->data[i] /= n;
}

static tg_tensor *mean_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const double n = tg_reduced_numbers(y);
    /* The mean of nothing spreads to nothing: do not divide by 0 for it. */
    tg_tensor *divisor = tg_scalar(y->tape, n > 0 ? n : 1);
    return tg_reduce_spread(y, tg_div(dy, divisor));
}

static const tg_op mean = {
    .name = "mean",
    .arity = 1,
    .shape = tg_reduce_shape,
    .forward = mean_forward,
    .gradient = mean_gradient,
    .formula = "y = sum x / n",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_mean(tg_tensor *x, tg_axes axes, bool keepdim)
{
    return tg_reduce(&mean, x, axes, keepdim);
}

/* ---- cumsum: y_i = x_0 + .. + x_i along an axis ---- */

static void cumsum_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    (void)tg_axis_of(y);
}

static void cumsum_forward(tg_tensor *y)
{
    const int axis = tg_axis_of(y);
    tg_axis_split m = tg_split_at(y->shape, axis, axis);
    tg_running_sum(m.outer, m.n, m.inner, y->in[0]->data, y->data);
}

/* x_i goes into y_i and all that follow: a running sum from the other end. */
static tg_tensor *cumsum_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const int axis = tg_axis_of(y);
    return tg_flip(tg_cumsum(tg_flip(dy, axis), axis), axis);
}

static const tg_op cumsum = {
    .name = "cumsum",
    .arity = 1,
    .shape = cumsum_shape,
    .forward = cumsum_forward,
    .gradient = cumsum_gradient,
    .formula = "y_i = x_0 + .. + x_i along an axis",
    .flops = tg_flops_elementwise,
    .show = tg_show_axis,
};

tg_tensor *tg_cumsum(tg_tensor *x, int axis)
{
    return tg_apply_axis(&cumsum, x, axis);
}

const tg_op *const tg_reduce_ops[] = {&sum, &sum_to, &mean, &cumsum, NULL};

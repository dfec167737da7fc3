/* The largest and the smallest over axes, and where they are. Declared in
 * reduce.h. */
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"
#include "ops/branch.h"

/* ---- max, min: y = max x, y = min x ---- */

/* An extremum of nothing does not exist. */
static void extreme_shape(tg_tensor *y)
{
    const tg_reduce_attr *a = y->attr;
    for (int i = 0; i < y->in[0]->shape.rank; i++)
        if (a->reduced[i] && y->in[0]->shape.dim[i] == 0)
            tg_fail_op(y, "there is no %simum of nothing: axis %d has size 0",
                       y->op->name, i);
    tg_reduce_shape(y);
}

static void max_forward(tg_tensor *y)
{
    tg_reduce_forward(y, tg_reduce_max);
}

static void min_forward(tg_tensor *y)
{
    tg_reduce_forward(y, tg_reduce_min);
}

/* dy to the x that is y; shared equally by those that are equal to it. */
static tg_tensor *extreme_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const tg_reduce_attr *a = y->attr;
    tg_tensor *won = tg_eq(y->in[k], tg_reshape(y, a->kept));
    tg_tensor *ties = tg_sum_to(won, a->kept);
    return tg_mul(won, tg_div(tg_reshape(dy, a->kept), ties));
}

/* The value of an extremum moves smoothly; which number it is may jump. */
static uint64_t extreme_branch(const tg_tensor *y)
{
    uint64_t hash = TG_HASH_START;
    const tg_tensor *x = y->in[0];
    for (size_t i = 0; i < x->count; i++) {
        bool won = false;
        for (size_t j = 0; j < y->count && !won; j++)
            won = x->data[i] == y->data[j];
        hash = tg_hash_add(hash, won);
    }
    return hash;
}

static const tg_op max = {
    .name = "max",
    .arity = 1,
    .shape = extreme_shape,
    .forward = max_forward,
    .gradient = extreme_gradient,
    .branch = extreme_branch,
    .formula = "y = max x",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_max(tg_tensor *x, tg_axes axes, bool keepdim)
{
    return tg_reduce(&max, x, axes, keepdim);
}

static const tg_op min = {
    .name = "min",
    .arity = 1,
    .shape = extreme_shape,
    .forward = min_forward,
    .gradient = extreme_gradient,
    .branch = extreme_branch,
    .formula = "y = min x",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_min(tg_tensor *x, tg_axes axes, bool keepdim)
{
    return tg_reduce(&min, x, axes, keepdim);
}

/* ---- argmax, argmin: which of them it is, the first of equals ---- */

static void arg_shape(tg_tensor *y)
{
    const tg_reduce_attr *a = y->attr;
    const double most = sizeof(tg_real) == sizeof(double) ? 0x1p53 : 0x1p24;
    for (int i = 0; i < y->in[0]->shape.rank; i++)
        if (a->reduced[i] && y->in[0]->shape.dim[i] == 0)
            tg_fail_op(y, "there is nothing along axis %d", i);
    if (tg_reduced_numbers(y) > most)
        tg_fail_op(y,
                   "the index among more than %.0f numbers is not exact in "
                   "float%d",
                   most, (int)(8 * sizeof(tg_real)));
    tg_reduce_shape(y);
}

static void argmax_forward(tg_tensor *y)
{
    tg_reduce_forward(y, tg_reduce_argmax);
}

static void argmin_forward(tg_tensor *y)
{
    tg_reduce_forward(y, tg_reduce_argmin);
}

/* Along one axis, or among all numbers in their order. */
static tg_tensor *apply_arg(const tg_op *op, tg_tensor *x, tg_axes axes,
                            bool keepdim)
{
    tg_check_given(op->name, x, 1);
    if (axes.count == 1)
        return tg_reduce(op, x, axes, keepdim);
    if (axes.count != TG_ALL.count)
        tg_fail("tg_%s works along one axis or over all numbers, not along %d "
                "axes",
                op->name, axes.count);
    tg_reduce_attr all = tg_reduced(x, TG_ALL, keepdim);
    tg_tensor *line = tg_reshape(x, TG_SHAPE(-1));
    tg_tensor *place = tg_reduce(op, line, TG_AXES(0), false);
    return keepdim ? tg_reshape(place, all.out) : place;
}

static const tg_op argmax = {
    .name = "argmax",
    .arity = 1,
    .shape = arg_shape,
    .forward = argmax_forward,
    .formula = "y = the place of max x",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_argmax(tg_tensor *x, tg_axes axes, bool keepdim)
{
    return apply_arg(&argmax, x, axes, keepdim);
}

static const tg_op argmin = {
    .name = "argmin",
    .arity = 1,
    .shape = arg_shape,
    .forward = argmin_forward,
    .formula = "y = the place of min x",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_argmin(tg_tensor *x, tg_axes axes, bool keepdim)
{
    return apply_arg(&argmin, x, axes, keepdim);
}

const tg_op *const tg_extreme_ops[] = {&max, &min, &argmax, &argmin, NULL};

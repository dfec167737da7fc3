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

/* The extremum as a value moves smoothly; who it is is what may jump. */
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

tg_tensor *tg_max(tg_tensor *x)
{
    return tg_reduce_all(&max, x);
}

tg_tensor *tg_max_axes(tg_tensor *x, tg_axes axes, bool keep)
{
    return tg_reduce_axes(&max, x, axes, keep);
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

tg_tensor *tg_min(tg_tensor *x)
{
    return tg_reduce_all(&min, x);
}

tg_tensor *tg_min_axes(tg_tensor *x, tg_axes axes, bool keep)
{
    return tg_reduce_axes(&min, x, axes, keep);
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
                   "a place among more than %.0f numbers cannot be told "
                   "exactly in float%d",
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

static const tg_op argmax = {
    .name = "argmax",
    .arity = 1,
    .shape = arg_shape,
    .forward = argmax_forward,
    .formula = "y = the place of max x",
    .flops = tg_reduce_flops,
    .show = tg_reduce_show,
};

tg_tensor *tg_argmax(tg_tensor *x)
{
    tg_check_given("argmax", x, 1);
    return tg_argmax_axis(tg_reshape(x, TG_SHAPE(-1)), 0, false);
}

tg_tensor *tg_argmax_axis(tg_tensor *x, int axis, bool keep)
{
    return tg_reduce_axes(&argmax, x, TG_AXES(axis), keep);
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

tg_tensor *tg_argmin(tg_tensor *x)
{
    tg_check_given("argmin", x, 1);
    return tg_argmin_axis(tg_reshape(x, TG_SHAPE(-1)), 0, false);
}

tg_tensor *tg_argmin_axis(tg_tensor *x, int axis, bool keep)
{
    return tg_reduce_axes(&argmin, x, TG_AXES(axis), keep);
}

const tg_op *const tg_extreme_ops[] = {&max, &min, &argmax, &argmin, NULL};

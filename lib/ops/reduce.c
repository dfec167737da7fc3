/* Reductions over axes. */
#include "ops/reduce.h"

#include <string.h>

#include "core/op.h"
#include "kernels/reduce.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/table.h"

/* Which axes an op reduces, and the shape of its result. */
typedef struct reduce_attr {
    bool reduced[TG_MAX_RANK];
    tg_shape kept; /* the input's shape with 1 for the reduced axes */
    tg_shape out;  /* the result's: the same, or without those axes */
} reduce_attr;

static void reduce_shape(tg_tensor *y)
{
    y->shape = ((const reduce_attr *)y->attr)->out;
}

static double reduce_flops(const tg_tensor *y)
{
    return (double)y->in[0]->count;
}

/* The last run of neighbouring reduced axes that ends before `end`. */
static bool last_run(const reduce_attr *a, int end, int *from, int *to)
{
    *to = end - 1;
    while (*to >= 0 && !a->reduced[*to])
        --*to;
    *from = *to;
    while (*from > 0 && a->reduced[*from - 1])
        --*from;
    return *to >= 0;
}

/* Reduces one run of neighbouring axes after the other, the last first. All
 * but the final pass write to scratch memory, which is given back. */
static void reduce_forward(tg_tensor *y, tg_reduction *reduction)
{
    const reduce_attr *a = y->attr;
    const tg_real *x = y->in[0]->data;
    tg_arena *bytes = &y->tape->bytes;
    tg_arena_place before = tg_arena_now(bytes);
    tg_shape left = y->in[0]->shape;
    int from, to;

    bool more = last_run(a, left.rank, &from, &to);
    if (!more)
        memcpy(y->data, x, y->count * sizeof(tg_real));
    while (more) {
        tg_middle m = tg_split_at(left, from, to);
        for (int i = from; i <= to; i++)
            left.dim[i] = 1;
        int next_from, next_to;
        more = last_run(a, from, &next_from, &next_to);
        tg_real *out = y->data;
        if (more)
            out = tg_arena_take(bytes, tg_shape_count(left) * sizeof *out);
        reduction(m.outer, m.n, m.inner, x, out);
        x = out;
        from = next_from;
        to = next_to;
    }
    tg_arena_rewind(bytes, before);
}

/* ---- sum: y = sum x ---- */

static void sum_forward(tg_tensor *y)
{
    reduce_forward(y, tg_reduce_sum);
}

/* Each x receives the dy of the sum that it went into. */
static tg_tensor *spread(tg_tensor *y, tg_tensor *dy)
{
    const reduce_attr *a = y->attr;
    if (!tg_shape_equal(dy->shape, a->kept))
        dy = tg_reshape(dy, a->kept);
    return tg_expand(dy, y->in[0]->shape);
}

static tg_tensor *sum_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return spread(y, dy);
}

static const tg_op sum = {
    .name = "sum",
    .arity = 1,
    .shape = reduce_shape,
    .forward = sum_forward,
    .gradient = sum_gradient,
    .formula = "y = sum x",
    .flops = reduce_flops,
};

static reduce_attr over_all(const tg_tensor *x)
{
    reduce_attr a = {.kept = x->shape, .out = TG_SCALAR};
    for (int i = 0; i < x->shape.rank; i++) {
        a.reduced[i] = true;
        a.kept.dim[i] = 1;
    }
    return a;
}

static reduce_attr over_axes(const tg_tensor *x, tg_axes axes, bool keep)
{
    reduce_attr a = {.kept = x->shape, .out = {0, {0}}};
    for (int i = 0; i < axes.count; i++) {
        int axis = tg_shape_axis(x->shape, axes.axis[i]);
        if (a.reduced[axis])
            tg_fail("axis %d of %s is named twice", axes.axis[i],
                    tg_shape_print(x->shape).text);
        a.reduced[axis] = true;
        a.kept.dim[axis] = 1;
    }
    for (int i = 0; i < x->shape.rank; i++)
        if (keep || !a.reduced[i])
            a.out.dim[a.out.rank++] = a.kept.dim[i];
    return a;
}

/* NULL is told by tg_apply, which can name the argument. */
static tg_tensor *reduce_all(const tg_op *op, tg_tensor *x)
{
    reduce_attr a = x ? over_all(x) : (reduce_attr){{0}, {0}, {0}};
    return tg_apply(op, 1, &x, &a, sizeof a);
}

static tg_tensor *reduce_axes(const tg_op *op, tg_tensor *x, tg_axes axes,
                              bool keep)
{
    reduce_attr a = x ? over_axes(x, axes, keep) : (reduce_attr){{0}, {0}, {0}};
    return tg_apply(op, 1, &x, &a, sizeof a);
}

tg_tensor *tg_sum(tg_tensor *x)
{
    return reduce_all(&sum, x);
}

tg_tensor *tg_sum_axes(tg_tensor *x, tg_axes axes, bool keep)
{
    return reduce_axes(&sum, x, axes, keep);
}

/* ---- sum_to: sum x to a shape that broadcasts to x's ---- */

static void sum_to_shape(tg_tensor *y)
{
    const reduce_attr *a = y->attr;
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
    .flops = reduce_flops,
};

tg_tensor *tg_sum_to(tg_tensor *x, tg_shape shape)
{
    reduce_attr a = {.kept = x ? x->shape : shape, .out = shape};
    for (int i = 0; i < a.kept.rank; i++) {
        int place = shape.rank - a.kept.rank + i; /* aligned at the right */
        int to = place < 0 ? 1 : shape.dim[place];
        a.reduced[i] = place < 0 || to != a.kept.dim[i];
        a.kept.dim[i] = to;
    }
    return tg_apply(&sum_to, 1, &x, &a, sizeof a);
}

/* ---- mean: y = sum x / n ---- */

/* How many numbers go into each mean. */
static double numbers_each(const tg_tensor *y)
{
    const reduce_attr *a = y->attr;
    double n = 1;
    for (int i = 0; i < y->in[0]->shape.rank; i++)
        if (a->reduced[i])
            n *= y->in[0]->shape.dim[i];
    return n;
}

static void mean_forward(tg_tensor *y)
{
    sum_forward(y);
    const tg_real n = (tg_real)numbers_each(y);
    for (size_t i = 0; i < y->count; i++)
        y->data[i] /= n;
}

static tg_tensor *mean_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const double n = numbers_each(y);
    /* The mean of nothing spreads to nothing: do not divide by 0 for it. */
    tg_tensor *divisor = tg_scalar(y->tape, n > 0 ? n : 1);
    return spread(y, tg_div(dy, divisor));
}

static const tg_op mean = {
    .name = "mean",
    .arity = 1,
    .shape = reduce_shape,
    .forward = mean_forward,
    .gradient = mean_gradient,
    .formula = "y = sum x / n",
    .flops = reduce_flops,
};

tg_tensor *tg_mean(tg_tensor *x)
{
    return reduce_all(&mean, x);
}

tg_tensor *tg_mean_axes(tg_tensor *x, tg_axes axes, bool keep)
{
    return reduce_axes(&mean, x, axes, keep);
}

/* ---- max: y = max x ---- */

static void max_shape(tg_tensor *y)
{
    const reduce_attr *a = y->attr;
    for (int i = 0; i < y->in[0]->shape.rank; i++)
        if (a->reduced[i] && y->in[0]->shape.dim[i] == 0)
            tg_fail_op(y, "there is no maximum of nothing: axis %d has size 0",
                       i);
    reduce_shape(y);
}

static void max_forward(tg_tensor *y)
{
    reduce_forward(y, tg_reduce_max);
}

/* 1 where x is the maximum of its line, 0 elsewhere. */
static tg_tensor *winners(tg_tensor *y)
{
    const reduce_attr *a = y->attr;
    return tg_eq(y->in[0], tg_reshape(y, a->kept));
}

static tg_tensor *max_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const reduce_attr *a = y->attr;
    tg_tensor *won = winners(y);
    tg_tensor *ties = tg_sum_to(won, a->kept);
    return tg_mul(won, tg_div(tg_reshape(dy, a->kept), ties));
}

static uint64_t max_branch(const tg_tensor *y)
{
    /* The maximum as a value moves smoothly; who wins is what may jump. */
    uint64_t hash = 0xcbf29ce484222325u;
    const tg_tensor *x = y->in[0];
    for (size_t i = 0; i < x->count; i++) {
        bool won = false;
        for (size_t j = 0; j < y->count && !won; j++)
            won = x->data[i] == y->data[j];
        hash = (hash ^ won) * 0x100000001b3u;
    }
    return hash;
}

static const tg_op max = {
    .name = "max",
    .arity = 1,
    .shape = max_shape,
    .forward = max_forward,
    .gradient = max_gradient,
    .branch = max_branch,
    .formula = "y = max x",
    .flops = reduce_flops,
};

tg_tensor *tg_max(tg_tensor *x)
{
    return reduce_all(&max, x);
}

tg_tensor *tg_max_axes(tg_tensor *x, tg_axes axes, bool keep)
{
    return reduce_axes(&max, x, axes, keep);
}

const tg_op *const tg_reduce_ops[] = {&sum, &sum_to, &mean, &max, NULL};

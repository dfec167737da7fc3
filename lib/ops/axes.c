/* What ops along an axis, or over several axes, share. */
#include "ops/axes.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "ops/move.h"
#include "ops/table.h"

/* ---- one axis ---- */

typedef struct axis_attr {
    int axis; /* as given: may be negative */
} axis_attr;

tg_tensor *tg_apply_axis(const tg_op *op, tg_tensor *x, int axis)
{
    return tg_apply(op, 1, &x, &(axis_attr){axis}, sizeof(axis_attr));
}

int tg_axis_of(const tg_tensor *y)
{
    return tg_shape_axis(y->in[0]->shape, ((const axis_attr *)y->attr)->axis);
}

void tg_show_axis(const tg_tensor *y, char *text, size_t size)
{
    snprintf(text, size, "axis %d", tg_axis_of(y));
}

int tg_checked_size(const char *op, long long size)
{
    if (size > INT_MAX)
        tg_fail("tg_%s: a dimension of %lld exceeds INT_MAX", op, size);
    return (int)size;
}

/* ---- several axes ---- */

void tg_reduce_shape(tg_tensor *y)
{
    y->shape = ((const tg_reduce_attr *)y->attr)->out;
}

double tg_reduce_flops(const tg_tensor *y)
{
    return (double)y->in[0]->count;
}

void tg_reduce_show(const tg_tensor *y, char *text, size_t size)
{
    const tg_reduce_attr *a = y->attr;
    size_t at = 0;
    int left = 0;
    for (int i = 0; i < y->in[0]->shape.rank; i++)
        left += !a->reduced[i];
    for (int i = 0; left > 0 && i < y->in[0]->shape.rank && at < size; i++)
        if (a->reduced[i])
            at += (size_t)snprintf(text + at, size - at, "%s %d",
                                   at ? "," : "axis", i);
}

tg_reduce_attr tg_reduced(const tg_tensor *x, tg_axes axes, bool keepdim)
{
    tg_reduce_attr a = {.kept = x->shape, .out = TG_SCALAR};
    const bool all = axes.count == TG_ALL.count;
    const int count = all ? x->shape.rank : axes.count;
    for (int i = 0; i < count; i++) {
        int axis = all ? i : tg_shape_axis(x->shape, axes.axis[i]);
        if (a.reduced[axis])
            tg_fail("axis %d of %s is named twice", axes.axis[i],
                    tg_shape_print(x->shape).text);
        a.reduced[axis] = true;
        a.kept.dim[axis] = 1;
    }
    for (int i = 0; i < x->shape.rank; i++)
        if (keepdim || !a.reduced[i])
            a.out.dim[a.out.rank++] = a.kept.dim[i];
    return a;
}

tg_tensor *tg_reduce(const tg_op *op, tg_tensor *x, tg_axes axes, bool keepdim)
{
    tg_check_given(op->name, x, 1);
    tg_reduce_attr a = tg_reduced(x, axes, keepdim);
    return tg_apply(op, 1, &x, &a, sizeof a);
}

/* The last run of neighbouring reduced axes that ends before `end`. */
static bool last_run(const tg_reduce_attr *a, int end, int *from, int *to)
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
void tg_reduce_forward(tg_tensor *y, tg_reduce_loop *reduction)
{
    const tg_reduce_attr *a = y->attr;
    const tg_real *x = y->in[0]->data;
    tg_arena *bytes = &y->tape->bytes;
    tg_arena_place before = tg_arena_now(bytes);
    tg_shape left = y->in[0]->shape;
    int from, to;

    bool more = last_run(a, left.rank, &from, &to);
    if (!more)
        memcpy(y->data, x, y->count * sizeof(tg_real));
    while (more) {
        tg_axis_split m = tg_split_at(left, from, to);
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

double tg_reduced_numbers(const tg_tensor *y)
{
    const tg_reduce_attr *a = y->attr;
    double n = 1;
    for (int i = 0; i < y->in[0]->shape.rank; i++)
        if (a->reduced[i])
            n *= y->in[0]->shape.dim[i];
    return n;
}

/* Each x receives the dy of the sum that it went into. */
tg_tensor *tg_reduce_spread(tg_tensor *y, tg_tensor *dy)
{
    const tg_reduce_attr *a = y->attr;
    if (!tg_shape_equal(dy->shape, a->kept))
        dy = tg_reshape(dy, a->kept);
    return tg_expand(dy, y->in[0]->shape);
}

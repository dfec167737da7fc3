/* slice and pad are each other's rules; concat's rule is slice. */
#include "ops/part.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kernels/move.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"

/* ---- slice: y_i = x_(start + i step) ---- */

typedef struct slice_attr {
    int axis, start, stop, step; /* as given */
} slice_attr;

/* The same, counted from 0: 0 <= start <= stop <= size. */
static slice_attr places_of(const tg_tensor *y)
{
    slice_attr a = *(const slice_attr *)y->attr;
    a.axis = tg_shape_axis(y->in[0]->shape, a.axis);
    const int size = y->in[0]->shape.dim[a.axis];
    a.start += a.start < 0 ? size : 0;
    a.stop = a.stop == TG_END ? size : a.stop + (a.stop < 0 ? size : 0);
    return a;
}

static void slice_shape(tg_tensor *y)
{
    const slice_attr *asked = y->attr;
    if (asked->step < 1)
        tg_fail_op(y, "the step of a slice must be at least 1, got %d%s",
                   asked->step,
                   asked->step < 0 ? ": tg_flip turns around" : "");
    const slice_attr a = places_of(y);
    const int size = y->in[0]->shape.dim[a.axis];
    if (a.start < 0 || a.stop < a.start || a.stop > size)
        tg_fail_op(y,
                   "there is no slice %d to %d of axis %d, which has size %d",
                   asked->start, a.stop, a.axis, size);
    y->shape = y->in[0]->shape;
    const int length = a.stop - a.start;
    y->shape.dim[a.axis] = length / a.step + (length % a.step > 0);
}

/* `part` as lines of `whole`, which differ in size along `axis` alone. */
static tg_lines lines_of(tg_shape part, tg_shape whole, int axis, int at,
                         int step)
{
    tg_axis_split m = tg_split_at(part, axis, axis);
    return (tg_lines){m.outer, m.n, m.inner, (size_t)whole.dim[axis], at, step};
}

static void slice_forward(tg_tensor *y)
{
    const slice_attr a = places_of(y);
    tg_take_lines(lines_of(y->shape, y->in[0]->shape, a.axis, a.start, a.step),
                  y->in[0]->data, y->data);
}

static tg_tensor *pad_with(tg_tensor *x, int axis, int before, int after,
                           int step, double value);

static tg_tensor *slice_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const slice_attr a = places_of(y);
    const int n = y->shape.dim[a.axis], size = y->in[k]->shape.dim[a.axis];
    const int end = a.start + (n > 0 ? (n - 1) * a.step + 1 : 0);
    return pad_with(dy, a.axis, a.start, size - end, a.step, 0);
}

static void show_slice(const tg_tensor *y, char *text, size_t size)
{
    const slice_attr a = places_of(y);
    snprintf(text, size,
             a.step == 1 ? "axis %d, %d to %d" : "axis %d, %d to %d by %d",
             a.axis, a.start, a.stop, a.step);
}

static const tg_op slice = {
    .name = "slice",
    .arity = 1,
    .shape = slice_shape,
    .forward = slice_forward,
    .gradient = slice_gradient,
    .formula = "y_i = x_(start + i step)",
    .flops = tg_flops_none,
    .show = show_slice,
};

tg_tensor *tg_slice(tg_tensor *x, int axis, int start, int stop, int step)
{
    return tg_apply(&slice, 1, &x, &(slice_attr){axis, start, stop, step},
                    sizeof(slice_attr));
}

/* ---- split: slices, of halves where there are many ---- */

enum { FEW = 4 };

/* n parts of `size` from the front of x's axis. */
static void split_evenly(tg_tensor *x, int n, int axis, int size,
                         tg_tensor **part)
{
    if (n <= FEW) {
        for (int i = 0; i < n; i++)
            part[i] = tg_slice(x, axis, i * size, (i + 1) * size, 1);
        return;
    }
    const int half = n / 2;
    tg_tensor *front = tg_slice(x, axis, 0, half * size, 1);
    split_evenly(front, half, axis, size, part);
    tg_tensor *back = tg_slice(x, axis, half * size, n * size, 1);
    split_evenly(back, n - half, axis, size, part + half);
}

void tg_split(tg_tensor *x, int n, int axis, tg_tensor **parts)
{
    tg_check_given("split", x, 1);
    tg_check_given("split", parts, 4);
    axis = tg_shape_axis(x->shape, axis);
    const int size = x->shape.dim[axis];
    if (n < 1)
        tg_fail("tg_split: at least one part is needed, got %d", n);
    if (size % n != 0)
        tg_fail("tg_split: axis %d of %s has size %d, which is not a multiple "
                "of %d parts: tg_slice takes parts of different sizes",
                axis, tg_shape_print(x->shape).text, size, n);
    split_evenly(x, n, axis, size / n, parts);
}

/* ---- pad: y_(before + i step) = x_i, and `value` elsewhere. A step above 1
 * undoes a slice with that step ---- */

typedef struct pad_attr {
    int axis, before, after, step;
    double value;
} pad_attr;

static int pad_axis(const tg_tensor *y)
{
    return tg_shape_axis(y->in[0]->shape, ((const pad_attr *)y->attr)->axis);
}

/* How many places of y's axis x takes, with the gaps between. */
static int pad_span(const tg_tensor *y)
{
    const int n = y->in[0]->shape.dim[pad_axis(y)];
    return n > 0 ? (n - 1) * ((const pad_attr *)y->attr)->step + 1 : 0;
}

static void pad_shape(tg_tensor *y)
{
    const pad_attr *a = y->attr;
    if (a->before < 0 || a->after < 0)
        tg_fail_op(y,
                   "the padding must be at least 0, got %d and %d: tg_slice "
                   "removes numbers",
                   a->before, a->after);
    y->shape = y->in[0]->shape;
    y->shape.dim[pad_axis(y)] = tg_checked_size(
        "pad", (long long)a->before + pad_span(y) + a->after);
}

static void pad_forward(tg_tensor *y)
{
    const pad_attr *a = y->attr;
    const tg_real value = (tg_real)a->value;
    if (value == 0 && !signbit(value)) /* a gradient's zeros: all bits 0 */
        memset(y->data, 0, y->count * sizeof *y->data);
    else
        for (size_t i = 0; i < y->count; i++)
            y->data[i] = value;
    tg_put_lines(
        lines_of(y->in[0]->shape, y->shape, pad_axis(y), a->before, a->step),
        y->in[0]->data, y->data);
}

static tg_tensor *pad_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const pad_attr *a = y->attr;
    return tg_slice(dy, pad_axis(y), a->before, a->before + pad_span(y),
                    a->step);
}

static void show_pad(const tg_tensor *y, char *text, size_t size)
{
    const pad_attr *a = y->attr;
    snprintf(text, size, "axis %d, %d before, %d after", pad_axis(y), a->before,
             a->after);
}

static const tg_op pad = {
    .name = "pad",
    .arity = 1,
    .shape = pad_shape,
    .forward = pad_forward,
    .gradient = pad_gradient,
    .formula = "y = value, x, value",
    .flops = tg_flops_none,
    .show = show_pad,
};

static tg_tensor *pad_with(tg_tensor *x, int axis, int before, int after,
                           int step, double value)
{
    return tg_apply(&pad, 1, &x, &(pad_attr){axis, before, after, step, value},
                    sizeof(pad_attr));
}

tg_tensor *tg_pad(tg_tensor *x, int axis, int before, int after, double value)
{
    return pad_with(x, axis, before, after, 1, value);
}

/* ---- concat: y = x_0, x_1, .. along an axis ---- */

typedef struct concat_attr {
    int axis;
} concat_attr;

static void concat_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    const int axis = tg_axis_of(y);
    for (int k = 1; k < y->inputs; k++) {
        tg_shape other = y->in[k]->shape;
        const int size = axis < other.rank ? other.dim[axis] : 0;
        if (axis < other.rank)
            other.dim[axis] = y->shape.dim[axis];
        if (!tg_shape_equal(other, y->shape))
            tg_fail_op(y, "all sizes but those of axis %d must be equal", axis);
        y->shape.dim[axis] = tg_checked_size(
            "concat", (long long)y->shape.dim[axis] + size);
    }
}

static void concat_forward(tg_tensor *y)
{
    const int axis = tg_axis_of(y);
    int at = 0;
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        tg_put_lines(lines_of(x->shape, y->shape, axis, at, 1), x->data,
                     y->data);
        at += x->shape.dim[axis];
    }
}

static tg_tensor *concat_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    const int axis = tg_axis_of(y);
    int at = 0;
    for (int i = 0; i < k; i++)
        at += y->in[i]->shape.dim[axis];
    return tg_slice(dy, axis, at, at + y->in[k]->shape.dim[axis], 1);
}

static const tg_op concat = {
    .name = "concat",
    .arity = -1,
    .shape = concat_shape,
    .forward = concat_forward,
    .gradient = concat_gradient,
    .formula = "y = x_0, x_1, .. one after the other",
    .flops = tg_flops_none,
    .show = tg_show_axis,
};

static void check_parts(const char *op, int n, tg_tensor *const *x)
{
    if (n < 1)
        tg_fail("tg_%s: at least one tensor is needed, got %d", op, n);
    if (!x)
        tg_fail("tg_%s: the array of tensors is NULL", op);
    tg_check_braces(op, 1, (size_t)n, "n");
    for (int k = 0; k < n; k++)
        if (!x[k])
            tg_fail("tg_%s: tensor %d of the array is NULL", op, k + 1);
}

tg_tensor *tg_concat(int n, tg_tensor *const *x, int axis)
{
    check_parts("concat", n, x);
    return tg_apply(&concat, n, x, &(concat_attr){axis}, sizeof(concat_attr));
}

/* x with a new axis of size 1. */
static tg_tensor *with_axis(tg_tensor *x, int axis)
{
    tg_shape shape = x->shape;
    for (int i = shape.rank++; i > axis; i--)
        shape.dim[i] = shape.dim[i - 1];
    shape.dim[axis] = 1;
    return tg_reshape(x, shape);
}

tg_tensor *tg_stack(int n, tg_tensor *const *x, int axis)
{
    check_parts("stack", n, x);
    const int rank = x[0]->shape.rank,
              place = axis < 0 ? axis + rank + 1 : axis;
    if (place < 0 || place > rank)
        tg_fail("tg_stack: the new axis of %s must be one of 0..%d, got %d",
                tg_shape_print(x[0]->shape).text, rank, axis);
    if (rank == TG_MAX_RANK)
        tg_fail("tg_stack: there is no room for another axis in %s",
                tg_shape_print(x[0]->shape).text);
    tg_tensor **part = tg_arena_take(&x[0]->tape->bytes,
                                     (size_t)n * sizeof *part);
    for (int k = 0; k < n; k++) {
        if (!tg_shape_equal(x[k]->shape, x[0]->shape))
            tg_fail("tg_stack: all shapes must be equal, and tensor %d is %s, "
                    "the first %s",
                    k + 1, tg_shape_print(x[k]->shape).text,
                    tg_shape_print(x[0]->shape).text);
        part[k] = with_axis(x[k], place);
    }
    return tg_concat(n, part, place);
}

/* ---- flip: the last first ---- */

static void flip_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    (void)tg_axis_of(y);
}

static void flip_forward(tg_tensor *y)
{
    const int axis = tg_axis_of(y), last = y->shape.dim[axis] - 1;
    tg_take_lines(lines_of(y->shape, y->shape, axis, last, -1), y->in[0]->data,
                  y->data);
}

static tg_tensor *flip_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_flip(dy, tg_axis_of(y));
}

static const tg_op flip = {
    .name = "flip",
    .arity = 1,
    .shape = flip_shape,
    .forward = flip_forward,
    .gradient = flip_gradient,
    .formula = "y_i = x_(n-1-i)",
    .flops = tg_flops_none,
    .show = tg_show_axis,
};

tg_tensor *tg_flip(tg_tensor *x, int axis)
{
    return tg_apply_axis(&flip, x, axis);
}

/* ---- tile: a new axis before each that repeats, stretched ---- */

static tg_tensor *tile_axis(tg_tensor *x, int axis, int times)
{
    tg_shape tiled = x->shape;
    tg_axis_split m = tg_split_at(x->shape, axis, axis);
    const int outer = (int)m.outer, rest = (int)(m.n * m.inner);
    tiled.dim[axis] = tg_checked_size("tile",
                                      (long long)tiled.dim[axis] * times);
    x = tg_reshape(x, TG_SHAPE(outer, 1, rest));
    return tg_reshape(tg_expand(x, TG_SHAPE(outer, times, rest)), tiled);
}

tg_tensor *tg_tile(tg_tensor *x, tg_shape times)
{
    tg_check_given("tile", x, 1);
    (void)tg_shape_count(times); /* fails for a negative number of times */
    tg_shape shape = x->shape;
    while (shape.rank < times.rank) { /* ones at the left */
        for (int i = shape.rank++; i > 0; i--)
            shape.dim[i] = shape.dim[i - 1];
        shape.dim[0] = 1;
    }
    x = tg_reshape(x, shape);
    for (int i = 0; i < times.rank; i++)
        if (times.dim[i] != 1)
            x = tile_axis(x, shape.rank - times.rank + i, times.dim[i]);
    return x;
}

const tg_op *const tg_part_ops[] = {&slice, &pad, &concat, &flip, NULL};

/* Pooling. The largest number of a window is a gather at its place, the mean a
 * convolution with equal weights. Declared in conv.h. */
#include "kernels/conv.h"

#include <stdio.h>

#include "ops/axes.h"
#include "ops/conv.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/move.h"
#include "ops/branch.h"

/* Fills in the default stride and fails for what makes no sense. */
static tg_pool2d_options checked(const char *op, const tg_tensor *x,
                                 tg_pool2d_options o)
{
    tg_check_given(op, x, 1);
    if (x->shape.rank != 4)
        tg_fail("tg_%s: images must be [n x channels x height x width], got %s",
                op, tg_shape_print(x->shape).text);
    const bool touch = o.stride[0] == 0 && o.stride[1] == 0;
    for (int i = 0; i < 2; i++) {
        if (touch)
            o.stride[i] = o.kernel[i];
        if (o.kernel[i] < 1 || o.stride[i] < 1)
            tg_fail("tg_%s: kernel and stride must be at least 1, each "
                    "{height, width}, got kernel {%d, %d}, stride {%d, %d}",
                    op, o.kernel[0], o.kernel[1], o.stride[0], o.stride[1]);
        if (o.padding[i] < 0 || o.padding[i] > o.kernel[i] / 2)
            tg_fail("tg_%s: the padding must be from 0 to half the kernel, got "
                    "{%d, %d} for kernel {%d, %d}",
                    op, o.padding[0], o.padding[1], o.kernel[0], o.kernel[1]);
        if (x->shape.dim[2 + i] + 2LL * o.padding[i] < o.kernel[i])
            tg_fail("tg_%s: a window of %d x %d does not fit an image of "
                    "%d x %d with padding {%d, %d}",
                    op, o.kernel[0], o.kernel[1], x->shape.dim[2],
                    x->shape.dim[3], o.padding[0], o.padding[1]);
    }
    return o;
}

/* ---- max_pool2d ---- */

static tg_window window_of(const tg_tensor *y)
{
    const tg_pool2d_options *o = y->attr;
    const tg_shape x = y->in[0]->shape;
    tg_window w = {.channels = (size_t)x.dim[0] * (size_t)x.dim[1]};
    for (int i = 0; i < 2; i++) {
        w.size[i] = (size_t)x.dim[2 + i];
        w.kernel[i] = (size_t)o->kernel[i];
        w.stride[i] = (size_t)o->stride[i];
        w.padding[i] = (size_t)o->padding[i];
        w.dilation[i] = 1;
        w.out_size[i] =
            (w.size[i] + 2 * w.padding[i] - w.kernel[i]) / w.stride[i] + 1;
    }
    return w;
}

static void pool_shape(tg_tensor *y)
{
    const tg_window w = window_of(y);
    y->shape = y->in[0]->shape;
    for (int i = 0; i < 2; i++)
        y->shape.dim[2 + i] = (int)w.out_size[i];
    if (w.size[0] * w.size[1] > 1u << 24)
        tg_fail_op(y, "an image may have at most 2^24 numbers: float32 cannot "
                      "count beyond");
}

static void pool_forward(tg_tensor *y)
{
    const tg_window w = window_of(y);
    tg_pool_argmax(&w, y->in[0]->data, y->data);
}

/* Which number of its window each largest one is. */
static uint64_t pool_branch(const tg_tensor *y)
{
    uint64_t hash = TG_HASH_START;
    for (size_t i = 0; i < y->count; i++)
        hash = tg_hash_add(hash, (uint64_t)y->data[i]);
    return hash;
}

static double pool_flops(const tg_tensor *y)
{
    const tg_pool2d_options *o = y->attr;
    return (double)y->count * o->kernel[0] * o->kernel[1];
}

static void show_pool(const tg_tensor *y, char *text, size_t size)
{
    const tg_pool2d_options *o = y->attr;
    snprintf(text, size, "kernel %d %d, stride %d %d", o->kernel[0],
             o->kernel[1], o->stride[0], o->stride[1]);
}

static const tg_op max_pool2d_index = {
    .name = "max_pool2d_index",
    .arity = 1,
    .shape = pool_shape,
    .forward = pool_forward,
    .branch = pool_branch,
    .formula = "y = the place of max x in each window",
    .flops = pool_flops,
    .show = show_pool,
};

tg_tensor *tg_max_pool2d_index(tg_tensor *x, tg_pool2d_options options)
{
    options = checked("max_pool2d_index", x, options);
    return tg_apply(&max_pool2d_index, 1, &x, &options, sizeof options);
}

/* [n x c x h x w] -> [n x c x h*w] */
static tg_tensor *as_lines(tg_tensor *x)
{
    tg_shape s = x->shape;
    return tg_reshape(x, TG_SHAPE(s.dim[0], s.dim[1], s.dim[2] * s.dim[3]));
}

tg_tensor *tg_max_pool2d(tg_tensor *x, tg_pool2d_options options)
{
    options = checked("max_pool2d", x, options);
    tg_tensor *index = tg_max_pool2d_index(x, options);
    tg_tensor *y = tg_gather(as_lines(x), as_lines(index), 2);
    return tg_reshape(y, index->shape);
}

/* ---- avg_pool2d ---- */

/* The sum of each window: a convolution of single channels with ones. */
static tg_tensor *pool_sum(tg_tensor *x, tg_pool2d_options o)
{
    const tg_shape s = x->shape;
    const tg_conv2d_options form = {.stride = {o.stride[0], o.stride[1]},
                                    .padding = {o.padding[0], o.padding[1]}};
    x = tg_reshape(x, TG_SHAPE(s.dim[0] * s.dim[1], 1, s.dim[2], s.dim[3]));
    tg_tensor *ones = tg_ones(x->tape,
                              TG_SHAPE(1, 1, o.kernel[0], o.kernel[1]));
    tg_tensor *y = tg_conv2d(x, ones, form);
    return tg_reshape(
        y, TG_SHAPE(s.dim[0], s.dim[1], y->shape.dim[2], y->shape.dim[3]));
}

tg_tensor *tg_avg_pool2d(tg_tensor *x, tg_pool2d_options options)
{
    options = checked("avg_pool2d", x, options);
    tg_tensor *sum = pool_sum(x, options);
    if (!options.exclude_padding)
        return tg_div(sum, tg_scalar(x->tape, (double)options.kernel[0] *
                                                  options.kernel[1]));
    tg_shape one = x->shape;
    one.dim[0] = one.dim[1] = 1;
    return tg_div(sum, pool_sum(tg_ones(x->tape, one), options));
}

const tg_op *const tg_pool_ops[] = {&max_pool2d_index, NULL};

/* Convolution and pooling along one axis: those of images that are one number
 * high. Declared in conv.h. */
#include "ops/axes.h"
#include "ops/conv.h"
#include "ops/move.h"

/* [n x c x w] -> [n x c x 1 x w], and back. */
static tg_tensor *as_image(tg_tensor *x)
{
    const tg_shape s = x->shape;
    return tg_reshape(x, TG_SHAPE(s.dim[0], s.dim[1], 1, s.dim[2]));
}

static tg_tensor *as_signal(tg_tensor *x)
{
    const tg_shape s = x->shape;
    return tg_reshape(x, TG_SHAPE(s.dim[0], s.dim[1], s.dim[3]));
}

/* ---- conv1d ---- */

static void check_conv(const tg_tensor *x, const tg_tensor *w,
                       tg_conv1d_options o)
{
    const tg_shape s = x->shape, v = w->shape;
    if (s.rank != 3 || v.rank != 3)
        tg_fail("tg_conv1d: signals must be [n x channels x width] and weights "
                "[out x channels/groups x width], got %s and %s",
                tg_shape_print(s).text, tg_shape_print(v).text);
    if (o.stride < 1 || o.dilation < 1 || o.groups < 1 || o.padding < 0)
        tg_fail("tg_conv1d: stride, dilation and groups must be at least 1 and "
                "padding at least 0, got stride %d, dilation %d, groups %d, "
                "padding %d",
                o.stride, o.dilation, o.groups, o.padding);
    if (s.dim[1] != (long long)v.dim[1] * o.groups || v.dim[0] % o.groups != 0)
        tg_fail("tg_conv1d: %d channels of signals %s do not fit weights %s in "
                "%d group%s: channels are groups * the weights' axis 1, and "
                "the weights' axis 0 is a multiple of groups",
                s.dim[1], tg_shape_print(s).text, tg_shape_print(v).text,
                o.groups, o.groups == 1 ? "" : "s");
    if (v.dim[2] < 1 ||
        s.dim[2] + 2LL * o.padding <= (long long)o.dilation * (v.dim[2] - 1))
        tg_fail("tg_conv1d: a window of %d, dilation %d, does not fit a signal "
                "of %d with padding %d",
                v.dim[2], o.dilation, s.dim[2], o.padding);
}

tg_tensor *tg_conv1d(tg_tensor *x, tg_tensor *w, tg_conv1d_options o)
{
    tg_check_given("conv1d", x, 1);
    tg_check_given("conv1d", w, 2);
    o.stride += o.stride == 0;
    o.dilation += o.dilation == 0;
    o.groups += o.groups == 0;
    check_conv(x, w, o);
    const tg_conv2d_options form = {.stride = {1, o.stride},
                                    .padding = {0, o.padding},
                                    .dilation = {1, o.dilation},
                                    .groups = o.groups};
    x = as_image(x);
    return as_signal(tg_conv2d(x, as_image(w), form));
}

/* ---- max_pool1d, avg_pool1d ---- */

/* The options of images; fails for what makes no sense. */
static tg_pool2d_options pool_form(const char *op, const tg_tensor *x,
                                   tg_pool1d_options o)
{
    tg_check_given(op, x, 1);
    if (x->shape.rank != 3)
        tg_fail("tg_%s: signals must be [n x channels x width], got %s", op,
                tg_shape_print(x->shape).text);
    o.stride = o.stride == 0 ? o.kernel : o.stride;
    if (o.kernel < 1 || o.stride < 1)
        tg_fail("tg_%s: kernel and stride must be at least 1, got kernel %d, "
                "stride %d",
                op, o.kernel, o.stride);
    if (o.padding < 0 || o.padding > o.kernel / 2)
        tg_fail("tg_%s: the padding must be from 0 to half the kernel, got %d "
                "for kernel %d",
                op, o.padding, o.kernel);
    if (x->shape.dim[2] + 2LL * o.padding < o.kernel)
        tg_fail("tg_%s: a window of %d does not fit a signal of %d with "
                "padding %d",
                op, o.kernel, x->shape.dim[2], o.padding);
    return (tg_pool2d_options){.kernel = {1, o.kernel},
                               .stride = {1, o.stride},
                               .padding = {0, o.padding},
                               .exclude_padding = o.exclude_padding};
}

tg_tensor *tg_max_pool1d(tg_tensor *x, tg_pool1d_options options)
{
    const tg_pool2d_options form = pool_form("max_pool1d", x, options);
    return as_signal(tg_max_pool2d(as_image(x), form));
}

tg_tensor *tg_avg_pool1d(tg_tensor *x, tg_pool1d_options options)
{
    const tg_pool2d_options form = pool_form("avg_pool1d", x, options);
    return as_signal(tg_avg_pool2d(as_image(x), form));
}

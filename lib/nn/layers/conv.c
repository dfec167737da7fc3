/* Convolution and pooling of images. */
#include "nn/layers/conv.h"

#include <stdio.h>

#include "ops/axes.h"
#include "ops/conv.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/part.h"
#include "ops/reduce.h"

/* ---- windows: along the height, along the width ---- */

typedef struct settings {
    int kernel[2];
    int filters; /* 0: a pool; of depthwise_conv2d: for each channel */
    tg_conv2d_layer_options o; /* .groups 0: depthwise_conv2d, or a pool */
} settings;

static void check_both(const char *what, const int size[2])
{
    if (size[0] < 1 || size[1] < 1)
        tg_fail("%s must be at least 1 along both axes, as {2, 2} is; got "
                "{%d, %d}",
                what, size[0], size[1]);
}

/* What a call says, with what it left out: a stride of 1 where there are
 * filters, else the window's size. Fails for sizes below 1. */
static settings settings_of(tg_shape kernel, int filters,
                            tg_conv2d_layer_options o)
{
    if (kernel.rank != 1 && kernel.rank != 2)
        tg_fail("a window is a number, 3 for 3 x 3, or TG_SHAPE(height, "
                "width), not %s",
                tg_shape_print(kernel).text);
    settings s = {{kernel.dim[0], kernel.dim[kernel.rank - 1]}, filters, o};
    int *const stride = s.o.stride, *const dilation = s.o.dilation;
    for (int i = 0; i < 2; i++) {
        if (o.stride[0] == 0 && o.stride[1] == 0)
            stride[i] = filters ? 1 : s.kernel[i];
        if (o.dilation[0] == 0 && o.dilation[1] == 0)
            dilation[i] = 1;
    }
    check_both("a window", s.kernel);
    check_both(".stride", stride);
    check_both(".dilation", dilation);
    return s;
}

/* From a window's first row (i = 0) or column to the one after its last. */
static long long reach(const settings *s, int i)
{
    return (long long)s->o.dilation[i] * (s->kernel[i] - 1) + 1;
}

static void check_image(const tg_layer *layer)
{
    if (layer->in[0]->shape.rank != 3)
        tg_fail_layer(layer,
                      "%s takes images, [channels x height x width] a sample: "
                      "tg_reshape_layer(input, 1, 28, 28) makes one of 784 "
                      "numbers",
                      layer->kind->name);
}

static void check_window(const tg_layer *layer)
{
    const settings *s = layer->settings;
    check_image(layer);
    const int *size = layer->in[0]->shape.dim + 1;
    if (!s->o.same && (reach(s, 0) > size[0] || reach(s, 1) > size[1]))
        tg_fail_layer(layer,
                      "a window that reaches over %lld x %lld does not fit an "
                      "image of %d x %d (the channels come first); .same = "
                      "true pads its edges",
                      reach(s, 0), reach(s, 1), size[0], size[1]);
}

/* For "same": sets the padding on both sides; where it takes an odd number of
 * rows or columns, `one_more` adds one after the last. */
static tg_tensor *pad_edges(const settings *s, tg_tensor *x, int padding[2],
                            tg_tensor *one_more(tg_tensor *x, int axis))
{
    for (int i = 0; i < 2 && s->o.same; i++) {
        const int size = x->shape.dim[2 + i];
        const long long windows = (size - 1) / s->o.stride[i] + 1;
        long long missing = (windows - 1) * s->o.stride[i] + reach(s, i) - size;
        missing = missing < 0 ? 0 : missing;
        padding[i] = tg_checked_size("pad", missing / 2);
        if (missing % 2 == 1)
            x = one_more(x, 2 + i);
    }
    return x;
}

static tg_tensor *zeros_after(tg_tensor *x, int axis)
{
    return tg_pad(x, axis, 0, 1, 0);
}

static void show(const tg_layer *layer, char *text, size_t size)
{
    const settings *s = layer->settings;
    int n = s->filters ? snprintf(text, size, "%d x ", s->filters) : 0;
    n += snprintf(text + n, size - (size_t)n, "%d x %d, stride %d %d%s",
                  s->kernel[0], s->kernel[1], s->o.stride[0], s->o.stride[1],
                  s->o.same ? ", same" : "");
    if (s->o.dilation[0] > 1 || s->o.dilation[1] > 1)
        n += snprintf(text + n, size - (size_t)n, ", dilation %d %d",
                      s->o.dilation[0], s->o.dilation[1]);
    if (s->o.groups > 1)
        snprintf(text + n, size - (size_t)n, ", %d groups", s->o.groups);
}

/* ---- conv2d and depthwise_conv2d ---- */

/* W is [filters x channels of a group x window]. */
static tg_shape weight_of(const tg_layer *layer)
{
    const settings *s = layer->settings;
    const int channels = layer->in[0]->shape.dim[0];
    const long long all = (long long)s->filters * channels;
    return s->o.groups ? TG_SHAPE(s->filters, channels / s->o.groups,
                                  s->kernel[0], s->kernel[1])
                       : TG_SHAPE(tg_checked_size("filters", all), 1,
                                  s->kernel[0], s->kernel[1]);
}

static void conv_check(const tg_layer *layer)
{
    const settings *s = layer->settings;
    check_window(layer);
    const int channels = layer->in[0]->shape.dim[0];
    if (s->o.groups && (channels % s->o.groups || s->filters % s->o.groups))
        tg_fail_layer(layer,
                      "groups must divide the channels, %d, and the filters, "
                      "%d; got %d groups",
                      channels, s->filters, s->o.groups);
    if (layer->activation == tg_activation_named("softmax"))
        tg_fail("a softmax goes along the last axis, here the width, and the "
                "channels come first: use tg_lambda with tg_softmax(x, 1)");
}

static void conv_build(tg_layer *layer)
{
    const settings *s = layer->settings;
    const tg_shape weight = weight_of(layer);
    tg_layer_param(layer, "W", weight,
                   s->o.init ? s->o.init : tg_init_glorot_uniform);
    if (!s->o.no_bias)
        tg_layer_param(layer, "b", TG_SHAPE(weight.dim[0]), NULL);
}

static tg_tensor *conv_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    (void)training;
    const settings *s = layer->settings;
    const int filters = layer->param[0]->shape.dim[0];
    tg_conv2d_options o = {.stride = {s->o.stride[0], s->o.stride[1]},
                           .dilation = {s->o.dilation[0], s->o.dilation[1]},
                           .groups = s->o.groups ? s->o.groups
                                                 : filters / s->filters};
    tg_tensor *image = pad_edges(s, x[0], o.padding, zeros_after);
    tg_tensor *y = tg_conv2d(image, tg_weight(layer, 0), o);
    if (layer->params == 1)
        return y;
    return tg_add(y, tg_reshape(tg_weight(layer, 1), TG_SHAPE(-1, 1, 1)));
}

static const tg_layer_kind conv2d = {
    .name = "conv2d",
    .arity = 1,
    .check = conv_check,
    .build = conv_build,
    .run = conv_run,
    .show = show,
};
static const tg_layer_kind depthwise_conv2d = {
    .name = "depthwise_conv2d",
    .arity = 1,
    .check = conv_check,
    .build = conv_build,
    .run = conv_run,
    .show = show,
};

tg_layer *tg_conv2d_layer(tg_layer *input, int filters, tg_shape kernel,
                          const char *activation, tg_conv2d_layer_options o)
{
    o.groups += o.groups == 0;
    if (filters < 1 || o.groups < 1)
        tg_fail("filters and groups must be at least 1, got %d and %d", filters,
                o.groups);
    if (o.multiplier)
        tg_fail(".multiplier is for tg_depthwise_conv2d");
    const settings s = settings_of(kernel, filters, o);
    return tg_layer_new(&conv2d, tg_layers_one(input), activation, &s,
                        sizeof s);
}

tg_layer *tg_depthwise_conv2d(tg_layer *input, tg_shape kernel,
                              const char *activation, tg_conv2d_layer_options o)
{
    o.multiplier += o.multiplier == 0;
    if (o.multiplier < 1)
        tg_fail(".multiplier must be at least 1, got %d", o.multiplier);
    if (o.groups)
        tg_fail(".groups is for tg_conv2d_layer: here each channel is one");
    const settings s = settings_of(kernel, o.multiplier, o);
    return tg_layer_new(&depthwise_conv2d, tg_layers_one(input), activation, &s,
                        sizeof s);
}

/* ---- pools ---- */

static tg_pool2d_options pool_options(const settings *s)
{
    return (tg_pool2d_options){.kernel = {s->kernel[0], s->kernel[1]},
                               .stride = {s->o.stride[0], s->o.stride[1]}};
}

/* The last row or column once more. It stands after the first, in each window
 * that sees it, so the op takes the first; -inf would do, but is not a finite
 * number (tg_trap_nonfinite). */
static tg_tensor *last_again(tg_tensor *x, int axis)
{
    tg_tensor *both[] = {x, tg_slice(x, axis, -1, TG_END, 1)};
    return tg_concat(2, both, axis);
}

static tg_tensor *max_run(const tg_layer *layer, tg_tensor *const *x,
                          bool training)
{
    (void)training;
    tg_pool2d_options o = pool_options(layer->settings);
    tg_tensor *image = pad_edges(layer->settings, x[0], o.padding, last_again);
    return tg_max_pool2d(image, o);
}

static tg_tensor *padded_mean(const settings *s, tg_tensor *x)
{
    tg_pool2d_options o = pool_options(s);
    tg_tensor *image = pad_edges(s, x, o.padding, zeros_after);
    return tg_avg_pool2d(image, o);
}

/* Zeros around the image count; over the mean of an image of ones, it is the
 * mean of the image's own numbers. */
static tg_tensor *avg_run(const tg_layer *layer, tg_tensor *const *x,
                          bool training)
{
    (void)training;
    const settings *s = layer->settings;
    const int *dim = x[0]->shape.dim;
    tg_tensor *y = padded_mean(s, x[0]);
    if (!s->o.same)
        return y;
    tg_tensor *ones = tg_ones(y->tape, TG_SHAPE(1, 1, dim[2], dim[3]));
    return tg_div(y, padded_mean(s, ones));
}

static const tg_layer_kind max_pool2d = {
    .name = "max_pool2d",
    .arity = 1,
    .check = check_window,
    .run = max_run,
    .show = show,
};
static const tg_layer_kind avg_pool2d = {
    .name = "avg_pool2d",
    .arity = 1,
    .check = check_window,
    .run = avg_run,
    .show = show,
};

static tg_layer *pool_layer(const tg_layer_kind *kind, tg_layer *input,
                            tg_shape kernel, tg_pool2d_layer_options o)
{
    const settings s = settings_of(
        kernel, 0,
        (tg_conv2d_layer_options){.stride = {o.stride[0], o.stride[1]},
                                  .same = o.same});
    return tg_layer_new(kind, tg_layers_one(input), NULL, &s, sizeof s);
}

tg_layer *tg_max_pool2d_layer(tg_layer *input, tg_shape kernel,
                              tg_pool2d_layer_options options)
{
    return pool_layer(&max_pool2d, input, kernel, options);
}

tg_layer *tg_avg_pool2d_layer(tg_layer *input, tg_shape kernel,
                              tg_pool2d_layer_options options)
{
    return pool_layer(&avg_pool2d, input, kernel, options);
}

static tg_tensor *global_run(const tg_layer *layer, tg_tensor *const *x,
                             bool training)
{
    (void)layer, (void)training;
    return tg_mean(x[0], TG_AXES(2, 3), false);
}

static const tg_layer_kind global_avg_pool2d = {
    .name = "global_avg_pool2d",
    .arity = 1,
    .check = check_image,
    .run = global_run,
};

tg_layer *tg_global_avg_pool2d(tg_layer *input)
{
    return tg_layer_new(&global_avg_pool2d, tg_layers_one(input), NULL, NULL,
                        0);
}

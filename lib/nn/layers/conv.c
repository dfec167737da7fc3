/* Convolution and pooling of images. */
#include "nn/layers/conv.h"

#include <stdio.h>
#include <string.h>

#include "ops/axes.h"
#include "ops/conv.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/part.h"
#include "ops/reduce.h"

/* ---- windows: along the height, along the width ---- */

typedef struct window {
    int kernel[2], stride[2], dilation[2];
    bool same;
} window;

/* {0, 0} for a stride or a dilation is what is usual there. */
static void set_pair(int to[2], const int *given, const int *usual)
{
    const bool left_out = given[0] == 0 && given[1] == 0;
    for (int i = 0; i < 2; i++)
        to[i] = left_out ? usual[i] : given[i];
}

static window window_of(tg_shape kernel, const int *stride,
                        const int *usual_stride, const int *dilation, bool same)
{
    static const int ones[2] = {1, 1};
    if (kernel.rank != 1 && kernel.rank != 2)
        tg_fail("a window is a number, 3 for 3 x 3, or TG_SHAPE(height, "
                "width), not %s",
                tg_shape_print(kernel).text);
    window w = {{kernel.dim[0], kernel.dim[kernel.rank - 1]}, .same = same};
    set_pair(w.stride, stride, usual_stride ? usual_stride : w.kernel);
    set_pair(w.dilation, dilation, ones);
    for (int i = 0; i < 2; i++)
        if (w.kernel[i] < 1 || w.stride[i] < 1 || w.dilation[i] < 1)
            tg_fail("a window, its stride and its dilation must be at least 1 "
                    "along both axes, got window %d x %d, stride {%d, %d}, "
                    "dilation {%d, %d}",
                    w.kernel[0], w.kernel[1], w.stride[0], w.stride[1],
                    w.dilation[0], w.dilation[1]);
    return w;
}

/* From a window's first row (i = 0) or column to the one after its last. */
static long long reach(const window *w, int i)
{
    return (long long)w->dilation[i] * (w->kernel[i] - 1) + 1;
}

static void check_image(const tg_layer *layer)
{
    if (layer->in[0]->shape.rank != 3)
        tg_fail_layer(layer,
                      "%s takes images, [channels x height x width] a "
                      "sample: tg_reshape_layer(input, 1, 28, 28) "
                      "makes one of 784 numbers",
                      layer->kind->name);
}

static void check_window(const tg_layer *layer, const window *w)
{
    check_image(layer);
    const int *size = layer->in[0]->shape.dim + 1;
    if (!w->same && (reach(w, 0) > size[0] || reach(w, 1) > size[1]))
        tg_fail_layer(layer,
                      "a window that reaches over %lld x %lld does not fit an "
                      "image of %d x %d (the channels come first); .same = "
                      "true pads its edges",
                      reach(w, 0), reach(w, 1), size[0], size[1]);
}

/* For "same": sets the padding on both sides; where it takes an odd number of
 * rows or columns, `one_more` adds one after the last. */
static tg_tensor *pad_edges(const window *w, tg_tensor *x, int padding[2],
                            tg_tensor *one_more(tg_tensor *x, int axis))
{
    for (int i = 0; i < 2 && w->same; i++) {
        const int size = x->shape.dim[2 + i];
        const long long windows = (size - 1) / w->stride[i] + 1;
        const long long missing = (windows - 1) * w->stride[i] + reach(w, i) -
                                  size;
        padding[i] = missing > 0 ? tg_checked_size("pad", missing / 2) : 0;
        if (missing > 0 && missing % 2 == 1)
            x = one_more(x, 2 + i);
    }
    return x;
}

static tg_tensor *zeros_after(tg_tensor *x, int axis)
{
    return tg_pad(x, axis, 0, 1, 0);
}

static void show_window(const window *w, char *text, size_t size)
{
    int used = snprintf(text, size, "%d x %d", w->kernel[0], w->kernel[1]);
    if (w->stride[0] != 1 || w->stride[1] != 1)
        used += snprintf(text + used, size - (size_t)used, ", stride %d %d",
                         w->stride[0], w->stride[1]);
    if (w->dilation[0] != 1 || w->dilation[1] != 1)
        used += snprintf(text + used, size - (size_t)used, ", dilation %d %d",
                         w->dilation[0], w->dilation[1]);
    snprintf(text + used, size - (size_t)used, "%s", w->same ? ", same" : "");
}

/* ---- conv2d and depthwise_conv2d ---- */

typedef struct conv_settings {
    window window;
    int filters; /* of depthwise_conv2d: for each channel */
    int groups;  /* 0: depthwise_conv2d, as many as channels */
    bool no_bias;
    tg_initializer *init;
} conv_settings;

static int groups_of(const tg_layer *layer)
{
    const conv_settings *s = layer->settings;
    return s->groups ? s->groups : layer->in[0]->shape.dim[0];
}

static int filters_of(const tg_layer *layer)
{
    const conv_settings *s = layer->settings;
    return tg_checked_size(layer->kind->name,
                           s->groups ? s->filters
                                     : (long long)s->filters *
                                           layer->in[0]->shape.dim[0]);
}

static void conv_check(const tg_layer *layer)
{
    const conv_settings *s = layer->settings;
    check_window(layer, &s->window);
    const int channels = layer->in[0]->shape.dim[0];
    if (s->filters < 1)
        tg_fail("there must be at least 1 filter, got %d", s->filters);
    if (s->groups < 0 || channels % groups_of(layer) != 0 ||
        filters_of(layer) % groups_of(layer) != 0)
        tg_fail_layer(layer,
                      "groups must divide the channels, %d, and the filters, "
                      "%d; got %d groups",
                      channels, s->filters, s->groups);
}

static void conv_build(tg_layer *layer)
{
    const conv_settings *s = layer->settings;
    const int filters = filters_of(layer);
    tg_layer_param(layer, "W",
                   TG_SHAPE(filters,
                            layer->in[0]->shape.dim[0] / groups_of(layer),
                            s->window.kernel[0], s->window.kernel[1]),
                   s->init ? s->init : tg_init_glorot_uniform);
    if (!s->no_bias)
        tg_layer_param(layer, "b", TG_SHAPE(filters), NULL);
}

static tg_tensor *conv_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    (void)training;
    const window *w = &((const conv_settings *)layer->settings)->window;
    tg_conv2d_options o = {{w->stride[0], w->stride[1]},
                           {0, 0},
                           {w->dilation[0], w->dilation[1]},
                           groups_of(layer)};
    tg_tensor *image = pad_edges(w, x[0], o.padding, zeros_after);
    tg_tensor *y = tg_conv2d(image, tg_weight(layer, 0), o);
    if (layer->params == 1)
        return y;
    return tg_add(y, tg_reshape(tg_weight(layer, 1), TG_SHAPE(-1, 1, 1)));
}

static void conv_show(const tg_layer *layer, char *text, size_t size)
{
    const conv_settings *s = layer->settings;
    const char *each = s->groups ? "" : " a channel";
    int used = snprintf(text, size, "%d filter%s%s, ", s->filters,
                        s->filters == 1 ? "" : "s", each);
    show_window(&s->window, text + used, size - (size_t)used);
    used = (int)strlen(text);
    if (s->groups > 1)
        snprintf(text + used, size - (size_t)used, ", %d groups", s->groups);
}

static const tg_layer_kind conv2d = {
    .name = "conv2d",
    .arity = 1,
    .check = conv_check,
    .build = conv_build,
    .run = conv_run,
    .show = conv_show,
};

static const tg_layer_kind depthwise_conv2d = {
    .name = "depthwise_conv2d",
    .arity = 1,
    .check = conv_check,
    .build = conv_build,
    .run = conv_run,
    .show = conv_show,
};

static const int every[2] = {1, 1}; /* the usual stride of a convolution */

tg_layer *tg_conv2d_layer(tg_layer *input, int filters, tg_shape kernel,
                          const char *activation, tg_conv2d_layer_options o)
{
    const conv_settings s = {
        window_of(kernel, o.stride, every, o.dilation, o.same), filters,
        o.groups ? o.groups : 1, o.no_bias, o.init};
    return tg_layer_new(&conv2d, tg_layers_one(input), activation, &s,
                        sizeof s);
}

tg_layer *tg_depthwise_conv2d(tg_layer *input, tg_shape kernel,
                              const char *activation,
                              tg_depthwise_conv2d_options o)
{
    const conv_settings s = {
        window_of(kernel, o.stride, every, o.dilation, o.same),
        o.multiplier ? o.multiplier : 1, 0, o.no_bias, o.init};
    return tg_layer_new(&depthwise_conv2d, tg_layers_one(input), activation, &s,
                        sizeof s);
}

/* ---- pools ---- */

static void pool_check(const tg_layer *layer)
{
    check_window(layer, layer->settings);
}

static void pool_show(const tg_layer *layer, char *text, size_t size)
{
    show_window(layer->settings, text, size);
}

static tg_pool2d_options pool_options(const window *w)
{
    return (tg_pool2d_options){.kernel = {w->kernel[0], w->kernel[1]},
                               .stride = {w->stride[0], w->stride[1]}};
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

/* With padding that counts as zeros; over the mean of an image of ones, it is
 * the mean of the image's own numbers. */
static tg_tensor *avg_run(const tg_layer *layer, tg_tensor *const *x,
                          bool training)
{
    (void)training;
    const window *w = layer->settings;
    tg_pool2d_options o = pool_options(w);
    tg_tensor *image = pad_edges(w, x[0], o.padding, zeros_after);
    tg_tensor *y = tg_avg_pool2d(image, o);
    if (!w->same)
        return y;
    const int *size = x[0]->shape.dim + 2;
    tg_tensor *ones = tg_ones(y->tape, TG_SHAPE(1, 1, size[0], size[1]));
    ones = pad_edges(w, ones, o.padding, zeros_after);
    return tg_div(y, tg_avg_pool2d(ones, o));
}

static const tg_layer_kind max_pool2d = {
    .name = "max_pool2d",
    .arity = 1,
    .check = pool_check,
    .run = max_run,
    .show = pool_show,
};

static const tg_layer_kind avg_pool2d = {
    .name = "avg_pool2d",
    .arity = 1,
    .check = pool_check,
    .run = avg_run,
    .show = pool_show,
};

static tg_layer *pool_layer(const tg_layer_kind *kind, tg_layer *input,
                            tg_shape kernel, tg_pool2d_layer_options o)
{
    static const int none[2];
    const window w = window_of(kernel, o.stride, NULL, none, o.same);
    return tg_layer_new(kind, tg_layers_one(input), NULL, &w, sizeof w);
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

/* Convolution and pooling of images, [channels x height x width] a sample.
 *
 * A window is a number, 3 for 3 x 3, or TG_SHAPE(height, width). Options are
 * named, and each is two numbers, {along the height, along the width}:
 *
 *     tg_conv2d_layer(input, 32, 3, "relu", .same = true)
 *     tg_max_pool2d_layer(input, 2)
 *
 * Windows lie inside the image. An image of h rows gives
 * (h - dilation (kernel - 1) - 1) / stride + 1 rows, rounded down. With .same
 * (Keras: padding="same") the edges are padded so that there are h / stride
 * rows, rounded up. Both sides get the same number of rows, or the end gets
 * one more than the beginning. Columns likewise. */
#ifndef TG_NN_LAYERS_CONV_H
#define TG_NN_LAYERS_CONV_H

#include "nn/layer.h"

typedef struct tg_conv2d_layer_options {
    int stride[2];   /* from one window to the next; {0, 0} means {1, 1} */
    bool same;       /* pad the edges with zeros, as above */
    int dilation[2]; /* between a window's numbers; {0, 0} means {1, 1} */
    int groups;      /* blocks of channels that do not mix; 0 means 1 */
    int multiplier;  /* depthwise: filters for each channel; 0 means 1 */
    bool no_bias;
    tg_initializer *init; /* of W; NULL: tg_init_glorot_uniform, as in Keras */
} tg_conv2d_layer_options;

typedef union tg_conv2d_layer_call {
    tg_conv2d_layer_options options;
    struct {
        int stride[2];
        bool same;
        int dilation[2], groups, multiplier;
        bool no_bias;
        tg_initializer *init;
    };
} tg_conv2d_layer_call;

/* a = f(conv2d(x, W) + b): [c x h x w] -> [filters x yh x yw]. param: W
 * [filters x c/groups x window], b [filters], 0 at first. Fails unless the
 * sample is an image, the window fits it, and groups divides c and filters;
 * and for the activation "softmax", which would go along the width. Keras:
 * Conv2D. */
tg_layer *tg_conv2d_layer(tg_layer *input, int filters, tg_shape window,
                          const char *activation,
                          tg_conv2d_layer_options options);

/* Each channel has filters of its own, and does not mix with the others: a
 * convolution with as many groups as channels. [c x h x w] -> [c multiplier x
 * yh x yw]. param: W [c multiplier x 1 x window], b [c multiplier], 0 at first.
 * Fails as tg_conv2d_layer does, and for .groups. Keras: DepthwiseConv2D. */
tg_layer *tg_depthwise_conv2d(tg_layer *input, tg_shape window,
                              const char *activation,
                              tg_conv2d_layer_options options);

typedef struct tg_pool2d_layer_options {
    int stride[2]; /* {0, 0}: the window's size, so that windows touch */
    bool same;     /* pad the edges; the padding does not count */
} tg_pool2d_layer_options;

typedef union tg_pool2d_layer_call {
    tg_pool2d_layer_options options;
    struct {
        int stride[2];
        bool same;
    };
} tg_pool2d_layer_call;

/* The largest number, and the mean, of the image's numbers in each window:
 * [c x h x w] -> [c x yh x yw]. Fail unless the sample is an image that the
 * window fits. Keras: MaxPooling2D, AveragePooling2D. */
tg_layer *tg_max_pool2d_layer(tg_layer *input, tg_shape window,
                              tg_pool2d_layer_options options);
tg_layer *tg_avg_pool2d_layer(tg_layer *input, tg_shape window,
                              tg_pool2d_layer_options options);

/* The mean of each channel: [c x h x w] -> [c]. Fails unless the sample is an
 * image. Keras: GlobalAveragePooling2D. */
tg_layer *tg_global_avg_pool2d(tg_layer *input);

#endif

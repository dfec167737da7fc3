/* Rows of layers/conv.h. "same" with even windows, strides and sizes of both
 * kinds: there the rows before the first and after the last differ. */
#include "layers.h"

#define IMAGE_ROWS(ROW)                                                       \
    ROW(conv2d, "Conv2D", ONE(2, 5, 4), tg_conv2d_layer(in[0], 3, 3, "tanh")) \
    ROW(conv2d_strided, "Conv2D", ONE(1, 6, 5),                               \
        tg_conv2d_layer(in[0], 2, TG_SHAPE(2, 3), NULL, .stride = {2, 1}))    \
    ROW(conv2d_same, "Conv2D", ONE(2, 4, 3),                                  \
        tg_conv2d_layer(in[0], 2, 3, NULL, .same = true))                     \
    ROW(conv2d_same_even, "Conv2D", ONE(1, 4, 3),                             \
        tg_conv2d_layer(in[0], 2, TG_SHAPE(2, 4), NULL, .same = true))        \
    ROW(conv2d_same_strided, "Conv2D", ONE(1, 6, 5),                          \
        tg_conv2d_layer(in[0], 2, 3, NULL, .same = true, .stride = {2, 2}))   \
    ROW(conv2d_same_narrow, "Conv2D", ONE(1, 5, 5),                           \
        tg_conv2d_layer(in[0], 2, TG_SHAPE(1, 2), NULL, .same = true,         \
                        .stride = {3, 2}))                                    \
    ROW(conv2d_same_dilated, "Conv2D", ONE(1, 5, 6),                          \
        tg_conv2d_layer(in[0], 2, TG_SHAPE(2, 3), NULL, .same = true,         \
                        .dilation = {3, 2}))                                  \
    ROW(conv2d_dilated, "Conv2D", ONE(1, 5, 6),                               \
        tg_conv2d_layer(in[0], 2, 3, NULL, .dilation = {2, 1},                \
                        .no_bias = true))                                     \
    ROW(conv2d_groups, "Conv2D", ONE(4, 3, 3),                                \
        tg_conv2d_layer(in[0], 6, 2, NULL, .groups = 2))                      \
    ROW(depthwise, "DepthwiseConv2D", ONE(3, 4, 4),                           \
        tg_depthwise_conv2d(in[0], 3, "tanh"))                                \
    ROW(depthwise_twice, "DepthwiseConv2D", ONE(2, 5, 4),                     \
        tg_depthwise_conv2d(in[0], TG_SHAPE(3, 2), NULL, .multiplier = 2,     \
                            .same = true, .stride = {2, 2}))                  \
    ROW(max_pool2d, "MaxPooling2D", ONE(2, 4, 5),                             \
        tg_max_pool2d_layer(in[0], 2))                                        \
    ROW(max_pool2d_strided, "MaxPooling2D", ONE(1, 5, 5),                     \
        tg_max_pool2d_layer(in[0], TG_SHAPE(3, 2), .stride = {2, 1}))         \
    ROW(max_pool2d_same, "MaxPooling2D", ONE(2, 5, 4),                        \
        tg_max_pool2d_layer(in[0], 2, .same = true))                          \
    ROW(max_pool2d_same_even, "MaxPooling2D", ONE(1, 3, 5),                   \
        tg_max_pool2d_layer(in[0], 4, .same = true, .stride = {1, 2}))        \
    ROW(avg_pool2d, "AveragePooling2D", ONE(2, 4, 5),                         \
        tg_avg_pool2d_layer(in[0], 2))                                        \
    ROW(avg_pool2d_same, "AveragePooling2D", ONE(2, 5, 4),                    \
        tg_avg_pool2d_layer(in[0], 3, .same = true, .stride = {2, 2}))        \
    ROW(avg_pool2d_same_even, "AveragePooling2D", ONE(1, 3, 4),               \
        tg_avg_pool2d_layer(in[0], 2, .same = true, .stride = {1, 1}))        \
    ROW(global_avg_pool2d, "GlobalAveragePooling2D", ONE(3, 2, 3),            \
        tg_global_avg_pool2d(in[0]))

LAYER_LIST(image_rows, IMAGE_ROWS)

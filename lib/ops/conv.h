/* Convolution, pooling and upsampling of images: [n x channels x height x
 * width], and of signals: [n x channels x width].
 *
 * Options are named, and each is two numbers, {along the height, along the
 * width}; what is not given has its default:
 *
 *     tg_conv2d(x, w)
 *     tg_conv2d(x, w, .stride = {2, 2}, .padding = {1, 1})
 *     tg_conv2d(x, w, (tg_conv2d_options){.stride = {2, 2}})
 *
 * A window begins at every stride-th place of the padded image at which all of
 * it fits. */
#ifndef TG_OPS_CONV_H
#define TG_OPS_CONV_H

#include "tape/tensor.h"

typedef struct tg_conv2d_options {
    int stride[2];   /* from one window to the next; {0, 0} means {1, 1} */
    int padding[2];  /* zeros around the image, on each side */
    int dilation[2]; /* between a window's numbers; {0, 0} means {1, 1} */
    int groups;      /* blocks of channels that do not mix; 0 means 1 */
} tg_conv2d_options;

/* What may stand after the tensors of a call: a struct, or options by name. */
typedef union tg_conv2d_call {
    tg_conv2d_options options;
    struct {
        int stride[2], padding[2], dilation[2], groups;
    };
} tg_conv2d_call;

/* y = the sum of w times what a window sees, at each place of x (w is not
 * flipped: a cross-correlation, as in other frameworks):
 * x [n x c x h x v], w [o x c/groups x kh x kw] -> y [n x o x yh x yw] with
 * yh = (h + 2 padding - dilation (kh - 1) - 1) / stride + 1, rounded down.
 * A bias is added with tg_add(y, tg_reshape(b, -1, 1, 1)).
 *
 * It is one of three views of the form sum x w y over all windows, and each
 * is the others' rule. dx = conv2d_input(dy, w), dw = conv2d_weight(dy, x).
 * Fails when channels, groups or sizes do not fit. */
tg_tensor *tg_conv2d(tg_tensor *x, tg_tensor *w, tg_conv2d_options options);

/* What x receives when dy arrives at conv2d(x, w): dy [n x o x yh x yw] ->
 * `input`, the shape of x. Also called transposed convolution. */
tg_tensor *tg_conv2d_input(tg_tensor *dy, tg_tensor *w, tg_shape input,
                           tg_conv2d_options options);

/* What w receives: dy, x -> `weight`, the shape of w. */
tg_tensor *tg_conv2d_weight(tg_tensor *dy, tg_tensor *x, tg_shape weight,
                            tg_conv2d_options options);

typedef struct tg_pool2d_options {
    int kernel[2];        /* the window; must be given */
    int stride[2];        /* {0, 0}: the kernel's size, so that windows touch */
    int padding[2];       /* on each side; at most half the kernel */
    bool exclude_padding; /* avg_pool2d: the padding does not count */
} tg_pool2d_options;

typedef union tg_pool2d_call {
    tg_pool2d_options options;
    struct {
        int kernel[2], stride[2], padding[2];
        bool exclude_padding;
    };
} tg_pool2d_call;

/* y = the largest number of each window; the padding is -inf. dy goes to the
 * first of the largest. tg_max_pool2d(x, .kernel = {2, 2}).
 * x [n x c x h x v] -> y [n x c x yh x yw], as in conv2d. All three fail
 * without a kernel, and where stride, padding or image do not fit it. */
tg_tensor *tg_max_pool2d(tg_tensor *x, tg_pool2d_options options);

/* Where that number is: its place among the height * width numbers of its
 * channel. [n x c x yh x yw]. No gradient. */
tg_tensor *tg_max_pool2d_index(tg_tensor *x, tg_pool2d_options options);

/* y = the mean of each window; the padding is 0, and counts unless
 * exclude_padding. dy is shared equally among the numbers of the window. */
tg_tensor *tg_avg_pool2d(tg_tensor *x, tg_pool2d_options options);

/* ---- one axis: signals [n x channels x width] ---- */

/* The options of tg_conv2d, each one number: tg_conv1d(x, w, .padding = 2). */
typedef struct tg_conv1d_options {
    int stride;   /* from one window to the next; 0 means 1 */
    int padding;  /* zeros on each side */
    int dilation; /* between a window's numbers; 0 means 1 */
    int groups;   /* blocks of channels that do not mix; 0 means 1 */
} tg_conv1d_options;

typedef union tg_conv1d_call {
    tg_conv1d_options options;
    struct {
        int stride, padding, dilation, groups;
    };
} tg_conv1d_call;

/* x [n x c x v], w [o x c/groups x k] -> y [n x o x yv] with
 * yv = (v + 2 padding - dilation (k - 1) - 1) / stride + 1, rounded down. It is
 * tg_conv2d of images that are one number high, with the same gradients and
 * errors. */
tg_tensor *tg_conv1d(tg_tensor *x, tg_tensor *w, tg_conv1d_options options);

typedef struct tg_pool1d_options {
    int kernel;           /* the window; must be given */
    int stride;           /* 0: the kernel's size, so that windows touch */
    int padding;          /* on each side; at most half the kernel */
    bool exclude_padding; /* avg_pool1d: the padding does not count */
} tg_pool1d_options;

typedef union tg_pool1d_call {
    tg_pool1d_options options;
    struct {
        int kernel, stride, padding;
        bool exclude_padding;
    };
} tg_pool1d_call;

/* As tg_max_pool2d and tg_avg_pool2d: tg_max_pool1d(x, .kernel = 2),
 * [n x c x v] -> [n x c x yv]. */
tg_tensor *tg_max_pool1d(tg_tensor *x, tg_pool1d_options options);
tg_tensor *tg_avg_pool1d(tg_tensor *x, tg_pool1d_options options);

/* ---- larger images ---- */

/* Each number becomes a block of height x width copies of it (nearest):
 * [n x c x h x v] -> [n x c x h*height x v*width]. tg_upsample(x, 2, 2).
 * dx = dy, summed over each block. Fails unless both factors are at least 1. */
tg_tensor *tg_upsample(tg_tensor *x, int height, int width);

/* The same sizes, without steps between blocks. Each number is taken to lie in
 * the middle of its pixel. A new number is a mean of the four whose middles
 * surround its own, the nearer the more weight; outside the outermost middles
 * the border's numbers go on (PyTorch's align_corners=False, and Keras's
 * "bilinear"). It is a product with a matrix of these weights along each axis,
 * and so is its gradient. Fails as tg_upsample does. */
tg_tensor *tg_upsample_bilinear(tg_tensor *x, int height, int width);

#endif

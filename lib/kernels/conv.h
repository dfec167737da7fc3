/* Windows that slide over an image: what convolution and pooling share. */
#ifndef TG_KERNELS_CONV_H
#define TG_KERNELS_CONV_H

#include <stddef.h>

#include "kernels/real.h"

/* [0] is along the height, [1] along the width. */
typedef struct tg_window {
    size_t channels;    /* of the image */
    size_t size[2];     /* of the image */
    size_t kernel[2];   /* of the window */
    size_t stride[2];   /* from one window to the next */
    size_t padding[2];  /* around the image, on each side */
    size_t dilation[2]; /* from one number of a window to the next */
    size_t out_size[2]; /* windows that fit */
} tg_window;

/* column[channels * kernel[0] * kernel[1]][out_size[0] * out_size[1]] = what
 * each window sees of image[channels][size[0]][size[1]]; 0 in the padding. */
void tg_im2col(const tg_window *w, const tg_real *image, tg_real *column);

/* Adds each number of `column` to the number of the image that im2col took it
 * from. */
void tg_col2im(const tg_window *w, const tg_real *column, tg_real *image);

/* For each channel and window: the place, in its channel's size[0] * size[1]
 * numbers, of the largest that it sees; the first of equals, or the first
 * NaN. The padding is -inf, and no window may see padding only. */
void tg_pool_argmax(const tg_window *w, const tg_real *image, tg_real *index);

#endif

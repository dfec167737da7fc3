/* im2col and its transpose, and the largest number of each window.
 *
 * Why copy the image into columns first: then a convolution is a matrix
 * product, which already runs as fast as the machine, and its two gradients
 * are products too; loops over windows would need a fast form for each window,
 * stride and dilation. It costs memory: each number stands in up to
 * kernel[0] * kernel[1] columns, 9 times the image for 3 x 3. So columns are
 * scratch for one image at a time, and never on the tape. */
#include "kernels/conv.h"

#include <string.h>

/* The row (axis 0) or column (axis 1) of the image under number `k` of window
 * `place`; beyond the image in the padding, where size_t wraps around. */
static inline size_t under(const tg_window *w, int axis, size_t place, size_t k)
{
    return place * w->stride[axis] + k * w->dilation[axis] - w->padding[axis];
}

/* Row `row` of the column matrix: where its channel begins, and which number
 * of the window it is. */
typedef struct tap {
    size_t channel, k[2];
} tap;

static tap tap_of(const tg_window *w, size_t row)
{
    const size_t taps = w->kernel[0] * w->kernel[1], k = row % taps;
    return (tap){row / taps * w->size[0] * w->size[1],
                 {k / w->kernel[1], k % w->kernel[1]}};
}

static size_t column_rows(const tg_window *w)
{
    return w->channels * w->kernel[0] * w->kernel[1];
}

/* The windows along the width whose number k is inside the image. */
typedef struct range {
    size_t from, to;
} range;

static range inside(const tg_window *w, size_t k)
{
    const size_t at = k * w->dilation[1], padding = w->padding[1];
    const size_t stride = w->stride[1], end = w->size[1] + padding;
    range r = {at < padding ? (padding - at + stride - 1) / stride : 0,
               at < end ? (end - at + stride - 1) / stride : 0};
    r.to = r.to < w->out_size[1] ? r.to : w->out_size[1];
    r.from = r.from < r.to ? r.from : r.to;
    return r;
}

/* One row of windows: number k of each, from a line of the image. */
static void line_to_row(const tg_window *w, size_t k, const tg_real *line,
                        tg_real *row)
{
    const range r = inside(w, k);
    memset(row, 0, r.from * sizeof *row);
    memset(row + r.to, 0, (w->out_size[1] - r.to) * sizeof *row);
    if (r.from == r.to)
        return;
    const tg_real *from = line + under(w, 1, r.from, k);
    if (w->stride[1] == 1)
        memcpy(row + r.from, from, (r.to - r.from) * sizeof *row);
    else
        for (size_t j = r.from; j < r.to; j++)
            row[j] = from[(j - r.from) * w->stride[1]];
}

static void row_to_line(const tg_window *w, size_t k, const tg_real *row,
                        tg_real *line)
{
    const range r = inside(w, k);
    if (r.from == r.to)
        return;
    tg_real *to = line + under(w, 1, r.from, k);
    for (size_t j = r.from; j < r.to; j++)
        to[(j - r.from) * w->stride[1]] += row[j];
}

void tg_im2col(const tg_window *w, const tg_real *image, tg_real *column)
{
    for (size_t row = 0; row < column_rows(w); row++) {
        const tap t = tap_of(w, row);
        for (size_t i = 0; i < w->out_size[0]; i++, column += w->out_size[1]) {
            const size_t y = under(w, 0, i, t.k[0]);
            if (y < w->size[0])
                line_to_row(w, t.k[1], image + t.channel + y * w->size[1],
                            column);
            else
                memset(column, 0, w->out_size[1] * sizeof *column);
        }
    }
}

void tg_col2im(const tg_window *w, const tg_real *column, tg_real *image)
{
    for (size_t row = 0; row < column_rows(w); row++) {
        const tap t = tap_of(w, row);
        for (size_t i = 0; i < w->out_size[0]; i++, column += w->out_size[1]) {
            const size_t y = under(w, 0, i, t.k[0]);
            if (y < w->size[0])
                row_to_line(w, t.k[1], column,
                            image + t.channel + y * w->size[1]);
        }
    }
}

/* From the first row (of = 0) or column that window i sees to the one after its
 * last. */
static void seen_by(const tg_window *w, int of, size_t i, size_t *from,
                    size_t *to)
{
    const size_t begin = i * w->stride[of], end = begin + w->kernel[of];
    const size_t padding = w->padding[of], last = w->size[of] + padding;
    *from = begin > padding ? begin - padding : 0;
    *to = (end < last ? end : last) - padding;
}

/* The place of the largest number that window (i, j) sees of one channel. */
static size_t argmax_under(const tg_window *w, const tg_real *image, size_t i,
                           size_t j)
{
    size_t best = (size_t)-1, top, bottom, left, right;
    seen_by(w, 0, i, &top, &bottom);
    seen_by(w, 1, j, &left, &right);
    for (size_t y = top; y < bottom; y++)
        for (size_t x = left; x < right; x++) {
            const size_t here = y * w->size[1] + x;
            const tg_real v = image[here];
            if (best == (size_t)-1 || v > image[best] ||
                (v != v && image[best] == image[best]))
                best = here;
        }
    return best;
}

void tg_pool_argmax(const tg_window *w, const tg_real *image, tg_real *index)
{
    for (size_t c = 0; c < w->channels; c++, image += w->size[0] * w->size[1])
        for (size_t i = 0; i < w->out_size[0]; i++)
            for (size_t j = 0; j < w->out_size[1]; j++)
                *index++ = (tg_real)argmax_under(w, image, i, j);
}

/* Loops that only move numbers. */
#ifndef TG_KERNELS_MOVE_H
#define TG_KERNELS_MOVE_H

#include <stddef.h>
#include <stdint.h>

#include "kernels/real.h"

/* y[b][j][i] = x[b][i][j] for i < m, j < n: `batch` transposed matrices. */
void tg_transpose_matrices(size_t batch, size_t m, size_t n, const tg_real *x,
                           tg_real *y);

/* y[i][j] = 1 where j is label[i], else 0, for i < n; 0 <= label < classes. */
void tg_one_hot_rows(size_t n, size_t classes, const tg_real *label,
                     tg_real *y);

/* y[i] = bytes[i] * scale for i < n: the pixels of a batch. */
void tg_bytes_to_reals(size_t n, const uint8_t *bytes, double scale,
                       tg_real *y);

/* Prefetches into the cache bytes that will soon be read. */
void tg_prefetch(const void *memory, size_t bytes);

/* Some lines of a tensor [outer][total][inner], as [outer][n][inner]. */
typedef struct tg_lines {
    size_t outer, n, inner, total;
    ptrdiff_t at, step; /* line i of the n is line at + i * step of total */
} tg_lines;

/* y = those lines of x; and those lines of y = x, the others untouched. */
void tg_take_lines(tg_lines l, const tg_real *x, tg_real *y);
void tg_put_lines(tg_lines l, const tg_real *x, tg_real *y);

/* The same where line i is line index[i]; `at` and `step` are not used: looked
 * up, and added to. 0 <= index < total. */
void tg_index_lines(tg_lines l, const tg_real *index, const tg_real *x,
                    tg_real *y);
void tg_add_lines(tg_lines l, const tg_real *index, const tg_real *x,
                  tg_real *y);

/* The same where each number of [outer][n][inner] has an index of its own. */
void tg_gather_numbers(tg_lines l, const tg_real *index, const tg_real *x,
                       tg_real *y);
void tg_scatter_numbers(tg_lines l, const tg_real *index, const tg_real *x,
                        tg_real *y);

#endif

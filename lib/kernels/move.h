/* Loops that only move numbers. */
#ifndef TG_KERNELS_MOVE_H
#define TG_KERNELS_MOVE_H

#include <stddef.h>

#include "kernels/real.h"

/* y[b][j][i] = x[b][i][j] for i < m, j < n: `batch` transposed matrices. */
void tg_transpose_matrices(size_t batch, size_t m, size_t n, const tg_real *x,
                           tg_real *y);

/* y[i][j] = 1 where j is label[i], else 0, for i < n; 0 <= label < classes. */
void tg_one_hot_rows(size_t n, size_t classes, const tg_real *label,
                     tg_real *y);

#endif

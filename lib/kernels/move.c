/* Transposing and one-hot rows. */
#include "kernels/move.h"

#include <string.h>

enum { TILE = 16 };

/* Tile by tile, so that both sides stay in the cache. */
static void transpose_one(size_t m, size_t n, const tg_real *x, tg_real *y)
{
    for (size_t i0 = 0; i0 < m; i0 += TILE)
        for (size_t j0 = 0; j0 < n; j0 += TILE)
            for (size_t j = j0; j < n && j < j0 + TILE; j++)
                for (size_t i = i0; i < m && i < i0 + TILE; i++)
                    y[j * m + i] = x[i * n + j];
}

void tg_transpose_matrices(size_t batch, size_t m, size_t n, const tg_real *x,
                           tg_real *y)
{
    for (size_t b = 0; b < batch; b++)
        transpose_one(m, n, x + b * m * n, y + b * m * n);
}

void tg_one_hot_rows(size_t n, size_t classes, const tg_real *label, tg_real *y)
{
    memset(y, 0, n * classes * sizeof *y);
    for (size_t i = 0; i < n; i++)
        y[i * classes + (size_t)label[i]] = 1;
}

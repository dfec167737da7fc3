/* Transposing, lines taken and put, rows looked up and added. */
#include "kernels/move.h"

#include <string.h>

#include "kernels/fast/isa.h"

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

/* With a step of 1 the n lines are neighbours: they are copied together. */
void tg_take_lines(tg_lines l, const tg_real *x, tg_real *y)
{
    const size_t run = l.step == 1 ? l.n : 1;
    for (size_t o = 0; o < l.outer; o++)
        for (size_t i = 0; i < l.n; i += run) {
            const ptrdiff_t place = l.at + (ptrdiff_t)i * l.step;
            memcpy(y + (o * l.n + i) * l.inner,
                   x + (o * l.total + (size_t)place) * l.inner,
                   run * l.inner * sizeof *y);
        }
}

void tg_put_lines(tg_lines l, const tg_real *x, tg_real *y)
{
    const size_t run = l.step == 1 ? l.n : 1;
    for (size_t o = 0; o < l.outer; o++)
        for (size_t i = 0; i < l.n; i += run) {
            const ptrdiff_t place = l.at + (ptrdiff_t)i * l.step;
            memcpy(y + (o * l.total + (size_t)place) * l.inner,
                   x + (o * l.n + i) * l.inner, run * l.inner * sizeof *y);
        }
}

void tg_index_lines(tg_lines l, const tg_real *index, const tg_real *x,
                    tg_real *y)
{
    for (size_t o = 0; o < l.outer; o++)
        for (size_t i = 0; i < l.n; i++)
            memcpy(y + (o * l.n + i) * l.inner,
                   x + (o * l.total + (size_t)index[i]) * l.inner,
                   l.inner * sizeof *y);
}

void tg_add_lines(tg_lines l, const tg_real *index, const tg_real *x,
                  tg_real *y)
{
    for (size_t o = 0; o < l.outer; o++)
        for (size_t i = 0; i < l.n; i++) {
            const tg_real *from = x + (o * l.n + i) * l.inner;
            tg_real *to = y + (o * l.total + (size_t)index[i]) * l.inner;
            for (size_t j = 0; j < l.inner; j++)
                to[j] += from[j];
        }
}

void tg_gather_numbers(tg_lines l, const tg_real *index, const tg_real *x,
                       tg_real *y)
{
    for (size_t o = 0; o < l.outer; o++)
        for (size_t i = 0; i < l.n; i++)
            for (size_t j = 0; j < l.inner; j++) {
                const size_t here = (o * l.n + i) * l.inner + j;
                y[here] = x[(o * l.total + (size_t)index[here]) * l.inner + j];
            }
}

void tg_scatter_numbers(tg_lines l, const tg_real *index, const tg_real *x,
                        tg_real *y)
{
    for (size_t o = 0; o < l.outer; o++)
        for (size_t i = 0; i < l.n; i++)
            for (size_t j = 0; j < l.inner; j++) {
                const size_t here = (o * l.n + i) * l.inner + j;
                y[(o * l.total + (size_t)index[here]) * l.inner + j] += x[here];
            }
}

TG_MULTIVERSION void tg_bytes_to_reals(size_t n, const uint8_t *restrict bytes,
                                       double scale, tg_real *restrict y)
{
    const tg_real factor = (tg_real)scale;
    for (size_t i = 0; i < n; i++)
        y[i] = (tg_real)bytes[i] * factor;
}

void tg_prefetch(const void *memory, size_t bytes)
{
#ifdef __GNUC__
    const char *line = memory;
    for (size_t i = 0; i < bytes; i += 64)
        __builtin_prefetch(line + i);
#else
    (void)memory, (void)bytes;
#endif
}

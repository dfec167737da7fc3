/* Pairwise sums, extrema and where they are, running sums. */
#include "kernels/reduce.h"

#include "kernels/fast/isa.h"

enum { LANES = 32, FEW = 16 };

/* y[j] = sum over i of x[i * stride + j], for j < w <= LANES: the sum of the
 * first half of the rows plus the sum of the second. A naive float sum stands
 * still at 2^24; halves of about equal size add without loss. */
TG_MULTIVERSION static void sum_rows(size_t n, size_t stride, size_t w,
                                     const tg_real *x, tg_real *y)
{
    if (n <= FEW) {
        for (size_t j = 0; j < w; j++)
            y[j] = 0;
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < w; j++)
                y[j] += x[i * stride + j];
        return;
    }
    tg_real second[LANES];
    const size_t half = n / 2;
    sum_rows(half, stride, w, x, y);
    sum_rows(n - half, stride, w, x + half * stride, second);
    for (size_t j = 0; j < w; j++)
        y[j] += second[j];
}

/* The sum of n neighbouring numbers: as rows of LANES columns, which the
 * compiler adds side by side, then the columns and the rest. */
static tg_real sum_run(size_t n, const tg_real *x)
{
    tg_real lane[LANES], rest = 0;
    const size_t rows = n / LANES;
    for (size_t i = rows * LANES; i < n; i++)
        rest += x[i];
    if (rows == 0)
        return rest;
    sum_rows(rows, LANES, LANES, x, lane);
    for (size_t width = LANES / 2; width > 0; width /= 2)
        for (size_t j = 0; j < width; j++)
            lane[j] += lane[j + width];
    return lane[0] + rest;
}

void tg_reduce_sum(size_t outer, size_t n, size_t inner, const tg_real *x,
                   tg_real *y)
{
    for (size_t o = 0; o < outer; o++, x += n * inner, y += inner) {
        if (inner == 1) {
            y[0] = sum_run(n, x);
            continue;
        }
        for (size_t j = 0; j < inner; j += LANES) {
            size_t w = inner - j < LANES ? inner - j : LANES;
            sum_rows(n, inner, w, x + j, y + j);
        }
    }
}

/* Extrema: a line's first number, then every later one that beats it. Once it
 * is NaN it stays NaN: nothing beats a NaN, and a NaN beats all else. */
#define BEATS(x, relation, best) \
    ((x)relation(best) || ((x) != (x) && (best) == (best)))

#define EXTREMUM(name, relation)                                         \
    void tg_reduce_##name(size_t outer, size_t n, size_t inner,          \
                          const tg_real *x, tg_real *y)                  \
    {                                                                    \
        for (size_t o = 0; o < outer; o++, x += n * inner, y += inner) { \
            for (size_t j = 0; j < inner; j++)                           \
                y[j] = x[j];                                             \
            for (size_t i = 1; i < n; i++)                               \
                for (size_t j = 0; j < inner; j++) {                     \
                    const tg_real here = x[i * inner + j];               \
                    y[j] = BEATS(here, relation, y[j]) ? here : y[j];    \
                }                                                        \
        }                                                                \
    }                                                                    \
                                                                         \
    void tg_reduce_arg##name(size_t outer, size_t n, size_t inner,       \
                             const tg_real *x, tg_real *y)               \
    {                                                                    \
        for (size_t o = 0; o < outer; o++, x += n * inner, y += inner)   \
            for (size_t j = 0; j < inner; j++) {                         \
                size_t best = 0;                                         \
                for (size_t i = 1; i < n; i++)                           \
                    if (BEATS(x[i * inner + j], relation,                \
                              x[best * inner + j]))                      \
                        best = i;                                        \
                y[j] = (tg_real)best;                                    \
            }                                                            \
    }

EXTREMUM(max, >)
EXTREMUM(min, <)

/* Puts place i of a line among the `found` best, of which at most k are kept:
 * the last ones move down until it fits. */
static void insert_place(size_t i, size_t inner, size_t found, size_t k,
                         const tg_real *x, tg_real *place)
{
    size_t at = found;
    for (; at > 0; at--) {
        const tg_real before = place[(at - 1) * inner];
        if (!BEATS(x[i * inner], >, x[(size_t)before * inner]))
            break;
        if (at < k)
            place[at * inner] = before;
    }
    if (at < k)
        place[at * inner] = (tg_real)i;
}

void tg_top_places(size_t outer, size_t n, size_t inner, size_t k,
                   const tg_real *x, tg_real *y)
{
    for (size_t o = 0; o < outer; o++, x += n * inner, y += k * inner)
        for (size_t j = 0; j < inner; j++)
            for (size_t i = 0; i < n; i++)
                insert_place(i, inner, i < k ? i : k, k, x + j, y + j);
}

void tg_running_sum(size_t outer, size_t n, size_t inner, const tg_real *x,
                    tg_real *y)
{
    for (size_t o = 0; o < outer; o++, x += n * inner, y += n * inner)
        for (size_t j = 0; j < inner; j++) {
            double sum = 0;
            for (size_t i = 0; i < n; i++) {
                sum += (double)x[i * inner + j];
                y[i * inner + j] = (tg_real)sum;
            }
        }
}

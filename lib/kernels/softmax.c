/* Softmax, log-softmax and cross-entropy, line by line. */
#include "kernels/softmax.h"

#include <tgmath.h>

/* max x and log sum exp(x - max x) of a line of n numbers, `step` apart. */
typedef struct line_sum {
    tg_real max;
    tg_real log_sum;
} line_sum;

static tg_real line_max(size_t n, size_t step, const tg_real *x)
{
    tg_real max = x[0];
    for (size_t i = 1; i < n; i++)
        max = x[i * step] > max || x[i * step] != x[i * step] ? x[i * step]
                                                              : max;
    return max;
}

static line_sum line_log_sum(size_t n, size_t step, const tg_real *x)
{
    const tg_real max = line_max(n, step, x);
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (double)exp(x[i * step] - max);
    return (line_sum){max, (tg_real)log(sum)};
}

static void softmax_line(size_t n, size_t step, const tg_real *x, tg_real *y)
{
    const tg_real max = line_max(n, step, x);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        y[i * step] = exp(x[i * step] - max);
        sum += (double)y[i * step];
    }
    const tg_real total = (tg_real)sum;
    for (size_t i = 0; i < n; i++)
        y[i * step] /= total;
}

static void log_softmax_line(size_t n, size_t step, const tg_real *x,
                             tg_real *y)
{
    const line_sum s = line_log_sum(n, step, x);
    for (size_t i = 0; i < n; i++)
        y[i * step] = (x[i * step] - s.max) - s.log_sum;
}

void tg_softmax_lines(size_t outer, size_t n, size_t inner, const tg_real *x,
                      tg_real *y)
{
    for (size_t o = 0; n > 0 && o < outer; o++)
        for (size_t j = 0; j < inner; j++)
            softmax_line(n, inner, x + o * n * inner + j,
                         y + o * n * inner + j);
}

void tg_log_softmax_lines(size_t outer, size_t n, size_t inner,
                          const tg_real *x, tg_real *y)
{
    for (size_t o = 0; n > 0 && o < outer; o++)
        for (size_t j = 0; j < inner; j++)
            log_softmax_line(n, inner, x + o * n * inner + j,
                             y + o * n * inner + j);
}

void tg_cross_entropy_rows(size_t rows, size_t n, const tg_real *x,
                           const tg_real *target, tg_real *y)
{
    for (size_t r = 0; r < rows; r++, x += n, target += n) {
        const line_sum s = line_log_sum(n, 1, x);
        double sum = 0;
        for (size_t j = 0; j < n; j++)
            if (target[j] != 0) /* 0 log 0 is 0 */
                sum += (double)(target[j] * ((s.max - x[j]) + s.log_sum));
        y[r] = (tg_real)sum;
    }
}

void tg_cross_entropy_labels(size_t rows, size_t n, const tg_real *x,
                             const tg_real *label, tg_real *y)
{
    for (size_t r = 0; r < rows; r++, x += n) {
        const line_sum s = line_log_sum(n, 1, x);
        y[r] = (s.max - x[(size_t)label[r]]) + s.log_sum;
    }
}

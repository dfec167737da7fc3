/* Softmax and its relatives along the middle axis of x[outer][n][inner].
 *
 * The maximum is subtracted first, so that logits of 1000 survive. A line of
 * -inf only, or with a +inf, gives NaN. */
#ifndef TG_KERNELS_SOFTMAX_H
#define TG_KERNELS_SOFTMAX_H

#include <stddef.h>

#include "kernels/real.h"

/* y = exp(x) / sum exp(x), and its logarithm. */
void tg_softmax_lines(size_t outer, size_t n, size_t inner, const tg_real *x,
                      tg_real *y);
void tg_log_softmax_lines(size_t outer, size_t n, size_t inner,
                          const tg_real *x, tg_real *y);

/* For each row of x[rows][n]: y = -sum_j target_j log softmax(x)_j. */
void tg_cross_entropy_rows(size_t rows, size_t n, const tg_real *x,
                           const tg_real *target, tg_real *y);

/* The same for labels: y = -log softmax(x)[label]; 0 <= label < n. */
void tg_cross_entropy_labels(size_t rows, size_t n, const tg_real *x,
                             const tg_real *label, tg_real *y);

#endif

/* Reductions of the middle axis of x[outer][n][inner] to y[outer][inner].
 * Any one axis, or run of neighbouring axes, of a dense tensor has this form.
 *
 * Sums are pairwise: the error grows with log n, not with n. */
#ifndef TG_KERNELS_REDUCE_H
#define TG_KERNELS_REDUCE_H

#include <stddef.h>

#include "kernels/real.h"

typedef void tg_reduction(size_t outer, size_t n, size_t inner,
                          const tg_real *x, tg_real *y);

tg_reduction tg_reduce_sum; /* 0 for n = 0 */
tg_reduction tg_reduce_max; /* n > 0; a NaN wins */

#endif

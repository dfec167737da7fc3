/* Reductions of the middle axis of x[outer][n][inner] to y[outer][inner].
 * Any one axis, or run of neighbouring axes, of a dense tensor has this form.
 *
 * Sums are pairwise: the error grows with log n, not with n. */
#ifndef TG_KERNELS_REDUCE_H
#define TG_KERNELS_REDUCE_H

#include <stddef.h>

#include "kernels/real.h"

typedef void tg_reduce_loop(size_t outer, size_t n, size_t inner,
                            const tg_real *x, tg_real *y);

tg_reduce_loop tg_reduce_sum;                /* 0 for n = 0 */
tg_reduce_loop tg_reduce_max, tg_reduce_min; /* n > 0; a NaN wins */

/* Which of the n it is, 0 the first; the first of equals, or the first NaN. */
tg_reduce_loop tg_reduce_argmax, tg_reduce_argmin; /* n > 0 */

/* y[outer][k][inner]: which of the n the k largest are, the largest first; of
 * equals the first, and a NaN before any number. k <= n. */
void tg_top_places(size_t outer, size_t n, size_t inner, size_t k,
                   const tg_real *x, tg_real *y);

/* y[outer][n][inner]: each number and all before it on its line. */
tg_reduce_loop tg_running_sum;

#endif

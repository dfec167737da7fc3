/* The optimisers' loops: one pass over a parameter's numbers each. */
#ifndef TG_KERNELS_UPDATE_H
#define TG_KERNELS_UPDATE_H

#include <stddef.h>

#include "kernels/real.h"

/* v <- momentum v - rate g;  w <- w + v   (Keras keeps the velocity so). */
void tg_update_momentum(size_t n, double rate, double momentum,
                        const tg_real *g, tg_real *v, tg_real *w);

/* m <- m + (g - m)(1 - beta1);  v <- v + (g^2 - v)(1 - beta2);
 * w <- w - rate m / (sqrt(v) + eps). `rate` has the bias correction in it. */
void tg_update_adam(size_t n, double rate, double beta1, double beta2,
                    double eps, const tg_real *g, tg_real *m, tg_real *v,
                    tg_real *w);

#endif

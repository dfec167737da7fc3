/* The optimisers' loops: one pass over a parameter's numbers each. What may
 * be NULL is then left out of the formula. */
#ifndef TG_KERNELS_UPDATE_H
#define TG_KERNELS_UPDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/real.h"

/* w <- w * factor: decoupled weight decay. */
void tg_update_decay(size_t n, double factor, tg_real *w);

/* v <- momentum v - rate g;  w <- w + v, or with nesterov
 * w <- w + momentum v - rate g   (Keras keeps the velocity so). */
void tg_update_momentum(size_t n, double rate, double momentum, bool nesterov,
                        const tg_real *g, tg_real *v, tg_real *w);

/* v <- momentum v + share g;  w <- w - rate v, or with nesterov
 * w <- w - rate (g + momentum v)   (PyTorch keeps it so). */
void tg_update_momentum_pytorch(size_t n, double rate, double momentum,
                                double share, bool nesterov, const tg_real *g,
                                tg_real *v, tg_real *w);

/* v <- v + g^2;  w <- w - rate g / root, where the root is sqrt(v + eps) with
 * eps_inside, else sqrt(v) + eps. */
void tg_update_adagrad(size_t n, double rate, double eps, bool eps_inside,
                       const tg_real *g, tg_real *v, tg_real *w);

typedef struct tg_rmsprop_settings {
    double rate, rho, eps;
    bool eps_inside; /* the root as in adagrad */
    double momentum;
    bool rate_inside; /* the velocity has the rate in it */
} tg_rmsprop_settings;

/* v <- rho v + (1 - rho) g^2, mean <- rho mean + (1 - rho) g; the root is taken
 * of v, or with `mean` of v - mean^2; w <- w - rate g / root. With `velocity`
 * u <- momentum u + g / root, w <- w - rate u; or, with rate_inside,
 * u <- momentum u + rate g / root, w <- w - u. Both arrays may be NULL. */
void tg_update_rmsprop(size_t n, const tg_rmsprop_settings *settings,
                       const tg_real *g, tg_real *v, tg_real *mean,
                       tg_real *velocity, tg_real *w);

/* m <- m + (g - m)(1 - beta1);  v <- v + (g^2 - v)(1 - beta2);
 * w <- w - rate m / (sqrt(v) + eps). `rate` has the bias correction in it.
 * With v_max, v's largest value so far takes its place in the root. */
void tg_update_adam(size_t n, double rate, double beta1, double beta2,
                    double eps, const tg_real *g, tg_real *m, tg_real *v,
                    tg_real *v_max, tg_real *w);

#endif

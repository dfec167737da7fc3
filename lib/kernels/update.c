/* Momentum and Adam, as Keras writes them. */
#include "kernels/update.h"

#include <tgmath.h>

void tg_update_momentum(size_t n, double rate, double momentum,
                        const tg_real *restrict g, tg_real *restrict v,
                        tg_real *restrict w)
{
    const tg_real r = (tg_real)rate, mu = (tg_real)momentum;
    for (size_t i = 0; i < n; i++) {
        v[i] = mu * v[i] - r * g[i];
        w[i] += v[i];
    }
}

void tg_update_adam(size_t n, double rate, double beta1, double beta2,
                    double eps, const tg_real *restrict g, tg_real *restrict m,
                    tg_real *restrict v, tg_real *restrict w)
{
    const tg_real r = (tg_real)rate, e = (tg_real)eps;
    const tg_real keep1 = (tg_real)(1 - beta1), keep2 = (tg_real)(1 - beta2);
    for (size_t i = 0; i < n; i++) {
        m[i] += (g[i] - m[i]) * keep1;
        v[i] += (g[i] * g[i] - v[i]) * keep2;
        w[i] -= r * m[i] / (sqrt(v[i]) + e);
    }
}

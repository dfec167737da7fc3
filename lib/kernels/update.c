/* The formulas of the optimisers. */
#include "kernels/update.h"

#include <tgmath.h>

#include "kernels/fast/isa.h"

TG_MULTIVERSION void tg_update_decay(size_t n, double factor, tg_real *w)
{
    const tg_real f = (tg_real)factor;
    for (size_t i = 0; i < n; i++)
        w[i] *= f;
}

TG_MULTIVERSION void tg_update_momentum(size_t n, double rate, double momentum,
                                        bool nesterov,
                                        const tg_real *restrict g,
                                        tg_real *restrict v,
                                        tg_real *restrict w)
{
    const tg_real r = (tg_real)rate, mu = (tg_real)momentum;
    for (size_t i = 0; i < n; i++) {
        v[i] = mu * v[i] - r * g[i];
        w[i] += nesterov ? mu * v[i] - r * g[i] : v[i];
    }
}

TG_MULTIVERSION void
tg_update_momentum_pytorch(size_t n, double rate, double momentum, double share,
                           bool nesterov, const tg_real *restrict g,
                           tg_real *restrict v, tg_real *restrict w)
{
    const tg_real r = (tg_real)rate, mu = (tg_real)momentum;
    const tg_real part = (tg_real)share;
    for (size_t i = 0; i < n; i++) {
        v[i] = mu * v[i] + part * g[i];
        w[i] -= r * (nesterov ? g[i] + mu * v[i] : v[i]);
    }
}

static inline tg_real root(tg_real v, tg_real eps, bool eps_inside)
{
    return eps_inside ? sqrt(v + eps) : sqrt(v) + eps;
}

TG_MULTIVERSION void tg_update_adagrad(size_t n, double rate, double eps,
                                       bool eps_inside,
                                       const tg_real *restrict g,
                                       tg_real *restrict v, tg_real *restrict w)
{
    const tg_real r = (tg_real)rate, e = (tg_real)eps;
    for (size_t i = 0; i < n; i++) {
        v[i] += g[i] * g[i];
        w[i] -= r * g[i] / root(v[i], e, eps_inside);
    }
}

TG_MULTIVERSION void
tg_update_rmsprop(size_t n, const tg_rmsprop_settings *settings,
                  const tg_real *restrict g, tg_real *restrict v,
                  tg_real *restrict mean, tg_real *restrict velocity,
                  tg_real *restrict w)
{
    const tg_real rate = (tg_real)settings->rate, eps = (tg_real)settings->eps;
    const tg_real rho = (tg_real)settings->rho;
    const tg_real rest = (tg_real)(1 - settings->rho);
    const tg_real momentum = (tg_real)settings->momentum;
    for (size_t i = 0; i < n; i++) {
        v[i] = rho * v[i] + rest * g[i] * g[i];
        tg_real spread = v[i];
        if (mean) {
            mean[i] = rho * mean[i] + rest * g[i];
            spread -= mean[i] * mean[i];
        }
        const tg_real scaled = g[i] / root(spread, eps, settings->eps_inside);
        if (!velocity) {
            w[i] -= rate * scaled;
        } else if (settings->rate_inside) {
            velocity[i] = momentum * velocity[i] + rate * scaled;
            w[i] -= velocity[i];
        } else {
            velocity[i] = momentum * velocity[i] + scaled;
            w[i] -= rate * velocity[i];
        }
    }
}

TG_MULTIVERSION void tg_update_adam(size_t n, double rate, double beta1,
                                    double beta2, double eps,
                                    const tg_real *restrict g,
                                    tg_real *restrict m, tg_real *restrict v,
                                    tg_real *restrict v_max,
                                    tg_real *restrict w)
{
    const tg_real r = (tg_real)rate, e = (tg_real)eps;
    const tg_real keep1 = (tg_real)(1 - beta1), keep2 = (tg_real)(1 - beta2);
    for (size_t i = 0; i < n; i++) {
        m[i] += (g[i] - m[i]) * keep1;
        v[i] += (g[i] * g[i] - v[i]) * keep2;
        if (!v_max)
            w[i] -= r * m[i] / (sqrt(v[i]) + e);
    }
    for (size_t i = 0; v_max && i < n; i++) {
        v_max[i] = v[i] > v_max[i] ? v[i] : v_max[i];
        w[i] -= r * m[i] / (sqrt(v_max[i]) + e);
    }
}

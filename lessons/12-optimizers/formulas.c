/* The optimisers of lesson 12 by hand: each formula for one number w, in plain
 * C. Settings are those of Keras, as in the library. */
#include <math.h>

#include "formulas.h"

const char *const NAMES[KINDS] = {"sgd",     "momentum", "nesterov", "adagrad",
                                  "rmsprop", "adam",     "adamw"};
const double RATES[KINDS] = {0.09, 0.01, 0.01, 1, 0.1, 0.3, 0.3};

/* What is remembered of one number from step to step. */
typedef struct memory {
    double m; /* mean of g; or the velocity */
    double v; /* mean, or sum, of g^2 */
} memory;

static memory memory_new(int kind)
{
    return (memory){0, kind == ADAGRAD ? 0.1 : 0};
}

/* Momentum: the velocity keeps 0.9 of itself. Nesterov goes on from where that
 * alone will take it. */
static double momentum_step(double w, double g, double rate, memory *k,
                            bool nesterov)
{
    k->m = 0.9 * k->m - rate * g;
    return w + (nesterov ? 0.9 * k->m - rate * g : k->m);
}

/* AdaGrad divides by the root of all squares so far. */
static double adagrad_step(double w, double g, double rate, memory *k)
{
    k->v = k->v + g * g;
    return w - rate * g / sqrt(k->v + 1e-7);
}

/* RMSProp forgets old squares. */
static double rmsprop_step(double w, double g, double rate, memory *k)
{
    k->v = 0.9 * k->v + 0.1 * g * g;
    return w - rate * g / sqrt(k->v + 1e-7);
}

/* Adam: RMSProp with a mean of g in place of g. Both means begin at 0 and are
 * too small at first: after t equal gradients m is (1 - 0.9^t) g. */
static double adam_step(double w, double g, double rate, memory *k, int t)
{
    k->m = 0.9 * k->m + 0.1 * g;
    k->v = 0.999 * k->v + 0.001 * g * g;
    const double m = k->m / (1 - pow(0.9, t));
    const double root = sqrt(k->v) / sqrt(1 - pow(0.999, t));
    return w - rate * m / (root + 1e-7 / sqrt(1 - pow(0.999, t)));
}

/* Step t = 1, 2, ... of w with gradient g. */
static double step_by_hand(int kind, int t, double w, double g, memory *k)
{
    const double rate = RATES[kind];
    switch (kind) {
    case MOMENTUM:
        return momentum_step(w, g, rate, k, false);
    case NESTEROV:
        return momentum_step(w, g, rate, k, true);
    case ADAGRAD:
        return adagrad_step(w, g, rate, k);
    case RMSPROP:
        return rmsprop_step(w, g, rate, k);
    case ADAM:
        return adam_step(w, g, rate, k, t);
    case ADAMW: /* w shrinks by itself, apart from g */
        return adam_step(w * (1 - rate * 0.004), g, rate, k, t);
    default:
        return w - rate * g;
    }
}

/* The path of w down steep w^2 / 2: before each of `steps` steps. */
void path_by_hand(int kind, double w, double steep, int steps, double *path)
{
    memory k = memory_new(kind);
    for (int t = 0; t < steps; t++) {
        path[t] = w;
        w = step_by_hand(kind, t + 1, w, steep * w, &k);
    }
}

/* Adam without the correction, for n numbers from `from` on: a plain loop that
 * takes the place of the library's. */
void uncorrected(const tg_optimizer *o, const tg_slot *s, size_t from, size_t n,
                 const tg_real *g)
{
    tg_real *m = s->m + from, *v = s->v + from, *w = s->param->data + from;
    for (size_t i = 0; i < n; i++) {
        m[i] += (g[i] - m[i]) * (tg_real)0.1;
        v[i] += (g[i] * g[i] - v[i]) * (tg_real)0.001;
        w[i] -= (tg_real)(o->rate * (double)m[i] / (sqrt((double)v[i]) + 1e-7));
    }
}

/* The optimisers of lesson 12 by hand, for one number w. They remember nothing:
 * each step adds up all gradients so far anew, g[0] to g[count - 1], each with
 * its weight. Settings are Keras's, as in the library. */
#include <math.h>
#include <stdlib.h>

#include "formulas.h"

const char *const NAMES[KINDS] = {"sgd",     "momentum", "nesterov", "adagrad",
                                  "rmsprop", "adam",     "adamw"};
const double RATES[KINDS] = {0.09, 0.01, 0.01, 1, 0.1, 0.3, 0.3};
static const double eps = 1e-7, adagrad_begins = 0.1, decay = 0.004;

/* A gradient that is `age` steps old counts kept^age. */
double faded(const double *g, int count, double kept, int power)
{
    double sum = 0;
    for (int age = 0; age < count; age++)
        sum += pow(kept, age) * pow(g[count - 1 - age], power);
    return sum;
}

/* A mean: what is added up, divided by the sum of the weights. */
static double mean(const double *g, int count, double kept, int power)
{
    return faded(g, count, kept, power) / faded(g, count, kept, 0);
}

/* In rates. Where g was 0 all the time, eps keeps this from being 0 / 0. */
static double adam_step(const double *g, int count)
{
    const double size = sqrt(mean(g, count, 0.999, 2));
    return mean(g, count, 0.9, 1) / (size + eps / sqrt(1 - pow(0.999, count)));
}

/* The step of the last gradient, in rates. */
static double step_by_hand(int kind, const double *g, int count)
{
    const double last = g[count - 1];
    switch (kind) {
    case MOMENTUM:
        return faded(g, count, 0.9, 1);
    case NESTEROV: /* as if the next step had been taken already */
        return last + 0.9 * faded(g, count, 0.9, 1);
    case ADAGRAD: /* no square is ever forgotten */
        return last / sqrt(adagrad_begins + faded(g, count, 1, 2) + eps);
    case RMSPROP:
        return last / sqrt(0.1 * faded(g, count, 0.9, 2) + eps);
    case ADAM:
    case ADAMW:
        return adam_step(g, count);
    default:
        return last;
    }
}

void path_by_hand(int kind, double w, double steep, int steps, double *path)
{
    const double rate = RATES[kind];
    double *g = malloc((size_t)steps * sizeof *g);
    for (int t = 0; g && t < steps; t++) {
        path[t] = w;
        g[t] = steep * w;
        if (kind == ADAMW) /* w shrinks by itself, apart from g */
            w -= rate * decay * w;
        w -= rate * step_by_hand(kind, g, t + 1);
    }
    free(g);
}

/* The library's Adam, with a rate that takes its correction out again. */
void uncorrected(const tg_optimizer *o, const tg_slot *s, size_t from, size_t n,
                 const tg_real *g)
{
    tg_optimizer wrong = *o;
    wrong.rate *= 1 - pow(o->beta1, o->steps);
    wrong.rate /= sqrt(1 - pow(o->beta2, o->steps));
    o->kind->update(&wrong, s, from, n, g);
}

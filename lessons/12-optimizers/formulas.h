/* The optimisers of lesson 12 as formulas for one number, and the library's
 * own with the same settings. */
#ifndef LESSON_FORMULAS_H
#define LESSON_FORMULAS_H

#include <math.h>

#include "tapegrad.h"

/* What a formula keeps for one number: step v, mean m, squares s. */
typedef struct memory {
    double v, m, s;
    int step;
} memory;

/* Each takes the gradient g of w and returns the new w. */
typedef double formula(double w, double g, memory *k);

static double sgd(double w, double g, memory *k)
{
    (void)k;
    return w - 0.03 * g;
}

static double momentum(double w, double g, memory *k)
{
    k->v = 0.9 * k->v - 0.03 * g;
    return w + k->v;
}

static double nesterov(double w, double g, memory *k)
{
    k->v = 0.9 * k->v - 0.03 * g;
    return w + 0.9 * k->v - 0.03 * g;
}

static double adagrad(double w, double g, memory *k)
{
    k->s = (k->step == 1 ? 0.1 : k->s) + g * g;
    return w - 0.3 * g / sqrt(k->s + 1e-7);
}

static double rmsprop(double w, double g, memory *k)
{
    k->s = 0.9 * k->s + 0.1 * g * g;
    return w - 0.1 * g / sqrt(k->s + 1e-7);
}

static double adam(double w, double g, memory *k)
{
    k->m = 0.9 * k->m + 0.1 * g;
    k->s = 0.999 * k->s + 0.001 * g * g;
    const double m = k->m / (1 - pow(0.9, k->step));
    const double s = k->s / (1 - pow(0.999, k->step));
    return w - 0.1 * m / (sqrt(s) + 1e-7);
}

/* Adam without the two divisions that correct its first means. */
static double adam_uncorrected(double w, double g, memory *k)
{
    k->m = 0.9 * k->m + 0.1 * g;
    k->s = 0.999 * k->s + 0.001 * g * g;
    return w - 0.1 * k->m / (sqrt(k->s) + 1e-7);
}

static double adamw(double w, double g, memory *k)
{
    return adam(w, g, k) - 0.1 * 0.004 * w;
}

/* The library's own, with the same settings. */
static tg_optimizer *library(tg_tape *tape, int k)
{
    return k == 0   ? tg_sgd(tape, 0.03)
           : k == 1 ? tg_momentum(tape, 0.03, 0.9)
           : k == 2 ? tg_nesterov(tape, 0.03, 0.9)
           : k == 3 ? tg_adagrad(tape, 0.3)
           : k == 4 ? tg_rmsprop(tape, 0.1)
           : k == 5 ? tg_adam(tape, 0.1)
                    : tg_adamw(tape, 0.1); /* weight decay 0.004 */
}

static const struct kind {
    const char *name;
    formula *step;
} kinds[] = {{"SGD", sgd},           {"momentum", momentum},
             {"Nesterov", nesterov}, {"AdaGrad", adagrad},
             {"RMSProp", rmsprop},   {"Adam", adam},
             {"AdamW", adamw}};
enum { KINDS = 7, STEPS = 60 };

#endif

/* What lesson 05 shares with its checks: a ball on a curve, a neuron, two
 * errors, and their descent. */
#ifndef LESSON_05_H
#define LESSON_05_H

#include "tapegrad.h"

enum { STEPS = 50 };
_Static_assert(STEPS > 0, "at least one step");

typedef struct neuron {
    tg_tensor *w, *b;
} neuron;

typedef tg_tensor *loss_function(tg_tensor *a, tg_tensor *y);

typedef struct error_kind {
    const char *name;
    loss_function *loss;
} error_kind;

/* What is seen after 0, 1, ... STEPS steps. */
typedef struct history {
    double at[STEPS + 1];    /* v of the ball, or the answer a of the neuron */
    double error[STEPS + 1]; /* E */
    double slope[STEPS + 1]; /* dE/dv, or dE/dw */
} history;

extern const double rate, input, wanted; /* of the neuron */
extern const error_kind errors[2];       /* that lesson and pictures compare */

tg_tensor *curve(tg_tensor *v);
history roll(double from, double step_size);
neuron make_neuron(tg_tape *tape);
tg_tensor *answer(tg_tape *tape, const neuron *n);
tg_tensor *squared_error(tg_tensor *a, tg_tensor *y);
tg_tensor *cross_entropy(tg_tensor *a, tg_tensor *y);
tg_tensor *error_of(tg_tensor *a, loss_function *loss);
history learn(loss_function *loss);

#endif

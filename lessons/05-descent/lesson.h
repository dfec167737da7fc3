/* What lesson 05 shares with its checks: a neuron, two losses, and their
 * descent. */
#ifndef LESSON_05_H
#define LESSON_05_H

#include "tapegrad.h"

enum { STEPS = 50 };

typedef struct neuron {
    tg_tensor *w, *b;
} neuron;

typedef tg_tensor *loss_function(tg_tensor *a, tg_tensor *y);

/* What is seen after 0, 1, ... STEPS steps. */
typedef struct history {
    double a[STEPS + 1], error[STEPS + 1], slope[STEPS + 1]; /* dE/dw */
} history;

neuron make_neuron(tg_tape *tape);
tg_tensor *answer(tg_tape *tape, const neuron *n);
tg_tensor *squared_error(tg_tensor *a, tg_tensor *y);
tg_tensor *cross_entropy(tg_tensor *a, tg_tensor *y);
tg_tensor *error_of(tg_tensor *a, loss_function *loss);
history learn(loss_function *loss);
double parabola(double step_size, int steps);

#endif

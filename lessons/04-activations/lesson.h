/* What lesson 04 shares with its checks: activations, their slopes, and a
 * unit that may die. */
#ifndef LESSON_04_H
#define LESSON_04_H

#include "tapegrad.h"

typedef tg_tensor *activation(tg_tensor *x);

enum { STEP, SIGMOID, TANH, RELU, LEAKY, KINDS, POINTS = 161 };

extern activation *const f[];
extern const char *const name[];

double at(int k, double x, double *slope);
double nudged(int k, double left, double right);
tg_tensor *error_of(tg_tape *tape, tg_tensor *const *in, int n, void *k);
double after(int steps, int k);

#endif

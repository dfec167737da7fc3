/* The optimisers of lesson 12 by hand, from all gradients so far. */
#ifndef LESSON_12_FORMULAS_H
#define LESSON_12_FORMULAS_H

#include "tapegrad.h"

enum { SGD, MOMENTUM, NESTEROV, ADAGRAD, RMSPROP, ADAM, ADAMW, KINDS };

extern const char *const NAMES[KINDS];
extern const double RATES[KINDS]; /* for the ravine */

/* Sum of kept^age g^power over g[0 .. count-1]; the last has age 0. */
double faded(const double *g, int count, double kept, int power);

/* w before each of `steps` steps down steep w^2 / 2. */
void path_by_hand(int kind, double w, double steep, int steps, double *path);

/* Adam with a bug, to take the place of o->update: no correction. */
void uncorrected(const tg_optimizer *o, const tg_slot *s, size_t from, size_t n,
                 const tg_real *g);

#endif

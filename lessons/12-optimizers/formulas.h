/* The optimisers of lesson 12 by hand. */
#ifndef LESSON_12_FORMULAS_H
#define LESSON_12_FORMULAS_H

#include "tapegrad.h"

enum { SGD, MOMENTUM, NESTEROV, ADAGRAD, RMSPROP, ADAM, ADAMW, KINDS };

extern const char *const NAMES[KINDS];
extern const double RATES[KINDS]; /* for the ravine */

void path_by_hand(int kind, double w, double steep, int steps, double *path);
void uncorrected(const tg_optimizer *o, const tg_slot *s, size_t from, size_t n,
                 const tg_real *g);

#endif

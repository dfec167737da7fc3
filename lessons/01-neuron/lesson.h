/* What lesson 01 shares with its checks: its neuron and its rule. */
#ifndef LESSON_01_H
#define LESSON_01_H

#include "tapegrad.h"

extern const tg_real corners[4][2];

tg_tensor *neuron(tg_tensor *x, tg_tensor *w, tg_tensor *b);
int perceptron_epoch(tg_tensor *w, tg_tensor *b, const tg_real *target);

#endif

/* What lesson 12 shares with its checks: the ravine, and training on digits. */
#ifndef LESSON_12_H
#define LESSON_12_H

#include "tapegrad.h"

enum { STEPS = 40, IMAGES = 3000 };

tg_tensor *ravine(tg_tape *tape, tg_tensor *w);
void walk(int kind, double w1[STEPS], double w2[STEPS]);
double train(const tg_mnist *d, int row, long epochs);

#endif

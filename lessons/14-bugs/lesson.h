/* What lesson 14 shares with its checks: training, and the tools. */
#ifndef LESSON_14_H
#define LESSON_14_H

#include "zoo.h"

double train(const creature *c, data *d);
tg_tensor *loss_of(tg_tape *tape, const creature *c, const data *d,
                   const network *n, size_t at, int *label);
const char *diagnose(const creature *c, const data *d);

#endif

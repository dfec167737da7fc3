/* What lesson 10 shares with its checks: logits and targets, softmax by hand,
 * cross-entropy in two ops. */
#ifndef LESSON_10_H
#define LESSON_10_H

#include "tapegrad.h"

enum { CLASSES = 4 };

extern const tg_real LOGITS[CLASSES], TARGET[CLASSES];

void softmax_by_hand(int n, const tg_real *z, tg_real *p);
double loss_by_hand(int n, const tg_real *p, const tg_real *y);
tg_tensor *two_ops(tg_tensor *z, tg_tensor *y, tg_reduction rows);
tg_tensor *lose(tg_tape *tape, tg_loss *loss_of, int n, const tg_real *logits,
                const tg_real *target, tg_tensor **z);

#endif

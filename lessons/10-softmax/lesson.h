/* What lesson 10 shares with its checks: softmax by hand, and cross-entropy
 * in two ops. */
#ifndef LESSON_10_H
#define LESSON_10_H

#include "tapegrad.h"

enum { CLASSES = 4, RIGHT = 1 };

extern const tg_real LOGITS[CLASSES];

void softmax_by_hand(int n, const tg_real *z, tg_real *p);
tg_tensor *two_ops(tg_tensor *z, tg_tensor *y, tg_reduction rows);
tg_tensor *lose(tg_tape *tape, tg_loss *loss_of, int n, const tg_real *logits,
                int right, tg_tensor **z);

#endif

/* What lesson 09 shares with its checks: a network, its loss, and its
 * training. */
#ifndef LESSON_09_H
#define LESSON_09_H

#include "tapegrad.h"

enum { IMAGES = 2000, MOST = 60000, HIDDEN = 128 };

tg_model *make(tg_tape *tape);
tg_tensor *loss_over(tg_model *model, const tg_mnist *d, const size_t *order,
                     size_t n);
double mean_against_full(const tg_mnist *d, size_t batch);
double train(const char *name, const tg_mnist *d, size_t images, long epochs,
             size_t batch, double rate);

#endif

/* What tg_fit does, spelled out, and one batch learnt by heart. */
#ifndef LESSON_13_LOOP_H
#define LESSON_13_LOOP_H

#include "lesson.h"

/* Takes `steps` steps on the first 16 images, and prints how far the loss
 * falls. Also where tg_inspect looks: then it returns true, having printed
 * nothing. */
bool learn_one_batch(uint64_t seed, int steps, const tg_array *x,
                     const tg_array *y);

/* Trains the network of this seed for one epoch by tg_fit, once more by the
 * loop, and returns whether all parameters are the same to the bit. */
bool same_bits(uint64_t seed, const tg_array *x, const tg_array *y);

#endif

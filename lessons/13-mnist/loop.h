/* What fit does, spelled out, and one batch learnt by heart. */
#ifndef LESSON_13_LOOP_H
#define LESSON_13_LOOP_H

#include "lesson.h"

bool learn_one_batch(const settings *s, const tg_array *x, const tg_array *y);
bool same_bits(const settings *s, const tg_array *x, const tg_array *y);

#endif

/* What lesson 11 shows of its deep networks. */
#ifndef LESSON_11_FIGURES_H
#define LESSON_11_FIGURES_H

#include "lesson.h"

/* "tanh, Glorot", "ReLU, 0.5", "tanh, zeros"; until the next call. */
const char *name_of(const kind *k);

/* The first ZEROS kinds: h on its way up, delta on its way back; then dW. */
void show_deltas(const sizes s[ZEROS]);
void show_weights(const sizes s[ZEROS]);

#endif

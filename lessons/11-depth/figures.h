/* What lesson 11 shows of its deep networks. */
#ifndef LESSON_11_FIGURES_H
#define LESSON_11_FIGURES_H

#include "lesson.h"

/* "tanh, Glorot", "ReLU, 0.5", "tanh, zeros"; until the next call. */
const char *name_of(const kind *k);

/* Of the first ZEROS kinds, a table and a plot: what happens to it from layer
 * to layer. */
typedef enum quantity { H, DELTA, DW } quantity;
void show(const sizes s[ZEROS], quantity q);

#endif

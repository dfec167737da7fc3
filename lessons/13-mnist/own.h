/* Lesson 13's own digits and weights: pictures from files and from the
 * keyboard, and weights that are kept. */
#ifndef LESSON_13_OWN_H
#define LESSON_13_OWN_H

#include "tapegrad.h"

enum { SIDE = 28, PIXELS = SIDE * SIDE };

bool save_weights(tg_model *model, const char *path);
bool load_weights(tg_model *model, const char *path);
bool read_pgm(const char *path, tg_real *pixels);
bool read_drawing(tg_real *pixels);
void answer(tg_model *model, const tg_real *pixels);

#endif

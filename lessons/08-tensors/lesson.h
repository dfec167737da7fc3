/* What lesson 08 shares with its checks: a layer in two ways, and two that
 * go wrong. */
#ifndef LESSON_08_H
#define LESSON_08_H

#include "tapegrad.h"

enum { ROWS = 4, IN = 3, OUT = 2 };

tg_tensor *layer(tg_tensor *x, tg_tensor *w, tg_tensor *b);
void layer_by_loops(const tg_real *x, const tg_real *w, const tg_real *b,
                    tg_real *z);
tg_tensor *filled(tg_tape *tape, const char *name, tg_shape shape);
tg_tensor *error_for(tg_tape *tape, tg_shape shape);
tg_tensor *weighed(tg_tensor *x, tg_tensor *r);

#endif

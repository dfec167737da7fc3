/* What lesson 03 shares with its checks: both of its expressions. */
#ifndef LESSON_03_H
#define LESSON_03_H

#include "tapegrad.h"

tg_tensor *squared_error(tg_tensor *w, tg_tensor *x, tg_tensor *v,
                         tg_tensor *t);
tg_tensor *used_twice(tg_tensor *w);

#endif

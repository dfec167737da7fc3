/* What lesson 13 shares with its checks: the article's network. */
#ifndef LESSON_13_H
#define LESSON_13_H

#include "tapegrad.h"

tg_model *build(tg_tape *tape);

#endif

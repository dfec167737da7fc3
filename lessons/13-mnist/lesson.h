/* What the files of lesson 13 share, and its checks: the article's network. */
#ifndef LESSON_13_H
#define LESSON_13_H

#include "tapegrad.h"

/* The article's 4.2 and 4.3: 784-128-10, compiled. */
tg_model *build(tg_tape *tape);

#endif

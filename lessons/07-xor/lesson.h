/* What lesson 07 shares with its checks: a 2-4-1 network and its training. */
#ifndef LESSON_07_H
#define LESSON_07_H

#include "tapegrad.h"

typedef tg_tensor *activation(tg_tensor *z);

/* 2-4-1: 8 + 4 + 4 + 1 = 17 parameters. */
typedef struct network {
    tg_tensor *w1, *b1, *w2, *b2;
    activation *f;
} network;

tg_tensor *leaky(tg_tensor *z);
network make(tg_tape *tape, activation *f, uint64_t seed);
tg_tensor *error_of(tg_tape *tape, const network *n, tg_tensor **z);
int learn(tg_tape *tape, const network *n, int most, bool stop, tg_film *film);
int count_solved(activation *f, int seeds, int most);

#endif

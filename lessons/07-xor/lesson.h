/* What lesson 07 shares with its pictures and its checks: a 2-4-1 network, its
 * training, and what becomes of many starts. */
#ifndef LESSON_07_H
#define LESSON_07_H

#include "tapegrad.h"

typedef tg_tensor *activation(tg_tensor *z);

enum { UNITS = 4, MOST_STARTS = 100000 };
_Static_assert(UNITS >= 2, "two of the units are drawn");

/* With 4 units 8 + 4 + 4 + 1 = 17 parameters. */
typedef struct network {
    tg_tensor *w1, *b1, *w2, *b2;
    activation *f;
} network;

tg_tensor *leaky(tg_tensor *z);
network make(tg_tape *tape, activation *f, uint64_t start);
tg_tensor *hidden(const network *n, tg_tensor *x);
tg_tensor *output(const network *n, tg_tensor *x);
tg_tensor *error_of(tg_tape *tape, const network *n, tg_tensor **z);
int learn(tg_tape *tape, const network *n, int most, bool stop, tg_film *film);

typedef struct tally {
    double share;      /* of the starts that were solved */
    int half, nine_10; /* steps that half, and 9 of 10, of those took at most */
} tally;

tally try_starts(activation *f, int starts, int most);
const char *name_of(activation *f); /* its op: "sigmoid" (pictures.c) */

/* Shows the network of one start, and trains it (pictures.c). Returns whether
 * a view of it was asked for, as by make step-07 or html-07: then the thousands
 * are skipped. */
bool show_one(uint64_t start);

#endif

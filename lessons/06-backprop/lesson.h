/* What lesson 06 shares with its checks: a network, its forward pass, and
 * the article's formulas. */
#ifndef LESSON_06_H
#define LESSON_06_H

#include "tapegrad.h"

enum { LAYERS = 4, UNITS = 8 }; /* at most; make refuses what is larger */

/* Layer l has n[l] inputs and n[l + 1] units; a[0] is x, a[l + 1] its value. */
typedef struct network {
    int layers, n[LAYERS + 1];
    tg_tensor *w[LAYERS], *b[LAYERS]; /* [in x out], [out] */
    tg_tensor *z[LAYERS], *a[LAYERS + 1];
    tg_tensor *y, *loss;
} network;

/* What the article's formulas give. */
typedef struct by_hand {
    tg_real delta[LAYERS][UNITS]; /* and db, which is the same */
    tg_real dw[LAYERS][UNITS * UNITS];
} by_hand;

network make(tg_tape *tape, int layers, const int *n);
void forward(tg_tape *tape, network *net);
by_hand backpropagate(const network *net);
double error_after(double rate);
double both_ways(int layers, const int *n, bool print);

/* How far the two ways are apart at most: a difference, as a share of the
 * largest number of its group. In compare.c. */
double compare_all(const by_hand *g, const network *net, bool print);
/* A line about that. Returns whether it is no more than rounding. */
bool say(double apart, int layers, const int *n);

#endif

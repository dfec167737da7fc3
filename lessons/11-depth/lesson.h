/* What lesson 11 shares with its checks: a deep network of each kind. */
#ifndef LESSON_11_H
#define LESSON_11_H

#include "tapegrad.h"

enum { DEEP = 10, WIDE = 64, BATCH = 64, ZEROS = 5 };
_Static_assert(DEEP > 2, "layer 1 is not the last but one");

typedef struct kind {
    const char *activation;
    tg_activation *f;
    const char *rule; /* NULL: normal, of this deviation */
    void (*init)(tg_tensor *w, tg_rng *rng);
    double deviation;
} kind;

typedef struct network {
    int depth;
    tg_tensor *w[DEEP];           /* [n x n] each */
    tg_tensor *z[DEEP], *h[DEEP]; /* [batch x n]: before and after f */
    tg_tensor *x, *y;             /* [batch x n] */
} network;

/* log10 of the root mean square, layer by layer, from layer 1 on. */
typedef struct sizes {
    double h[DEEP], delta[DEEP], dw[DEEP];
} sizes;

/* How many units of layer 1 are not like the first, before and after 200
 * steps. */
typedef struct units {
    int before, after;
} units;

extern const kind KINDS[];

network make(tg_tape *tape, const kind *k, int depth, int n, int batch,
             uint64_t seed);
tg_tensor *loss_of(network *net, const kind *k);
sizes measure(const kind *k, uint64_t seed);
/* Trains two layers of four units, and prints a line about them. */
units begin_from(const kind *k);

#endif

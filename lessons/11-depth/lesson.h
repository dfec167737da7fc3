/* What lesson 11 shares with its checks: a deep network of each kind. */
#ifndef LESSON_11_H
#define LESSON_11_H

#include "tapegrad.h"

enum { DEEP = 10, WIDE = 64, BATCH = 64, ZEROS = 5 };

typedef struct kind {
    const char *name;
    tg_activation *f;
    void (*init)(tg_tensor *w, tg_rng *rng); /* NULL: normal, of this */
    double deviation;
} kind;

typedef struct network {
    int depth;
    tg_tensor *w[DEEP];           /* [n x n] each */
    tg_tensor *z[DEEP], *h[DEEP]; /* [batch x n]: before and after f */
    tg_tensor *x, *y;             /* [batch x n] */
} network;

extern const kind KINDS[];

network make(tg_tape *tape, const kind *k, int depth, int n, int batch,
             uint64_t seed);
tg_tensor *loss_of(network *net, const kind *k);
double rms(const tg_tensor *t);
int begin_from(const kind *k);

#endif

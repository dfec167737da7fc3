/* For tg_fit (.accumulate): the gradient of several batches, as if they were
 * one. So a step can follow more samples than fit memory at once. */
#ifndef TG_TRAIN_ACCUMULATE_H
#define TG_TRAIN_ACCUMULATE_H

#include "tape/tape.h"

/* Sums over batches of n samples each: n * the gradient of its mean loss. */
typedef struct tg_gradients {
    tg_tape *tape;
    tg_tensor **param; /* all parameters of the tape */
    tg_real **sum;     /* sum[i][0 .. param[i]->count-1] */
    bool *arrived;     /* whether param[i] had a gradient */
    int count, batches;
    size_t samples;
} tg_gradients;

/* Makes the sums, all 0. Their memory is the tape's, and is freed when the tape
 * is rewound to an older mark. */
tg_gradients tg_gradients_of(tg_tape *tape);

/* Adds every ->grad, of a batch of n samples. */
void tg_gradients_add(tg_gradients *g, size_t n);

/* Sets every ->grad to the mean over all samples, a new entry, and the sums
 * back to 0. */
void tg_gradients_give(tg_gradients *g);

#endif

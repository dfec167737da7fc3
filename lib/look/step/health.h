/* Is this network healthy? NaN and infinities and where the first came from,
 * units that no longer learn, sizes of gradients. */
#ifndef TG_LOOK_STEP_HEALTH_H
#define TG_LOOK_STEP_HEALTH_H

#include <stdio.h>

#include "look/step/replay.h"

/* What is known of one activation: an elementwise op such as relu or tanh. */
typedef struct tg_activity {
    const tg_tensor *y;
    double flat; /* share of numbers with |slope| < 0.01: off, or saturated */
    int units;   /* those with parameters of their own: columns of y, channels
                    after a convolution, 1 where w and b are single numbers */
    int dead;    /* units that are flat for every sample */
} tg_activity;

/* Asks y's rule for its slopes; the tape is left as it was. */
tg_activity tg_activity_of(tg_tensor *y);

/* The root of the mean square of its numbers; 0 without any. */
double tg_rms(const tg_tensor *t);

/* The first entry with a NaN or an infinity that none of its inputs has; NULL
 * when all numbers are finite. */
const tg_tensor *tg_first_trouble(const tg_replay *replay);

/* Prints all of it, and names what is wrong. */
void tg_health_print(FILE *to, const tg_replay *replay);

/* The same on standard output, for any program. Fails as tg_backward does. */
void tg_health(tg_tensor *loss);

#endif

/* What the files of lesson 12 share: the ravine, and training on digits. */
#ifndef LESSON_12_H
#define LESSON_12_H

#include "tapegrad.h"

enum { STEPS = 40 };

extern const tg_real STEEP[2], BEGIN[2];

/* E at w [2] */
tg_tensor *ravine(tg_tape *tape, tg_tensor *w);

/* Where w is, and E there, before each step. */
typedef struct trail {
    double w1[STEPS], w2[STEPS], e[STEPS];
} trail;

/* From BEGIN, by the library. */
trail walk(int kind);

/* A network 784-128-10, batches of 128, with Adam's bug or without: how many
 * of the images not trained on are right, in %. */
double train(const tg_mnist *d, int kind, double rate, bool bug, int epochs);

/* Five of these, on all images or on the first 3000. */
void on_digits(bool all, int epochs);

/* What the lesson shows: of each optimiser three steps, by hand and by the
 * library; of four of them forty, as a picture; what old gradients weigh; a
 * warm-up, then a cosine. */
void three_steps(const trail walked[KINDS]);
void forty_steps(const trail walked[KINDS]);
void weights(void);
void schedule(void);

#endif

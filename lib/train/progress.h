/* How far training has come: a bar on a terminal, and a line after each epoch.
 *
 *     epoch  3/10 [=====>    ] loss 0.0912  accuracy 0.9731  4s left
 *     epoch  3/10  loss 0.0871  accuracy 0.9745  2.1s
 *
 * Neither is wider than 80 columns. The bar shows the first scores that fit; a
 * line that is too long goes on in the next one. */
#ifndef TG_TRAIN_PROGRESS_H
#define TG_TRAIN_PROGRESS_H

#include <stdio.h>

#include "train/history.h"

typedef struct tg_progress {
    int epoch, epochs; /* this one, from 1; and how many there will be */
    size_t total;      /* samples in an epoch; 0: not known */
    double began;      /* when, in seconds as tg_seconds counts them */
    double drawn;      /* when the bar was last drawn, likewise */
    bool quiet, bar;
    FILE *to; /* stdout */
} tg_progress;

/* Seconds since some moment in the past; never goes back. */
double tg_seconds(void);

/* The epoch begins now. With `quiet` nothing is printed at all. */
tg_progress tg_progress_begin(int epoch, int epochs, size_t total, bool quiet);

/* Draws the bar again, at most ten times a second: `done` samples were seen in
 * `steps` batches. Where the total is not known, `steps` is shown. */
void tg_progress_show(tg_progress *p, size_t done, size_t steps,
                      const tg_scores *scores);

/* The epoch is over: prints its line. */
void tg_progress_end(tg_progress *p, const tg_scores *scores);

#endif

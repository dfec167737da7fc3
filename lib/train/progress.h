/* How far training has come: a bar on a terminal, a line an epoch elsewhere.
 *
 *     epoch  3/10 [=====>    ] loss 0.0912  accuracy 0.9731  4s left
 *     epoch  3/10  loss 0.0871  accuracy 0.9745  2.1s
 *
 * Neither is wider than 80 columns: the bar shows the first scores that fit,
 * the line leaves out blanks, and goes on in others. */
#ifndef TG_TRAIN_PROGRESS_H
#define TG_TRAIN_PROGRESS_H

#include <stdio.h>

#include "train/history.h"

typedef struct tg_progress {
    int epoch, epochs; /* this one, from 1; and how many there will be */
    size_t total;      /* samples in an epoch; 0: not known */
    double began;      /* seconds, of a clock that only goes forward */
    double drawn;      /* when the bar was last drawn */
    bool quiet, bar;
    FILE *to; /* stdout */
} tg_progress;

/* Seconds since some moment in the past; never goes back. */
double tg_seconds(void);

/* The epoch begins now. `quiet` prints nothing at all. */
tg_progress tg_progress_begin(int epoch, int epochs, size_t total, bool quiet);

/* Draws the bar again, a few times a second. `done` samples are seen, in so
 * many `steps`; where the total is not known, the steps are shown. */
void tg_progress_show(tg_progress *p, size_t done, size_t steps,
                      const tg_scores *scores);

/* The epoch is over: its line. */
void tg_progress_end(tg_progress *p, const tg_scores *scores);

#endif

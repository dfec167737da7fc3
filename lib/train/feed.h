/* Where batches come from: rows of arrays, in their order or a random one, or
 * a function. All data are checked against the model. */
#ifndef TG_TRAIN_FEED_H
#define TG_TRAIN_FEED_H

#include "data/batch.h"
#include "train/compile.h"

/* A weight for each class: TG_WEIGHTS(1, 5), 1 for class 0 and 5 for class 1.
 * It holds the numbers themselves, so it may outlive the block in which it is
 * made. More than TG_WEIGHTS_MOST stay in an array of your own, {.count = n,
 * .of = w}. tg_fit fails unless each is a finite number >= 0. */
enum { TG_WEIGHTS_MOST = 32 };
typedef struct tg_weights {
    int count;        /* 0: none */
    const double *of; /* of[0 .. count-1]; NULL: they are listed */
    double listed[TG_WEIGHTS_MOST];
} tg_weights;

#define TG_WEIGHTS(...)                                                    \
    tg_weights_of((int)(sizeof((double[]){__VA_ARGS__}) / sizeof(double)), \
                  (const double[]){__VA_ARGS__})

/* What TG_WEIGHTS calls; fails for more than TG_WEIGHTS_MOST. */
tg_weights tg_weights_of(int count, const double *weight);

typedef struct tg_feed {
    tg_model *model;
    const tg_data *x, *y;   /* y NULL: no targets, for tg_predict */
    const char *of;         /* appended to "x" and "y" in messages, or "" */
    const tg_array *weight; /* of each sample, or NULL */
    tg_weights classes;     /* .of, not .listed, has the numbers */
    bool training;
    size_t first, rows; /* of the arrays: which rows; of a function 0 */
    size_t size;        /* rows in a batch */
    size_t steps;       /* batches of this epoch so far */
    int epoch;          /* batch->epoch, for the function */
    size_t *order;      /* [rows] */
    tg_batches batches;
} tg_feed;

/* The size of batches: `wanted`, or `usual` where that is 0. Fails for a size
 * below 1, and for any size where a function makes the batches. */
size_t tg_feed_size(const tg_data *x, int wanted, int usual);

/* Fails unless data (and targets, labels, weights) fit the model. */
void tg_feed_check(const tg_feed *feed);

/* Begins an epoch: in a random order, with a seed from the tape's generator, or
 * in that of the arrays. Where feed->order is NULL, memory for it is taken from
 * the tape. */
void tg_feed_begin(tg_feed *feed, bool shuffled);

/* Records the next batch on the tape, and returns how many samples it has; 0
 * when the epoch is over. Fails for a function that makes no batch at all, or
 * one that does not fit the model. While training, a last batch of 1 sample
 * joins the one before it. */
size_t tg_feed_next(tg_feed *feed, tg_batch *batch);

/* How many samples arrays have; 0 for a function. */
size_t tg_data_rows(const tg_data *data);

#endif

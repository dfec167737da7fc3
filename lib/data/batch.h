/* Mini-batches: row numbers in a random order, a slice at a time. No tape, no
 * data: only which rows come next. */
#ifndef TG_DATA_BATCH_H
#define TG_DATA_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tape/rng.h"

typedef struct tg_batches {
    size_t rows;   /* of the data set */
    size_t size;   /* rows in a batch; the last one may have fewer */
    size_t next;   /* where in the order the next batch begins */
    size_t *order; /* [rows]: a permutation of 0 .. rows-1 */
    bool shuffle;  /* at the start of each epoch; else always in order */
    bool begun;    /* an epoch has begun */
    tg_rng rng;
} tg_batches;

/* Batches of `size` of `rows` rows. NULL with tg_error() (no memory, size or
 * rows 0). The orders depend on `seed` alone. */
tg_batches *tg_batches_new(size_t rows, size_t size, bool shuffle,
                           uint64_t seed);

/* Frees; NULL is allowed. */
void tg_batches_free(tg_batches *b);

/* The same in the caller's memory, order[rows]: nothing to free. rows and size
 * must be at least 1. */
tg_batches tg_batches_in(size_t *order, size_t rows, size_t size, bool shuffle,
                         uint64_t seed);

/* Starts an epoch: every row comes once before the next epoch begins. */
void tg_batches_begin_epoch(tg_batches *b);

/* The next batch: rows[0..n-1] are its row numbers, valid until the next
 * epoch begins. False when the epoch is over. Fails when none was begun. */
bool tg_batches_next(tg_batches *b, const size_t **rows, size_t *n);

#endif

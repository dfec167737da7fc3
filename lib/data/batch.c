/* Mini-batches. */
#include "data/batch.h"

#include <stdlib.h>

#include "tape/error.h"

tg_batches *tg_batches_new(size_t rows, size_t size, bool shuffle,
                           uint64_t seed)
{
    if (size == 0) {
        tg_set_error("a batch has at least one row");
        return NULL;
    }
    tg_batches *b = calloc(1, sizeof *b);
    size_t *order = calloc(rows ? rows : 1, sizeof *order);
    if (!b || !order) {
        free(b);
        free(order);
        tg_set_error("no memory for the order of %zu rows", rows);
        return NULL;
    }
    for (size_t i = 0; i < rows; i++)
        order[i] = i;
    *b = (tg_batches){.rows = rows,
                      .size = size,
                      .next = rows,
                      .order = order,
                      .shuffle = shuffle,
                      .rng = tg_rng_new(seed)};
    return b;
}

void tg_batches_free(tg_batches *b)
{
    if (!b)
        return;
    free(b->order);
    free(b);
}

void tg_batches_begin_epoch(tg_batches *b)
{
    if (b->shuffle)
        tg_rng_shuffle(&b->rng, b->order, b->rows);
    b->next = 0;
}

bool tg_batches_next(tg_batches *b, const size_t **rows, size_t *n)
{
    if (b->next >= b->rows)
        return false;
    const size_t left = b->rows - b->next;
    *rows = b->order + b->next;
    *n = left < b->size ? left : b->size;
    b->next += *n;
    return true;
}

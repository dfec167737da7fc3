/* Mini-batches. */
#include "data/batch.h"

#include <stdlib.h>

#include "tape/error.h"

tg_batches tg_batches_in(size_t *order, size_t rows, size_t size, bool shuffle,
                         uint64_t seed)
{
    for (size_t i = 0; i < rows; i++)
        order[i] = i;
    return (tg_batches){.rows = rows,
                        .size = size,
                        .order = order,
                        .shuffle = shuffle,
                        .rng = tg_rng_new(seed)};
}

tg_batches *tg_batches_new(size_t rows, size_t size, bool shuffle,
                           uint64_t seed)
{
    if (rows == 0 || size == 0) {
        tg_set_error("batches need at least 1 row and a size of at least 1, "
                     "got %zu rows and size %zu",
                     rows, size);
        return NULL;
    }
    tg_batches *b = calloc(1, sizeof *b);
    size_t *order = calloc(rows, sizeof *order);
    if (!b || !order) {
        free(b);
        free(order);
        tg_set_error("no memory for the order of %zu rows", rows);
        return NULL;
    }
    *b = tg_batches_in(order, rows, size, shuffle, seed);
    return b;
}

void tg_batches_free(tg_batches *b)
{
    if (!b)
        return;
    free(b->order);
    free(b);
}

static void check_given(const tg_batches *b)
{
    if (!b)
        tg_fail("the batches are NULL: tg_error() says why");
}

void tg_batches_begin_epoch(tg_batches *b)
{
    check_given(b);
    b->begun = true;
    if (b->shuffle)
        tg_rng_shuffle(&b->rng, b->order, b->rows);
    b->next = 0;
}

bool tg_batches_next(tg_batches *b, const size_t **rows, size_t *n)
{
    check_given(b);
    if (!b->begun)
        tg_fail("tg_batches_begin_epoch comes before the first "
                "tg_batches_next");
    if (b->next >= b->rows)
        return false;
    const size_t left = b->rows - b->next;
    *rows = b->order + b->next;
    *n = left < b->size ? left : b->size;
    b->next += *n;
    return true;
}

/* The data forms that fit, evaluate and predict take, and batches of them.
 *
 *     tg_fit(model, x, y)                    one array each
 *     tg_fit(model, TG_ARRAYS(a, b), y)      a model of two inputs
 *     tg_fit(model, tg_data_made(f, &mine), NULL)     f makes batches
 *
 * Each row of an array is a sample (data/array.h). The numbers of a row are
 * taken under the shape that the model's input has: images of [n, 28, 28] as
 * 784 numbers, or as [1 x 28 x 28]. Arrays stay the caller's. */
#ifndef TG_TRAIN_BATCH_DATA_H
#define TG_TRAIN_BATCH_DATA_H

#include "data/array.h"
#include "nn/layer.h"

/* One batch, as tensors on the tape. */
typedef struct tg_batch {
    tg_tape *tape;
    tg_tensor *x[TG_LAYERS_MOST]; /* for each input of the model, [n x ..] */
    tg_tensor *y[TG_LAYERS_MOST]; /* for each output, as its loss needs it */
    tg_tensor *weight;            /* of each sample's loss, [n]; NULL: all 1 */
    size_t step;                  /* batches before it in this epoch */
    int epoch;                    /* epochs before it since tg_compile */
    bool training;
} tg_batch;

/* Makes a batch: sets x, y and, where samples have weights, weight, to tensors
 * that it makes on batch->tape. Returns false when the epoch is over. */
typedef bool tg_batch_maker(tg_batch *batch, void *context);

typedef struct tg_data {
    int count;                             /* of arrays; 0 for a function */
    const tg_array *array[TG_LAYERS_MOST]; /* not owned */
    tg_batch_maker *make;
    void *context; /* passed to make */
} tg_data;

#define TG_ARRAYS(...)                                           \
    tg_data_of((int)(sizeof((const tg_array *[]){__VA_ARGS__}) / \
                     sizeof(const tg_array *)),                  \
               (const tg_array *[]){__VA_ARGS__})

/* Data that `make` makes, batch by batch: for augmentation, or for data that do
 * not fit memory. Fails for a function that is NULL. */
tg_data tg_data_made(tg_batch_maker *make, void *context);

/* What TG_ARRAYS calls; fails for more than TG_LAYERS_MOST. */
tg_data tg_data_of(int count, const tg_array *const *array);

/* Rows order[0..n-1] of an array as an input on the tape, [n x ..]. Fails for
 * an array that is NULL, a row that it does not have, and n = 0. */
tg_tensor *tg_batch_input(tg_tape *tape, const char *name,
                          const tg_array *array, const size_t *order, size_t n);

/* The same, each row under the shape `sample`: [n x sample]. Fails unless that
 * has as many numbers as a row. */
tg_tensor *tg_batch_samples(tg_tape *tape, const char *name,
                            const tg_array *array, const size_t *order,
                            size_t n, tg_shape sample);

#endif

/* Training a model, batch by batch: Keras's fit.
 *
 *     tg_fit(model, x, y, .epochs = 10, .batch_size = 128,
 *            .validation_split = 0.1,
 *            .early_stopping = {.patience = 3, .restore_best = true});
 *
 * x and y are arrays with a sample in each row (data/array.h), or TG_ARRAYS of
 * them, or a function that makes batches (train/batch_data.h). Each batch
 * becomes tensors when its turn comes. Images of [n, 28, 28] are taken as 784
 * numbers, and targets [n] of one output as [n, 1]. Fails when rows, sizes or
 * the kind of targets do not fit the model, and for a label outside its range;
 * for integer labels with categorical_crossentropy it also says how to convert
 * them.
 *
 * All memory is the tape's, so a handler of tg_fail may longjmp out. The tape
 * then has the entries that it had before the call, and parameters keep what
 * they had learnt so far. */
#ifndef TG_TRAIN_FIT_H
#define TG_TRAIN_FIT_H

#include "train/evaluate.h"
#include "train/monitor.h"

/* What a callback is shown. The learning rate may be changed,
 * now->model->optimizer->rate. */
typedef struct tg_training {
    tg_model *model;
    int epoch;        /* this one; 0 is the first since tg_compile */
    size_t step;      /* batches of this epoch so far */
    tg_scores scores; /* of this epoch so far; after it also validation's */
} tg_training;

/* A callback: it returns whether training goes on. After false the epoch ends
 * at once, and is the last. What the callback records on the tape is forgotten
 * when it returns. It may measure the model with tg_evaluate, but must not
 * compile it. It must return, or end in tg_fail: a longjmp of its own would
 * leave tg_fit unfinished. */
typedef bool tg_goes_on(tg_training *now, void *context);

/* Data on which the model is measured after each epoch, in batches of the same
 * size: TG_VALIDATION(x, y). */
typedef struct tg_validation {
    tg_data x, y;
} tg_validation;

#define TG_VALIDATION(x, y) ((tg_validation){TG_DATA_OF(x), TG_DATA_OF(y)})

typedef struct tg_fit_options {
    int epochs;     /* passes over all samples; 0 means 1 */
    int batch_size; /* samples in a batch; 0 means 32, Keras's default */
    bool quiet;     /* print nothing */
    bool in_order;  /* do not shuffle */

    double validation_split;  /* from 0 to below 1: the model is not trained
                                 but measured on this share of the rows, the
                                 last ones before any shuffling */
    tg_validation validation; /* or it is measured on these data */

    tg_early_stopping early_stopping; /* train/monitor.h */
    tg_plateau plateau;
    tg_schedule schedule; /* of the rate, by epoch: its steps are epochs since
                             tg_compile */

    tg_weights class_weight;       /* TG_WEIGHTS(1, 5), for a model of one
                                      output. The class of a sample is its
                                      label, or where its target is largest.
                                      Validation is not weighted */
    const tg_array *sample_weight; /* [n]; .validation_split splits it too */

    int accumulate; /* batches in a step: it follows the mean gradient of all
                       their samples; 0 means 1. batch_norm still sees one
                       batch at a time */

    tg_goes_on *on_batch, *on_epoch; /* called after each, or NULL */
    void *context;                   /* passed to both */
} tg_fit_options;

/* What may stand after the data of a call: a struct, or options by name. */
typedef union tg_fit_call {
    tg_fit_options options;
    struct {
        int epochs, batch_size;
        bool quiet, in_order;
        double validation_split;
        tg_validation validation;
        tg_early_stopping early_stopping;
        tg_plateau plateau;
        tg_schedule schedule;
        tg_weights class_weight;
        const tg_array *sample_weight;
        int accumulate;
        tg_goes_on *on_batch, *on_epoch;
        void *context;
    };
} tg_fit_call;

/* Trains. Each epoch takes the samples in a new random order, with a seed from
 * the tape's generator (tg_seed), so that ten calls of one epoch give the same
 * bits as one call of ten. A last batch of one sample joins the one before it:
 * batch_norm could not learn from it alone.
 *
 * A sample of weight w counts w times in the sum over a batch, which is
 * divided by the number of samples, as in Keras; metrics are not weighted.
 * Where a sample has several weights (of its class, of the sample, of a
 * function's batch->weight), they are multiplied. A loss of your own can be
 * weighted where it gives its terms for TG_NONE.
 *
 * Prints a line after each epoch, and on a terminal a bar during it. Returns
 * the scores of the epoch whose parameters the model now has: the last one,
 * unless .restore_best went back to another. As in Keras, "loss" and the
 * metrics without "val_" are measured while the parameters are changing.
 * tg_history has the scores of all epochs. */
tg_scores tg_fit(tg_model *model, tg_data x, tg_data y, tg_fit_options options);

#endif

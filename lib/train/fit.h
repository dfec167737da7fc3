/* Training a model, batch by batch: Keras's fit.
 *
 *     tg_fit(model, x, y, .epochs = 10, .batch_size = 128,
 *            .validation_split = 0.1,
 *            .early_stopping = {.patience = 3, .restore_best = true});
 *
 * x and y are arrays with a sample a row (data/array.h), or TG_ARRAYS of them,
 * or a function that makes batches (train/batch_data.h); each batch becomes
 * tensors when its turn comes. Images of [n, 28, 28] are taken as 784 numbers,
 * and targets [n] of one output as [n, 1]. Fails when rows, sizes or the kind
 * of targets do not fit the model, and for a label outside its range; for
 * integer labels with categorical_crossentropy it also says how to convert
 * them.
 *
 * All memory is the tape's: a handler of tg_fail may longjmp out. The tape is
 * then as it was before the call, and its parameters are as far as they had
 * come. */
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

/* A callback: whether training goes on. With false the epoch ends here, and is
 * the last. What it records on the tape is forgotten when it returns; it may
 * measure the model with tg_evaluate, but must not compile it. It must return,
 * or end in tg_fail: a longjmp of its own would leave tg_fit unfinished. */
typedef bool tg_goes_on(tg_training *now, void *context);

/* Data to measure by after each epoch, in batches of the same size:
 * TG_VALIDATION(x, y). */
typedef struct tg_validation {
    tg_data x, y;
} tg_validation;

#define TG_VALIDATION(x, y) ((tg_validation){TG_DATA_OF(x), TG_DATA_OF(y)})

typedef struct tg_fit_options {
    int epochs;     /* passes over all samples; 0 means 1 */
    int batch_size; /* samples in a batch; 0 means 32, Keras's default */
    bool quiet;     /* print nothing */
    bool in_order;  /* do not shuffle */

    double validation_split;  /* below 1: this share of the rows, the last ones
                                 before any shuffling, validates */
    tg_validation validation; /* or these data do */

    tg_early_stopping early_stopping; /* train/monitor.h */
    tg_plateau plateau;
    tg_schedule schedule; /* of the rate, by epoch: its steps are epochs since
                             tg_compile */

    tg_weights class_weight;       /* TG_WEIGHTS(1, 5), for a model of one
                                      output: by the label of a sample, or where
                                      its target is largest. Validation is not
                                      weighted */
    const tg_array *sample_weight; /* [n]; .validation_split splits it too */

    int accumulate; /* batches in a step, which follows the gradient of all
                       their samples; 0 means 1. Batch norm still sees one
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
 * Weights of classes, of samples, and of a function's batch->weight multiply.
 * A loss of the program's own takes part where it gives its terms for TG_NONE.
 *
 * Prints a line an epoch, on a terminal a bar meanwhile. Returns the scores of
 * the epoch whose parameters the model now has, which is the last unless
 * .restore_best went back; measured while training, as in Keras. Those of all
 * epochs: tg_history. */
tg_scores tg_fit(tg_model *model, tg_data x, tg_data y, tg_fit_options options);

#endif

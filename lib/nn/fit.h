/* Training and measuring a model, batch by batch: Keras's fit, evaluate and
 * predict.
 *
 * x and y are arrays with a sample a row (data/array.h); each batch becomes a
 * tensor when its turn comes. Images of [n, 28, 28] are taken as 784 numbers,
 * and targets [n] of one output as [n, 1]. Fails when rows, sizes or the kind
 * of targets do not fit the model, and for a label outside its range; for
 * integer labels with categorical_crossentropy it also says how to convert
 * them.
 *
 * All memory is the tape's: a handler of tg_fail may longjmp out of any of
 * these. */
#ifndef TG_NN_FIT_H
#define TG_NN_FIT_H

#include "nn/batch_data.h"
#include "nn/compile.h"

typedef struct tg_scores {
    double loss;     /* mean over the samples */
    double accuracy; /* share of samples answered right, 0 to 1 */
} tg_scores;

typedef struct tg_fit_options {
    int epochs;         /* passes over all samples; 0 means 1 */
    int batch_size;     /* samples in a step; 0 means 32, Keras's default */
    bool quiet;         /* print nothing */
    tg_scores *history; /* receives each epoch's scores, or NULL */
} tg_fit_options;

/* What may stand after the data of a call: a struct, or options by name. */
typedef union tg_fit_call {
    tg_fit_options options;
    struct {
        int epochs, batch_size;
        bool quiet;
        tg_scores *history;
    };
} tg_fit_call;

/* Trains: each epoch takes the samples in a new random order (from the tape's
 * generator: tg_seed). Prints a line an epoch, on a terminal a bar meanwhile.
 * Returns the last epoch's scores, measured while training as in Keras. */
tg_scores tg_fit(tg_model *model, tg_data x, tg_data y, tg_fit_options options);

/* Loss and accuracy on these samples, without training. */
tg_scores tg_evaluate(tg_model *model, tg_data x, tg_data y);

/* Writes the output for every row of x, one after the other, to out. For models
 * of one output; they need no tg_compile. */
void tg_predict(tg_model *model, tg_data x, tg_real *out);

#endif

/* Measuring a model, and asking it for answers: Keras's evaluate and predict.
 * They take data in the same forms as tg_fit. */
#ifndef TG_TRAIN_EVALUATE_H
#define TG_TRAIN_EVALUATE_H

#include "train/feed.h"
#include "train/history.h"

enum { TG_EVALUATE_BATCH = 256 }; /* samples at a time */

typedef struct tg_evaluate_options {
    int batch_size;                /* samples at a time; 0 means 256 */
    const tg_array *sample_weight; /* [n], as in tg_fit; or NULL */
} tg_evaluate_options;

typedef union tg_evaluate_call {
    tg_evaluate_options options;
    struct {
        int batch_size;
        const tg_array *sample_weight;
    };
} tg_evaluate_call;

typedef struct tg_predict_options {
    int batch_size; /* samples at a time; 0 means 256 */
} tg_predict_options;

typedef union tg_predict_call {
    tg_predict_options options;
    struct {
        int batch_size;
    };
} tg_predict_call;

/* Where the outputs of a model go: one array of numbers for each. */
typedef struct tg_outputs {
    int count;
    tg_real *to[TG_LAYERS_MOST];
} tg_outputs;

#define TG_OUTPUTS(...)                                                \
    tg_outputs_of(                                                     \
        (int)(sizeof((tg_real *[]){__VA_ARGS__}) / sizeof(tg_real *)), \
        (tg_real *[]){__VA_ARGS__})

/* Loss and metrics on these samples, without training. Fails before tg_compile,
 * and for data that do not fit the model, as tg_fit does. */
tg_scores tg_evaluate(tg_model *model, tg_data x, tg_data y,
                      tg_evaluate_options options);

/* Writes the output for every sample of x, one after the other, to out; for a
 * model of several outputs, to TG_OUTPUTS(a, b). `out` is yours, and must have
 * room for all samples, also for those that a function makes. Returns how many
 * samples there were. The model needs no tg_compile. Fails for data that do
 * not fit the model, and for an out that is NULL. */
size_t tg_predict(tg_model *model, tg_data x, tg_outputs out,
                  tg_predict_options options);

/* What TG_OUTPUTS calls; fails for more than TG_LAYERS_MOST. */
tg_outputs tg_outputs_of(int count, tg_real *const *to);

/* For the library: sums of the scores over one epoch of `feed`. */
tg_totals tg_measure(tg_feed *feed);

#endif

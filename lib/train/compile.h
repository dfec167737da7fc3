/* What a model is to learn: its optimiser, a loss for each output, and what is
 * reported next to the loss.
 *
 *     tg_compile(model, "adam", "categorical_crossentropy", "accuracy");
 *     tg_compile(model, tg_adam(tape, 0.01), "mse");
 *     tg_compile(model, "adam", my_loss, TG_METRICS("mae", &my_metric));
 *     tg_compile(model, "adam", TG_LOSSES("mse", "binary_crossentropy"),
 *                TG_METRICS("price.mae", "sold.accuracy"),
 *                .loss_weights = {1, 0.2});
 *
 * An optimiser is a name (tg_optimizer_named) or one of your own settings. A
 * loss is a name or a function (train/loss_named.h has the table), a metric a
 * name or a descriptor (train/metric.h). Metrics may be left out; where options
 * follow, write NULL for none. */
#ifndef TG_TRAIN_COMPILE_H
#define TG_TRAIN_COMPILE_H

#include "train/batch_data.h"
#include "train/loss_named.h"
#include "train/metric.h"
#include "nn/model.h"

/* An optimiser, by name or itself. */
typedef struct tg_optimizer_choice {
    const char *name;
    tg_optimizer *optimizer;
} tg_optimizer_choice;

typedef struct tg_compile_options {
    double loss_weights[TG_LAYERS_MOST]; /* of each output's loss in the sum
                                            that is minimised, > 0; none given:
                                            all 1 */
} tg_compile_options;

typedef union tg_compile_call {
    tg_compile_options options;
    struct {
        double loss_weights[TG_LAYERS_MOST];
    };
} tg_compile_call;

/* Chooses all three. Compiling again replaces them, and starts a new history;
 * an optimiser given by name is then a new one, which remembers nothing. For a
 * model of several outputs TG_LOSSES has one loss for each, in their order; one
 * loss alone is used for all. An output whose loss is NULL there is not
 * trained: give tg_fit NULL in the place of its targets. The optimiser holds
 * the model's parameters and no others (tg_optimizer_take).
 *
 * Fails for an unknown name, and lists all; when the model has no parameters;
 * when the optimiser belongs to another model or tape; when a loss or a metric
 * does not fit its output; for another number of losses than outputs; where
 * two scores would have one name; and for a weight that is not a finite number
 * > 0. A failure changes nothing. */
void tg_compile(tg_model *model, tg_optimizer_choice optimizer,
                tg_losses losses, tg_metrics metrics,
                tg_compile_options options);

/* What tg_compile chose. */
struct tg_compiled {
    tg_output_loss loss[TG_LAYERS_MOST]; /* of output k */
    double weight[TG_LAYERS_MOST];
    tg_metrics metrics; /* .choice[i].name is reported, .metric is asked */
    struct tg_trained *trained; /* train/history.h */
};

/* The compiled loss of one batch, [], for models of one input and one output:
 * x [n x ..], target as the loss needs it. `training` cannot be left out: a
 * loop that learns wants true, for dropout and batch_norm; one that measures,
 * or asks for the gradient of an input, wants false. Fails before
 * tg_compile. */
tg_tensor *tg_model_loss(tg_model *model, tg_tensor *x, tg_tensor *target,
                         bool training);

/* The same for any model and batch: the weighted sum over outputs. Where the
 * batch has weights, a loss is the sum of each sample's weight times its terms,
 * divided by how many terms there are; fails when a loss of your own does not
 * give its terms. y[k] receives what the metrics of output k are read
 * from: probabilities where the loss is a cross-entropy, or the logits where
 * its metrics ask for no more than their order. each[k] receives the
 * loss of output k, without the output's weight, NULL where there is none.
 * Either array may be NULL. */
tg_tensor *tg_batch_loss(tg_model *model, const tg_batch *batch, tg_tensor **y,
                         tg_tensor **each);

#endif

/* What a model is to learn: its optimiser, a loss for each output, and what is
 * reported next to the loss.
 *
 *     tg_compile(model, "adam", "categorical_crossentropy", "accuracy");
 *     tg_compile(model, tg_adam(tape, 0.01), "mse");
 *     tg_compile(model, "adam", TG_LOSSES("mse", my_loss),
 *                TG_METRICS("price.mae", &my_metric),
 *                .loss_weights = {1, 0.2});
 *
 * An optimiser is a name (tg_optimizer_named) or one of your own settings. A
 * loss is a name or a function; a metric is a name or a descriptor. */
#ifndef TG_NN_COMPILE_H
#define TG_NN_COMPILE_H

#include "nn/batch_data.h"
#include "nn/loss_named.h"
#include "nn/metric.h"
#include "nn/model.h"

/* An optimiser, by name or itself. */
typedef struct tg_optimizer_choice {
    const char *name;
    tg_optimizer *optimizer;
} tg_optimizer_choice;

typedef struct tg_compile_options {
    double loss_weights[TG_LAYERS_MOST]; /* of each output's loss in the sum
                                            that is minimised; all 0: all 1 */
} tg_compile_options;

typedef union tg_compile_call {
    tg_compile_options options;
    struct {
        double loss_weights[TG_LAYERS_MOST];
    };
} tg_compile_call;

/* Chooses all three; compiling again replaces them. With several outputs
 * TG_LOSSES has one loss for each, in their order; one loss alone is taken for
 * all. The optimiser holds the model's parameters and no others
 * (tg_optimizer_take). `metrics` may be left out.
 *
 * A cross-entropy is computed from the logits where the output's activation is
 * the softmax (the sigmoid, for binary_crossentropy): that cannot overflow, and
 * Keras does the same. An output without an activation is taken as logits. Any
 * other activation fails: unclipped the loss would be NaN, clipped as in Keras
 * it learns badly and does not say so.
 *
 * Fails for an unknown name, and lists all; when the optimiser belongs to
 * another model or tape; when a loss does not fit its output. */
void tg_compile(tg_model *model, tg_optimizer_choice optimizer,
                tg_losses losses, tg_metrics metrics,
                tg_compile_options options);

/* What tg_compile chose. */
struct tg_compiled {
    tg_output_loss loss[TG_LAYERS_MOST]; /* of output k */
    double weight[TG_LAYERS_MOST];
    tg_metrics metrics;
    struct tg_trained *trained; /* nn/history.h; NULL before the first epoch */
};

/* The compiled loss of one batch, [], for models of one input and one output:
 * x [n x ..], target as the loss needs it. Fails before tg_compile. */
tg_tensor *tg_model_loss(tg_model *model, tg_tensor *x, tg_tensor *target,
                         bool training);

/* The same for any model and batch: where the batch has weights, the sum of
 * each sample's weight times its loss, divided by the number of samples. Fails
 * when a loss of the program's own then does not give its terms. y[k] receives
 * what the metrics of output k are read from: probabilities where the loss is a
 * cross-entropy. each[k] receives the loss of output k. Either may be NULL. */
tg_tensor *tg_batch_loss(tg_model *model, const tg_batch *batch, tg_tensor **y,
                         tg_tensor **each);

/* What the macros call. */
tg_optimizer_choice tg_optimizer_by_name(const char *name);
tg_optimizer_choice tg_optimizer_itself(tg_optimizer *optimizer);

#endif

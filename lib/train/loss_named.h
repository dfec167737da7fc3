/* The losses of models: by name, or a function of your own.
 *
 * y is the output of the model, t the target. The mean is over all numbers, or
 * over all rows, where a row lies along the last axis.
 *
 *     name                              also                  the mean of
 *     mse                               mean_squared_error    (y - t)^2
 *     mae                               mean_absolute_error,  |y - t|
 *                                       l1
 *     huber                             smooth_l1             tg_huber, delta 1
 *     hinge                                                   max(0, 1 - t y)
 *     binary_crossentropy               bce, bce_with_logits  tg_bce(y, t)
 *     categorical_crossentropy          softmax_cross_entropy -sum t ln y, rows
 *     sparse_categorical_crossentropy   nll                   -ln y[t], rows
 *     kl_divergence                     kl_div          sum t ln(t / y), rows
 *
 *                               the output layer ends in   targets
 *     mse, mae, huber           anything                   a number each
 *     hinge                     linear or tanh             -1 (or 0) and 1
 *     binary_crossentropy       sigmoid, or linear         0 .. 1 each
 *     categorical.., kl..       softmax, or linear         0 .. 1 each
 *     sparse..                  softmax, or linear         a label for a row
 *
 * The last four are computed from the logits, which are what the softmax or
 * sigmoid is applied to: that cannot overflow, and Keras does the same.
 * "linear" is a layer without an activation that makes a weighted sum, and so
 * logits (dense, the convolutions), or tg_activation_layer(x, "linear"), by
 * which you say that x is logits. All else is refused. A layer that computes
 * probabilities itself would be taken for logits. Behind another activation,
 * unclipped probabilities make the loss NaN; clipped ones, as in Keras, learn
 * badly without a word.
 *
 * Logarithms of probabilities are logits, too. So a model written for PyTorch's
 * nll_loss or kl_div may end in tg_activation_layer(log_p, "linear").
 *
 * Keras has the same names and values, but it clips probabilities to [1e-7,
 * 1 - 1e-7], and lets targets outside their range pass. */
#ifndef TG_TRAIN_LOSS_NAMED_H
#define TG_TRAIN_LOSS_NAMED_H

#include "nn/layer.h"
#include "ops/loss.h"

/* A loss of your own: it returns one number, or a term for each number or row
 * of the prediction. Terms are then reduced for you. Where samples have
 * weights, they must be terms. The function gets the output as it is, after the
 * activation. The target has the shape of the prediction where both have as
 * many numbers a sample, and that of the array's rows otherwise. */
typedef tg_tensor *tg_loss(tg_tensor *prediction, tg_tensor *target,
                           tg_reduction reduction);
typedef tg_tensor *tg_short_loss(tg_tensor *prediction, tg_tensor *target);

/* What there is to know of a loss: loss_named.c has the table of them. */
typedef struct tg_loss_kind {
    const char *name;
    tg_loss *function;
    const char *link; /* `function` takes the output before this activation;
                         NULL: the output as it is */
    bool labels;      /* the target is one integer label for each row */
    double low, high; /* what targets lie between; both 0: anywhere. Below 0:
                         classes are told apart by the sign, not at 1/2 */
} tg_loss_kind;

/* One loss, by name or as a function; NULL for an output that has none. For
 * several outputs, TG_LOSSES("mse", NULL, my_loss). */
typedef struct tg_loss_choice {
    const char *name;
    tg_loss *function;
    tg_short_loss *short_function;
} tg_loss_choice;

typedef struct tg_losses {
    int count;
    tg_loss_choice choice[TG_LAYERS_MOST];
} tg_losses;

/* The loss of one output, as tg_compile found it. */
typedef struct tg_output_loss {
    const tg_layer *output;
    const tg_loss_kind *kind; /* NULL: none, or a function of your own */
    tg_loss *function;        /* both NULL: the output has no loss */
    tg_short_loss *short_function;
    tg_activation *link; /* the loss takes the output before this activation,
                            which then makes probabilities for the metrics;
                            NULL: the output as it is */
} tg_output_loss;

/* The loss `choice` for an output layer. Fails for an unknown name, and lists
 * all; and where the layer does not fit it. */
tg_output_loss tg_loss_for(const tg_layer *output, tg_loss_choice choice);

/* Whether the output has a loss, by name or of your own. */
bool tg_has_loss(const tg_output_loss *loss);

/* Records the loss: one number, []; for TG_NONE the terms. Fails for targets
 * outside the range of the loss, and where a function of your own returns
 * anything else. */
tg_tensor *tg_loss_run(const tg_output_loss *loss, tg_tensor *prediction,
                       tg_tensor *target, tg_reduction reduction);

/* The short name of a loss or metric: "mse" for "mean_squared_error". */
const char *tg_usual_name(const char *name);

#endif

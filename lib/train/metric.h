/* Metrics: what is reported next to the loss, and never trained on.
 *
 *     accuracy, acc                what fits the loss and the output: the share
 *                                  of right classes; with binary_crossentropy,
 *                                  or for an output of one number,
 *                                  binary_accuracy; with hinge the share of
 *                                  right signs
 *     binary_accuracy              the share of numbers on the same side of 1/2
 *                                  as their targets
 *     categorical_accuracy         whether the largest number of a row is where
 *     sparse_categorical_accuracy  the largest of the target is (one-hot), or
 *                                  where the label says: each takes either
 *     top_3, top_5, ...            whether fewer than 3 numbers of a row are
 *                                  larger than that of the right class
 *     top_k_categorical_accuracy, sparse_top_k_categorical_accuracy    top_5
 *     mae, mean_absolute_error     |prediction - target|
 *     mse, mean_squared_error      its square
 *
 * What is reported is the mean over all rows; for metrics of numbers, the value
 * of a row is the mean over its numbers. A row lies along the last axis: a
 * batch of sequences [n x t x classes] has n t of them. Where the loss is a
 * cross-entropy, the prediction is probabilities. Of equal numbers the first
 * counts as the largest. A NaN is never right.
 *
 * Keras has the same names. There "accuracy" counts classes when
 * binary_crossentropy has several numbers a row; here it counts each number.
 * And there a linear output with mse has an "accuracy", which means nothing;
 * here it is refused. */
#ifndef TG_TRAIN_METRIC_H
#define TG_TRAIN_METRIC_H

#include "train/loss_named.h"

typedef struct tg_metric tg_metric;

/* What a metric is asked about: one row of a prediction, and its target. */
typedef struct tg_metric_row {
    const tg_real *prediction; /* [classes]: a row along the last axis */
    const tg_real *target;     /* [targets]: 1 for an integer label */
    size_t classes, targets;
    const tg_metric *metric; /* that asks */
} tg_metric_row;

/* A metric. You can make your own:
 *
 *     static const tg_metric within = {"within_ten", within_ten_row};
 *     tg_compile(model, "adam", "mse", &within);
 *
 * Its .row returns the value of one row. A struct whose first member is a
 * tg_metric can carry settings: row->metric is then its address. The descriptor
 * is yours, and must outlive the model. */
struct tg_metric {
    const char *name;
    double (*row)(const tg_metric_row *row);
};

/* One metric, by name or as a descriptor; several: TG_METRICS("mae", &within).
 * Where a model has several outputs, the name says which one is meant,
 * "price.mae"; so does the name in a descriptor, {"price.within_ten", ...}.
 * Outputs have the names of their layers: tg_layer_named(output, "price"). */
typedef struct tg_metric_choice {
    const char *name;
    const tg_metric *metric;
} tg_metric_choice;

enum { TG_METRICS_MOST = 16 };
typedef struct tg_metrics {
    int count;
    tg_metric_choice choice[TG_METRICS_MOST];
    int output[TG_METRICS_MOST]; /* of the model; filled in by tg_compile */
} tg_metrics;

/* The metric `choice` of a model whose outputs have loss[0 .. outputs-1]: its
 * descriptor, and the name under which it is reported, "mae", or "price_mae"
 * where there are several outputs. *output receives which output it is about.
 * Fails for an unknown name, and lists all; where the output is not said, or
 * has no loss; and for a metric that means nothing there. */
tg_metric_choice tg_metric_for(const tg_output_loss *loss, int outputs,
                               tg_metric_choice choice, int *output);

/* Whether it depends only on the order of a row's numbers: logits then serve as
 * well as probabilities. */
bool tg_metric_by_order(const tg_metric *metric);

/* Sum of a metric over the rows of a batch, and how many rows that are. */
double tg_metric_sum(const tg_metric *metric, const tg_tensor *prediction,
                     const tg_tensor *target, size_t *rows);

#endif

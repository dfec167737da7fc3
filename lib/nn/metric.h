/* Metrics: what is reported next to the loss, and never trained on. */
#ifndef TG_NN_METRIC_H
#define TG_NN_METRIC_H

#include "nn/layer.h"

/* What a metric is asked about: one row of a prediction, and its target. */
typedef struct tg_metric_row {
    const tg_real *prediction; /* [classes]: a row along the last axis */
    const tg_real *target;     /* [targets]: 1 for an integer label */
    size_t classes, targets;
    int k; /* of top_k */
} tg_metric_row;

/* A metric: its mean over all rows is reported. A program may make its own. */
typedef struct tg_metric {
    const char *name;
    double (*row)(const tg_metric_row *row);
} tg_metric;

/* One metric, by name or itself; several: TG_METRICS("mae", &mine). A name may
 * say which output it is about, "price.mae", and must where there are several
 * outputs. */
typedef struct tg_metric_choice {
    const char *name;
    const tg_metric *metric;
} tg_metric_choice;

enum { TG_METRICS_MOST = 8 };
typedef struct tg_metrics {
    int count;
    tg_metric_choice choice[TG_METRICS_MOST];
    int output[TG_METRICS_MOST]; /* which output of the model; tg_compile */
} tg_metrics;

/* What the macros call. */
tg_metric_choice tg_metric_by_name(const char *name);
tg_metric_choice tg_metric_itself(const tg_metric *metric);
tg_metrics tg_metrics_same(tg_metrics metrics);
tg_metrics tg_metrics_name(const char *name);
tg_metrics tg_metrics_one(const tg_metric *metric);

/* The metric of that name. Fails for an unknown one, and lists all. */
const tg_metric *tg_metric_named(const char *name);

/* Sum of a metric over the rows of a batch, and how many rows that are. */
double tg_metric_sum(const tg_metric *metric, const tg_tensor *prediction,
                     const tg_tensor *target, size_t *rows);

#endif

/* The table of metrics, and means of them over rows. */
#include "nn/metric.h"

#include <stdio.h>
#include <string.h>

#include "tape/given.h"

/* ---- what a row is worth ---- */

static size_t largest(const tg_real *row, size_t n)
{
    size_t best = 0;
    for (size_t j = 1; j < n; j++)
        if (row[j] > row[best])
            best = j;
    return best;
}

/* With one output: the same side of 1/2. Else the largest number stands where
 * the target has it: at the label, or at the target row's own largest. */
static double accuracy_row(const tg_metric_row *r)
{
    if (r->classes == 1)
        return (r->prediction[0] > (tg_real)0.5) ==
               (r->target[0] > (tg_real)0.5);
    return largest(r->prediction, r->classes) ==
           (r->targets == 1 ? (size_t)r->target[0]
                            : largest(r->target, r->targets));
}

static const tg_metric table[] = {
    {"accuracy", accuracy_row},
};

const tg_metric *tg_metric_named(const char *name)
{
    for (size_t i = 0; name && i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    tg_fail("there is no metric \"%s\": accuracy", name ? name : "NULL");
}

double tg_metric_sum(const tg_metric *metric, const tg_tensor *prediction,
                     const tg_tensor *target, size_t *rows)
{
    const tg_shape shape = prediction->shape;
    const size_t n = (size_t)shape.dim[shape.rank - 1];
    double sum = 0;
    *rows = prediction->count / n;
    tg_metric_row r = {.classes = n, .targets = target->count / *rows};
    for (size_t i = 0; i < *rows; i++) {
        r.prediction = prediction->data + i * r.classes;
        r.target = target->data + i * r.targets;
        sum += metric->row(&r);
    }
    return sum;
}

/* ---- choices ---- */

tg_metric_choice tg_metric_by_name(const char *name)
{
    return (tg_metric_choice){.name = name};
}

tg_metric_choice tg_metric_itself(const tg_metric *metric)
{
    return (tg_metric_choice){.metric = metric};
}

tg_metrics tg_metrics_same(tg_metrics metrics)
{
    return metrics;
}

tg_metrics tg_metrics_name(const char *name)
{
    return (tg_metrics){.count = name != NULL, .choice = {{.name = name}}};
}

tg_metrics tg_metrics_one(const tg_metric *metric)
{
    return (tg_metrics){.count = 1, .choice = {{.metric = metric}}};
}

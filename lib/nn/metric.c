/* The table of metrics, which of them fit an output, and means over rows. */
#include "nn/metric.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/given.h"
#include "data/array.h"

/* A metric of the library's. As its first member is the descriptor, the
 * ->metric of a row points at both. */
typedef struct named_metric {
    tg_metric metric;
    int k; /* the right class is to be among the first k; 0: each number is
              compared with a target of its own */
} named_metric;

/* Fails where a row of so many classes and targets means nothing to it. */
static void check_row(const named_metric *m, size_t classes, size_t targets)
{
    const char *name = m->metric.name;
    if (m->k == 0 && targets != classes)
        tg_fail("metric \"%s\" compares %zu numbers a row with a target each, "
                "and there %s %zu",
                name, classes, targets == 1 ? "is" : "are", targets);
    if (m->k > 0 && targets != 1 && targets != classes)
        tg_fail("metric \"%s\" needs a label for each row of %zu classes, or a "
                "one-hot row, and there are %zu targets",
                name, classes, targets);
    if (m->k > 0 && (size_t)m->k >= classes)
        tg_fail("metric \"%s\" would always be 1: the right one of %zu class%s "
                "is among the first %d%s",
                name, classes, classes == 1 ? "" : "es", m->k,
                classes == 1 ? "; \"binary_accuracy\" is for one number" : "");
}

/* ---- what a row is worth ---- */

static const named_metric *check(const tg_metric_row *r)
{
    const named_metric *m = (const named_metric *)r->metric;
    check_row(m, r->classes, r->targets);
    return m;
}

static double same_side(const tg_metric_row *r, tg_real middle)
{
    size_t same = 0;
    check(r);
    for (size_t j = 0; j < r->classes; j++)
        same += !isnan(r->prediction[j]) &&
                (r->prediction[j] > middle) == (r->target[j] > middle);
    return (double)same / (double)r->classes;
}

static double half_row(const tg_metric_row *r)
{
    return same_side(r, (tg_real)0.5);
}

static double sign_row(const tg_metric_row *r)
{
    return same_side(r, 0);
}

/* The class that is right: the label, or where the largest target is. */
static size_t right_class(const tg_metric_row *r)
{
    size_t best = 0;
    if (r->targets == 1 && !tg_is_label((double)r->target[0], r->classes))
        tg_fail("metric \"%s\": label %g is not among 0..%zu", r->metric->name,
                (double)r->target[0], r->classes - 1);
    if (r->targets == 1)
        return (size_t)r->target[0];
    for (size_t j = 1; j < r->targets; j++)
        if (r->target[j] > r->target[best])
            best = j;
    return best;
}

/* Whether fewer than k numbers come before that of the right class. */
static double ranked_row(const tg_metric_row *r)
{
    const tg_real *p = r->prediction;
    const int k = check(r)->k;
    const size_t right = right_class(r);
    int before = 0;
    for (size_t j = 0; j < r->classes; j++) {
        if (isnan(p[j]))
            return 0;
        before += p[j] > p[right] || (j < right && p[j] == p[right]);
    }
    return before < k;
}

static double mean_of_powers(const tg_metric_row *r, double power)
{
    double sum = 0;
    check(r);
    for (size_t j = 0; j < r->classes; j++)
        sum += pow(fabs((double)r->prediction[j] - (double)r->target[j]),
                   power);
    return sum / (double)r->classes;
}

static double mae_row(const tg_metric_row *r)
{
    return mean_of_powers(r, 1);
}

static double mse_row(const tg_metric_row *r)
{
    return mean_of_powers(r, 2);
}

/* ---- by name ---- */

static const named_metric table[] = {
    {{"binary_accuracy", half_row}, 0},
    {{"categorical_accuracy", ranked_row}, 1},
    {{"sparse_categorical_accuracy", ranked_row}, 1},
    {{"top_k_categorical_accuracy", ranked_row}, 5},
    {{"sparse_top_k_categorical_accuracy", ranked_row}, 5},
    {{"mae", mae_row}, 0},
    {{"mean_absolute_error", mae_row}, 0},
    {{"mse", mse_row}, 0},
    {{"mean_squared_error", mse_row}, 0},
};

static size_t classes_of(const tg_layer *output)
{
    const tg_shape s = output->shape;
    return s.rank > 0 ? (size_t)s.dim[s.rank - 1] : 1;
}

/* The accuracy that is meant where this loss is learnt. */
static const named_metric *accuracy(const tg_output_loss *loss)
{
    static const named_metric half = {{"accuracy", half_row}, 0};
    static const named_metric sign = {{"accuracy", sign_row}, 0};
    static const named_metric ranked = {{"accuracy", ranked_row}, 1};
    const tg_loss_kind *kind = loss->kind;
    if (kind && !kind->link && !kind->signs && !loss->output->activation)
        tg_fail("\"accuracy\" counts right classes, and %s is a linear output "
                "that learns numbers by \"%s\": \"mae\" says how far off they "
                "are",
                loss->output->name, kind->name);
    if (kind && kind->signs)
        return &sign;
    return classes_of(loss->output) == 1 ||
                   (kind && kind->link && strcmp(kind->link, "sigmoid") == 0)
               ? &half
               : &ranked;
}

/* top_3, top_10, ...; NULL for another name. */
static const named_metric *top_k(tg_tape *tape, const char *name)
{
    char *end;
    if (strncmp(name, "top_", 4) != 0 || name[4] < '1' || name[4] > '9')
        return NULL;
    const long k = strtol(name + 4, &end, 10);
    if (*end || k > INT_MAX)
        return NULL;
    named_metric *m = tg_tape_keep(tape, sizeof *m);
    char *text = tg_tape_keep(tape, strlen(name) + 1);
    *m = (named_metric){{strcpy(text, name), ranked_row}, (int)k};
    return m;
}

static const named_metric *find(const tg_output_loss *loss, const char *name)
{
    if (strcmp(name, "accuracy") == 0 || strcmp(name, "acc") == 0)
        return accuracy(loss);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].metric.name, name) == 0)
            return &table[i];
    const named_metric *top = top_k(loss->output->tape, name);
    if (!top)
        tg_fail("there is no metric \"%s\": accuracy, binary_accuracy, "
                "categorical_accuracy, sparse_categorical_accuracy, top_3 "
                "(or another number), mae, mse; or one of your own",
                name);
    return top;
}

/* ---- about which output ---- */

/* What follows "price." in "price.mae"; NULL for another name. */
static const char *after_output(const tg_layer *output, const char *name)
{
    const size_t length = strlen(output->name);
    return strncmp(name, output->name, length) == 0 && name[length] == '.'
               ? name + length + 1
               : NULL;
}

_Noreturn static void fail_output(const tg_output_loss *loss, int outputs,
                                  const char *name)
{
    char names[256] = "";
    const char *dot = strrchr(name, '.');
    for (int k = 0; k < outputs; k++) {
        const size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", k ? ", " : "",
                 loss[k].output->name);
    }
    tg_fail("metric \"%s\" does not say which output it is about: \"%s.%s\" "
            "does, and the outputs are %s",
            name, loss[0].output->name, dot ? dot + 1 : name, names);
}

/* Sets *name to what follows the name of an output. */
static int find_output(const tg_output_loss *loss, int outputs,
                       const char **name)
{
    const char *given = *name, *rest;
    int found = -1;
    for (int k = 0; k < outputs; k++)
        if ((rest = after_output(loss[k].output, given))) {
            if (found >= 0)
                tg_fail("two outputs are called %s: give each of them a "
                        "tg_activation_layer of its own at its end",
                        loss[k].output->name);
            found = k;
            *name = rest;
        }
    if (found < 0 && outputs > 1)
        fail_output(loss, outputs, given);
    found = found < 0 ? 0 : found;
    if (!tg_has_loss(&loss[found]))
        tg_fail("metric \"%s\": output %s has no loss, and so no targets",
                given, loss[found].output->name);
    return found;
}

/* "mae", or "price_mae". */
static const char *label(const tg_output_loss *loss, int outputs,
                         const char *name)
{
    const char *output = loss->output->name;
    const size_t size = strlen(output) + strlen(name) + 2;
    char *text = tg_tape_keep(loss->output->tape, size);
    snprintf(text, size, "%s%s%s", outputs > 1 ? output : "",
             outputs > 1 ? "_" : "", name);
    return text;
}

tg_metric_choice tg_metric_for(const tg_output_loss *loss, int outputs,
                               tg_metric_choice choice, int *output)
{
    const char *name = choice.metric ? choice.metric->name : choice.name;
    if (!name || (choice.metric && !choice.metric->row))
        tg_fail("there is no metric \"%s\": a descriptor has a name and a "
                "function that counts a row",
                name ? name : "NULL");
    loss += *output = find_output(loss, outputs, &name);
    if (!choice.metric) {
        const named_metric *m = find(loss, name);
        const size_t classes = classes_of(loss->output);
        if (loss->kind)
            check_row(m, classes, loss->kind->labels ? 1 : classes);
        choice.metric = &m->metric;
    }
    choice.name = label(loss, outputs, name);
    return choice;
}

double tg_metric_sum(const tg_metric *metric, const tg_tensor *prediction,
                     const tg_tensor *target, size_t *rows)
{
    const tg_shape shape = prediction->shape;
    const size_t n = shape.rank > 1 ? (size_t)shape.dim[shape.rank - 1] : 1;
    double sum = 0;
    *rows = prediction->count / n;
    if (target->count % *rows != 0)
        tg_fail("metric \"%s\": %zu targets are not as many for each of %zu "
                "rows",
                metric->name, target->count, *rows);
    tg_metric_row r = {
        .classes = n, .targets = target->count / *rows, .metric = metric};
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

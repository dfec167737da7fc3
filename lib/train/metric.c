/* The table of metrics, which of them fit an output, and means over rows. */
#include "train/metric.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/array.h"

/* A metric of the library's: of each number and its target, or, where that is
 * NULL, whether the right class is among the first k. As its first member is
 * the descriptor, the ->metric of a row points at both. */
typedef struct named_metric {
    tg_metric metric;
    double (*number)(tg_real prediction, tg_real target);
    int k;
} named_metric;

/* Fails where a row of so many classes and targets means nothing to it. */
static const named_metric *check(const tg_metric *metric, size_t classes,
                                 size_t targets)
{
    const named_metric *m = (const named_metric *)metric;
    if (targets != classes && (targets != 1 || m->number))
        tg_fail("metric \"%s\" cannot compare %zu numbers with %zu targets",
                metric->name, classes, targets);
    if (!m->number && (size_t)m->k >= classes)
        tg_fail("metric \"%s\" would always be 1: there are %zu classes, and "
                "the right one is among the first %d",
                metric->name, classes, m->k);
    return m;
}

/* ---- what a row is worth ---- */

static double same_half(tg_real p, tg_real target)
{
    return !isnan(p) && (p > (tg_real)0.5) == (target > (tg_real)0.5);
}

static double same_sign(tg_real p, tg_real target)
{
    return !isnan(p) && (p > 0) == (target > 0);
}

static double distance(tg_real p, tg_real target)
{
    return fabs((double)p - (double)target);
}

static double squared_distance(tg_real p, tg_real target)
{
    return distance(p, target) * distance(p, target);
}

static double number_row(const tg_metric_row *r)
{
    double sum = 0;
    const named_metric *m = check(r->metric, r->classes, r->targets);
    for (size_t j = 0; j < r->classes; j++)
        sum += m->number(r->prediction[j], r->target[j]);
    return sum / (double)r->classes;
}

/* The label, or where the largest target is. */
static size_t right_class(const tg_metric_row *r)
{
    size_t best = 0;
    if (r->targets == 1 && !tg_is_label((double)r->target[0], r->classes))
        tg_fail("metric \"%s\": label %g is not among 0..%zu", r->metric->name,
                (double)r->target[0], r->classes - 1);
    for (size_t j = 1; j < r->targets; j++)
        if (r->target[j] > r->target[best])
            best = j;
    return r->targets == 1 ? (size_t)r->target[0] : best;
}

/* Whether fewer than k numbers come before that of the right class. */
static double class_row(const tg_metric_row *r)
{
    const named_metric *m = check(r->metric, r->classes, r->targets);
    const tg_real *p = r->prediction;
    const size_t right = right_class(r);
    int before = 0;
    for (size_t j = 0; j < r->classes; j++) {
        if (isnan(p[j]))
            return 0;
        before += p[j] > p[right] || (j < right && p[j] == p[right]);
    }
    return before < m->k;
}

bool tg_metric_by_order(const tg_metric *metric)
{
    return metric->row == class_row;
}

/* ---- by name ---- */

/* The first three are what "accuracy" may be: of classes, of numbers, of the
 * signs of numbers. */
static const named_metric table[] = {
    {{"accuracy", class_row}, NULL, 1},
    {{"accuracy", number_row}, same_half, 0},
    {{"accuracy", number_row}, same_sign, 0},
    {{"binary_accuracy", number_row}, same_half, 0},
    {{"categorical_accuracy", class_row}, NULL, 1},
    {{"sparse_categorical_accuracy", class_row}, NULL, 1},
    {{"top_k_categorical_accuracy", class_row}, NULL, 5},
    {{"sparse_top_k_categorical_accuracy", class_row}, NULL, 5},
    {{"mae", number_row}, distance, 0},
    {{"mse", number_row}, squared_distance, 0},
};

enum { METRICS = sizeof table / sizeof *table };

static const tg_metric *accuracy(const tg_output_loss *loss, size_t classes)
{
    const tg_loss_kind *kind = loss->kind;
    const tg_layer *output = loss->output;
    if (kind && !kind->link && kind->low == 0 && output->kind->linear &&
        !output->activation)
        tg_fail(
            "\"accuracy\" counts right classes, and %s is linear and learns "
            "numbers by \"%s\": \"mae\" says how far off they are",
            output->name, kind->name);
    const bool numbers = kind && kind->function == tg_bce_with_logits;
    return &table[kind && kind->low < 0 ? 2 : numbers || classes == 1].metric;
}

static const tg_metric *top_k(tg_tape *tape, const char *name)
{
    char *end = NULL;
    const long k = strncmp(name, "top_", 4) ? 0 : strtol(name + 4, &end, 10);
    if (k < 1 || k > INT_MAX || *end)
        tg_fail("there is no metric \"%s\": accuracy, binary_accuracy, "
                "categorical_accuracy, sparse_categorical_accuracy, mae, mse, "
                "top_3 (or another number), or one of your own",
                name);
    named_metric *top = tg_tape_keep(tape, sizeof *top);
    *top = (named_metric){{name, class_row}, NULL, (int)k};
    return &top->metric;
}

/* The library's metric of that name, which must live as long as the tape. */
static const tg_metric *find(const tg_output_loss *loss, const char *name)
{
    const char *usual = tg_usual_name(name);
    const tg_shape s = loss->output->shape;
    const size_t classes = s.rank > 0 ? (size_t)s.dim[s.rank - 1] : 1;
    int i = 0;
    while (i < METRICS && strcmp(table[i].metric.name, usual) != 0)
        i++;
    const tg_metric *found = i == 0        ? accuracy(loss, classes)
                             : i < METRICS ? &table[i].metric
                                           : top_k(loss->output->tape, name);
    if (loss->kind)
        check(found, classes, loss->kind->labels ? 1 : classes);
    return found;
}

/* ---- about which output ---- */

/* Sets *name to what follows "price." in "price.mae". */
static int find_output(const tg_output_loss *loss, int outputs,
                       const char **name)
{
    char names[256] = "";
    const char *given = *name;
    int found = 0, matches = 0;
    for (int k = 0; k < outputs; k++) {
        const char *output = loss[k].output->name;
        const size_t length = strlen(output), used = strlen(names);
        snprintf(names + used, sizeof names - used, " %s", output);
        if (strncmp(given, output, length) != 0 || given[length] != '.')
            continue;
        *name = given + length + 1;
        found = k;
        matches++;
    }
    if (matches > 1 || (matches == 0 && outputs > 1))
        tg_fail("metric \"%s\" must say which output it is about, as "
                "\"%s.mae\" does; the outputs, whose names must differ, are:%s",
                given, loss[0].output->name, names);
    return found;
}

tg_metric_choice tg_metric_for(const tg_output_loss *loss, int outputs,
                               tg_metric_choice choice, int *output)
{
    const tg_metric *own = choice.metric;
    const char *name = own ? own->name : choice.name;
    if (!name || !*name || (own && !own->row))
        tg_fail("metric \"%s\" needs a name, and a function .row",
                name ? name : "NULL");
    loss += *output = find_output(loss, outputs, &name);
    if (!tg_has_loss(loss))
        tg_fail("metric \"%s\": %s has no loss, and so no targets", name,
                loss->output->name);
    const size_t size = strlen(loss->output->name) + strlen(name) + 2;
    char *label = tg_tape_keep(loss->output->tape, size);
    if (outputs > 1)
        snprintf(label, size, "%s_", loss->output->name);
    name = strcat(label, name) + strlen(label) - strlen(name);
    return (tg_metric_choice){label, own ? own : find(loss, name)};
}

double tg_metric_sum(const tg_metric *metric, const tg_tensor *prediction,
                     const tg_tensor *target, size_t *rows)
{
    const tg_shape shape = prediction->shape;
    const size_t n = shape.rank > 1 ? (size_t)shape.dim[shape.rank - 1] : 1;
    double sum = 0;
    *rows = prediction->count / n;
    if (target->count % *rows != 0)
        tg_fail("metric \"%s\": %zu targets for %zu rows", metric->name,
                target->count, *rows);
    tg_metric_row r = {
        .classes = n, .targets = target->count / *rows, .metric = metric};
    for (size_t i = 0; i < *rows; i++) {
        r.prediction = prediction->data + i * r.classes;
        r.target = target->data + i * r.targets;
        sum += metric->row(&r);
    }
    return sum;
}

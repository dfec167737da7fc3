/* Names of scores, their means, and what they were after each epoch. */
#include "train/history.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tape/given.h"

/* ---- names ---- */

bool tg_name_ends(const char *name, const char *end)
{
    const size_t length = strlen(name), tail = strlen(end);
    return length >= tail && strcmp(name + length - tail, end) == 0;
}

/* Kept as long as the tape. */
static const char *joined(tg_tape *tape, const char *a, const char *b)
{
    const size_t bytes = strlen(a) + strlen(b) + 1;
    char *text = tg_tape_keep(tape, bytes);
    snprintf(text, bytes, "%s%s", a, b);
    return text;
}

static void add_name(tg_trained *t, const char *name)
{
    for (int i = 0; i < t->count; i++)
        if (strcmp(t->name[i], name) == 0)
            tg_fail("two scores of the model are called \"%s\": give the "
                    "metric, or the layer, another name",
                    name);
    t->name[t->count++] = name;
}

tg_trained *tg_trained_new(const tg_model *model, const struct tg_compiled *c)
{
    tg_trained *t = tg_tape_keep(model->tape, sizeof *t);
    add_name(t, "loss");
    for (int k = 0; model->output.count > 1 && k < model->output.count; k++)
        if (tg_has_loss(&c->loss[k]))
            add_name(
                t, joined(model->tape, model->output.layer[k]->name, "_loss"));
    for (int i = 0; i < c->metrics.count; i++)
        add_name(t, c->metrics.choice[i].name);
    const int own = t->count;
    for (int i = 0; i < own; i++)
        add_name(t, joined(model->tape, "val_", t->name[i]));
    return t;
}

tg_trained *tg_trained_of(const tg_model *model)
{
    tg_model_check(model);
    if (!model->compiled)
        tg_fail("the model has no loss yet: tg_compile comes first");
    return model->compiled->trained;
}

int tg_score_index(const char *const *names, int count, const char *name)
{
    char all[1024] = "none";
    for (int i = 0, used = 0; i < count; i++) {
        if (name && strcmp(names[i], name) == 0)
            return i;
        if (used < (int)sizeof all)
            used += snprintf(all + used, sizeof all - (size_t)used, "%s%s",
                             i > 0 ? ", " : "", names[i]);
    }
    tg_fail("there is no score \"%s\"; the scores are: %s",
            name ? name : "NULL", all);
}

double tg_score(tg_scores scores, const char *name)
{
    return scores.value[tg_score_index(scores.name, scores.count, name)];
}

/* ---- means ---- */

void tg_totals_add(tg_totals *totals, const tg_model *model, size_t n,
                   const tg_batch *batch, const tg_tensor *loss,
                   tg_tensor *const *each, tg_tensor *const *output)
{
    const tg_metrics *m = &model->compiled->metrics;
    const int outputs = model->output.count;
    int at = 0;
    totals->sum[at] += tg_item(loss) * (double)n;
    totals->of[at++] += n;
    for (int k = 0; outputs > 1 && k < outputs; k++)
        if (each[k]) {
            totals->sum[at] += tg_item(each[k]) * (double)n;
            totals->of[at++] += n;
        }
    for (int i = 0; i < m->count; i++, at++) {
        size_t rows;
        const int k = m->output[i];
        totals->sum[at] += tg_metric_sum(m->choice[i].metric, output[k],
                                         batch->y[k], &rows);
        totals->of[at] += rows;
    }
    totals->seen += n;
}

tg_scores tg_totals_scores(tg_model *model, const tg_totals *totals,
                           const tg_totals *validation)
{
    const tg_trained *t = tg_trained_of(model);
    const int own = t->count / 2;
    tg_scores s = {.accuracy = NAN, .count = validation ? 2 * own : own};
    s.name = t->name;
    for (int i = 0; i < s.count; i++) {
        const tg_totals *from = i < own ? totals : validation;
        s.value[i] = from->sum[i % own] / (double)from->of[i % own];
    }
    s.loss = s.value[0];
    for (int i = own - 1; i > 0; i--)
        if (tg_name_ends(s.name[i], "accuracy") ||
            tg_name_ends(s.name[i], "acc"))
            s.accuracy = s.value[i];
    return s;
}

/* ---- history ---- */

int tg_epochs(const tg_model *model)
{
    tg_model_check(model);
    return model->compiled ? model->compiled->trained->epochs : 0;
}

const double *tg_history(tg_model *model, const char *name)
{
    static const double none[1];
    const tg_trained *t = tg_trained_of(model);
    const int i = tg_score_index(t->name, t->count, name);
    return t->epochs > 0 ? t->value[i] : none;
}

/* What is outgrown stays with the tape: all of it together is no more than
 * what follows. */
static void grow(tg_tape *tape, tg_trained *t)
{
    const size_t capacity = t->capacity > 0 ? 2 * (size_t)t->capacity : 16;
    for (int i = 0; i < t->count; i++) {
        double *more = tg_tape_keep(tape, capacity * sizeof *more);
        if (t->epochs > 0)
            memcpy(more, t->value[i], (size_t)t->epochs * sizeof *more);
        t->value[i] = more;
    }
    t->capacity = (int)capacity;
}

void tg_history_add(tg_model *model, const tg_scores *scores)
{
    tg_trained *t = tg_trained_of(model);
    if (t->epochs == t->capacity)
        grow(model->tape, t);
    for (int i = 0; i < t->count; i++)
        t->value[i][t->epochs] = i < scores->count ? scores->value[i] : NAN;
    t->epochs++;
}

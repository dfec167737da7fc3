/* Which scores are watched, and what follows from them. */
#include "train/monitor.h"

#include <math.h>
#include <string.h>

#include "tape/error.h"

/* ---- what is watched ---- */

/* Whether larger is better. */
static bool direction(const char *name, const char *mode)
{
    if (mode && strcmp(mode, "min") != 0 && strcmp(mode, "max") != 0)
        tg_fail("mode is \"min\" or \"max\", not \"%s\"", mode);
    if (mode)
        return strcmp(mode, "max") == 0;
    if (tg_name_ends(name, "loss") || tg_name_ends(name, "mae") ||
        tg_name_ends(name, "mse") || tg_name_ends(name, "error"))
        return false;
    if (!strstr(name, "acc") && !strstr(name, "top_"))
        tg_fail("the name of \"%s\" does not say whether larger or smaller is "
                "better: give .mode = \"max\" or \"min\"",
                name);
    return true;
}

static void check_patience(const char *option, int patience, double min_delta)
{
    if (patience < 1)
        tg_fail("%s needs a patience of at least 1 epoch, got %d", option,
                patience);
    if (!(min_delta >= 0) || isinf(min_delta))
        tg_fail("%s: min_delta must be a finite number >= 0, got %g", option,
                min_delta);
}

tg_monitor tg_monitor_of(tg_model *model, const tg_early_stopping *wanted,
                         int count)
{
    const tg_trained *t = tg_trained_of(model);
    const char *name = wanted->monitor;
    if (!name && wanted->patience == 0 && wanted->min_delta == 0 &&
        !wanted->mode && !wanted->restore_best)
        return (tg_monitor){.patience = 0};
    check_patience("early stopping", wanted->patience, wanted->min_delta);
    if (!name)
        name = t->name[count == t->count ? count / 2 : 0];
    return (tg_monitor){tg_score_index(t->name, count, name),
                        direction(name, wanted->mode), wanted->min_delta,
                        wanted->patience};
}

tg_monitor tg_monitor_plateau(tg_model *model, const tg_plateau *p, int count)
{
    const tg_early_stopping same = {.monitor = p->monitor,
                                    .patience = p->patience,
                                    .min_delta = p->min_delta,
                                    .mode = p->mode};
    const bool given = p->factor != 0 || p->min_rate != 0 || p->cooldown != 0;
    if (given || p->patience != 0 || p->min_delta != 0)
        check_patience("a plateau", p->patience, p->min_delta);
    if (p->factor < 0 || !(p->factor < 1) || !(p->min_rate >= 0) ||
        p->cooldown < 0)
        tg_fail("a plateau needs a factor above 0 and below 1, min_rate >= 0 "
                "and cooldown >= 0, got %g, %g and %d",
                p->factor, p->min_rate, p->cooldown);
    return tg_monitor_of(model, &same, count);
}

bool tg_monitor_improved(const tg_monitor *m, double now, double best)
{
    if (isnan(best))
        return !isnan(now);
    return m->larger ? now - m->min_delta > best : now + m->min_delta < best;
}

/* ---- plateau ---- */

bool tg_plateau_follow(tg_model *model, const tg_plateau *p,
                       const tg_monitor *m, const tg_scores *scores)
{
    tg_trained *t = tg_trained_of(model);
    const double now = scores->value[m->score];
    if (t->cooldown > 0) {
        t->cooldown--;
        t->wait = 0;
    }
    if (t->watched != m->score + 1 || tg_monitor_improved(m, now, t->best)) {
        t->watched = m->score + 1;
        t->best = now;
        t->wait = 0;
    } else if (t->cooldown == 0 && ++t->wait >= m->patience) {
        const double before = model->optimizer->rate;
        const double factor = p->factor > 0 ? p->factor : 0.1;
        model->optimizer->rate = fmin(before,
                                      fmax(before * factor, p->min_rate));
        t->cooldown = p->cooldown;
        t->wait = 0;
        return model->optimizer->rate != before;
    }
    return false;
}

/* ---- parameters and states, saved ---- */

/* Calls move(t, saved) for each, of layers that share theirs again. */
static size_t walk(const tg_model *model, tg_real *saved,
                   void (*move)(tg_tensor *t, tg_real *saved))
{
    size_t at = 0;
    for (int i = 0; i < model->nodes; i++) {
        const tg_layer *l = model->node[i].layer;
        for (int k = 0; k < l->params + l->states; k++) {
            tg_tensor *t = k < l->params ? l->param[k]
                                         : l->state[k - l->params];
            if (move)
                move(t, saved + at);
            at += t->count;
        }
    }
    return at;
}

static void save(tg_tensor *t, tg_real *saved)
{
    memcpy(saved, t->data, t->count * sizeof *saved);
}

static void restore(tg_tensor *t, tg_real *saved)
{
    tg_touch(t);
    memcpy(t->data, saved, t->count * sizeof *saved);
}

size_t tg_snapshot_size(const tg_model *model)
{
    return walk(model, NULL, NULL);
}

void tg_snapshot_save(const tg_model *model, tg_real *saved)
{
    walk(model, saved, save);
}

void tg_snapshot_restore(tg_model *model, tg_real *saved)
{
    walk(model, saved, restore);
}

/* Health: numbers, activations, gradients. */
#include "look/step/health.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "tape/op.h"
#include "look/step/local.h"
#include "look/text/text.h"

#define FLAT 0.01

/* ---- NaN ---- */

static bool is_finite(const tg_tensor *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (!isfinite(t->data[i]))
            return false;
    return true;
}

const tg_tensor *tg_first_trouble(const tg_replay *replay)
{
    for (int id = 0; id < replay->tape->count; id++) {
        const tg_tensor *t = replay->tape->entry[id];
        const bool later = id > replay->loss->id;
        if ((replay->part[id] || later) && !is_finite(t))
            return t;
    }
    return NULL;
}

static void print_trouble(FILE *to, const tg_replay *r)
{
    const tg_tensor *t = tg_first_trouble(r);
    if (!t) {
        fprintf(to, "numbers: all finite\n");
        return;
    }
    size_t i = 0;
    while (isfinite(t->data[i]))
        i++;
    fprintf(to, "numbers: the first that is not finite is %g, in %%%d = %s\n",
            tg_shown((double)t->data[i]), t->id, tg_text_entry(t).s);
    fprintf(to, "         %s  %s%s\n", tg_text_place(t).s,
            tg_site_call(t->site),
            t->rule_of >= 0 ? "  (in its gradient rule)" : "");
    for (int k = 0; k < t->inputs; k++)
        fprintf(to, "         its input %%%d: %s\n", t->in[k]->id,
                tg_text_value(t->in[k]).s);
}

/* ---- activations ---- */

static bool is_activation(const tg_tensor *t)
{
    static const char *const name[] = {"step", "sigmoid",  "tanh",      "relu",
                                       "elu",  "softplus", "leaky_relu"};
    for (size_t i = 0; t->op && i < sizeof name / sizeof *name; i++)
        if (strcmp(t->op->name, name[i]) == 0)
            return true;
    return false;
}

static void mark_steep(tg_slope slope, void *context)
{
    bool *steep = context;
    steep[slope.j] = fabs(slope.value) >= FLAT;
}

tg_activity tg_activity_of(tg_tensor *y)
{
    const int last = y->shape.rank - 1;
    const size_t units = last >= 0 ? (size_t)y->shape.dim[last] : 1;
    tg_activity a = {.y = y, .units = (int)units};
    bool *steep = calloc(y->count + 1, sizeof *steep);
    size_t *all = malloc((y->count + 1) * sizeof *all), flat = 0;
    if (!steep || !all)
        tg_fail("no memory to look at %%%d", y->id);
    for (size_t i = 0; i < y->count; i++)
        all[i] = i;
    tg_local_slopes(y, 0, all, y->count, mark_steep, steep);
    for (size_t u = 0; u < units; u++) {
        bool dead = y->count > 0;
        for (size_t i = u; i < y->count; i += units) {
            flat += !steep[i];
            dead = dead && !steep[i];
        }
        a.dead += dead;
    }
    a.flat = y->count ? (double)flat / (double)y->count : 0;
    free(steep);
    free(all);
    return a;
}

static void print_activations(FILE *to, const tg_replay *r)
{
    for (int id = 0; id <= r->loss->id; id++) {
        tg_tensor *t = r->tape->entry[id];
        if (!r->part[id] || !is_activation(t))
            continue;
        const tg_activity a = tg_activity_of(t);
        const char *verdict = a.dead == a.units ? "  ALL DEAD"
                              : a.dead > 0      ? "  some dead"
                              : a.flat > 0.9    ? "  nearly all flat"
                                                : "";
        fprintf(to,
                "%%%-4d %-10s %-16.24s flat %3.0f%%, dead units %d of %d%s\n",
                id, t->op->name, tg_text_place(t).s, 100 * a.flat, a.dead,
                a.units, verdict);
    }
}

/* ---- gradients ---- */

double tg_rms(const tg_tensor *t)
{
    double sum = 0;
    for (size_t i = 0; i < t->count; i++)
        sum += (double)t->data[i] * (double)t->data[i];
    return t->count ? sqrt(sum / (double)t->count) : 0;
}

static double largest_rms(const tg_replay *r)
{
    double largest = 0;
    for (int id = 0; id <= r->loss->id; id++) {
        const tg_tensor *t = r->tape->entry[id];
        const tg_tensor *g = tg_replay_arriving(r, id);
        if (!t->op && t->role == TG_PARAM && g)
            largest = fmax(largest, tg_rms(g));
    }
    return largest;
}

static const char *verdict_on(const tg_tensor *g, double size, double largest)
{
    return !g                      ? "THE LOSS DOES NOT USE IT"
           : !isfinite(size)       ? "NOT FINITE"
           : size == 0             ? "ALL ZERO: it does not learn"
           : size < 1e-4 * largest ? "vanishing compared with the largest"
           : size > 1e3            ? "exploding"
                                   : "";
}

static void print_gradients(FILE *to, const tg_replay *r)
{
    const double largest = largest_rms(r);
    fprintf(to, "%-16s %12s %12s\n", "parameter", "rms", "rms gradient");
    for (int id = 0; id <= r->loss->id; id++) {
        const tg_tensor *t = r->tape->entry[id];
        if (t->op || t->role != TG_PARAM)
            continue;
        const tg_tensor *g = tg_replay_arriving(r, id);
        const double size = g ? tg_rms(g) : 0;
        tg_text name = {"", 0};
        tg_text_add(&name, "%.16s", t->name);
        fprintf(to, "%-16s %12.4g %12.4g  %s\n", name.s, tg_rms(t),
                tg_shown(size), verdict_on(g, size, largest));
    }
}

void tg_health_print(FILE *to, const tg_replay *replay)
{
    print_trouble(to, replay);
    print_activations(to, replay);
    print_gradients(to, replay);
}

void tg_health(tg_tensor *loss)
{
    tg_replay r;
    tg_replay_begin(&r, loss);
    tg_health_print(stdout, &r);
    tg_replay_end(&r);
}

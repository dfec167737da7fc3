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

const tg_tensor *tg_first_trouble(const tg_replay *replay)
{
    for (int id = 0; id < replay->tape->count; id++) {
        const tg_tensor *t = replay->tape->entry[id];
        const bool later = id > replay->loss->id;
        if ((replay->part[id] || later) &&
            tg_first_nonfinite(t->count, t->data) < t->count)
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
    const size_t i = tg_first_nonfinite(t->count, t->data);
    fprintf(to, "numbers: the first that is not finite is %g, in %%%d = %s\n",
            tg_shown((double)t->data[i]), t->id, tg_text_entry(t).s);
    fprintf(to, "         %s  %s%s\n", tg_text_place(t).s, tg_text_call(t).s,
            t->rule_of >= 0 ? "  (in its gradient rule)" : "");
    for (int k = 0; k < t->inputs; k++)
        fprintf(to, "         its input %%%d: %s\n", t->in[k]->id,
                tg_text_value(t->in[k]).s);
}

/* ---- activations ---- */

/* One that works on each number by itself: softmax has no units of its own. */
static bool is_activation(const tg_tensor *t)
{
    return t->op && t->op->activation && t->op->loop;
}

static void mark_steep(tg_slope slope, void *context)
{
    bool *steep = context;
    steep[slope.j] = fabs(slope.value) >= FLAT;
}

/* How an entry below y lies under it: its last axis is y's, or it may be any
 * other way round. */
enum { APART, SOMEHOW, ALIGNED };

typedef struct search {
    const tg_tensor *y;
    unsigned char *below; /* by entry */
    int width;            /* of y's last axis */
    int axis;             /* what was found */
} search;

static bool is_named(const tg_tensor *t, const char *op)
{
    return strncmp(t->op->name, op, strlen(op)) == 0;
}

static bool has_dimension(tg_shape shape, int n)
{
    bool has = false;
    for (int axis = 0; axis < shape.rank; axis++)
        has |= shape.dim[axis] == n;
    return has;
}

/* Whether t, below y, is what gives y's units parameters of their own. */
static bool parts_units(search *f, const tg_tensor *t)
{
    const int rank = f->y->shape.rank;
    const bool aligned = f->below[t->id] == ALIGNED;
    f->axis = rank - 1;
    if (!t->op)
        return t->role == TG_PARAM &&
               (aligned || has_dimension(t->shape, f->width));
    if (is_named(t, "conv2d") && rank > 2) { /* n x channels x .. */
        f->axis = 1;
        return true;
    }
    return is_named(t, "matmul") && (aligned || rank > 1);
}

static void go_down(search *f, const tg_tensor *t)
{
    for (int k = 0; k < t->inputs; k++) {
        const tg_tensor *x = t->in[k];
        const tg_shape in = x->shape;
        const bool stretched = in.rank == 0 || in.dim[in.rank - 1] != f->width;
        unsigned char how = f->below[t->id];
        if (how == ALIGNED && t->op->loop && stretched)
            how = APART;
        else if (!t->op->loop)
            how = SOMEHOW;
        if (x->needs_grad && f->below[x->id] < how)
            f->below[x->id] = how;
    }
}

/* The axis of y along which its units lie: each has parameters of its own,
 * while along the other axes the same units see other samples. -1: all of y is
 * one unit, as where w and b are single numbers. Goes down from y to the first
 * product or parameter that tells its numbers apart. */
static int unit_axis(const tg_tensor *y)
{
    const int last = y->shape.rank - 1;
    if (last < 0 || !y->needs_grad) /* of constants nothing is known */
        return last;
    search f = {.y = y, .width = y->shape.dim[last]};
    f.below = calloc((size_t)y->id + 1, sizeof *f.below);
    if (!f.below)
        tg_fail("no memory to look at %%%d", y->id);
    bool found = f.width == 1;
    f.axis = last;
    f.below[y->id] = ALIGNED;
    for (int id = y->id; id >= 0 && !found; id--) {
        const tg_tensor *t = y->tape->entry[id];
        if (f.below[id] == APART)
            continue;
        found = parts_units(&f, t);
        if (!found)
            go_down(&f, t);
    }
    free(f.below);
    return found ? f.axis : -1;
}

/* Counts what is flat, by number and by unit. */
static void count_flat(tg_activity *a, const bool *steep)
{
    const tg_tensor *y = a->y;
    const int axis = unit_axis(y);
    size_t inner = 1, flat = 0;
    for (int k = y->shape.rank - 1; k > axis && axis >= 0; k--)
        inner *= (size_t)y->shape.dim[k];
    a->units = axis >= 0 ? y->shape.dim[axis] : 1;
    const size_t units = (size_t)a->units;
    for (size_t u = 0; u < units; u++) {
        size_t steeps = 0, seen = 0; /* its numbers: runs of `inner` */
        for (size_t i = u * inner; i < y->count; i += units * inner)
            for (size_t j = i; j < i + inner && j < y->count; j++, seen++)
                steeps += steep[j];
        a->dead += seen > 0 && steeps == 0;
        flat += seen - steeps;
    }
    a->flat = y->count ? (double)flat / (double)y->count : 0;
}

tg_activity tg_activity_of(tg_tensor *y)
{
    tg_activity a = {.y = y};
    bool *steep = calloc(y->count + 1, sizeof *steep);
    size_t *all = malloc((y->count + 1) * sizeof *all);
    if (!steep || !all)
        tg_fail("no memory to look at %%%d", y->id);
    for (size_t i = 0; i < y->count; i++)
        all[i] = i;
    tg_local_slopes(y, 0, all, y->count, mark_steep, steep);
    count_flat(&a, steep);
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

static const char *verdict_on(const tg_tensor *g, bool used, double size,
                              double largest)
{
    return !g && used              ? "NO GRADIENT REACHES IT"
           : !g                    ? "THE LOSS DOES NOT USE IT"
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
                tg_shown(size), verdict_on(g, r->part[id], size, largest));
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

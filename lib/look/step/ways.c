/* From one number upwards: which numbers of later entries depend on it, and
 * with what slope; then, from the loss downwards, sums over the paths (dynamic
 * programming: each number is visited once, however many paths there are). */
#include "look/step/ways.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "look/step/local.h"
#include "look/graph/graph.h"

static const size_t most_ways = 4000000;

/* ---- growing ---- */

static void *grown(void *old, size_t *capacity, size_t size)
{
    *capacity = *capacity ? 2 * *capacity : 256;
    void *more = realloc(old, *capacity * size);
    if (!more)
        tg_fail("no memory for %zu paths", *capacity);
    return more;
}

/* The stop for number i of t, made when it is new. */
static size_t stop_for(tg_ways *w, tg_tensor *t, size_t i)
{
    size_t **place = &w->place[t->id];
    if (!*place && !(*place = calloc(t->count, sizeof **place)))
        tg_fail("no memory for paths through %%%d", t->id);
    if ((*place)[i] == 0) {
        if (w->stops == w->stop_capacity)
            w->stop = grown(w->stop, &w->stop_capacity, sizeof *w->stop);
        w->stop[w->stops] = (tg_waypoint){.t = t, .i = i};
        (*place)[i] = ++w->stops;
    }
    return (*place)[i] - 1;
}

/* ---- upwards ---- */

typedef struct arrival {
    tg_ways *w;
    tg_tensor *y;
    int k;
} arrival;

static void add_way(tg_slope slope, void *context)
{
    const arrival *a = context;
    tg_ways *w = a->w;
    if (w->ways > most_ways)
        return;
    if (w->ways == w->way_capacity)
        w->way = grown(w->way, &w->way_capacity, sizeof *w->way);
    const size_t from = w->place[a->y->in[a->k]->id][slope.i] - 1;
    const size_t to = stop_for(w, a->y, slope.j);
    w->way[w->ways++] = (tg_way){from, to, slope.value};
}

/* The ways from what is reached of in[k] into y. */
static void enter(tg_ways *w, tg_tensor *y, int k)
{
    const tg_tensor *x = y->in[k];
    const size_t *place = w->place[x->id];
    if (!place || !y->needs_grad)
        return;
    size_t *reached = malloc((x->count + 1) * sizeof *reached), n = 0;
    tg_undo undo;
    if (!reached)
        tg_fail("no memory for paths through %%%d", x->id);
    tg_undo_begin(&undo, free, reached);
    for (size_t i = 0; i < x->count; i++)
        if (place[i])
            reached[n++] = i;
    arrival a = {w, y, k};
    tg_local_slopes(y, k, reached, n, add_way, &a);
    tg_undo_end(&undo);
    free(reached);
}

/* ---- downwards ---- */

/* Sorts the ways by where they begin, keeping their order otherwise. */
static void sort_ways(tg_ways *w)
{
    tg_way *sorted = malloc((w->ways + 1) * sizeof *sorted);
    if (!sorted)
        tg_fail("no memory for %zu paths", w->ways);
    for (size_t e = 0; e < w->ways; e++)
        w->stop[w->way[e].from].ways++;
    for (size_t s = 1; s < w->stops; s++)
        w->stop[s].first = w->stop[s - 1].first + w->stop[s - 1].ways;
    for (size_t s = 0; s < w->stops; s++)
        w->stop[s].ways = 0;
    for (size_t e = 0; e < w->ways; e++) {
        tg_waypoint *from = &w->stop[w->way[e].from];
        sorted[from->first + from->ways++] = w->way[e];
    }
    free(w->way);
    w->way = sorted;
}

static double larger(double a, double b)
{
    return isnan(a) || isnan(b) ? (double)INFINITY : a > b ? a : b;
}

/* Stops come before those they lead to. */
static void sum_up(tg_ways *w)
{
    for (size_t s = w->stops; s-- > 0;) {
        tg_waypoint *stop = &w->stop[s];
        if (s == w->loss)
            stop->sum = stop->best = stop->paths = 1;
        for (size_t e = stop->first; e < stop->first + stop->ways; e++) {
            const tg_way *way = &w->way[e];
            const tg_waypoint *to = &w->stop[way->to];
            stop->sum += way->slope * to->sum;
            stop->paths += to->paths;
            if (to->paths > 0)
                stop->best = larger(stop->best, fabs(way->slope) * to->best);
        }
    }
}

static void free_ways(void *ways)
{
    tg_ways_free(ways);
}

/* Whether the loss was made from each entry up to it. Free it. */
static bool *parts_of(const tg_tensor *loss)
{
    const size_t entries = (size_t)loss->id + 1;
    bool *part = calloc(entries, sizeof *part);
    if (!part)
        tg_fail("no memory for paths over %zu entries", entries);
    part[loss->id] = true;
    tg_reach_down(loss->tape, loss->id, part);
    return part;
}

bool tg_ways_find(tg_tensor *loss, const tg_tensor *x, size_t i, tg_ways *out)
{
    tg_tape *tape = loss->tape;
    bool *part = parts_of(loss);
    tg_undo undo_part, undo;
    tg_undo_begin(&undo_part, free, part);
    *out = (tg_ways){.entries = loss->id + 1};
    out->place = calloc((size_t)out->entries, sizeof *out->place);
    if (!out->place)
        tg_fail("no memory for paths over %d entries", out->entries);
    tg_undo_begin(&undo, free_ways, out);
    stop_for(out, tape->entry[x->id], i);
    for (int id = x->id + 1; id <= loss->id && out->ways <= most_ways; id++)
        for (int k = 0; part[id] && k < tape->entry[id]->inputs; k++)
            enter(out, tape->entry[id], k);
    const bool too_many = out->ways > most_ways;
    if (!too_many)
        sort_ways(out);
    tg_undo_end(&undo_part);
    free(part);
    if (too_many) {
        tg_set_error("more than %zu local derivatives lie between %%%d and the "
                     "loss: ask for a number nearer to it, or a smaller batch",
                     most_ways, x->id);
        tg_ways_free(out);
        return false;
    }
    const size_t *at_loss = out->place[loss->id];
    out->loss = at_loss ? at_loss[0] - 1 : out->stops;
    sum_up(out);
    return true;
}

void tg_ways_free(tg_ways *ways)
{
    for (int id = 0; id < ways->entries; id++)
        free(ways->place[id]);
    free(ways->place);
    free(ways->stop);
    free(ways->way);
    *ways = (tg_ways){0};
}

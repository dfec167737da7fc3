/* The largest paths first: best-first search over beginnings of paths, the
 * most promising on top of a heap. What a beginning promises, its product
 * times the best way on, is exact, so paths come out in order; and what is in
 * the heap at the end stands for all paths that did not come out. */
#include "look/step/why.h"

#include <math.h>
#include <stdlib.h>

#include "tape/error.h"
#include "look/step/ways.h"

/* A beginning of a path: it goes on at `stop`. */
typedef struct beginning {
    size_t stop;
    size_t before; /* the beginning it prolongs, plus 1; 0 for none */
    double slope;  /* of its last step */
    double product, promise;
} beginning;

typedef struct search {
    const tg_ways *w;
    beginning *all; /* in the order in which they were found */
    size_t count, capacity;
    size_t *heap; /* of all[]: those not yet prolonged, best on top */
    size_t waiting, heap_capacity;
    int *prolonged; /* by stop: how many beginnings that end there were */
    long double listed, rest; /* sums of products */
} search;

static void *room_for(void *old, size_t used, size_t *capacity, size_t size)
{
    if (used < *capacity)
        return old;
    *capacity = *capacity ? 2 * *capacity : 256;
    void *more = realloc(old, *capacity * size);
    if (!more)
        tg_fail("no memory for %zu beginnings of paths", *capacity);
    return more;
}

/* Whether a comes before b; the earlier one where they promise the same. */
static bool is_better(const search *s, size_t a, size_t b)
{
    const double p = s->all[a].promise, q = s->all[b].promise;
    return p != q ? p > q : a < b;
}

static void swap(search *s, size_t a, size_t b)
{
    const size_t keep = s->heap[a];
    s->heap[a] = s->heap[b];
    s->heap[b] = keep;
}

static void push(search *s, beginning b)
{
    s->all = room_for(s->all, s->count, &s->capacity, sizeof *s->all);
    s->heap = room_for(s->heap, s->waiting, &s->heap_capacity, sizeof *s->heap);
    s->all[s->count] = b;
    s->heap[s->waiting] = s->count++;
    for (size_t at = s->waiting++; at > 0; at = (at - 1) / 2) {
        if (!is_better(s, s->heap[at], s->heap[(at - 1) / 2]))
            break;
        swap(s, at, (at - 1) / 2);
    }
}

static size_t pop(search *s)
{
    const size_t top = s->heap[0];
    s->heap[0] = s->heap[--s->waiting];
    for (size_t at = 0, child = 1; child < s->waiting; child = 2 * at + 1) {
        if (child + 1 < s->waiting &&
            is_better(s, s->heap[child + 1], s->heap[child]))
            child++;
        if (!is_better(s, s->heap[child], s->heap[at]))
            break;
        swap(s, at, child);
        at = child;
    }
    return top;
}

static double promise(double product, const tg_waypoint *stop)
{
    const double p = fabs(product) * stop->best;
    return isnan(p) ? (double)INFINITY : p;
}

/* Every way on from beginning `b`. */
static void prolong(search *s, size_t b)
{
    const beginning from = s->all[b];
    const tg_waypoint *stop = &s->w->stop[from.stop];
    for (size_t e = stop->first; e < stop->first + stop->ways; e++) {
        const tg_way *way = &s->w->way[e];
        const tg_waypoint *to = &s->w->stop[way->to];
        const double product = from.product * way->slope;
        if (to->paths > 0)
            push(s, (beginning){way->to, b + 1, way->slope, product,
                                promise(product, to)});
    }
}

/* The whole path that ends with beginning `b`. */
static tg_path path_of(const search *s, size_t b)
{
    tg_path path = {.product = s->all[b].product};
    for (size_t at = b + 1; at; at = s->all[at - 1].before)
        path.steps++;
    path.step = malloc((size_t)path.steps * sizeof *path.step);
    if (!path.step)
        tg_fail("no memory for a path of %d steps", path.steps);
    int k = path.steps;
    for (size_t at = b + 1; at; at = s->all[at - 1].before) {
        const beginning *here = &s->all[at - 1];
        const tg_waypoint *stop = &s->w->stop[here->stop];
        path.step[--k] = (tg_path_step){stop->t, stop->i, here->slope};
    }
    return path;
}

static void free_search(void *what)
{
    const search *s = what;
    free(s->all);
    free(s->heap);
    free(s->prolonged);
}

/* Sums up all paths that go on from beginning `b`. */
static void sum_up(search *s, size_t b, tg_reasons *out)
{
    const tg_waypoint *stop = &s->w->stop[s->all[b].stop];
    s->rest += (long double)s->all[b].product * (long double)stop->sum;
    out->rest_paths += stop->paths;
}

/* Lists up to `most` paths, and sums up the others. Of the beginnings that end
 * at one stop only the best `most` are prolonged: the paths of another one come
 * after `most` paths that go on in the same way. */
static void list_paths(search *s, int most, tg_reasons *out)
{
    const tg_ways *w = s->w;
    if (w->stop[0].paths > 0)
        push(s, (beginning){0, 0, 1, 1, w->stop[0].best});
    while (s->waiting > 0 && out->paths < most) {
        const size_t b = pop(s), stop = s->all[b].stop;
        if (stop == w->loss) {
            out->path[out->paths++] = path_of(s, b);
            s->listed += (long double)s->all[b].product;
        } else if (s->prolonged[stop]++ < most) {
            prolong(s, b);
        } else {
            sum_up(s, b, out);
        }
    }
    for (size_t i = 0; i < s->waiting; i++)
        sum_up(s, s->heap[i], out);
    out->rest = (double)s->rest;
    out->sum = (double)(s->listed + s->rest);
}

static void free_ways(void *ways)
{
    tg_ways_free(ways);
}

static void free_reasons(void *reasons)
{
    tg_reasons_free(reasons);
}

bool tg_reasons_of(tg_tensor *loss, const tg_tensor *x, size_t i, int most,
                   tg_reasons *out)
{
    tg_ways ways;
    *out = (tg_reasons){0};
    if (loss->count != 1)
        tg_fail("paths lead to one number, and %%%d is %s", loss->id,
                tg_shape_print(loss->shape).text);
    if (x->id > loss->id)
        return true; /* made after the loss: no path */
    if (!tg_ways_find(loss, x, i, &ways))
        return false;
    search s = {.w = &ways};
    tg_undo undo_ways, undo_search, undo;
    tg_undo_begin(&undo_ways, free_ways, &ways);
    tg_undo_begin(&undo_search, free_search, &s);
    out->path = calloc((size_t)most + 1, sizeof *out->path);
    tg_undo_begin(&undo, free_reasons, out);
    s.prolonged = calloc(ways.stops, sizeof *s.prolonged);
    if (!out->path || !s.prolonged)
        tg_fail("no memory for %d paths", most);
    out->total = ways.stop[0].paths;
    list_paths(&s, most, out);
    tg_undo_end(&undo_ways);
    free_search(&s);
    tg_ways_free(&ways);
    return true;
}

void tg_reasons_free(tg_reasons *reasons)
{
    for (int p = 0; p < reasons->paths; p++)
        free(reasons->path[p].step);
    free(reasons->path);
    *reasons = (tg_reasons){0};
}

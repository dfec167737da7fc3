/* Choosing what to draw, in four steps: what belongs to the part asked for,
 * what is near the entry asked for, which blocks repeat, what to leave out. */
#include "look/graph/choose.h"

#include <stdlib.h>
#include <string.h>

#include "tape/scope.h"

enum { MOST = 200, DEPTH = 3, PERIOD = 64, SMALL = 40, REPEATS = 4 };

static void *take(tg_graph *g, size_t size)
{
    const size_t bytes = (size_t)(g->tape->count + 1) * size;
    return memset(tg_arena_take(&g->memory, bytes), 0, bytes);
}

/* ---- the part ---- */

void tg_reach_down(const tg_tape *tape, int from, bool *part)
{
    for (int id = from; id >= 0; id--) {
        const tg_tensor *t = tape->entry[id];
        for (int k = 0; part[id] && k < t->inputs; k++)
            part[t->in[k]->id] = true;
    }
}

/* Marks what the backward passes that began at the loss recorded. */
static void add_passes(const tg_graph *g, bool *part)
{
    int pass = -1;
    for (size_t i = 0; i < g->tape->records; i++) {
        const tg_backward_record *r = &g->tape->record[i];
        if (r->y < 0)
            pass = r->target == g->loss->id ? r->pass : -1;
        if (r->pass == pass)
            part[r->contribution] = part[r->total] = true;
    }
}

static void choose_part(const tg_graph *g, tg_graph_selection *c)
{
    const tg_part part = g->options.part;
    c->part[g->loss->id] = part != TG_PART_BACKWARD;
    if (part != TG_PART_FORWARD)
        add_passes(g, c->part);
    tg_reach_down(g->tape, g->tape->count - 1, c->part);
    for (int id = 0; id < g->tape->count; id++) {
        const tg_tensor *t = g->tape->entry[id];
        c->elsewhere[id] = part == TG_PART_BACKWARD && c->part[id] && t->op &&
                           id <= g->loss->id;
        c->chosen[id] = c->part[id] && t->op && !c->elsewhere[id];
    }
}

/* ---- near an entry ---- */

/* Keeps what is at most `depth` edges from `around`, in either direction. */
static void keep_near(tg_graph *g, tg_graph_selection *c,
                      const tg_tensor *around, int depth)
{
    bool *near = take(g, sizeof *near), *next = take(g, sizeof *next);
    const size_t bytes = (size_t)g->tape->count * sizeof *near;
    near[around->id] = true;
    for (int step = 0; step < depth; step++) {
        memcpy(next, near, bytes);
        for (int id = 0; id < g->tape->count; id++) {
            const tg_tensor *t = g->tape->entry[id];
            for (int k = 0; c->chosen[id] && k < t->inputs; k++) {
                const int from = t->in[k]->id;
                next[from] |= near[id];
                /* A leaf has many users: paths through it do not count. */
                next[id] |= near[from] && (t->in[k]->op || t->in[k] == around);
            }
        }
        memcpy(near, next, bytes);
    }
    for (int id = 0; id < g->tape->count; id++) {
        g->hidden += c->chosen[id] && !near[id];
        c->elsewhere[id] |= c->chosen[id] && !near[id];
        c->chosen[id] = c->chosen[id] && near[id];
    }
}

/* ---- repeated blocks ---- */

/* Made by the same call of the program, with the same op and shape. */
static bool same_call(const tg_tensor *a, const tg_tensor *b)
{
    return a->op == b->op && a->site == b->site &&
           (a->rule_of < 0) == (b->rule_of < 0) &&
           tg_shape_equal(a->shape, b->shape);
}

/* How many of row[at..] repeat the entries `period` before them. */
static int run_of(tg_tensor *const *row, int n, int at, int period)
{
    int run = 0;
    while (at + period + run < n &&
           same_call(row[at + run], row[at + period + run]))
        run++;
    return run;
}

/* Puts blocks 2 .. n - 1 of the repetition at row[at] into one box. Returns
 * the entries that were looked at. */
static int fold_at(tg_graph_selection *c, tg_tensor *const *row, int n, int at)
{
    for (int period = 1; period <= PERIOD && at + period < n; period++) {
        const int run = run_of(row, n, at, period);
        const int blocks = 1 + run / period;
        if (blocks < REPEATS)
            continue;
        const int from = at + period, end = at + (blocks - 1) * period;
        for (int i = from; i < end; i++) {
            c->group[row[i]->id] = row[from]->id + 1;
            c->repeats[row[i]->id] = blocks - 2;
        }
        return blocks * period;
    }
    return 1;
}

static void fold_repeats(tg_graph *g, tg_graph_selection *c)
{
    tg_tensor **row = take(g, sizeof *row);
    int n = 0;
    for (int id = 0; id < g->tape->count; id++)
        if (c->chosen[id])
            row[n++] = g->tape->entry[id];
    for (int at = 0; n > SMALL && at < n;)
        at += fold_at(c, row, n, at);
}

/* ---- too much ---- */

/* Boxes that the choice would make. */
static int count_boxes(const tg_graph *g, const tg_graph_selection *c)
{
    int boxes = 0, before = 0;
    for (int id = 0; id < g->tape->count; id++) {
        if (!c->chosen[id])
            continue;
        boxes += c->group[id] == 0 || c->group[id] != before;
        before = c->group[id];
    }
    return boxes;
}

/* One box for each outermost scope: neighbours of one scope and one direction
 * have the same number. */
static void collapse_scopes(const tg_graph *g, tg_graph_selection *c)
{
    const int scopes = g->tape->scopes;
    for (int id = 0; id < g->tape->count; id++) {
        const tg_tensor *t = g->tape->entry[id];
        int scope = c->chosen[id] && t != g->loss ? tg_scope_of(t) : -1;
        while (scope >= 0 && g->tape->scope[scope].outer >= 0)
            scope = g->tape->scope[scope].outer;
        if (scope < 0 || c->repeats[id])
            continue;
        c->group[id] = -1 - scope - (t->rule_of >= 0 ? scopes : 0);
    }
}

/* Leaves out what is furthest from the loss: forward the oldest entries,
 * backward the youngest. */
static void cut(tg_graph *g, tg_graph_selection *c, int most)
{
    int boxes = 0, before = 0;
    const int count = g->tape->count, loss = g->loss->id;
    for (int i = 0; i < count; i++) {
        const int id = i <= loss ? loss - i : i; /* loss .. 0, then upwards */
        if (!c->chosen[id])
            continue;
        boxes += c->group[id] == 0 || c->group[id] != before;
        before = c->group[id];
        c->chosen[id] = boxes <= most;
        c->part[id] = boxes <= most;
        g->hidden += boxes > most;
    }
}

tg_graph_selection tg_choose(tg_graph *g)
{
    tg_graph_selection c = {
        .part = take(g, sizeof *c.part),
        .elsewhere = take(g, sizeof *c.elsewhere),
        .chosen = take(g, sizeof *c.chosen),
        .group = take(g, sizeof *c.group),
        .repeats = take(g, sizeof *c.repeats),
        .node = take(g, sizeof *c.node),
        .copies = take(g, sizeof *c.copies),
    };
    const tg_graph_options *o = &g->options;
    const int most = o->most > 0 ? o->most : MOST;
    for (int id = 0; id < g->tape->count; id++)
        c.node[id] = -1;
    choose_part(g, &c);
    if (o->around)
        keep_near(g, &c, o->around, o->depth > 0 ? o->depth : DEPTH);
    if (!o->unfolded)
        fold_repeats(g, &c);
    if (count_boxes(g, &c) > most)
        collapse_scopes(g, &c);
    if (count_boxes(g, &c) > most)
        cut(g, &c, most);
    return c;
}

/* From layers to pixels: places of boxes, routes of edges, boxes of scopes. */
#include "look/graph/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "look/graph/layers.h"

enum { MARGIN = 16, BETWEEN = 34, TITLE = 18, PAD = 9 };

static void *take(tg_layout *o, int count, size_t size)
{
    const size_t bytes = (size_t)(count + 1) * size;
    return memset(tg_arena_take(&o->memory, bytes), 0, bytes);
}

/* ---- layers to lines ---- */

/* How many scopes, of those around a, are not around b. */
static int scopes_left(const tg_graph *g, int a, int b)
{
    int outer_a[TG_SCOPE_DEPTH], outer_b[TG_SCOPE_DEPTH], left = 0;
    tg_scopes_around(g, a, outer_a);
    tg_scopes_around(g, b, outer_b);
    for (int i = 0; i < TG_SCOPE_DEPTH; i++)
        left += outer_a[i] >= 0 && outer_a[i] != outer_b[i];
    return left;
}

/* The upper edge of each layer: room for the boxes, for edges, and for the
 * lines and titles of scopes that end or begin between two layers. */
static double *layer_lines(const tg_graph_rows *l, tg_layout *o)
{
    double *y = take(o, l->layers + 1, sizeof *y);
    double *deepest = take(o, l->layers + 1, sizeof *deepest);
    double *room = take(o, l->layers + 1, sizeof *room);
    const tg_graph *g = l->graph;
    for (int v = 0; v < l->graph->nodes; v++)
        deepest[l->layer[v]] = fmax(deepest[l->layer[v]], o->node[v].height);
    for (int p = 0; p < l->pieces; p++) {
        const int a = l->scope[l->from[p]], b = l->scope[l->to[p]];
        double *r = &room[l->layer[l->to[p]]];
        *r = fmax(*r, scopes_left(g, a, b) * PAD +
                          scopes_left(g, b, a) * (TITLE + PAD));
    }
    double at = MARGIN;
    for (int i = 0; i < l->layers; i++) {
        for (int j = l->start[i]; i == 0 && j < l->start[1]; j++)
            room[0] = fmax(room[0], scopes_left(g, l->scope[l->order[j]], -1) *
                                        (TITLE + PAD));
        y[i] = at + room[i];
        at = y[i] + deepest[i] + BETWEEN;
    }
    y[l->layers] = at;
    return y;
}

static void place_nodes(const tg_graph_rows *l, tg_layout *o, const double *at,
                        const double *y)
{
    for (int v = 0; v < l->graph->nodes; v++) {
        tg_box *b = &o->node[v];
        b->x = at[v] - b->width / 2;
        b->y = y[l->layer[v]];
        b->scope = -1;
    }
}

/* ---- routes ---- */

/* Where a piece meets v's box: its pieces on that side share its width, in
 * the order of their other ends. */
static double port(const tg_graph_rows *l, const tg_layout *o, const double *at,
                   int v, int piece)
{
    int left = 0, n = l->above[v + 1] - l->above[v];
    const double mine = at[l->from[piece]];
    for (int i = l->above[v]; i < l->above[v + 1]; i++) {
        const int other = l->above_list[i];
        left += at[l->from[other]] < mine ||
                (at[l->from[other]] == mine && other < piece);
    }
    return o->node[v].x + o->node[v].width * (left + 1) / (n + 1);
}

static void route_edges(const tg_graph_rows *l, tg_layout *o, const double *at,
                        const double *y)
{
    const tg_graph *g = l->graph;
    for (int e = 0; e < g->edges; e++) {
        const int from = g->edge[e].from, to = g->edge[e].to;
        const int first = l->first_piece[e];
        const int pieces = l->layer[to] - l->layer[from];
        const tg_box *b = &o->node[from];
        tg_point *p = take(o, 2 * pieces + 1, sizeof *p);
        int n = 0;
        p[n++] = (tg_point){b->x + b->width / 2, b->y + b->height};
        for (int i = 0; i + 1 < pieces; i++) { /* straight through a layer */
            const int dummy = l->to[first + i], layer = l->layer[dummy];
            p[n++] = (tg_point){at[dummy], y[layer]};
            p[n++] = (tg_point){at[dummy], y[layer + 1] - BETWEEN};
        }
        p[n++] = (tg_point){port(l, o, at, to, first + pieces - 1),
                            o->node[to].y};
        o->route[e] = (tg_route){p, n};
    }
}

/* ---- scopes ---- */

/* `a` stretched to hold node box `b` and the lines of the scopes around it. */
static tg_box stretched(tg_box a, tg_box b, int level)
{
    const double pad = PAD * (level + 1), top = pad + TITLE * (level + 1);
    b = (tg_box){b.x - pad, b.y - top, b.width + 2 * pad, b.height + top + pad,
                 a.scope};
    if (a.width == 0)
        return b;
    const double right = fmax(a.x + a.width, b.x + b.width);
    const double bottom = fmax(a.y + a.height, b.y + b.height);
    a.x = fmin(a.x, b.x);
    a.y = fmin(a.y, b.y);
    a.width = right - a.x;
    a.height = bottom - a.y;
    return a;
}

static bool overlap(tg_box a, tg_box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* Whether box `a` of a scope covers a node that is not inside that scope, or
 * the box of an unrelated scope. */
static bool holds_stranger(const tg_graph *g, const tg_layout *o, tg_box a)
{
    for (int v = 0; v < g->nodes; v++)
        if (overlap(a, o->node[v]) &&
            !tg_graph_is_inside(g, g->node[v].scope, a.scope, NULL))
            return true;
    for (int s = 0; s < o->scopes; s++)
        if (overlap(a, o->scope[s]) &&
            !tg_graph_is_inside(g, a.scope, o->scope[s].scope, NULL))
            return true;
    return false;
}

/* The box of a scope's nodes in one row; of width 0 without any. */
static tg_box row_box(const tg_graph_rows *l, const tg_layout *o, int scope,
                      int row, tg_box start)
{
    const tg_graph *g = l->graph;
    for (int i = l->start[row]; i < l->start[row + 1]; i++) {
        const int v = l->order[i];
        int level;
        if (v < g->nodes &&
            tg_graph_is_inside(g, g->node[v].scope, scope, &level))
            start = stretched(start, o->node[v], level);
    }
    return start;
}

/* The boxes of one scope: one around all of its nodes, or, where that would
 * cover something else, several along the layers. A row without room for a box
 * of its own has none. */
static void box_scope(const tg_graph_rows *l, tg_layout *o, int scope)
{
    const tg_box none = {.scope = scope};
    tg_box now = none;
    for (int row = 0; row < l->layers; row++) {
        const tg_box alone = row_box(l, o, scope, row, none);
        const tg_box more = row_box(l, o, scope, row, now);
        if (alone.width == 0)
            continue;
        if (!holds_stranger(l->graph, o, more)) {
            now = more;
            continue;
        }
        if (now.width > 0)
            o->scope[o->scopes++] = now;
        now = holds_stranger(l->graph, o, alone) ? none : alone;
    }
    if (now.width > 0)
        o->scope[o->scopes++] = now;
}

static void box_scopes(const tg_graph_rows *l, tg_layout *o)
{
    const tg_graph *g = l->graph;
    bool *used = take(o, g->scopes, sizeof *used);
    for (int v = 0; v < l->graph->nodes; v++)
        for (int s = g->node[v].scope; s >= 0 && !used[s];
             s = g->scope[s].outer)
            used[s] = true;
    int most = 0;
    for (int s = 0; s < g->scopes; s++)
        most += used[s] ? l->layers : 0;
    o->scope = take(o, most, sizeof *o->scope);
    for (int s = 0; s < g->scopes; s++) /* the outer ones come first */
        if (used[s])
            box_scope(l, o, s);
}

/* ---- the page ---- */

static void include(double *low, double *high, double from, double to)
{
    *low = fmin(*low, from);
    *high = fmax(*high, to);
}

/* Moves everything so that it begins at the margin. */
static void fit_page(const tg_graph *g, tg_layout *o, double bottom)
{
    double left = 1e300, right = 0;
    for (int v = 0; v < g->nodes; v++)
        include(&left, &right, o->node[v].x, o->node[v].x + o->node[v].width);
    for (int s = 0; s < o->scopes; s++)
        include(&left, &right, o->scope[s].x,
                o->scope[s].x + o->scope[s].width);
    for (int e = 0; e < g->edges; e++)
        for (int i = 0; i < o->route[e].points; i++)
            include(&left, &right, o->route[e].point[i].x,
                    o->route[e].point[i].x);
    const double shift = MARGIN - left;
    for (int v = 0; v < g->nodes; v++)
        o->node[v].x += shift;
    for (int s = 0; s < o->scopes; s++)
        o->scope[s].x += shift;
    for (int e = 0; e < g->edges; e++)
        for (int i = 0; i < o->route[e].points; i++)
            o->route[e].point[i].x += shift;
    o->width = right + shift + MARGIN;
    o->height = bottom - BETWEEN + MARGIN + PAD;
}

tg_layout tg_layout_of(const tg_graph *graph, const tg_box *size)
{
    tg_layout o = {0};
    o.node = take(&o, graph->nodes, sizeof *o.node);
    o.route = take(&o, graph->edges, sizeof *o.route);
    double *along = take(&o, graph->nodes, sizeof *along);
    memcpy(o.node, size, (size_t)graph->nodes * sizeof *size);
    for (int v = 0; v < graph->nodes; v++)
        along[v] = o.node[v].width;

    tg_graph_rows l = tg_graph_rows_of(graph, &o.memory, along);
    o.crossings = tg_layers_untangle(&l);
    const double *at = tg_layers_spread(&l);
    const double *y = layer_lines(&l, &o);
    place_nodes(&l, &o, at, y);
    route_edges(&l, &o, at, y);
    box_scopes(&l, &o);
    fit_page(graph, &o, y[l.layers]);
    return o;
}

void tg_layout_free(tg_layout *layout)
{
    tg_arena_free(&layout->memory);
    *layout = (tg_layout){0};
}

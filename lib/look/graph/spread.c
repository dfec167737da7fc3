/* Places within a row. For a given order, the places nearest to the wished
 * ones, no two boxes closer than they may be, are found exactly: with the
 * distances taken off, they are the best rising sequence (pool adjacent
 * violators). The wish of a vertex is the mean of its neighbours; a few sweeps
 * down and up settle it. */
#include <string.h>

#include "look/graph/layers.h"

enum { SWEEPS = 10, APART = 22, SCOPE_APART = 18 };

/* How much a piece pulls: long edges are to be straight, and so is the path of
 * results; leaves stand next to it. */
static double pull(const tg_graph_rows *l, int piece)
{
    const int nodes = l->graph->nodes, from = l->from[piece];
    const int dummies = (from >= nodes) + (l->to[piece] >= nodes);
    if (dummies > 0)
        return dummies == 2 ? 8 : 2;
    return l->graph->node[from].copy ? 0.25 : 2;
}

/* Adds the neighbours' places and pulls on one side of v. */
static void add_wishes(const tg_graph_rows *l, const double *at, int v,
                       bool above, double *sum, double *weight)
{
    const int *begin = above ? l->above : l->below;
    const int *list = above ? l->above_list : l->below_list;
    const int *other = above ? l->from : l->to;
    for (int i = begin[v]; i < begin[v + 1]; i++) {
        const double p = pull(l, list[i]);
        *sum += p * at[other[list[i]]];
        *weight += p;
    }
}

/* Between the centres of neighbours a, b: room for both, and for the line of
 * each scope that ends or begins between them. */
static double distance(const tg_graph_rows *l, int a, int b)
{
    int outer_a[TG_SCOPE_DEPTH], outer_b[TG_SCOPE_DEPTH], lines = 0;
    tg_scopes_around(l->graph, l->scope[a], outer_a);
    tg_scopes_around(l->graph, l->scope[b], outer_b);
    for (int i = 0; i < TG_SCOPE_DEPTH; i++)
        if (outer_a[i] != outer_b[i])
            lines += (outer_a[i] >= 0) + (outer_b[i] >= 0);
    return (l->size[a] + l->size[b]) / 2 + APART + lines * SCOPE_APART;
}

/* A stretch of a row that moves as one. */
typedef struct pool {
    double wish, weight; /* mean wish of its members, and their weights */
    int members;
} pool;

/* Places one row; `offset` and `pools` are scratch. */
static void place_row(const tg_graph_rows *l, int row, double *at, bool above,
                      bool below, double *offset, pool *pools)
{
    const int *order = l->order + l->start[row];
    const int n = l->start[row + 1] - l->start[row];
    int used = 0;
    for (int i = 0; i < n; i++) {
        const int v = order[i];
        double sum = 0, weight = 0;
        offset[i] = i ? offset[i - 1] + distance(l, order[i - 1], v) : 0;
        if (above)
            add_wishes(l, at, v, true, &sum, &weight);
        if (below)
            add_wishes(l, at, v, false, &sum, &weight);
        if (weight == 0) {
            weight = 0.01; /* no neighbour pulls: stay */
            sum = weight * at[v];
        }
        pools[used++] = (pool){sum / weight - offset[i], weight, 1};
        while (used > 1 && pools[used - 2].wish > pools[used - 1].wish) {
            pool *a = &pools[used - 2], *b = &pools[used - 1];
            const double both = a->weight + b->weight;
            a->wish = (a->wish * a->weight + b->wish * b->weight) / both;
            a->weight = both;
            a->members += b->members;
            used--;
        }
    }
    for (int i = 0, p = 0; p < used; p++)
        for (int m = 0; m < pools[p].members; m++, i++)
            at[order[i]] = pools[p].wish + offset[i];
}

/* The sides of a scope, over all rows. */
typedef struct sides {
    double left, right;
    int first, last; /* rows */
} sides;

static bool is_in(const tg_graph_rows *l, int v, int scope)
{
    return tg_graph_is_inside(l->graph, l->scope[v], scope, NULL);
}

static sides sides_of(const tg_graph_rows *l, const double *at, int scope)
{
    sides s = {1e300, -1e300, l->layers, -1};
    for (int v = 0; v < l->graph->nodes; v++) {
        if (!is_in(l, v, scope))
            continue;
        const double half = l->size[v] / 2;
        s.left = at[v] - half < s.left ? at[v] - half : s.left;
        s.right = at[v] + half > s.right ? at[v] + half : s.right;
        s.first = l->layer[v] < s.first ? l->layer[v] : s.first;
        s.last = l->layer[v] > s.last ? l->layer[v] : s.last;
    }
    return s;
}

/* Moves what is in a row on the `side` (1: right, -1: left) of a scope outwards
 * until it is clear of the whole scope. */
static void push_out(const tg_graph_rows *l, int row, double *at, int scope,
                     double line, int side)
{
    const int *order = l->order + l->start[row];
    const int n = l->start[row + 1] - l->start[row];
    double least = line;
    int before = -1;
    for (int i = side > 0 ? 0 : n - 1; i >= 0 && i < n; i += side) {
        const int v = order[i];
        if (is_in(l, v, scope)) {
            before = v;
            least = line;
            continue;
        }
        if (before < 0)
            continue;
        const bool first = is_in(l, before, scope);
        const double gap = first ? l->size[v] / 2 + APART + SCOPE_APART
                                 : distance(l, side > 0 ? before : v,
                                            side > 0 ? v : before);
        const double place = (first ? least : at[before]) + side * gap;
        if ((at[v] - place) * side < 0)
            at[v] = place;
        before = v;
    }
}

/* What is next to a scope in one row is next to its box, which is as wide as
 * its widest row. */
static void clear_scopes(const tg_graph_rows *l, double *at)
{
    for (int scope = l->graph->scopes - 1; scope >= 0; scope--) {
        const sides s = sides_of(l, at, scope);
        for (int row = s.first; row <= s.last; row++) {
            push_out(l, row, at, scope, s.right, 1);
            push_out(l, row, at, scope, s.left, -1);
        }
    }
}

double *tg_layers_spread(const tg_graph_rows *l)
{
    const size_t n = (size_t)l->vertices + 1;
    double *at = tg_arena_take(l->memory, n * sizeof *at);
    double *offset = tg_arena_take(l->memory, n * sizeof *offset);
    pool *pools = tg_arena_take(l->memory, n * sizeof *pools);
    memset(at, 0, n * sizeof *at);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        const bool down = sweep % 2 == 0, last = sweep >= SWEEPS - 2;
        for (int i = 0; i < l->layers; i++)
            place_row(l, down ? i : l->layers - 1 - i, at, down || last,
                      !down || last, offset, pools);
    }
    clear_scopes(l, at);
    return at;
}

/* Layers, dummies and rows. */
#include "look/graph/layers.h"

#include <limits.h>
#include <string.h>

enum { DUMMY = 6 }; /* pixels an edge takes in a layer that it passes */

static void *take(tg_graph_rows *l, int count, size_t size)
{
    const size_t bytes = (size_t)(count + 1) * size;
    return memset(tg_arena_take(l->memory, bytes), 0, bytes);
}

/* ---- layers ---- */

/* Layers from `from` to `to`: two into another scope, so that there is a layer
 * for the leaves of its first op and their box. */
static int steps(const tg_graph *g, int from, int to)
{
    const tg_node *a = &g->node[from], *b = &g->node[to];
    return !a->copy && b->scope >= 0 && a->scope != b->scope ? 2 : 1;
}

static int vertex_of_loss(const tg_graph *g)
{
    for (int v = 0; v < g->nodes; v++)
        if (g->node[v].t == g->loss && !g->node[v].copy)
            return v;
    return -1;
}

/* The longest path from a leaf. Edges go from nodes to later ones, and stand in
 * the order of their ends, so one pass is enough. The backward pass begins
 * below the loss. */
static void longest_ways(tg_graph_rows *l, bool *anchored)
{
    const tg_graph *g = l->graph;
    const int loss = vertex_of_loss(g);
    for (int v = 0, e = 0; v < g->nodes; v++) {
        int *layer = &l->layer[v];
        if (g->node[v].backward && loss >= 0)
            *layer = l->layer[loss] + 1;
        for (; e < g->edges && g->edge[e].to == v; e++) {
            const int from = g->edge[e].from;
            const int least = l->layer[from] + steps(g, from, v);
            anchored[v] |= !g->node[from].copy;
            *layer = *layer < least ? least : *layer;
        }
    }
}

/* What depends on leaves only is pulled to its use, and its leaves with it. */
static void assign_layers(tg_graph_rows *l)
{
    const tg_graph *g = l->graph;
    bool *anchored = take(l, g->nodes, sizeof *anchored);
    int *use = take(l, g->nodes, sizeof *use);
    longest_ways(l, anchored);
    for (int v = 0; v < g->nodes; v++)
        use[v] = -1;
    for (int v = g->nodes - 1, e = g->edges - 1; v >= 0; v--) {
        if (!anchored[v] && use[v] >= 0)
            l->layer[v] = use[v];
        for (; e >= 0 && g->edge[e].to == v; e--) {
            const int from = g->edge[e].from;
            const int most = l->layer[v] - steps(g, from, v);
            if (use[from] < 0 || most < use[from])
                use[from] = most;
        }
    }
    int lowest = INT_MAX;
    for (int v = 0; v < g->nodes; v++)
        lowest = l->layer[v] < lowest ? l->layer[v] : lowest;
    for (int v = 0; v < g->nodes; v++) {
        l->layer[v] -= lowest;
        if (l->layer[v] >= l->layers)
            l->layers = l->layer[v] + 1;
    }
}

/* ---- pieces ---- */

void tg_scopes_around(const tg_graph *g, int scope, int out[TG_SCOPE_DEPTH])
{
    int depth = 0;
    for (int s = scope; s >= 0; s = g->scope[s].outer)
        depth++;
    for (int i = depth; i < TG_SCOPE_DEPTH; i++)
        out[i] = -1;
    for (int s = scope; s >= 0; s = g->scope[s].outer)
        if (--depth < TG_SCOPE_DEPTH)
            out[depth] = s;
}

/* The innermost scope that both are in. */
static int common_scope(const tg_graph *g, int a, int b)
{
    int outer_a[TG_SCOPE_DEPTH], outer_b[TG_SCOPE_DEPTH], common = -1;
    tg_scopes_around(g, a, outer_a);
    tg_scopes_around(g, b, outer_b);
    for (int i = 0; i < TG_SCOPE_DEPTH && outer_a[i] == outer_b[i]; i++)
        if (outer_a[i] >= 0)
            common = outer_a[i];
    return common;
}

static int count_pieces(const tg_graph_rows *l)
{
    const tg_graph *g = l->graph;
    int pieces = 0;
    for (int e = 0; e < g->edges; e++)
        pieces += l->layer[g->edge[e].to] - l->layer[g->edge[e].from];
    return pieces;
}

/* Cuts edge `e` into pieces, with a dummy in each layer that it passes. */
static void cut_edge(tg_graph_rows *l, int e)
{
    const tg_edge edge = l->graph->edge[e];
    const int scope = common_scope(l->graph, l->scope[edge.from],
                                   l->scope[edge.to]);
    int at = edge.from;
    l->first_piece[e] = l->pieces;
    while (l->layer[at] + 1 < l->layer[edge.to]) {
        const int dummy = l->vertices++;
        l->layer[dummy] = l->layer[at] + 1;
        /* The last dummy is in the scope of the edge's end. */
        l->scope[dummy] = l->layer[dummy] + 1 == l->layer[edge.to]
                              ? l->scope[edge.to]
                              : scope;
        l->size[dummy] = DUMMY;
        l->from[l->pieces] = at;
        l->to[l->pieces++] = dummy;
        at = dummy;
    }
    l->from[l->pieces] = at;
    l->to[l->pieces++] = edge.to;
}

/* Lists of pieces by vertex: begin[v] .. begin[v + 1] - 1 of `list`. */
static void list_pieces(tg_graph_rows *l, const int *vertex, int **begin,
                        int **list)
{
    int *b = *begin = take(l, l->vertices + 1, sizeof *b);
    int *fill = take(l, l->vertices, sizeof *fill);
    *list = take(l, l->pieces, sizeof **list);
    for (int p = 0; p < l->pieces; p++)
        b[vertex[p] + 1]++;
    for (int v = 0; v < l->vertices; v++)
        b[v + 1] += b[v];
    for (int p = 0; p < l->pieces; p++)
        (*list)[b[vertex[p]] + fill[vertex[p]]++] = p;
}

/* Rows in the order of the vertices' numbers. */
static void fill_rows(tg_graph_rows *l)
{
    l->start = take(l, l->layers + 1, sizeof *l->start);
    l->order = take(l, l->vertices, sizeof *l->order);
    l->place = take(l, l->vertices, sizeof *l->place);
    for (int v = 0; v < l->vertices; v++)
        l->start[l->layer[v] + 1]++;
    for (int i = 0; i < l->layers; i++)
        l->start[i + 1] += l->start[i];
    int *fill = take(l, l->layers, sizeof *fill);
    for (int v = 0; v < l->vertices; v++) {
        l->place[v] = fill[l->layer[v]]++;
        l->order[l->start[l->layer[v]] + l->place[v]] = v;
    }
}

tg_graph_rows tg_graph_rows_of(const tg_graph *graph, tg_arena *memory,
                               const double *size)
{
    tg_graph_rows l = {
        .graph = graph, .memory = memory, .vertices = graph->nodes};
    l.layer = take(&l, graph->nodes, sizeof *l.layer);
    assign_layers(&l);

    const int pieces = count_pieces(&l), most = graph->nodes + pieces;
    const int *layer = l.layer;
    l.layer = take(&l, most, sizeof *l.layer);
    l.scope = take(&l, most, sizeof *l.scope);
    l.size = take(&l, most, sizeof *l.size);
    l.from = take(&l, pieces, sizeof *l.from);
    l.to = take(&l, pieces, sizeof *l.to);
    l.first_piece = take(&l, graph->edges, sizeof *l.first_piece);
    for (int v = 0; v < graph->nodes; v++) {
        l.layer[v] = layer[v];
        l.scope[v] = graph->node[v].scope;
        l.size[v] = size[v];
    }
    for (int e = 0; e < graph->edges; e++)
        cut_edge(&l, e);
    list_pieces(&l, l.to, &l.above, &l.above_list);
    list_pieces(&l, l.from, &l.below, &l.below_list);
    fill_rows(&l);
    return l;
}

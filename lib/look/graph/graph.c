/* From a tape to the boxes and edges of its picture. Each entry is given the
 * node that stands for it, in the order of the tape; then the edges follow. */
#include "look/graph/graph.h"

#include <string.h>

#include "tape/error.h"
#include "tape/op.h"
#include "tape/scope.h"
#include "look/graph/choose.h"
#include "data/write.h"

enum { FAR = 10 }; /* an edge over more layers than this is cut */

/* ---- growing ---- */

static void *grown(tg_arena *memory, const void *old, int count, int *capacity,
                   size_t size)
{
    *capacity = *capacity ? 2 * *capacity : 64;
    void *more = tg_arena_take(memory, (size_t)*capacity * size);
    return count ? memcpy(more, old, (size_t)count * size) : more;
}

static int add_node(tg_graph *g, tg_node node)
{
    if (g->nodes == g->node_capacity)
        g->node = grown(&g->memory, g->node, g->nodes, &g->node_capacity,
                        sizeof *g->node);
    node.number = node.t->id;
    g->node[g->nodes] = node;
    return g->nodes++;
}

static void add_edge(tg_graph *g, tg_edge edge)
{
    if (g->edges == g->edge_capacity)
        g->edge = grown(&g->memory, g->edge, g->edges, &g->edge_capacity,
                        sizeof *g->edge);
    g->edge[g->edges++] = edge;
}

/* ---- nodes ---- */

/* Numbers of x are stretched on their way into elementwise `y`. */
static bool is_stretched(const tg_tensor *y, const tg_tensor *x)
{
    return (!y->op->shape || y->op->shape == tg_shape_broadcast_inputs) &&
           !tg_shape_equal(x->shape, y->shape);
}

/* The graph's scope for an entry's scope on the tape. */
static int scope_for(const tg_graph *g, const tg_tensor *t, bool backward)
{
    const int scope = tg_scope_of(t);
    return scope >= 0 && backward ? scope + g->tape->scopes : scope;
}

static void add_scopes(tg_graph *g)
{
    const int n = g->tape->scopes;
    g->scopes = 2 * n;
    g->scope = tg_arena_take(&g->memory,
                             (size_t)(2 * n + 1) * sizeof *g->scope);
    for (int s = 0; s < 2 * n; s++) {
        const tg_scope_range *from = &g->tape->scope[s % n];
        g->scope[s] = (tg_graph_scope){
            .name = from->name,
            .outer = from->outer < 0 ? -1 : from->outer + (s < n ? 0 : n),
            .backward = s >= n,
        };
    }
}

bool tg_graph_is_inside(const tg_graph *graph, int scope, int outer, int *level)
{
    int between = 0;
    for (; scope >= 0 && scope != outer; between++)
        scope = graph->scope[scope].outer;
    if (level)
        *level = between;
    return scope >= 0;
}

/* A box of its own for `x` next to its user. A parameter belongs to the scope
 * that uses it, data to where they were made. */
static int add_copy(tg_graph *g, tg_graph_selection *c, const tg_tensor *x,
                    int user)
{
    const bool backward = g->node[user].backward;
    const bool data = !x->op && x->role != TG_PARAM;
    tg_node node = {.kind = x->op ? TG_NODE_REFERENCE : TG_NODE_LEAF,
                    .t = x,
                    .copy = ++c->copies[x->id],
                    .entries = 1,
                    .backward = backward};
    node.scope = data ? scope_for(g, x, backward) : g->node[user].scope;
    return add_node(g, node);
}

/* Whether an edge would be too long to follow: over many layers, unless its
 * source depends on leaves only and can be drawn anywhere; or from the forward
 * pass into the backward pass. */
static bool is_far(const tg_graph *g, int from, int to)
{
    const tg_node *a = &g->node[from], *b = &g->node[to];
    return a->backward != b->backward ||
           (a->depth > 1 && b->depth - a->depth > FAR);
}

/* One step further from the leaves than its furthest input that is on the same
 * side of the loss. */
static int depth_of(const tg_graph *g, const tg_graph_selection *c, int first,
                    int end)
{
    const bool backward = first > g->loss->id;
    int depth = 1;
    for (int id = first; id < end; id++)
        for (int k = 0; c->chosen[id] && k < g->tape->entry[id]->inputs; k++) {
            const tg_tensor *x = g->tape->entry[id]->in[k];
            const int from = x->op && x->id < first ? c->node[x->id] : -1;
            if (from >= 0 && g->node[from].backward == backward &&
                g->node[from].depth >= depth)
                depth = g->node[from].depth + 1;
        }
    return depth;
}

static bool is_known_edge(const tg_graph *g, int from, int to, int since)
{
    for (int e = since; e < g->edges; e++)
        if (g->edge[e].from == from && g->edge[e].to == to)
            return true;
    return false;
}

/* The edges from the inputs of entry `y` into node `to`: from the input's own
 * box, or from a copy next to this one. A box of several entries has one edge
 * from each source, and does not show its leaves. */
static void add_inputs(tg_graph *g, tg_graph_selection *c, const tg_tensor *y,
                       int to, int since)
{
    const bool several = g->node[to].entries > 1;
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        int from = x->op ? c->node[x->id] : -1;
        const bool drawn = from >= 0;
        if (from == to || (several && is_known_edge(g, from, to, since)))
            continue;
        if (!drawn && (several || (x->op && !c->elsewhere[x->id])))
            continue;
        if (!drawn || (!several && is_far(g, from, to)))
            from = add_copy(g, c, x, to);
        add_edge(g, (tg_edge){from, to, is_stretched(y, x)});
    }
}

/* The node for the chosen entries first .. end - 1, and the edges into it. */
static void add_entries(tg_graph *g, tg_graph_selection *c, tg_node node,
                        int first, int end)
{
    node.t = g->tape->entry[first];
    node.depth = depth_of(g, c, first, end);
    node.entries = 0;
    for (int id = first; id < end; id++)
        node.entries += c->chosen[id];
    const int to = add_node(g, node), since = g->edges;
    for (int id = first; id < end; id++)
        if (c->chosen[id])
            c->node[id] = to;
    for (int id = first; id < end; id++)
        if (c->chosen[id])
            add_inputs(g, c, g->tape->entry[id], to, since);
}

/* The last entry of the run that begins at `id` in the same box, plus 1. */
static int end_of_group(const tg_graph *g, const tg_graph_selection *c, int id)
{
    int end = id + 1, last = id + 1;
    for (; end < g->tape->count; end++) {
        if (!c->chosen[end])
            continue;
        if (c->group[end] != c->group[id])
            break;
        last = end + 1;
    }
    return last;
}

static void add_all(tg_graph *g, tg_graph_selection *c)
{
    for (int id = 0; id < g->tape->count; id++) {
        if (!c->chosen[id] || c->node[id] >= 0)
            continue;
        const tg_tensor *t = g->tape->entry[id];
        tg_node node = {.kind = TG_NODE_ENTRY, .backward = id > g->loss->id};
        node.scope = scope_for(g, t, node.backward);
        int end = id + 1;
        if (c->group[id] != 0) {
            end = end_of_group(g, c, id);
            node.repeats = c->repeats[id];
            node.kind = node.repeats ? TG_NODE_REPEATS : TG_NODE_SCOPE;
            if (node.kind == TG_NODE_SCOPE)
                node.scope = -1;
        }
        add_entries(g, c, node, id, end);
    }
}

/* Nodes are made in the order of entries, copies after their users: put what
 * is used before its users. */
static void put_copies_first(tg_graph *g, tg_graph_selection *c)
{
    tg_node *node = tg_arena_take(&g->memory,
                                  (size_t)(g->nodes + 1) * sizeof *node);
    int *place = tg_arena_take(&g->memory,
                               (size_t)(g->nodes + 1) * sizeof *place);
    int at = 0;
    for (int v = 0; v < g->nodes; v++) {
        if (g->node[v].copy)
            continue;
        for (int u = v + 1; u < g->nodes && g->node[u].copy; u++) {
            place[u] = at;
            node[at] = g->node[u];
            node[at++].depth = g->node[v].depth - 1;
        }
        place[v] = at;
        node[at++] = g->node[v];
    }
    for (int e = 0; e < g->edges; e++) {
        g->edge[e].from = place[g->edge[e].from];
        g->edge[e].to = place[g->edge[e].to];
    }
    for (int id = 0; id < g->tape->count; id++)
        c->node[id] = c->node[id] < 0 ? -1 : place[c->node[id]];
    g->node_of = c->node;
    g->node = node;
}

tg_graph tg_graph_of(const tg_tensor *loss, tg_graph_options options)
{
    if (!loss || !tg_is_live(loss))
        tg_fail("the graph's loss is NULL or was forgotten by tg_rewind");
    tg_graph g = {.kind = &tg_graph_of_tape,
                  .tape = loss->tape,
                  .loss = loss,
                  .options = options};
    tg_graph_selection c = tg_choose(&g);
    add_scopes(&g);
    if (!loss->op) {
        c.node[loss->id] = add_node(&g, (tg_node){.kind = TG_NODE_ENTRY,
                                                  .t = loss,
                                                  .entries = 1,
                                                  .scope = -1});
        c.chosen[loss->id] = false;
    }
    add_all(&g, &c);
    put_copies_first(&g, &c);
    return g;
}

bool tg_graph_write(tg_graph *graph, const char *path, tg_graph_writer *writer)
{
    tg_file file;
    const bool open = tg_file_begin(&file, path);
    if (open)
        writer(file.to, graph);
    tg_graph_free(graph);
    return open && tg_file_end(&file);
}

void tg_graph_free(tg_graph *graph)
{
    tg_arena_free(&graph->memory);
    *graph = (tg_graph){0};
}

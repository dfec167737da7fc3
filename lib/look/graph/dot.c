/* Writing .dot: nodes, clusters, edges. */
#include "look/graph/dot.h"

#include <stdio.h>
#include <string.h>

#include "look/text/text.h"

enum { WIDE = 10 };

/* In a quoted string: first \, then ". Control characters are gone already. */
static void put_escaped(FILE *to, const char *s)
{
    for (; *s; s++) {
        if (*s == '\\' || *s == '"')
            fputc('\\', to);
        if (*s == '\n')
            fputs("\\n", to);
        else
            fputc(*s, to);
    }
}

/* n5, or for the second box of leaf %5: n5_2. */
static void put_id(FILE *to, const tg_node *node)
{
    fprintf(to, "n%d", node->number);
    if (node->copy > 0)
        fprintf(to, "_%d", node->copy);
}

static void put_node(FILE *to, const tg_graph *g, const tg_node *node)
{
    static const char *const shape[] = {
        [TG_OUTLINE_BOX] = "box",
        [TG_OUTLINE_DOUBLE] = "box peripheries=2",
        [TG_OUTLINE_ROUND] = "box style=\"filled,rounded\"",
        [TG_OUTLINE_TAB] = "tab style=\"filled,dashed\"",
        [TG_OUTLINE_STACK] = "box3d",
    };
    const tg_style look = tg_node_style(g, node);
    char line[TG_NODE_LINES][TG_NODE_WIDTH];
    const int n = tg_node_lines(g, node, line);
    fputs("  ", to);
    put_id(to, node);
    fprintf(to, " [shape=%s fillcolor=\"%s\"%s%s label=\"", shape[look.outline],
            look.fill, look.thick ? " penwidth=4" : "",
            look.dashed ? " style=\"filled,dashed\"" : "");
    for (int i = 0; i < n; i++) {
        fputs(i ? "\\n" : "", to);
        put_escaped(to, line[i]);
    }
    fputs("\"];\n", to);
}

/* The nodes that stand directly in `scope`, forward or backward. */
static void put_nodes(FILE *to, const tg_graph *g, int scope, bool backward)
{
    for (int v = 0; v < g->nodes; v++)
        if (g->node[v].scope == scope && g->node[v].backward == backward)
            put_node(to, g, &g->node[v]);
}

/* Which scopes have a node in them, or in a scope inside them. */
static bool *used_scopes(tg_graph *g)
{
    const size_t n = (size_t)g->scopes + 1;
    bool *used = tg_arena_take(&g->memory, n * sizeof *used);
    memset(used, 0, n * sizeof *used);
    for (int v = 0; v < g->nodes; v++)
        for (int s = g->node[v].scope; s >= 0 && !used[s];
             s = g->scope[s].outer)
            used[s] = true;
    return used;
}

static void begin_cluster(FILE *to, const tg_graph *g, int scope)
{
    tg_text name = {"", 0};
    tg_text_add(&name, "%s", g->scope[scope].name);
    fprintf(to, "  subgraph cluster_%d {\n  label=\"", scope);
    put_escaped(to, name.s);
    fputs("\"; labeljust=l; color=\"#8899aa\";\n", to);
    put_nodes(to, g, scope, g->scope[scope].backward);
}

/* Ends clusters from `scope` outwards until `outer` is the innermost. */
static void end_clusters(FILE *to, const tg_graph *g, int scope, int outer)
{
    for (; scope != outer; scope = g->scope[scope].outer)
        fputs("  }\n", to);
}

/* A cluster for each scope of a side. They stand in the order in which they
 * begin, so what is inside a scope follows it. */
static void put_side(FILE *to, tg_graph *g, bool backward)
{
    const bool *used = used_scopes(g);
    int open = -1;
    put_nodes(to, g, -1, backward);
    for (int s = 0; s < g->scopes; s++) {
        if (!used[s] || g->scope[s].backward != backward)
            continue;
        end_clusters(to, g, open, g->scope[s].outer);
        begin_cluster(to, g, s);
        open = s;
    }
    end_clusters(to, g, open, -1);
}

/* Edges stand outside the clusters: Graphviz would draw both ends inside. */
static void put_edges(FILE *to, const tg_graph *g)
{
    for (int e = 0; e < g->edges; e++) {
        fputs("  ", to);
        put_id(to, &g->node[g->edge[e].from]);
        fputs(" -> ", to);
        put_id(to, &g->node[g->edge[e].to]);
        fputs(g->edge[e].stretched ? " [style=dashed];\n" : ";\n", to);
    }
}

void tg_graph_dot(FILE *to, tg_graph *g)
{
    fprintf(to, "digraph %s {\n", g->kind->name);
    fputs("  charset=\"UTF-8\"; bgcolor=\"#ffffff\";\n"
          "  node [style=filled fontname=\"Helvetica\" fontsize=11 "
          "color=\"#555555\"];\n"
          "  edge [color=\"#555555\" arrowsize=0.7];\n",
          to);
    /* A short chain reads from left to right, a long one downwards. */
    fprintf(to, "  rankdir=%s;\n", g->nodes < WIDE ? "LR" : "TB");
    if (g->hidden > 0)
        fprintf(to, "  label=\"%d entries are not drawn\";\n", g->hidden);
    put_side(to, g, false);
    if (g->options.part != TG_PART_FORWARD) {
        fputs("  subgraph cluster_backward {\n  label=\"backward\"; "
              "color=\"#bbaacc\";\n",
              to);
        put_side(to, g, true);
        fputs("  }\n", to);
    }
    put_edges(to, g);
    fputs("}\n", to);
}

bool tg_write_dot(const tg_tensor *loss, const char *path,
                  tg_graph_options options)
{
    tg_graph g = tg_graph_of(loss, options);
    return tg_graph_write(&g, path, tg_graph_dot);
}

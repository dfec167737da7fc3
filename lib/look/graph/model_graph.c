/* From a model to the boxes and edges of its picture. */
#include "look/graph/model_graph.h"

#include <string.h>

#include "tape/given.h"
#include "look/graph/dot.h"
#include "look/graph/svg.h"
#include "look/text/summary.h"

/* ---- what is said of a layer ---- */

static tg_style layer_style(const tg_graph *graph, const tg_node *node)
{
    const tg_layer_facts f = tg_layer_facts_of(graph->model, node->number);
    tg_style look = {TG_OUTLINE_BOX, "#ffffff", false, f.frozen};
    if (f.output)
        look = (tg_style){TG_OUTLINE_DOUBLE, "#fdeeda", false, f.frozen};
    if (f.entry)
        look = (tg_style){TG_OUTLINE_ROUND, "#e3edf9", false, false};
    if (f.uses > 1)
        look.fill = "#f4f0f8";
    if (f.frozen)
        look.fill = "#e8e8e8";
    return look;
}

#define ADD(...)                               \
    do {                                       \
        tg_text text_ = {"", 0};               \
        tg_text_add(&text_, __VA_ARGS__);      \
        n = tg_node_add_line(line, n, &text_); \
    } while (0)

static int layer_lines(const tg_graph *graph, const tg_node *node,
                       char line[TG_NODE_LINES][TG_NODE_WIDTH])
{
    const tg_layer *layer = graph->model->node[node->number].layer;
    const tg_layer_facts f = tg_layer_facts_of(graph->model, node->number);
    int n = 0;
    ADD("%s", tg_layer_label(graph->model, node->number).s);
    if (f.entry || f.output)
        ADD("(%s)", f.entry && f.output ? "input and output"
                    : f.entry           ? "input"
                                        : "output");
    if (!f.entry)
        ADD("%s", tg_layer_kind_text(layer, true).s);
    ADD("%s", tg_layer_shape_text(layer).s);
    if (f.learnt > 0)
        ADD("%s parameters", tg_text_count(f.learnt).s);
    if (f.kept > 0)
        ADD("%s kept, not learnt", tg_text_count(f.kept).s);
    if (f.uses > 1)
        ADD("shared: use %d of %d", f.use, f.uses);
    else if (f.foreign)
        ADD("shared with another model");
    if (f.frozen)
        ADD("frozen");
    return n;
}

static tg_text layer_origin(const tg_node *node)
{
    const char *site = node->layer->site;
    tg_text origin = {"", 0};
    if (site)
        tg_text_add(&origin, "%s:%s  %s", tg_site_file(site),
                    tg_site_line(site), tg_site_call(site));
    return origin;
}

static const tg_graph_kind graph_of_model = {
    .name = "model",
    .style = layer_style,
    .lines = layer_lines,
    .origin = layer_origin,
};

/* ---- the graph ---- */

static void add_edges(tg_graph *g, int to)
{
    const tg_model_node *n = &g->model->node[to];
    for (int k = 0; n->from && k < n->layer->inputs; k++)
        g->edge[g->edges++] = (tg_edge){n->from[k], to, false};
}

tg_graph tg_graph_of_model(const tg_model *model)
{
    tg_model_check_live(model);
    tg_graph g = {.kind = &graph_of_model, .model = model};
    size_t edges = 1;
    for (int i = 0; i < model->nodes; i++)
        edges += (size_t)model->node[i].layer->inputs;
    g.node = tg_arena_take(&g.memory, (size_t)model->nodes * sizeof *g.node);
    g.edge = tg_arena_take(&g.memory, edges * sizeof *g.edge);
    for (int i = 0; i < model->nodes; i++) {
        g.node[g.nodes++] = (tg_node){.kind = TG_NODE_ENTRY,
                                      .layer = model->node[i].layer,
                                      .number = i,
                                      .entries = 1,
                                      .scope = -1};
        add_edges(&g, i);
    }
    return g;
}

static bool ends_in(const char *path, const char *ending)
{
    const size_t length = strlen(path), n = strlen(ending);
    return length > n && strcmp(path + length - n, ending) == 0;
}

bool tg_model_graph(const tg_model *model, const char *path)
{
    tg_model_check_live(model);
    tg_check_given("model_graph", path, 2);
    const bool svg = ends_in(path, ".svg");
    if (!svg && !ends_in(path, ".dot"))
        tg_fail("the path \"%s\" does not say what to write: .svg is a "
                "picture, .dot a text for Graphviz",
                path);
    tg_graph g = tg_graph_of_model(model);
    return tg_graph_write(&g, path, svg ? tg_graph_svg : tg_graph_dot);
}

/* A graph as SVG with attributes only: boxes with their lines, curves, boxes of
 * scopes. */
#include "look/graph/svg.h"

#include "look/graph/paint.h"
#include "look/text/markup.h"
#include "look/text/text.h"

static tg_box size_of(const tg_painter *p, const tg_node *node)
{
    char line[TG_NODE_LINES][TG_NODE_WIDTH];
    const int n = tg_node_lines(p->graph, node, line);
    int widest = 8;
    for (int i = 0; i < n; i++)
        if (tg_letters(line[i]) > widest)
            widest = tg_letters(line[i]);
    return tg_box_for(n, widest);
}

static void put_edge(const tg_painter *p, const tg_edge *e,
                     const tg_route *route)
{
    fputs("<path d=\"", p->to);
    tg_put_route(p->to, route, 5);
    fprintf(p->to, "\" fill=\"none\" stroke=\"#777777\"%s/>\n<path d=\"",
            e->stretched ? " stroke-dasharray=\"5 3\"" : "");
    tg_put_head(p->to, route->point[route->points - 1], -7);
    fputs("\" fill=\"#777777\"/>\n", p->to);
}

/* ---- boxes ---- */

static void put_rectangle(const tg_painter *p, tg_box b, double round,
                          const char *fill, const char *line, double width)
{
    tg_put_rectangle(p->to, b, 0, round);
    fprintf(p->to, " fill=\"%s\" stroke=\"%s\" stroke-width=\"%g\"", fill, line,
            width);
}

static void put_outline(const tg_painter *p, tg_box b, tg_style look)
{
    const double width = look.thick ? 4 : 1;
    const char *line = look.thick ? "#a11212" : "#555555";
    if (look.outline == TG_OUTLINE_STACK)
        for (int i = 2; i > 0; i--) {
            const tg_box below = {b.x + 3 * i, b.y + 3 * i, b.width, b.height,
                                  -1};
            put_rectangle(p, below, 1, look.fill, line, 1);
            fputs("/>\n", p->to);
        }
    put_rectangle(p, b, look.outline == TG_OUTLINE_ROUND ? 9 : 1, look.fill,
                  line, width);
    fputs(look.outline == TG_OUTLINE_TAB || look.dashed
              ? " stroke-dasharray=\"4 3\"/>\n"
              : "/>\n",
          p->to);
    if (look.outline == TG_OUTLINE_DOUBLE) {
        const tg_box inner = {b.x + 3, b.y + 3, b.width - 6, b.height - 6, -1};
        put_rectangle(p, inner, 1, "none", line, 1);
        fputs("/>\n", p->to);
    }
}

/* For a pointer that rests on the box. */
static void put_title(const tg_painter *p, const tg_node *node)
{
    const tg_text origin = p->graph->kind->origin(node);
    fputs("<title>", p->to);
    tg_put_xml(p->to, origin.s);
    fputs("</title>\n", p->to);
}

#define TEXT(weight, colour) \
    "font-weight=\"" weight "\" fill=\"" colour "\" xml:space=\"preserve\""

static void put_node(const tg_painter *p, int v, tg_box b)
{
    const tg_node *node = &p->graph->node[v];
    char line[TG_NODE_LINES][TG_NODE_WIDTH];
    const int n = tg_node_lines(p->graph, node, line);
    fputs("<g>\n", p->to);
    put_title(p, node);
    put_outline(p, b, tg_node_style(p->graph, node));
    for (int i = 0; i < n; i++)
        tg_put_line(p->to, b, i,
                    i ? TEXT("normal", "#333333") : TEXT("bold", "#000000"),
                    line[i]);
    fputs("</g>\n", p->to);
}

static void put_scope(const tg_painter *p, tg_box b)
{
    put_rectangle(p, b, 6, "#000000", "#8899aa", 1);
    fputs(" fill-opacity=\"0.025\"/>\n", p->to);
}

static void put_scope_name(const tg_painter *p, tg_box b)
{
    const tg_graph_scope *scope = &p->graph->scope[b.scope];
    tg_text name = {"", 0};
    tg_text_add(&name, "%s%s", scope->name,
                scope->backward ? " (backward)" : "");
    tg_put_text(p->to, b.x + 7, b.y + 13, TEXT("bold", "#556677"), name.s);
}

/* ---- the picture ---- */

static void begin(const tg_painter *p, double width, double height)
{
    fprintf(p->to,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" "
            "height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
            "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
            "font-size=\"11\">\n"
            "<title>The graph of a %s</title>\n"
            "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\"/>\n",
            width, height, width, height, p->graph->kind->name, width, height);
}

void tg_graph_svg(FILE *to, tg_graph *graph)
{
    const tg_painter p = {
        .to = to,
        .graph = graph,
        .size = size_of,
        .begin = begin,
        .scope = put_scope,
        .edge = put_edge,
        .scope_name = put_scope_name,
        .node = put_node,
        .note = TEXT("normal", "#000000"),
    };
    const locale_t before = tg_c_locale_begin();
    tg_paint(&p);
    tg_c_locale_end(before);
}

void tg_fsvg(FILE *to, const tg_tensor *loss, tg_graph_options options)
{
    tg_graph g = tg_graph_of(loss, options);
    tg_graph_svg(to, &g);
    tg_graph_free(&g);
}

bool tg_svg(const tg_tensor *loss, const char *path, tg_graph_options options)
{
    tg_graph g = tg_graph_of(loss, options);
    return tg_graph_write(&g, path, tg_graph_svg);
}

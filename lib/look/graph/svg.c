/* Writing SVG: boxes with their lines, curves, boxes of scopes. */
#include "look/graph/svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "look/text/file.h"
#include "look/text/text.h"

typedef struct picture {
    FILE *to;
    const tg_graph *graph;
    const tg_layout *layout;
} picture;

/* ---- sizes ---- */

tg_box tg_box_for(int lines, int letters)
{
    return (tg_box){
        .width = ceil(letters * TG_BOX_LETTER) + 2 * TG_BOX_SIDE,
        .height = lines * TG_BOX_LINE + 2 * TG_BOX_TOP,
    };
}

static tg_box size_of(const tg_graph *g, const tg_node *node)
{
    char line[TG_NODE_LINES][TG_NODE_WIDTH];
    const int n = tg_node_lines(g, node, line);
    int widest = 8;
    for (int i = 0; i < n; i++)
        if (tg_letters(line[i]) > widest)
            widest = tg_letters(line[i]);
    return tg_box_for(n, widest);
}

/* ---- edges ---- */

void tg_put_route(FILE *to, const tg_route *route, double gap)
{
    const tg_point *at = route->point;
    fprintf(to, "M%.1f %.1f", at->x, at->y);
    for (int i = 0; i + 1 < route->points; i++) {
        const tg_point a = at[i], b = at[i + 1];
        const double stop = i + 2 == route->points ? b.y - gap : b.y;
        const double half = (a.y + stop) / 2;
        if (a.x == b.x)
            fprintf(to, " L%.1f %.1f", b.x, stop);
        else
            fprintf(to, " C%.1f %.1f %.1f %.1f %.1f %.1f", a.x, half, b.x, half,
                    b.x, stop);
    }
}

void tg_put_head(FILE *to, tg_point tip, double back)
{
    fprintf(to, "M%.1f %.1f L%.1f %.1f L%.1f %.1f Z", tip.x, tip.y, tip.x - 3.2,
            tip.y + back, tip.x + 3.2, tip.y + back);
}

static void put_edge(const picture *p, int e)
{
    const tg_route *r = &p->layout->route[e];
    fputs("<path d=\"", p->to);
    tg_put_route(p->to, r, 5);
    fprintf(p->to, "\" fill=\"none\" stroke=\"#777777\"%s/>\n<path d=\"",
            p->graph->edge[e].stretched ? " stroke-dasharray=\"5 3\"" : "");
    tg_put_head(p->to, r->point[r->points - 1], -7);
    fputs("\" fill=\"#777777\"/>\n", p->to);
}

/* ---- boxes ---- */

static void put_rectangle(const picture *p, tg_box b, double round,
                          const char *fill, const char *line, double width)
{
    fprintf(p->to,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
            "rx=\"%g\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%g\"",
            b.x, b.y, b.width, b.height, round, fill, line, width);
}

static void put_outline(const picture *p, tg_box b, tg_style look)
{
    const double width = look.thick ? 4 : 1;
    const char *line = look.thick ? "#a11212" : "#555555";
    if (look.outline == TG_OUTLINE_STACK)
        for (int i = 2; i > 0; i--) {
            const tg_box behind = {b.x + 3 * i, b.y + 3 * i, b.width, b.height,
                                   -1};
            put_rectangle(p, behind, 1, look.fill, line, 1);
            fputs("/>\n", p->to);
        }
    put_rectangle(p, b, look.outline == TG_OUTLINE_ROUND ? 9 : 1, look.fill,
                  line, width);
    fputs(look.outline == TG_OUTLINE_TAB ? " stroke-dasharray=\"4 3\"/>\n"
                                         : "/>\n",
          p->to);
    if (look.outline == TG_OUTLINE_DOUBLE) {
        const tg_box inner = {b.x + 3, b.y + 3, b.width - 6, b.height - 6, -1};
        put_rectangle(p, inner, 1, "none", line, 1);
        fputs("/>\n", p->to);
    }
}

static void put_text(const picture *p, double x, double y, const char *weight,
                     const char *colour, const char *text)
{
    fprintf(p->to,
            "<text x=\"%.1f\" y=\"%.1f\" font-weight=\"%s\" fill=\"%s\" "
            "xml:space=\"preserve\">",
            x, y, weight, colour);
    tg_put_xml(p->to, text);
    fputs("</text>\n", p->to);
}

/* The call that made it, for a pointer that rests on the box. */
static void put_title(const picture *p, const tg_tensor *t)
{
    tg_text title = tg_text_place(t);
    tg_text_add(&title, "%s%s", title.used ? "  " : "",
                t->site ? tg_site_call(t->site) : tg_text_entry(t).s);
    fputs("<title>", p->to);
    tg_put_xml(p->to, title.s);
    fputs("</title>\n", p->to);
}

static void put_node(const picture *p, int v)
{
    const tg_node *node = &p->graph->node[v];
    const tg_box b = p->layout->node[v];
    char line[TG_NODE_LINES][TG_NODE_WIDTH];
    const int n = tg_node_lines(p->graph, node, line);
    fputs("<g>\n", p->to);
    put_title(p, node->t);
    put_outline(p, b, tg_node_style(p->graph, node));
    for (int i = 0; i < n; i++)
        put_text(p, b.x + TG_BOX_SIDE,
                 b.y + TG_BOX_TOP + TG_BOX_LINE * (i + 1) - 3,
                 i ? "normal" : "bold", i ? "#333333" : "#000000", line[i]);
    fputs("</g>\n", p->to);
}

static void put_scope(const picture *p, tg_box b)
{
    put_rectangle(p, b, 6, "#000000", "#8899aa", 1);
    fputs(" fill-opacity=\"0.025\"/>\n", p->to);
}

static void put_scope_name(const picture *p, tg_box b)
{
    tg_text name = {"", 0};
    tg_text_add(&name, "%s%s", p->graph->scope[b.scope].name,
                p->graph->scope[b.scope].backward ? " (backward)" : "");
    put_text(p, b.x + 7, b.y + 13, "bold", "#556677", name.s);
}

/* ---- the picture ---- */

static void put_picture(const picture *p)
{
    const tg_layout *o = p->layout;
    const double bottom = p->graph->hidden ? 22 : 0;
    fprintf(p->to,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" "
            "height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
            "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
            "font-size=\"11\">\n"
            "<title>The graph of a tape</title>\n"
            "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\"/>\n",
            o->width, o->height + bottom, o->width, o->height + bottom,
            o->width, o->height + bottom);
    for (int s = 0; s < o->scopes; s++)
        put_scope(p, o->scope[s]);
    for (int e = 0; e < p->graph->edges; e++)
        put_edge(p, e);
    for (int s = 0; s < o->scopes; s++)
        put_scope_name(p, o->scope[s]);
    for (int v = 0; v < p->graph->nodes; v++)
        put_node(p, v);
    if (p->graph->hidden > 0) {
        tg_text note = {"", 0};
        tg_text_add(&note, "%d entries are not drawn", p->graph->hidden);
        put_text(p, 16, o->height + 8, "normal", "#000000", note.s);
    }
    fputs("</svg>\n", p->to);
}

static void put_graph(FILE *to, tg_graph *g)
{
    tg_box *size = tg_arena_take(&g->memory,
                                 (size_t)(g->nodes + 1) * sizeof *size);
    for (int v = 0; v < g->nodes; v++)
        size[v] = size_of(g, &g->node[v]);
    tg_layout layout = tg_layout_of(g, size);
    const picture p = {to, g, &layout};
    const locale_t before = tg_c_locale_begin();
    put_picture(&p);
    tg_c_locale_end(before);
    tg_layout_free(&layout);
}

void tg_fsvg(FILE *to, const tg_tensor *loss, tg_graph_options options)
{
    tg_graph g = tg_graph_of(loss, options);
    put_graph(to, &g);
    tg_graph_free(&g);
}

bool tg_svg_with(const tg_tensor *loss, const char *path,
                 tg_graph_options options)
{
    tg_graph g = tg_graph_of(loss, options);
    tg_file file;
    const bool open = tg_file_begin(&file, path);
    if (open)
        put_graph(file.to, &g);
    tg_graph_free(&g);
    return open && tg_file_end(&file);
}

bool tg_svg(const tg_tensor *loss, const char *path)
{
    return tg_svg_with(loss, path, (tg_graph_options){0});
}

/* What pictures of a graph share. */
#include "look/graph/paint.h"

#include <math.h>

#include "look/text/markup.h"
#include "look/text/text.h"

tg_box tg_box_for(int lines, int letters)
{
    return (tg_box){
        .width = ceil(letters * TG_BOX_LETTER) + 2 * TG_BOX_SIDE,
        .height = lines * TG_BOX_LINE + 2 * TG_BOX_TOP,
    };
}

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

void tg_put_rectangle(FILE *to, tg_box b, double by, double round)
{
    fprintf(to,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
            "rx=\"%g\"",
            b.x + by, b.y + by, b.width - 2 * by, b.height - 2 * by, round);
}

void tg_put_text(FILE *to, double x, double y, const char *attributes,
                 const char *text)
{
    fprintf(to, "<text x=\"%.1f\" y=\"%.1f\" %s>", x, y, attributes);
    tg_put_xml(to, text);
    fputs("</text>\n", to);
}

void tg_put_line(FILE *to, tg_box b, int i, const char *attributes,
                 const char *text)
{
    tg_put_text(to, b.x + TG_BOX_SIDE,
                b.y + TG_BOX_TOP + TG_BOX_LINE * (i + 1) - 3, attributes, text);
}

static void put_note(const tg_painter *p, double y)
{
    tg_text note = {"", 0};
    tg_text_add(&note, "%d entries are not drawn", p->graph->hidden);
    tg_put_text(p->to, 16, y, p->note, note.s);
}

void tg_paint(const tg_painter *p)
{
    tg_graph *g = p->graph;
    tg_box *size = tg_arena_take(&g->memory,
                                 (size_t)(g->nodes + 1) * sizeof *size);
    for (int v = 0; v < g->nodes; v++)
        size[v] = p->size(p, &g->node[v]);
    tg_layout layout = tg_layout_of(g, size);
    p->begin(p, layout.width, layout.height + (g->hidden ? 22 : 0));
    for (int s = 0; s < layout.scopes; s++)
        p->scope(p, layout.scope[s]);
    for (int e = 0; e < g->edges; e++)
        p->edge(p, &g->edge[e], &layout.route[e]);
    for (int s = 0; s < layout.scopes; s++)
        p->scope_name(p, layout.scope[s]);
    for (int v = 0; v < g->nodes; v++)
        p->node(p, v, layout.node[v]);
    if (g->hidden > 0)
        put_note(p, layout.height + 8);
    fputs("</svg>\n", p->to);
    tg_layout_free(&layout);
}

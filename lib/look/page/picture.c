/* The graph of the replay page: look/graph/svg.h's layout, with classes for
 * colours and room for numbers that change. */
#include "look/page/picture.h"

#include <string.h>

#include "tape/op.h"
#include "look/text/file.h"
#include "look/graph/svg.h"
#include "look/text/text.h"

/* How far the picture follows the room that it has. */
#define SMALLEST 0.75
#define LARGEST  1.25

/* Letters that a line of numbers may have: "nabla -1.234e-05", and a range of
 * two such numbers of three digits. */
enum { NUMBER = 14, RANGE = 24, LONGEST = 40, LINES = 4 };

/* What is written in a box: a class and a text for each line. */
typedef struct lines {
    const char *class[LINES];
    tg_text text[LINES];
    int n;
} lines;

/* Adds a line, cut with ".." where it is too long. */
static void add(lines *l, const char *class, const char *text)
{
    const bool cut = tg_letters(text) > LONGEST;
    l->class[l->n] = class;
    tg_text_add(&l->text[l->n++], "%.*s%s",
                tg_letter_bytes(text, cut ? LONGEST - 2 : LONGEST), text,
                cut ? ".." : "");
}

static lines lines_of(const tg_page *p, const tg_node *node)
{
    const tg_tensor *t = node->t;
    lines l = {.n = 0};
    if (node->entries > 1) { /* a scope or repetitions: as in other pictures */
        char line[TG_NODE_LINES][TG_NODE_WIDTH];
        const int n = tg_node_lines(&p->graph, node, line);
        for (int i = 0; i < n && i < LINES; i++)
            add(&l, i ? "shape" : "name", line[i]);
        return l;
    }
    tg_text name = {"", 0};
    tg_text_add(&name, "%%%d %s", t->id, t->op ? t->op->name : "");
    if (t->name)
        tg_text_add(&name, "%s%s", t->op ? " \342\206\222 " : "", t->name);
    else if (!t->op)
        tg_text_add(&name, "%s", tg_text_kind(t));
    add(&l, "name", name.s);
    if (t->shape.rank > 0)
        add(&l, "shape", tg_shape_print(t->shape).text);
    add(&l, "value", tg_text_range(t).s);
    const tg_tensor *gradient = tg_replay_arriving(&p->replay, t->id);
    if (gradient) {
        tg_text text = {"", 0};
        tg_text_add(&text, "\342\210\207 %s", tg_text_range(gradient).s);
        add(&l, "gradient", text.s);
    }
    return l;
}

static bool is_number(const char *class)
{
    return strcmp(class, "value") == 0 || strcmp(class, "gradient") == 0;
}

static tg_box size_of(const tg_page *p, const tg_node *node)
{
    const lines l = lines_of(p, node);
    int widest = node->entries > 1 ? 8 : node->t->count > 1 ? RANGE : NUMBER;
    for (int i = 0; i < l.n; i++) {
        const int n = tg_letters(l.text[i].s);
        if (!is_number(l.class[i]) && n > widest)
            widest = n;
    }
    return tg_box_for(l.n, widest);
}

/* ---- boxes ---- */

/* The class of a box; a result and what stands for several has none. */
static const char *kind_of(const tg_node *node)
{
    const tg_tensor *t = node->t;
    return node->entries > 1              ? ""
           : node->copy && t->op          ? " reference"
           : t->op                        ? ""
           : (tg_role)t->role == TG_PARAM ? " param"
                                          : " leaf";
}

static void put_rectangle(FILE *to, tg_box b, double by, double round)
{
    fprintf(to,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
            "rx=\"%g\"/>",
            b.x + by, b.y + by, b.width - 2 * by, b.height - 2 * by, round);
}

static void put_text(FILE *to, const char *class, double x, double y,
                     const char *text)
{
    fprintf(to, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class, x, y);
    tg_put_xml(to, text);
    fputs("</text>", to);
}

/* What a pointer on the box and a screen reader are told: what is written in
 * the box but for numbers, which change, and of one entry how it was made. */
static void put_title(FILE *to, const tg_node *node, const lines *l)
{
    tg_text title = {"", 0};
    for (int i = 0; i < l->n; i++)
        if (!is_number(l->class[i]))
            tg_text_add(&title, "%s%s", i ? ", " : "", l->text[i].s);
    if (node->entries == 1 && node->t->site)
        tg_text_add(&title, ", %s %s", tg_text_place(node->t).s,
                    tg_text_call(node->t).s);
    fputs("<title>", to);
    tg_put_xml(to, title.s);
    fputs("</title>", to);
}

static void put_node(FILE *to, const tg_page *p, int v, tg_box b)
{
    const tg_node *node = &p->graph.node[v];
    const lines l = lines_of(p, node);
    const char *kind = kind_of(node);
    fprintf(to, "<a class=\"node%s\" id=\"n%d\" href=\"#e%d\" data-e=\"%d\">",
            kind, v, node->t->id, node->t->id);
    put_title(to, node, &l);
    for (int i = 2; node->entries > 1 && i > 0; i--)
        put_rectangle(to,
                      (tg_box){b.x + 3 * i, b.y + 3 * i, b.width, b.height, -1},
                      0, 1);
    put_rectangle(to, b, 0, strcmp(kind, " param") == 0 ? 9 : 2);
    if (node->t == p->replay.loss)
        put_rectangle(to, b, 3, 1);
    for (int i = 0; i < l.n; i++)
        put_text(to, l.class[i], b.x + TG_BOX_SIDE,
                 b.y + TG_BOX_TOP + TG_BOX_LINE * (i + 1) - 3, l.text[i].s);
    fputs("</a>\n", to);
}

/* ---- the picture ---- */

static void put_edges(FILE *to, const tg_graph *g, const tg_layout *layout)
{
    for (int e = 0; e < g->edges; e++) {
        fprintf(to,
                "<g class=\"edge%s\" data-from=\"%d\" data-to=\"%d\">"
                "<path d=\"",
                g->edge[e].stretched ? " stretched" : "", g->edge[e].from,
                g->edge[e].to);
        const tg_route *r = &layout->route[e];
        tg_put_route(to, r, 0);
        fputs("\"/><path class=\"head up\" d=\"", to);
        tg_put_head(to, r->point[0], 7);
        fputs("\"/><path class=\"head down\" d=\"", to);
        tg_put_head(to, r->point[r->points - 1], -7);
        fputs("\"/></g>\n", to);
    }
}

static void put_scopes(FILE *to, const tg_graph *g, const tg_layout *layout)
{
    for (int s = 0; s < layout->scopes; s++) {
        const tg_box b = layout->scope[s];
        fputs("<g class=\"scope\">", to);
        put_rectangle(to, b, 0, 6);
        tg_text name = {"", 0};
        tg_text_add(&name, "%s", g->scope[b.scope].name);
        put_text(to, "name", b.x + 7, b.y + 13, name.s);
        fputs("</g>\n", to);
    }
}

void tg_put_picture(FILE *to, tg_page *p)
{
    tg_graph *g = &p->graph;
    tg_box *size = tg_arena_take(&g->memory,
                                 (size_t)(g->nodes + 1) * sizeof *size);
    for (int v = 0; v < g->nodes; v++)
        size[v] = size_of(p, &g->node[v]);
    tg_layout layout = tg_layout_of(g, size);
    const double bottom = g->hidden ? 22 : 0;
    fprintf(to,
            "<svg role=\"group\" aria-label=\"The graph: what the loss is made "
            "from\" viewBox=\"0 0 %.0f %.0f\" "
            "style=\"min-width:%.0fpx;max-width:%.0fpx\">\n",
            layout.width, layout.height + bottom, SMALLEST * layout.width,
            LARGEST * layout.width);
    put_scopes(to, g, &layout);
    put_edges(to, g, &layout);
    for (int v = 0; v < g->nodes; v++)
        put_node(to, p, v, layout.node[v]);
    if (g->hidden > 0) {
        tg_text note = {"", 0};
        tg_text_add(&note, "%d entries are not drawn", g->hidden);
        put_text(to, "shape", 16, layout.height + 8, note.s);
    }
    fputs("</svg>\n", to);
    tg_layout_free(&layout);
}

/* The graph of the replay page: look/graph/paint.h's layout, with classes for
 * colours and room for numbers that change. */
#include "look/page/picture.h"

#include <string.h>

#include "tape/op.h"
#include "look/text/markup.h"
#include "look/graph/paint.h"
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

static tg_box size_of(const tg_painter *p, const tg_node *node)
{
    const lines l = lines_of(p->context, node);
    int widest = node->entries > 1 ? 8 : node->t->count > 1 ? RANGE : NUMBER;
    for (int i = 0; i < l.n; i++) {
        const int n = tg_letters(l.text[i].s);
        if (!is_number(l.class[i]) && n > widest)
            widest = n;
    }
    return tg_box_for(l.n, widest);
}

/* ---- parts ---- */

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
    tg_put_rectangle(to, b, by, round);
    fputs("/>", to);
}

/* What a pointer on the box shows and a screen reader says: what is written in
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

static void put_node(const tg_painter *p, int v, tg_box b)
{
    const tg_page *page = p->context;
    const tg_node *node = &p->graph->node[v];
    const lines l = lines_of(page, node);
    const char *kind = kind_of(node);
    FILE *to = p->to;
    fprintf(to, "<a class=\"node%s\" id=\"n%d\" href=\"#e%d\" data-e=\"%d\">",
            kind, v, node->t->id, node->t->id);
    put_title(to, node, &l);
    for (int i = 2; node->entries > 1 && i > 0; i--)
        put_rectangle(to,
                      (tg_box){b.x + 3 * i, b.y + 3 * i, b.width, b.height, -1},
                      0, 1);
    put_rectangle(to, b, 0, strcmp(kind, " param") == 0 ? 9 : 2);
    if (node->t == page->replay.loss)
        put_rectangle(to, b, 3, 1);
    for (int i = 0; i < l.n; i++) {
        char class[32];
        snprintf(class, sizeof class, "class=\"%s\"", l.class[i]);
        tg_put_line(to, b, i, class, l.text[i].s);
    }
    fputs("</a>\n", to);
}

static void put_edge(const tg_painter *p, const tg_edge *e, const tg_route *r)
{
    fprintf(p->to,
            "<g class=\"edge%s\" data-from=\"%d\" data-to=\"%d\">"
            "<path d=\"",
            e->stretched ? " stretched" : "", e->from, e->to);
    tg_put_route(p->to, r, 0);
    fputs("\"/><path class=\"head up\" d=\"", p->to);
    tg_put_head(p->to, r->point[0], 7);
    fputs("\"/><path class=\"head down\" d=\"", p->to);
    tg_put_head(p->to, r->point[r->points - 1], -7);
    fputs("\"/></g>\n", p->to);
}

static void put_scope(const tg_painter *p, tg_box b)
{
    fputs("<g class=\"scope\">", p->to);
    put_rectangle(p->to, b, 0, 6);
    fputs("</g>\n", p->to);
}

static void put_scope_name(const tg_painter *p, tg_box b)
{
    fputs("<g class=\"scope\">", p->to);
    tg_text name = {"", 0};
    tg_text_add(&name, "%s", p->graph->scope[b.scope].name);
    tg_put_text(p->to, b.x + 7, b.y + 13, "class=\"name\"", name.s);
    fputs("</g>\n", p->to);
}

/* ---- the picture ---- */

static void begin(const tg_painter *p, double width, double height)
{
    fprintf(p->to,
            "<svg role=\"group\" aria-label=\"The graph: what the loss is made "
            "from\" viewBox=\"0 0 %.0f %.0f\" "
            "style=\"min-width:%.0fpx;max-width:%.0fpx\">\n",
            width, height, SMALLEST * width, LARGEST * width);
}

void tg_put_picture(FILE *to, tg_page *page)
{
    const tg_painter p = {
        .to = to,
        .graph = &page->graph,
        .size = size_of,
        .begin = begin,
        .scope = put_scope,
        .edge = put_edge,
        .scope_name = put_scope_name,
        .node = put_node,
        .note = "class=\"shape\"",
        .context = page,
    };
    tg_paint(&p);
}

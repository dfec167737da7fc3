/* What is written in a box, and how the box looks. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tape/op.h"
#include "tape/scope.h"
#include "look/graph/graph.h"
#include "look/text/print.h"
#include "look/text/text.h"

/* "NaN", "inf", or NULL when all is finite. */
static const char *trouble(const tg_tensor *t)
{
    const char *found = NULL;
    for (size_t i = 0; i < t->count; i++) {
        if (isnan(t->data[i]))
            return "NaN";
        if (isinf(t->data[i]))
            found = "inf";
    }
    return found;
}

static tg_style entry_style(const tg_graph *graph, const tg_node *node)
{
    const tg_tensor *t = node->t;
    tg_style look = {TG_OUTLINE_BOX, "#ffffff", trouble(t) != NULL, false};
    if (node->entries > 1) {
        look = (tg_style){TG_OUTLINE_STACK, "#f7f7f7", false, false};
    } else if (t == graph->loss) {
        look.outline = TG_OUTLINE_DOUBLE;
        look.fill = "#fdeeda";
    } else if (t->op && !node->copy) {
        look.fill = t->rule_of >= 0 ? "#f4f0f8" : "#ffffff";
    } else if (t->role == TG_PARAM && !t->op) {
        look.outline = TG_OUTLINE_ROUND;
        look.fill = "#e3edf9";
    } else {
        look.outline = TG_OUTLINE_TAB;
        look.fill = "#f3f3f3";
    }
    return look;
}

/* ---- lines ---- */

typedef struct lines {
    char (*line)[TG_NODE_WIDTH];
    int n;
} lines;

/* A cut through a character of several bytes leaves a ?. */
int tg_node_add_line(char line[TG_NODE_LINES][TG_NODE_WIDTH], int n,
                     const tg_text *text)
{
    if (text->used == 0 || n == TG_NODE_LINES)
        return n;
    char *to = line[n];
    const bool whole = text->used < TG_NODE_WIDTH;
    size_t used = whole ? text->used : TG_NODE_WIDTH - 3;
    while (!whole && used > 1 && strchr("-.0123456789", text->s[used - 1]))
        used--; /* half a number would be another one */
    memcpy(to, text->s, used);
    memcpy(to + used, whole ? "" : "..", whole ? 1 : 3);
    tg_printable(to);
    return n + 1;
}

static void add_line(lines *l, const tg_text *text)
{
    l->n = tg_node_add_line(l->line, l->n, text);
}

#define ADD(...)                          \
    do {                                  \
        tg_text text_ = {"", 0};          \
        tg_text_add(&text_, __VA_ARGS__); \
        add_line(l, &text_);              \
    } while (0)

/* Shape and value: in one line where they are short. */
static void add_value(lines *l, const tg_tensor *t)
{
    const tg_text value = tg_text_value(t);
    const tg_shape_text shape = tg_shape_print(t->shape);
    if (t->shape.rank == 0) {
        add_line(l, &value);
    } else if (strlen(shape.text) + value.used + 2 < TG_NODE_WIDTH - 8) {
        ADD("%s  %s", shape.text, value.s);
    } else {
        ADD("%s", shape.text);
        add_line(l, &value);
    }
}

/* Whose gradient `t` is, by the records: "gradient of %0 w". */
static void add_whose_gradient(lines *l, const tg_graph *g, const tg_tensor *t)
{
    for (size_t i = 0; i < g->tape->records; i++) {
        const tg_backward_record *r = &g->tape->record[i];
        const tg_tensor *target = g->tape->entry[r->target];
        if (r->total == t->id && target->grad == t)
            ADD("gradient of %%%d %s", target->id,
                target->name ? target->name : "");
    }
}

static void add_several(lines *l, const tg_graph *g, const tg_node *node)
{
    const tg_tensor *t = node->t;
    char path[64];
    if (node->kind == TG_NODE_REPEATS) {
        ADD("x %d more", node->repeats);
        ADD("%d entries from %%%d", node->entries, t->id);
        ADD("%s ...", t->op->name);
        return;
    }
    int scope = tg_scope_of(t);
    while (scope >= 0 && g->tape->scope[scope].outer >= 0)
        scope = g->tape->scope[scope].outer;
    tg_scope_path(g->tape, scope, path, sizeof path);
    ADD("%s%s", path, node->backward ? " (backward)" : "");
    ADD("%d entries from %%%d", node->entries, t->id);
}

static void add_entry(lines *l, const tg_graph *g, const tg_node *node)
{
    const tg_tensor *t = node->t;
    ADD("%%%d %s%s%s%s", t->id, tg_text_kind(t), t->name ? "  " : "",
        t->name ? t->name : "", t == g->loss ? "  (loss)" : "");
    if (node->kind == TG_NODE_REFERENCE)
        ADD("(drawn where it is made)");
    add_value(l, t);
    if (t->grad) {
        const tg_text gradient = tg_text_value(t->grad);
        ADD("gradient %s", gradient.s);
    }
    if (g->options.part != TG_PART_FORWARD)
        add_whose_gradient(l, g, t);
    const char *what = trouble(t);
    if (what)
        ADD("%s!", what);
    if (node->kind == TG_NODE_REFERENCE)
        return;
    tg_text place = tg_text_place(t);
    if (t->rule_of >= 0)
        tg_text_add(&place, "%srule of %%%d", place.used ? "  " : "",
                    t->rule_of);
    add_line(l, &place);
}

static int entry_lines(const tg_graph *graph, const tg_node *node,
                       char line[TG_NODE_LINES][TG_NODE_WIDTH])
{
    lines l = {line, 0};
    if (node->entries > 1)
        add_several(&l, graph, node);
    else
        add_entry(&l, graph, node);
    return l.n;
}

/* ---- a tape among other graphs ---- */

static tg_text entry_origin(const tg_node *node)
{
    const tg_tensor *t = node->t;
    tg_text origin = tg_text_place(t);
    tg_text_add(&origin, "%s%s", origin.used ? "  " : "",
                t->site ? tg_text_call(t).s : tg_text_entry(t).s);
    return origin;
}

const tg_graph_kind tg_graph_of_tape = {
    .name = "tape",
    .style = entry_style,
    .lines = entry_lines,
    .origin = entry_origin,
};

tg_style tg_node_style(const tg_graph *graph, const tg_node *node)
{
    return graph->kind->style(graph, node);
}

int tg_node_lines(const tg_graph *graph, const tg_node *node,
                  char line[TG_NODE_LINES][TG_NODE_WIDTH])
{
    return graph->kind->lines(graph, node, line);
}

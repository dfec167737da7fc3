/* Writing .dot: which entries are drawn, their boxes, their edges. */
#include "view/dot.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/op.h"
#include "view/text.h"

enum { MOST = 200, WIDE = 10 };

typedef struct drawing {
    FILE *to;
    const tg_tape *tape;
    const tg_tensor *loss;
    bool *drawn;   /* [tape->count]: by entry number */
    int hidden;    /* entries that are part of it but not drawn */
    bool backward; /* rules are drawn in a cluster of their own */
} drawing;

/* ---- choosing ---- */

/* Marks `id`, or counts it as hidden once the cap is reached. */
static void choose(drawing *d, const bool *part, int id, int most, int *count)
{
    if (!part[id])
        return;
    d->drawn[id] = ++*count <= most;
    d->hidden += !d->drawn[id];
}

/* Everything that is part of the graph: reached down from what is marked in
 * `part`, and, for gradients, what the records of a pass name. */
static void reach_down(const tg_tape *tape, bool *part, int from)
{
    for (int id = from; id >= 0; id--) {
        const tg_tensor *t = tape->entry[id];
        for (int k = 0; part[id] && k < t->inputs; k++)
            part[t->in[k]->id] = true;
    }
}

/* Marks the backward passes that began at the loss. */
static void add_passes(const drawing *d, bool *part)
{
    int pass = -1;
    for (size_t i = 0; i < d->tape->records; i++) {
        const tg_record *r = &d->tape->record[i];
        if (r->y < 0)
            pass = r->target == d->loss->id ? r->pass : -1;
        if (r->pass == pass)
            part[r->contribution] = part[r->total] = true;
    }
}

static bool choose_entries(drawing *d, tg_dot_options options)
{
    const int count = d->tape->count;
    const int most = options.most > 0 ? options.most : MOST;
    bool *part = calloc((size_t)count, sizeof *part);
    d->drawn = calloc((size_t)count, sizeof *d->drawn);
    if (!part || !d->drawn) {
        free(part);
        tg_set_error("no memory for a graph of %d entries", count);
        return false;
    }
    part[d->loss->id] = true;
    if (options.backward)
        add_passes(d, part);
    reach_down(d->tape, part, count - 1);
    int chosen = 0;
    for (int id = d->loss->id; id >= 0; id--)
        choose(d, part, id, most, &chosen);
    for (int id = d->loss->id + 1; id < count; id++)
        choose(d, part, id, most, &chosen);
    free(part);
    return true;
}

/* ---- texts ---- */

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

static void put_line(const drawing *d, const tg_text *text)
{
    put_escaped(d->to, text->s);
    fputs("\\n", d->to);
}

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

static const char *style(const drawing *d, const tg_tensor *t)
{
    if (t == d->loss)
        return "shape=box peripheries=2 fillcolor=\"#fdeeda\"";
    if (t->op)
        return t->rule_of >= 0 ? "shape=box fillcolor=\"#f4f0f8\""
                               : "shape=box fillcolor=\"#ffffff\"";
    if (t->role == TG_PARAM)
        return "shape=box style=\"filled,rounded\" fillcolor=\"#e3edf9\"";
    return "shape=tab style=\"filled,dashed\" fillcolor=\"#f3f3f3\"";
}

/* Whose gradient `t` is, by the records: "gradient of %0 w". */
static void put_whose_gradient(const drawing *d, const tg_tensor *t)
{
    for (size_t i = 0; i < d->tape->records; i++) {
        const tg_record *r = &d->tape->record[i];
        const tg_tensor *target = d->tape->entry[r->target];
        if (r->total != t->id || target->grad != t)
            continue;
        tg_text line = {"", 0};
        tg_text_add(&line, "gradient of %%%d %s", target->id,
                    target->name ? target->name : "");
        put_line(d, &line);
    }
}

static void put_label(const drawing *d, const tg_tensor *t)
{
    tg_text line = {"", 0};
    tg_text_add(&line, "%%%d %s%s%s%s", t->id, tg_text_kind(t),
                t->name ? "  " : "", t->name ? t->name : "",
                t == d->loss ? "  (loss)" : "");
    put_line(d, &line);
    line = (tg_text){"", 0};
    if (t->shape.rank > 0)
        tg_text_add(&line, "%s  ", tg_shape_print(t->shape).text);
    tg_text_add(&line, "%s", tg_text_value(t).s);
    put_line(d, &line);
    if (t->grad) {
        line = (tg_text){"", 0};
        tg_text_add(&line, "gradient %s", tg_text_value(t->grad).s);
        put_line(d, &line);
    }
    if (d->backward)
        put_whose_gradient(d, t);
    const char *what = trouble(t);
    if (what) {
        line = (tg_text){"", 0};
        tg_text_add(&line, "%s!", what);
        put_line(d, &line);
    }
    line = tg_text_place(t);
    if (t->rule_of >= 0)
        tg_text_add(&line, "  rule of %%%d", t->rule_of);
    put_escaped(d->to, line.s);
}

/* ---- boxes and edges ---- */

static void put_box(const drawing *d, const tg_tensor *t, int copy)
{
    fprintf(d->to, "  n%d", t->id);
    if (copy > 0)
        fprintf(d->to, "_%d", copy);
    fprintf(d->to, " [%s%s label=\"", style(d, t),
            trouble(t) ? " penwidth=4" : "");
    put_label(d, t);
    fputs("\"];\n", d->to);
}

/* Whether numbers of x are stretched on their way into elementwise `y`. */
static bool is_stretched(const tg_tensor *y, const tg_tensor *x)
{
    return y->op->shape == tg_shape_broadcast_inputs &&
           !tg_shape_equal(x->shape, y->shape);
}

/* The edges into `y`. A leaf gets a box of its own for each use, n3_1, n3_2,
 * ...: `uses` counts them. */
static void put_edges(const drawing *d, const tg_tensor *y, int *uses)
{
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        if (!d->drawn[x->id])
            continue;
        int copy = 0;
        if (!x->op) {
            copy = ++uses[x->id];
            put_box(d, x, copy);
        }
        fprintf(d->to, "  n%d", x->id);
        if (copy > 0)
            fprintf(d->to, "_%d", copy);
        fprintf(d->to, " -> n%d%s;\n", y->id,
                is_stretched(y, x) ? " [style=dashed]" : "");
    }
}

/* Whether result `t` is drawn in the cluster of the rules, or outside it. */
static bool belongs(const drawing *d, const tg_tensor *t, bool rules)
{
    return d->drawn[t->id] && t->op &&
           (d->backward && t->rule_of >= 0) == rules;
}

static void put_boxes(const drawing *d, bool rules)
{
    for (int id = 0; id < d->tape->count; id++)
        if (belongs(d, d->tape->entry[id], rules))
            put_box(d, d->tape->entry[id], 0);
}

/* Edges stand outside the cluster: Graphviz would draw both ends inside. */
static void put_all_edges(const drawing *d, int *uses)
{
    for (int id = 0; id < d->tape->count; id++)
        if (d->drawn[id] && d->tape->entry[id]->op)
            put_edges(d, d->tape->entry[id], uses);
}

static bool put_graph(const drawing *d)
{
    int *uses = calloc((size_t)d->tape->count, sizeof *uses);
    if (!uses) {
        tg_set_error("no memory for a graph of %d entries", d->tape->count);
        return false;
    }
    fputs("digraph tape {\n"
          "  bgcolor=\"#ffffff\";\n"
          "  node [style=filled fontname=\"Helvetica\" fontsize=11 "
          "color=\"#555555\"];\n"
          "  edge [color=\"#555555\" arrowsize=0.7];\n",
          d->to);
    /* A short chain reads from left to right, a long one downwards. */
    fprintf(d->to, "  rankdir=%s;\n", d->loss->id < WIDE ? "LR" : "TB");
    if (d->hidden > 0)
        fprintf(d->to,
                "  label=\"%d entries further from the loss are not drawn\";\n",
                d->hidden);
    if (!d->loss->op)
        put_box(d, d->loss, 0);
    put_boxes(d, false);
    if (d->backward) {
        fputs("  subgraph cluster_backward {\n  label=\"backward\"; "
              "color=\"#bbaacc\";\n",
              d->to);
        put_boxes(d, true);
        fputs("  }\n", d->to);
    }
    put_all_edges(d, uses);
    fputs("}\n", d->to);
    free(uses);
    return true;
}

/* ---- the file ---- */

/* Closes; false with tg_error() when anything could not be written. */
static bool close_file(FILE *file, const char *path)
{
    const bool good = fflush(file) == 0 && !ferror(file);
    const int why = errno;
    if (fclose(file) == 0 && good)
        return true;
    tg_set_error("%s: %s", path, strerror(why));
    return false;
}

/* Draws to a temporary beside `path`, then moves it into place whole. */
static bool write_file(drawing *d, const char *path)
{
    char temporary[4096];
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.new", path) >=
        sizeof temporary) {
        tg_set_error("the path of the graph is too long");
        return false;
    }
    d->to = fopen(temporary, "w");
    if (!d->to) {
        tg_set_error("%s: %s", path, strerror(errno));
        return false;
    }
    const bool drawn = put_graph(d);
    if (close_file(d->to, path) && drawn && rename(temporary, path) == 0)
        return true;
    if (drawn && errno)
        tg_set_error("%s: %s", path, strerror(errno));
    remove(temporary);
    return false;
}

bool tg_write_dot_with(const tg_tensor *loss, const char *path,
                       tg_dot_options options)
{
    if (!loss || !tg_is_live(loss))
        tg_fail("tg_write_dot: the loss is NULL or was forgotten by tg_rewind");
    drawing d = {
        .tape = loss->tape, .loss = loss, .backward = options.backward};
    const bool written = choose_entries(&d, options) && write_file(&d, path);
    free(d.drawn);
    return written;
}

bool tg_write_dot(const tg_tensor *loss, const char *path)
{
    return tg_write_dot_with(loss, path, (tg_dot_options){0});
}

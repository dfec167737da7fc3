/* One forward and backward pass as JSON. */
#include "page/frame.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "page/json.h"
#include "step/moment.h"
#include "view/file.h"
#include "view/rule.h"
#include "view/text.h"

/* Moments at most; numbers of all tensors together, about; of one tensor. */
enum { MOMENTS = 1200, NUMBERS = 60000, MOST = 400, LEAST = 16 };

/* ---- what is shown ---- */

static void show(tg_selection *shown, int id)
{
    shown->entries += !shown->entry[id];
    shown->entry[id] = true;
}

tg_selection tg_selection_of(const tg_replay *replay)
{
    const int forward = replay->forward;
    const int backward = replay->moments - forward;
    const int most = forward < MOMENTS / 2    ? MOMENTS - forward
                     : backward < MOMENTS / 2 ? backward
                                              : MOMENTS / 2; /* backward */
    tg_selection shown = {
        .begin = forward > MOMENTS - most ? forward - (MOMENTS - most) : 0,
        .end = forward + (backward > most ? most : backward),
        .entry = calloc((size_t)replay->loss->id + 1, sizeof *shown.entry),
    };
    if (!shown.entry)
        tg_fail("no memory for a page of %d moments", replay->moments);
    size_t tensors = 0;
    for (int m = shown.begin; m < shown.end; m++) {
        const tg_moment *moment = &replay->moment[m];
        const tg_tensor *y = replay->tape->entry[moment->entry];
        show(&shown, y->id);
        for (int k = 0; k < y->inputs; k++)
            show(&shown, y->in[k]->id);
        tensors += 2 * moment->records;
    }
    show(&shown, replay->loss->id);
    tensors += (size_t)shown.entries;
    const size_t each = NUMBERS / tensors;
    shown.most = each > MOST ? MOST : each < LEAST ? LEAST : (int)each;
    return shown;
}

uint64_t tg_frame_likeness(const tg_replay *replay)
{
    uint64_t hash = 14695981039346656037U; /* FNV-1a, by Fowler, Noll, Vo */
    for (int id = 0; id <= replay->loss->id; id++) {
        const tg_tensor *t = replay->tape->entry[id];
        if (!replay->part[id])
            continue;
        hash = (hash ^ (uint64_t)id) * 1099511628211U;
        hash = (hash ^ (uint64_t)(uintptr_t)t->op) * 1099511628211U;
        for (int k = 0; k < t->inputs; k++)
            hash = (hash ^ (uint64_t)t->in[k]->id) * 1099511628211U;
        for (int a = 0; a < t->shape.rank; a++)
            hash = (hash ^ (uint64_t)t->shape.dim[a]) * 1099511628211U;
    }
    return hash;
}

/* ---- steps ---- */

/* With an arrow in the place of each "->". */
static void put_arrows(FILE *to, const char *text)
{
    for (const char *arrow; (arrow = strstr(text, " -> ")); text = arrow + 4) {
        char before[512];
        snprintf(before, sizeof before, "%.*s", (int)(arrow - text), text);
        tg_put_xml(to, before);
        fputs(" \342\206\222 ", to);
    }
    tg_put_xml(to, text);
}

/* The lines of a moment as they are read. */
typedef struct lines {
    FILE *to;
    char label[32]; /* of the line before: it is not said twice */
} lines;

/* <dt>now</dt><dd>w: 0.5 * 3 = 1.5, so 0.2 -> <mark>1.7</mark> (second use) */
static void put_line(const tg_line *line, void *context)
{
    lines *l = context;
    fputs("<dt>", l->to);
    tg_put_xml(l->to, strcmp(line->label, l->label) ? line->label : "");
    fputs("</dt><dd>", l->to);
    put_arrows(l->to, line->text);
    if (*line->after) {
        fprintf(l->to, ", so %s \342\206\222 <mark>", line->before);
        tg_put_xml(l->to, line->after);
        fputs("</mark>", l->to);
    }
    tg_put_xml(l->to, line->note);
    fputs("</dd>", l->to);
    snprintf(l->label, sizeof l->label, "%s", line->label);
}

/* "y = %9, a = %8 h, b = %2 W2": the letters of formula and rules. */
static tg_text letters_of(const tg_tensor *y)
{
    tg_text text = {"", 0};
    tg_text_add(&text, "y = %%%d", y->id);
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        char name[32];
        tg_input_name(y->op, y->inputs, k, name, sizeof name);
        tg_text_add(&text, ", %s = %%%d%s%s", name, x->id, x->name ? " " : "",
                    x->name ? x->name : "");
    }
    return text;
}

static void put_moment(FILE *to, void *context)
{
    tg_session *s = context;
    const tg_tensor *y = s->replay.tape->entry[tg_session_now(s)->entry];
    lines l = {.to = to};
    fprintf(to,
            "<h2>%s</h2><code>%%%d = ", tg_moment_title(&s->replay, s->at).s,
            y->id);
    put_arrows(to, tg_text_entry(y).s);
    fputs("</code><dl>", to);
    if (y->op)
        put_line(&(tg_line){"letters", letters_of(y).s, "", "", "", -1}, &l);
    tg_moment_lines(&s->replay, s->at, put_line, &l);
    fputs("</dl>", to);
}

/* [target, "rule", contribution, total] for each record of the moment. */
static void put_sent(FILE *to, const tg_replay *replay, const tg_moment *m,
                     int most)
{
    const tg_tape *tape = replay->tape;
    fputs(",\"sent\":[", to);
    for (size_t i = 0; i < m->records; i++) {
        const tg_backward_record *r = &tape->record[m->first + i];
        char rule[160];
        tg_rule_text(tape, r, rule, sizeof rule);
        fprintf(to, "%s[%d,", i ? "," : "", r->target);
        tg_put_json(to, rule);
        fputc(',', to);
        tg_put_json_tensor(to, tape->entry[r->contribution], most);
        fputc(',', to);
        tg_put_json_tensor(to, tape->entry[r->total], most);
        fputc(']', to);
    }
    fputc(']', to);
}

/* The stepper's `explain` at the session's moment. */
static void put_explanation(FILE *to, void *context)
{
    tg_session *s = context;
    s->out = to;
    tg_do_explain(s, "");
}

static void put_step(FILE *to, tg_session *s, int most)
{
    const tg_moment *m = tg_session_now(s);
    fprintf(to, "{\"e\":%d,\"back\":%s,\"title\":\"%s\",\"html\":", m->entry,
            m->backward ? "true" : "false",
            tg_moment_title(&s->replay, s->at).s);
    tg_put_json_of(to, put_moment, s);
    fputs(",\"more\":", to);
    tg_put_json_of(to, put_explanation, s);
    if (m->backward)
        put_sent(to, &s->replay, m, most);
    fputs("}\n", to);
}

/* ---- frames ---- */

/* The members of an object, as far as they are written. */
typedef struct list {
    FILE *to;
    int n;
} list;

static void put_value(list *l, const tg_tensor *t, int most)
{
    fprintf(l->to, "%s\"%d\":", l->n++ ? "," : "", t->id);
    tg_put_json_tensor(l->to, t, most);
    fputc('\n', l->to);
}

void tg_put_frame(FILE *to, tg_session *s, const tg_selection *shown)
{
    list values = {to, 0};
    fputs("\"value\":{", to);
    for (int id = 0; id <= s->replay.loss->id; id++)
        if (shown->entry[id])
            put_value(&values, s->replay.tape->entry[id], shown->most);
    fputs("},\"steps\":[", to);
    for (int m = shown->begin; m < shown->end; m++) {
        fputs(m > shown->begin ? "," : "", to);
        s->at = m + 1;
        put_step(to, s, shown->most);
    }
    fputc(']', to);
}

void tg_put_params(FILE *to, const tg_replay *replay, const tg_selection *shown)
{
    list values = {to, 0};
    fputs("\"value\":{", to);
    for (int id = 0; id <= replay->loss->id; id++) {
        const tg_tensor *t = replay->tape->entry[id];
        if (shown->entry[id] && t->role == TG_PARAM && !t->op)
            put_value(&values, t, shown->most);
    }
    fputc('}', to);
}

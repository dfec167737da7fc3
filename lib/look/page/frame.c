/* One forward and backward pass as JSON. */
#include "look/page/frame.h"

#include <string.h>

#include "look/page/json.h"
#include "look/step/moment.h"
#include "look/text/markup.h"
#include "look/text/rule.h"
#include "look/text/text.h"

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
    if (*line->label && strcmp(line->label, l->label) != 0) {
        fputs("<dt>", l->to);
        tg_put_xml(l->to, line->label);
        fputs("</dt>", l->to);
    }
    if (*line->label)
        snprintf(l->label, sizeof l->label, "%s", line->label);
    fputs(strncmp(l->label, "now", 3) == 0 ? "<dd class=\"new\">" : "<dd>",
          l->to);
    put_arrows(l->to, line->text);
    if (*line->after) {
        fprintf(l->to, ", so %s \342\206\222 <mark>", line->before);
        tg_put_xml(l->to, line->after);
        fputs("</mark>", l->to);
    }
    tg_put_xml(l->to, line->note);
    fputs("</dd>", l->to);
}

/* A moment: the one that passes last of `at`. */
typedef struct moment {
    const tg_replay *replay;
    int at;
} moment;

static const tg_tensor *entry_of(const moment *m)
{
    return m->replay->tape->entry[m->replay->moment[m->at - 1].entry];
}

static void put_said(FILE *to, const void *context)
{
    const moment *m = context;
    const tg_tensor *y = entry_of(m);
    lines l = {.to = to};
    fprintf(to, "<h2>%s</h2><code>%%%d = ", tg_moment_title(m->replay, m->at).s,
            y->id);
    put_arrows(to, tg_text_entry(y).s);
    fputs("</code><dl>", to);
    tg_moment_lines(m->replay, m->at, put_line, &l);
    fputs("</dl>", to);
}

static void put_explanation(FILE *to, const void *context)
{
    const moment *m = context;
    tg_moment_explain(to, m->replay, m->at);
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

static void put_step(FILE *to, const tg_page *p, int at)
{
    const moment now = {&p->replay, at};
    const tg_moment *m = &p->replay.moment[at - 1];
    fprintf(to, "{\"e\":%d,\"back\":%s", m->entry,
            m->backward ? "true" : "false");
    tg_put_json_member(to, "title", tg_moment_title(&p->replay, at).s);
    fputs(",\"html\":", to);
    tg_put_json_of(to, put_said, &now);
    fputs(",\"more\":", to);
    tg_put_json_of(to, put_explanation, &now);
    if (m->backward)
        put_sent(to, &p->replay, m, p->most);
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

void tg_put_frame(FILE *to, const tg_page *p)
{
    list values = {to, 0};
    fputs("\"value\":{", to);
    for (int id = 0; id <= p->replay.loss->id; id++)
        if (p->shown[id])
            put_value(&values, p->replay.tape->entry[id], p->most);
    fputs("},\"steps\":[", to);
    for (int m = p->begin; m < p->end; m++) {
        fputs(m > p->begin ? "," : "", to);
        put_step(to, p, m + 1);
    }
    fputc(']', to);
}

void tg_put_params(FILE *to, const tg_page *p, int most)
{
    list values = {to, 0};
    fputs("\"value\":{", to);
    for (int id = 0; id <= p->replay.loss->id; id++) {
        const tg_tensor *t = p->replay.tape->entry[id];
        if (p->shown[id] && t->role == TG_PARAM && !t->op)
            put_value(&values, t, most);
    }
    fputc('}', to);
}

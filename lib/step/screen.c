/* The screen of one moment. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/op.h"
#include "step/session.h"
#include "view/rule.h"
#include "view/text.h"

enum { LINE = 79 };

const tg_tensor *tg_session_value(const tg_session *s, const tg_tensor *t)
{
    const tg_moment *m = tg_session_now(s);
    const bool later = t->op && t->id <= s->replay.loss->id &&
                       (!m || (!m->backward && t->id > m->entry));
    return later ? NULL : t;
}

const tg_tensor *tg_session_gradient(const tg_session *s, const tg_tensor *t)
{
    return tg_replay_gradient(&s->replay, t->id, s->at, NULL);
}

void tg_session_say(const tg_session *s, const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    tg_printable(line);
    for (size_t n = strlen(line); n > 0 && line[n - 1] == ' ';)
        line[--n] = '\0';
    int letters = 0;
    for (char *c = line; *c; c++) {
        letters += ((unsigned char)*c & 0xc0) != 0x80;
        if (letters > LINE) {
            while (c - line > LINE - 2 || ((unsigned char)*c & 0xc0) == 0x80)
                c--;
            memcpy(c, "..", 3);
            break;
        }
    }
    fprintf(s->out, "%s\n", line);
}

/* "%5 = mul(%2 x, %4 w)      lesson.c:41   tg_mul(x, w)" behind `title`. */
static void say_heading(const tg_session *s, const char *title,
                        const tg_tensor *t)
{
    tg_text line = {"", 0};
    tg_text_add(&line, "%-14s %%%d = %-26s", title, t->id, tg_text_entry(t).s);
    tg_text_add(&line, "  %s  %s", tg_text_place(t).s, tg_site_call(t->site));
    if (s->colour)
        fputs("\033[1m", s->out);
    tg_session_say(s, "%s", line.s);
    if (s->colour)
        fputs("\033[0m", s->out);
}

/* "[2 x 3]  0.1 .. 2, mean 1", for one number "6". */
static tg_text summary(const tg_tensor *t)
{
    tg_text text = {"", 0};
    if (t->shape.rank > 0)
        tg_text_add(&text, "%s  ", tg_shape_print(t->shape).text);
    tg_text_add(&text, "%s", tg_text_value(t).s);
    return text;
}

/* ---- forward ---- */

static bool all_scalars(const tg_tensor *y)
{
    bool all = y->count == 1;
    for (int k = 0; k < y->inputs; k++)
        all &= y->in[k]->count == 1;
    return all;
}

static void show_forward(const tg_session *s, const tg_moment *m)
{
    const tg_tensor *y = s->replay.tape->entry[m->entry];
    char title[48], text[256];
    snprintf(title, sizeof title, "forward %d/%d", s->at, s->replay.forward);
    say_heading(s, title, y);
    tg_session_say(s, "  formula  %s", y->op->formula ? y->op->formula : "");
    if (all_scalars(y)) {
        tg_entry_text(y, text, sizeof text);
        tg_session_say(s, "  now      %s = %.6g", text, (double)y->data[0]);
        return;
    }
    for (int k = 0; k < y->inputs; k++) {
        char name[32];
        tg_input_name(y->op, y->inputs, k, name, sizeof name);
        tg_session_say(s, "  %-8s %s", name, summary(y->in[k]).s);
    }
    tg_session_say(s, "  now y    %s", summary(y).s);
}

/* ---- backward ---- */

/* What input k of y is called on the screen: its name, else its %id. */
static tg_text target_name(const tg_tensor *x)
{
    tg_text text = {"", 0};
    if (x->name)
        tg_text_add(&text, "%.20s", x->name);
    else
        tg_text_add(&text, "%%%d", x->id);
    return text;
}

/* All rules of the moment in one line where they fit. */
static void show_rules(const tg_session *s, const tg_moment *m)
{
    const tg_tape *tape = s->replay.tape;
    tg_text line = {"", 0};
    for (size_t i = 0; i < m->records; i++) {
        const tg_backward_record *r = &tape->record[m->first + i];
        char rule[160];
        tg_rule_text(tape, r, rule, sizeof rule);
        tg_text part = {"", 0};
        tg_text_add(&part, "%s -> %s", rule,
                    target_name(tape->entry[r->target]).s);
        if (line.used > 0 && line.used + part.used > LINE - 12) {
            tg_session_say(s, "  rule   %s", line.s);
            line = (tg_text){"", 0};
        }
        tg_text_add(&line, "%-20s  ", part.s);
    }
    tg_session_say(s, "  rule   %s", line.s);
}

/* How many contributions have arrived with record i: "(second use)". */
static const char *which_use(const tg_session *s, size_t i)
{
    static const char *const word[] = {"", "", "   (second use)",
                                       "   (third use)", "   (a further use)"};
    int uses = 1;
    for (size_t at = s->replay.before[i - s->replay.begin]; at > 0; uses++)
        at = s->replay.before[at - 1 - s->replay.begin];
    return word[uses < 4 ? uses : 4];
}

static void show_record(const tg_session *s, size_t i, const char *label)
{
    const tg_tape *tape = s->replay.tape;
    const tg_backward_record *r = &tape->record[i];
    const tg_tensor *sent = tape->entry[r->contribution];
    const tg_tensor *total = tape->entry[r->total];
    const size_t before = s->replay.before[i - s->replay.begin];
    const tg_tensor *had = before ? tape->entry[tape->record[before - 1].total]
                                  : NULL;
    const tg_text name = target_name(tape->entry[r->target]);
    char numbers[160];
    if (tg_rule_numbers(tape, r, numbers, sizeof numbers)) {
        tg_text now = {"", 0};
        const double value = (double)sent->data[0];
        tg_text_add(&now, "%s: %s", name.s, numbers);
        if (strtod(numbers, NULL) != value || strchr(numbers, ' '))
            tg_text_add(&now, " = %.6g", value);
        tg_session_say(s, "  %-6s %-28s %8.6g -> %.6g%s", label, now.s,
                       had ? (double)had->data[0] : 0.0, (double)total->data[0],
                       which_use(s, i));
        return;
    }
    tg_session_say(s, "  %-6s %s receives %s%s", label, name.s, summary(sent).s,
                   which_use(s, i));
    if (had)
        tg_session_say(s, "         together %s", tg_text_value(total).s);
}

static void show_backward(const tg_session *s, const tg_moment *m)
{
    const tg_tensor *y = s->replay.tape->entry[m->entry];
    const bool first = s->replay.tape->record[m->first].y < 0;
    char title[48];
    snprintf(title, sizeof title, "backward %d/%d", s->at - s->replay.forward,
             s->replay.moments - s->replay.forward);
    say_heading(s, title, y);
    if (first) {
        const tg_tensor *dy = tg_replay_arriving(&s->replay, y->id);
        tg_session_say(s, "  value  %s", summary(y).s);
        tg_session_say(s, "  now    the pass begins: d loss / d loss = %s",
                       tg_text_value(dy).s);
        return;
    }
    const tg_tensor *dy = tg_replay_arriving(&s->replay, y->id);
    tg_text line = {"", 0};
    tg_text_add(&line, "%-14s ", summary(y).s);
    if (line.used > 30) {
        tg_session_say(s, "  value  %s", line.s);
        tg_session_say(s, "  gradient arriving %s", tg_text_value(dy).s);
    } else {
        tg_session_say(s, "  value  %s gradient arriving %s", line.s,
                       tg_text_value(dy).s);
    }
    show_rules(s, m);
    for (size_t i = 0; i < m->records; i++)
        show_record(s, m->first + i, i ? "" : "now");
}

void tg_session_show(const tg_session *s)
{
    const tg_moment *m = tg_session_now(s);
    if (!m)
        tg_session_say(s,
                       "At the beginning: %d ops forward, %d steps "
                       "backward. Nothing is computed yet.",
                       s->replay.forward,
                       s->replay.moments - s->replay.forward);
    else if (m->backward)
        show_backward(s, m);
    else
        show_forward(s, m);
}

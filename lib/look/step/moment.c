/* The lines of a moment. */
#include "look/step/moment.h"

#include <stdio.h>
#include <string.h>

#include "tape/op.h"
#include "look/text/rule.h"
#include "look/text/text.h"

/* Where lines go. */
typedef struct reader {
    const tg_replay *replay;
    tg_line_visitor *visit;
    void *context;
} reader;

static void say(const reader *to, const char *label, const char *text)
{
    tg_text safe = {"", 0};
    tg_text_add(&safe, "%s", text);
    to->visit(&(tg_line){label, safe.s, "", "", ""}, to->context);
}

tg_moment_text tg_moment_title(const tg_replay *replay, int at)
{
    tg_moment_text title;
    const bool backward = replay->moment[at - 1].backward;
    const int before = backward ? replay->forward : 0;
    const int of = backward ? replay->moments : replay->forward;
    snprintf(title.s, sizeof title.s, "%s %d/%d",
             backward ? "backward" : "forward", at - before, of - before);
    return title;
}

tg_text tg_moment_beginning(const tg_replay *replay)
{
    tg_text text = {"", 0};
    tg_text_add(&text,
                "At the beginning: %d ops forward, %d steps backward. "
                "Nothing is computed yet.",
                replay->forward, replay->moments - replay->forward);
    return text;
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

/* What the letters of formula and rules are here, which the program's own names
 * may clash with: "y = %9, a = %8 h, b = %2 W2". */
static void say_letters(const reader *to, const tg_tensor *y, const char *first)
{
    tg_text text = {"", 0};
    tg_text_add(&text, "%sy = %%%d", first, y->id);
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        char name[32];
        tg_input_name(y->op, y->inputs, k, name, sizeof name);
        tg_text_add(&text, ", %s = %%%d%s%s", name, x->id, x->name ? " " : "",
                    x->name ? x->name : "");
    }
    say(to, "letters", text.s);
}

/* ---- forward ---- */

static bool all_scalars(const tg_tensor *y)
{
    bool all = y->count == 1;
    for (int k = 0; k < y->inputs; k++)
        all &= y->in[k]->count == 1;
    return all;
}

static void say_forward(const reader *to, const tg_moment *m)
{
    const tg_tensor *y = to->replay->tape->entry[m->entry];
    char text[256];
    say_letters(to, y, "");
    say(to, "formula", y->op->formula ? y->op->formula : "");
    if (all_scalars(y)) {
        tg_text now = {"", 0};
        tg_entry_text(y, text, sizeof text);
        tg_text_add(&now, "%s = %.6g", text, (double)y->data[0]);
        say(to, "now", now.s);
        return;
    }
    for (int k = 0; k < y->inputs; k++) {
        char name[32];
        tg_input_name(y->op, y->inputs, k, name, sizeof name);
        tg_printable(name);
        say(to, name, summary(y->in[k]).s);
    }
    say(to, "now y", summary(y).s);
}

/* ---- backward ---- */

/* What input k of y is called here: its name, else its %id. */
static tg_text target_name(const tg_tensor *x)
{
    tg_text text = {"", 0};
    if (x->name)
        tg_text_add(&text, "%.20s", x->name);
    else
        tg_text_add(&text, "%%%d", x->id);
    return text;
}

static void say_rule(const reader *to, const tg_backward_record *r)
{
    char rule[160];
    tg_rule_text(to->replay->tape, r, rule, sizeof rule);
    tg_text text = {"", 0};
    tg_text_add(&text, "%s -> %s", rule,
                target_name(to->replay->tape->entry[r->target]).s);
    say(to, "rule", text.s);
}

/* How many contributions have arrived with record i: "(second use)". */
static const char *which_use(const tg_replay *replay, size_t i)
{
    static const char *const word[] = {"", "", "   (second use)",
                                       "   (third use)", "   (a further use)"};
    int uses = 1;
    for (size_t at = replay->before[i - replay->begin]; at > 0; uses++)
        at = replay->before[at - 1 - replay->begin];
    return word[uses < 4 ? uses : 4];
}

static void say_record(const reader *to, size_t i, const char *label)
{
    const tg_tape *tape = to->replay->tape;
    const tg_backward_record *r = &tape->record[i];
    const tg_tensor *sent = tape->entry[r->contribution];
    const tg_tensor *total = tape->entry[r->total];
    const size_t before = to->replay->before[i - to->replay->begin];
    const tg_tensor *had = before ? tape->entry[tape->record[before - 1].total]
                                  : NULL;
    const tg_text name = target_name(tape->entry[r->target]);
    const char *note = which_use(to->replay, i);
    char numbers[160];
    tg_text now = {"", 0}, was = {"", 0}, is = {"", 0};
    if (tg_rule_numbers(tape, r, numbers, sizeof numbers)) {
        char value[32];
        snprintf(value, sizeof value, "%.6g", (double)sent->data[0]);
        tg_text_add(&now, "%s: %s", name.s, numbers);
        if (strcmp(numbers, value) != 0)
            tg_text_add(&now, " = %s", value);
        tg_text_add(&was, "%.6g", had ? (double)had->data[0] : 0.0);
        tg_text_add(&is, "%.6g", (double)total->data[0]);
    } else {
        tg_text_add(&now, "%s receives %s", name.s, summary(sent).s);
    }
    to->visit(&(tg_line){label, now.s, was.s, is.s, note}, to->context);
    if (had && !is.used) {
        tg_text together = {"", 0};
        tg_text_add(&together, "together %s", tg_text_value(total).s);
        say(to, "", together.s);
    }
}

static void say_backward(const reader *to, const tg_moment *m)
{
    const tg_tape *tape = to->replay->tape;
    const tg_tensor *y = tape->entry[m->entry];
    const tg_text dy = tg_text_value(tg_replay_arriving(to->replay, y->id));
    say(to, "value", summary(y).s);
    if (tape->record[m->first].y < 0) {
        tg_text now = {"", 0};
        tg_text_add(&now, "the pass begins: d loss / d loss = %s", dy.s);
        say(to, "now", now.s);
        return;
    }
    say(to, "gradient arriving", dy.s);
    say_letters(to, y, "dy = gradient arriving, ");
    for (size_t i = 0; i < m->records; i++)
        say_rule(to, &tape->record[m->first + i]);
    for (size_t i = 0; i < m->records; i++)
        say_record(to, m->first + i, i ? "" : "now");
}

void tg_moment_lines(const tg_replay *replay, int at, tg_line_visitor *visit,
                     void *context)
{
    const reader to = {replay, visit, context};
    const tg_moment *m = &replay->moment[at - 1];
    if (m->backward)
        say_backward(&to, m);
    else
        say_forward(&to, m);
}

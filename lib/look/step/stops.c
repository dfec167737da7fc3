/* Where to stop: on an op, an entry, a name, a line of the program, a NaN, an
 * infinity, a large number, or when a number changes. */
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/op.h"
#include "look/step/session.h"
#include "look/text/text.h"

/* ---- does it apply? ---- */

static bool any(const tg_tensor *t, bool (*test)(double, double), double limit)
{
    for (size_t i = 0; i < t->count; i++)
        if (test((double)t->data[i], limit))
            return true;
    return false;
}

static bool test_nan(double x, double limit)
{
    (void)limit;
    return isnan(x);
}

static bool test_inf(double x, double limit)
{
    (void)limit;
    return isinf(x);
}

static bool test_above(double x, double limit)
{
    return fabs(x) > limit;
}

/* Tests what moment m brings: forward a value, backward totals. */
static bool any_new(const tg_session *s, const tg_moment *m,
                    bool (*test)(double, double), double limit)
{
    const tg_tape *tape = s->replay.tape;
    if (!m->backward)
        return any(tape->entry[m->entry], test, limit);
    for (size_t i = 0; i < m->records; i++)
        if (any(tape->entry[tape->record[m->first + i].total], test, limit))
            return true;
    return false;
}

/* Whether moment m computes entry `id`, or applies its rule, or sends to it. */
static bool touches(const tg_session *s, const tg_moment *m, int id)
{
    bool found = m->entry == id;
    for (size_t i = 0; m->backward && i < m->records; i++)
        found |= s->replay.tape->record[m->first + i].target == id;
    return found;
}

static bool touches_name(const tg_session *s, const tg_moment *m,
                         const char *name)
{
    const tg_tape *tape = s->replay.tape;
    for (int id = 0; id <= s->replay.loss->id; id++)
        if (tape->entry[id]->name && strcmp(tape->entry[id]->name, name) == 0 &&
            touches(s, m, id))
            return true;
    return false;
}

/* The watched number after `moments` moments; NaN before there is one. */
static double watched(const tg_session *s, const tg_pick *p, int moments)
{
    const tg_tensor *t = tg_replay_gradient(&s->replay, p->t->id, moments,
                                            NULL);
    return t ? (double)t->data[p->first] : (double)NAN;
}

static bool has_changed(const tg_session *s, const tg_stop_rule *rule, int m,
                        char *why, size_t size)
{
    const double before = watched(s, &rule->watched, m);
    const double after = watched(s, &rule->watched, m + 1);
    if (before == after || (isnan(before) && isnan(after)))
        return false;
    snprintf(why, size, "the gradient of %s was %.6g and is %.6g",
             tg_number_name(rule->watched.t, rule->watched.first).s,
             isnan(before) ? 0 : before, after);
    return true;
}

static bool applies(const tg_session *s, const tg_stop_rule *rule, int at,
                    char *why, size_t size)
{
    const tg_moment *m = &s->replay.moment[at];
    const tg_tensor *t = s->replay.tape->entry[m->entry];
    snprintf(why, size, "%s", rule->text);
    switch (rule->kind) {
    case TG_STOP_OP:
        return t->op && strcmp(t->op->name, rule->text) == 0;
    case TG_STOP_ENTRY:
        return touches(s, m, rule->entry);
    case TG_STOP_NAME:
        return touches_name(s, m, rule->text);
    case TG_STOP_LINE:
        return atoi(tg_site_line(t->site)) == rule->line;
    case TG_STOP_NAN:
        return any_new(s, m, test_nan, 0);
    case TG_STOP_INF:
        return any_new(s, m, test_inf, 0);
    case TG_STOP_ABOVE:
        return m->backward == rule->gradient &&
               any_new(s, m, test_above, rule->limit);
    case TG_STOP_WATCH:
        return has_changed(s, rule, at, why, size);
    }
    return false;
}

bool tg_stop_applies(const tg_session *s, int m, char *why, size_t size)
{
    for (int i = 0; i < s->stops; i++)
        if (applies(s, &s->stop[i], m, why, size))
            return true;
    return false;
}

/* ---- reading one ---- */

/* "|grad| > 10", "grad>10", "|value| > 3" */
static bool read_limit(const char *text, tg_stop_rule *rule)
{
    const char *above = strchr(text, '>');
    if (!above)
        return false;
    char *end;
    rule->kind = TG_STOP_ABOVE;
    rule->gradient = strstr(text, "grad") != NULL;
    rule->limit = strtod(above + 1, &end);
    return end > above + 1 && (rule->gradient || strstr(text, "val"));
}

/* "41", "lesson.c:41", "line 41": the file is not compared, since most programs
 * have one; it is for the reader. */
static bool read_line(const char *text, tg_stop_rule *rule)
{
    const char *colon = strrchr(text, ':');
    const char *digits = colon ? colon + 1 : text;
    char *end;
    if (strncmp(text, "line", 4) == 0)
        digits = text + 4;
    const long line = strtol(digits, &end, 10);
    rule->line = (int)line;
    rule->kind = TG_STOP_LINE;
    return end > digits && !*end && line > 0 && line <= INT_MAX;
}

static bool is_op(const tg_session *s, const char *name)
{
    for (int id = 0; id <= s->replay.loss->id; id++) {
        const tg_tensor *t = s->replay.tape->entry[id];
        if (s->replay.part[id] && t->op && strcmp(t->op->name, name) == 0)
            return true;
    }
    return false;
}

static bool read_stop(const tg_session *s, const char *text, tg_stop_rule *rule)
{
    snprintf(rule->text, sizeof rule->text, "%s", text);
    if (strcmp(text, "nan") == 0 || strcmp(text, "NaN") == 0) {
        rule->kind = TG_STOP_NAN;
    } else if (strcmp(text, "inf") == 0) {
        rule->kind = TG_STOP_INF;
    } else if (strchr(text, '>')) {
        if (!read_limit(text, rule)) {
            tg_set_error("'%s': a limit is |grad| > 10 or |value| > 10", text);
            return false;
        }
    } else if (is_op(s, text)) {
        rule->kind = TG_STOP_OP;
    } else if (!read_line(text, rule)) {
        tg_pick pick;
        const char *rest = text;
        if (!tg_pick_read(&s->replay, &rest, &pick)) {
            tg_set_error("'%s' is no op, entry (%%5), name or line here; nor "
                         "nan, inf, |grad| > 10",
                         text);
            return false;
        }
        const bool id = text[0] == '%' || !pick.t->name;
        rule->kind = id ? TG_STOP_ENTRY : TG_STOP_NAME;
        rule->entry = pick.t->id;
    }
    return true;
}

static bool add(tg_session *s, const tg_stop_rule *rule)
{
    if (s->stops == TG_STOPS) {
        tg_set_error("there are %d stops already: delete some", TG_STOPS);
        return false;
    }
    s->stop[s->stops++] = *rule;
    tg_session_say(s, "stop %d: %s", s->stops, rule->text);
    return true;
}

bool tg_do_break(tg_session *s, const char *argument)
{
    tg_stop_rule rule = {0};
    if (!*argument) {
        for (int i = 0; i < s->stops; i++)
            tg_session_say(s, "stop %d: %s", i + 1, s->stop[i].text);
        if (s->stops == 0)
            tg_session_say(s, "No stops. break mul, break %%5, break W1, break "
                              "41, break nan, break |grad| > 10");
        return true;
    }
    return read_stop(s, argument, &rule) && add(s, &rule);
}

bool tg_do_watch(tg_session *s, const char *argument)
{
    tg_stop_rule rule = {.kind = TG_STOP_WATCH};
    if (!tg_pick_number(&s->replay, argument, &rule.watched))
        return false;
    snprintf(rule.text, sizeof rule.text, "watch %.60s", argument);
    return add(s, &rule);
}

bool tg_do_delete(tg_session *s, const char *argument)
{
    char *end;
    const long n = strtol(argument, &end, 10);
    if (*argument && (*end || n < 1 || n > s->stops)) {
        tg_set_error("there is no stop '%s': break alone lists them", argument);
        return false;
    }
    if (*argument)
        memmove(&s->stop[n - 1], &s->stop[n],
                (size_t)(s->stops - n) * sizeof *s->stop);
    s->stops = *argument ? s->stops - 1 : 0;
    return true;
}

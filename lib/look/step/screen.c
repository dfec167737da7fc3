/* The screen of one moment. */
#include <stdarg.h>
#include <string.h>

#include "look/step/moment.h"
#include "look/step/session.h"
#include "look/text/text.h"

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

/* "%5 = mul(%2 x, %4 w)      lesson.c:41   tg_mul(x, w)" after `title`. */
static void say_heading(const tg_session *s, const char *title,
                        const tg_tensor *t)
{
    tg_text line = {"", 0};
    tg_text_add(&line, "%-14s %%%d = %-26s", title, t->id, tg_text_entry(t).s);
    tg_text_add(&line, "  %s  %s", tg_text_place(t).s, tg_text_call(t).s);
    if (s->colour)
        fputs("\033[1m", s->out);
    tg_session_say(s, "%s", line.s);
    if (s->colour)
        fputs("\033[0m", s->out);
}

/* A line that others may be added to: the rules of a moment share a line where
 * they fit, and what arrives follows the value. */
typedef struct joined {
    const tg_session *s;
    int width; /* of labels */
    char label[16];
    tg_text text;
} joined;

static void print_joined(joined *j)
{
    if (j->text.used > 0)
        tg_session_say(j->s, "  %-*s %s", j->width, j->label, j->text.s);
    j->text = (tg_text){"", 0};
}

static void print_line(const tg_line *line, void *context)
{
    joined *j = context;
    const bool rule = strcmp(line->label, "rule") == 0;
    const bool arriving = strcmp(line->label, "gradient arriving") == 0;
    const bool fits = rule ? j->text.used + strlen(line->text) <= LINE - 12
                           : j->text.used <= 30;
    const bool joins = arriving || (rule && strcmp(j->label, "rule") == 0);
    if (!(joins && fits))
        print_joined(j);
    if (!arriving)
        snprintf(j->label, sizeof j->label, "%s", line->label);
    if (arriving && j->text.used == 0)
        tg_session_say(j->s, "  %s %s", line->label, line->text);
    else if (arriving)
        tg_text_add(&j->text, " %s %s", line->label, line->text);
    else if (*line->after)
        tg_session_say(j->s, "  %-*s %-28s %8s -> %s%s", j->width, line->label,
                       line->text, line->before, line->after, line->note);
    else
        tg_text_add(&j->text,
                    rule          ? "%-20s  %s"
                    : *line->note ? "%s%s"
                                  : "%-14s %s",
                    line->text, line->note);
}

static void show_moment(const tg_session *s)
{
    const tg_moment *m = tg_session_now(s);
    joined j = {.s = s, .width = 7};
    say_heading(s, tg_moment_title(&s->replay, s->at).s,
                s->replay.tape->entry[m->entry]);
    tg_moment_lines(&s->replay, s->at, print_line, &j);
    print_joined(&j);
}

void tg_session_show(const tg_session *s)
{
    const tg_moment *m = tg_session_now(s);
    if (!m)
        tg_session_say(s, "%s", tg_moment_beginning(&s->replay).s);
    else
        show_moment(s);
}

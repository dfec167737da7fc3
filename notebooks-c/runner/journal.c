/* From what a run left behind (../record.h) to the outputs of cells. */
#include <stdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "run.h"

enum { MOST_TEXT = 100000, MOST_OUTPUTS = 1000 }; /* bytes of one, of a cell */

typedef struct run {
    notebook *nb;
    const char *folder;
    text out, err, shown;
    size_t out_at, err_at; /* how much of it has its place */
    char before;           /* what event came last; 0: none yet */
    cell *c;               /* the cell that runs */
    bool failed;           /* and its error is known */
} run;

/* One line of the journal. */
typedef struct event {
    char what;
    int number;
    long out, err, from, to;
} event;

/* The event at s; what comes after it, or NULL at the end. */
static const char *next_event(const char *s, event *e)
{
    char line[128]; /* sscanf would look for the end of all of s */
    while (*s) {
        const size_t n = strcspn(s, "\n"), kept = n < 128 ? n : 0;
        memcpy(line, s, kept);
        line[kept] = '\0';
        s += n + (s[n] == '\n');
        if (sscanf(line, "%c %d %ld %ld %ld %ld", &e->what, &e->number, &e->out,
                   &e->err, &e->from, &e->to) == 6)
            return s;
    }
    return NULL;
}

static bool begins_cell(const notebook *nb, const event *e)
{
    return e->what == 'c' && e->number >= 0 && e->number < nb->cells &&
           nb->cell[e->number].kind == CODE;
}

int last_cell(const notebook *nb, const text *journal)
{
    event e;
    for (size_t i = journal->n; i-- > 0;)
        if (journal->s[i] == 'c' && next_event(journal->s + i, &e) &&
            begins_cell(nb, &e))
            return e.number;
    return nb->main_cell;
}

/* ---- the two streams ---- */

/* Whether the cell may have one more output; when not, that is said once. */
static bool has_room(cell *c)
{
    if (c->outs == MOST_OUTPUTS)
        text_addf(&cell_output(c, OUT_STDERR)->body,
                  "[more than %d outputs: cut here]\n", MOST_OUTPUTS);
    return c->outs < MOST_OUTPUTS;
}

/* Cuts a text that is too long, between two letters, and says so. */
static void cut(text *t)
{
    if (t->n <= MOST_TEXT)
        return;
    t->n = MOST_TEXT;
    while (((unsigned char)t->s[t->n] & 0xc0) == 0x80)
        t->n--;
    text_addf(t, "\n[more than %d bytes: cut here]\n", MOST_TEXT);
}

/* What a stream has had since, up to `end`, goes to the cell. */
static void take(run *r, output_kind kind, const text *stream, size_t *at,
                 long end)
{
    const size_t stop = end < 0 || (size_t)end > stream->n ? stream->n
                                                           : (size_t)end;
    const size_t n = stop > *at ? stop - *at : 0;
    const char *s = stream->s + *at;
    cell *c = r->c;
    *at += n;
    const bool goes_on = c->outs > 0 && c->outs <= MOST_OUTPUTS &&
                         c->out[c->outs - 1].kind == kind;
    if (n == 0 || !(goes_on || has_room(c)))
        return;
    text *body = goes_on ? &c->out[c->outs - 1].body
                         : &cell_output(c, kind)->body;
    if (body->n > MOST_TEXT) /* it was cut */
        return;
    text_add_shown(body, s, n);
    cut(body);
}

/* After an `s` standard error was written first, elsewhere output was. */
static void take_both(run *r, long out, long err)
{
    if (r->before == 's')
        take(r, OUT_STDERR, &r->err, &r->err_at, err);
    take(r, OUT_STDOUT, &r->out, &r->out_at, out);
    take(r, OUT_STDERR, &r->err, &r->err_at, err);
}

/* ---- what is shown, and errors that the program tells ---- */

/* Whether Markdown follows on Markdown, as the rows of a table do. */
static bool goes_on(const cell *c, const char *type)
{
    const output *o = c->outs > 0 ? &c->out[c->outs - 1] : NULL;
    return o && o->kind == OUT_SHOWN && strcmp(o->type.s, type) == 0 &&
           strcmp(type, "text/markdown") == 0;
}

static void take_shown(run *r, const event *e)
{
    const char *s[4];
    long at = e->from;
    for (long i = at; i >= 0 && i < e->to && i < (long)r->shown.n; i++)
        if (r->shown.s[i] == '\r') /* no terminal sees it */
            r->shown.s[i] = '\n';
    for (int i = 0; i < (e->what == 'd' ? 4 : 2); i++) {
        if (at < 0 || e->to > (long)r->shown.n || at >= e->to)
            return;
        s[i] = r->shown.s + at;
        at += (long)strlen(s[i]) + 1;
    }
    if (e->what == 'e') {
        add_error(r->nb, r->c, s[0], s[1], 0, s[1]);
        r->failed = true;
    } else if (goes_on(r->c, s[0]) || has_room(r->c)) {
        output *o = goes_on(r->c, s[0]) ? &r->c->out[r->c->outs - 1]
                                        : cell_output(r->c, OUT_SHOWN);
        o->type.n = 0;
        text_add(&o->type, s[0]);
        text_add_shown(&o->words, s[1], strcspn(s[1], "\n"));
        text_add_shown(&o->plain, s[2], strlen(s[2]));
        text_add_shown(&o->body, s[3], strlen(s[3]));
    }
}

/* ---- how it ended ---- */

/* The notebook's line that the crash came from, the innermost; 0 where there
 * is no trace of it, or no addr2line. */
static int line_of_crash(run *r)
{
    text trace = {0}, program = {0}, said = {0};
    text_addf(&trace, "@%s/trace", r->folder);
    text_addf(&program, "%s/notebook", r->folder);
    const char *const argument[] = {"addr2line", "-e", program.s, trace.s,
                                    NULL};
    const int status = run_program(argument, &said, r->folder);
    const int line = status == 0 ? find_line(r->nb, said.s, said.n) : 0;
    text_free(&trace);
    text_free(&program);
    text_free(&said);
    return line;
}

static void take_signal(run *r, int number, bool late)
{
    const int line = line_of_crash(r);
    text message = {0};
    if (late)
        text_addf(&message,
                  "not done after %g s; timeout=SECONDS after the cell's "
                  "title allows more",
                  r->c->timeout);
    else if (number == SIGXFSZ)
        text_addf(&message, "it wrote more than %d MB", MOST_MEGABYTES);
    else
        text_add(&message, strsignal(number));
    add_error(r->nb, r->c, late ? "time-out" : "crash", message.s, line, "");
    text_free(&message);
}

/* The last line of a text that has letters; its end when there is none. */
static const char *last_line(const text *t)
{
    size_t end = t->n;
    while (end > 0 && strchr(" \n", t->s[end - 1]))
        end--;
    size_t line = end;
    while (line > 0 && t->s[line - 1] != '\n')
        line--;
    return t->s + (end > 0 ? line : t->n);
}

/* What UndefinedBehaviorSanitizer says after "x.c:12:5: "; or NULL. */
static const char *undefined_report(const char *s)
{
    static const char mark[] = ": runtime error: ";
    for (const char *at = s; (at = strstr(at, mark)); at++)
        if (at > s && at[-1] >= '0' && at[-1] <= '9')
            return at + 2;
    return NULL;
}

/* Output k of a cell is no output of its own: its text goes to `t`. */
static void take_back(cell *c, int k, text *t)
{
    text_add_n(t, c->out[k].body.s, c->out[k].body.n);
    output_free(&c->out[k]);
    c->outs--;
    memmove(&c->out[k], &c->out[k + 1], (size_t)(c->outs - k) * sizeof *c->out);
}

/* A program that ended with a status speaks through what it said last on
 * standard error: its message, or a sanitizer's report. */
static void take_status(run *r, int status)
{
    text type = {0}, said = {0};
    text_addf(&type, "exit status %d", status);
    text_add(&said, "");
    for (int k = r->c->outs; k-- > 0 && said.n == 0;)
        if (r->c->out[k].kind == OUT_STDERR)
            take_back(r->c, k, &said);
    const char *message = last_line(&said);
    const char *report = strstr(said.s, "Sanitizer: ");
    const char *undefined = undefined_report(said.s);
    char *details = strstr(said.s, "\nShadow bytes");
    const int line = find_line(r->nb, said.s, said.n);
    if (undefined || report)
        message = undefined ? undefined : report + strlen("Sanitizer: ");
    if (details)
        details[1] = '\0';
    add_error(r->nb, r->c, report || undefined ? "sanitizer" : type.s,
              *message ? message : "without a message", line, said.s);
    text_free(&type);
    text_free(&said);
}

/* UndefinedBehaviorSanitizer may report and go on. */
static void take_reports(notebook *nb)
{
    for (cell *c = nb->cell; c < nb->cell + nb->cells; c++)
        for (int k = 0, outs = c->outs; k < outs; k++) {
            const text *said = &c->out[k].body;
            const char *report = undefined_report(said->s);
            if (c->out[k].kind == OUT_STDERR && report)
                add_error(nb, c, "sanitizer", report,
                          find_line(nb, said->s, said->n), "");
        }
}

void read_journal(notebook *nb, const char *folder, int status, bool late)
{
    run r = {.nb = nb, .folder = folder, .c = &nb->cell[nb->main_cell]};
    text journal = {0};
    read_from(folder, "out", &r.out);
    read_from(folder, "err", &r.err);
    read_from(folder, "shown", &r.shown);
    read_from(folder, "journal", &journal);
    const char *s = journal.s;
    for (event e; (s = next_event(s, &e));) {
        take_both(&r, e.out, e.err);
        r.before = e.what;
        if (begins_cell(nb, &e)) {
            r.c = &nb->cell[e.number];
            r.c->ran = true;
        } else if (e.what == 'd' || e.what == 'e') {
            take_shown(&r, &e);
        }
    }
    take_both(&r, -1, -1);
    if (journal.n == 0)
        add_error(nb, r.c, "record",
                  "what the notebook did is not recorded: was its folder "
                  "removed, is the disk full?",
                  0, "");
    if (late || WIFSIGNALED(status))
        take_signal(&r, WTERMSIG(status), late);
    else if (WEXITSTATUS(status) != 0 && !r.failed)
        take_status(&r, WEXITSTATUS(status));
    take_reports(nb);
    text_free(&journal);
    text_free(&r.out);
    text_free(&r.err);
    text_free(&r.shown);
}

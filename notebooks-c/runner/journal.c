/* From what a run left behind (record.h) to the outputs of cells. */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "run.h"

enum { MOST_SHOWN = 8 << 20, MOST_TEXT = 100000, FRAMES = 64 };

typedef struct run {
    notebook *nb;
    const char *folder;
    text out, err, shown;
    size_t out_at, err_at; /* what of it has its place */
    cell *c;               /* the cell that runs */
    bool failed;           /* its error is known */
} run;

/* One line of the journal. */
typedef struct event {
    char what;
    int number;
    long out, err, from, to;
} event;

static const char *next_event(const char *s, event *e)
{
    while (*s && sscanf(s, "%c %d %ld %ld %ld %ld\n", &e->what, &e->number,
                        &e->out, &e->err, &e->from, &e->to) != 6)
        s += strcspn(s, "\n") + (s[strcspn(s, "\n")] == '\n');
    return *s ? s + strcspn(s, "\n") + 1 : NULL;
}

int last_cell(const notebook *nb, const char *journal)
{
    int last = nb->main_cell;
    for (event e; journal && (journal = next_event(journal, &e));)
        if (e.what == 'c' && e.number >= 0 && e.number < nb->cells)
            last = e.number;
    return last;
}

/* ---- the two streams ---- */

/* What a stream has had since, up to `end`, goes to the cell. */
static void take(run *r, output_kind kind, const text *stream, size_t *at,
                 long end)
{
    const size_t stop = end < 0 || (size_t)end > stream->n ? stream->n
                                                           : (size_t)end;
    if (stop <= *at)
        return;
    cell *c = r->c;
    output *o = c->outs > 0 && c->out[c->outs - 1].kind == kind
                    ? &c->out[c->outs - 1]
                    : cell_output(c, kind);
    const size_t room = o->body.n < MOST_TEXT ? MOST_TEXT - o->body.n : 0;
    const size_t n = stop - *at;
    text_add_shown(&o->body, stream->s + *at, n < room ? n : room);
    if (n > room && room > 0)
        text_addf(&o->body, "\n[more than %d bytes: cut here]\n", MOST_TEXT);
    *at = stop;
}

static void take_both(run *r, long out, long err)
{
    take(r, OUT_STDOUT, &r->out, &r->out_at, out);
    take(r, OUT_STDERR, &r->err, &r->err_at, err);
}

/* ---- what is shown, and errors that the program knows of ---- */

static void take_shown(run *r, const event *e)
{
    const char *s[4];
    long at = e->from;
    for (int i = 0; i < (e->what == 'd' ? 4 : 2); i++) {
        if (at < 0 || e->to > (long)r->shown.n || at >= e->to)
            return;
        s[i] = r->shown.s + at;
        at += (long)strlen(s[i]) + 1;
    }
    r->failed = e->what == 'e';
    if (r->failed) {
        add_error(r->nb, r->c, s[0], s[1], 0, s[1]);
        return;
    }
    output *o = cell_output(r->c, OUT_SHOWN);
    text_add(&o->type, s[0]);
    text_add_shown(&o->words, s[1], strcspn(s[1], "\n"));
    text_add_shown(&o->plain, s[2], strlen(s[2]));
    text_add_shown(&o->body, s[3], strlen(s[3]));
}

static void take_event(run *r, const event *e)
{
    take_both(r, e->out, e->err);
    if (e->what == 'c' && e->number >= 0 && e->number < r->nb->cells) {
        r->c = &r->nb->cell[e->number];
        r->c->ran = true;
    } else if (e->what == 'd' || e->what == 'e') {
        take_shown(r, e);
    }
}

/* ---- how it ended ---- */

/* The notebook's line that the innermost of the addresses in `trace` belongs
 * to; 0 where they, or addr2line, are missing. */
static int line_of_crash(run *r)
{
    char words[FRAMES][20], *argument[FRAMES + 4];
    text path = {0}, trace = {0}, program = {0}, said = {0};
    text_addf(&path, "%s/trace", r->folder);
    text_addf(&program, "%s/notebook", r->folder);
    text_read(&trace, path.s, MOST_TEXT);
    int n = 0, line = 0;
    argument[n++] = "addr2line";
    argument[n++] = "-e";
    argument[n++] = program.s;
    for (size_t i = 0; i < trace.n / sizeof(uintptr_t) && i < FRAMES; i++) {
        uintptr_t address;
        memcpy(&address, trace.s + i * sizeof address, sizeof address);
        snprintf(words[i], sizeof words[i], "0x%llx",
                 (unsigned long long)address - 1);
        argument[n++] = words[i];
    }
    argument[n] = NULL;
    if (n > 3 && run_program(argument, &said, r->folder) == 0)
        line = find_line(r->nb, said.s, said.n);
    text_free(&path);
    text_free(&trace);
    text_free(&program);
    text_free(&said);
    return line;
}

static const char *signal_name(int number)
{
    switch (number) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGABRT:
        return "SIGABRT";
    case SIGFPE:
        return "SIGFPE";
    case SIGXFSZ:
        return "SIGXFSZ";
    }
    return "signal";
}

/* A program that ended with a status speaks through what it last said on
 * standard error: a sanitizer its report, the others their message. */
static void take_status(run *r, int status)
{
    text type = {0}, said = {0};
    cell *c = r->c;
    output *last = c->outs > 0 ? &c->out[c->outs - 1] : NULL;
    text_addf(&type, "exit status %d", status);
    if (last && last->kind == OUT_STDERR) {
        said = last->body;
        c->outs--;
    }
    const char *report = said.n ? strstr(said.s, "Sanitizer: ") : NULL;
    const char *undefined = said.n ? strstr(said.s, "runtime error: ") : NULL;
    const char *message = undefined ? undefined : report ? report + 11 : said.s;
    add_error(r->nb, c, report || undefined ? "sanitizer" : type.s,
              message ? message : type.s,
              said.n ? find_line(r->nb, said.s, said.n) : 0,
              said.n ? said.s : "");
    text_free(&type);
    text_free(&said);
}

static void take_end(run *r, int status, bool late)
{
    text message = {0};
    const int line = WIFSIGNALED(status) ? line_of_crash(r) : 0;
    if (late)
        text_addf(&message,
                  "not done after %g s; timeout=SECONDS behind the "
                  "title allows more",
                  r->c->timeout);
    else if (WIFSIGNALED(status))
        text_add(&message, strsignal(WTERMSIG(status)));
    if (late || WIFSIGNALED(status))
        add_error(r->nb, r->c,
                  late ? "time-out" : signal_name(WTERMSIG(status)), message.s,
                  line, "");
    else if (WEXITSTATUS(status) != 0 && !r->failed)
        take_status(r, WEXITSTATUS(status));
    text_free(&message);
}

static void read_file(const run *r, const char *name, text *t)
{
    text path = {0};
    text_addf(&path, "%s/%s", r->folder, name);
    text_read(t, path.s, SIZE_MAX / 8);
    text_add(t, "");
    text_free(&path);
}

void read_journal(notebook *nb, const char *folder, int status, bool late)
{
    run r = {.nb = nb, .folder = folder, .c = &nb->cell[nb->main_cell]};
    text journal = {0};
    read_file(&r, "out", &r.out);
    read_file(&r, "err", &r.err);
    read_file(&r, "shown", &r.shown);
    read_file(&r, "journal", &journal);
    const char *s = journal.s;
    for (event e; (s = next_event(s, &e));)
        take_event(&r, &e);
    take_both(&r, -1, -1);
    take_end(&r, status, late);
    text_free(&journal);
    text_free(&r.out);
    text_free(&r.err);
    text_free(&r.shown);
}

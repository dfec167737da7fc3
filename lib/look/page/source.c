/* Lines of source on a page. The files of a program are numbered by the first
 * entry that each made. */
#include "look/page/source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tape/error.h"
#include "look/text/markup.h"
#include "look/text/text.h"

enum { AROUND = 5, LONGEST = 512, LAST = 200000 };

/* The shown entry with a site that follows `id` on the tape, or NULL. */
static const tg_tensor *next_made(const tg_page *p, int id)
{
    for (id++; id <= p->replay.loss->id; id++)
        if (p->shown[id] && p->replay.tape->entry[id]->site)
            return p->replay.tape->entry[id];
    return NULL;
}

static bool same_file(const tg_tensor *a, const tg_tensor *b)
{
    return strcmp(tg_site_file(a->site), tg_site_file(b->site)) == 0;
}

/* The first entry that t's file made. */
static const tg_tensor *first_of_file(const tg_page *p, const tg_tensor *t)
{
    const tg_tensor *first = next_made(p, -1);
    while (!same_file(first, t))
        first = next_made(p, first->id);
    return first;
}

tg_line_id tg_source_line(const tg_page *p, const tg_tensor *t)
{
    tg_line_id id = {""};
    if (!t->site)
        return id;
    snprintf(id.s, sizeof id.s, "L%d-%d", first_of_file(p, t)->id,
             atoi(tg_site_line(t->site)));
    return id;
}

/* ---- one file ---- */

typedef struct file {
    const tg_page *page;
    const tg_tensor *first;  /* the first entry that it made */
    const tg_tensor **maker; /* by line: the first entry it made, or NULL */
    int lines;               /* the last that made one */
} file;

static int line_of(const tg_tensor *t)
{
    const int line = atoi(tg_site_line(t->site));
    return line > 0 && line < LAST ? line : 0;
}

static void find_makers(file *f)
{
    for (const tg_tensor *t = f->first; t; t = next_made(f->page, t->id))
        if (same_file(t, f->first) && line_of(t) > f->lines)
            f->lines = line_of(t);
    f->maker = calloc((size_t)f->lines + 1, sizeof *f->maker);
    if (!f->maker)
        tg_fail("no memory for %d lines of source", f->lines);
    for (const tg_tensor *t = f->first; t; t = next_made(f->page, t->id))
        if (same_file(t, f->first) && !f->maker[line_of(t)])
            f->maker[line_of(t)] = t;
}

static bool is_near(const file *f, int line)
{
    for (int n = line - AROUND; n <= line + AROUND; n++)
        if (n >= 1 && n <= f->lines && f->maker[n])
            return true;
    return false;
}

/* Reads a line of any length and keeps its beginning, without bytes that are 0;
 * false at the end. */
static bool read_line(FILE *from, char *line)
{
    size_t n = 0;
    int c = fgetc(from);
    if (c == EOF)
        return false;
    for (; c != '\n' && c != EOF; c = fgetc(from))
        if (n < LONGEST - 1 && c != 0 && c != '\r')
            line[n++] = c == '\t' ? ' ' : (char)c;
    line[n] = '\0';
    tg_printable(line);
    return true;
}

static void put_line(FILE *to, const file *f, int n, const char *text)
{
    const int letters = n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 4;
    fprintf(to, "<span id=\"L%d-%d\">", f->first->id, n);
    if (n <= f->lines && f->maker[n])
        fprintf(to, "%*s<a href=\"#e%d\">%d</a>  ", 4 - letters, "",
                f->maker[n]->id, n);
    else
        fprintf(to, "<i>%4d</i>  ", n);
    tg_put_xml(to, text);
    fputs("\n</span>", to);
}

/* Whether there was a line to quote: the file may have changed since. */
static bool put_lines(FILE *to, const file *f, FILE *from)
{
    char line[LONGEST];
    bool gap = false, any = false;
    for (int n = 1; n <= f->lines + AROUND && read_line(from, line); n++) {
        any |= is_near(f, n);
        if (is_near(f, n)) {
            fputs(gap ? "<span><i>   \342\213\256</i>\n</span>" : "", to);
            put_line(to, f, n, line);
        }
        gap = !is_near(f, n);
    }
    return any;
}

/* Without the file: all calls that it made, line by line. */
static void put_calls(FILE *to, const file *f)
{
    for (int n = 1; n <= f->lines; n++) {
        const tg_tensor *t = f->maker[n];
        tg_text calls = {"", 0};
        const char *before = NULL; /* a call is not written twice */
        for (; t; t = next_made(f->page, t->id))
            if (same_file(t, f->first) && line_of(t) == n &&
                t->site != before) {
                tg_text_add(&calls, "%s%s", before ? "\n        " : "",
                            tg_text_call(t).s);
                before = t->site;
            }
        if (before)
            put_line(to, f, n, calls.s);
    }
}

static FILE *open_source(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode) ? fopen(path, "r")
                                                           : NULL;
}

static void put_file(FILE *to, const tg_page *p, const tg_tensor *first)
{
    file f = {p, first, NULL, 0};
    tg_text name = {"", 0};
    FILE *from = open_source(tg_site_file(first->site));
    find_makers(&f);
    tg_text_add(&name, "%s", tg_site_file(first->site));
    fputs("<p>", to);
    tg_put_xml(to, name.s);
    fputs(from ? "" : ", not found from here: its calls", to);
    fputs("</p>\n<pre>", to);
    if (!from || !put_lines(to, &f, from))
        put_calls(to, &f);
    if (from)
        fclose(from);
    fputs("</pre>\n", to);
    free(f.maker);
}

void tg_put_source(FILE *to, tg_page *p)
{
    for (const tg_tensor *t = next_made(p, -1); t; t = next_made(p, t->id))
        if (first_of_file(p, t) == t)
            put_file(to, p, t);
}

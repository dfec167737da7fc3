/* Reading a notebook: a file, its lines, and the cells that walk.c finds. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "notebook.h"

enum { MOST_BYTES = 4 << 20 };

bool notebook_refuse(const notebook *nb, int line, const char *format, ...)
{
    char what[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    if (line > 0)
        tg_set_error("%s:%d: %s", nb->path, line, what);
    else
        tg_set_error("%s: %s", nb->path, what);
    return false;
}

/* ---- reading ---- */

/* Without byte order mark and carriage returns; nothing that is no text. */
static bool clean(notebook *nb, const text *raw)
{
    const bool mark = raw->n >= 3 && memcmp(raw->s, "\xef\xbb\xbf", 3) == 0;
    int line = 1;
    for (size_t i = mark ? 3 : 0; i < raw->n; i++) {
        const size_t n = text_character(raw->s + i);
        if (n == 0 && raw->s[i] == '\r' && raw->s[i + 1] == '\n')
            continue;
        if (n == 0)
            return notebook_refuse(nb, line,
                                   "byte 0x%02x is not text in UTF-8: write \\x"
                                   "%02x in a string",
                                   (unsigned char)raw->s[i],
                                   (unsigned char)raw->s[i]);
        if (strncmp(raw->s + i, "?\?/", 3) == 0)
            return notebook_refuse(nb, line,
                                   "the trigraph ?\?/ is a backslash to C: "
                                   "write one, or ? ?/");
        text_add_n(&nb->source, raw->s + i, n);
        i += n - 1;
        line += raw->s[i] == '\n';
    }
    if (nb->source.n > 0 && nb->source.s[nb->source.n - 1] != '\n')
        text_add(&nb->source, "\n");
    text_add(&nb->source, "");
    return true;
}

static bool load(notebook *nb)
{
    const char *slash = strrchr(nb->path, '/');
    const char *base = slash ? slash + 1 : nb->path;
    const size_t n = strlen(base);
    if (n < 3 || strcmp(base + n - 2, ".c") != 0 || strpbrk(nb->path, "\"\\\n"))
        return notebook_refuse(nb, 0,
                               "a notebook is a C program, NAME.c, with "
                               "no quote or backslash in its path");
    for (const char *s = nb->path; *s; s += text_character(s))
        if (text_character(s) == 0)
            return notebook_refuse(nb, 0, "the path is not in UTF-8");
    text_add_n(&nb->name, base, n - 2);
    text raw = {0};
    const bool good = text_read(&raw, nb->path, MOST_BYTES) && clean(nb, &raw);
    text_free(&raw);
    return good;
}

/* The table of lines, with one after the last. */
static bool find_lines(notebook *nb)
{
    const char *s = nb->source.s;
    for (const char *c = s; *c; c++)
        nb->lines += *c == '\n';
    nb->line = calloc((size_t)nb->lines + 2, sizeof *nb->line);
    nb->has_code = calloc((size_t)nb->lines + 2, sizeof *nb->has_code);
    if (!nb->line || !nb->has_code)
        return notebook_refuse(nb, 0, "no memory for %d lines", nb->lines);
    for (int i = 1; i <= nb->lines + 1; i++, s += strcspn(s, "\n") + 1)
        nb->line[i] = s;
    return true;
}

/* ---- the cells' lines ---- */

/* Letters of a line that belong to the cell, without blanks at its end; the
 * last line of prose ends with the comment. */
static size_t letters(const notebook *nb, const cell *c, int line)
{
    const char *s = nb->line[line];
    size_t n = c->kind == PROSE && line == c->last
                   ? (size_t)(strstr(s, "*/") - s)
                   : strcspn(s, "\n");
    while (n > 0 && strchr(" \t", s[n - 1]))
        n--;
    return n;
}

/* Blanks that all lines first .. last begin with, but those without letters.
 * None where a line goes on in the next: that may be within a string. */
static size_t indentation(const notebook *nb, const cell *c, int first,
                          int last)
{
    const char *model = nb->line[first];
    size_t common = strspn(model, " \t");
    for (int line = first; line <= last; line++) {
        const size_t n = letters(nb, c, line);
        for (size_t i = 0; i < common && n > 0; i++)
            if (nb->line[line][i] != model[i])
                common = i;
        if (c->kind != PROSE && n > 0 && nb->line[line][n - 1] == '\\')
            return 0;
    }
    return common;
}

/* The cell's lines, but for blank ones at the ends, without the indentation
 * that they share. */
static void fill_body(const notebook *nb, cell *c)
{
    int first = c->first, last = c->last;
    while (first <= last && letters(nb, c, first) == 0)
        first++;
    while (last > first && letters(nb, c, last) == 0)
        last--;
    const size_t cut = first <= last ? indentation(nb, c, first, last) : 0;
    for (int line = first; line <= last; line++) {
        const size_t n = letters(nb, c, line);
        if (n > cut)
            text_add_n(&c->body, nb->line[line] + cut, n - cut);
        text_add(&c->body, "\n");
    }
}

static bool in_no_cell(notebook *nb, int from, int to)
{
    for (int line = from; line < to; line++)
        if (nb->has_code[line])
            return notebook_refuse(nb, line,
                                   "code in no cell: write // %%%% id A title "
                                   "above it");
    return true;
}

/* Gives each cell its lines. */
static bool fill_cells(notebook *nb)
{
    bool good = in_no_cell(nb, 1, nb->cell[0].marker);
    for (int i = 0; good && i < nb->cells; i++) {
        cell *c = &nb->cell[i];
        const int next = i + 1 < nb->cells ? c[1].marker : nb->lines + 1;
        if (c->kind == CODE)
            c->last = next - 1;
        good = in_no_cell(nb, c->last + 1, next);
        fill_body(nb, c);
    }
    return good;
}

bool notebook_read(notebook *nb, const char *path, double timeout)
{
    *nb = (notebook){.path = path, .main_cell = -1};
    const bool good = load(nb) && find_lines(nb) && notebook_walk(nb) &&
                      fill_cells(nb);
    for (int i = 0; i < nb->cells; i++)
        if (nb->cell[i].timeout == 0)
            nb->cell[i].timeout = timeout;
    return good;
}

void output_free(output *o)
{
    text_free(&o->body);
    text_free(&o->words);
    text_free(&o->plain);
    text_free(&o->type);
}

void notebook_free(notebook *nb)
{
    for (int i = 0; i < nb->cells; i++) {
        cell *c = &nb->cell[i];
        for (int k = 0; k < c->outs; k++)
            output_free(&c->out[k]);
        free(c->out);
        text_free(&c->title);
        text_free(&c->body);
    }
    free(nb->cell);
    free(nb->line);
    free(nb->has_code);
    text_free(&nb->name);
    text_free(&nb->source);
}

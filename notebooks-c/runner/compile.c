/* Compiling a notebook: a copy in which markers are calls, on the same lines,
 * and what the compiler says, at the cell that it says it of. */
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* The copy: `#line` keeps messages and debuggers on the notebook's lines. */
static void instrument(const notebook *nb, text *copy)
{
    text_add(copy, "void nb_cell(int number);\n#line 1 ");
    text_add_json(copy, nb->path, strlen(nb->path));
    text_add(copy, "\n");
    int i = 0;
    for (int line = 1; line <= nb->lines; line++) {
        while (i < nb->cells && nb->cell[i].marker < line)
            i++;
        const cell *c = i < nb->cells ? &nb->cell[i] : NULL;
        if (c && c->marker == line && c->kind == CODE && c->in_main)
            text_addf(copy, "nb_cell(%d);\n", i);
        else
            text_add_n(copy, nb->line[line],
                       (size_t)(nb->line[line + 1] - nb->line[line]));
    }
}

/* Adds the words of `s`, which blanks part, to a list of arguments. */
static int add_words(char **argument, int n, int most, char *s)
{
    for (char *w = strtok(s, " "); w && n < most; w = strtok(NULL, " "))
        argument[n++] = w;
    return n;
}

int find_line(const notebook *nb, const char *s, size_t n)
{
    const size_t name = strlen(nb->path);
    const char *at = s;
    for (; (at = strstr(at, nb->path)) && at + name < s + n; at++)
        if (at[name] == ':' && atoi(at + name + 1) > 0)
            return atoi(at + name + 1);
    return 0;
}

cell *cell_at(notebook *nb, int line)
{
    cell *found = &nb->cell[0];
    for (int i = 0; i < nb->cells && nb->cell[i].marker <= line; i++)
        if (nb->cell[i].kind == CODE)
            found = &nb->cell[i];
    return found;
}

void add_error(notebook *nb, cell *c, const char *type, const char *message,
               int line, const char *around)
{
    output *o = cell_output(c, OUT_ERROR);
    text_add(&o->type, type);
    text_add_shown(&o->words, message, strcspn(message, "\n"));
    if (line > 0 && !find_line(nb, o->words.s, o->words.n))
        text_addf(&o->words, " (%s:%d)", nb->path, line);
    text_add_shown(&o->body, around, strlen(around));
}

/* The next line from `s` on that names a place in the notebook, but for notes
 * that belong to what was said before; or the end. */
static char *next_part(const notebook *nb, char *s)
{
    while (*s) {
        const size_t n = strcspn(s, "\n");
        const char *note = strstr(s, ": note:");
        if (find_line(nb, s, n) && !(note && note < s + n))
            break;
        s += n + (s[n] == '\n');
    }
    return s;
}

/* Each part of what the compiler said goes to its cell. */
static void share_out(notebook *nb, char *said, bool failed)
{
    char *s = next_part(nb, said);
    for (char *next; *s; s = next) {
        next = next_part(nb, s + strcspn(s, "\n"));
        const int line = find_line(nb, s, strcspn(s, "\n"));
        const char *message = strstr(s, ": "), kept = *next;
        *next = '\0';
        if (failed)
            add_error(nb, cell_at(nb, line), "compiler",
                      message ? message + 2 : s, line, s);
        else
            text_add_shown(&cell_output(cell_at(nb, line), OUT_STDERR)->body, s,
                           strlen(s));
        *next = kept;
        said = s;
    }
    if (failed && s == said)
        add_error(nb, &nb->cell[0], "compiler", said, 0, said);
}

bool compile_notebook(notebook *nb, const settings *s, const char *folder,
                      bool *compiled)
{
    enum { MOST = 250 };
    char *argument[MOST + 8];
    text copy = {0}, source = {0}, program = {0}, said = {0}, from = {0};
    char *compile = strdup(s->compile), *link = strdup(s->link);
    const char *slash = strrchr(nb->path, '/');
    text_addf(&source, "%s/notebook.c", folder);
    text_addf(&program, "%s/notebook", folder);
    text_addf(&from, "%.*s", slash ? (int)(slash - nb->path) + 1 : 1,
              slash ? nb->path : ".");
    instrument(nb, &copy);
    int n = add_words(argument, 0, MOST, compile);
    argument[n++] = "-iquote";
    argument[n++] = from.s;
    argument[n++] = "-o";
    argument[n++] = program.s;
    argument[n++] = source.s;
    n = add_words(argument, n, MOST + 7, link);
    argument[n] = NULL;
    const bool good = text_write(&copy, source.s);
    const int status = good ? run_program(argument, &said, folder) : -1;
    if (good)
        share_out(nb, said.s, status != 0);
    *compiled = status == 0;
    for (int i = 0; status == 0 && i < nb->cells; i++)
        nb->cell[i].ran = nb->cell[i].kind == CODE && !nb->cell[i].in_main;
    free(compile);
    free(link);
    text_free(&copy);
    text_free(&source);
    text_free(&program);
    text_free(&said);
    text_free(&from);
    return good;
}

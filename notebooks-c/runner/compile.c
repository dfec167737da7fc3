/* Compiling a notebook: a copy in which markers are calls, on the same lines,
 * and what the compiler says, at the cell that it says it of. */
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* The copy: `#line` keeps messages and debuggers on the notebook's lines. */
static void instrument(const notebook *nb, text *copy)
{
    text_addf(copy, "void nb_cell(int number);\n#line 1 \"%s\"\n", nb->path);
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

/* Whether the line at s, up to `end`, has these words. */
static bool says(const char *s, const char *end, const char *words)
{
    const char *at = strstr(s, words);
    return at && at < end;
}

/* After the lines that only say where the next one is: "In file included from
 * x.c:3:", "x.c: In function ...". */
static char *message_line(char *s)
{
    for (;;) {
        char *end = s + strcspn(s, "\n");
        const bool place = strncmp(s, "In file included from ", 22) == 0 ||
                           strncmp(s + strspn(s, " "), "from ", 5) == 0 ||
                           says(s, end, ": In function ") ||
                           says(s, end, ": At top level:");
        if (!place || !*end)
            return s;
        s = end + 1;
    }
}

/* The next part from `s` on: a message, of the notebook or of what it includes,
 * with the notes that belong to it; or the end. */
static char *next_part(const notebook *nb, char *s)
{
    while (*s) {
        char *at = message_line(s), *end = at + strcspn(at, "\n");
        if (!says(at, end, ": note:") &&
            (find_line(nb, s, (size_t)(end - s)) || says(at, end, "error: ") ||
             says(at, end, ": warning:")))
            break;
        s = end + (*end == '\n');
    }
    return s;
}

/* Each part of what the compiler said goes to its cell: that of the first line
 * of the notebook that it names (where a macro was used), or where the notebook
 * includes what it is about. When no part is an error, but there is one (of the
 * linker, or there is no compiler), all of it goes to the first. */
static void share_out(notebook *nb, char *said, bool failed)
{
    bool reported = false;
    for (char *s = next_part(nb, said), *next; *s; s = next) {
        char *at = message_line(s), *end = at + strcspn(at, "\n");
        next = next_part(nb, end);
        const char kept = *next;
        *next = '\0';
        int line = find_line(nb, at, strlen(at));
        line = line ? line : find_line(nb, s, strlen(s));
        const char *message = strstr(at, ": ");
        cell *c = cell_at(nb, line);
        if (!failed || says(at, end, ": warning:")) {
            text_add_shown(&cell_output(c, OUT_STDERR)->body, s, strlen(s));
        } else {
            add_error(nb, c, "compiler", message ? message + 2 : at, line, s);
            reported = true;
        }
        *next = kept;
    }
    if (failed && !reported)
        add_error(nb, cell_at(nb, 0), "compiler", said, 0, said);
}

bool compile_notebook(notebook *nb, const settings *s, const char *folder,
                      bool *compiled)
{
    text copy = {0}, command = {0}, source = {0}, program = {0}, said = {0};
    const char *slash = strrchr(nb->path, '/');
    text from = {0}; /* where what it includes in quotes is looked for */
    text_addf(&from, "%.*s.", slash ? (int)(slash - nb->path) + 1 : 0,
              nb->path);
    text_addf(&source, "%s/notebook.c", folder);
    text_addf(&program, "%s/notebook", folder);
    /* The map, because ld and addr2line 2.40 name the file that was compiled
     * and not that of #line (with DWARF 5). */
    text_addf(&command,
              "exec %s -iquote \"$1\" -o \"$2\" "
              "\"-fdebug-prefix-map=$3=$4\" \"$3\" %s",
              s->compile, s->link);
    const char *const argument[] = {"sh",     "-c",     command.s,
                                    "sh",     from.s,   program.s,
                                    source.s, nb->path, NULL};
    instrument(nb, &copy);
    const bool good = text_write(&copy, source.s);
    const int status = good ? run_program(argument, &said, folder) : -1;
    if (good)
        share_out(nb, said.s, status != 0);
    *compiled = status == 0;
    for (int i = 0; status == 0 && i < nb->cells; i++)
        nb->cell[i].ran = nb->cell[i].kind == CODE && !nb->cell[i].in_main;
    text_free(&copy);
    text_free(&command);
    text_free(&source);
    text_free(&program);
    text_free(&said);
    text_free(&from);
    return good;
}

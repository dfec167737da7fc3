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

/* Each part of what the compiler said goes to its cell. When no part is an
 * error, but there is one (of the linker, or there is no compiler), all of it
 * goes to the first. */
static void share_out(notebook *nb, char *said, bool failed)
{
    bool told = false;
    for (char *s = next_part(nb, said), *next; *s; s = next) {
        next = next_part(nb, s + strcspn(s, "\n"));
        const size_t n = strcspn(s, "\n");
        const int line = find_line(nb, s, n);
        const char *message = strstr(s, ": "), *warns = strstr(s, ": warning:");
        const char kept = *next;
        cell *c = cell_at(nb, line);
        *next = '\0';
        if (!failed || (warns && warns < s + n)) {
            text_add_shown(&cell_output(c, OUT_STDERR)->body, s, strlen(s));
        } else {
            add_error(nb, c, "compiler", message ? message + 2 : s, line, s);
            told = true;
        }
        *next = kept;
    }
    if (failed && !told)
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

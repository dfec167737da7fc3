/* Outputs of cells, and which cell and line a message is about. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

output *cell_output(cell *c, output_kind kind)
{
    c->out = realloc(c->out, ((size_t)c->outs + 1) * sizeof *c->out);
    if (!c->out)
        abort();
    output *o = &c->out[c->outs++];
    *o = (output){.kind = kind};
    text_add(&o->type, "");
    text_add(&o->words, "");
    text_add(&o->plain, "");
    text_add(&o->body, "");
    return o;
}

/* Whether at[..], which is the notebook's path, begins a path there, or ends
 * the absolute one: in "lib/x.c" there is no "x.c". */
static bool is_path(const char *s, const char *at)
{
    char here[4096];
    const char *pwd = getenv("PWD");
    if (at == s || strchr(" \t\n\"'(@", at[-1]))
        return true;
    if (at[-1] != '/' || (!pwd && !(pwd = getcwd(here, sizeof here))))
        return false;
    const size_t n = strlen(pwd);
    return (size_t)(at - s) > n && memcmp(at - 1 - n, pwd, n) == 0;
}

int find_line(const notebook *nb, const char *s, size_t n)
{
    const size_t name = strlen(nb->path);
    const char *at = s;
    for (; (at = strstr(at, nb->path)) && at + name < s + n; at++)
        if (at[name] == ':' && atoi(at + name + 1) > 0 && is_path(s, at))
            return atoi(at + name + 1);
    return 0;
}

cell *cell_at(notebook *nb, int line)
{
    cell *found = NULL;
    for (int i = 0; i < nb->cells; i++)
        if (nb->cell[i].kind == CODE && (!found || nb->cell[i].marker <= line))
            found = &nb->cell[i];
    return found ? found : &nb->cell[0];
}

void add_error(notebook *nb, cell *c, const char *type, const char *message,
               int line, const char *said)
{
    output *o = cell_output(c, OUT_ERROR);
    message += strspn(message, "\n");
    text_add(&o->type, type);
    text_add_shown(&o->words, message, strcspn(message, "\n"));
    if (line > 0 && !find_line(nb, o->words.s, o->words.n))
        text_addf(&o->words, " (%s:%d)", nb->path, line);
    text_add_shown(&o->body, said, strlen(said));
}

/* nb: runs notebooks and writes their pages. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tape/error.h"
#include "pages.h"

static const char usage[] =
    "usage: nb --compile 'CC FLAGS' --link 'OBJECTS LIBRARIES' [--out FOLDER] "
    "[--timeout SECONDS] [--keep] NOTEBOOK.c ...\n";

/* Writes the three pages; false with tg_error(). */
static bool write_pages(const notebook *nb, const char *folder)
{
    static const char *const ending[] = {"html", "ipynb", "md"};
    text page[3] = {{0}, {0}, {0}};
    write_html(nb, &page[0]);
    write_ipynb(nb, &page[1]);
    bool good = write_markdown(nb, folder, &page[2]);
    for (int i = 0; i < 3; i++) {
        text path = {0};
        text_addf(&path, "%s/%s.%s", folder, nb->name.s, ending[i]);
        good = good && text_write(&page[i], path.s);
        text_free(&path);
        text_free(&page[i]);
    }
    return good;
}

/* A line for each error, and one for the page. Whether there was no error. */
static bool report(const notebook *nb, const settings *s)
{
    int ran = 0, code = 0, errors = 0;
    for (int i = 0; i < nb->cells; i++) {
        const cell *c = &nb->cell[i];
        code += c->kind == CODE;
        ran += c->kind == CODE && c->ran;
        for (int k = 0; k < c->outs; k++)
            if (c->out[k].kind == OUT_ERROR) {
                fprintf(stderr, "%s:%d: in cell %s: %s: %s\n", nb->path,
                        c->marker, c->id, c->out[k].type.s, c->out[k].words.s);
                errors++;
            }
    }
    printf("%s/%s.html  %d of %d cells ran%s\n", s->out, nb->name.s, ran, code,
           errors ? ", with an error" : "");
    return errors == 0;
}

static bool make(const char *path, const settings *s)
{
    notebook nb;
    const bool made = notebook_read(&nb, path, s->timeout) &&
                      notebook_run(&nb, s) && write_pages(&nb, s->out);
    if (!made)
        fprintf(stderr, "%s\n", tg_error());
    const bool good = made && report(&nb, s);
    notebook_free(&nb);
    return good;
}

/* The value of an option at argv[*i], or NULL. */
static const char *value_of(const char *option, char **argv, int *i)
{
    return strcmp(argv[*i], option) == 0 && argv[*i + 1] ? argv[++*i] : NULL;
}

/* Reads the options; *first is where the notebooks begin. */
static bool read_options(char **argv, settings *s, int *first)
{
    int i = 1;
    char end;
    bool good = true;
    for (const char *v; good && argv[i] && argv[i][0] == '-'; i++)
        if ((v = value_of("--out", argv, &i)))
            s->out = v;
        else if ((v = value_of("--compile", argv, &i)))
            s->compile = v;
        else if ((v = value_of("--link", argv, &i)))
            s->link = v;
        else if ((v = value_of("--timeout", argv, &i)))
            good = sscanf(v, "%lf%c", &s->timeout, &end) == 1 &&
                   s->timeout > 0 && s->timeout < 1e6;
        else if (strcmp(argv[i], "--keep") == 0)
            s->keep = true;
        else
            good = false;
    *first = i;
    return good && s->compile && s->link && argv[i];
}

int main(int argc, char **argv)
{
    settings s = {.out = ".", .timeout = 60};
    bool good = true;
    int i;
    if (argc < 1 || !read_options(argv, &s, &i)) {
        fputs(usage, stderr);
        return 2;
    }
    if (mkdir(s.out, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "%s: %s\n", s.out, strerror(errno));
        return 1;
    }
    for (; argv[i]; i++)
        good = make(argv[i], &s) && good;
    return good ? 0 : 1;
}

/* Notebooks with bytes changed, cut and doubled: the runner refuses them with a
 * line, or cuts them into cells that hold each line of code once; in both
 * cases all three pages can be made of what there is.
 *
 *     fuzz ROUNDS SCRATCH.c NOTEBOOK.c ... */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tapegrad.h"
#include "pages.h"

static const char *const pieces[] = {"// %% x X\n", "/* %% [markdown]\n",
                                     "*/",          "/*",
                                     "//",          "\"",
                                     "'",           "\\\n",
                                     "{",           "}",
                                     "(",           "#if",
                                     "#el",         "#endif\n",
                                     "int main(",   ";",
                                     "\n",          "\r\n",
                                     "|",           "`",
                                     "**",          "\xc3",
                                     "\t",          "[",
                                     "](",          "```",
                                     "---\n"};
enum { PIECES = sizeof pieces / sizeof *pieces };

/* One change of a text, drawn from the generator. */
static void change(text *t, tg_rng *rng)
{
    const size_t at = tg_rng_below(rng, t->n), rest = t->n - at;
    const size_t n = tg_rng_below(rng, rest < 60 ? rest : 60);
    const char *piece = pieces[tg_rng_below(rng, PIECES)];
    text changed = {0};
    text_add_n(&changed, t->s, at);
    switch (tg_rng_below(rng, 4)) {
    case 0: /* cut */
        text_add_n(&changed, t->s + at + n, rest - n);
        break;
    case 1: /* doubled */
        text_add_n(&changed, t->s + at, n);
        text_add_n(&changed, t->s + at, rest);
        break;
    case 2: /* a byte */
        text_add_n(&changed, &(char){(char)tg_rng_next(rng)}, 1);
        text_add_n(&changed, t->s + at + 1, rest - 1);
        break;
    default:
        text_add(&changed, piece);
        text_add_n(&changed, t->s + at, rest);
    }
    text_free(t);
    *t = changed;
}

/* Whether each line of code is in exactly one cell, and cells are in order. */
static bool is_whole(const notebook *nb)
{
    int line = 1;
    for (int i = 0; i < nb->cells; i++) {
        const cell *c = &nb->cell[i];
        const int begins = c->kind == FRAME ? c->first : c->marker;
        for (; line < begins; line++)
            if (nb->has_code[line])
                return false;
        if (c->last < c->first - 1 || c->first < line)
            return false;
        line = c->last + 1;
    }
    for (; line <= nb->lines; line++)
        if (nb->has_code[line])
            return false;
    return nb->main_cell >= 0 && nb->main_cell < nb->cells;
}

static bool is_told(const char *path)
{
    const char *s = tg_error();
    return strncmp(s, path, strlen(path)) == 0 && strlen(s) > strlen(path) + 4;
}

/* All pages, of cells as if they had run and printed their own source. */
static void make_pages(notebook *nb)
{
    text page = {0};
    for (int i = 0; i < nb->cells; i++) {
        output *o = cell_output(&nb->cell[i], OUT_SHOWN);
        text_add(&o->type, "text/markdown");
        text_add(&o->words, "words");
        text_add_n(&o->plain, nb->cell[i].body.s, nb->cell[i].body.n);
        text_add_n(&o->body, nb->cell[i].body.s, nb->cell[i].body.n);
        text_add(&o->body, "");
        text_add(&o->plain, "");
        nb->cell[i].ran = true;
    }
    write_html(nb, &page);
    write_ipynb(nb, &page);
    write_markdown(nb, ".", &page);
    text_free(&page);
}

/* Whether the changed notebook is treated well; *read: it was accepted. */
static bool is_treated_well(const text *source, const char *scratch, bool *read)
{
    notebook nb;
    FILE *file = fopen(scratch, "wb");
    if (!file || fwrite(source->s, 1, source->n, file) != source->n ||
        fclose(file) != 0)
        return false;
    *read = notebook_read(&nb, scratch, 1);
    const bool good = *read ? is_whole(&nb) : is_told(scratch);
    make_pages(&nb);
    notebook_free(&nb);
    return good;
}

int main(int argc, char **argv)
{
    tg_rng rng = tg_rng_new(7);
    int passed = 0, failed = 0, accepted = 0;
    for (int round = 0; argc > 3 && round < atoi(argv[1]); round++) {
        text source = {0};
        bool read = false;
        if (!text_read(&source, argv[3 + round % (argc - 3)], 1 << 20))
            return 2;
        for (uint64_t n = 1 + tg_rng_below(&rng, 4); n > 0 && source.n > 1; n--)
            change(&source, &rng);
        if (is_treated_well(&source, argv[2], &read))
            passed++;
        else
            failed++, printf("FAIL  round %d\n", round);
        accepted += read;
        text_free(&source);
    }
    printf("changed notebooks, of which %d were accepted: %d passed, %d "
           "failed\n",
           accepted, passed, failed);
    return failed > 0 || passed == 0;
}

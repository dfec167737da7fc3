/* A notebook as Markdown, for code hosts: pictures in files next to it. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "tape/error.h"
#include "pages.h"

/* Between fences with more backticks than any row of them inside. */
static void add_fenced(text *page, const char *language, const char *s)
{
    size_t longest = 2;
    for (const char *c = strchr(s, '`'); c; c = strchr(c, '`')) {
        const size_t n = strspn(c, "`");
        longest = n > longest ? n : longest;
        c += n;
    }
    text fence = {0};
    for (size_t i = 0; i <= longest; i++)
        text_add(&fence, "`");
    const size_t n = strlen(s);
    text_addf(page, "%s%s\n%s%s%s\n\n", fence.s, language, s,
              n > 0 && s[n - 1] != '\n' ? "\n" : "", fence.s);
    text_free(&fence);
}

/* Words as a picture's description: without what would end it. */
static void add_words(text *page, const char *s)
{
    for (; *s; s++) {
        if (strchr("[]\\`*_<", *s))
            text_add(page, "\\");
        text_add_n(page, s, 1);
    }
}

static bool add_picture(const notebook *nb, const cell *c, int k,
                        const char *folder, text *page)
{
    text path = {0};
    text_addf(&path, "%s/pictures", folder);
    if (mkdir(path.s, 0777) != 0 && errno != EEXIST) {
        tg_set_error("%s: %s", path.s, strerror(errno));
        text_free(&path);
        return false;
    }
    text_addf(&path, "/%s.%s-%d.svg", nb->name.s, c->id, k);
    const bool good = text_write(&c->out[k].body, path.s);
    text_add(page, "![");
    add_words(page, c->out[k].words.s);
    text_add(page, "](pictures/");
    for (const char *s = nb->name.s; *s; s++)
        if (!isalnum((unsigned char)*s) && !strchr("-_.", *s))
            text_addf(page, "%%%02X", (unsigned char)*s);
        else
            text_add_n(page, s, 1);
    text_addf(page, ".%s-%d.svg)\n\n", c->id, k);
    text_free(&path);
    return good;
}

static void add_error(text *page, const output *o)
{
    text_addf(page, "**Error: %s.** ", o->type.s);
    add_words(page, o->words.s);
    text_add(page, "\n\n");
    if (o->body.n > 0)
        add_fenced(page, "text", o->body.s);
}

static bool add_output(const notebook *nb, const cell *c, int k,
                       const char *folder, text *page)
{
    const output *o = &c->out[k];
    if (o->kind == OUT_SHOWN && strcmp(o->type.s, "image/svg+xml") == 0)
        return add_picture(nb, c, k, folder, page);
    if (o->kind == OUT_SHOWN && strcmp(o->type.s, "text/markdown") == 0)
        text_addf(page, "%s\n", o->body.s);
    else if (o->kind == OUT_SHOWN)
        add_fenced(page, "text", o->plain.s);
    else if (o->kind == OUT_ERROR)
        add_error(page, o);
    else
        add_fenced(page, "text", o->body.s);
    return true;
}

bool write_markdown(const notebook *nb, const char *folder, text *page)
{
    bool good = true;
    text_addf(page, "<!-- made by `make notebooks` from %s.c -->\n\n",
              strstr(nb->name.s, "--") ? "a program" : nb->name.s);
    for (int i = 0; i < nb->cells; i++) {
        const cell *c = &nb->cell[i];
        if (c->kind == PROSE) {
            text_addf(page, "%s\n", c->body.s);
            continue;
        }
        if (c->kind == CODE) {
            text_add(page, "**");
            add_words(page, c->title.s);
            text_addf(page, "**%s\n\n", c->ran ? "" : " (not run)");
        }
        if (c->body.n > 0)
            add_fenced(page, "c", c->body.s);
        if (c->tolerance > 0)
            text_addf(page, "<!-- within %g -->\n\n", c->tolerance);
        for (int k = 0; k < c->outs; k++)
            good = add_output(nb, c, k, folder, page) && good;
        if (c->tolerance > 0)
            text_add(page, "<!-- within 0 -->\n\n");
    }
    return good;
}

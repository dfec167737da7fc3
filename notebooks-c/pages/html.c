/* A notebook as one page of HTML that needs nothing else: no script, no file,
 * no network, which its Content-Security-Policy also forbids. */
#include <string.h>

#include "pages.h"

static const char style[] =
#include "page.css.inc"
    ;

/* Whether there is a first heading; the notebook's name stands in for it. */
static bool add_title(const notebook *nb, text *title)
{
    for (int i = 0; i < nb->cells; i++)
        if (nb->cell[i].kind == PROSE && nb->cell[i].body.n > 2 &&
            strncmp(nb->cell[i].body.s, "# ", 2) == 0) {
            const char *s = nb->cell[i].body.s + 2;
            text_add_plain(title, s, strcspn(s, "\n"));
            return true;
        }
    text_add_n(title, nb->name.s, nb->name.n);
    return false;
}

/* ---- outputs ---- */

/* Into the URL of an <img>, where a picture runs no script and asks for no
 * file, whatever is in it. */
static void add_url(text *page, const text *svg)
{
    text_add(page, "data:image/svg+xml,");
    for (size_t i = 0; i < svg->n; i++) {
        const unsigned char c = (unsigned char)svg->s[i];
        if (c < 0x20 || c >= 0x7f || strchr("\"#%&<>", c))
            text_addf(page, "%%%02X", c);
        else
            text_add_n(page, svg->s + i, 1);
    }
}

static void add_text(text *page, const char *class, const text *t)
{
    text_addf(page, "<pre class=\"%s\" tabindex=\"0\">", class);
    text_add_xml(page, t->s, t->n);
    text_add(page, "</pre>\n");
}

static void add_shown(text *page, const output *o)
{
    if (strcmp(o->type.s, "image/svg+xml") == 0) {
        text_add(page, "<img alt=\"");
        text_add_xml(page, o->words.s, o->words.n);
        text_add(page, "\" src=\"");
        add_url(page, &o->body);
        text_add(page, "\">\n");
    } else if (strcmp(o->type.s, "text/markdown") == 0) {
        markdown_html(o->body.s, page, NULL);
    } else if (strcmp(o->type.s, "text/html") != 0) {
        add_text(page, "out", &o->plain);
    } else {
        text_add_frame(page, o);
    }
}

static void add_output(text *page, const output *o)
{
    if (o->kind == OUT_SHOWN) {
        add_shown(page, o);
    } else if (o->kind == OUT_ERROR) {
        text_add(page, "<div class=\"error\"><p><strong>");
        text_add_xml(page, o->type.s, o->type.n);
        text_add(page, "</strong> ");
        text_add_xml(page, o->words.s, o->words.n);
        text_add(page, "</p>\n");
        if (o->body.n > 0)
            add_text(page, "out", &o->body);
        text_add(page, "</div>\n");
    } else {
        add_text(page, o->kind == OUT_STDOUT ? "out" : "out err", &o->body);
    }
}

/* ---- cells ---- */

static void add_code(text *page, const notebook *nb, const cell *c)
{
    const int number = cell_number(nb, c);
    const bool cell_of_code = c->kind == CODE;
    text_addf(page, "<section class=\"%s\" id=\"%s\">\n",
              cell_of_code ? "cell" : "cell frame", c->id);
    if (cell_of_code) {
        text_add(page, "<p class=\"title\">");
        if (number)
            text_addf(page, "<span class=\"number\">%d</span> ", number);
        text_addf(page, "<a href=\"#%s\">", c->id);
        text_add_xml(page, c->title.s, c->title.n);
        text_add(page, "</a>");
        text_add(page, number ? "</p>\n" : " <em>not run</em></p>\n");
    }
    text_add(page, "<pre class=\"code\" tabindex=\"0\"><code>");
    highlight_html(c->body.s, page);
    text_add(page, "</code></pre>\n");
    for (int k = 0; k < c->outs; k++)
        add_output(page, &c->out[k]);
    text_add(page, "</section>\n");
}

static void add_cell(text *page, text *contents, const notebook *nb,
                     const cell *c)
{
    if (c->kind == PROSE) {
        text_addf(page, "<section class=\"prose\" id=\"%s\">\n", c->id);
        markdown_html(c->body.s, page, contents);
        text_add(page, "</section>\n");
        return;
    }
    add_code(page, nb, c);
    if (c->kind != CODE)
        return;
    text_addf(contents, "<li class=\"cell\"><a href=\"#%s\">", c->id);
    text_add_xml(contents, c->title.s, c->title.n);
    text_add(contents, "</a></li>\n");
}

/* ---- the page ---- */

static bool has_frames(const notebook *nb)
{
    for (int i = 0; i < nb->cells; i++)
        for (int k = 0; k < nb->cell[i].outs; k++)
            if (nb->cell[i].out[k].kind == OUT_SHOWN &&
                strcmp(nb->cell[i].out[k].type.s, "text/html") == 0)
                return true;
    return false;
}

/* Scripts are forbidden. Where there is a frame the policy has to allow them,
 * for it holds in the frame, too; the page itself then has none because each
 * tag of a notebook is escaped, and the frame (a sandbox) cannot reach it. */
static void add_head(text *page, const notebook *nb, const text *title)
{
    text_addf(page,
              "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
              "<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\""
              "default-src 'none'; img-src data:; style-src 'unsafe-inline'%s"
              "\">\n<meta name=\"viewport\" content=\"width=device-width, "
              "initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
              has_frames(nb) ? "; script-src 'unsafe-inline'" : "");
    text_add_xml(page, title->s, title->n);
    text_addf(page, "</title>\n<style>\n%s</style>\n</head>\n", style);
}

void write_html(const notebook *nb, text *page)
{
    text body = {0}, contents = {0}, title = {0};
    if (!add_title(nb, &title)) {
        text_add(&body, "<h1>");
        text_add_xml(&body, title.s, title.n);
        text_add(&body, "</h1>\n");
    }
    for (int i = 0; i < nb->cells; i++)
        add_cell(&body, &contents, nb, &nb->cell[i]);
    add_head(page, nb, &title);
    text_add(page, "<body>\n<nav aria-label=\"Contents\">\n<details open>"
                   "<summary>Contents</summary>\n<ol>\n");
    text_add_n(page, contents.s, contents.n);
    text_add(page, "</ol>\n</details>\n</nav>\n<main>\n");
    text_add_n(page, body.s, body.n);
    text_add(page, "</main>\n<footer>Run from the top by <code>make notebooks"
                   "</code>; the program is ");
    text_add_xml(page, nb->name.s, nb->name.n);
    text_add(page, ".c.</footer>\n</body>\n</html>\n");
    text_free(&body);
    text_free(&contents);
    text_free(&title);
}

/* A notebook as pages: HTML, .ipynb, Markdown. */
#ifndef NB_PAGES_H
#define NB_PAGES_H

#include "notebook.h"

/* One file that needs no other and runs no script: page.css is in it, and all
 * pictures (html.c). */
void write_html(const notebook *nb, text *page);

/* nbformat 4.5 (ipynb.c). */
void write_ipynb(const notebook *nb, text *page);

/* For code hosts. Each picture becomes a file next to the page, in `folder`/
 * pictures; false with tg_error() when that cannot be written (md.c). */
bool write_markdown(const notebook *nb, const char *folder, text *page);

/* The number that stands before a cell of code: how many such have run up to
 * it; 0 when it did not run (escape.c). */
int cell_number(const notebook *nb, const cell *c);

/* Into HTML: & < > and " in their safe forms. Into JSON: with the quotes. */
void text_add_xml(text *t, const char *s, size_t n);
void text_add_json(text *t, const char *s, size_t n);

/* A page of HTML that was shown, in a frame cut off from what is around it. */
void text_add_frame(text *t, const output *o);

/* A heading without its marks of emphasis and code. */
void text_add_plain(text *t, const char *s, size_t n);

/* Markdown as HTML. Each heading is also added to `contents` as an item of a
 * list, unless that is NULL (markdown.c). */
void markdown_html(const char *markdown, text *page, text *contents);

/* C as HTML, its words in <i class=...> (highlight.c). */
void highlight_html(const char *code, text *page);

#endif

/* A notebook as .ipynb: nbformat 4.5, for Jupyter, VS Code and code hosts.
 *
 * https://github.com/jupyter/nbformat, nbformat.v4.5.schema.json. No kernel
 * has the name given here: such a notebook is made by the runner, and shown. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

/* A text as the list of its lines, as Jupyter writes it. */
static void add_lines(text *page, const text *t)
{
    text_add(page, "[");
    for (size_t i = 0; i < t->n;) {
        const size_t n = strcspn(t->s + i, "\n");
        const size_t whole = n + (t->s[i + n] == '\n');
        text_add(page, i ? ",\n     " : "");
        text_add_json(page, t->s + i, whole);
        i += whole;
    }
    text_add(page, "]");
}

static void add_stream(text *page, const char *name, const output *o)
{
    text_addf(page,
              "{\n     \"output_type\": \"stream\",\n"
              "     \"name\": \"%s\",\n     \"text\": ",
              name);
    add_lines(page, &o->body);
}

static void add_shown(text *page, const output *o)
{
    text_add(page, "{\n     \"output_type\": \"display_data\",\n"
                   "     \"metadata\": {},\n     \"data\": {\n     ");
    text_add_json(page, o->type.s, o->type.n);
    text_add(page, ": ");
    if (strcmp(o->type.s, "text/html") == 0) {
        text frame = {0};
        text_add_frame(&frame, o);
        add_lines(page, &frame);
        free(frame.s);
    } else {
        add_lines(page, &o->body);
    }
    text_add(page, ",\n     \"text/plain\": ");
    add_lines(page, &o->plain);
    text_add(page, "}");
}

static void add_error(text *page, const output *o)
{
    text_add(page, "{\n     \"output_type\": \"error\",\n     \"ename\": ");
    text_add_json(page, o->type.s, o->type.n);
    text_add(page, ",\n     \"evalue\": ");
    text_add_json(page, o->words.s, o->words.n);
    text_add(page, ",\n     \"traceback\": ");
    add_lines(page, o->body.n > 0 ? &o->body : &o->words);
}

static void add_outputs(text *page, const cell *c)
{
    for (int k = 0; k < c->outs; k++) {
        const output *o = &c->out[k];
        text_add(page, k ? ", " : "");
        if (o->kind == OUT_SHOWN)
            add_shown(page, o);
        else if (o->kind == OUT_ERROR)
            add_error(page, o);
        else
            add_stream(page, o->kind == OUT_STDOUT ? "stdout" : "stderr", o);
        text_add(page, "\n    }");
    }
}

/* The last line of a cell has no line feed there. */
static void add_source(text *page, const cell *c)
{
    text source = {0};
    text_add_n(&source, c->body.s, c->body.n > 0 ? c->body.n - 1 : 0);
    add_lines(page, &source);
    text_free(&source);
}

static void add_cell(text *page, const notebook *nb, const cell *c)
{
    text_addf(page,
              "  {\n   \"cell_type\": \"%s\",\n   \"id\": \"%s\",\n"
              "   \"metadata\": {",
              c->kind == PROSE ? "markdown" : "code", c->id);
    if (c->title.n > 0) {
        text_add(page, "\"title\": ");
        text_add_json(page, c->title.s, c->title.n);
    }
    text_add(page, "},\n");
    if (c->kind != PROSE) {
        const int number = cell_number(nb, c);
        text_add(page, "   \"execution_count\": ");
        number ? text_addf(page, "%d", number) : text_add(page, "null");
        text_add(page, ",\n   \"outputs\": [");
        add_outputs(page, c);
        text_add(page, "],\n");
    }
    text_add(page, "   \"source\": ");
    add_source(page, c);
    text_add(page, "\n  }");
}

void write_ipynb(const notebook *nb, text *page)
{
    text_add(page, "{\n \"cells\": [\n");
    for (int i = 0; i < nb->cells; i++) {
        text_add(page, i ? ",\n" : "");
        add_cell(page, nb, &nb->cell[i]);
    }
    text_add(page, "\n ],\n \"metadata\": {\n  \"kernelspec\": {\n"
                   "   \"name\": \"tapegrad-c\",\n"
                   "   \"display_name\": \"C (tapegrad: make notebooks)\",\n"
                   "   \"language\": \"c\"\n  },\n"
                   "  \"language_info\": {\n   \"name\": \"c\",\n"
                   "   \"file_extension\": \".c\",\n"
                   "   \"mimetype\": \"text/x-csrc\"\n  }\n },\n"
                   " \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n");
}

/* The reference of layers, docs/layers.md: the headers of lib/nn/layers, and
 * for each layer what its example (the first row of its function in
 * tests/layers) has and records. */
#include <stdio.h>
#include <string.h>

#include "reference.h"

/* Text that grows, to be wrapped. */
typedef struct line {
    char text[1024];
} line;

static char *end_of(line *l)
{
    return l->text + strlen(l->text);
}

static size_t room(const line *l)
{
    return sizeof l->text - strlen(l->text);
}

/* ---- one layer ---- */

/* "[2 x 5 x 4] -> [3 x 3 x 2]" */
static void add_shapes(line *l, const tg_layer *layer)
{
    for (int k = 0; k < layer->inputs; k++)
        snprintf(end_of(l), room(l), "%s ",
                 tg_shape_print(layer->in[k]->shape).text);
    snprintf(end_of(l), room(l), "-> %s", tg_shape_print(layer->shape).text);
}

/* "W [3 x 2], b [2]", without the numbers of their names */
static void add_tensors(line *l, tg_tensor *const *t, int count)
{
    for (int i = 0; i < count; i++)
        snprintf(end_of(l), room(l), "%s%.*s %s", i ? ", " : "",
                 (int)strcspn(t[i]->name, "0123456789"), t[i]->name,
                 tg_shape_print(t[i]->shape).text);
}

/* The ops that a batch of two records. */
static void add_records(line *l, const tg_layer *layer, bool training)
{
    tg_tape *tape = layer->tape;
    tg_tensor *x[LAYER_INPUTS];
    for (int k = 0; k < layer->inputs; k++)
        x[k] = tg_zeros(tape, tg_batch_shape(2, layer->in[k]->shape));
    const int first = tape->count;
    tg_layer_output(layer, x, training);
    add_parts(tape, first, end_of(l), room(l));
    if (tape->count == first)
        snprintf(end_of(l), room(l), "nothing");
}

static void write_records(const tg_layer *layer)
{
    line as_it_is = {"records "}, training = {"records "};
    add_records(&as_it_is, layer, false);
    add_records(&training, layer, true);
    write_wrapped("        ", as_it_is.text);
    if (strcmp(as_it_is.text, training.text) == 0)
        return;
    line l = {"while training "};
    snprintf(end_of(&l), room(&l), "%s", training.text);
    write_wrapped("        ", l.text);
}

/* A line of what there is. */
static void write_tensors(const char *what, tg_tensor *const *t, int count)
{
    line l = {""};
    snprintf(l.text, sizeof l.text, "%s ", what);
    add_tensors(&l, t, count);
    if (count > 0)
        write_wrapped("        ", l.text);
}

static void write_example(const layer_row *row, const tg_layer *layer)
{
    line shapes = {""}, settings = {""};
    printf("\n    %s\n", row->call);
    add_shapes(&shapes, layer);
    printf("        %s\n", shapes.text);
    if (layer->kind->show)
        layer->kind->show(layer, settings.text, sizeof settings.text);
    if (settings.text[0])
        printf("        %s: %s\n", layer->name, settings.text);
    write_tensors("param", layer->param, layer->params);
    write_tensors("state", layer->state, layer->states);
    write_records(layer);
}

/* The row of a function, without its tg_. */
static const layer_row *row_of_layer(const char *name)
{
    char function[128];
    snprintf(function, sizeof function, "tg_%s", name);
    return layer_row_of(function);
}

static bool write_layer(const char *name)
{
    const layer_row *row = row_of_layer(name);
    if (!row) {
        fprintf(stderr, "tests/layers/*.c:1: tg_%s has no row\n", name);
        return false;
    }
    tg_tape *tape = tg_tape_new();
    write_example(row, layer_row_make(row, tape));
    tg_tape_free(tape);
    return true;
}

/* ---- the page ---- */

/* "tg_dense" of a row's call. */
static int function_length(const layer_row *row)
{
    return (int)strcspn(row->call, "(");
}

static bool is_first(int i)
{
    const layer_row *row = layer_row_at(i);
    char function[128];
    snprintf(function, sizeof function, "%.*s", function_length(row),
             row->call);
    return layer_row_of(function) == row;
}

/* Each layer in a line: its name, Keras's, an example's shapes. */
static void write_table(void)
{
    const layer_row *row;
    printf("\n| layer | Keras | a sample | param | state |\n"
           "|---|---|---|---|---|\n");
    for (int i = 0; (row = layer_row_at(i)); i++) {
        if (!is_first(i))
            continue;
        line shapes = {""}, params = {""}, states = {""};
        tg_tape *tape = tg_tape_new();
        const tg_layer *layer = layer_row_make(row, tape);
        add_shapes(&shapes, layer);
        add_tensors(&params, layer->param, layer->params);
        add_tensors(&states, layer->state, layer->states);
        printf("| `%.*s` | %s | %s | %s | %s |\n", function_length(row),
               row->call, row->keras, shapes.text, params.text, states.text);
        tg_tape_free(tape);
    }
}

int write_layer_pages(void)
{
    static const char *const files[] = {
        "nn/layers/dense",     "nn/layers/conv",  "nn/layers/shape",
        "nn/layers/norm",      "nn/layers/merge", "nn/layers/recurrent",
        "nn/layers/attention",
    };
    printf(
        "# The layers\n\n"
        "Written by `make docs/layers.md`; `make lint` fails when it is out "
        "of date.\nThe grey boxes are the headers. What stands below them is "
        "read off an example:\nits call, the shape of a sample before and "
        "after it, its settings, its\nparameters and what else it keeps, and "
        "the ops that a batch of it records.\nShapes in the table are those "
        "of the examples.\n\n"
        "Options are given by name after the other arguments. The first "
        "argument may be\na `tg_sequential` model, where it is one layer. How "
        "to write one of your own:\n[CONTRIBUTING.md](CONTRIBUTING.md).\n");
    write_table();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (!write_header_pages(files[i], "tg_layer *", write_layer))
            return 1;
    return 0;
}

/* The reference of ops: `make ops` prints the table, and with --markdown the
 * pages of docs/ops.md. Formulas come from the descriptors, rules from what
 * they record on a small tape, numbers from running the ops. With --layers it
 * is the reference of layers (layers.c). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reference.h"

/* ---- what an example shows ---- */

/* The op of an example, made by the function of its own name; NULL for a
 * composition. */
static const tg_op *own_op(const char *function, const tg_tensor *y)
{
    const bool own = y->op && strcmp(y->op->name, function) == 0;
    return own ? y->op : NULL;
}

void write_wrapped(const char *indent, const char *text)
{
    const size_t room = 79 - strlen(indent);
    while (strlen(text) > room) {
        size_t at = room;
        while (at > 0 && text[at] != ' ')
            at--;
        at = at ? at : room;
        printf("%s%.*s\n", indent, (int)at, text);
        text += at + (text[at] == ' ');
    }
    printf("%s%s\n", indent, text);
}

void write_rules(const op_row *row, const char *indent)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *y = example_of(row, tape);
    if (!y->needs_grad) {
        printf("%sno gradient\n", indent);
        tg_tape_free(tape);
        return;
    }
    tg_backward_from(y, tg_ones(tape, y->shape));
    for (size_t i = 0; i < tape->records; i++) {
        const tg_backward_record *r = &tape->record[i];
        char name[32], rule[512], text[600];
        if (r->y != y->id)
            continue;
        tg_input_name(y->op, y->inputs, r->k, name, sizeof name);
        tg_rule_text(tape, r, rule, sizeof rule);
        snprintf(text, sizeof text, "d%s = %s", name, rule);
        write_wrapped(indent, text);
    }
    tg_tape_free(tape);
}

/* "[2 x 3] [3] -> [2 x 3]" */
static void write_shapes(const tg_tensor *y)
{
    for (int k = 0; k < y->inputs; k++)
        printf("%s ", tg_shape_print(y->in[k]->shape).text);
    printf("-> %s", tg_shape_print(y->shape).text);
}

void add_parts(const tg_tape *tape, int first, char *text, size_t size)
{
    const char *comma = "";
    for (int id = first; id < tape->count; id++) {
        const size_t used = strlen(text);
        if (tape->entry[id]->op) {
            snprintf(text + used, size - used, "%s%s", comma,
                     tape->entry[id]->op->name);
            comma = ", ";
        }
    }
}

/* The ops that a composition records, in their order. */
static void write_parts(const tg_tape *tape)
{
    char text[1024] = "";
    add_parts(tape, 0, text, sizeof text);
    write_wrapped("        ", text);
}

/* ---- the table ---- */

static void print_row(const tg_op *op)
{
    const op_row *row = row_of(op->name);
    printf("%-22s %s\n", op->name, op->formula);
    if (row)
        write_rules(row, "                         ");
}

static int print_table(void)
{
    const tg_op *op;
    int ops = 0;
    for (; (op = tg_op_at(ops)); ops++)
        print_row(op);
    printf("\n%d ops; docs/ops.md tells about each, and about the functions "
           "made of them.\n",
           ops);
    return 0;
}

/* ---- the pages ---- */

/* A row of a table: what a number of x, y and dx is. */
static void write_numbers(const char *name, size_t n, const tg_real *numbers)
{
    printf("| %s |", name);
    for (size_t i = 0; i < n; i++) {
        char text[32];
        snprintf(text, sizeof text, "%.6g", (double)numbers[i]);
        printf(" %s |", strstr(text, "nan") ? "nan" : text);
    }
    printf("\n");
}

static void write_edges(const op_row *row)
{
    static const tg_real numbers[] = {
        -INFINITY, -1000, -1, -0.5f, 0, 0.5f, 1, 1000, INFINITY, NAN,
    };
    const int n = sizeof numbers / sizeof *numbers;
    tg_tape *tape = tg_tape_new();
    tg_tensor *y = example_at(row, tape, numbers, n), *x = tape->entry[0];
    tg_backward_from(y, tg_ones(tape, y->shape));
    printf("\n| `%s` | | | | | | | | | | |\n|---|", row->name);
    for (int i = 0; i < n; i++)
        printf("---|");
    printf("\n");
    write_numbers("x", x->count, x->data);
    write_numbers("y", y->count, y->data);
    write_numbers("dx for dy = 1", x->count, x->grad->data);
    tg_tape_free(tape);
}

bool write_function(const char *name)
{
    const op_row *row = row_of(name);
    if (!row) {
        fprintf(stderr, "tests/rows/*.c:1: tg_%s has no row\n", name);
        return false;
    }
    tg_tape *tape = tg_tape_new();
    tg_tensor *y = example_of(row, tape);
    const tg_op *op = own_op(name, y);
    if (op) {
        printf("\n    %s: %s\n", name, op->formula);
        write_rules(row, "        ");
        printf("        ");
        write_shapes(y);
        printf(": %g FLOP\n", tg_op_flops(y));
    } else if (!y->op) {
        printf("\n    %s makes a constant\n", name);
    } else {
        printf("\n    %s records\n", name);
        write_parts(tape);
    }
    tg_tape_free(tape);
    if (row->each)
        write_edges(row);
    return true;
}

static int write_pages(void)
{
    static const char *const files[] = {
        "ops/constant", "ops/elementwise", "ops/activation", "ops/reduce",
        "ops/matmul",   "ops/move",        "ops/part",       "ops/index",
        "ops/conv",     "ops/norm",        "ops/loss",
    };
    printf("# The ops\n\n"
           "Written by `make docs/ops.md`; `make lint` fails when it is out "
           "of date.\nThe grey boxes are the headers. Rules are printed from "
           "what they record on a\nsmall tape, shapes, FLOP and numbers from "
           "running the ops (float32).\n");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (!write_header_pages(files[i], "tg_tensor *", write_function))
            return 1;
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--markdown") == 0)
        return write_pages();
    if (argc == 2 && strcmp(argv[1], "--layers") == 0)
        return write_layer_pages();
    if (argc == 1)
        return print_table();
    fprintf(stderr, "usage: ops [--markdown | --layers]\n");
    return 2;
}

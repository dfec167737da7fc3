/* Tensors and tapes as text. */
#include "look/text/print.h"

#include <math.h>
#include <string.h>

#include "tape/error.h"
#include "tape/given.h"
#include "tape/op.h"
#include "tape/scope.h"
#include "look/text/text.h"

enum { WHOLE = 8, ENDS = 3, NUMBER = 11, LINE = 79 };

static void check_live(const char *function, const tg_tensor *t)
{
    tg_check_given(NULL, t, tg_site_is(tg_site_now(), "print") ? 1 : 2);
    if (!tg_is_live(t))
        tg_fail("%s: the tensor was forgotten by tg_rewind", function);
}

/* Whether place i of n is left out, and whether it is the first such. */
static bool left_out(int i, int n, bool *first)
{
    *first = i == ENDS;
    return n > WHOLE && i >= ENDS && i < n - ENDS;
}

static void print_row(FILE *to, const tg_real *x, int n)
{
    for (int i = 0; i < n; i++) {
        bool first;
        if (!left_out(i, n, &first))
            fprintf(to, " %*.4g", NUMBER - 3, (double)x[i]);
        else if (first)
            fprintf(to, "  ...");
    }
}

/* The places of a row's outer axes as an odometer: false after the last. */
static bool next_row(tg_shape shape, int *at)
{
    for (int axis = shape.rank - 2; axis >= 0; axis--) {
        if (++at[axis] < shape.dim[axis])
            return true;
        at[axis] = 0;
    }
    return false;
}

/* What a row is to be: printed, the first one left out ("..."), or nothing. */
typedef enum { SHOW, DOTS, HIDE } fate;

static fate row_fate(tg_shape shape, const int *at)
{
    fate what = SHOW;
    for (int axis = 0; axis < shape.rank - 1; axis++) {
        bool first;
        if (!left_out(at[axis], shape.dim[axis], &first))
            continue;
        for (int inner = axis + 1; inner < shape.rank - 1; inner++)
            first = first && at[inner] == 0;
        what = first && what == SHOW ? DOTS : HIDE;
    }
    return what;
}

/* " [0 2 .]" before each block of rows of a tensor of rank 3 or more. */
static void print_block_heading(FILE *to, tg_shape shape, const int *at)
{
    if (shape.rank < 3 || at[shape.rank - 2] != 0)
        return;
    fprintf(to, "  [");
    for (int axis = 0; axis < shape.rank - 2; axis++)
        fprintf(to, "%d, ", at[axis]);
    fprintf(to, "..]\n");
}

void tg_fprint_numbers(FILE *to, const tg_real *row, tg_shape shape)
{
    const int n = shape.dim[shape.rank - 1];
    int at[TG_MAX_RANK] = {0};
    do {
        const fate what = row_fate(shape, at);
        if (what == SHOW) {
            print_block_heading(to, shape, at);
            fprintf(to, "  ");
            print_row(to, row, n);
            fprintf(to, "\n");
        } else if (what == DOTS) {
            fprintf(to, "   ...\n");
        }
        row += n;
    } while (next_row(shape, at));
}

void tg_fprint(FILE *to, const tg_tensor *t)
{
    check_live("tg_print", t);
    fprintf(to, "%%%d = %.50s  %s", t->id, tg_text_full_entry(t).s,
            tg_shape_print(t->shape).text);
    if (t->shape.rank == 0) {
        fprintf(to, "  %.7g\n", (double)t->data[0]);
        return;
    }
    fprintf(to, "\n");
    if (t->count > 0)
        tg_fprint_numbers(to, t->data, t->shape);
}

void tg_print(const tg_tensor *t)
{
    tg_fprint(stdout, t);
}

/* ---- tapes ---- */

static void fprint_entry(FILE *to, const tg_tensor *t, int id_width)
{
    tg_text line = {"", 0};
    tg_text_add(&line, "%*s%%%d = %-22s",
                id_width - snprintf(NULL, 0, "%d", t->id), "", t->id,
                tg_text_full_entry(t).s);
    tg_text_add(&line, " %-10s", tg_shape_print(t->shape).text);
    tg_text_add(&line, " %-10s", tg_text_value(t).s);
    if (t->rule_of >= 0)
        tg_text_add(&line, "  rule of %%%d", t->rule_of);
    else
        tg_text_add(&line, "  %s  %s", tg_text_place(t).s, tg_text_call(t).s);
    const size_t length = strlen(line.s);
    if (length > LINE)
        memcpy(line.s + LINE - 3, "...", 4);
    fprintf(to, "%s\n", line.s);
}

void tg_fprint_tape(FILE *to, const tg_tape *tape)
{
    const int id_width = snprintf(NULL, 0, "%d", tape->count - 1);
    for (int id = 0; id < tape->count; id++)
        fprint_entry(to, tape->entry[id], id_width);
}

void tg_print_tape(const tg_tape *tape)
{
    tg_fprint_tape(stdout, tape);
}

static void dump_entry(FILE *to, const tg_tensor *t)
{
    char attributes[64] = "", scope[64];
    if (t->op && t->op->show)
        t->op->show(t, attributes, sizeof attributes);
    tg_scope_path(t->tape, tg_scope_of(t), scope, sizeof scope);
    fprintf(to, "%%%d = %s", t->id, tg_text_entry(t).s);
    if (*attributes)
        fprintf(to, " {%s}", attributes);
    fprintf(to, " %s = %s", tg_shape_print(t->shape).text, tg_text_value(t).s);
    fprintf(to, " | %s %s", tg_text_place(t).s, tg_text_call(t).s);
    if (t->rule_of >= 0)
        fprintf(to, " | rule of %%%d", t->rule_of);
    if (*scope)
        fprintf(to, " | in %s", scope);
    fputc('\n', to);
}

void tg_dump_tape(FILE *to, const tg_tape *tape)
{
    fprintf(to, "tape: %d entries, %zu records\n", tape->count, tape->records);
    for (int id = 0; id < tape->count; id++)
        dump_entry(to, tape->entry[id]);
    for (size_t i = 0; i < tape->records; i++) {
        const tg_backward_record *r = &tape->record[i];
        if (r->y < 0)
            fprintf(to, "pass %d: %%%d receives %%%d\n", r->pass, r->target,
                    r->contribution);
        else
            fprintf(to, "  %%%d sends %%%d to its input %d, %%%d: now %%%d\n",
                    r->y, r->contribution, r->k, r->target, r->total);
    }
}

/* ---- witnesses ---- */

/* In float32 a right difference is hazy: what would find a wrong digit in
 * float64 would refuse it. */
static double allowed_for(const tg_witness *w, size_t n)
{
    const bool hazy = sizeof(tg_real) < sizeof(double);
    double largest = 0;
    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, fabs(w[i].backward));
    return hazy ? 1e-3 + 1e-2 * largest : 1e-7 + 1e-6 * largest;
}

bool tg_print_witnesses(tg_tape *tape, tg_function *f, int n,
                        tg_tensor *const *in, void *context, int k)
{
    const tg_tensor *x = in[k];
    tg_mark start = tg_tape_mark(tape);
    tg_witness *w = tg_arena_take(&tape->bytes, (x->count + 1) * sizeof *w);
    tg_mark before = tg_tape_mark(tape);
    bool agree = true;

    tg_witnesses(tape, f, n, in, context, k, w);
    tg_rewind(tape, before);
    const double allowed = allowed_for(w, x->count);
    printf("  %-7s %14s %14s %14s\n", x->name ? x->name : "", "backward",
           "forward mode", "difference");
    for (size_t i = 0; i < x->count; i++) {
        const char *verdict = tg_verdict(w[i], allowed);
        printf("  %6zu  %14.9f %14.9f %14.9f  %s\n", i, w[i].backward,
               w[i].forward, w[i].difference, verdict);
        agree &= strcmp(verdict, "all agree") == 0;
    }
    tg_rewind(tape, start);
    return agree;
}

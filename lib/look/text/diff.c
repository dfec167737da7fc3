/* Comparing tapes. */
#include "look/text/diff.h"

#include <math.h>
#include <string.h>

#include "tape/op.h"
#include "look/text/text.h"

/* ---- comparing ---- */

static bool same_number(double a, double b, double tolerance)
{
    return a == b || (isnan(a) && isnan(b)) ||
           fabs(a - b) <= tolerance * fmax(fabs(a), fabs(b));
}

/* The first number that differs; count when there is none. */
static size_t first_number(const tg_tensor *a, const tg_tensor *b,
                           double tolerance)
{
    size_t i = 0;
    while (i < a->count &&
           same_number((double)a->data[i], (double)b->data[i], tolerance))
        i++;
    return i;
}

static bool same_inputs(const tg_tensor *a, const tg_tensor *b)
{
    char text[2][64] = {"", ""};
    if (a->inputs != b->inputs)
        return false;
    for (int k = 0; k < a->inputs; k++)
        if (a->in[k]->id != b->in[k]->id)
            return false;
    if (a->op && a->op->show) {
        a->op->show(a, text[0], sizeof text[0]);
        b->op->show(b, text[1], sizeof text[1]);
    }
    return strcmp(text[0], text[1]) == 0;
}

static bool same_op(const tg_tensor *a, const tg_tensor *b)
{
    return a->role == b->role && !a->op == !b->op &&
           (!a->op || strcmp(a->op->name, b->op->name) == 0);
}

static bool same_line(const tg_tensor *a, const tg_tensor *b)
{
    return strcmp(tg_site_file(a->site), tg_site_file(b->site)) == 0 &&
           strcmp(tg_site_line(a->site), tg_site_line(b->site)) == 0;
}

static tg_difference compare(const tg_tensor *a, const tg_tensor *b,
                             double tolerance)
{
    tg_difference d = {.id = a->id};
    if (!same_op(a, b))
        d.kind = TG_DIFFERENT_OP;
    else if (!same_inputs(a, b))
        d.kind = TG_DIFFERENT_INPUTS;
    else if (!tg_shape_equal(a->shape, b->shape))
        d.kind = TG_DIFFERENT_SHAPE;
    else if ((d.i = first_number(a, b, tolerance)) < a->count)
        d.kind = TG_DIFFERENT_VALUE;
    else if (!same_line(a, b))
        d.kind = TG_DIFFERENT_LINE;
    return d;
}

tg_difference tg_first_difference(const tg_tape *a, const tg_tape *b,
                                  double tolerance)
{
    const int both = a->count < b->count ? a->count : b->count;
    for (int id = 0; id < both; id++) {
        const tg_difference d = compare(a->entry[id], b->entry[id], tolerance);
        if (d.kind != TG_SAME)
            return d;
    }
    return (tg_difference){a->count == b->count ? TG_SAME : TG_DIFFERENT_END,
                           both, 0};
}

/* ---- printing ---- */

static void print_entry(FILE *to, const char *which, const tg_tape *tape,
                        int id)
{
    if (id >= tape->count) {
        fprintf(to, "  %s ends before %%%d\n", which, id);
        return;
    }
    const tg_tensor *t = tape->entry[id];
    fprintf(to, "  %s %%%d = %s  %s  %s\n", which, id, tg_text_entry(t).s,
            tg_shape_print(t->shape).text, tg_text_value(t).s);
    fprintf(to, "      %s  %.50s%s\n", tg_text_place(t).s, tg_text_call(t).s,
            t->rule_of >= 0 ? "  (in a rule)" : "");
}

bool tg_diff(FILE *to, const tg_tape *a, const tg_tape *b, double tolerance)
{
    static const char *const word[] = {
        [TG_SAME] = "",
        [TG_DIFFERENT_OP] = "another op",
        [TG_DIFFERENT_INPUTS] = "other inputs or attributes",
        [TG_DIFFERENT_SHAPE] = "another shape",
        [TG_DIFFERENT_VALUE] = "another value",
        [TG_DIFFERENT_LINE] = "another line of the program",
        [TG_DIFFERENT_END] = "one tape ends",
    };
    const tg_difference d = tg_first_difference(a, b, tolerance);
    if (d.kind == TG_SAME) {
        fprintf(to, "the tapes are the same: %d entries\n", a->count);
        return true;
    }
    fprintf(to, "the tapes first differ at %%%d: %s\n", d.id, word[d.kind]);
    print_entry(to, "a:", a, d.id);
    print_entry(to, "b:", b, d.id);
    if (d.kind == TG_DIFFERENT_VALUE && a->entry[d.id]->count > 1)
        fprintf(to, "  number %zu: %.9g and %.9g\n", d.i,
                (double)a->entry[d.id]->data[d.i],
                (double)b->entry[d.id]->data[d.i]);
    return false;
}

/* Checks of lesson 06: by hand, tape, finite difference: three witnesses. */
#define main lesson_main
#include "lesson.c"
#undef main

#include <math.h>

#include "check.h"

const char *const lesson_name = "06-backprop";

static tg_tensor *error_of(tg_tape *tape, tg_tensor *const *in, int count,
                           void *context)
{
    network *n = context;
    (void)in, (void)count;
    forward(tape, n);
    return n->loss;
}

static bool the_tape_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape);
    tg_tensor *in[] = {n.w1, n.b1, n.w2, n.b2};
    tg_gradcheck_report report;
    tg_gradcheck(tape, "E", error_of, 4, in, &n, 6, &report);
    snprintf(why, size, "%s (%d numbers)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked == 9;
}

/* Prints a table: what the tape, forward mode and nudging say. */
static bool three_witnesses_agree(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape);
    tg_tensor *in[] = {n.w1, n.b1, n.w2, n.b2};
    bool agree = true;
    for (int k = 0; k < 4; k++)
        agree &= tg_print_witnesses(tape, error_of, 4, in, &n, k);
    snprintf(why, size, "see the table above");
    tg_tape_free(tape);
    return agree;
}

static bool same_bits(const tg_real *hand, const tg_tensor *t, size_t count)
{
    bool equal = t->grad && t->count == count;
    for (size_t i = 0; equal && i < count; i++)
        equal = hand[i] == t->grad->data[i];
    return equal;
}

static bool the_formulas_agree_with_the_tape(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape);
    forward(tape, &n);
    tg_backward(n.loss);
    by_hand g = backpropagate(&n);
    const bool equal = same_bits(&g.delta_out, n.z2, 1) &&
                       same_bits(g.delta_hidden, n.z1, HIDDEN) &&
                       same_bits(g.dw2, n.w2, HIDDEN) &&
                       same_bits(&g.db2, n.b2, 1) &&
                       same_bits(&g.dw1[0][0], n.w1, IN * HIDDEN) &&
                       same_bits(g.db1, n.b1, HIDDEN);
    snprintf(why, size, "delta out: by hand %.17g, tape %.17g",
             (double)g.delta_out, (double)n.z2->grad->data[0]);
    tg_tape_free(tape);
    return equal && fabs((double)g.delta_out) > 1e-3;
}

static bool minus_goes_down_and_plus_goes_up(char *why, size_t size)
{
    const double here = error_after(0), down = error_after(0.5),
                 up = error_after(-0.5);
    snprintf(why, size, "E %g, minus %g, plus %g", here, down, up);
    return down < here && here < up;
}

const lesson_check lesson_checks[] = {
    {"all nine parameters agree with nudging them",
     the_tape_agrees_with_nudging},
    {"backward, forward mode and nudging agree on each number",
     three_witnesses_agree},
    {"delta, dw and db by the article's formulas equal the tape's to the bit",
     the_formulas_agree_with_the_tape},
    {"w - dw lowers the error, w + dw raises it",
     minus_goes_down_and_plus_goes_up},
    {NULL, NULL},
};

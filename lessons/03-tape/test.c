/* Checks of lesson 03: every leaf against the finite difference, and what was
 * sent to a leaf against its gradient. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "03-tape";

static tg_tensor *error_of(tg_tape *tape, tg_tensor *const *in, int n,
                           void *context)
{
    (void)tape, (void)n, (void)context;
    return squared_error(in[0], in[1], in[2], in[3]);
}

static tg_tensor *use_of(tg_tape *tape, tg_tensor *const *in, int n,
                         void *context)
{
    (void)tape, (void)n, (void)context;
    return used_twice(in[0]);
}

static bool every_leaf_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *in[] = {
        tg_param_scalar(tape, "w", 3), tg_param_scalar(tape, "x", 2),
        tg_param_scalar(tape, "v", 5), tg_param_scalar(tape, "t", 37)};
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "L", error_of, 4, in, NULL, 3, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.checked >= 4;
}

static bool every_use_counts(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 5);
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "q", use_of, 1, &w, NULL, 3, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed;
}

/* The sum of all that the tape's records send to `leaf`. */
static double all_sent_to(const tg_tensor *leaf)
{
    const tg_tape *tape = leaf->tape;
    double sum = 0;
    for (size_t i = 0; i < tape->records; i++)
        if (tape->record[i].target == leaf->id)
            sum += (double)tape->entry[tape->record[i].contribution]->data[0];
    return sum;
}

static bool contributions_add_up(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 5);
    tg_backward(used_twice(w));
    const double sent = all_sent_to(w), grad = w->grad ? tg_item(w->grad) : 0;
    snprintf(why, size, "%g was sent to w, whose gradient is %g", sent, grad);
    tg_tape_free(tape);
    return fabs(sent - grad) <= 1e-12 * fabs(grad);
}

const lesson_check lesson_checks[] = {
    {"every leaf of L agrees with nudging it", every_leaf_agrees_with_nudging},
    {"dq/dw agrees with nudging, with all uses of w", every_use_counts},
    {"what is sent to w adds up to its gradient", contributions_add_up},
    {NULL, NULL},
};

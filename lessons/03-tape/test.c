/* Checks of lesson 03: every leaf against the finite difference. */
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

static tg_tensor *reuse_of(tg_tape *tape, tg_tensor *const *in, int n,
                           void *context)
{
    (void)tape, (void)n, (void)context;
    return used_three_times(in[0]);
}

static bool every_leaf_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *in[] = {
        tg_param_scalar(tape, "w", 3), tg_param_scalar(tape, "x", 2),
        tg_param_scalar(tape, "b", 1), tg_param_scalar(tape, "y", 5)};
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "L", error_of, 4, in, NULL, 3, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.checked >= 4;
}

static bool three_uses_add_up(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "q", reuse_of, 1, &w, NULL, 3, &report);
    tg_backward(used_three_times(w));
    snprintf(why, size, "%s; the tape says %g", report.message,
             tg_item(w->grad));
    const bool right = report.passed && tg_item(w->grad) == 7;
    tg_tape_free(tape);
    return right;
}

const lesson_check lesson_checks[] = {
    {"every leaf of L agrees with nudging it", every_leaf_agrees_with_nudging},
    {"what three uses of w send back adds up to 7", three_uses_add_up},
    {NULL, NULL},
};

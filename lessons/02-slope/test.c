/* Checks of lesson 02: its own function, its figures, its checker. */
#define main lesson_main
#include "lesson.c"
#undef main

#include "check.h"

const char *const lesson_name = "02-slope";

static bool the_tape_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", at);
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "f", on_tape, 1, &x, NULL, 2, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed;
}

static bool three_witnesses_agree(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", at);
    snprintf(why, size, "see the table");
    const bool agree = tg_print_witnesses(tape, on_tape, 1, &x, NULL, 0);
    tg_tape_free(tape);
    return agree;
}

static bool the_errors_make_a_u(char *why, size_t size)
{
    double two[STEPS], one[STEPS], small[STEPS], h, h_one, h_small;
    const double best = errors(central_difference, two, &h);
    const double best_one = errors(forward_difference, one, &h_one);
    const double best_small = errors(central_in_float, small, &h_small);
    snprintf(why, size, "both %g at %g, one %g at %g, float32 %g at %g", best,
             h, best_one, h_one, best_small, h_small);
    return best < 1e-10 && h <= 1e-4 && h >= 1e-7 && best_one > 1e-9 &&
           best_one < 1e-7 && best_small > 1e-6 && best_small < 1e-3 &&
           small[6] > 0.2 && two[11] > 1e4 * best;
}

static bool both_sides_fall_with_the_square(char *why, size_t size)
{
    double two[STEPS], one[STEPS], h;
    errors(central_difference, two, &h);
    errors(forward_difference, one, &h);
    snprintf(why, size, "one side %g, both %g", one[0] / one[1],
             two[0] / two[1]);
    return fabs(one[1] / one[2] - 10) < 0.2 && fabs(two[0] / two[1] - 100) < 2;
}

static bool the_checker_refuses_what_is_wrong(char *why, size_t size)
{
    const double right = true_slope(at);
    snprintf(why, size, "the right slope is %g", right);
    return checker_accepts(at, right) && !checker_accepts(at, -right) &&
           !checker_accepts(at, right * 1.00001) && !checker_accepts(at, 0) &&
           checker_accepts(0, true_slope(0)) && !checker_accepts(at, f(at));
}

const lesson_check lesson_checks[] = {
    {"f's slope on the tape agrees with nudging", the_tape_agrees_with_nudging},
    {"backward, forward mode and nudging agree", three_witnesses_agree},
    {"the error has its least value in the middle", the_errors_make_a_u},
    {"the error falls with h on one side, with h^2 on both",
     both_sides_fall_with_the_square},
    {"the checker refuses a wrong slope", the_checker_refuses_what_is_wrong},
    {NULL, NULL},
};

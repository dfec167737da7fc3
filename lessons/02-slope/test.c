/* Checks of lesson 02: its own function, its figures, its checker. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "02-slope";

static tg_tensor *two_numbers(tg_tape *tape)
{
    tg_tensor *x = tg_param(tape, "x", 2);
    tg_set(x, (tg_real[]){(tg_real)at, -2});
    return x;
}

static bool the_tape_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = two_numbers(tape);
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "L", cubes, 1, &x, NULL, 2, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.checked >= 2;
}

static bool three_witnesses_agree(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = two_numbers(tape);
    snprintf(why, size, "see the table");
    const bool agree = tg_print_witnesses(tape, cubes, 1, &x, NULL, 0);
    tg_tape_free(tape);
    return agree;
}

/* Both checkers, the lesson's and the library's, and the witnesses. */
static bool the_planted_mistake_is_caught(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = two_numbers(tape);
    int hide = 1;
    tg_gradcheck_report report;
    tg_gradcheck(tape, "L", cubes, 1, &x, &hide, 2, &report);
    tg_witness w[2];
    tg_witnesses(tape, cubes, 1, &x, &hide, 0, w);
    const char *verdict = tg_verdict(w[0], 1e-6);
    snprintf(why, size, "gradcheck %s; backward %g; %s",
             report.passed ? "passed" : "refused", w[0].backward, verdict);
    tg_tape_free(tape);
    return !report.passed && !accepts(cube, at, w[0].backward) &&
           fabs(w[0].backward - 0.49) < 1e-12 &&
           strcmp(verdict, "the difference disagrees") == 0;
}

static int smallest(const double *error)
{
    int best = 0;
    for (int i = 1; i < STEPS; i++)
        best = error[i] < error[best] ? i : best;
    return best;
}

static bool the_figures_at_one_point(char *why, size_t size)
{
    double e[WAYS][STEPS];
    errors(at, 1, e);
    const int both = smallest(e[BOTH_SIDES]), f32 = smallest(e[FLOAT32]);
    snprintf(why, size, "float64 %.2g at 1e-%d; float32 %.2g at 1e-%d, %.3g",
             e[BOTH_SIDES][both], both + 1, e[FLOAT32][f32], f32 + 1,
             e[FLOAT32][6]);
    return both + 1 == 6 && fabs(e[BOTH_SIDES][both] - 2.1e-11) < 1e-12 &&
           f32 + 1 == 3 && fabs(e[FLOAT32][f32] - 2.1e-5) < 1e-6 &&
           fabs(e[FLOAT32][6] - 0.22) < 0.01;
}

static bool the_figures_on_average(char *why, size_t size)
{
    double e[WAYS][STEPS];
    errors(0.5, 1000, e);
    const int both = smallest(e[BOTH_SIDES]), f32 = smallest(e[FLOAT32]);
    snprintf(why, size, "float64 %.2g at 1e-%d; float32 %.2g at 1e-%d, %.3g",
             e[BOTH_SIDES][both], both + 1, e[FLOAT32][f32], f32 + 1,
             e[FLOAT32][6]);
    return both + 1 == 5 && fabs(e[BOTH_SIDES][both] - 4.6e-11) < 2e-12 &&
           f32 + 1 == 3 && fabs(e[FLOAT32][f32] - 2.9e-5) < 2e-6 &&
           fabs(e[FLOAT32][6] - 0.19) < 0.02;
}

/* By algebra: 3 x h + h^2 on one side, h^2 on both, as shares of 3 x^2. */
static bool the_errors_are_what_algebra_says(char *why, size_t size)
{
    double e[WAYS][STEPS];
    errors(at, 1, e);
    const double slope = 3 * at * at, h = 0.01;
    snprintf(why, size, "one side %g, both %g", e[ONE_SIDE][1],
             e[BOTH_SIDES][1]);
    return fabs(e[ONE_SIDE][1] - (3 * at * h + h * h) / slope) < 1e-10 &&
           fabs(e[BOTH_SIDES][1] - h * h / slope) < 1e-10;
}

static bool the_checker_refuses_what_is_wrong(char *why, size_t size)
{
    const double right = cube_slope(at);
    snprintf(why, size, "the right slope is %g", right);
    return accepts(cube, at, right) && accepts(sin, at, cos(at)) &&
           accepts(exp, at, exp(at)) && accepts(cube, 0, 0) &&
           !accepts(cube, at, at * at) && !accepts(cube, at, -right) &&
           !accepts(cube, at, right * 1.00001) && !accepts(cube, at, 0) &&
           !accepts(sin, at, -cos(at)) && !accepts(cube, at, NAN);
}

const lesson_check lesson_checks[] = {
    {"x^3 on the tape agrees with nudging", the_tape_agrees_with_nudging},
    {"backward, forward mode and nudging agree", three_witnesses_agree},
    {"what detach hides is caught", the_planted_mistake_is_caught},
    {"at 0.7: 2e-11 at h = 1e-6; float32 2e-5 at 1e-3, 22% off at 1e-7",
     the_figures_at_one_point},
    {"on average: 5e-11 at h = 1e-5; float32 3e-5 at 1e-3, 19% off at 1e-7",
     the_figures_on_average},
    {"the error is 3 x h + h^2 on one side, h^2 on both",
     the_errors_are_what_algebra_says},
    {"the checker accepts what is right and refuses what is wrong",
     the_checker_refuses_what_is_wrong},
    {NULL, NULL},
};

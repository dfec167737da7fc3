/* Checks of lesson 02: its curve, its slopes, its rules, its witnesses. */
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
    snprintf(why, size, "gradcheck %s; backward %g, difference %g; %s",
             report.passed ? "passed" : "refused", w[0].backward,
             w[0].difference, verdict);
    tg_tape_free(tape);
    return !report.passed && strcmp(verdict, "the difference disagrees") == 0;
}

/* Three that belong together: who edits one must edit all. */
static bool the_formula_is_the_slope_of_the_curve(char *why, size_t size)
{
    for (double x = 0.25; x < 2; x += 0.25) {
        const double measured = slope(curve, x, 1e-5, 1e-5);
        const double formula = curve_slope(x);
        const float single = curve_in_float((float)x);
        snprintf(why, size,
                 "at %g: slope %g by the formula, %g by nudging; curve %g, in "
                 "float %g",
                 x, formula, measured, curve(x), (double)single);
        if (fabs(formula - measured) > 1e-7 * fmax(1, fabs(measured)) ||
            fabs((double)single - curve(x)) > 1e-6 * fmax(1, fabs(curve(x))))
            return false;
    }
    return true;
}

static double third_power(double x)
{
    return x * x * x;
}

/* Of x^3: 3 x^2 and what algebra says is too much. */
static bool slopes_are_what_algebra_says(char *why, size_t size)
{
    const double x = 0.6, a = 0.02, b = 0.03;
    const double one = slope(third_power, x, 0, b) - 3 * x * x;
    const double both = slope(third_power, x, b, b) - 3 * x * x;
    const double uneven = slope(third_power, x, a, b) - 3 * x * x;
    snprintf(why, size, "too much by %g, %g and %g", one, both, uneven);
    return fabs(one - (3 * x * b + b * b)) < 1e-12 &&
           fabs(both - b * b) < 1e-12 &&
           fabs(uneven - (3 * x * (b - a) + b * b - a * b + a * a)) < 1e-12;
}

static int smallest(const double *error)
{
    int best = 0;
    for (int i = 1; i < STEPS; i++)
        best = error[i] < error[best] ? i : best;
    return best;
}

/* Both sides win while h is large; a smaller h is worse in the end; a float
 * has fewer digits to lose. Nothing here holds for x^3 alone. */
static bool errors_fall_and_rise_again(char *why, size_t size)
{
    double h[STEPS], e[WAYS][STEPS];
    errors(at, h, e);
    const double *one = e[ONE_SIDE], *both = e[BOTH_SIDES], *f32 = e[FLOAT32];
    const int best = smallest(both), best32 = smallest(f32);
    snprintf(why, size, "float64 %.2g at %g, float32 %.2g at %g", both[best],
             h[best], f32[best32], h[best32]);
    return one[2] < one[0] / 50 && both[2] < fmax(both[0] / 5000, 1e-12) &&
           both[1] < one[1] && both[STEPS - 1] > 100 * both[best] &&
           f32[best32] > 100 * both[best] && f32[best32] < 0.01 &&
           !(f32[STEPS - 1] < 0.01);
}

static double times_1e9(double x)
{
    return 1e9 * third_power(x);
}
static double times_1e_9(double x)
{
    return 1e-9 * third_power(x);
}
static double flat_at_1(double x)
{
    return (x - 1) * (x - 1);
}

/* A right claim that is far, a wrong one that is near, a right one that is
 * all of the larger number. */
static bool each_rule_errs(char *why, size_t size)
{
    const double x = 0.6, right = 3 * x * x;
    double apart[3], share[3];
    compare(times_1e9, x, 1e9 * right, &apart[0], &share[0]);
    compare(times_1e_9, x, 1e-9 * right / 3, &apart[1], &share[1]);
    compare(flat_at_1, 1, 0, &apart[2], &share[2]);
    snprintf(why, size, "apart %g, %g, %g; shares %g, %g, %g", apart[0],
             apart[1], apart[2], share[0], share[1], share[2]);
    return apart[0] > 1e-6 && share[0] < 1e-6 && apart[1] < 1e-6 &&
           fabs(share[1] - 2.0 / 3) < 1e-6 && apart[2] < 1e-12 && share[2] == 1;
}

const lesson_check lesson_checks[] = {
    {"x x^2 on the tape agrees with nudging", the_tape_agrees_with_nudging},
    {"backward, forward mode and nudging agree", three_witnesses_agree},
    {"what detach hides is caught", the_planted_mistake_is_caught},
    {"the formula is the slope of the curve, in float too",
     the_formula_is_the_slope_of_the_curve},
    {"one side is off by 3 x h + h^2 for x^3, both by h^2",
     slopes_are_what_algebra_says},
    {"errors fall with h, and rise again", errors_fall_and_rise_again},
    {"distance alone and share alone are each wrong somewhere", each_rule_errs},
    {NULL, NULL},
};

/* Checks of lesson 04: each activation away from its kink, and at it. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "04-activations";

static tg_tensor *apply(tg_tape *tape, tg_tensor *const *in, int n,
                        void *context)
{
    (void)tape, (void)n;
    return f[*(int *)context](in[0]);
}

static bool slopes_agree_with_nudging(char *why, size_t size)
{
    bool passed = true;
    for (int k = SIGMOID; k < KINDS && passed; k++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *z = tg_param(tape, "z", 4);
        tg_set(z, (tg_real[]){-3, -0.5f, 0.25f, 2});
        tg_gradcheck_report report;
        passed = tg_gradcheck_twice(tape, name[k], apply, 1, &z, &k, 4,
                                    &report) &&
                 report.checked >= 4;
        snprintf(why, size, "%s: %s", name[k], report.message);
        tg_tape_free(tape);
    }
    return passed;
}

/* By the formulas of the article, with libm and no tape. */
static bool values_follow_the_article(char *why, size_t size)
{
    bool right = true;
    for (double x = -3; x <= 3 && right; x += 0.5) {
        const double formula[KINDS] = {x > 0, 1 / (1 + exp(-x)), tanh(x),
                                       x > 0 ? x : 0, x > 0 ? x : 0.01 * x};
        for (int k = 0; k < KINDS && right; k++) {
            double unused;
            const double found = at(k, x, &unused);
            right = fabs(found - formula[k]) < 1e-12;
            snprintf(why, size, "%s(%g) is %g", name[k], x, found);
        }
    }
    return right;
}

static bool the_steps_slope_is_0(char *why, size_t size)
{
    double left, right;
    at(STEP, -1, &left);
    at(STEP, 1, &right);
    snprintf(why, size, "%g and %g", left, right);
    return left == 0 && right == 0;
}

static bool kinks_follow_the_rule(char *why, size_t size)
{
    double step, relu, leaky_slope;
    at(STEP, 0, &step);
    at(RELU, 0, &relu);
    at(LEAKY, 0, &leaky_slope);
    snprintf(why, size, "step %g, relu %g, leaky %g", step, relu, leaky_slope);
    return step == 0 && relu == 0 && leaky_slope == 0.01;
}

static bool both_sides_average_two_slopes(char *why, size_t size)
{
    const double h = 1e-3;
    const double left = nudged(RELU, h, 0), right = nudged(RELU, 0, h);
    const double relu = nudged(RELU, h, h), leak = nudged(LEAKY, h, h);
    snprintf(why, size, "relu %g, %g, both %g; leaky, both: %g", left, right,
             relu, leak);
    return fabs(left) < 1e-9 && fabs(right - 1) < 1e-9 &&
           fabs(relu - 0.5) < 1e-9 && fabs(leak - 0.505) < 1e-9;
}

static bool sigmoid_and_tanh_saturate(char *why, size_t size)
{
    double steepest, sigmoid, tangent;
    at(SIGMOID, 0, &steepest);
    at(SIGMOID, 10, &sigmoid);
    at(TANH, 10, &tangent);
    snprintf(why, size, "%g at 0; %g and %g at 10", steepest, sigmoid, tangent);
    return steepest == 0.25 && sigmoid > 0 && sigmoid < 1e-4 && tangent > 0 &&
           tangent < 1e-8;
}

/* The unit's two numbers, for ReLU where one sample is on, and for leaky. */
static bool the_units_gradients_agree(char *why, size_t size)
{
    bool passed = true;
    for (int k = SIGMOID; k < KINDS && passed; k++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *in[] = {tg_param_scalar(tape, "w", 1),
                           tg_param_scalar(tape, "b", -3.5)};
        tg_gradcheck_report report;
        passed = tg_gradcheck_twice(tape, "E", error_of, 2, in, &k, 4,
                                    &report) &&
                 report.nonzero >= 2;
        snprintf(why, size, "%s: %s", name[k], report.message);
        tg_tape_free(tape);
    }
    return passed;
}

static bool relu_stays_dead_and_leaky_wakes(char *why, size_t size)
{
    const double relu = after(1000, RELU), leak = after(1000, LEAKY);
    snprintf(why, size, "relu %g from %g; leaky %g, %g after 100", relu,
             after(0, RELU), leak, after(100, LEAKY));
    return relu == 7.5 && after(0, RELU) == 7.5 && leak < 5e-4 &&
           fabs(after(0, LEAKY) - 7.601) < 5e-4 &&
           fabs(after(100, LEAKY) - 0.901) < 5e-4;
}

const lesson_check lesson_checks[] = {
    {"away from kinks the slopes agree with nudging",
     slopes_agree_with_nudging},
    {"the values are the article's formulas", values_follow_the_article},
    {"the step's slope is 0 on both sides", the_steps_slope_is_0},
    {"at 0 the slopes are 0, 0 and 0.01", kinks_follow_the_rule},
    {"nudging both sides of a kink says 0.5, and 0.505 for leaky",
     both_sides_average_two_slopes},
    {"sigmoid and tanh are flat at 10", sigmoid_and_tanh_saturate},
    {"w and b of the unit agree with nudging", the_units_gradients_agree},
    {"the dead ReLU unit keeps its error of 7.5, leaky learns",
     relu_stays_dead_and_leaky_wakes},
    {NULL, NULL},
};

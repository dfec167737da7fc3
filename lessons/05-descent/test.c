/* Checks of lesson 05: both losses against nudging, and the figures. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "05-descent";

static tg_tensor *with_loss(tg_tape *tape, tg_tensor *const *in, int count,
                            void *context)
{
    (void)count;
    const neuron n = {in[0], in[1]};
    return error_of(answer(tape, &n), *(loss_function **)context);
}

static bool agrees(loss_function *loss, char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    const neuron n = make_neuron(tape);
    tg_tensor *in[] = {n.w, n.b};
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "E", with_loss, 2, in, &loss, 5, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.checked >= 2 && report.nonzero >= 2;
}

static bool squared_error_agrees(char *why, size_t size)
{
    return agrees(squared_error, why, size);
}

static bool cross_entropy_agrees(char *why, size_t size)
{
    return agrees(cross_entropy, why, size);
}

/* The same descent with plain doubles and the formulas of the README. */
static double by_hand(bool entropy)
{
    double w = 2, b = 2;
    for (int step = 0; step < STEPS; step++) {
        const double a = 1 / (1 + exp(-(w + b)));
        const double dz = entropy ? a : a * a * (1 - a);
        w -= 0.15 * dz;
        b -= 0.15 * dz;
    }
    return 1 / (1 + exp(-(w + b)));
}

static bool after_50_steps(char *why, size_t size)
{
    const history s = learn(squared_error), c = learn(cross_entropy);
    snprintf(why, size, "squared error %.4f, cross-entropy %.4f", s.a[STEPS],
             c.a[STEPS]);
    return fabs(s.a[STEPS] - 0.976) < 5e-4 && fabs(c.a[STEPS] - 0.099) < 5e-4 &&
           fabs(s.a[STEPS] - by_hand(false)) < 1e-9 &&
           fabs(c.a[STEPS] - by_hand(true)) < 1e-9;
}

static bool the_errors_follow_their_formulas(char *why, size_t size)
{
    const history s = learn(squared_error), c = learn(cross_entropy);
    bool right = true;
    for (int i = 0; i <= STEPS && right; i++) {
        right = fabs(s.error[i] - s.a[i] * s.a[i] / 2) < 1e-12 &&
                fabs(c.error[i] + log(1 - c.a[i])) < 1e-12 &&
                (i == 0 ||
                 (s.error[i] < s.error[i - 1] && c.error[i] < c.error[i - 1]));
        snprintf(why, size, "step %d: %g and %g", i, s.error[i], c.error[i]);
    }
    return right;
}

static bool the_factor_is_the_slope(char *why, size_t size)
{
    const history s = learn(squared_error), c = learn(cross_entropy);
    const double ratio = s.slope[0] / c.slope[0];
    snprintf(why, size, "the two gradients have ratio %.9f", ratio);
    return fabs(ratio - s.a[0] * (1 - s.a[0])) < 1e-12;
}

static bool a_rate_above_2_runs_away(char *why, size_t size)
{
    snprintf(why, size, "after 6 steps 0.1: %g, 1: %g, 1.9: %g, 2.1: %g",
             parabola(0.1, 6), parabola(1, 6), parabola(1.9, 6),
             parabola(2.1, 6));
    return fabs(parabola(0.1, 6) - pow(0.9, 6)) < 1e-12 &&
           parabola(1, 1) == 0 &&
           fabs(parabola(1.9, 6) - pow(-0.9, 6)) < 1e-12 &&
           fabs(parabola(2.1, 6) - pow(-1.1, 6)) < 1e-12;
}

const lesson_check lesson_checks[] = {
    {"squared error: w and b agree with nudging", squared_error_agrees},
    {"cross-entropy: w and b agree with nudging", cross_entropy_agrees},
    {"after 50 steps the answers are 0.976 and 0.099", after_50_steps},
    {"both errors follow their formulas, and fall at each step",
     the_errors_follow_their_formulas},
    {"the gradients differ by the factor a (1 - a)", the_factor_is_the_slope},
    {"a rate above 2 runs away from the minimum", a_rate_above_2_runs_away},
    {NULL, NULL},
};

/* Checks of lesson 05: the ball and both errors against nudging, and each step
 * against the formulas of the README. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "05-descent";

/* ---- against nudging ---- */

static tg_tensor *with_loss(tg_tape *tape, tg_tensor *const *in, int count,
                            void *context)
{
    (void)count;
    const neuron n = {in[0], in[1]};
    return error_of(answer(tape, &n), *(loss_function **)context);
}

static tg_tensor *of_the_ball(tg_tape *tape, tg_tensor *const *in, int count,
                              void *context)
{
    (void)tape, (void)count, (void)context;
    return curve(in[0]);
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

static bool the_ball_agrees(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *v = tg_param_scalar(tape, "v", 1.5);
    tg_gradcheck_report report;
    tg_gradcheck(tape, "E", of_the_ball, 1, &v, NULL, 5, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.nonzero == 1;
}

/* ---- step by step ---- */

static bool near(double a, double b, double tolerance)
{
    return fabs(a - b) <= tolerance * fmax(1, fabs(b));
}

static double height(double at)
{
    tg_tape *tape = tg_tape_new();
    const double found = tg_item(curve(tg_scalar(tape, at)));
    tg_tape_free(tape);
    return found;
}

static double slope_at(double v)
{
    const double h = 1e-5;
    return (height(v + h) - height(v - h)) / (2 * h);
}

/* Whatever the curve is: small rates, and one that jumps over its lowest
 * point. */
static bool the_ball_takes_steps_downhill(char *why, size_t size)
{
    static const double jump[] = {0.1, 0.7, 1.9};
    for (int k = 0; k < 3; k++) {
        const double step_size = jump[k] * 2.5 / fabs(slope_at(2.5));
        const history seen = roll(2.5, step_size);
        for (int i = 0; i < STEPS; i++) {
            const double next = seen.at[i] - step_size * slope_at(seen.at[i]);
            snprintf(why, size, "rate %g: after step %d v is %g, not %g",
                     step_size, i + 1, seen.at[i + 1], next);
            if (!near(seen.at[i + 1], next, 1e-7) ||
                !near(seen.error[i], height(seen.at[i]), 1e-9))
                return false;
        }
    }
    return true;
}

/* A neuron's descent with plain doubles and the formulas of the README. */
static history by_hand(bool entropy)
{
    history seen;
    tg_tape *tape = tg_tape_new();
    const neuron n = make_neuron(tape);
    double w = tg_item(n.w), b = tg_item(n.b);
    tg_tape_free(tape);
    for (int i = 0; i <= STEPS; i++) {
        const double a = 1 / (1 + exp(-(w * input + b))), off = a - wanted;
        const double dz = entropy ? off : off * a * (1 - a);
        seen.at[i] = a;
        seen.error[i] = entropy ? -wanted * log(a) - (1 - wanted) * log(1 - a)
                                : off * off / 2;
        seen.slope[i] = dz * input;
        w -= rate * dz * input;
        b -= rate * dz;
    }
    return seen;
}

static bool follows_the_formulas(loss_function *loss, bool entropy, char *why,
                                 size_t size)
{
    const history seen = learn(loss), hand = by_hand(entropy);
    for (int i = 0; i <= STEPS; i++) {
        snprintf(why, size,
                 "step %d: a is %.9f, by hand %.9f; E %.9f, by hand %.9f; "
                 "dE/dw %.9f, by hand %.9f",
                 i, seen.at[i], hand.at[i], seen.error[i], hand.error[i],
                 seen.slope[i], hand.slope[i]);
        if (!near(seen.at[i], hand.at[i], 1e-9) ||
            !near(seen.error[i], hand.error[i], 1e-9) ||
            !near(seen.slope[i], hand.slope[i], 1e-9))
            return false;
    }
    return true;
}

static bool squared_error_learns_as_by_hand(char *why, size_t size)
{
    return follows_the_formulas(squared_error, false, why, size);
}

static bool cross_entropy_learns_as_by_hand(char *why, size_t size)
{
    return follows_the_formulas(cross_entropy, true, why, size);
}

static bool cross_entropy_gets_further(char *why, size_t size)
{
    const history s = learn(squared_error), c = learn(cross_entropy);
    snprintf(why, size, "squared error %g, cross-entropy %g", s.at[STEPS],
             c.at[STEPS]);
    return fabs(c.at[STEPS] - wanted) < fabs(s.at[STEPS] - wanted);
}

const lesson_check lesson_checks[] = {
    {"the ball's curve: v agrees with nudging", the_ball_agrees},
    {"squared error: w and b agree with nudging", squared_error_agrees},
    {"cross-entropy: w and b agree with nudging", cross_entropy_agrees},
    {"the ball takes each step downhill, as far as the rate says",
     the_ball_takes_steps_downhill},
    {"squared error: each step is the one of the formulas, by hand",
     squared_error_learns_as_by_hand},
    {"cross-entropy: each step is the one of the formulas, by hand",
     cross_entropy_learns_as_by_hand},
    {"cross-entropy gets nearer to what is wanted", cross_entropy_gets_further},
    {NULL, NULL},
};

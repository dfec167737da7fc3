/* Checks of lesson 12: trajectories by hand and by the library. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "formulas.h"
#include "lesson.h"

const char *const lesson_name = "12-optimizers";

static tg_tensor *ravine_of(tg_tape *tape, tg_tensor *const *in, int n,
                            void *context)
{
    (void)n, (void)context;
    return ravine(tape, in[0]);
}

static bool the_ravine_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2);
    tg_set(w, BEGIN);
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "E", ravine_of, 1, &w, NULL, 12, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.nonzero >= 2;
}

/* As a share of the number where that is large: a rate may be too large. */
static double apart_by(double a, double b)
{
    return fabs(a - b) / fmax(1, fabs(b));
}

/* Both coordinates, three steps and then all. */
static bool by_hand_and_by_library_walk_the_same_way(char *why, size_t size)
{
    double hand1[STEPS], hand2[STEPS];
    bool right = true;
    for (int k = 0; right && k < KINDS; k++) {
        double apart[2] = {0, 0};
        const trail p = walk(k);
        path_by_hand(k, BEGIN[0], STEEP[0], STEPS, hand1);
        path_by_hand(k, BEGIN[1], STEEP[1], STEPS, hand2);
        for (int t = 0; t < STEPS; t++) {
            const double e =
                (STEEP[0] * pow(hand1[t], 2) + STEEP[1] * pow(hand2[t], 2)) / 2;
            const double d = fmax(apart_by(p.w1[t], hand1[t]),
                                  apart_by(p.w2[t], hand2[t]));
            apart[t > 3] = fmax(apart[t > 3], fmax(d, apart_by(p.e[t], e)));
        }
        snprintf(why, size, "%s: %g apart in three steps, then %g", NAMES[k],
                 apart[0], apart[1]);
        right = apart[0] < 1e-13 && apart[1] < 1e-11 && p.w1[3] != p.w1[0] &&
                p.w2[3] != p.w2[0];
    }
    return right;
}

/* No two formulas are the same: a check that mixes them up can see it. */
static bool no_two_optimisers_walk_the_same_way(char *why, size_t size)
{
    double end[KINDS], path[STEPS];
    bool right = true;
    for (int k = 0; k < KINDS; k++) {
        path_by_hand(k, 1, 20, STEPS, path);
        end[k] = path[3];
        for (int j = 0; j < k; j++)
            if (fabs(end[j] - end[k]) < 1e-6) {
                snprintf(why, size, "%s and %s", NAMES[j], NAMES[k]);
                right = false;
            }
    }
    return right;
}

/* A parameter so large that threads share it, each number with a gradient of
 * its own. */
static bool a_shared_parameter_follows_the_formula(char *why, size_t size)
{
    enum { LARGE = 40000 };
    double worst = 0, path[4];
    for (int k = 0; k < KINDS; k++) {
        tg_set_threads(4);
        tg_tape *tape = tg_tape_new();
        tg_tensor *w = tg_param(tape, "w", LARGE);
        for (int i = 0; i < LARGE; i++)
            w->data[i] = 1 + i * 1e-4;
        tg_optimizer *o = tg_optimizer_named(tape, NAMES[k]);
        o->rate = RATES[k];
        tg_mark start = tg_tape_mark(tape);
        for (int t = 0; t < 3; t++) {
            tg_backward(tg_mul_scalar(tg_sum(tg_square(w)), 0.5));
            tg_optimizer_step(o);
            tg_rewind(tape, start);
        }
        for (int i = 0; i < LARGE; i += 97) {
            path_by_hand(k, 1 + i * 1e-4, 1, 4, path);
            worst = fmax(worst, fabs(w->data[i] - path[3]));
        }
        tg_tape_free(tape);
        if (worst > 1e-12) {
            snprintf(why, size, "%s: off by %g", NAMES[k], worst);
            break;
        }
    }
    tg_set_threads(0);
    return worst < 1e-12;
}

/* The step after t gradients of 1, in rates, by the library; with its own
 * update, and with the lesson's. */
static double step_after(int t, bool correct)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 0);
    tg_optimizer *o = tg_adam(tape, 1);
    double before = 0;
    if (!correct)
        o->update = uncorrected;
    tg_mark start = tg_tape_mark(tape);
    for (int i = 0; i < t; i++) {
        before = w->data[0];
        tg_backward(tg_mul_scalar(w, 1));
        tg_optimizer_step(o);
        tg_rewind(tape, start);
    }
    const double step = before - w->data[0];
    tg_tape_free(tape);
    return step;
}

static bool without_correction_the_first_steps_are_too_long(char *why,
                                                            size_t size)
{
    bool right = true;
    for (int t = 1; right && t <= 1000; t *= 10) {
        const double with = step_after(t, true), without = step_after(t, false);
        const double want = (1 - pow(0.9, t)) / sqrt(1 - pow(0.999, t));
        snprintf(why, size, "step %d: %g with, %g without", t, with, without);
        right = fabs(with - 1) < 1e-5 && fabs(without - want) < 1e-3 * want;
    }
    return right;
}

/* One step multiplies w2 by 1 - rate steep. */
static bool sgd_jumps_where_its_factor_is_below_0(char *why, size_t size)
{
    const trail p = walk(SGD);
    const double factor = 1 - RATES[SGD] * STEEP[1];
    int jumps = 0;
    for (int t = 1; t < STEPS; t++)
        jumps += p.w2[t] * p.w2[t - 1] < 0;
    snprintf(why, size, "factor %g, from wall to wall %d times of %d", factor,
             jumps, STEPS - 1);
    return jumps == (factor < 0 ? STEPS - 1 : 0);
}

static bool momentum_beats_its_sgd_and_adam_teaches(char *why, size_t size)
{
    tg_mnist d;
    if (!tg_mnist_generate(2000, 1000, 1, &d))
        return false;
    const double slow = train(&d, SGD, 0.01, false, 2);
    const double sgd = train(&d, SGD, 0.1, false, 2);
    const double momentum = train(&d, MOMENTUM, 0.1, false, 2);
    const double adam = train(&d, ADAM, 0.001, false, 2);
    snprintf(why, size, "sgd %.1f and %.1f, momentum %.1f, adam %.1f", slow,
             sgd, momentum, adam);
    tg_mnist_free(&d);
    return slow < sgd && sgd < momentum && adam > 60;
}

const lesson_check lesson_checks[] = {
    {"the ravine agrees with nudging", the_ravine_agrees_with_nudging},
    {"three steps of each, and forty, are those of its formula",
     by_hand_and_by_library_walk_the_same_way},
    {"no two of them walk the same way", no_two_optimisers_walk_the_same_way},
    {"a parameter that threads share follows the formula everywhere",
     a_shared_parameter_follows_the_formula},
    {"where gradients are equal Adam's steps are one rate; uncorrected, m / "
     "sqrt v",
     without_correction_the_first_steps_are_too_long},
    {"sgd jumps from wall to wall exactly where 1 - rate steep is below 0",
     sgd_jumps_where_its_factor_is_below_0},
    {"on digits sgd 0.1 beats 0.01, and momentum beats both",
     momentum_beats_its_sgd_and_adam_teaches},
    {NULL, NULL},
};

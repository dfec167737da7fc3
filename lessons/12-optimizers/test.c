/* Checks of lesson 12: trajectories by hand and by library, the ravine. */
#define main lesson_main
#include "lesson.c"
#undef main

#include "check.h"

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
    tg_set(w, (tg_real[]){-4, 1});
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "E", ravine_of, 1, &w, NULL, 12, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed;
}

static bool three_steps_are_those_of_the_formulas(char *why, size_t size)
{
    double w1[STEPS + 1], w2[STEPS + 1];
    for (int k = 0; k < KINDS; k++) {
        by_hand(kinds[k].step, 3, w1, w2);
        const double apart = by_library(k, w1, w2);
        snprintf(why, size, "%s: %g apart", kinds[k].name, apart);
        if (apart > 1e-6 || fabs(w2[3] - 1) < 1e-3)
            return false;
    }
    return true;
}

static bool correction_sets_the_first_step(char *why, size_t size)
{
    double w1[STEPS + 1], with[STEPS + 1], without[STEPS + 1];
    by_hand(adam, 1, w1, with);
    by_hand(adam_uncorrected, 1, w1, without);
    snprintf(why, size, "with %g, without %g", 1 - with[1], 1 - without[1]);
    return fabs(1 - with[1] - 0.1) < 1e-6 &&
           fabs((1 - without[1]) / 0.1 - 0.1 / sqrt(0.001)) < 1e-3;
}

static bool momentum_and_adam_get_further(char *why, size_t size)
{
    double w1[STEPS + 1], w2[STEPS + 1], left[3];
    formula *const f[] = {sgd, momentum, adam};
    for (int k = 0; k < 3; k++) {
        by_hand(f[k], STEPS, w1, w2);
        left[k] = (w1[STEPS] * w1[STEPS] + 25 * w2[STEPS] * w2[STEPS]) / 2;
    }
    snprintf(why, size, "E: SGD %g, momentum %g, Adam %g", left[0], left[1],
             left[2]);
    return left[1] < left[0] && left[2] < 8;
}

const lesson_check lesson_checks[] = {
    {"the ravine agrees with nudging", the_ravine_agrees_with_nudging},
    {"three steps of each are those of its formula",
     three_steps_are_those_of_the_formulas},
    {"Adam's first step is the rate; uncorrected it is 3.16 times that",
     correction_sets_the_first_step},
    {"after 60 steps momentum is lower than SGD",
     momentum_and_adam_get_further},
    {NULL, NULL},
};

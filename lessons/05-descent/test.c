/* Checks of lesson 05: both losses against nudging, and the figures. */
#define main lesson_main
#include "lesson.c"
#undef main

#include "check.h"

const char *const lesson_name = "05-descent";

static tg_tensor *with_loss(tg_tape *tape, tg_tensor *const *in, int count,
                            void *context)
{
    (void)count;
    const neuron n = {in[0], in[1]};
    return error_of(tape, &n, *(loss_function **)context);
}

static bool agrees(loss_function *loss, char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *in[] = {tg_param_scalar(tape, "w", 2),
                       tg_param_scalar(tape, "b", 2)};
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "E", with_loss, 2, in, &loss, 5, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.checked >= 2;
}

static bool squared_error_agrees(char *why, size_t size)
{
    return agrees(squared_error, why, size);
}

static bool cross_entropy_agrees(char *why, size_t size)
{
    return agrees(cross_entropy, why, size);
}

static bool after_50_steps(char *why, size_t size)
{
    double squared[STEPS + 1], entropy[STEPS + 1];
    learn(squared_error, rate, squared);
    learn(cross_entropy, rate, entropy);
    snprintf(why, size, "squared error %.4f, cross-entropy %.4f",
             squared[STEPS], entropy[STEPS]);
    return fabs(squared[STEPS] - 0.976) < 5e-4 &&
           fabs(entropy[STEPS] - 0.099) < 5e-4;
}

static bool the_factor_is_the_slope(char *why, size_t size)
{
    double a[STEPS + 1];
    const double ratio = learn(squared_error, rate, a) /
                         learn(cross_entropy, rate, a);
    snprintf(why, size, "the two gradients have ratio %.9f", ratio);
    return fabs(ratio - a[0] * (1 - a[0])) < 1e-12;
}

const lesson_check lesson_checks[] = {
    {"squared error: w and b agree with nudging", squared_error_agrees},
    {"cross-entropy: w and b agree with nudging", cross_entropy_agrees},
    {"after 50 steps the answers are 0.976 and 0.099", after_50_steps},
    {"the gradients differ by the factor a (1 - a)", the_factor_is_the_slope},
    {NULL, NULL},
};

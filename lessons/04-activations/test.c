/* Checks of lesson 04: each activation away from its kink, and at it. */
#define main lesson_main
#include "lesson.c"
#undef main

#include "check.h"

const char *const lesson_name = "04-activations";

static tg_tensor *apply(tg_tape *tape, tg_tensor *const *in, int n,
                        void *context)
{
    (void)tape, (void)n;
    return ((const struct activation *)context)->f(in[0]);
}

static bool slopes_agree_with_nudging(char *why, size_t size)
{
    bool passed = true;
    for (int k = 1; k < KINDS && passed; k++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *z = tg_param(tape, "z", 4);
        tg_set(z, (tg_real[]){-3, -0.5f, 0.25f, 2});
        struct activation chosen = activations[k];
        tg_gradcheck_report report;
        passed = tg_gradcheck_twice(tape, chosen.name, apply, 1, &z, &chosen, 4,
                                    &report);
        snprintf(why, size, "%s", report.message);
        tg_tape_free(tape);
    }
    return passed;
}

static bool kinks_follow_the_rule(char *why, size_t size)
{
    double step, relu, leaky_slope;
    at(0, 0, &step);
    at(3, 0, &relu);
    at(4, 0, &leaky_slope);
    snprintf(why, size, "step %g, relu %g, leaky %g", step, relu, leaky_slope);
    return step == 0 && relu == 0 && leaky_slope == 0.01;
}

static bool both_sides_average_two_slopes(char *why, size_t size)
{
    double unused;
    const double h = 1e-3;
    const double both = (at(3, h, &unused) - at(3, -h, &unused)) / (2 * h);
    snprintf(why, size, "relu, both sides: %g", both);
    return fabs(both - 0.5) < 1e-9;
}

static bool sigmoids_saturate_and_relu_does_not(char *why, size_t size)
{
    snprintf(why, size, "sigmoid %g, relu %g", through_ten_layers(1, 0),
             through_ten_layers(3, 2));
    return fabs(through_ten_layers(1, 0) - pow(0.25, 10)) < 1e-12 &&
           through_ten_layers(3, 2) == 1 && through_ten_layers(3, -2) == 0;
}

const lesson_check lesson_checks[] = {
    {"the four smooth pieces agree with nudging, twice differentiated",
     slopes_agree_with_nudging},
    {"at 0 the slopes are 0, 0 and 0.01", kinks_follow_the_rule},
    {"nudging both sides of ReLU's kink says 0.5",
     both_sides_average_two_slopes},
    {"ten sigmoids leave (1/4)^10, ten ReLUs all or nothing",
     sigmoids_saturate_and_relu_does_not},
    {NULL, NULL},
};

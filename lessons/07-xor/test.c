/* Checks of lesson 07: all parameters, what counts as solved, and luck. */
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "07-xor";

static tg_tensor *error_for(tg_tape *tape, tg_tensor *const *in, int count,
                            void *context)
{
    tg_tensor *z;
    (void)in, (void)count;
    return error_of(tape, context, &z);
}

static bool agrees(activation *f, char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape, f, 3);
    for (size_t i = 0; i < n.b1->count; i++)
        n.b1->data[i] = (tg_real)(0.1 + 0.05 * (double)i); /* off the kinks */
    tg_tensor *in[] = {n.w1, n.b1, n.w2, n.b2};
    tg_gradcheck_report report;
    tg_gradcheck(tape, "E", error_for, 4, in, &n, 7, &report);
    snprintf(why, size, "%s (%d numbers)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked == 4 * UNITS + 1;
}

static bool sigmoid_agrees(char *why, size_t size)
{
    return agrees(tg_sigmoid, why, size);
}

static bool leaky_agrees(char *why, size_t size)
{
    return agrees(leaky, why, size);
}

static bool a_step_goes_down(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    const network before = make(tape, tg_sigmoid, 5);
    network n = make(tape, tg_sigmoid, 5);
    tg_tensor *z, *old[] = {before.w1, before.b1, before.w2, before.b2};
    tg_tensor *moved[] = {n.w1, n.b1, n.w2, n.b2};
    learn(tape, &n, 1, false, NULL);
    tg_backward(error_of(tape, &before, &z));
    int down = 0;
    for (int p = 0; p < 4; p++)
        for (size_t i = 0; i < old[p]->count; i++)
            down += (old[p]->data[i] - moved[p]->data[i]) *
                        old[p]->grad->data[i] >
                    0;
    snprintf(why, size, "only %d numbers went against their gradient", down);
    tg_tape_free(tape);
    return down == 4 * UNITS + 1;
}

/* At each corner by itself, without error_of. */
static int right_corners(tg_tape *tape, const network *n)
{
    int right = 0;
    for (int a = 0; a < 2; a++)
        for (int b = 0; b < 2; b++) {
            const tg_real at[] = {(tg_real)a, (tg_real)b};
            tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2), at);
            const double z = tg_item(output(n, x));
            right += a != b ? z > 0 : z <= 0;
        }
    return right;
}

/* Solved says: all four are right now, and one step before they were not. */
static bool solved_means_all_four(char *why, size_t size)
{
    bool good = true;
    for (uint64_t start = 0; start < 20; start++) {
        tg_tape *tape = tg_tape_new();
        network n = make(tape, tg_sigmoid, start);
        const int steps = learn(tape, &n, 3000, true, NULL);
        const int right = right_corners(tape, &n);
        network again = make(tape, tg_sigmoid, start);
        learn(tape, &again, steps - 1, false, NULL);
        const int before = right_corners(tape, &again);
        if (good && ((right == 4) != (steps < 3000) || before == 4)) {
            snprintf(why, size, "start %d: %d steps, %d right; %d before",
                     (int)start, steps, right, before);
            good = false;
        }
        tg_tape_free(tape);
    }
    return good;
}

/* 1 where z is not 0, else NaN. */
static tg_tensor *by_itself(tg_tensor *z)
{
    return tg_div(z, z);
}

/* Units that look at x1 - x2 by 0 / 0: z is NaN at both zeros, and more than 0
 * at both ones. */
static bool nan_is_not_solved(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, by_itself, 1);
    for (size_t k = 0; k < n.w1->count; k++)
        n.w1->data[k] = k < UNITS ? 1 : -1;
    tg_init_constant(n.w2, 1);
    const int steps = learn(tape, &n, 1, true, NULL);
    snprintf(why, size, "solved after %d steps", steps);
    tg_tape_free(tape);
    return steps == 1;
}

static bool luck_differs(char *why, size_t size)
{
    const tally sigmoid = try_starts(tg_sigmoid, 200, 2000);
    const tally relu = try_starts(tg_relu, 200, 2000);
    const tally leak = try_starts(leaky, 200, 2000);
    snprintf(why, size, "of 200 in 2000 steps: sigmoid %g, relu %g, leaky %g",
             sigmoid.share, relu.share, leak.share);
    return sigmoid.share > relu.share && leak.share >= relu.share &&
           relu.share > 0.05 && relu.share < 0.95;
}

static bool relu_does_it_soon_or_never(char *why, size_t size)
{
    const tally some = try_starts(tg_relu, 200, 300);
    const tally more = try_starts(tg_relu, 200, 2000);
    snprintf(why, size, "300 steps %g, 2000 steps %g; nine of ten in %d",
             some.share, more.share, more.nine_10);
    return more.share - some.share < 0.03 && more.nine_10 < 300 &&
           more.half <= more.nine_10;
}

static bool a_dead_network_stays_dead(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, tg_relu, 1);
    tg_init_constant(n.b1, -5);
    const int steps = learn(tape, &n, 500, true, NULL);
    snprintf(why, size, "solved after %d steps", steps);
    const bool same = n.b1->data[0] == -5 && n.b1->data[UNITS - 1] == -5;
    tg_tape_free(tape);
    return steps == 500 && same;
}

/* And what they own does move. */
static bool equal_units_never_part(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, tg_sigmoid, 1);
    for (size_t k = 0; k < n.w1->count; k++)
        n.w1->data[k] = k < UNITS ? (tg_real)0.3 : (tg_real)-0.7;
    tg_init_constant(n.w2, 0.5);
    const int steps = learn(tape, &n, 1000, true, NULL);
    bool same = n.b1->data[0] != 0;
    for (int j = 1; j < UNITS; j++)
        same = same && n.w1->data[j] == n.w1->data[0] &&
               n.w1->data[UNITS + j] == n.w1->data[UNITS] &&
               n.b1->data[j] == n.b1->data[0] && n.w2->data[j] == n.w2->data[0];
    snprintf(why, size, "%d steps, units %s", steps, same ? "equal" : "differ");
    tg_tape_free(tape);
    return steps == 1000 && same;
}

const lesson_check lesson_checks[] = {
    {"all parameters agree with nudging, sigmoid", sigmoid_agrees},
    {"all parameters agree with nudging, leaky ReLU", leaky_agrees},
    {"a step moves each parameter against its gradient", a_step_goes_down},
    {"solved means: all four corners, for the first time",
     solved_means_all_four},
    {"a corner with NaN is not solved", nan_is_not_solved},
    {"sigmoid solves more starts than ReLU, leaky ReLU no fewer", luck_differs},
    {"ReLU solves a start soon, or never", relu_does_it_soon_or_never},
    {"units that are off everywhere stay off", a_dead_network_stays_dead},
    {"units that are equal stay equal, and solve nothing",
     equal_units_never_part},
    {NULL, NULL},
};

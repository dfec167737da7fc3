/* Checks of lesson 06: by hand, tape, finite difference: three witnesses. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "06-backprop";

static const int small[] = {2, 2, 1}, large[] = {3, 4, 3, 2};

static tg_tensor *error_of(tg_tape *tape, tg_tensor *const *in, int count,
                           void *context)
{
    network *net = context;
    (void)in, (void)count;
    forward(tape, net);
    return net->loss;
}

/* The parameters of a network, W1, b1, W2, ... Returns how many. */
static int params_of(const network *net, tg_tensor **in)
{
    int n = 0;
    for (int l = 0; l < net->layers; l++) {
        in[n++] = net->w[l];
        in[n++] = net->b[l];
    }
    return n;
}

static bool agrees(int layers, const int *n, int numbers, char *why,
                   size_t size)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, layers, n);
    tg_tensor *in[2 * LAYERS];
    const int params = params_of(&net, in);
    tg_gradcheck_report report;
    tg_gradcheck(tape, "E", error_of, params, in, &net, 6, &report);
    snprintf(why, size, "%s (%d numbers)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked == numbers;
}

static bool the_small_one_agrees(char *why, size_t size)
{
    return agrees(2, small, 9, why, size);
}

static bool the_large_one_agrees(char *why, size_t size)
{
    return agrees(3, large, 39, why, size);
}

/* Prints a table: what the tape, forward mode and nudging say. */
static bool three_witnesses_agree(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, 2, small);
    tg_tensor *in[2 * LAYERS];
    const int params = params_of(&net, in);
    bool agree = true;
    for (int k = 0; k < params; k++)
        agree &= tg_print_witnesses(tape, error_of, params, in, &net, k);
    snprintf(why, size, "see the table above");
    tg_tape_free(tape);
    return agree;
}

static bool the_formulas_agree_with_the_tape(char *why, size_t size)
{
    const double a = both_ways(2, small, false), b = both_ways(3, large, false);
    snprintf(why, size, "2-2-1 %g apart, 3-4-3-2 %g", a, b);
    return a == 0 && b < 1e-15;
}

static bool deltas_are_not_all_zero(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, 3, large);
    forward(tape, &net);
    const by_hand g = backpropagate(&net);
    bool all = true;
    for (int l = 0; l < 3; l++)
        for (int j = 0; j < large[l + 1]; j++)
            all = all && fabs((double)g.delta[l][j]) > 1e-5;
    snprintf(why, size, "a delta is 0: nothing would be compared");
    tg_tape_free(tape);
    return all;
}

static bool minus_goes_down_and_plus_goes_up(char *why, size_t size)
{
    const double here = error_after(0), down = error_after(0.5),
                 up = error_after(-0.5);
    snprintf(why, size, "E %g, minus %g, plus %g", here, down, up);
    return down < here && here < up;
}

const lesson_check lesson_checks[] = {
    {"the nine parameters of 2-2-1 agree with nudging", the_small_one_agrees},
    {"the 39 parameters of 3-4-3-2 agree with nudging", the_large_one_agrees},
    {"backward, forward mode and nudging agree on each number",
     three_witnesses_agree},
    {"the article's formulas equal the tape's: 2-2-1 to the last bit",
     the_formulas_agree_with_the_tape},
    {"no delta of 3-4-3-2 is 0", deltas_are_not_all_zero},
    {"w - dw lowers the error, w + dw raises it",
     minus_goes_down_and_plus_goes_up},
    {NULL, NULL},
};

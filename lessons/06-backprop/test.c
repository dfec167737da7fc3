/* Checks of lesson 06: by hand, tape, finite difference: three witnesses. */
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "06-backprop";

static const int small[] = {2, 2, 1}, large[] = {3, 4, 3, 2},
                 wide[] = {2, 8, 1};

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

static bool agrees(int layers, const int *n, char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, layers, n);
    tg_tensor *in[2 * LAYERS];
    const int params = params_of(&net, in);
    int numbers = 0;
    for (int k = 0; k < params; k++)
        numbers += (int)in[k]->count;
    tg_gradcheck_report report;
    tg_gradcheck(tape, "E", error_of, params, in, &net, 6, &report);
    snprintf(why, size, "%s (%d numbers)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked == numbers;
}

static bool the_small_one_agrees(char *why, size_t size)
{
    return agrees(2, small, why, size);
}

static bool the_large_one_agrees(char *why, size_t size)
{
    return agrees(3, large, why, size);
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
    const double a = both_ways(2, small, false), b = both_ways(3, large, false),
                 c = both_ways(2, wide, false);
    snprintf(why, size, "2-2-1 %g apart, 3-4-3-2 %g, 2-8-1 %g", a, b, c);
    return fmax(a, fmax(b, c)) < 1e-13;
}

static jmp_buf refused;

static void note(const char *message, void *context)
{
    snprintf(context, 256, "%s", message);
    longjmp(refused, 1);
}

/* Whether a network is refused, with a message that names the limit. */
static bool refuses(int layers, const int *n, const char *limit, char *why)
{
    tg_tape *volatile tape = tg_tape_new();
    volatile bool made = false;
    tg_fail_handler *old = tg_set_fail_handler(note, why);
    if (setjmp(refused) == 0) {
        make(tape, layers, n);
        made = true;
        snprintf(why, 256, "it was made");
    }
    tg_set_fail_handler(old, NULL);
    tg_tape_free(tape);
    return !made && strstr(why, limit);
}

static bool what_is_too_large_is_refused(char *why, size_t size)
{
    int deep[LAYERS + 2];
    for (int l = 0; l < LAYERS + 2; l++)
        deep[l] = 1;
    (void)size;
    return refuses(2, (int[]){2, UNITS + 1, 1}, "UNITS", why) &&
           refuses(2, (int[]){UNITS + 1, 2, 1}, "UNITS", why) &&
           refuses(2, (int[]){2, 2, UNITS + 1}, "UNITS", why) &&
           refuses(LAYERS + 1, deep, "LAYERS", why);
}

static bool no_delta_is_lost(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, 3, large);
    forward(tape, &net);
    const by_hand g = backpropagate(&net);
    bool all = true;
    for (int l = 0; l < 3; l++)
        for (int j = 0; j < large[l + 1]; j++)
            all = all && fabs((double)g.delta[l][j]) > 1e-6;
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
    {"all parameters of 2-2-1 agree with nudging", the_small_one_agrees},
    {"all parameters of 3-4-3-2 agree with nudging", the_large_one_agrees},
    {"backward, forward mode and nudging agree on each number",
     three_witnesses_agree},
    {"the article's formulas agree with the tape",
     the_formulas_agree_with_the_tape},
    {"no delta of 3-4-3-2 is 0", no_delta_is_lost},
    {"a network without room for it is refused", what_is_too_large_is_refused},
    {"w - dw lowers the error, w + dw raises it",
     minus_goes_down_and_plus_goes_up},
    {NULL, NULL},
};

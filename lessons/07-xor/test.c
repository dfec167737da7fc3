/* Checks of lesson 07: all 17 parameters, and how many starts are solved. */
#include <stdio.h>
#include <stdlib.h>

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
    for (size_t i = 0; i < 4; i++)
        n.b1->data[i] = (tg_real)(0.1 + 0.05 * (double)i); /* off the kinks */
    tg_tensor *in[] = {n.w1, n.b1, n.w2, n.b2};
    tg_gradcheck_report report;
    tg_gradcheck(tape, "E", error_for, 4, in, &n, 7, &report);
    snprintf(why, size, "%s (%d numbers)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked == 17;
}

static bool sigmoid_agrees(char *why, size_t size)
{
    return agrees(tg_sigmoid, why, size);
}

static bool leaky_agrees(char *why, size_t size)
{
    return agrees(leaky, why, size);
}

static bool starts_are_solved_as_the_readme_says(char *why, size_t size)
{
    const int sigmoid = count_solved(tg_sigmoid, 300, 3000);
    const int relu = count_solved(tg_relu, 300, 3000);
    const int leak = count_solved(leaky, 300, 3000);
    snprintf(why, size, "of 300 in 3000 steps: sigmoid %d, relu %d, leaky %d",
             sigmoid, relu, leak);
    return sigmoid >= 295 && abs(relu - 170) < 30 && leak > 240 && leak < 295;
}

static bool a_dead_network_stays_dead(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, tg_relu, 1);
    tg_init_constant(n.b1, -5);
    const int steps = learn(tape, &n, 500, true, NULL);
    snprintf(why, size, "solved after %d steps", steps);
    const bool same = n.b1->data[0] == -5 && n.b1->data[3] == -5;
    tg_tape_free(tape);
    return steps == 500 && same;
}

const lesson_check lesson_checks[] = {
    {"17 parameters agree with nudging, sigmoid", sigmoid_agrees},
    {"17 parameters agree with nudging, leaky ReLU", leaky_agrees},
    {"sigmoid solves nearly all starts, ReLU a good half, leaky most",
     starts_are_solved_as_the_readme_says},
    {"units that are off everywhere stay off", a_dead_network_stays_dead},
    {NULL, NULL},
};

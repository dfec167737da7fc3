/* Checks of lesson 11: the ten-layer network, and the sizes. */
#define main lesson_main
#include "lesson.c"
#undef main

#include "check.h"

const char *const lesson_name = "11-depth";

static tg_tensor *loss_for(tg_tape *tape, tg_tensor *const *in, int count,
                           void *context)
{
    (void)in, (void)count;
    return loss_of(tape, context, 4);
}

static bool agrees(activation *f, initialiser *init, char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape, f, init);
    tg_gradcheck_report report;
    tg_gradcheck(tape, "loss", loss_for, DEPTH, n.w, &n, 11, &report);
    snprintf(why, size, "%s (%d compared, %d not 0)", report.message,
             report.checked, report.nonzero);
    tg_tape_free(tape);
    return report.passed && report.checked > 1000;
}

static bool tanh_agrees(char *why, size_t size)
{
    return agrees(tg_tanh, tg_init_glorot_uniform, why, size);
}

static bool sigmoid_agrees(char *why, size_t size)
{
    return agrees(tg_sigmoid, tg_init_glorot_uniform, why, size);
}

static bool gradients_vanish_stay_explode(char *why, size_t size)
{
    double first[KINDS], out[KINDS], s[DEPTH];
    for (int k = 0; k < KINDS; k++)
        first[k] = sizes(kinds[k].f, kinds[k].init, s, &out[k]);
    snprintf(why, size, "gradients %.2f %.2f %.2f, outputs %.2f %.2f %.2f",
             first[0], first[1], first[2], out[2], out[3], out[4]);
    return fabs(first[0] + 5.7) < 0.7 && fabs(first[1]) < 0.5 &&
           fabs(first[2]) < 0.5 && fabs(out[2]) < 0.5 && out[3] < -4 &&
           out[4] > 3;
}

static bool equal_weights_stay_equal(char *why, size_t size)
{
    const int alike = different_units(ones_tenth);
    const int own = different_units(tg_init_glorot_uniform);
    snprintf(why, size, "alike %d, Glorot %d", alike, own);
    return alike == 1 && own == WIDTH;
}

const lesson_check lesson_checks[] = {
    {"ten layers of tanh agree with nudging", tanh_agrees},
    {"ten layers of sigmoids agree with nudging", sigmoid_agrees},
    {"at depth 10 sigmoid leaves about 10^-5.7, tanh and ReLU about 1",
     gradients_vanish_stay_explode},
    {"units that begin alike stay alike", equal_weights_stay_equal},
    {NULL, NULL},
};

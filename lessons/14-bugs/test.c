/* Checks of lesson 14: accuracy does not find the bugs, and a tool does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "14-bugs";

static data digits;

static bool have_digits(char *why, size_t size)
{
    unsetenv("TG_DATA"); /* the same digits everywhere */
    if (digits.digits.train_images || load(&digits))
        return true;
    snprintf(why, size, "%s", tg_error());
    return false;
}

static tg_tensor *loss_for(tg_tape *tape, tg_tensor *const *in, int n,
                           void *context)
{
    int label[BATCH];
    (void)in, (void)n;
    return loss_of(tape, &zoo[0], &digits, context, 0, label);
}

static bool the_right_one_agrees_with_nudging(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    tg_tape *tape = tg_tape_new();
    network n = make(tape, &zoo[0]);
    tg_tensor *in[] = {n.w1, n.b1, n.w2, n.b2};
    tg_gradcheck_report report;
    tg_gradcheck(tape, "loss", loss_for, 4, in, &n, 14, &report);
    snprintf(why, size, "%s (%d compared)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked > 200;
}

static bool the_right_ones_are_left_alone(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    for (int k = 0; k < 2; k++) {
        snprintf(why, size, "%s: %s", zoo[k].name, diagnose(&zoo[k], &digits));
        if (strcmp(diagnose(&zoo[k], &digits), "all tools agree") != 0)
            return false;
    }
    return true;
}

static bool accuracy_finds_none(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    const double right = train(&zoo[0], &digits);
    for (int k = 2; k < CREATURES; k++) {
        const double accuracy = train(&zoo[k], &digits);
        snprintf(why, size, "%s: %.1f%%, the right one %.1f%%", zoo[k].name,
                 accuracy, right);
        if (accuracy < right - 5)
            return false;
    }
    return right > 80;
}

static bool a_tool_finds_each(char *why, size_t size)
{
    static const char *const tool[CREATURES - 2] = {
        "gradient check: b2 is off by 100%",
        "gradient check: b2 is off by 300%",
        "gradient check: b2",
        "gradient check: b2",
        "three steps by hand: the first is 3.16 rates",
        "tape diff: batch 9 parts",
        "tape diff: batch 0 parts",
        "health: 48 of 64 units are dead",
        "health: the loss does not use b1"};
    if (!have_digits(why, size))
        return false;
    for (int k = 2; k < CREATURES; k++) {
        const char *says = diagnose(&zoo[k], &digits);
        snprintf(why, size, "%s: %s", zoo[k].name, says);
        if (strncmp(says, tool[k - 2], strlen(tool[k - 2])) != 0)
            return false;
    }
    return true;
}

const lesson_check lesson_checks[] = {
    {"the right network agrees with nudging",
     the_right_one_agrees_with_nudging},
    {"no tool objects to the right ones", the_right_ones_are_left_alone},
    {"no bug costs five points of accuracy", accuracy_finds_none},
    {"each bug is found by its tool", a_tool_finds_each},
    {NULL, NULL},
};

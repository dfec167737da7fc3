/* Checks of lesson 14: which bugs accuracy finds, and that tools find all. */
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
    network n = make(tape, &zoo[0], START);
    tg_tensor *in[] = {n.w1, n.b1, n.w2, n.b2};
    tg_gradcheck_report report;
    tg_gradcheck(tape, "loss", loss_for, 4, in, &n, 14, &report);
    snprintf(why, size, "%s (%d compared)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked > 200;
}

static bool the_right_ones_are_left_alone(char *why, size_t size)
{
    saying says[TOOLS];
    if (!have_digits(why, size))
        return false;
    for (int k = 0; k < 2; k++)
        if (diagnose(&zoo[k], &digits, says) > 0) {
            snprintf(why, size, "%s: %s", zoo[k].name, says[0]);
            return false;
        }
    return true;
}

/* The two that scale or bend every gradient, with plain steps: Adam divides by
 * the size of what it gets. */
static bool accuracy_should_tell(const creature *c)
{
    return c->delta != zoo[0].delta && c->step == plain;
}

static bool accuracy_tells_two(char *why, size_t size)
{
    double lowest[2];
    if (!have_digits(why, size))
        return false;
    lowest_of_right(&digits, lowest);
    for (int k = 2; k < CREATURES; k++) {
        const double accuracy = train(&zoo[k], &digits, START);
        snprintf(why, size, "%s: %.1f%%; right ones %.1f%% and %.1f%%",
                 zoo[k].name, accuracy, lowest[0], lowest[1]);
        if (accuracy_tells(&zoo[k], accuracy, lowest) !=
            accuracy_should_tell(&zoo[k]))
            return false;
    }
    return lowest[0] > 80 && lowest[1] > 80;
}

/* The tool that finds a bug, by the part that the bug is in. */
static const char *tool_of(const creature *c)
{
    const creature *right = &zoo[0];
    return c->delta != right->delta || c->bias != right->bias ? "gradient check"
           : c->step != right->step && c->step != adam        ? "a step by hand"
           : c->label != right->label || c->leak              ? "tape diff"
                                                              : "health";
}

static bool a_tool_finds_each(char *why, size_t size)
{
    saying says[TOOLS];
    if (!have_digits(why, size))
        return false;
    for (int k = 2; k < CREATURES; k++) {
        const int n = diagnose(&zoo[k], &digits, says);
        const char *tool = tool_of(&zoo[k]);
        snprintf(why, size, "%s: %s", zoo[k].name, n ? says[0] : "no tool");
        if (n != 1 || strncmp(says[0], tool, strlen(tool)) != 0)
            return false;
    }
    return true;
}

/* A creature with two bugs: each parameter that is off is named, and each tool
 * that objects. */
static bool two_bugs_are_both_told(char *why, size_t size)
{
    creature c = zoo[0];
    saying says[TOOLS];
    if (!have_digits(why, size))
        return false;
    for (int k = 2; k < CREATURES; k++) {
        if (zoo[k].delta != zoo[0].delta)
            c.delta = zoo[k].delta;
        if (zoo[k].leak)
            c.leak = true;
    }
    const int n = diagnose(&c, &digits, says);
    snprintf(why, size, "%d tools object; %s", n, n ? says[0] : "none");
    return n == 2 && strstr(says[0], "W1") && strstr(says[0], "b1") &&
           strstr(says[0], "W2") && strstr(says[0], "b2");
}

const lesson_check lesson_checks[] = {
    {"the right network agrees with nudging",
     the_right_one_agrees_with_nudging},
    {"no tool objects to the right ones", the_right_ones_are_left_alone},
    {"accuracy gives two bugs away, but not with Adam", accuracy_tells_two},
    {"each bug is found by its tool", a_tool_finds_each},
    {"of two bugs both are told", two_bugs_are_both_told},
    {NULL, NULL},
};

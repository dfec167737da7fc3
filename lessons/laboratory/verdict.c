/* What a task is worth, and the first thing that is wrong. */
#include "verdict.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "ending.h"
#include "mistake.h"

void lab_say(lab_verdict *v, const char *format, ...)
{
    va_list values;
    const size_t at = strlen(v->message);
    va_start(values, format);
    vsnprintf(v->message + at, sizeof v->message - at, format, values);
    va_end(values);
}

/* Ones that were found, less zeros taken for ones, as shares. An answer that
 * spoilt its input is a wrong one. */
static double yes_no_score(const lab_graded *t, const bool *right)
{
    int ones = 0, found = 0, zeros = 0, alarms = 0;
    for (int i = 0; i < t->cases; i++) {
        const bool one = t->asked[i].right[0] == 1;
        ones += one;
        zeros += !one;
        found += one && right[i];
        alarms += !one && !right[i];
    }
    return fmax(0, (double)found / fmax(1, ones) -
                       (double)alarms / fmax(1, zeros));
}

static void say_yes_no(const lab_graded *t, const lab_outcome *o,
                       lab_verdict *v)
{
    int missed = 0, alarms = 0, neither = 0;
    for (int i = 0; i < o->done; i++) {
        const double said = o->got[i][0], right = t->asked[i].right[0];
        neither += said != 0 && said != 1;
        missed += right == 1 && said == 0;
        alarms += right == 0 && said == 1;
    }
    if (missed + alarms > 0)
        lab_say(v,
                "Of %d questions, %d should have been answered 1 but were "
                "answered 0, and %d the other way round.",
                t->cases, missed, alarms);
    if (neither)
        lab_say(v, "%s%d answers were neither 0 nor 1.",
                missed + alarms ? " " : "", neither);
    if (missed + alarms + neither > 0)
        lab_say(v, "\n");
}

static void say_first(const lab_graded *t, const lab_outcome *o,
                      const bool *right, int failures, lab_verdict *v)
{
    char why[600] = "";
    for (int i = 0; i < o->done; i++) {
        if (right[i])
            continue;
        lab_case_is_right(t, o, i, why, sizeof why);
        if (t->cases > 1)
            lab_say(v, "%d of %d cases %s wrong; the first:\n", failures,
                    t->cases, failures == 1 ? "is" : "are");
        lab_say(v, "%s\n%s\n", t->asked[i].text, why);
        return;
    }
}

void lab_judge_task(const lab_graded *t, const lab_outcome *o,
                    const char *child, lab_verdict *v)
{
    char why[600];
    bool *right = calloc((size_t)t->cases + 1, sizeof *right);
    const bool yes_no = strcmp(t->judge, "yes-no") == 0;
    int failures = 0;
    memset(v, 0, sizeof *v);
    v->end = o->end;
    v->todo = o->end == LAB_TODO;
    if (v->todo && strcmp(o->frame.todo, t->blank) != 0)
        lab_say(v, "It calls %.31s, which is not done yet.\n", o->frame.todo);
    if (!right || v->todo)
        return;
    for (int i = 0; i < o->done; i++) {
        right[i] = lab_case_is_right(t, o, i, why, sizeof why);
        failures += !right[i];
    }
    if (o->end == LAB_WELL && failures == 0)
        v->points = t->points;
    else if (o->end == LAB_WELL && yes_no)
        v->points = (int)(t->points * yes_no_score(t, right) + 1e-9);
    if (yes_no && failures > 0 && o->end == LAB_WELL)
        say_yes_no(t, o, v);
    if (failures > 0)
        say_first(t, o, right, failures, v);
    if (o->end != LAB_WELL)
        lab_say_ending(t, o, child, v->message + strlen(v->message),
                       sizeof v->message - strlen(v->message));
    if (failures > 0 || o->end != LAB_WELL)
        v->mistake = lab_mistake_of(t, o, right);
    free(right);
}

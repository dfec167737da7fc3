/* Compares what came back with what is right, and with what typical wrong
 * answers give. */
#include "verdict.h"

#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "ending.h"
#include "judge.h"

/* Adds to a message, as far as there is room. */
static void add(lab_verdict *v, const char *format, ...)
{
    va_list values;
    const size_t at = strlen(v->message);
    va_start(values, format);
    vsnprintf(v->message + at, sizeof v->message - at, format, values);
    va_end(values);
}

/* ---- numbers ---- */

static bool near(const lab_graded *t, double got, double right)
{
    if (got == right || (isnan(got) && isnan(right)))
        return true;
    if (isinf(right)) /* any number is within infinity of it */
        return false;
    return fabs(got - right) <=
           t->tolerance * fmax(t->floor, fabs(right)); /* false for NaN */
}

static bool all_near(const lab_graded *t, int n, const double *got,
                     const double *right)
{
    for (int i = 0; i < n; i++)
        if (!near(t, got[i], right[i]))
            return false;
    return true;
}

/* 6 digits, or as many as show a difference. */
static void two_numbers(double a, double b, char *at, char *bt, size_t size)
{
    for (int digits = 6; digits <= 17; digits++) {
        snprintf(at, size, "%.*g", digits, a);
        snprintf(bt, size, "%.*g", digits, b);
        if (strcmp(at, bt) != 0)
            return;
    }
}

/* The first number of a vector that is not right. */
static bool vector_is_right(const lab_graded *t, const lab_vector *v,
                            const double *got, const double *right, char *why,
                            size_t size)
{
    const bool hidden = strcmp(t->judge, "hidden") == 0;
    char g[40], r[40], index[24] = "";
    for (int i = v->at; i < v->at + v->n; i++) {
        if (v->kept ? memcmp(&got[i], &right[i], sizeof *got) == 0
                    : near(t, got[i], right[i]))
            continue;
        two_numbers(got[i], right[i], g, r, sizeof g);
        if (v->n > 1)
            snprintf(index, sizeof index, "[%d]", i - v->at);
        if (v->kept)
            snprintf(why, size,
                     "%s%s is %s after the call, but was %s before: an input "
                     "must be left as it was",
                     v->name, index, g, r);
        else
            snprintf(why, size, "%s%s is %s%s%s", v->name, index,
                     isnan(got[i]) ? "NaN (or was not written)" : g,
                     hidden ? ", which is not right" : "; it should be ",
                     hidden ? "" : r);
        return false;
    }
    return true;
}

static const lab_judge *judge_of(const lab_graded *t)
{
    for (const lab_judge *j = lab_judges; j->name; j++)
        if (strcmp(j->name, t->judge) == 0)
            return j;
    return NULL;
}

bool lab_case_is_right(const lab_graded *t, const lab_outcome *o, int i,
                       char *why, size_t size)
{
    const lab_asked *c = &t->asked[i];
    const lab_judge *judge = judge_of(t);
    if (judge)
        return judge->right(c->in, o->got[i], c->n_right, why, size);
    for (int k = 0; k < c->vectors; k++)
        if (!vector_is_right(t, &c->vector[k], o->got[i], c->right, why, size))
            return false;
    return true;
}

/* ---- typical wrong answers ---- */

/* In how many of the cases that are wrong here the wrong answer gives the same,
 * and one more where both were ended in the same case; -1 where it is wrong in
 * a case that is right here. */
static int same_failures(const lab_graded *t, const lab_outcome *o,
                         const lab_mistake *m, const bool *right)
{
    int same = o->end != LAB_WELL && o->done == m->done;
    for (int i = 0; i < o->done && i < m->done; i++) {
        const double *theirs = m->got[i];
        if (right[i] && theirs && !judge_of(t))
            return -1;
        if (!right[i] && theirs)
            same += all_near(t, t->asked[i].n_right, o->got[i], theirs);
    }
    return same;
}

/* Whether a wrong answer is one of the task's own blank: "neuron-no-bias". */
static bool own(const lab_graded *t, const lab_mistake *m)
{
    const size_t n = strlen(t->blank);
    return strncmp(m->name, t->blank, n) == 0 && m->name[n] == '-';
}

/* The wrong answer that explains most of what fails, at least half of it, or
 * NULL. Of two that explain the same, one of this blank. */
static const lab_mistake *explanation(const lab_graded *t, const lab_outcome *o,
                                      const bool *right, int failures)
{
    const lab_mistake *best = NULL;
    int most = 0;
    for (int k = 0; k < t->mistakes; k++) {
        const lab_mistake *m = &t->mistake[k];
        const int same = m->end == o->end ? same_failures(t, o, m, right) : -1;
        if (same < 0 || 2 * same < failures ||
            (same == 0 && o->end == LAB_WELL))
            continue;
        if (!best || same > most ||
            (same == most && own(t, m) && !own(t, best))) {
            best = m;
            most = same;
        }
    }
    return best;
}

/* ---- tasks ---- */

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
    add(v,
        "Of %d questions, %d should have been answered 1 but were answered 0, "
        "and %d the other way round.",
        t->cases, missed, alarms);
    if (neither)
        add(v, " %d answers were neither 0 nor 1.", neither);
    add(v, "\n");
}

static void say_first(const lab_graded *t, const lab_outcome *o,
                      const bool *right, int failures, lab_verdict *v)
{
    char why[600] = "";
    for (int i = 0; i < o->done; i++) {
        if (right[i])
            continue;
        lab_case_is_right(t, o, i, why, sizeof why);
        add(v, "%d of %d cases %s wrong; the first:\n%s\n%s\n", failures,
            t->cases, failures == 1 ? "is" : "are", t->asked[i].text, why);
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
        add(v, "It calls %.31s, which is not done yet.\n", o->frame.todo);
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
        v->mistake = explanation(t, o, right, failures);
    free(right);
}

/* ---- all tasks together ---- */

static bool failed(const lab_exam *e, const lab_verdict *v, int k)
{
    return v[k].points < e->task[k].points;
}

/* Whether a task of the mistake's own blank, before task `end`, failed. */
static bool own_failed(const lab_exam *e, const lab_verdict *v,
                       const lab_mistake *m, int end)
{
    for (int i = 0; i < end; i++)
        if (failed(e, v, i) && own(&e->task[i], m))
            return true;
    return false;
}

/* Whether another task has found that the blank of task k is not done yet: then
 * that is all there is to say of k. */
static bool is_undone(const lab_exam *e, const lab_verdict *v, int k)
{
    for (int i = 0; i < e->tasks; i++)
        if (v[i].todo && !v[i].message[0] &&
            strcmp(e->task[i].blank, e->task[k].blank) == 0)
            return true;
    return false;
}

/* Whether mistakes in `blank` make task t fail. */
static bool depends_on(const lab_graded *t, const char *blank)
{
    const lab_graded other = {.blank = (char *)blank};
    for (int k = 0; k < t->mistakes; k++)
        if (own(&other, &t->mistake[k]))
            return true;
    return false;
}

static bool crashed(const lab_verdict *v)
{
    return v->end != LAB_WELL && !v->todo;
}

/* Another blank, which task k depends on and which crashes by itself, where k
 * crashes; or NULL. */
static const char *crashes_before(const lab_exam *e, const lab_verdict *v,
                                  int k)
{
    for (int i = 0; i < k && crashed(&v[k]); i++) {
        const char *blank = e->task[i].blank;
        if (crashed(&v[i]) && strcmp(blank, e->task[k].blank) != 0 &&
            depends_on(&e->task[k], blank))
            return blank;
    }
    return NULL;
}

/* Whether two wrong answers give the same in every case of the task. */
static bool alike(const lab_graded *t, const lab_mistake *a,
                  const lab_mistake *b)
{
    if (a->end != b->end || a->done != b->done)
        return false;
    for (int i = 0; i < a->done; i++) {
        const double *x = a->got[i], *y = b->got[i];
        if (!x != !y || (x && !all_near(t, t->asked[i].n_right, x, y)))
            return false;
    }
    return true;
}

/* What explains task k: where the wrong answer that explains an earlier task
 * would give the same here, that one. */
static const lab_mistake *cause(const lab_exam *e, const lab_verdict *v, int k)
{
    const lab_graded *t = &e->task[k];
    const lab_mistake *m = v[k].mistake;
    for (int i = 0; m && i < k; i++)
        for (int j = 0; v[i].mistake && j < t->mistakes; j++)
            if (strcmp(t->mistake[j].name, v[i].mistake->name) == 0 &&
                alike(t, &t->mistake[j], m))
                return &t->mistake[j];
    return m;
}

static void explain(const lab_exam *e, lab_verdict *v, int k)
{
    const lab_mistake *m = v[k].mistake = cause(e, v, k);
    const lab_graded *t = &e->task[k];
    const char *blank = crashes_before(e, v, k);
    const int size = blank ? (int)strlen(blank)
                     : m   ? (int)strcspn(m->name, "-")
                           : 0;
    if (blank || (m && !own(t, m) && own_failed(e, v, m, k)))
        add(&v[k], "> It looks as if %.*s is to blame: fix that first.\n", size,
            blank ? blank : m->name);
    else if (m && (own(t, m) || own_failed(e, v, m, e->tasks)))
        add(&v[k], "> %s\n", m->says);
}

void lab_explain(const lab_exam *e, lab_verdict *v)
{
    for (int k = 0; k < e->tasks; k++)
        if (failed(e, v, k) && !v[k].todo && is_undone(e, v, k)) {
            v[k].todo = true;
            v[k].message[0] = '\0';
        } else {
            explain(e, v, k);
        }
}

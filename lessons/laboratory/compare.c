/* Compares the numbers that came back with those that are right. */
#include "compare.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge.h"

static bool near(const lab_graded *t, double got, double right)
{
    if (got == right || (isnan(got) && isnan(right)))
        return true;
    if (isinf(right)) /* any number is within infinity of it */
        return false;
    return fabs(got - right) <=
           t->tolerance * fmax(t->floor, fabs(right)); /* false for NaN */
}

bool lab_all_near(const lab_graded *t, int n, const double *got,
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

bool lab_is_judged(const lab_graded *t)
{
    return judge_of(t) != NULL;
}

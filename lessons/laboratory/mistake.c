/* Finds the typical wrong answer that a student's results are those of. */
#include "mistake.h"

#include <string.h>

#include "compare.h"

static bool ended_alike(const lab_outcome *o, const lab_mistake *m)
{
    int array, index;
    lab_overrun(o, &array, &index);
    return o->end == m->end && o->done == m->done && array == m->array &&
           index == m->index;
}

/* Whether the wrong answer gives the same in all that is wrong here, and is
 * right where this is right. Less would be a guess, and a student who is told
 * of a mistake that was not made looks in the wrong place. */
static bool same_results(const lab_graded *t, const lab_outcome *o,
                         const lab_mistake *m, const bool *right)
{
    for (int i = 0; i < o->done; i++) {
        const double *theirs = m->got[i];
        if (right[i] && theirs && !lab_is_judged(t))
            return false;
        if (!right[i] && (!theirs || !lab_all_near(t, t->asked[i].n_right,
                                                   o->got[i], theirs)))
            return false;
    }
    return true;
}

/* Whether a wrong answer is one of the task's own blank: "neuron-no-bias". */
static bool own(const lab_graded *t, const lab_mistake *m)
{
    const size_t n = strlen(t->blank);
    return strncmp(m->name, t->blank, n) == 0 && m->name[n] == '-';
}

const lab_mistake *lab_mistake_of(const lab_graded *t, const lab_outcome *o,
                                  const bool *right)
{
    const lab_mistake *best = NULL;
    for (int k = 0; k < t->mistakes; k++) {
        const lab_mistake *m = &t->mistake[k];
        if (ended_alike(o, m) && same_results(t, o, m, right) &&
            (!best || (own(t, m) && !own(t, best))))
            best = m;
    }
    return best;
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
        if (!x != !y || (x && !lab_all_near(t, t->asked[i].n_right, x, y)))
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

/* A blank that failed before task k, and that k depends on; or NULL. */
static const char *fails_before(const lab_exam *e, const lab_verdict *v, int k)
{
    for (int i = 0; i < k; i++) {
        const char *blank = e->task[i].blank;
        if (failed(e, v, i) && strcmp(blank, e->task[k].blank) != 0 &&
            depends_on(&e->task[k], blank))
            return blank;
    }
    return NULL;
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
        lab_say(&v[k], "> It looks as if %.*s is to blame: fix that first.\n",
                size, blank ? blank : m->name);
    else if (m && (own(t, m) || own_failed(e, v, m, e->tasks)))
        lab_say(&v[k], "> %s\n", m->says);
    else if (!v[k].todo && (blank = fails_before(e, v, k)))
        lab_say(&v[k], "> Perhaps %s is to blame: fix that first.\n", blank);
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

/* What a student's results are worth, and why. */
#ifndef LAB_VERDICT_H
#define LAB_VERDICT_H

#include "casefile.h"
#include "run.h"

typedef struct lab_verdict {
    int points;
    bool todo;          /* the blank is not done yet */
    int end;            /* how the child ended: LAB_WELL, ... */
    char message[2000]; /* what is wrong; empty for full points */
    const lab_mistake
        *mistake; /* the typical wrong answer that it is, or NULL */
} lab_verdict;

/* Judges what came of running `child` on the task's cases. `child` is asked for
 * the line of a crash only. */
void lab_judge_task(const lab_graded *t, const lab_outcome *o,
                    const char *child, lab_verdict *v);

/* Once all tasks are judged: adds what typical wrong answers are told, or which
 * other blank is to blame. A blank is not done if one of its tasks says so. */
void lab_explain(const lab_exam *e, lab_verdict *v);

/* Whether case i of `o` is right; if not, why[0 .. size-1] says what is not. */
bool lab_case_is_right(const lab_graded *t, const lab_outcome *o, int i,
                       char *why, size_t size);

#endif

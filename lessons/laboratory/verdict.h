/* What a student's results are worth, and why. */
#ifndef LAB_VERDICT_H
#define LAB_VERDICT_H

#include "casefile.h"
#include "run.h"

typedef struct lab_verdict {
    int points;
    bool todo;                  /* the blank is not done yet */
    int end;                    /* how the child ended: LAB_WELL, ... */
    char message[2000];         /* what is wrong; empty for full points */
    const lab_mistake *mistake; /* the typical wrong answer, or NULL */
} lab_verdict;

/* Judges what came of running `child` on the task's cases. `child` is asked for
 * the line of a crash only. */
void lab_judge_task(const lab_graded *t, const lab_outcome *o,
                    const char *child, lab_verdict *v);

/* Adds to the message, as far as there is room. */
void lab_say(lab_verdict *v, const char *format, ...);

#endif

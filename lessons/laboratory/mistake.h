/* What is wrong with a student's blank, by the wrong answers that give the
 * same. */
#ifndef LAB_MISTAKE_H
#define LAB_MISTAKE_H

#include "verdict.h"

/* The wrong answer that explains most of the `failures` cases where right[i] is
 * false, at least half of them, or NULL. Of two that explain the same, one of
 * the task's blank. */
const lab_mistake *lab_mistake_of(const lab_graded *t, const lab_outcome *o,
                                  const bool *right, int failures);

/* Once all tasks are judged: adds what typical wrong answers are told, or which
 * other blank is to blame. A blank is not done if one of its tasks says so. */
void lab_explain(const lab_exam *e, lab_verdict *v);

#endif

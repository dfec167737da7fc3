/* What is wrong with a student's blank, by the wrong answers that give the
 * same. */
#ifndef LAB_MISTAKE_H
#define LAB_MISTAKE_H

#include "verdict.h"

/* The wrong answer that gives the same in every case, and ends alike; or NULL.
 * Of several, one of the task's blank. right[i] says which cases are right. */
const lab_mistake *lab_mistake_of(const lab_graded *t, const lab_outcome *o,
                                  const bool *right);

/* Once all tasks are judged: adds what typical wrong answers are told, or which
 * other blank is to blame. A blank is not done if one of its tasks says so. */
void lab_explain(const lab_exam *e, lab_verdict *v);

#endif

/* Whether numbers are those that should have come back. */
#ifndef LAB_COMPARE_H
#define LAB_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "casefile.h"
#include "run.h"

/* Whether case i of `o` is right; if not, why[0 .. size-1] says what is not. */
bool lab_case_is_right(const lab_graded *t, const lab_outcome *o, int i,
                       char *why, size_t size);

/* Whether got[0 .. n-1] are within the task's tolerance of right[0 .. n-1]. */
bool lab_all_near(const lab_graded *t, int n, const double *got,
                  const double *right);

/* Whether a judge of the lesson's own says what is right (judge.h). */
bool lab_is_judged(const lab_graded *t);

#endif

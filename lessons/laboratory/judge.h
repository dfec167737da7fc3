/* A lesson's judge.c, for results that can be right in many ways: the grader
 * asks it in its own process. It is handed out: no secrets in it. */
#ifndef LAB_JUDGE_H
#define LAB_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct lab_judge {
    const char *name; /* as in the `judge` of a task */
    /* Is got[0 .. n-1], all that came back, right for the case's numbers in?
     * If not, why[0 .. size-1] says what is wrong. */
    bool (*right)(const double *in, const double *got, int n, char *why,
                  size_t size);
} lab_judge;

/* Ends with a NULL name. */
extern const lab_judge lab_judges[];

#endif

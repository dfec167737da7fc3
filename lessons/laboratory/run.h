/* Runs a child on the cases of one task, and keeps what it sent. */
#ifndef LAB_RUN_H
#define LAB_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "casefile.h"
#include "frame.h"

/* How the child ended, beside the ends of a call (frame.h). */
enum {
    LAB_EXITED = 100, /* it ended the program; `number` is the status */
    LAB_KILLED,       /* by a signal; `number` says which */
    LAB_SLOW,         /* it used up its CPU time */
    LAB_WAITED,       /* it did nothing for too long */
    LAB_FLOODED,      /* it printed too much */
    LAB_GARBLED       /* it wrote into the pipe of the results */
};

typedef struct lab_outcome {
    int end;            /* LAB_WELL when all cases came back */
    int number;         /* signal or exit status */
    int done;           /* cases that came back */
    double **got;       /* for each case that came back, n_right numbers */
    lab_frame frame;    /* the last one, where a call did not end well */
    char printed[1000]; /* the beginning of what it printed */
} lab_outcome;

/* Which array was overrun, counted as calls.c took them, and at which index; 0
 * and 0 where none was. */
void lab_overrun(const lab_outcome *o, int *array, int *index);

/* Nothing of the child is left when it returns. */
void lab_run(const char *child, const lab_graded *task, lab_outcome *o);

#endif

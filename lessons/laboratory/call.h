/* One call of a blank, in the child: what is left of its input, the arrays it
 * was handed, and what it gave. */
#ifndef LAB_CALL_H
#define LAB_CALL_H

#include <stdint.h>

#include "blanks.h"
#include "guard.h"

enum { LAB_ARRAYS = 32 };

struct lab_call {
    int64_t index;
    const double *in; /* numbers of the case that are left */
    int left;
    double *result; /* room for results numbers */
    int results, given;
    lab_array array[LAB_ARRAYS];
    int arrays;
};

/* The call that is running, for the handler of crashes. */
extern lab_call *lab_current;

/* Adds the arrays to the results; sends LAB_BEFORE instead, and ends the
 * process, where something was written before one of them. */
void lab_send_arrays(lab_call *c);

/* Sends a frame, with the results for LAB_WELL; ends the process for the
 * others. */
void lab_send(lab_call *c, int end);

void lab_release(lab_call *c);

#endif

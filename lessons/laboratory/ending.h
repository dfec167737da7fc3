/* In words: how a child ended that did not finish its cases. */
#ifndef LAB_ENDING_H
#define LAB_ENDING_H

#include "casefile.h"
#include "run.h"

/* Writes to text[0 .. size-1]: the case it was at, what happened, and the line
 * of the student's file where that can be found out. */
void lab_say_ending(const lab_graded *t, const lab_outcome *o,
                    const char *child, char *text, size_t size);

#endif

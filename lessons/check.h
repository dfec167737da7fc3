/* What a lesson's test.c offers: a table of checks, each a sentence and a
 * function. `make check-NN` runs them under a plain main (check.c), `make
 * test` under libcheck. */
#ifndef LESSONS_CHECK_H
#define LESSONS_CHECK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct lesson_check {
    const char *sentence; /* what is true when it passes */
    /* Returns whether it is; if not, why[0 .. size-1] says what was found. */
    bool (*run)(char *why, size_t size);
} lesson_check;

/* Ends with a NULL sentence. */
extern const lesson_check lesson_checks[];
extern const char *const lesson_name;

#endif

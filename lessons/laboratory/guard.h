/* What keeps a student's process in: arrays that end at a page which cannot be
 * touched, a handler that says where it crashed, limits. */
#ifndef LAB_GUARD_H
#define LAB_GUARD_H

#include <stddef.h>

#include "frame.h"

typedef struct lab_array {
    void *at;     /* its first element */
    int n;        /* elements */
    size_t size;  /* of one, in bytes */
    void *pages;  /* all that is mapped: page, elements, page */
    size_t bytes; /* of all */
} lab_array;

/* n elements that end where a page begins that cannot be touched. What lies
 * before them is filled with a pattern. */
void lab_guarded(lab_array *a, int n, size_t size);
void lab_unguard(lab_array *a);

/* How many elements before the first something was written; 0 for none. */
int lab_written_before(const lab_array *a);

/* From now on a crash sends a frame. */
void lab_catch_crashes(void);

/* From now on: no files, no new processes, no privileges (lock.c). */
void lab_lock(void);

/* Sends one frame (call.c); ends the process, but for LAB_WELL. */
void lab_send_frame(lab_frame *f);

#endif

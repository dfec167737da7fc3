/* What the child that runs a student's blanks and the grader say to each
 * other. Both are of one build: the numbers go as they are in memory.
 *
 * In, on standard input: the number of cases; then, case by case, how many
 * numbers go in and how many should come back; then all that go in.
 * Out, on RESULTS: for each case a frame, and, where it ended well, exactly the
 * numbers that should come back. */
#ifndef LAB_FRAME_H
#define LAB_FRAME_H

#include <stdint.h>

enum { LAB_RESULTS = 3 }; /* the descriptor that results are written to */

#define LAB_MAGIC 0x7461706567726164u

/* How a call ended. */
enum {
    LAB_WELL,   /* results follow */
    LAB_TODO,   /* the blank is not done yet */
    LAB_BEFORE, /* an array was written before its first element */
    LAB_BEYOND, /* an array was touched beyond its last element */
    LAB_STACK,  /* the stack is full */
    LAB_CRASH,  /* a signal; its number is in `which` */
    LAB_COUNT   /* calls.c gave another number of results */
};

typedef struct lab_frame {
    uint64_t magic;
    int64_t index;   /* the case */
    int64_t end;     /* how the call ended */
    int64_t which;   /* array, counted as calls.c took them; or signal */
    int64_t arrays;  /* how many were taken */
    int64_t element; /* of that array; for SIGSYS, the system call */
    int64_t results; /* numbers given, for LAB_COUNT */
    uint64_t pc;     /* where it happened in the program, 0: not known */
    char todo[32];   /* for LAB_TODO: which blank */
} lab_frame;

#endif

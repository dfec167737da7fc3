/* The cases that a lab is graded on, as a text file: what goes in, what should
 * come back, and what typical wrong answers give.
 *
 *     tapegrad-cases 1
 *     lesson 01-neuron
 *     seed 1
 *     uses tg_mul tg_add              functions of tapegrad that it may call
 *     task POINTS TOLERANCE FLOOR SECONDS BLANK JUDGE
 *     title TEXT
 *     case TEXT                       the call, as a student would write it
 *     in N numbers
 *     out N numbers NAME              or `kept`: as it went in
 *     ...
 *     wrong TASK NAME                 a typical wrong answer
 *     says TEXT                       what is wrong with it
 *     end END CASES ARRAY INDEX       how it ended (frame.h), after how many;
 *                                     of an overrun, where
 *     got CASE N numbers              where that is not what should come back
 *
 * grade.c and the files in wrong/ stay with the teacher; this file is made of
 * them and handed out. */
#ifndef LAB_CASEFILE_H
#define LAB_CASEFILE_H

#include <stdbool.h>
#include <stdio.h>

typedef struct lab_vector {
    char *name;
    bool kept; /* an input that must not change */
    int at, n; /* right[at .. at + n - 1] of the case */
} lab_vector;

typedef struct lab_asked {
    char *text;
    double *in;
    int n_in;
    double *right;
    int n_right;
    lab_vector *vector;
    int vectors;
} lab_asked;

typedef struct lab_mistake {
    char *name, *says;
    int end, done; /* how it ended, after how many cases */
    int array, index;
    double **got; /* for each case; NULL: what is right */
} lab_mistake;

typedef struct lab_graded {
    char *blank, *title, *judge; /* judge "numbers" where none is named */
    int points, seconds;
    double tolerance, floor;
    lab_asked *asked;
    int cases;
    lab_mistake *mistake;
    int mistakes;
} lab_graded;

typedef struct lab_exam {
    char *lesson, *uses;
    unsigned long long seed;
    lab_graded *task;
    int tasks;
} lab_exam;

/* Ends the program, with a message, where the file is not as above. */
lab_exam *lab_exam_read(const char *path);

/* n numbers, a space before each, with all digits. */
void lab_write_numbers(FILE *to, const double *x, int n);

#endif

/* How a lab's calls.c gives the grader's numbers to the blanks.
 *
 * A case is a list of numbers. The function that calls.c has for a blank takes
 * them off in order, calls the blank, and gives back what it returned:
 *
 *     static void call_neuron(lab_call *c)
 *     {
 *         const int n = lab_whole(c);
 *         const double *w = lab_take(c, n), *x = lab_take(c, n);
 *         lab_give(c, neuron(w, x, lab_number(c), n));
 *     }
 *
 * (Order matters: nothing but one call in an argument list may take.) When it
 * returns, every array that was taken or made is sent back as well, in that
 * order: results that the blank wrote, and inputs that it should have left
 * alone. Arrays end at a page that cannot be touched.
 *
 * This runs in the student's process; nothing is judged here. */
#ifndef LAB_BLANKS_H
#define LAB_BLANKS_H

typedef struct lab_call lab_call;

double lab_number(lab_call *c);            /* the next number of the case */
int lab_whole(lab_call *c);                /* ... as an int */
double *lab_take(lab_call *c, int n);      /* the next n numbers */
int *lab_take_whole(lab_call *c, int n);   /* ... as ints */
double *lab_room(lab_call *c, int n);      /* n results, NaN until written */
int *lab_room_whole(lab_call *c, int n);   /* ..., INT_MIN until written */
void lab_give(lab_call *c, double result); /* sends a result back */
void lab_give_all(lab_call *c, const double *result, int n);

typedef struct lab_blank {
    const char *name;
    void (*call)(lab_call *c);
} lab_blank;

/* Ends with a NULL name. In calls.c. */
extern const lab_blank lab_blanks[];

#endif

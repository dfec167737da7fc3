/* How a lab's grade.c writes the cases that its blanks are graded on.
 *
 * A task is a blank and what is tested about it; it has points and cases. A
 * case is the numbers that go in (calls.c takes them off in the same order) and
 * those that should come back, by an oracle that is not the answer: first what
 * calls.c gives, then its arrays in the order in which it took them.
 *
 *     static void neuron_case(lab_case *c, int i, tg_rng *rng)
 *     {
 *         ...
 *         lab_text(c, "neuron({%s}, {%s}, %g, %d)", lab_list(w, n),
 *                  lab_list(x, n), b, n);
 *         lab_in(c, n), lab_in_all(c, w, n), lab_in_all(c, x, n), lab_in(c, b);
 *         lab_out(c, "the result", oracle(w, x, b, n));
 *         lab_kept(c, "w", w, n), lab_kept(c, "x", x, n);
 *     }
 *
 * grade.c stays with the teacher; what it wrote is handed out (cases.txt). */
#ifndef LAB_CASES_H
#define LAB_CASES_H

#include "tapegrad.h"

typedef struct lab_case lab_case;

typedef struct lab_task {
    const char *blank; /* the function that is tested: a name in calls.c */
    const char *title; /* what about it, in a few words */
    int points;
    int cases; /* how many */
    /* Writes case i of them; rng is seeded by SEED=, the task and i. */
    void (*write)(lab_case *c, int i, tg_rng *rng);
    /* Right is |got - right| <= tolerance * max(floor, |right|). */
    double tolerance; /* 0: the same number */
    double floor;     /* 0 means 1 */
    /* NULL: all cases right, or no points. "hidden": the same, but no message
     * says what is right. "yes-no": outputs are 0 and 1, and the points are
     * times max(0, share of the ones that were found - share of the zeros taken
     * for ones), rounded down. Else a judge of the lesson's judge.c. */
    const char *judge;
    int seconds; /* of CPU time for all its cases; 0 means 10 */
} lab_task;

/* Ends with a NULL blank; in grade.c. */
extern const lab_task lab_tasks[];

/* The functions of tapegrad that the lab may call, with spaces between; "" for
 * none. In grade.c. */
extern const char *const lab_uses;

/* The call as a student would write it, for messages: 100 characters shown. */
void lab_text(lab_case *c, const char *format, ...);
/* "1, -2, 0.5", for lab_text; many numbers are cut with "...". */
const char *lab_list(const double *x, int n);

void lab_in(lab_case *c, double number);
void lab_in_all(lab_case *c, const double *x, int n);

/* What is right, under a name that a message can use: "the result", "g". As
 * many numbers as come back, even where a judge will not look at them. */
void lab_out(lab_case *c, const char *name, double right);
void lab_out_all(lab_case *c, const char *name, const double *right, int n);
/* An input that must be after the call what it was before, bit for bit. */
void lab_kept(lab_case *c, const char *name, const double *x, int n);

#endif

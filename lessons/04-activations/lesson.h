/* What lesson 04 shares with its checks: activations, their slopes, a unit
 * that may die, and units in a row. */
#ifndef LESSON_04_H
#define LESSON_04_H

#include "tapegrad.h"

typedef tg_tensor *activation(tg_tensor *x);

enum { STEP, SIGMOID, TANH, RELU, LEAKY, KINDS };

extern activation *const f[];
extern const char *const name[];

/* Value and slope of activation k at x, both from the tape. */
double at(int k, double x, double *slope);

/* The slope of activation k at 0, from a point left of it to one right of it,
 * by nudging. */
double nudged(int k, double left, double right);

enum { SAMPLES = 4 };
extern const tg_real samples[SAMPLES];
extern const double start_w, start_b;

tg_tensor *error_of(tg_tape *tape, tg_tensor *const *in, int n, void *k);

/* How many samples have z > 0 at the start. */
int passing(void);

/* The unit's error after some steps from the start, and dE/dw there. */
double after(int steps, int k, double *slope);

/* start_x, and DEPTH units a = f(w a + b) after it: da/dx of the last. */
enum { DEPTH = 10 };
extern const double start_x;
double chain(int k, double w, double b);

/* tables.c: what is printed. */
void table(void);
void curves(void);
void kinks(void);
void unit(void);
void depths(void);

#endif

/* What the files of lesson 08 share, and its checks use. */
#ifndef LESSON_08_H
#define LESSON_08_H

#include "tapegrad.h"

enum { ROWS = 4, IN = 3, OUT = 2, STEPS = 500 };

tg_tensor *layer(tg_tensor *x, tg_tensor *w, tg_tensor *b);
void layer_by_loops(const tg_real *x, const tg_real *w, const tg_real *b,
                    tg_real *z);
tg_tensor *filled(tg_tape *tape, const char *name, tg_shape shape);
void make_parts(tg_tape *tape, tg_tensor *part[3]);
tg_tensor *error_of(tg_tensor *a, tg_tensor *y);
tg_tensor *error_for(tg_tape *tape, tg_shape shape);
tg_tensor *weighed(tg_tensor *x, tg_tensor *r);

/* ---- figures.c ---- */

/* The shapes of x, W, b and z, and how far loops and matmul are apart. */
void print_shapes(tg_tensor *const part[3], const tg_tensor *z, double apart);

/* The gradient of z, its sums along both axes, and the gradient of b. */
void print_sums(tg_tensor *dz, const tg_tensor *b);

/* z = w x + b after STEPS steps, from w = b = 0. */
typedef struct learnt {
    double w, b, error;
} learnt;

/* With x = y = 1, 2, 3, 4 as ROWS samples, and targets of this shape. */
learnt learn(tg_shape shape);

void show_learning(const tg_shape shape[2]);
void show_blindness(void);

/* A message, with lines that a terminal has room for. */
void print_folded(const char *message);

#endif

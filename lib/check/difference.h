/* The finite difference: what a derivative is, computed as it is defined.
 * Gradient checks, witnesses and nudges all use this one. */
#ifndef TG_CHECK_DIFFERENCE_H
#define TG_CHECK_DIFFERENCE_H

#include "check/gradcheck.h"

/* What is differentiated: sum(r * result), of `count` numbers. */
typedef struct tg_probe {
    /* The numbers of the result, with x as it is now: side 0 is at x + h,
     * side 1 at x - h. Valid until the next call. */
    const tg_real *(*result)(void *context, int side);
    void *context;
    size_t count;
    const tg_real *r; /* [count] */
    tg_real *up;      /* [count], scratch: the result at x + h */
    tg_real *base;    /* [m], scratch: x; NULL where m is 1 */
} tg_probe;

/* h = 1e-5 max(1, |x|) in float64, 1e-2 max(1, |x|) in float32. */
double tg_difference_step(double x);

/* (f(x + h v) - f(x - h v)) / 2h, where x are m numbers, left as they were. */
double tg_difference(const tg_probe *probe, tg_real *x, size_t m,
                     const tg_real *v, double h);

/* A function, and what each evaluation of it begins with: a rewind, and the
 * same state of the generator, so that dropout drops the same numbers. It runs
 * outside tg_no_grad, because the function may be a gradient itself. */
typedef struct tg_trial {
    tg_tape *tape;
    tg_function *f;
    int n;
    tg_tensor *const *in;
    void *context;
    tg_mark start;
    tg_rng rng;
} tg_trial;

/* Fails for arguments of tg_<function> that are no trial: NULL, or fewer than
 * one tensor. `in` is its argument number `argument`, 0 the first. */
void tg_trial_check(const char *function, int argument, const tg_tape *tape,
                    tg_function *f, int n, tg_tensor *const *in);

/* May return NULL, if f does. */
tg_tensor *tg_trial_run(const tg_trial *trial);

/* Rewinds to the start, and restores the generator. */
void tg_trial_end(const tg_trial *trial);

#endif

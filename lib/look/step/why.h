/* Why is this number's gradient what it is? Because of the paths: a number of
 * a parameter reaches the loss along many ways, number by number; along each
 * the local derivatives are multiplied, and the products add up to the
 * gradient (the chain rule, article 3.2.2, written out).
 *
 * The paths with the largest products are listed, found one after the other in
 * that order. All others are summed together without being walked: what is
 * left to explore is a set of beginnings of paths, and the sum over all ways
 * from any number on to the loss is known beforehand. Nothing is computed by
 * subtraction, so that the sum can be compared with the tape's gradient. */
#ifndef TG_LOOK_STEP_WHY_H
#define TG_LOOK_STEP_WHY_H

#include <stdio.h>

#include "tape/tape.h"

typedef struct tg_path_step {
    const tg_tensor *t; /* the entry that is reached */
    size_t i;           /* which of its numbers */
    double slope;       /* the local derivative that led here; 1 at first */
} tg_path_step;

typedef struct tg_path {
    double product;
    int steps;
    tg_path_step *step; /* from the number to the loss */
} tg_path;

typedef struct tg_reasons {
    int paths; /* listed */
    tg_path *path;
    double total;      /* how many paths there are in all */
    double rest;       /* the sum of the products that are not listed */
    double rest_paths; /* how many those are */
    double sum;        /* listed and rest together */
} tg_reasons;

/* The paths from number `i` of `x` to `loss`, of which at most `most` are
 * listed. False with tg_error() when there are too many numbers on the way (4
 * million local derivatives). Fails when the loss is not one number. Free with
 * tg_reasons_free. */
bool tg_reasons_of(tg_tensor *loss, const tg_tensor *x, size_t i, int most,
                   tg_reasons *out);
void tg_reasons_free(tg_reasons *reasons);

#endif

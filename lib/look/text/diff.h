/* Where do two tapes differ? The first entry at which two programs, or two runs
 * of one, are not the same: the first thing that a regression, or a planted
 * bug, has changed. */
#ifndef TG_LOOK_TEXT_DIFF_H
#define TG_LOOK_TEXT_DIFF_H

#include <stdio.h>

#include "tape/tape.h"

typedef enum tg_difference_kind {
    TG_SAME,
    TG_DIFFERENT_OP,     /* another op, or a leaf of another role */
    TG_DIFFERENT_INPUTS, /* made from other entries, or with other attributes */
    TG_DIFFERENT_SHAPE,
    TG_DIFFERENT_VALUE,
    TG_DIFFERENT_LINE, /* all of that the same, from another line */
    TG_DIFFERENT_END,  /* one tape ends here */
} tg_difference_kind;

typedef struct tg_difference {
    tg_difference_kind kind;
    int id;   /* of the first entry that differs */
    size_t i; /* TG_DIFFERENT_VALUE: its first number that differs */
} tg_difference;

/* Compares entry by entry. Numbers are equal when they are at most
 * `tolerance` apart, relative to the larger; 0: to the bit. NaN equals NaN. */
tg_difference tg_first_difference(const tg_tape *a, const tg_tape *b,
                                  double tolerance);

/* Prints the first difference, with both entries and what came before; "the
 * tapes are the same: N entries" where there is none. Returns whether they are
 * the same. */
bool tg_diff(FILE *to, const tg_tape *a, const tg_tape *b, double tolerance);

#endif

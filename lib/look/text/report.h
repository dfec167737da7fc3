/* What a classifier got right and wrong, for the terminal.
 *
 * p[rows * classes] are its outputs: the largest of a row is the answer. labels
 * [rows] are the true classes. Both fail for a label outside 0 .. classes-1. */
#ifndef TG_LOOK_TEXT_REPORT_H
#define TG_LOOK_TEXT_REPORT_H

#include <stdio.h>

#include "data/array.h"

/* A table of counts: a row for each true class, a column for each answer. At
 * most 10 classes fit 80 columns. */
void tg_report_confusion(FILE *to, const tg_real *p, int classes,
                         const tg_array *labels);

/* The `most` wrong answers that gave the true class the lowest probability,
 * side by side as far as 80 columns allow, each drawn with its two numbers.
 * `images` has 28 x 28 numbers a row, 0 paper and 1 ink; fails for another
 * size, or unless there are as many as labels. */
void tg_report_mistakes(FILE *to, const tg_real *p, int classes,
                        const tg_array *labels, const tg_array *images,
                        int most);

#endif

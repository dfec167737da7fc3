/* What a model has learnt, shown: its curve, its weights, its answers. Plots go
 * to the terminal and, with TG_PICTURES, to files (tg_show, look/lecture.h). */
#ifndef TG_LOOK_LEARNT_H
#define TG_LOOK_LEARNT_H

#include <stdio.h>

#include "data/array.h"
#include "nn/model.h"

/* Draws a score over the epochs (tg_history); `file` is the name of the
 * picture. Fails for a name that is no score. */
void tg_show_score(tg_model *model, const char *name, const char *file);

/* The weights from the input into one unit of the first parameter, drawn as a
 * picture of rows x columns: ink where they are large adds to what the unit
 * computes. unit counts from 0. The picture's name is unit-<unit>. Where that
 * parameter is not [rows * columns x units], a line says so instead; fails for
 * a unit that is not there. */
void tg_show_unit(const tg_model *model, int unit, int rows, int columns);

/* What the model answers to one picture of rows x columns, its input: the
 * picture as it sees it, its outputs as bars, and the largest in words. The
 * pictures' names are own and own-answer. For models of one input and one
 * output. */
void tg_show_answer(tg_model *model, const tg_real *pixels, int rows,
                    int columns);

/* Asks a model of one input and one output for the classes of all rows of x,
 * and prints what tg_report_confusion and tg_report_mistakes
 * (look/text/report.h) have to say. */
void tg_report_answers(FILE *to, tg_model *model, const tg_array *x,
                       const tg_array *labels, int most);

#endif

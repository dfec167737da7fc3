/* Parameters in a file: what a training run has learnt, for the next program.
 *
 * The file is a line of text, "tapegrad weights 101770", and then that many
 * numbers as they lie in memory: only a machine of the same kind, and a program
 * of the same precision, can read it. */
#ifndef TG_DATA_SAVED_H
#define TG_DATA_SAVED_H

#include <stdbool.h>

#include "tape/tensor.h"

/* Writes the numbers of param[0 .. n-1], one tensor after the other:
 * tg_params_save(model->params, model->param, "w.bin"). False with tg_error()
 * when it cannot be written; a file that was at `path` is then as it was. */
bool tg_params_save(int n, tg_tensor *const *param, const char *path);

/* Reads them back, as tg_set does. False with tg_error() for a file that has
 * another count of numbers, is cut short or too long: then none is changed. */
bool tg_params_load(int n, tg_tensor *const *param, const char *path);

#endif

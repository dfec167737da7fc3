/* Printing a tensor and a tape, within 80 columns and without pointers, so
 * that what is printed can be compared. */
#ifndef TG_LOOK_TEXT_PRINT_H
#define TG_LOOK_TEXT_PRINT_H

#include <stdio.h>

#include "check/gradcheck.h"

/* A heading and the numbers, a row a line; along an axis of more than eight
 * the middle is left out. */
void tg_print(const tg_tensor *t);
void tg_fprint(FILE *to, const tg_tensor *t);

/* The numbers alone, row-major, of rank 1 or more. */
void tg_fprint_numbers(FILE *to, const tg_real *x, tg_shape shape);

/* A line an entry: number, op and inputs, shape, value, place and call. What
 * a gradient rule recorded is marked with the entry that it belongs to. */
void tg_print_tape(const tg_tape *tape);
void tg_fprint_tape(FILE *to, const tg_tape *tape);

/* All of a tape as a text that can be kept and compared: a line an entry, not
 * cut, with everything but the numbers of large tensors, which are summarised
 * (tg_text_value), then the records of its backward passes. Without pointers,
 * absolute paths or times; numbers have 6 digits. */
void tg_dump_tape(FILE *to, const tg_tape *tape);

/* A line for each number of in[k]: what backward, forward mode and the finite
 * difference say, and the verdict: "all agree", or which one does not
 * (gradcheck.h). Two agree to 1e-7 + 1e-6 of the largest backward; in float32,
 * where the difference is hazy, to 1e-3 + 1e-2 of it. Returns whether all
 * agree everywhere. */
bool tg_print_witnesses(tg_tape *tape, tg_function *f, int n,
                        tg_tensor *const *in, void *context, int k);

/* The path of a scope (tape/scope.h): "layer 1", "encoder/layer 1": the names
 * from the outermost on. Cut at size - 1 characters; "" for -1. With no size
 * nothing is written. */
void tg_scope_path(const tg_tape *tape, int scope, char *out, size_t size);

#endif

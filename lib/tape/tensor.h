/* Leaves (parameters, inputs, constants), and reading and changing numbers.
 *
 * Where a shape comes last, its dimensions may be listed: tg_zeros(tape, 2,
 * 3), tg_zeros(tape, x->shape). Where data follows, it is a value:
 * tg_input(tape, "x", TG_SHAPE(2), (tg_real[]){2, 3}). Data written in braces,
 * (tg_real[]){2, 3}, is counted: more or fewer numbers than the shape has are
 * an error. Every tensor is owned by its tape; what is passed in is copied. */
#ifndef TG_TAPE_TENSOR_H
#define TG_TAPE_TENSOR_H

#include "tape/error.h"
#include "tape/tape.h"

/* A parameter, learnt by gradient descent: all zeros at first. `name` (not
 * NULL) is what messages, graphs and files call it. */
tg_tensor *tg_param(tg_tape *tape, const char *name, tg_shape shape);
tg_tensor *tg_param_scalar(tg_tape *tape, const char *name, double value);

/* Data with a name (not NULL), not learnt. `data` holds the shape's numbers,
 * row-major; NULL for zeros, to be filled in through ->data before it is first
 * used. */
tg_tensor *tg_input(tg_tape *tape, const char *name, tg_shape shape,
                    const tg_real *data);

/* The same with its numbers not set: fill all of ->data before it is used. */
tg_tensor *tg_input_to_fill(tg_tape *tape, const char *name, tg_shape shape);

/* Numbers without a name; NULL for zeros. */
tg_tensor *tg_constant(tg_tape *tape, tg_shape shape, const tg_real *data);
tg_tensor *tg_full(tg_tape *tape, double value, tg_shape shape);
tg_tensor *tg_zeros(tg_tape *tape, tg_shape shape);
tg_tensor *tg_ones(tg_tape *tape, tg_shape shape);
tg_tensor *tg_scalar(tg_tape *tape, double value);

/* Gives an entry a name (not NULL), for messages and graphs, and returns it:
 * tg_tensor *h = tg_named(tg_relu(z), "h"); */
tg_tensor *tg_named(tg_tensor *t, const char *name);

/* The one number of a tensor that has one. Fails for any other. */
double tg_item(const tg_tensor *t);

/* Replaces a leaf's numbers by values[0 .. count-1], and stamps it (tg_touch).
 * Fails for a result of an op. */
void tg_set(tg_tensor *leaf, const tg_real *values);

/* w <- w - rate * dloss/dw, in place: one step downhill (article 3.3.1).
 * Fails unless w is a leaf with a gradient. */
void tg_descend(tg_tensor *w, double rate);

#endif

/* Leaves (parameters, inputs, constants), and reading and changing numbers.
 *
 * Wherever dims are given as a trailing list, a tg_shape does as well:
 * tg_zeros(tape, 2, 3) and tg_zeros(tape, x->shape). Every tensor is owned by
 * its tape; what is passed in is copied. */
#ifndef TG_TAPE_TENSOR_H
#define TG_TAPE_TENSOR_H

#include "tape/error.h"
#include "tape/tape.h"

/* A parameter, learnt by descending: all zeros at first. `name` (not NULL) is
 * what messages, graphs and files call it. */
tg_tensor *tg_param(tg_tape *tape, const char *name, tg_shape shape);
tg_tensor *tg_param_scalar(tg_tape *tape, const char *name, double value);

/* Data with a name, not learnt. `data` holds the shape's numbers, row-major;
 * NULL for zeros, to be filled in through ->data before it is first used. */
tg_tensor *tg_input(tg_tape *tape, const char *name, const tg_real *data,
                    tg_shape shape);

/* The same with its numbers not set: fill all of ->data before it is used. */
tg_tensor *tg_input_to_fill(tg_tape *tape, const char *name, tg_shape shape);

/* Numbers without a name. */
tg_tensor *tg_constant(tg_tape *tape, const tg_real *data, tg_shape shape);
tg_tensor *tg_full(tg_tape *tape, double value, tg_shape shape);
tg_tensor *tg_zeros(tg_tape *tape, tg_shape shape);
tg_tensor *tg_ones(tg_tape *tape, tg_shape shape);
tg_tensor *tg_scalar(tg_tape *tape, double value);

/* Gives an entry a name, for messages and graphs, and returns it:
 * tg_tensor *h = tg_named(tg_relu(z), "h"); */
tg_tensor *tg_named(tg_tensor *t, const char *name);

/* The one number of a tensor that has one. Fails for any other. */
double tg_item(const tg_tensor *t);

/* Writes a leaf's numbers anew, from values[0 .. count-1], and stamps it. */
void tg_set(tg_tensor *leaf, const tg_real *values);

/* w <- w - rate * dloss/dw, in place: one step downhill (article 3.3.1).
 * Fails unless w is a leaf with a gradient. */
void tg_descend(tg_tensor *w, double rate);

#ifndef TG_PLAIN_CALLS
#define tg_param(tape, name, ...)                               \
    TG_CALL("tg_param(" #tape ", " #name ", " #__VA_ARGS__ ")", \
            (tg_param)(tape, name, TG_SHAPE(__VA_ARGS__)))
#define tg_param_scalar(...) \
    TG_CALL("tg_param_scalar(" #__VA_ARGS__ ")", (tg_param_scalar)(__VA_ARGS__))
#define tg_input(tape, name, data, ...)                                    \
    TG_CALL("tg_input(" #tape ", " #name ", " #data ", " #__VA_ARGS__ ")", \
            (tg_input)(tape, name, data, TG_SHAPE(__VA_ARGS__)))
#define tg_constant(tape, data, ...)                               \
    TG_CALL("tg_constant(" #tape ", " #data ", " #__VA_ARGS__ ")", \
            (tg_constant)(tape, data, TG_SHAPE(__VA_ARGS__)))
#define tg_full(tape, value, ...)                               \
    TG_CALL("tg_full(" #tape ", " #value ", " #__VA_ARGS__ ")", \
            (tg_full)(tape, value, TG_SHAPE(__VA_ARGS__)))
#define tg_zeros(tape, ...)                          \
    TG_CALL("tg_zeros(" #tape ", " #__VA_ARGS__ ")", \
            (tg_zeros)(tape, TG_SHAPE(__VA_ARGS__)))
#define tg_ones(tape, ...)                          \
    TG_CALL("tg_ones(" #tape ", " #__VA_ARGS__ ")", \
            (tg_ones)(tape, TG_SHAPE(__VA_ARGS__)))
#define tg_scalar(...) \
    TG_CALL("tg_scalar(" #__VA_ARGS__ ")", (tg_scalar)(__VA_ARGS__))
#define tg_set(...) \
    TG_CALL_VOID("tg_set(" #__VA_ARGS__ ")", (tg_set)(__VA_ARGS__))
#define tg_descend(...) \
    TG_CALL_VOID("tg_descend(" #__VA_ARGS__ ")", (tg_descend)(__VA_ARGS__))
#endif

#endif

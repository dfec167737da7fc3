/* What an op is, and how one is applied.
 *
 * An op is one descriptor: a name, a shape rule, a forward loop, and a
 * gradient rule that is itself made of ops, so that a backward pass is
 * recorded on the tape like anything else and can be differentiated again.
 * An op written in a lesson has the same rights as those in ops/. */
#ifndef TG_TAPE_OP_H
#define TG_TAPE_OP_H

#include "tape/tape.h"
#include "tape/tensor.h"
#include "kernels/elementwise.h"

struct tg_op {
    const char *name; /* tg_<name> is the function that builds it */
    int arity;        /* how many inputs; -1: tg_<name>(n, array, ...) */
    const char *also; /* tg_<also> builds it, too: every `every`-th argument */
    int every;        /* of that is an input. NULL: no other function does */
    bool view;        /* the value is in[0]'s data under another shape */

    /* An elementwise op needs no more than its loop: the inputs broadcast, and
     * .shape, .forward and .flops may be NULL. attr then begins with `numbers`
     * doubles, each one more input of the loop, which reads three at most. */
    tg_loop *loop;
    int numbers;

    /* Sets y->shape from y->in and y->attr, or fails with tg_fail_op. */
    void (*shape)(tg_tensor *y);

    /* Fills y->data (y->count numbers, not cleared) from y->in. NULL for a
     * view, or where there is a loop. */
    void (*forward)(tg_tensor *y);

    /* What input k receives when dy arrives at y: d loss / d in[k]. Asked for
     * only when in[k] needs it. Where in[k] was broadcast the result may have
     * the broadcast shape: the engine sums it back, and adds contributions up;
     * a rule does neither. NULL: nothing flows through this op. */
    tg_tensor *(*gradient)(tg_tensor *y, tg_tensor *dy, int k);

    /* For an op with kinks: a number that changes when an element crosses to
     * another branch (gradcheck keeps away from there). NULL: smooth. */
    uint64_t (*branch)(const tg_tensor *y);

    const char *formula;                 /* "y = a * b" */
    double (*flops)(const tg_tensor *y); /* of the forward loop */

    /* What the inputs are called, "x index". NULL: x, or a, b and c. */
    const char *inputs;
    /* How an application is written: "a * b", with a, b, c for the inputs in
     * their order and # for the attributes; or "#", where the attributes are
     * that text. NULL: name(a, b, #). */
    const char *notation;
    /* As the activation of a layer: applies the op to x, with its usual
     * attributes. NULL: not an activation. */
    tg_tensor *(*activation)(tg_tensor *x);
    /* The attributes as text, "axis 1". NULL: there is nothing to say. */
    void (*show)(const tg_tensor *y, char *text, size_t size);
};

/* Applies `op` to in[0..n-1] and records the result. `attr` (attr_bytes
 * bytes, or NULL) is copied to the tape. Fails for an input that is NULL, was
 * forgotten by a rewind, or is on another tape. The result belongs to the
 * tape. */
tg_tensor *tg_apply(const tg_op *op, int n, tg_tensor *const *in,
                    const void *attr, size_t attr_bytes);
tg_tensor *tg_apply1(const tg_op *op, tg_tensor *x);
tg_tensor *tg_apply2(const tg_op *op, tg_tensor *a, tg_tensor *b);
tg_tensor *tg_apply_number(const tg_op *op, tg_tensor *x, double number);

/* Fill y->data, and count its FLOPs, by the op's loop or by .forward and
 * .flops. */
void tg_op_forward(tg_tensor *y);
double tg_op_flops(const tg_tensor *y);

/* Runs `loop` over y's inputs, broadcast to y's shape, and its numbers. */
void tg_run_loop(tg_tensor *y, tg_loop *loop);

/* Plain number i of attr; and all of them as text, for .show. */
double tg_attr_number(const tg_tensor *y, int i);
void tg_show_numbers(const tg_tensor *y, char *text, size_t size);

/* Fails with a rule, and under it a line for each input of the unfinished `y`:
 * the expression in the program, the shape, where it was made. */
_Noreturn void tg_fail_op(const tg_tensor *y, const char *rule, ...)
    TG_PRINTF(2, 3);

/* The same, with a mark under axis `axis1` of in[1], which clashes with axis
 * `axis0` of in[0], and `hint` after it
 * ("" for none; it begins with a space or a new line). */
_Noreturn void tg_fail_clash(const tg_tensor *y, int axis0, int axis1,
                             const char *rule, const char *hint);

/* What to call input k of `y` in a message: the expression of the program when
 * the call is y's own, else its name, else %id. */
void tg_input_label(const tg_tensor *y, int k, char *out, size_t size);

/* Shape rules that many ops share. */
void tg_shape_like_input(tg_tensor *y); /* the shape of in[0] */
void tg_shape_broadcast_inputs(tg_tensor *y);

/* FLOP counts that many ops share. */
double tg_flops_elementwise(const tg_tensor *y); /* one for each output */
double tg_flops_none(const tg_tensor *y);        /* only moves numbers */

/* The chain rule itself needs two ops: contributions add up, and what was
 * broadcast is summed back. Both are ordinary ops, described in
 * ops/elementwise.h and ops/reduce.h. */
tg_tensor *(tg_add)(tg_tensor *a, tg_tensor *b);
tg_tensor *(tg_sum_to)(tg_tensor *x, tg_shape shape);

#endif

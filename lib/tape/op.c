/* Applying an op: check the inputs, make an entry, fill it. */
#include "tape/op.h"

#include <string.h>

#include "tape/entry.h"
#include "tape/given.h"
#include "kernels/broadcast.h"

/* Fails for an in[k] that may not be used, and says why. */
_Noreturn static void fail_input(const tg_tensor *y, int k)
{
    const tg_tensor *x = y->in[k];
    if (!tg_is_live(x))
        tg_fail("tg_%s: argument %d was forgotten by tg_rewind; what must "
                "outlive a step is made before tg_tape_mark",
                y->op->name, k + 1);
    if (x->tape != y->tape)
        tg_fail("tg_%s: argument %d is on another tape", y->op->name, k + 1);
    tg_fail("tg_%s: argument %d is a view (%%%d) of a tensor that was updated "
            "after the view was made: make it again",
            y->op->name, k + 1, x->id);
}

/* Fails where in[k] is NULL: an argument, or one of an array. */
static inline void check_input(const tg_op *op, const tg_tensor *x, int k)
{
    if (!x && op->arity < 0)
        tg_fail("tg_%s: tensor %d of the array is NULL", op->name, k + 1);
    tg_check_given(op->name, x, k + 1);
}

/* Whether x, an input of an entry on `tape`, is there and as it was made. */
static inline bool is_usable(const tg_tape *tape, const tg_tensor *x)
{
    return x->tape == tape && x->id < tape->count && tape->entry[x->id] == x &&
           (x->owner == x || x->birth >= x->owner->stamp);
}

enum { FEW = 16 }; /* bytes: the numbers of a small result */

/* Takes over the inputs, and says whether one of them needs a gradient.
 * After them there is room for FEW bytes: one request serves both. */
static bool take_inputs(tg_tensor *y, int n, tg_tensor *const *in)
{
    tg_tape *tape = y->tape;
    const size_t bytes = ((size_t)n * sizeof *in + FEW - 1) / FEW * FEW;
    bool needs_grad = false;
    y->inputs = n;
    y->in = tg_arena_take_few(&tape->bytes, bytes + FEW);
    y->data = (tg_real *)((char *)y->in + bytes);
    for (int k = 0; k < n; k++) {
        tg_tensor *x = in[k];
        check_input(y->op, x, k);
        y->in[k] = x;
        if (!is_usable(tape, x))
            fail_input(y, k);
        needs_grad |= x->needs_grad;
    }
    return needs_grad;
}

/* Fails when `y` holds a NaN or an infinity and no input does. */
static void trap(const tg_tensor *y)
{
    const size_t i = tg_first_nonfinite(y->count, y->data);
    if (i == y->count)
        return;
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        if (tg_first_nonfinite(x->count, x->data) < x->count)
            return;
    }
    tg_fail_op(y, "produced %g (element %zu) although all inputs are finite",
               (double)y->data[i], i);
}

static inline bool is_complete(const tg_op *op)
{
    return op && op->name &&
           (op->loop || (op->shape && (op->forward || op->view)));
}

/* Whether a loop gets what it reads: no more inputs than it can, and all of its
 * numbers. */
static inline bool feeds_loop(const tg_op *op, int n, size_t attr_bytes)
{
    return !op->loop || (n + op->numbers <= TG_WALK_INPUTS &&
                         attr_bytes >= (size_t)op->numbers * sizeof(double));
}

/* Fails, and says what is missing in an op, or in what it is applied to. */
_Noreturn TG_NOINLINE static void fail_application(const tg_op *op, int n,
                                                   size_t attr_bytes)
{
    if (!op)
        tg_fail("tg_apply: the op is NULL");
    const char *name = op->name ? op->name : "?";
    if (!is_complete(op))
        tg_fail("op %s has no %s", name,
                !op->name    ? ".name"
                : !op->shape ? ".shape"
                             : ".loop or .forward, and is not a view");
    if (n < 1)
        tg_fail("tg_%s: at least one tensor is needed, got %d", name, n);
    if (op->arity >= 0 && n != op->arity)
        tg_fail("op %s has %d inputs (.arity), got %d", name, op->arity, n);
    if (!feeds_loop(op, n, attr_bytes))
        tg_fail("op %s: a .loop reads at most %d inputs, .numbers of them from "
                "the beginning of attr; got %d inputs, %d numbers and %zu "
                "bytes of attr",
                name, TG_WALK_INPUTS, n, op->numbers, attr_bytes);
    tg_fail("tg_%s: the array of tensors is NULL", name);
}

tg_tensor *tg_apply(const tg_op *op, int n, tg_tensor *const *in,
                    const void *attr, size_t attr_bytes)
{
    attr_bytes = attr ? attr_bytes : 0;
    if (!is_complete(op) || n < 1 || !in ||
        (op->arity >= 0 && n != op->arity) || !feeds_loop(op, n, attr_bytes))
        fail_application(op, n, attr_bytes);
    check_input(op, in[0], 0);
    tg_tape *tape = in[0]->tape;
    tg_tensor *y = tg_tape_slot(tape);
    y->op = op;
    if (attr)
        y->attr = memcpy(tg_arena_take(&tape->bytes, attr_bytes), attr,
                         attr_bytes);
    y->needs_grad = take_inputs(y, n, in) && op->gradient && tape->no_grad == 0;

    if (op->shape)
        op->shape(y);
    else
        tg_shape_broadcast_inputs(y);
    y->count = y->shape.rank == 0 ? 1 : tg_shape_count(y->shape);
    if (op->view) {
        if (y->count != in[0]->count)
            tg_fail_op(y, "op %s is a view, and its shape rule gives %s",
                       op->name, tg_shape_print(y->shape).text);
        y->data = in[0]->data;
        y->owner = in[0]->owner;
    } else {
        if (y->count * sizeof(tg_real) > FEW)
            y->data = tg_arena_take(&tape->bytes, y->count * sizeof(tg_real));
        tg_op_forward(y);
    }
    if (tape->count != y->id)
        tg_fail("op %s called other ops from its .shape or .forward: these "
                "fill y->shape and y->data, and record nothing",
                op->name);
    if (tape->trap_nonfinite)
        trap(y);
    return tg_tape_commit(y);
}

tg_tensor *tg_apply1(const tg_op *op, tg_tensor *x)
{
    return tg_apply(op, 1, &x, NULL, 0);
}

tg_tensor *tg_apply2(const tg_op *op, tg_tensor *a, tg_tensor *b)
{
    tg_tensor *in[] = {a, b};
    return tg_apply(op, 2, in, NULL, 0);
}

tg_tensor *tg_apply_number(const tg_op *op, tg_tensor *x, double number)
{
    return tg_apply(op, 1, &x, &number, sizeof number);
}

void tg_shape_like_input(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
}

/* Whether all inputs have the shape of the first: nothing to work out. */
static bool all_alike(const tg_tensor *y)
{
    const tg_shape *a = &y->in[0]->shape;
    for (int k = 1; k < y->inputs; k++) {
        const tg_shape *b = &y->in[k]->shape;
        if (a->rank != b->rank)
            return false;
        for (int i = 0; i < a->rank; i++)
            if (a->dim[i] != b->dim[i])
                return false;
    }
    return true;
}

/* Works out the shape of inputs that are not alike, or fails. */
TG_NOINLINE static void broadcast_inputs(tg_tensor *y)
{
    for (int k = 1; k < y->inputs; k++) {
        int place = tg_shape_broadcast(y->shape, y->in[k]->shape, &y->shape);
        if (place < 0)
            continue;
        const char *rule = "these shapes do not broadcast: aligned at the "
                           "right, sizes must be equal or 1";
        if (y->inputs != 2)
            tg_fail_op(y, "%s", rule);
        tg_fail_clash(y, y->in[0]->shape.rank - 1 - place,
                      y->in[1]->shape.rank - 1 - place, rule, "");
    }
}

void tg_shape_broadcast_inputs(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
    if (!all_alike(y))
        broadcast_inputs(y);
}

double tg_flops_elementwise(const tg_tensor *y)
{
    return (double)y->count;
}

double tg_flops_none(const tg_tensor *y)
{
    (void)y;
    return 0;
}

double tg_op_flops(const tg_tensor *y)
{
    return y->op->flops ? y->op->flops(y) : tg_flops_elementwise(y);
}

/* How the numbers of a case become calls of lab 10. */
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "blanks.h"
#include "tapegrad.h"

double log_sum_exp(const double *z, int n);
double cross_entropy(const double *z, const double *y, int n, double *delta);
int one_hot(const int *label, int rows, int classes, double *y);
void log_softmax_shape(tg_tensor *y);
void log_softmax_forward(tg_tensor *y);
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k);

static void call_log_sum_exp(lab_call *c)
{
    const int n = lab_whole(c);
    lab_give(c, log_sum_exp(lab_take(c, n), n));
}

/* The first number says what is sent back: 0 E, 1 delta, 2 both. */
static void call_cross_entropy(lab_call *c)
{
    const int wanted = lab_whole(c), n = lab_whole(c);
    const double *z = lab_take(c, n), *y = lab_take(c, n);
    double *delta = wanted == 0 ? malloc((size_t)n * sizeof *delta)
                                : lab_room(c, n);
    const double e = cross_entropy(z, y, n, delta);
    if (wanted != 1)
        lab_give(c, e);
    if (wanted == 0)
        free(delta);
}

static void call_one_hot(lab_call *c)
{
    const int rows = lab_whole(c), classes = lab_whole(c);
    const int *label = lab_take_whole(c, rows);
    double *y = lab_room(c, rows * classes);
    lab_give(c, one_hot(label, rows, classes, y));
}

/* ---- the op, one function at a time ---- */

static tg_shape take_shape(lab_call *c)
{
    tg_shape shape = {.rank = lab_whole(c)};
    for (int a = 0; a < shape.rank; a++)
        shape.dim[a] = lab_whole(c);
    return shape;
}

static tg_tensor *take_tensor(lab_call *c, tg_tensor *t)
{
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = lab_number(c);
    return t;
}

static jmp_buf refused;

/* Says nothing: most of what is refused here should be. */
static void escape(const char *message, void *context)
{
    (void)message, (void)context;
    longjmp(refused, 1);
}

static void leave_open(tg_tensor *y)
{
    for (size_t i = 0; i < y->count; i++)
        y->data[i] = NAN;
}

/* A case: a shape, and the axis. */
static void call_shape(lab_call *c)
{
    static const tg_op op = {.name = "log_softmax",
                             .arity = 1,
                             .shape = log_softmax_shape,
                             .forward = leave_open,
                             .flops = tg_flops_none};
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_zeros(tape, take_shape(c));
    for (int a = z->shape.rank; a < TG_MAX_RANK; a++)
        z->shape.dim[a] = 9; /* of an axis that is not there */
    const int axis = lab_whole(c);
    double *found = lab_room(c, 2 + TG_MAX_RANK);
    memset(found, 0, (2 + TG_MAX_RANK) * sizeof *found);
    tg_set_fail_handler(escape, NULL);
    if (setjmp(refused) == 0) {
        const tg_tensor *y = tg_apply(&op, 1, &z, &axis, sizeof axis);
        found[1] = y->shape.rank;
        for (int a = 0; a < z->shape.rank; a++)
            found[2 + a] = y->shape.dim[a];
    } else {
        found[0] = 1;
    }
    tg_set_fail_handler(NULL, NULL);
    tg_tape_free(tape);
}

static double *room, *taken; /* arrays that end at a page */

static void forward(tg_tensor *y)
{
    tg_tensor *z = y->in[0];
    double *const mine[] = {y->data, z->data};
    leave_open(y);
    y->data = room, z->data = taken;
    log_softmax_forward(y);
    y->data = mine[0], z->data = mine[1];
}

/* A case: a shape, the axis, and the numbers of z. */
static void call_forward(lab_call *c)
{
    static const tg_op op = {.name = "log_softmax",
                             .arity = 1,
                             .shape = tg_shape_like_input,
                             .forward = forward,
                             .flops = tg_flops_none};
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_zeros(tape, take_shape(c));
    const int axis = lab_whole(c), count = (int)z->count;
    room = lab_room(c, count);
    taken = lab_take(c, count);
    tg_apply(&op, 1, &z, &axis, sizeof axis);
    tg_tape_free(tape);
}

static lab_call *from; /* where the numbers of y are */

static void given(tg_tensor *y)
{
    take_tensor(from, y);
}

static void give_tensor(lab_call *c, const tg_tensor *t, size_t count)
{
    for (size_t i = 0; i < count; i++)
        lab_give(c, t ? t->data[i] : NAN);
}

/* A case: with 1, the gradient of the gradient's sum, weighted by w, is sent
 * back as well; a shape, the axis; the numbers of z, y, dy, w. So the rule is
 * tried alone, with a y that is right. */
static void call_rule(lab_call *c)
{
    static const tg_op op = {.name = "log_softmax",
                             .arity = 1,
                             .shape = tg_shape_like_input,
                             .forward = given,
                             .gradient = log_softmax_rule,
                             .flops = tg_flops_none};
    const int twice = lab_whole(c);
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_param(tape, "z", take_shape(c)), *dz;
    const int axis = lab_whole(c);
    take_tensor(c, z);
    from = c;
    tg_tensor *y = tg_apply(&op, 1, &z, &axis, sizeof axis);
    tg_tensor *dy = take_tensor(c, tg_zeros(tape, z->shape));
    tg_tensor *w = take_tensor(c, tg_zeros(tape, z->shape));
    tg_grads(y, dy, 1, &z, &dz);
    give_tensor(c, dz, z->count);
    if (twice) { /* there is none where dz is not made of z */
        dz = dz->needs_grad ? tg_grad(tg_sum(tg_mul(w, dz)), z) : NULL;
        give_tensor(c, dz, z->count);
    }
    tg_tape_free(tape);
}

const lab_blank lab_blanks[] = {
    {"log_sum_exp", call_log_sum_exp},
    {"cross_entropy", call_cross_entropy},
    {"one_hot", call_one_hot},
    {"log_softmax_shape", call_shape},
    {"log_softmax_forward", call_forward},
    {"log_softmax_rule", call_rule},
    {NULL, NULL},
};

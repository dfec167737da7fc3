/* Running the loop of an elementwise op over inputs that broadcast. */
#include <stdio.h>

#include "tape/op.h"
#include "kernels/broadcast.h"

double tg_attr_number(const tg_tensor *y, int i)
{
    return ((const double *)y->attr)[i];
}

void tg_show_numbers(const tg_tensor *y, char *text, size_t size)
{
    size_t at = 0;
    for (int i = 0; i < y->op->numbers && at < size; i++)
        at += (size_t)snprintf(text + at, size - at, "%s%g", i ? ", " : "",
                               tg_attr_number(y, i));
}

/* What a loop reads: the inputs, and after them the plain numbers. */
typedef struct operands {
    const tg_real *in[TG_WALK_INPUTS];
    size_t step[TG_WALK_INPUTS]; /* 1, or 0 for a single number */
    tg_real number[TG_WALK_INPUTS];
} operands;

/* Fills in the inputs; says whether each has all of y's numbers, or just one:
 * then one run of the loop does it all. */
static inline bool take_inputs(operands *o, const tg_tensor *y)
{
    bool one_run = true;
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        o->in[k] = x->data;
        o->step[k] = x->count == y->count;
        one_run &= o->step[k] || x->count == 1;
    }
    return one_run;
}

static inline void take_numbers(operands *o, const tg_tensor *y)
{
    for (int i = 0; i < y->op->numbers; i++) {
        const int k = y->inputs + i;
        o->number[i] = (tg_real)tg_attr_number(y, i);
        o->in[k] = &o->number[i];
        o->step[k] = 0;
    }
}

/* Inputs of several shapes: run by run. */
TG_NOINLINE static void walk_inputs(tg_tensor *y, tg_loop *loop,
                                    const operands *o)
{
    tg_walk walk = {.rank = y->shape.rank,
                    .inputs = y->inputs + y->op->numbers};
    for (int i = 0; i < walk.rank; i++)
        walk.dim[i] = (size_t)y->shape.dim[i];
    for (int k = 0; k < y->inputs; k++) /* the numbers stay where they are */
        tg_shape_strides(y->in[k]->shape, y->shape, walk.stride[k]);
    tg_walk_run(walk, loop, o->in, y->data);
}

void tg_run_loop(tg_tensor *y, tg_loop *loop)
{
    operands o;
    const bool one_run = take_inputs(&o, y);
    take_numbers(&o, y);
    if (one_run)
        loop(y->count, o.in, o.step, y->data);
    else
        walk_inputs(y, loop, &o);
}

void tg_op_forward(tg_tensor *y)
{
    if (y->op->loop)
        tg_run_loop(y, y->op->loop);
    else
        y->op->forward(y);
}

/* All rows as one table, and how a row's op is built. */
#include "rows.h"

#include <string.h>

static const op_row *const families[] = {
    constant_rows, elementwise_rows, activation_rows, reduce_rows, matmul_rows,
    move_rows,     index_rows,       conv_rows,       norm_rows,   loss_rows,
};

const op_row *op_row_at(int i)
{
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (const op_row *row = families[f]; row->name; row++)
            if (i-- == 0)
                return row;
    return NULL;
}

const op_row *op_function_at(int i)
{
    const op_row *row;
    for (int r = 0; (row = op_row_at(r)); r++)
        if (!row->note && i-- == 0)
            return row;
    return NULL;
}

const op_row *op_function_named(const char *name)
{
    const op_row *row;
    for (int i = 0; (row = op_function_at(i)); i++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

tg_tensor *op_row_build(const op_row *row, const op_call *c)
{
    if (row->one)
        return row->one(c->in[0]);
    if (row->two)
        return row->two(c->in[0], c->in[1]);
    return row->any(c);
}

tg_tensor *op_row_apply(const op_row *row, tg_tensor *const *in, int n)
{
    op_call c = {.inputs = n, .attrs = row->attrs};
    memcpy(c.in, in, (size_t)n * sizeof *in);
    memcpy(c.attr, row->attr, sizeof c.attr);
    if (row->complete)
        row->complete(&c);
    return op_row_build(row, &c);
}

/* ---- for the rows ---- */

int call_int(const op_call *c, int i)
{
    return (int)c->attr[i];
}

tg_shape call_dims(const op_call *c, int first)
{
    int dim[CALL_ATTRS];
    for (int i = first; i < c->attrs; i++)
        dim[i - first] = call_int(c, i);
    return tg_shape_of(c->attrs - first, dim);
}

tg_axes call_axes(const op_call *c, int first)
{
    int axis[CALL_ATTRS];
    for (int i = first; i < c->attrs; i++)
        axis[i - first] = call_int(c, i);
    return tg_axes_of(c->attrs - first, axis);
}

tg_tensor *counting(tg_tape *tape, tg_shape shape, int size)
{
    tg_tensor *t = tg_zeros(tape, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)(i % (size_t)size);
    return t;
}

tg_tensor *places_of(const tg_tensor *x, int axis, tg_shape shape)
{
    const size_t size = (size_t)x->shape.dim[axis];
    tg_tensor *index = tg_zeros(x->tape, shape);
    for (size_t i = 0; i < index->count; i++)
        index->data[i] = (tg_real)(i * 2 % size);
    return index;
}

/* Joins the lists of ops that the files of this folder end with. */
#include "ops/table.h"

#include <string.h>

static const tg_op *const *const families[] = {
    tg_elementwise_ops, tg_compare_ops, tg_activation_ops, tg_reduce_ops,
    tg_matmul_ops,      tg_move_ops,    tg_index_ops,      tg_loss_ops,
};

const tg_op *tg_op_at(int i)
{
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (int j = 0; families[f][j]; j++)
            if (i-- == 0)
                return families[f][j];
    return NULL;
}

const tg_op *tg_op_named(const char *name)
{
    const tg_op *op;
    for (int i = 0; (op = tg_op_at(i)); i++)
        if (strcmp(op->name, name) == 0)
            return op;
    return NULL;
}

tg_middle tg_split_at(tg_shape shape, int from, int to)
{
    tg_middle m = {1, 1, 1};
    for (int i = 0; i < shape.rank; i++) {
        size_t *part = i < from ? &m.outer : i > to ? &m.inner : &m.n;
        *part *= (size_t)shape.dim[i];
    }
    return m;
}

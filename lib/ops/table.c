/* Joins the lists of ops that the files of this folder end with. */
#include "ops/table.h"

#include <string.h>

#include "tape/error.h"

static const tg_op *const *const families[] = {
    tg_algebra_ops,    tg_exponential_ops, tg_elementwise_ops, tg_compare_ops,
    tg_activation_ops, tg_softmax_ops,     tg_reduce_ops,      tg_extreme_ops,
    tg_matmul_ops,     tg_move_ops,        tg_part_ops,        tg_index_ops,
    tg_conv_ops,       tg_pool_ops,        tg_loss_ops,
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
    if (!name)
        tg_fail("tg_op_named: argument 1 is NULL");
    for (int i = 0; (op = tg_op_at(i)); i++)
        if (strcmp(op->name, name) == 0)
            return op;
    return NULL;
}

uint64_t tg_branch_side_of_zero(const tg_tensor *y)
{
    uint64_t hash = TG_BRANCH_START;
    for (size_t i = 0; i < y->count; i++)
        hash = tg_branch_add(hash, y->in[0]->data[i] > 0);
    return hash;
}

tg_axis_split tg_split_at(tg_shape shape, int from, int to)
{
    tg_axis_split m = {1, 1, 1};
    for (int i = 0; i < shape.rank; i++) {
        size_t *part = i < from ? &m.outer : i > to ? &m.inner : &m.n;
        *part *= (size_t)shape.dim[i];
    }
    return m;
}

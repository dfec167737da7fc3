/* Joins the lists of ops that the files of this folder end with. */
#include "ops/table.h"

#include <string.h>

#include "tape/error.h"

typedef const tg_op *const tg_op_list[]; /* the last is NULL */

extern tg_op_list tg_arithmetic_ops, tg_exponential_ops, tg_kink_ops,
    tg_compare_ops, tg_activation_ops, tg_softmax_ops, tg_reduce_ops,
    tg_extreme_ops, tg_cumsum_ops, tg_matmul_ops, tg_move_ops, tg_permute_ops,
    tg_part_ops, tg_triangle_ops, tg_index_ops, tg_topk_ops, tg_conv_ops,
    tg_pool_ops, tg_loss_ops;

static const tg_op *const *const families[] = {
    tg_arithmetic_ops, tg_exponential_ops, tg_kink_ops,   tg_compare_ops,
    tg_activation_ops, tg_softmax_ops,     tg_reduce_ops, tg_extreme_ops,
    tg_cumsum_ops,     tg_matmul_ops,      tg_move_ops,   tg_permute_ops,
    tg_part_ops,       tg_triangle_ops,    tg_index_ops,  tg_topk_ops,
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

/* The table of all ops, and what the files of ops/ share.
 *
 * Each file ends with the list of its own ops; table.c joins the lists. */
#ifndef TG_OPS_TABLE_H
#define TG_OPS_TABLE_H

#include "tape/op.h"
#include "kernels/elementwise.h"

/* Op number i of the table, 0 the first; NULL after the last. */
const tg_op *tg_op_at(int i);

/* The op of that name, or NULL. */
const tg_op *tg_op_named(const char *name);

/* ---- for ops/ only ---- */

/* Fails unless every number of `labels` is a whole one in 0 .. classes-1. */
void tg_check_labels(const tg_tensor *labels, int classes);

/* For .branch: a hash (FNV-1a) over what each number decides. */
#define TG_BRANCH_START 0xcbf29ce484222325u
static inline uint64_t tg_branch_add(uint64_t hash, uint64_t choice)
{
    return (hash ^ choice) * 0x100000001b3u;
}
uint64_t tg_branch_side_of_zero(const tg_tensor *y);

/* A forward loop over broadcast inputs. */
void tg_forward_broadcast(tg_tensor *y, tg_loop *loop);

/* A shape seen as [outer][n][inner], where n counts the axes from .. to. */
typedef struct tg_axis_split {
    size_t outer, n, inner;
} tg_axis_split;

tg_axis_split tg_split_at(tg_shape shape, int from, int to);

extern const tg_op *const tg_algebra_ops[], *const tg_exponential_ops[];
extern const tg_op *const tg_elementwise_ops[], *const tg_compare_ops[];
extern const tg_op *const tg_activation_ops[], *const tg_softmax_ops[];
extern const tg_op *const tg_reduce_ops[], *const tg_extreme_ops[];
extern const tg_op *const tg_matmul_ops[], *const tg_move_ops[];
extern const tg_op *const tg_part_ops[], *const tg_index_ops[];
extern const tg_op *const tg_conv_ops[], *const tg_pool_ops[];
extern const tg_op *const tg_loss_ops[];

#endif

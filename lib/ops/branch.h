/* For .branch of an op with kinks: a hash of what each number decides. */
#ifndef TG_OPS_BRANCH_H
#define TG_OPS_BRANCH_H

#include "tape/tensor.h"
#include "kernels/hash.h"

/* Which numbers of in[0] are above 0. */
uint64_t tg_branch_side_of_zero(const tg_tensor *y);

#endif

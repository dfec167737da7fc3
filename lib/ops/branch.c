/* The branch that many ops share. */
#include "ops/branch.h"

uint64_t tg_branch_side_of_zero(const tg_tensor *y)
{
    uint64_t hash = TG_HASH_START;
    for (size_t i = 0; i < y->count; i++)
        hash = tg_hash_add(hash, y->in[0]->data[i] > 0);
    return hash;
}

/* FNV-1a, the hash of Fowler, Noll and Vo: a number that changes with any of
 * the numbers that went into it. */
#ifndef TG_KERNELS_HASH_H
#define TG_KERNELS_HASH_H

#include <stdint.h>

#define TG_HASH_START 0xcbf29ce484222325u

static inline uint64_t tg_hash_add(uint64_t hash, uint64_t number)
{
    return (hash ^ number) * 0x100000001b3u;
}

#endif

/* Memory that is taken in order and given back all at once.
 *
 * A list of blocks; taking moves a mark forward, rewinding moves it back.
 * Blocks are kept, so a training step that takes what the last one took calls
 * malloc zero times. In builds with AddressSanitizer what was given back is
 * poisoned, so that reading a tensor's stale data is reported. */
#ifndef TG_TAPE_ARENA_H
#define TG_TAPE_ARENA_H

#include <stddef.h>

/* gcc says __SANITIZE_ADDRESS__, clang __has_feature(address_sanitizer). */
#if defined(__SANITIZE_ADDRESS__)
#define TG_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TG_ASAN 1
#endif
#endif

typedef struct tg_block tg_block;
struct tg_block {
    tg_block *next;
    size_t size; /* bytes that can be taken */
    size_t used; /* bytes that are taken */
    char *bytes; /* aligned to a cache line */
};

typedef struct tg_arena {
    tg_block *first; /* NULL: nothing taken yet */
    tg_block *now;   /* the block that is being filled */
} tg_arena;

/* Where an arena was filled to. */
typedef struct tg_arena_place {
    tg_block *block; /* NULL: the beginning */
    size_t used;     /* bytes of that block */
} tg_arena_place;

/* `bytes` bytes, not cleared. Aligned for a number or a pointer below 16
 * bytes, for every type from there, to a cache line of 64 from 256 bytes.
 * Fails when there is no memory. */
void *tg_arena_take(tg_arena *arena, size_t bytes);

/* The same for the few bytes that each entry of a tape takes: in line, since
 * this is where the time of a small op goes. Memory that was given back is
 * poisoned under AddressSanitizer, which only tg_arena_take undoes. */
static inline void *tg_arena_take_few(tg_arena *arena, size_t bytes)
{
#ifndef TG_ASAN
    tg_block *now = arena->now;
    if (now) {
        const size_t from = (now->used + 15) & ~(size_t)15;
        if (bytes < 256 && from + bytes <= now->size) {
            now->used = from + bytes;
            return now->bytes + from;
        }
    }
#endif
    return tg_arena_take(arena, bytes);
}

tg_arena_place tg_arena_now(const tg_arena *arena);
void tg_arena_rewind(tg_arena *arena, tg_arena_place place);

/* Bytes of all blocks together. */
size_t tg_arena_size(const tg_arena *arena);

/* Gives everything back to the system. */
void tg_arena_free(tg_arena *arena);

#endif

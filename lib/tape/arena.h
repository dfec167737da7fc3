/* Memory that is taken in order and given back all at once.
 *
 * A list of blocks; taking moves a mark forward, rewinding moves it back.
 * Blocks are kept, so a training step that takes what the last one took calls
 * malloc zero times. In builds with AddressSanitizer what was given back is
 * poisoned, so that reading a tensor's stale data is reported. */
#ifndef TG_TAPE_ARENA_H
#define TG_TAPE_ARENA_H

#include <stddef.h>

/* gcc defines __SANITIZE_ADDRESS__; clang has a feature of that name. */
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

/* `bytes` bytes, not cleared, valid until a rewind to before this call.
 * Aligned to 8 bytes, which is enough for a number or a pointer; from 16 bytes
 * on to 16, enough for every type; from 256 on to a cache line of 64. Fails
 * when there is no memory. */
void *tg_arena_take(tg_arena *arena, size_t bytes);

/* The same for the few bytes that each entry of a tape takes: inline, since
 * this is where the time of a small op goes. Under AddressSanitizer, memory
 * that was given back is poisoned, and only tg_arena_take undoes that. */
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

/* How far the arena is filled; and giving back all that was taken since then.
 * A place is valid until a rewind to an earlier one. */
tg_arena_place tg_arena_now(const tg_arena *arena);
void tg_arena_rewind(tg_arena *arena, tg_arena_place place);

/* Bytes of all blocks together. */
size_t tg_arena_size(const tg_arena *arena);

/* Gives everything back to the system. */
void tg_arena_free(tg_arena *arena);

#endif

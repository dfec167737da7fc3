/* The arena: a list of blocks. A request moves a mark forward. */
#include "tape/arena.h"

#include <stdint.h>
#include <stdlib.h>

#include "tape/error.h"
#include "kernels/fast/pages.h"

#ifdef TG_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(from, bytes)   __asan_poison_memory_region(from, bytes)
#define UNPOISON(from, bytes) __asan_unpoison_memory_region(from, bytes)
#else
#define POISON(from, bytes)   ((void)(from), (void)(bytes))
#define UNPOISON(from, bytes) ((void)(from), (void)(bytes))
#endif

/* Why these sizes. The first block is small, because most tapes of a lesson
 * are, and each has up to three arenas. Each further block is twice as large,
 * so n bytes take log n calls of malloc. At LARGEST blocks stop growing: one
 * malloc for each 32 MB costs nothing next to filling them, and if they kept
 * doubling, half of all memory could be unused. */
enum {
    LINE = 64,   /* bytes of a cache line */
    LARGE = 256, /* bytes; from here on alignment to a line pays */
    SMALLEST = 64 * 1024,
    LARGEST = 32 * 1024 * 1024,
    HUGE = 2 * 1024 * 1024 /* bytes of a huge page: blocks of that size and
                              larger are aligned to one, so that few entries
                              of the TLB cover them */
};

static size_t round_up(size_t bytes, size_t to)
{
    return (bytes + to - 1) / to * to;
}

/* A block of at least `bytes`; twice the one before it, up to LARGEST. */
static tg_block *block_new(size_t bytes, const tg_block *before)
{
    size_t size = before ? 2 * before->size : SMALLEST;
    if (size > LARGEST)
        size = LARGEST;
    if (size < bytes)
        size = bytes;
    const size_t align = size >= HUGE ? HUGE : LINE;
    void *memory;
    if (size > SIZE_MAX / 2 || posix_memalign(&memory, align, LINE + size) != 0)
        tg_fail("no memory for %zu more bytes", bytes);
    tg_use_huge_pages(memory, LINE + size);
    tg_block *block = memory;
    *block = (tg_block){NULL, size, 0, (char *)memory + LINE};
    POISON(block->bytes, size);
    return block;
}

/* Moves on to the next block, or to a new one where that is too small. */
static void advance(tg_arena *arena, size_t bytes)
{
    tg_block *next = arena->now ? arena->now->next : arena->first;
    if (!next || next->size < bytes) {
        tg_block *made = block_new(bytes, arena->now);
        made->next = next;
        if (arena->now)
            arena->now->next = made;
        else
            arena->first = made;
        next = made;
    }
    arena->now = next;
}

void *tg_arena_take(tg_arena *arena, size_t bytes)
{
    const size_t align = bytes >= LARGE ? LINE : bytes >= 16 ? 16 : 8;
    tg_block *now = arena->now;
    size_t from = now ? round_up(now->used, align) : 0;
    if (!now || bytes > now->size || from > now->size - bytes) {
        advance(arena, bytes);
        now = arena->now;
        from = 0;
    }
    now->used = from + bytes;
    UNPOISON(now->bytes + from, bytes);
    return now->bytes + from;
}

tg_arena_place tg_arena_now(const tg_arena *arena)
{
    return (tg_arena_place){arena->now, arena->now ? arena->now->used : 0};
}

void tg_arena_rewind(tg_arena *arena, tg_arena_place place)
{
    tg_block *from = place.block ? place.block : arena->first;
    arena->now = place.block;
    if (place.block)
        place.block->used = place.used;
    for (tg_block *b = from; b; b = b->next) {
        size_t kept = b == place.block ? place.used : 0;
        POISON(b->bytes + kept, b->size - kept);
    }
}

size_t tg_arena_size(const tg_arena *arena)
{
    size_t size = 0;
    for (const tg_block *b = arena->first; b; b = b->next)
        size += LINE + b->size;
    return size;
}

void tg_arena_free(tg_arena *arena)
{
    tg_block *next;
    for (tg_block *b = arena->first; b; b = next) {
        next = b->next;
        UNPOISON(b->bytes, b->size);
        free(b);
    }
    *arena = (tg_arena){NULL, NULL};
}

/* Each wrapper counts opportunities down, and passes the call on. */
#include "inject.h"

#include <errno.h>
#include <stddef.h>

#include "tape/tape.h"
#include "tape/error.h"

static inject_kind armed;
static long left; /* opportunities until the failure; 0: none is planned */
static int came;

void inject_at(inject_kind kind, long n)
{
    armed = kind;
    left = n;
    came = 0;
}

long inject_left(void)
{
    return left;
}

int inject_off(void)
{
    left = 0;
    return came;
}

static int is_due(inject_kind kind)
{
    if (kind != armed || left == 0 || --left > 0)
        return 0;
    return came = 1;
}

void __real_tg_entry_hook(const tg_tensor *t);
void __wrap_tg_entry_hook(const tg_tensor *t);
void *__real_tg_arena_take(tg_arena *arena, size_t bytes);
void *__wrap_tg_arena_take(tg_arena *arena, size_t bytes);
void *__real_malloc(size_t bytes);
void *__wrap_malloc(size_t bytes);
void *__real_calloc(size_t n, size_t bytes);
void *__wrap_calloc(size_t n, size_t bytes);
void *__real_realloc(void *memory, size_t bytes);
void *__wrap_realloc(void *memory, size_t bytes);
int __real_posix_memalign(void **memory, size_t align, size_t bytes);
int __wrap_posix_memalign(void **memory, size_t align, size_t bytes);
void *__real_aligned_alloc(size_t align, size_t bytes);
void *__wrap_aligned_alloc(size_t align, size_t bytes);

void __wrap_tg_entry_hook(const tg_tensor *t)
{
    __real_tg_entry_hook(t);
    if (is_due(INJECT_ENTRY))
        tg_fail("injected after %%%d", t->id);
}

void *__wrap_tg_arena_take(tg_arena *arena, size_t bytes)
{
    if (is_due(INJECT_ARENA))
        tg_fail("injected: no memory for %zu bytes", bytes);
    return __real_tg_arena_take(arena, bytes);
}

void *__wrap_malloc(size_t bytes)
{
    return is_due(INJECT_MALLOC) ? NULL : __real_malloc(bytes);
}

void *__wrap_calloc(size_t n, size_t bytes)
{
    return is_due(INJECT_MALLOC) ? NULL : __real_calloc(n, bytes);
}

void *__wrap_realloc(void *memory, size_t bytes)
{
    return is_due(INJECT_MALLOC) ? NULL : __real_realloc(memory, bytes);
}

int __wrap_posix_memalign(void **memory, size_t align, size_t bytes)
{
    return is_due(INJECT_MALLOC) ? ENOMEM
                                 : __real_posix_memalign(memory, align, bytes);
}

void *__wrap_aligned_alloc(size_t align, size_t bytes)
{
    return is_due(INJECT_MALLOC) ? NULL : __real_aligned_alloc(align, bytes);
}

/* Until fit keeps its batches where a failure finds them. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:tg_batches_new\n";
}

/* Guarded arrays and crashes of the child. */
#define _GNU_SOURCE /* registers in ucontext_t, MAP_ANONYMOUS */
#ifdef __APPLE__
#define _DARWIN_C_SOURCE
#endif
#include "guard.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>

#include "call.h"

enum { PATTERN = 0xa5 };

static size_t page(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

void lab_guarded(lab_array *a, int n, size_t size)
{
    const size_t used = (size_t)n * size, edge = page();
    const size_t middle = (used / edge + 1) * edge;
    a->n = n;
    a->size = size;
    a->bytes = middle + 2 * edge;
    a->pages = mmap(NULL, a->bytes, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (a->pages == MAP_FAILED)
        _exit(93);
    char *start = (char *)a->pages + edge;
    a->at = start + middle - used;
    memset(start, PATTERN, middle - used);
    mprotect(a->pages, edge, PROT_NONE);
    mprotect(start + middle, edge, PROT_NONE);
}

void lab_unguard(lab_array *a)
{
    munmap(a->pages, a->bytes);
}

int lab_written_before(const lab_array *a)
{
    const unsigned char *start = (const unsigned char *)a->pages + page();
    for (const unsigned char *p = a->at; p-- > start;)
        if (*p != PATTERN)
            return (int)(((size_t)((unsigned char *)a->at - p) + a->size - 1) /
                         a->size);
    return 0;
}

/* ---- crashes ---- */

/* Where the program was when the signal came; 0 where we cannot tell. */
static uint64_t program_counter(const void *context)
{
    const ucontext_t *u = context;
#if defined __linux__ && defined __x86_64__
    return (uint64_t)u->uc_mcontext.gregs[REG_RIP];
#elif defined __linux__ && defined __aarch64__
    return (uint64_t)u->uc_mcontext.pc;
#else
    (void)u;
    return 0;
#endif
}

/* The stack grows down from about here, to so much of it; 0: no limit. */
static uintptr_t stack_start, stack_most;

static bool stack_is_full(uintptr_t at)
{
    const uintptr_t slack = 1 << 20, down = stack_start - at;
    return stack_most > 0 && at < stack_start && down + slack > stack_most &&
           down < stack_most + slack;
}

/* The array whose guarding pages hold address `at`, as a frame. */
static bool beyond_an_array(uintptr_t at, lab_frame *f)
{
    for (int k = 0; lab_current && k < lab_current->arrays; k++) {
        const lab_array *a = &lab_current->array[k];
        const uintptr_t low = (uintptr_t)a->pages, first = (uintptr_t)a->at;
        if (at < low || at >= low + a->bytes)
            continue;
        f->end = at < first ? LAB_BEFORE : LAB_BEYOND;
        f->which = k;
        f->element = ((int64_t)at - (int64_t)first) / (int64_t)a->size;
        return true;
    }
    return false;
}

static void crashed(int number, siginfo_t *info, void *context)
{
    const uintptr_t at = (uintptr_t)info->si_addr;
    lab_frame f = {
        .end = LAB_CRASH, .which = number, .pc = program_counter(context)};
    if (number == SIGSEGV || number == SIGBUS) {
        if (stack_is_full(at))
            f.end = LAB_STACK;
        else
            beyond_an_array(at, &f);
    }
#ifdef __linux__
    if (number == SIGSYS)
        f.element = info->si_syscall;
#endif
    lab_send_frame(&f);
}

void lab_catch_crashes(void)
{
    static char
        room[64 * 1024]; /* the handler's stack: the other may be full */
    static const int signals[] = {SIGSEGV, SIGBUS,  SIGFPE,
                                  SIGILL,  SIGABRT, SIGSYS};
    struct rlimit stack;
    const stack_t other = {.ss_sp = room, .ss_size = sizeof room};
    struct sigaction action = {.sa_sigaction = crashed,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK};
    stack_start = (uintptr_t)&other;
    if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur != RLIM_INFINITY)
        stack_most = stack.rlim_cur;
    sigaltstack(&other, NULL);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

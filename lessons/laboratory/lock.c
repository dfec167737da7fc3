/* What the child may ask the system for once the blank runs: memory, and to
 * write to the descriptors that it has. Limits say so on every system; on
 * Linux a filter of system calls (seccomp) says so as well, for what needs no
 * descriptor: other programs, signals to other processes, files by name. */
#define _GNU_SOURCE /* setgroups, syscall numbers */
#ifdef __APPLE__
#define _DARWIN_C_SOURCE
#endif
#include <grp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

#include "guard.h"

#if defined __linux__ && (defined __x86_64__ || defined __aarch64__)
#define FILTERED 1
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#else
#define FILTERED 0
#endif

#if FILTERED

#ifdef __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#else
#define MACHINE AUDIT_ARCH_AARCH64
#endif

/* A C library needs these for memory, printing, clocks and locks. */
static const unsigned allowed[] = {
    SYS_write,        SYS_writev,       SYS_mmap,         SYS_munmap,
    SYS_mremap,       SYS_mprotect,     SYS_madvise,      SYS_brk,
    SYS_exit,         SYS_exit_group,   SYS_rt_sigreturn, SYS_rt_sigprocmask,
    SYS_fstat,        SYS_ioctl,        SYS_futex,        SYS_clock_gettime,
    SYS_clock_getres, SYS_gettimeofday, SYS_getpid,       SYS_gettid,
    SYS_getppid,      SYS_getuid,       SYS_geteuid,      SYS_getrandom,
    SYS_getrusage,    SYS_times,        SYS_sched_yield,
#ifdef SYS_time
    SYS_time,
#endif
};

/* These it asks for, and does without. */
static const unsigned refused[] = {
    SYS_openat,
    SYS_newfstatat,
    SYS_sched_getaffinity,
#ifdef SYS_open
    SYS_open,
#endif
};

enum { MOST = 128 };

typedef struct program {
    struct sock_filter step[MOST];
    unsigned short n;
} program;

static void add(program *p, struct sock_filter step)
{
    p->step[p->n++] = step;
}

static void load(program *p, size_t offset)
{
    add(p, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
                                        (unsigned)offset));
}

static void answer(program *p, unsigned what)
{
    add(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what));
}

/* Where what was loaded is `value`: that answer. */
static void where(program *p, unsigned value, unsigned what)
{
    add(p,
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    answer(p, what);
}

/* abort() sends a signal to itself: tgkill, with its own process first. */
static void own_signals(program *p)
{
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill,
                                        0, 3));
    load(p, offsetof(struct seccomp_data, args));
    where(p, (unsigned)getpid(), SECCOMP_RET_ALLOW);
}

/* The rest is a signal, SIGSYS: the handler of crashes tells of it. False where
 * the system has no such filter. */
static bool filter(void)
{
    program p = {.n = 0};
    load(&p, offsetof(struct seccomp_data, arch));
    add(&p,
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0));
    answer(&p, SECCOMP_RET_KILL);
    load(&p, offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        where(&p, allowed[i], SECCOMP_RET_ALLOW);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        where(&p, refused[i], SECCOMP_RET_ERRNO | EPERM);
    own_signals(&p);
    answer(&p, SECCOMP_RET_TRAP);
    const struct sock_fprog all = {p.n, p.step};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all, 0, 0) == 0;
}

#else

static bool filter(void)
{
    return false;
}

#endif

void lab_lock(void)
{
    enum { NOBODY = 65534 };
    const struct rlimit none = {0, 0};
    bool root = geteuid() == 0; /* who could undo the limits */
    if (root && setgroups(0, NULL) == 0 && setgid(NOBODY) == 0)
        root = setuid(NOBODY) != 0;
    setrlimit(RLIMIT_NOFILE, &none);
    setrlimit(RLIMIT_FSIZE, &none);
    setrlimit(RLIMIT_CORE, &none);
#ifdef RLIMIT_NPROC
    setrlimit(RLIMIT_NPROC, &none);
#endif
    if (!filter() && root) /* of a container without such a user */
        _exit(92);
}

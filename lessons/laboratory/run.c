/* Starts the child, feeds it, listens, ends it and all that it started. */
#ifdef __APPLE__
#define _DARWIN_C_SOURCE
#else
#define _DEFAULT_SOURCE /* syscall */
#endif
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

enum { WAITS = 60, PATIENCE = 10, PRINTED_MOST = 1 << 20, MEMORY = 1 << 30 };

/* The limits can be made shorter, for tests of the grader. */
static int shortened(const char *variable, int seconds)
{
    const char *text = getenv(variable);
    const int given = text ? atoi(text) : 0;
    return given > 0 && given < seconds ? given : seconds;
}

static void give_up(const char *what)
{
    perror(what);
    exit(2);
}

/* A file without a name that holds the input. */
static int input_file(const lab_graded *t)
{
    FILE *f = tmpfile();
    const int64_t cases = t->cases;
    if (!f)
        give_up("a temporary file");
    fwrite(&cases, sizeof cases, 1, f);
    for (int i = 0; i < t->cases; i++) {
        const int64_t sizes[2] = {t->asked[i].n_in, t->asked[i].n_right};
        fwrite(sizes, sizeof sizes, 1, f);
    }
    for (int i = 0; i < t->cases; i++)
        fwrite(t->asked[i].in, sizeof(double), (size_t)t->asked[i].n_in, f);
    if (fflush(f) || ferror(f))
        give_up("a temporary file");
    const int fd = dup(fileno(f));
    fclose(f);
    lseek(fd, 0, SEEK_SET);
    return fd;
}

static void limit(int what, rlim_t soft, rlim_t hard)
{
    struct rlimit now;
    getrlimit(what, &now);
    if (now.rlim_max != RLIM_INFINITY && hard > now.rlim_max)
        hard = now.rlim_max;
    now.rlim_cur = soft < hard ? soft : hard;
    now.rlim_max = hard;
    setrlimit(what, &now);
}

/* Whatever else was open where the grader was started. */
static void close_from(int first)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first, ~0u, 0) == 0)
        return;
#endif
    for (int fd = first; fd < 4096; fd++)
        close(fd);
}

/* In the new process: its own group, its limits, its four descriptors. */
static void become(const char *child, const lab_graded *t, int in, int out,
                   int results)
{
    setpgid(0, 0);
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    if (results == LAB_RESULTS)
        fcntl(results, F_SETFD, 0);
    else
        dup2(results, LAB_RESULTS);
    close_from(LAB_RESULTS + 1);
    const rlim_t cpu = (rlim_t)shortened("LAB_SECONDS", t->seconds);
    limit(RLIMIT_CPU, cpu, cpu + 1);
    limit(RLIMIT_STACK, 8 << 20, 8 << 20);
    limit(RLIMIT_AS, MEMORY, MEMORY);
    limit(RLIMIT_FSIZE, 0, 0);
    char *const argv[] = {(char *)child, t->blank, NULL};
    char *const environment[] = {"TG_THREADS=1", "NO_COLOR=1", "LC_ALL=C",
                                 NULL};
    execve(child, argv, environment);
    _exit(91);
}

/* CPU seconds of process `pid`, or -1. */
static double cpu_of(pid_t pid)
{
    struct timespec t;
#ifdef __APPLE__
    (void)pid, (void)t;
    return -1;
#else
    clockid_t clock;
    if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &t))
        return -1;
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
#endif
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* What listening needs: what is half read, and when something last happened. */
typedef struct listener {
    const lab_graded *task;
    lab_outcome *o;
    char *buffer;
    size_t have, room;
    size_t printed;
    double start;      /* the time when it began */
    double since, cpu; /* the time and its CPU time when it was last at work */
    bool closed;       /* nothing more is to come */
} listener;

/* Takes whole frames off the buffer. */
static void take_frames(listener *l)
{
    for (;;) {
        lab_outcome *o = l->o;
        lab_frame *f = &o->frame;
        if (l->closed || l->have < sizeof *f)
            return;
        memcpy(f, l->buffer, sizeof *f);
        const bool known = f->magic == LAB_MAGIC && f->index == o->done &&
                           o->done < l->task->cases && f->end >= LAB_WELL &&
                           f->end <= LAB_COUNT;
        if (!known || f->end != LAB_WELL) {
            o->end = known ? (int)f->end : LAB_GARBLED;
            l->closed = true;
            return;
        }
        const size_t n = (size_t)l->task->asked[o->done].n_right;
        const size_t all = sizeof *f + n * sizeof(double);
        if (l->have < all)
            return;
        double *got = malloc((n + 1) * sizeof *got);
        if (!got)
            give_up("memory");
        memcpy(got, l->buffer + sizeof *f, n * sizeof *got);
        o->got[o->done++] = got;
        memmove(l->buffer, l->buffer + all, l->have -= all);
    }
}

static void read_results(listener *l, int fd)
{
    const ssize_t n = read(fd, l->buffer + l->have, l->room - l->have);
    if (n > 0)
        l->have += (size_t)n;
    take_frames(l);
    /* A full buffer without a frame in it cannot be: it holds the longest. */
    l->closed |= n <= 0 || l->have == l->room;
}

static void read_printed(listener *l, int fd, struct pollfd *p)
{
    char text[4096];
    const ssize_t n = read(fd, text, sizeof text);
    size_t known = strlen(l->o->printed);
    if (n <= 0) {
        p->fd = -1;
        return;
    }
    for (ssize_t i = 0; i < n && known + 1 < sizeof l->o->printed; i++)
        if (text[i])
            l->o->printed[known++] = text[i];
    l->o->printed[known] = '\0';
    l->printed += (size_t)n;
    if (l->printed > PRINTED_MOST && !l->closed) {
        l->o->end = LAB_FLOODED;
        l->closed = true;
    }
}

/* Whether the child has done next to nothing since the last time it did. A
 * busy machine is no reason to end it: its CPU time still goes on. But not for
 * ever, by a little work now and then. */
static bool waits(listener *l, pid_t pid)
{
    const double now = seconds(), cpu = cpu_of(pid);
    if (cpu >= 0 && cpu > l->cpu + 0.05) {
        l->cpu = cpu;
        l->since = now;
    }
    const int most = shortened("LAB_WAITS", WAITS);
    return now - l->since > (cpu < 0 ? 2 * most + l->task->seconds : most) ||
           now - l->start > PATIENCE * most;
}

static void listen_to(listener *l, pid_t pid, int results, int printed)
{
    struct pollfd p[2] = {{results, POLLIN, 0}, {printed, POLLIN, 0}};
    l->start = l->since = seconds();
    while (!l->closed && l->o->done < l->task->cases) {
        if (poll(p, 2, 200) < 0 && errno != EINTR)
            give_up("poll");
        if (p[1].revents)
            read_printed(l, printed, &p[1]);
        if (p[0].revents && !l->closed)
            read_results(l, results);
        if (!l->closed && waits(l, pid)) {
            l->o->end = LAB_WAITED;
            l->closed = true;
        }
    }
    while (p[1].fd >= 0 && poll(&p[1], 1, 0) > 0 && l->printed < PRINTED_MOST)
        read_printed(l, printed, &p[1]);
}

/* Its status, once it has ended; it has five seconds for that. */
static bool ends_by_itself(pid_t pid, int *status)
{
    const struct timespec pause = {0, 5000000};
    for (int i = 0; i < 1000; i++) {
        if (waitpid(pid, status, WNOHANG) == pid)
            return true;
        nanosleep(&pause, NULL);
    }
    return false;
}

/* Ends the child, its group, and (where children of children come to us) what
 * left the group; says how the child ended, where nothing else did. */
static void end_all(pid_t pid, lab_outcome *o)
{
    int status = 0;
    const bool ended = o->end == LAB_EXITED && ends_by_itself(pid, &status);
    kill(-pid, SIGKILL);
    for (pid_t other; (other = waitpid(-1, NULL, 0)) > 0 || errno == EINTR;)
        ;
    if (o->end != LAB_EXITED)
        return;
    o->number = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    if (!ended)
        o->end = LAB_GARBLED;
    else if (WIFSIGNALED(status))
        o->end = WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL
                     ? LAB_SLOW
                     : LAB_KILLED;
}

static size_t longest_frame(const lab_graded *t)
{
    int most = 0;
    for (int i = 0; i < t->cases; i++)
        most = t->asked[i].n_right > most ? t->asked[i].n_right : most;
    return sizeof(lab_frame) + (size_t)most * sizeof(double) + 1;
}

void lab_run(const char *child, const lab_graded *task, lab_outcome *o)
{
    int results[2], printed[2];
    memset(o, 0, sizeof *o);
    o->end = LAB_EXITED; /* until something else is heard */
    o->got = calloc((size_t)task->cases + 1, sizeof *o->got);
    listener l = {.task = task, .o = o, .room = longest_frame(task)};
    l.buffer = malloc(l.room);
    if (!o->got || !l.buffer || pipe(results) || pipe(printed))
        give_up("pipes");
    const int in = input_file(task);
    fflush(NULL);
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* orphans of the child come to us */
    prctl(PR_SET_DUMPABLE, 0);        /* nobody reads our memory */
#endif
    const pid_t pid = fork();
    if (pid < 0)
        give_up("fork");
    if (pid == 0)
        become(child, task, in, printed[1], results[1]);
    setpgid(pid, pid);
    close(in), close(results[1]), close(printed[1]);
    listen_to(&l, pid, results[0], printed[0]);
    if (o->done == task->cases)
        o->end = LAB_WELL;
    end_all(pid, o);
    close(results[0]), close(printed[0]);
    free(l.buffer);
}

void lab_overrun(const lab_outcome *o, int *array, int *index)
{
    const bool overrun = o->end == LAB_BEFORE || o->end == LAB_BEYOND;
    *array = overrun ? (int)o->frame.which : 0;
    *index = overrun ? (int)o->frame.element : 0;
}

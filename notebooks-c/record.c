/* Recording a run: order of the two streams, cells, pictures, crashes. */
#ifdef __linux__
#define _GNU_SOURCE /* fopencookie, backtrace */
#endif
#include "record.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tape/error.h"

#ifdef __SANITIZE_ADDRESS__
#define HAS_OWN_HANDLERS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_OWN_HANDLERS 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_OWN_HANDLERS)
#define WATCHES_CRASHES 1
#include <execinfo.h>
#endif

enum { FRAMES = 64, STRUCK = 2, STACK_BYTES = 65536 };

static int journal = -1, shown = -1, trace = -1;
static int out = -1, err = -1; /* the two streams' files, whatever the program
                                  does with descriptors 1 and 2 */

bool nb_recording(void)
{
    return journal >= 0;
}

static void note(char what, int number, long from, long to)
{
    dprintf(journal, "%c %d %ld %ld %ld %ld\n", what, number,
            (long)lseek(out, 0, SEEK_END), (long)lseek(err, 0, SEEK_END), from,
            to);
}

static void record_texts(char what, int n, const char *const *s)
{
    const long from = (long)lseek(shown, 0, SEEK_END);
    fflush(stdout);
    for (int i = 0; i < n; i++)
        dprintf(shown, "%s%c", s[i], '\0');
    note(what, 0, from, (long)lseek(shown, 0, SEEK_END));
}

void nb_record_shown(const char *type, const char *words, const char *plain,
                     const char *body)
{
    record_texts('d', 4, (const char *[]){type, words, plain, body});
}

void nb_cell(int number)
{
    if (!nb_recording())
        return;
    fflush(stdout);
    fflush(stderr);
    note('c', number, 0, 0);
}

/* A tg_fail becomes an error of its cell, then ends the program as always. */
static void record_failure(const char *message, void *context)
{
    (void)context;
    fflush(stderr);
    record_texts('e', 2, (const char *[]){"tg_fail", message});
    exit(1);
}

#ifdef __GLIBC__
/* ---- the order of the two streams ----
 *
 * stdout is as it was, a line at a time. stderr writes through here: to the
 * same descriptor as before, but first it notes how much output there is. */

static FILE *noting, *as_it_was; /* stderr, now and at first */

static ssize_t put(void *nothing, const char *s, size_t n)
{
    (void)nothing;
    note('s', 0, 0, 0);
    for (size_t done = 0; done < n;) {
        const ssize_t now = write(STDERR_FILENO, s + done, n - done);
        if (now < 0 && errno != EINTR)
            return (ssize_t)done;
        done += now > 0 ? (size_t)now : 0;
    }
    return (ssize_t)n;
}

/* fclose(stderr): it is as it was, and closed. */
static int put_back(void *nothing)
{
    (void)nothing;
    if (stderr == noting)
        stderr = as_it_was;
    noting = NULL;
    return fclose(as_it_was);
}

static void order_streams(void)
{
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    noting = fopencookie(
        NULL, "w", (cookie_io_functions_t){.write = put, .close = put_back});
    if (!noting)
        return;
    setvbuf(noting, NULL, _IONBF, 0);
    as_it_was = stderr;
    stderr = noting;
}

/* Two functions of libc that such a stream does not know how to do. */
int fileno(FILE *file)
{
    return file && file == noting ? STDERR_FILENO : fileno_unlocked(file);
}

FILE *freopen(const char *path, const char *mode, FILE *file)
{
    if (file && file == noting)
        stderr = file = as_it_was;
    return freopen64(path, mode, file);
}

#else
static void order_streams(void)
{
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
}
#endif

#ifdef WATCHES_CRASHES
/* ---- crashes ----
 *
 * Writes the return addresses, from which the runner finds the line, and lets
 * the signal have its way. */

/* "0x401136\n" */
static int put_address(char *to, uintptr_t address)
{
    int n = 0;
    to[n++] = '0';
    to[n++] = 'x';
    for (int shift = 8 * (int)sizeof address - 4; shift >= 0; shift -= 4)
        to[n++] = "0123456789abcdef"[address >> shift & 15];
    to[n++] = '\n';
    return n;
}

/* The first two addresses are of this function and of what called it, the
 * third is where the signal struck, and the others are return addresses, of
 * which the byte before belongs to the call. */
static void record_crash(int number)
{
    void *address[FRAMES];
    char line[2 * sizeof(uintptr_t) + 4];
    if (ftruncate(trace, 0) != 0) /* of a process that crashed before */
        return;
    const int frames = backtrace(address, FRAMES);
    for (int i = 0; i < frames; i++) {
        const int n = put_address(line, (uintptr_t)address[i] - (i > STRUCK));
        if (write(trace, line, (size_t)n) != n)
            break;
    }
    raise(number);
}

static void watch_crashes(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS,  SIGFPE,
                                  SIGILL,  SIGABRT, SIGXCPU};
    static char stack[STACK_BYTES]; /* for when the stack is what overflowed */
    struct sigaction action = {.sa_handler = record_crash,
                               .sa_flags = (int)SA_RESETHAND | SA_ONSTACK};
    void *address[1];
    backtrace(address, 1); /* loads what it needs now, not in the handler */
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}
#else
static void watch_crashes(void)
{
}
#endif

static int open_in(const char *folder, const char *name)
{
    char path[4096];
    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) >=
        sizeof path)
        return -1;
    const int low = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const int high = fcntl(low, F_DUPFD_CLOEXEC, 200);
    close(low);
    return high;
}

__attribute__((constructor)) static void begin(void)
{
    const char *folder = getenv("NB_RECORD");
    if (!folder || !*folder)
        return;
    out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 200);
    err = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 200);
    shown = open_in(folder, "shown");
    trace = open_in(folder, "trace");
    journal = shown < 0 || trace < 0 ? -1 : open_in(folder, "journal");
    if (journal < 0)
        return;
    unsetenv("NB_RECORD"); /* not for programs that this one starts */
    note('b', 0, 0, 0);
    order_streams();
    tg_set_fail_handler(record_failure, NULL);
    watch_crashes();
}

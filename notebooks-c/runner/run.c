/* Running a notebook, once, from the top, with a time for each cell. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "run.h"

static volatile sig_atomic_t running;     /* a program's process, or 0 */
static volatile sig_atomic_t interrupted; /* by this signal */

/* A running program is a process group of its own, which a signal to the
 * runner does not reach. */
static void interrupt(int number)
{
    interrupted = number;
    if (running)
        kill(-(pid_t)running, SIGKILL);
}

/* ---- starting ---- */

/* In the child: standard input from nowhere, the streams into files. */
static void redirect(const char *folder, const char *out, const char *err)
{
    const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC;
    const int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
    const int one = openat(at, out, flags, 0600);
    const int two = openat(at, err, flags, 0600);
    if (in < 0 || one < 0 || two < 0 || dup2(in, 0) < 0 || dup2(one, 1) < 0 ||
        dup2(two, 2) < 0)
        _exit(127);
}

void read_from(const char *folder, const char *name, text *t)
{
    text path = {0};
    text_addf(&path, "%s/%s", folder, name);
    text_read(t, path.s, SIZE_MAX / 8);
    text_free(&path);
}

/* Starts a program in a group of its own, which ends when the runner does.
 * Returns what fork does. */
static pid_t start_group(void)
{
    const pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
        return 0;
    }
    if (child > 0)
        setpgid(child, child);
    running = child > 0 ? child : 0;
    if (interrupted) /* before it was known whom to tell */
        interrupt(interrupted);
    return child;
}

int run_program(const char *const argument[], text *said, const char *folder)
{
    int status = -1;
    const pid_t child = start_group();
    if (child == 0) {
        redirect(folder, "said", "said");
        setenv("LC_ALL", "C.UTF-8", 1); /* its words are read by a program */
        execvp(argument[0], (char *const *)(uintptr_t)argument);
        fprintf(stderr, "%s: %s\n", argument[0], strerror(errno));
        _exit(127);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    running = 0;
    read_from(folder, "said", said);
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}

static void limit(int what, rlim_t most)
{
    setrlimit(what, &(struct rlimit){most, most});
}

static pid_t start(const char *folder, const char *name)
{
    text program = {0};
    text_addf(&program, "%s/notebook", folder);
    const pid_t child = start_group();
    if (child == 0) {
        redirect(folder, "out", "err");
        setenv("NB_RECORD", folder, 1);
        setenv("NO_COLOR", "1", 1);
        setenv("LC_ALL", "C.UTF-8", 1); /* plots in braille, numbers with . */
        limit(RLIMIT_FSIZE, (rlim_t)MOST_MEGABYTES << 20);
        limit(RLIMIT_CORE, 0);
        execl(program.s, name, (char *)NULL);
        _exit(127);
    }
    text_free(&program);
    return child;
}

/* ---- waiting ---- */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void say_progress(const notebook *nb, int number)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r\033[K%s: %d/%d %.40s", nb->name.s, number + 1,
                nb->cells, nb->cell[number].title.s);
}

/* Waits for the end, as long as each cell may take; *late: it was too long. */
static int wait_for(const notebook *nb, pid_t child, const char *folder,
                    bool *late)
{
    int status = 0, number = nb->main_cell;
    long nap = 2000000; /* nanoseconds, up to 50 ms */
    double begun = now();
    text events = {0};
    *late = false;
    while (waitpid(child, &status, WNOHANG) == 0) {
        nanosleep(&(struct timespec){0, nap}, NULL);
        nap = nap < 40000000 ? nap + nap / 8 : nap;
        events.n = 0;
        read_from(folder, "journal", &events);
        const int last = last_cell(nb, &events);
        if (last != number) {
            say_progress(nb, last);
            begun = now();
            *late = false;
        }
        number = last;
        const double over = now() - begun - nb->cell[number].timeout;
        if (over > 0 && !*late)
            kill(child, SIGXCPU); /* it writes down where it was */
        if (over > 1) { /* it, wherever it went, and what it started */
            kill(child, SIGKILL);
            kill(-child, SIGKILL);
        }
        *late = *late || over > 0;
    }
    if (isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
    text_free(&events);
    return status;
}

static bool run_compiled(notebook *nb, const char *folder)
{
    bool late;
    const pid_t child = start(folder, nb->name.s);
    if (child < 0)
        return notebook_refuse(nb, 0, "cannot run: %s", strerror(errno));
    const int status = wait_for(nb, child, folder, &late);
    kill(-child, SIGKILL); /* what it started and left running */
    running = 0;
    read_journal(nb, folder, status, late);
    return true;
}

/* ---- all of it ---- */

static void remove_folder(const char *folder)
{
    DIR *files = opendir(folder);
    for (struct dirent *f; files && (f = readdir(files));)
        unlinkat(dirfd(files), f->d_name, 0); /* . and .. stay */
    if (files)
        closedir(files);
    rmdir(folder);
}

bool notebook_run(notebook *nb, const settings *s)
{
    text folder = {0};
    text_addf(&folder, "%s/%s.XXXXXX", s->out, nb->name.s);
    if (!mkdtemp(folder.s)) {
        text_free(&folder);
        return notebook_refuse(nb, 0, "cannot write into %s: %s", s->out,
                               strerror(errno));
    }
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    for (int i = 0; i < 4; i++)
        signal(ends[i], interrupt);
    bool compiled = false;
    const bool good = compile_notebook(nb, s, folder.s, &compiled) &&
                      (!compiled || interrupted || run_compiled(nb, folder.s));
    if (s->keep)
        fprintf(stderr, "kept %s\n", folder.s);
    else
        remove_folder(folder.s);
    text_free(&folder);
    for (int i = 0; i < 4; i++)
        signal(ends[i], SIG_DFL);
    if (interrupted)
        raise(interrupted);
    return good;
}

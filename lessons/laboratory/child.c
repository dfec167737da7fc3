/* The child: calls a student's blank on the cases of one task and sends back
 * what came of it. `child BLANK`; see frame.h for what it reads and writes.
 *
 * It judges nothing, knows no right result, and cannot open a file or start a
 * process once the blank runs. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "blanks.h"
#include "call.h"
#include "frame.h"
#include "guard.h"
#include "todo.h"

static void *must(void *memory)
{
    if (!memory)
        _exit(99);
    return memory;
}

static void read_all(void *to, size_t size)
{
    for (char *at = to; size > 0;) {
        const ssize_t n = read(STDIN_FILENO, at, size);
        if (n <= 0)
            _exit(98);
        at += n;
        size -= (size_t)n;
    }
}

static const lab_blank *find(const char *name)
{
    for (const lab_blank *b = lab_blanks; b->name; b++)
        if (strcmp(b->name, name) == 0)
            return b;
    fprintf(stderr, "calls.c has no %s\n", name);
    _exit(97);
}

static void run(const lab_blank *blank, lab_call *c)
{
    lab_current = c;
    blank->call(c);
    fflush(stdout);
    if (lab_todos > 0)
        lab_send(c, LAB_TODO);
    lab_send_arrays(c);
    lab_send(c, c->given == c->results ? LAB_WELL : LAB_COUNT);
    lab_release(c);
}

int main(int argc, char **argv)
{
    int64_t cases, *sizes;
    if (argc != 2)
        return 96;
    const lab_blank *blank = find(argv[1]);
    read_all(&cases, sizeof cases);
    sizes = must(malloc((size_t)cases * 2 * sizeof *sizes));
    read_all(sizes, (size_t)cases * 2 * sizeof *sizes);
    size_t in = 0, out = 0;
    for (int64_t i = 0; i < cases; i++) {
        in += (size_t)sizes[2 * i];
        out = (size_t)sizes[2 * i + 1] > out ? (size_t)sizes[2 * i + 1] : out;
    }
    double *numbers = must(malloc((in + 1) * sizeof *numbers));
    double *result = must(malloc((out + 1) * sizeof *result));
    read_all(numbers, in * sizeof *numbers);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    lab_catch_crashes();
    lab_lock();
    for (int64_t i = 0; i < cases; i++) {
        lab_call c = {.index = i,
                      .in = numbers,
                      .left = (int)sizes[2 * i],
                      .result = result,
                      .results = (int)sizes[2 * i + 1]};
        numbers += sizes[2 * i];
        run(blank, &c);
    }
    _exit(0);
}

/* Writes the cases of a lab: `cases LESSON SEED`, linked with its grade.c. */
#include "cases.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casefile.h"

enum { SHOWN = 6, TEXT = 400 };

struct lab_case {
    char text[TEXT];
    double *in;
    int n_in;
    char *outs; /* lines `out` and `kept` */
    size_t size;
    FILE *to; /* writes outs */
};

static void vtext(lab_case *c, const char *format, va_list values)
{
    vsnprintf(c->text, sizeof c->text, format, values);
    for (char *s = c->text; *s; s++)
        *s = *s == '\n' ? ' ' : *s;
}

void lab_text(lab_case *c, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vtext(c, format, values);
    va_end(values);
}

const char *lab_list(const double *x, int n)
{
    static char ring[8][TEXT];
    static int next = 0;
    char *text = ring[next++ % 8];
    size_t at = 0;
    text[0] = '\0';
    for (int i = 0; i < n && i < SHOWN; i++)
        at += (size_t)snprintf(text + at, TEXT - at, "%s%.4g", i ? ", " : "",
                               x[i]);
    if (n > SHOWN)
        snprintf(text + at, TEXT - at, ", ...");
    return text;
}

void lab_in(lab_case *c, double number)
{
    lab_in_all(c, &number, 1);
}

void lab_in_all(lab_case *c, const double *x, int n)
{
    c->in = realloc(c->in, (size_t)(c->n_in + n + 1) * sizeof *x);
    if (!c->in)
        exit(2);
    if (n > 0)
        memcpy(c->in + c->n_in, x, (size_t)n * sizeof *x);
    c->n_in += n;
}

static void vector(lab_case *c, const char *kind, const char *name,
                   const double *x, int n)
{
    fprintf(c->to, "%s %d", kind, n);
    lab_write_numbers(c->to, x, n);
    fprintf(c->to, " %s\n", name);
}

void lab_out(lab_case *c, const char *name, double right)
{
    vector(c, "out", name, &right, 1);
}

void lab_out_all(lab_case *c, const char *name, const double *right, int n)
{
    vector(c, "out", name, right, n);
}

void lab_kept(lab_case *c, const char *name, const double *x, int n)
{
    vector(c, "kept", name, x, n);
}

static void write_case(const lab_task *t, int task, int i, uint64_t seed)
{
    lab_case c = {.text = ""};
    tg_rng rng = tg_rng_new(seed * 1000003 + (uint64_t)task * 10007 +
                            (uint64_t)i);
    c.to = open_memstream(&c.outs, &c.size);
    if (!c.to)
        exit(2);
    t->write(&c, i, &rng);
    fclose(c.to);
    printf("case %s\nin %d", c.text, c.n_in);
    lab_write_numbers(stdout, c.in, c.n_in);
    printf("\n%s", c.outs);
    free(c.outs);
    free(c.in);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    const uint64_t seed = strtoull(argv[2], NULL, 10);
    printf("tapegrad-cases 1\nlesson %s\nseed %llu\nuses %s\n", argv[1],
           (unsigned long long)seed, lab_uses);
    for (int k = 0; lab_tasks[k].blank; k++) {
        const lab_task *t = &lab_tasks[k];
        printf("task %d %.17g %.17g %d %s %s\ntitle %s\n", t->points,
               t->tolerance, t->floor > 0 ? t->floor : 1,
               t->seconds ? t->seconds : 10, t->blank,
               t->judge ? t->judge : "numbers", t->title);
        for (int i = 0; i < t->cases; i++)
            write_case(t, k, i, seed);
    }
    return fflush(stdout) ? 2 : 0;
}

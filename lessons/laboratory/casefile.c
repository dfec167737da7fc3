/* Reads cases.txt. It is never freed: the program ends with it. */
#include "casefile.h"

#include <stdlib.h>
#include <string.h>

static const char *file;
static int line_number;

static void bad(const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", file, line_number, what);
    exit(2);
}

static void *grown(void *old, int n, size_t size)
{
    void *p = old;
    if ((n & (n - 1)) == 0) /* 0, 1, 2, 4, ...: room for twice as many */
        p = realloc(old, (size_t)(n ? 2 * n : 1) * size);
    if (!p)
        bad("no memory");
    memset((char *)p + (size_t)n * size, 0, size);
    return p;
}

#define ADD(list, n) ((list) = grown(list, n, sizeof *(list)), &(list)[(n)++])

static char *copied(const char *text)
{
    char *copy = strdup(text);
    if (!copy)
        bad("no memory");
    return copy;
}

/* "N x x x ... rest" -> N numbers, and where the rest begins. */
static double *numbers(char *text, int *n, char **rest)
{
    *n = (int)strtol(text, &text, 10);
    if (*n < 0 || *n > 10000000)
        bad("a count is wrong");
    double *x = malloc((size_t)(*n + 1) * sizeof *x);
    for (int i = 0; x && i < *n; i++) {
        char *end;
        x[i] = strtod(text, &end);
        if (end == text)
            bad("a number is missing");
        text = end;
    }
    *rest = text + (*text == ' ');
    return x ? x : (bad("no memory"), x);
}

static void read_task(lab_exam *e, const char *rest)
{
    char blank[64], judge[64];
    lab_graded *t = ADD(e->task, e->tasks);
    if (sscanf(rest, "%d %lf %lf %d %63s %63s", &t->points, &t->tolerance,
               &t->floor, &t->seconds, blank, judge) != 6)
        bad("a task needs points, tolerance, floor, seconds, blank, judge");
    t->blank = copied(blank);
    t->judge = copied(judge);
}

static void read_vector(lab_asked *c, char *rest, bool kept)
{
    int n;
    char *name;
    double *x = numbers(rest, &n, &name);
    lab_vector *v = ADD(c->vector, c->vectors);
    *v = (lab_vector){copied(name), kept, c->n_right, n};
    c->right = realloc(c->right, (size_t)(c->n_right + n + 1) * sizeof *x);
    if (!c->right)
        bad("no memory");
    memcpy(c->right + c->n_right, x, (size_t)n * sizeof *x);
    c->n_right += n;
    free(x);
}

static lab_mistake *read_mistake(lab_exam *e, const char *rest, lab_graded **of)
{
    int task, at;
    if (sscanf(rest, "%d %n", &task, &at) != 1 || task < 1 || task > e->tasks)
        bad("a wrong answer to a task that is not there");
    lab_graded *t = *of = &e->task[task - 1];
    lab_mistake *m = ADD(t->mistake, t->mistakes);
    m->name = copied(rest + at);
    m->got = calloc((size_t)t->cases + 1, sizeof *m->got);
    return m->got ? m : (bad("no memory"), m);
}

static void read_got(lab_graded *t, lab_mistake *m, char *rest)
{
    int n;
    const long i = strtol(rest, &rest, 10);
    if (!m || i < 0 || i >= t->cases)
        bad("results of a case that is not there");
    double *x = numbers(rest, &n, &rest);
    if (n != t->asked[i].n_right)
        bad("another number of results than is right");
    m->got[i] = x;
}

/* One line, cut into its first word and the rest. */
static void read_line(lab_exam *e, const char *word, char *rest)
{
    static lab_graded *wrong_of;
    static lab_mistake *mistake;
    lab_graded *t = e->tasks ? &e->task[e->tasks - 1] : NULL;
    lab_asked *c = t && t->cases ? &t->asked[t->cases - 1] : NULL;
    if (strcmp(word, "lesson") == 0)
        e->lesson = copied(rest);
    else if (strcmp(word, "seed") == 0)
        e->seed = strtoull(rest, NULL, 10);
    else if (strcmp(word, "uses") == 0)
        e->uses = copied(rest);
    else if (strcmp(word, "task") == 0)
        read_task(e, rest);
    else if (strcmp(word, "title") == 0 && t)
        t->title = copied(rest);
    else if (strcmp(word, "case") == 0 && t)
        ADD(t->asked, t->cases)->text = copied(rest);
    else if (strcmp(word, "in") == 0 && c)
        c->in = numbers(rest, &c->n_in, &rest);
    else if ((strcmp(word, "out") == 0 || strcmp(word, "kept") == 0) && c)
        read_vector(c, rest, word[0] == 'k');
    else if (strcmp(word, "wrong") == 0)
        mistake = read_mistake(e, rest, &wrong_of);
    else if (strcmp(word, "says") == 0 && mistake)
        mistake->says = copied(rest);
    else if (strcmp(word, "end") == 0 && mistake)
        sscanf(rest, "%d %d %d %d", &mistake->end, &mistake->done,
               &mistake->array, &mistake->index);
    else if (strcmp(word, "got") == 0 && mistake)
        read_got(wrong_of, mistake, rest);
    else
        bad("a line that is not known here");
}

lab_exam *lab_exam_read(const char *path)
{
    char *line = NULL;
    size_t room = 0;
    FILE *from = fopen(path, "r");
    lab_exam *e = calloc(1, sizeof *e);
    file = path;
    if (!from || !e)
        bad("cannot be read");
    while (getline(&line, &room, from) > 0) {
        line_number++;
        line[strcspn(line, "\n")] = '\0';
        char *rest = strchr(line, ' ');
        if (rest)
            *rest++ = '\0';
        else
            rest = line + strlen(line);
        if (line_number == 1 && strcmp(line, "tapegrad-cases") != 0)
            bad("not a file of cases");
        if (line_number > 1)
            read_line(e, line, rest);
    }
    fclose(from);
    free(line);
    if (!e->lesson || !e->uses || !e->tasks)
        bad("it ends too early");
    return e;
}

void lab_write_numbers(FILE *to, const double *x, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(to, " %.17g", x[i]);
}

/* The grader of one lab.
 *
 *     grade CASES CHILD NUMBER LAB FOLDER     grades, writes FOLDER/NUMBER.json
 *     grade --refuse WHY CASES NUMBER LAB FOLDER     no points, and why
 *     grade --record CASES CHILD NAME SAYS    what a wrong answer gives, as
 *                                             lines of a file of cases
 *
 * Exit status: 0 full points, 1 not all of them, 2 it could not grade. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compare.h"
#include "mistake.h"
#include "report.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* What the child printed, its first lines, where something is wrong. */
static void say_printed(lab_outcome *o, lab_verdict *v)
{
    const size_t at = strlen(v->message);
    char *end = o->printed;
    for (int lines = 0; *end && lines < 5; end++)
        lines += *end == '\n';
    const bool more = *end != '\0';
    *end = '\0';
    if (v->message[0] && o->printed[0])
        snprintf(v->message + at, sizeof v->message - at,
                 "It printed:\n%.400s%s\n", o->printed, more ? "..." : "");
}

static int finish(lab_result *r, const char *folder)
{
    int most;
    char path[1024];
    lab_print(r);
    snprintf(path, sizeof path, "%s/%s.json", folder, r->number);
    bool written = lab_write_json(r, path);
    snprintf(path, sizeof path, "%s/%s.results.json", folder, r->number);
    written &= lab_write_gradescope(r, path);
    if (!written)
        return 2;
    return lab_points(r, &most) == most ? 0 : 1;
}

static int grade(char **argv)
{
    const double start = now();
    const lab_exam *e = lab_exam_read(argv[1]);
    lab_verdict *v = calloc((size_t)e->tasks, sizeof *v);
    if (!v)
        return 2;
    const char *only = getenv("LAB_BLANK"); /* for tests: the others get 0 */
    for (int k = 0; k < e->tasks; k++) {
        lab_outcome o;
        if (only && strcmp(only, e->task[k].blank) != 0)
            continue;
        lab_run(argv[2], &e->task[k], &o);
        lab_judge_task(&e->task[k], &o, argv[2], &v[k]);
        say_printed(&o, &v[k]);
    }
    lab_explain(e, v);
    lab_result r = {.exam = e,
                    .verdict = v,
                    .number = argv[3],
                    .lab = argv[4],
                    .seconds = now() - start};
    return finish(&r, argv[5]);
}

static int refuse(char **argv)
{
    const lab_exam *e = lab_exam_read(argv[3]);
    lab_verdict *v = calloc((size_t)e->tasks, sizeof *v);
    lab_result r = {.exam = e,
                    .verdict = v,
                    .number = argv[4],
                    .lab = argv[5],
                    .refused = argv[2]};
    return v ? finish(&r, argv[6]) : 2;
}

/* Its outputs, in the tasks that it fails. */
static int record(char **argv)
{
    const lab_exam *e = lab_exam_read(argv[2]);
    for (int k = 0; k < e->tasks; k++) {
        const lab_graded *t = &e->task[k];
        lab_outcome o;
        lab_verdict v;
        char why[600];
        lab_run(argv[3], t, &o);
        lab_judge_task(t, &o, argv[3], &v);
        if (v.points == t->points)
            continue;
        int array, index;
        lab_overrun(&o, &array, &index);
        printf("wrong %d %s\nsays %s\nend %d %d %d %d\n", k + 1, argv[4],
               argv[5], o.end, o.done, array, index);
        for (int i = 0; i < o.done; i++)
            if (!lab_case_is_right(t, &o, i, why, sizeof why)) {
                printf("got %d %d", i, t->asked[i].n_right);
                lab_write_numbers(stdout, o.got[i], t->asked[i].n_right);
                printf("\n");
            }
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 6 && strcmp(argv[1], "--record") == 0)
        return record(argv);
    if (argc == 7 && strcmp(argv[1], "--refuse") == 0)
        return refuse(argv);
    if (argc == 6)
        return grade(argv);
    fprintf(stderr, "usage: see main.c\n");
    return 2;
}

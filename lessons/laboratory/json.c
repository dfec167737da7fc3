/* Grades as files: written after every child is gone, and read back. */
#include <stdlib.h>
#include <string.h>

#include "report.h"

static void string(FILE *f, const char *text)
{
    putc('"', f);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c == '"' || *c == '\\')
            fprintf(f, "\\%c", *c);
        else if (*c == '\n')
            fputs("\\n", f);
        else if (*c < ' ' || *c == 127)
            fprintf(f, "\\u%04x", *c);
        else if (*c < 127)
            putc(*c, f);
        else /* one byte of UTF-8, or of something else: stay plain */
            putc('?', f);
    putc('"', f);
}

static void member(FILE *f, const char *name, const char *text)
{
    fprintf(f, "\"%s\": ", name);
    string(f, text);
}

static const char *state(const lab_result *r, int k)
{
    const lab_verdict *v = &r->verdict[k];
    if (r->refused)
        return "refused";
    if (v->todo)
        return "todo";
    return v->points == r->exam->task[k].points ? "right" : "wrong";
}

static const char *message(const lab_result *r, int k)
{
    return r->refused ? r->refused : r->verdict[k].message;
}

static int earned(const lab_result *r, int k)
{
    return r->refused ? 0 : r->verdict[k].points;
}

static void json(FILE *f, const lab_result *r)
{
    int most;
    const int points = lab_points(r, &most);
    fprintf(f, "{\n  ");
    member(f, "lesson", r->exam->lesson);
    fprintf(f, ",\n  ");
    member(f, "lab", r->lab);
    fprintf(f,
            ",\n  \"seed\": %llu,\n  \"points\": %d,\n  \"most\": %d,\n"
            "  \"tasks\": [\n",
            r->exam->seed, points, most);
    for (int k = 0; k < r->exam->tasks; k++) {
        const lab_graded *t = &r->exam->task[k];
        fprintf(f, "    {\"task\": %d, ", k + 1);
        member(f, "blank", t->blank);
        fprintf(f, ", ");
        member(f, "title", t->title);
        fprintf(f, ",\n     \"points\": %d, \"most\": %d, ", earned(r, k),
                t->points);
        member(f, "state", state(r, k));
        fprintf(f, ",\n     ");
        member(f, "message", message(r, k));
        fprintf(f, "}%s\n", k + 1 < r->exam->tasks ? "," : "");
    }
    fprintf(f, "  ]\n}\n");
}

static void gradescope(FILE *f, const lab_result *r)
{
    int most;
    const int points = lab_points(r, &most);
    fprintf(f, "{\n  \"score\": %d,\n  \"execution_time\": %.1f,\n  ", points,
            r->seconds);
    member(f, "output", r->refused ? r->refused : "");
    fprintf(f, ",\n  \"output_format\": \"text\",\n  \"tests\": [\n");
    for (int k = 0; k < r->exam->tasks; k++) {
        const lab_graded *t = &r->exam->task[k];
        char name[200];
        snprintf(name, sizeof name, "%s: %s", t->blank, t->title);
        fprintf(f, "    {\"score\": %d, \"max_score\": %d, ", earned(r, k),
                t->points);
        member(f, "name", name);
        fprintf(f, ", \"number\": \"%d\",\n     ", k + 1);
        member(f, "output",
               strcmp(state(r, k), "todo") == 0 ? "not done yet"
                                                : message(r, k));
        fprintf(f, "}%s\n", k + 1 < r->exam->tasks ? "," : "");
    }
    fprintf(f, "  ]\n}\n");
}

/* Writes what `fill` makes, and reads it back. */
static bool write_file(const lab_result *r, const char *path,
                       void (*fill)(FILE *, const lab_result *))
{
    char *text = NULL, *back = NULL;
    size_t size = 0, got = 0;
    FILE *f = open_memstream(&text, &size);
    if (f) {
        fill(f, r);
        fclose(f);
    }
    f = text ? fopen(path, "w") : NULL;
    bool same = f && fwrite(text, 1, size, f) == size;
    same &= f && fclose(f) == 0;
    f = same ? fopen(path, "r") : NULL;
    back = f ? malloc(size + 1) : NULL;
    if (back)
        got = fread(back, 1, size + 1, f);
    same = back && got == size && memcmp(text, back, size) == 0;
    if (f)
        fclose(f);
    free(text);
    free(back);
    if (!same)
        fprintf(stderr, "%s does not hold the grades\n", path);
    return same;
}

bool lab_write_json(const lab_result *r, const char *path)
{
    return write_file(r, path, json);
}

bool lab_write_gradescope(const lab_result *r, const char *path)
{
    return write_file(r, path, gradescope);
}

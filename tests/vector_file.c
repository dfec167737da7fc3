/* Reading files of vectors. */
#include "vector_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ops_support.h"

void vectors_open(vector_file *r, const char *name)
{
    const char *folder = getenv("TG_TESTS");
    char path[1024];
    snprintf(path, sizeof path, "%s/vectors/%s", folder ? folder : "tests",
             name);
    *r = (vector_file){.file = fopen(path, "r"), .name = name};
    ck_assert_msg(r->file,
                  "cannot open %s: run from the root of the checkout, "
                  "or set TG_TESTS to its folder tests",
                  path);
}

bool vectors_line(vector_file *r)
{
    do {
        if (!fgets(r->text, sizeof r->text, r->file))
            return false;
        r->line++;
        ck_assert_msg(strchr(r->text, '\n'), "line %d is too long", r->line);
        *strchr(r->text, '\n') = '\0';
    } while (r->text[0] == '#');
    r->rest = r->text;
    return true;
}

bool vectors_word(vector_file *r, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(r->rest, word, n) != 0 || (r->rest[n] && r->rest[n] != ' '))
        return false;
    r->rest += n + (r->rest[n] == ' ');
    return true;
}

int vectors_numbers(vector_file *r, int most, double *out)
{
    int n = 0;
    for (char *end; *r->rest; r->rest = end) {
        ck_assert_msg(n < most, "line %d: too many numbers", r->line);
        out[n++] = strtod(r->rest, &end);
        ck_assert_msg(end > r->rest && (!*end || *end == ' '),
                      "line %d: no number: %s", r->line, r->rest);
    }
    return n;
}

tg_shape vectors_shape(vector_file *r)
{
    int dim[TG_MAX_RANK], rank = 0;
    ck_assert_msg(*r->rest == '[', "line %d: no shape", r->line);
    for (r->rest++; *r->rest != ']';) {
        char *end;
        ck_assert_int_lt(rank, TG_MAX_RANK);
        dim[rank++] = (int)strtol(r->rest, &end, 10);
        ck_assert_msg(end > r->rest, "line %d: a bad shape", r->line);
        r->rest = end + (*end == 'x');
    }
    r->rest++;
    return tg_shape_of(rank, dim);
}

tg_tensor *vectors_leaf(vector_file *r, tg_tape *tape, bool param)
{
    double numbers[MAX_NUMBERS];
    tg_shape shape = vectors_shape(r);
    tg_tensor *t = param ? tg_param(tape, "x", shape) : tg_zeros(tape, shape);
    int n = vectors_numbers(r, MAX_NUMBERS, numbers);
    ck_assert_msg((size_t)n == t->count, "line %d: %d numbers for %s", r->line,
                  n, tg_shape_print(shape).text);
    for (int i = 0; i < n; i++)
        t->data[i] = (tg_real)numbers[i];
    return t;
}

void vectors_compare(const vector_file *r, const char *name, const char *what,
                     size_t n, const tg_real *got, const double *want)
{
    double largest = 0;
    for (size_t i = 0; i < n; i++)
        if (isfinite(want[i]))
            largest = fmax(largest, fabs(want[i]));
    const double allowed = sizeof(tg_real) == sizeof(double)
                               ? 1e-11 * fmax(1, largest)
                               : 1e-5 + 1.3e-6 * largest;
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(ops_close((double)got[i], want[i], allowed),
                      "%s:%d: %s, %s, element %zu: %.17g, and the "
                      "vectors say %.17g (allowed %.3g)",
                      r->name, r->line, name, what, i, (double)got[i], want[i],
                      allowed);
}

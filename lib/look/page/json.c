/* Writing JSON. */
#include "look/page/json.h"

#include <math.h>
#include <stdlib.h>

#include "tape/error.h"
#include "look/text/text.h"

enum { DIGITS = 4, BLOCK_DIGITS = 3 };

void tg_put_json(FILE *to, const char *text)
{
    fputc('"', to);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c < 0x20 || *c == '<' || *c == 0x7f)
            fprintf(to, "\\u%04x", *c);
        else
            fprintf(to, *c == '"' || *c == '\\' ? "\\%c" : "%c", *c);
    fputc('"', to);
}

char *tg_written(tg_writer *write, const void *context)
{
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    if (!to)
        tg_fail("no memory to write a page");
    write(to, context);
    if (fclose(to) != 0)
        tg_fail("no memory to write a page");
    return text;
}

void tg_put_json_of(FILE *to, tg_writer *write, const void *context)
{
    char *text = tg_written(write, context);
    tg_put_json(to, text);
    free(text);
}

void tg_put_json_member(FILE *to, const char *name, const char *text)
{
    fprintf(to, ",\"%s\":", name);
    tg_put_json(to, text);
}

void tg_put_json_number(FILE *to, double x, int digits)
{
    if (isnan(x))
        fputs("\"NaN\"", to);
    else if (isinf(x))
        fputs(x < 0 ? "\"-inf\"" : "\"inf\"", to);
    else
        fprintf(to, "%.*g", digits, tg_shown(x));
}

/* The mean of the finite numbers in rows i0 .. i1 - 1, columns j0 .. j1 - 1 of
 * a matrix of `columns`; NaN where there are none. */
static double block_mean(const tg_real *x, size_t columns, size_t i0, size_t i1,
                         size_t j0, size_t j1)
{
    double sum = 0;
    size_t n = 0;
    for (size_t i = i0; i < i1; i++)
        for (size_t j = j0; j < j1; j++)
            if (isfinite(x[i * columns + j])) {
                sum += (double)x[i * columns + j];
                n++;
            }
    return n ? sum / (double)n : (double)NAN;
}

/* How many blocks along an axis of n: all where they fit. */
static size_t blocks_of(size_t n, size_t most)
{
    return n < most ? n : most;
}

static void put_blocks(FILE *to, const tg_tensor *t, size_t rows,
                       size_t columns, size_t most)
{
    const size_t side = (size_t)sqrt((double)most);
    const size_t down = blocks_of(rows, side);
    const size_t across = blocks_of(columns, most / down);
    fprintf(to, ",%zu,%zu,[", down, across);
    for (size_t i = 0; i < down; i++)
        for (size_t j = 0; j < across; j++) {
            fputs(i + j ? "," : "", to);
            tg_put_json_number(to,
                               block_mean(t->data, columns, i * rows / down,
                                          (i + 1) * rows / down,
                                          j * columns / across,
                                          (j + 1) * columns / across),
                               BLOCK_DIGITS);
        }
    fputs("]]", to);
}

void tg_put_json_tensor(FILE *to, const tg_tensor *t, int most)
{
    const int rank = t->shape.rank;
    const size_t columns = rank ? (size_t)t->shape.dim[rank - 1] : 1;
    const size_t rows = columns ? t->count / columns : 0;
    fputc('[', to);
    tg_put_json(to, tg_text_value(t).s);
    fputc(',', to);
    tg_put_json(to, tg_text_range(t).s);
    if (t->count > (size_t)most) {
        put_blocks(to, t, rows, columns, (size_t)most);
        return;
    }
    fprintf(to, ",%zu,%zu,[", rows, columns);
    for (size_t i = 0; i < t->count; i++) {
        fputs(i ? "," : "", to);
        tg_put_json_number(to, (double)t->data[i], DIGITS);
    }
    fputs("]]", to);
}

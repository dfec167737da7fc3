/* Reading PGM pictures, from files that may hold anything at all. */
#include "data/pgm.h"

#include <ctype.h>
#include <string.h>

#include "tape/error.h"
#include "data/file.h"

enum { MOST_SIDE = 65535, MOST_GREY = 255 };

typedef struct reader {
    FILE *file;
    const char *path;
    uint64_t size; /* bytes of the file */
    uint64_t at;   /* offset of the next byte */
} reader;

static int next_byte(reader *r)
{
    const int c = fgetc(r->file);
    r->at += c != EOF;
    return c;
}

/* Leaves tg_error(); returns false. */
static bool refuse(const reader *r, uint64_t offset, const char *found,
                   const char *expected)
{
    tg_set_error("%s: offset %llu: found %s, expected %s", r->path,
                 (unsigned long long)offset, found, expected);
    return false;
}

/* The same where the byte that was just read is wrong. */
static bool refuse_byte(const reader *r, int c, const char *expected)
{
    char found[16];
    if (c == EOF)
        return refuse(r, r->at, "the end of the file", expected);
    snprintf(found, sizeof found, "byte %02x", (unsigned)c);
    return refuse(r, r->at - 1, found, expected);
}

/* ---- the header ---- */

static const struct {
    const char *begin, *name;
} others[] = {
    {"\x89P", "PNG"}, {"\xff\xd8", "JPEG"}, {"GI", "GIF"}, {"BM", "BMP"},
    {"P1", "PBM"},    {"P4", "PBM"},        {"P3", "PPM"}, {"P6", "PPM"},
};

/* A blank or a comment ends the magic: P51 is none. */
static bool read_end_of_magic(reader *r)
{
    const int c = fgetc(r->file);
    if (c == EOF || c == '#' || isspace(c))
        return ungetc(c, r->file) == c;
    r->at++;
    return refuse_byte(r, c, "a blank");
}

/* Whether the file begins with P2 or P5; `text` is true for P2. */
static bool read_magic(reader *r, bool *text)
{
    const int first = next_byte(r), second = next_byte(r);
    const char begin[2] = {(char)first, (char)second};
    *text = second == '2';
    if (first == 'P' && (*text || second == '5'))
        return read_end_of_magic(r);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (memcmp(begin, others[i].begin, sizeof begin) == 0)
            return refuse(r, 0, others[i].name,
                          "PGM: convert it to grey PGM first");
    return refuse_byte(r, second, "P2 or P5 at the beginning of a PGM file");
}

/* The next byte that is neither blank nor part of a comment. */
static int skip_blanks(reader *r)
{
    int c;
    bool comment = false;
    do {
        c = next_byte(r);
        comment = (comment || c == '#') && c != '\n' && c != EOF;
    } while (comment || isspace(c));
    return c;
}

/* The next number, from least to most, and the one byte after it. */
static bool read_number(reader *r, const char *what, int least, int most,
                        int *number)
{
    int c = skip_blanks(r);
    const uint64_t from = r->at - 1;
    long value = 0;
    if (!isdigit(c))
        return refuse_byte(r, c, what);
    for (; isdigit(c); c = next_byte(r))
        value = value > MOST_SIDE ? value : 10 * value + c - '0';
    if (c != EOF && !isspace(c))
        return refuse_byte(r, c, "a blank");
    *number = (int)value;
    if (value >= least && value <= most)
        return true;
    char found[32], expected[64];
    snprintf(found, sizeof found, "%ld%s", value,
             value > MOST_SIDE ? " or more" : "");
    snprintf(expected, sizeof expected, "%s from %d to %d", what, least, most);
    return refuse(r, from, found, expected);
}

/* ---- the greys ---- */

/* Whether the rest of the file can hold n greys; as text each takes at least
 * a digit, and a blank in front of the next. */
static bool check_size(const reader *r, bool text, uint64_t n)
{
    char found[48], expected[48];
    const uint64_t rest = r->size - r->at, least = text ? 2 * n - 1 : n;
    if (text ? rest >= least : rest == least)
        return true;
    snprintf(found, sizeof found, "%llu bytes of greys",
             (unsigned long long)rest);
    snprintf(expected, sizeof expected, "%s%llu by the sizes in the header",
             text ? "at least " : "", (unsigned long long)least);
    return refuse(r, r->at, found, expected);
}

static bool read_greys(reader *r, bool text, int most, size_t n, uint8_t *grey)
{
    int g = 0;
    for (size_t i = 0; i < n; i++) {
        if (text) {
            if (!read_number(r, "a grey", 0, most, &g))
                return false;
        } else {
            g = next_byte(r);
            if (g == EOF || g > most)
                return refuse_byte(r, g, "a grey that the header allows");
        }
        grey[i] = (uint8_t)g;
    }
    const int c = text ? skip_blanks(r) : EOF;
    return c == EOF || refuse_byte(r, c, "the end after the last grey");
}

static tg_array *read_open(reader *r)
{
    bool text;
    int width, height, most;
    if (!read_magic(r, &text) ||
        !read_number(r, "the width", 1, MOST_SIDE, &width) ||
        !read_number(r, "the height", 1, MOST_SIDE, &height) ||
        !read_number(r, "the largest grey", 1, MOST_GREY, &most))
        return NULL;
    const size_t dim[2] = {(size_t)height, (size_t)width};
    const uint64_t n = (uint64_t)height * (uint64_t)width;
    tg_array *a = check_size(r, text, n) ? tg_array_new(TG_U8, 2, dim) : NULL;
    if (!a)
        return NULL;
    a->scale = 1.0 / most;
    if (read_greys(r, text, most, (size_t)n, a->data))
        return a;
    tg_array_free(a);
    return NULL;
}

tg_array *tg_pgm_read(const char *path)
{
    reader r = {.path = path};
    r.file = tg_file_open(path, &r.size);
    if (!r.file)
        return NULL;
    tg_array *a = read_open(&r);
    fclose(r.file);
    return a;
}

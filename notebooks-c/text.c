/* Texts that grow, files that are whole or not there. */
#include "text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "data/write.h"

/* Makes room for n more bytes and a 0; returns where they go. */
static char *make_room(text *t, size_t n)
{
    if (n < SIZE_MAX / 4 && t->n < SIZE_MAX / 4 && t->room - t->n <= n) {
        t->room = 2 * t->n + n + 64;
        t->s = realloc(t->s, t->room);
    }
    if (!t->s || t->room - t->n <= n) {
        fprintf(stderr, "no memory for %zu bytes\n", n);
        exit(1);
    }
    return t->s + t->n;
}

void text_add_n(text *t, const char *s, size_t n)
{
    char *to = make_room(t, n);
    if (n > 0) /* of nothing s may be NULL */
        memcpy(to, s, n);
    to[n] = '\0';
    t->n += n;
}

void text_add(text *t, const char *s)
{
    text_add_n(t, s, strlen(s));
}

void text_addf(text *t, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int n = vsnprintf(make_room(t, 256), 256, format, arguments);
    if (n >= 256)
        n = vsnprintf(make_room(t, (size_t)n), (size_t)n + 1, format, again);
    t->n += n > 0 ? (size_t)n : 0;
    va_end(arguments);
    va_end(again);
}

void text_free(text *t)
{
    free(t->s);
    *t = (text){0};
}

size_t text_character(const char *s)
{
    return *s == '\t' ? 1 : (size_t)tg_printable_bytes(s);
}

void text_add_shown(text *t, const char *s, size_t n)
{
    size_t line = t->n; /* where the line begins in t */
    while (line > 0 && t->s[line - 1] != '\n')
        line--;
    for (const char *end = s + n; s < end;) {
        const size_t letter = text_character(s);
        const size_t bytes = letter <= (size_t)(end - s) ? letter : 0;
        if (*s == '\r' && s[1] != '\n' && s + 1 < end)
            t->n = line;
        else if (bytes > 0)
            text_add_n(t, s, bytes);
        else if (*s != '\r')
            text_add(t, "\xef\xbf\xbd");
        s += bytes ? bytes : 1;
        if (s[-1] == '\n')
            line = t->n;
    }
}

bool text_read(text *t, const char *path, size_t most)
{
    char block[65536];
    size_t n = 0;
    FILE *file = fopen(path, "rb");
    bool good = file != NULL;
    while (good && t->n <= most &&
           (n = fread(block, 1, sizeof block, file)) > 0)
        text_add_n(t, block, n);
    if (good && t->n > most)
        errno = EFBIG;
    good = good && !ferror(file) && t->n <= most;
    if (!good)
        tg_set_error("%s: %s", path, strerror(errno));
    if (file)
        fclose(file);
    text_add(t, "");
    return good;
}

bool text_write(const text *t, const char *path)
{
    tg_file file;
    if (!tg_file_begin(&file, path))
        return false;
    fwrite(t->s, 1, t->n, file.to);
    return tg_file_end(&file);
}

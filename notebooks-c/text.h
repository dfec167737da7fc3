/* Texts that grow, files that are whole or not there. */
#ifndef NB_TEXT_H
#define NB_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* s is NULL while nothing was added; after that s[n] is 0. */
typedef struct text {
    char *s;
    size_t n, room;
} text;

/* Exits with a message when there is no memory. */
void text_add_n(text *t, const char *s, size_t n);
void text_add(text *t, const char *s);
void text_addf(text *t, const char *format, ...)
    __attribute__((__format__(__printf__, 2, 3)));
void text_free(text *t);

/* Bytes of the UTF-8 character that `s` begins with, if pages and terminals can
 * show it, tab and line feed among them; else 0. s ends with a 0. */
size_t text_character(const char *s);

/* What a terminal would show of s[0 .. n-1], after which there is a 0: a
 * carriage return goes back to the beginning of its line; what cannot be shown
 * becomes U+FFFD. */
void text_add_shown(text *t, const char *s, size_t n);

/* Appends a file of `most` bytes at most; false with tg_error(). */
bool text_read(text *t, const char *path, size_t most);

/* Writes a file that is whole or not there; false with tg_error(). */
bool text_write(const text *t, const char *path);

#endif

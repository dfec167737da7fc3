/* Short texts about tensors, which printing and drawing share. */
#ifndef TG_LOOK_TEXT_TEXT_H
#define TG_LOOK_TEXT_TEXT_H

#include <stdarg.h>
#include <stddef.h>

#include "tape/error.h"
#include "tape/tape.h"

/* A text that grows to a fixed size and is cut there. */
typedef struct tg_text {
    char s[512];
    size_t used;
} tg_text;

/* Adds to the end, as printf writes it. */
void tg_text_add(tg_text *t, const char *format, ...) TG_PRINTF(2, 3);

/* The numbers in one line: "0.5", "(1, 2, 3)" up to four, else their range and
 * mean "-1 .. 2, mean 0.3" ("all 0" when they are equal); with the word NaN or
 * inf where there is one. */
tg_text tg_text_value(const tg_tensor *t);

/* The range alone, of three digits: "-1 .. 2", "all 0"; of one number that. */
tg_text tg_text_range(const tg_tensor *t);

/* x, but a NaN or a 0 without its sign, which printf would show and which only
 * puzzles readers. */
double tg_shown(double x);

/* "mul", "param", "input", "constant". */
const char *tg_text_kind(const tg_tensor *t);

/* "lesson.c:41", or "" where it is not known. */
tg_text tg_text_place(const tg_tensor *t);

/* "tg_mul(x, w)", or ""; "(through a pointer, after tg_mul(x, w))" where it has
 * no call of its own (tape/site.h). */
tg_text tg_text_call(const tg_tensor *t);

/* What a link to it reads: "%5 h", or without a name "%5 matmul". */
tg_text tg_text_label(const tg_tensor *t);

/* "mul(%2 x, %4 w)", or the role and name of a leaf: "param w". */
tg_text tg_text_entry(const tg_tensor *t);

/* The same with what the op was given besides tensors: "sum(%1, axis 0)". */
tg_text tg_text_full_entry(const tg_tensor *t);

/* Letters of a UTF-8 text; bytes of its first `letters` letters. */
int tg_letters(const char *text);
int tg_letter_bytes(const char *text, int letters);

#endif

/* The words of C, as far as cutting and colouring a program need them. */
#ifndef NB_LEX_H
#define NB_LEX_H

#include <stdbool.h>
#include <stddef.h>

typedef enum token_kind {
    T_END,
    T_SPACE,   /* blanks, or one line feed */
    T_LINE,    /* a // comment, without its line feed */
    T_COMMENT, /* a comment in / * and * / */
    T_STRING,  /* "..." or '...' */
    T_NUMBER,
    T_WORD,      /* a name or a keyword */
    T_DIRECTIVE, /* from # to the end of its last line */
    T_MARK,      /* one letter of punctuation */
    T_BAD        /* no C: `why` says what to do about it */
} token_kind;

typedef struct token {
    token_kind kind;
    const char *s; /* in the source */
    size_t n;
    int line;        /* of its first letter, 1 the first */
    bool first;      /* nothing but blanks stands before it on its line */
    const char *why; /* T_BAD */
} token;

/* The token after `before` ({.s = source, .line = 1, .first = true} gives the
 * first). The source ends with a 0. */
token lex_next(token before);

bool token_is(token t, const char *word);

#endif

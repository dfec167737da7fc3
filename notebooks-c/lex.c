/* The words of C, as far as cutting and colouring a program need them. */
#include "lex.h"

#include <ctype.h>
#include <string.h>

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* ---- each kind: how many bytes from `s` on belong to it ---- */

static size_t string(const char *s, const char **why)
{
    size_t n = 1;
    for (; s[n] && s[n] != '\n' && s[n] != *s; n++)
        if (s[n] == '\\' && s[n + 1])
            n++;
    if (s[n] == *s)
        return n + 1;
    *why = *s == '"' ? "a string that is not closed on its line: write \" at "
                       "its end, or \\n for a line feed in it"
                     : "a ' without a second one on its line";
    return n;
}

static size_t comment(const char *s, const char **why)
{
    const char *end = strstr(s + 2, "*/");
    const char *inner = strstr(s + 2, "/*");
    if (!end) {
        *why = "a comment that is not closed: write */ after it";
        return strlen(s);
    }
    if (inner && inner < end)
        *why = "a comment that begins inside a comment: is a */ missing before "
               "it? In prose, write / *";
    return (size_t)(end - s) + 2;
}

static size_t line_comment(const char *s, const char **why)
{
    const size_t n = strcspn(s, "\n");
    size_t last = n - 1; /* blanks after it do not help: cc takes it so, too */
    while (strchr(" \t", s[last]))
        last--;
    if (s[last] == '\\')
        *why = "a // comment that ends in a backslash takes the next line into "
               "it: end the line otherwise, or write /* ... */";
    return n;
}

static size_t number(const char *s)
{
    size_t n = 1;
    while (in_word(s[n]) || s[n] == '.' ||
           (s[n] == '\'' && in_word(s[n + 1])) ||
           ((s[n] == '+' || s[n] == '-') && strchr("eEpP", s[n - 1])))
        n++;
    return n;
}

/* Bytes of a backslash at s and the line feed after it, which join two lines;
 * to cc also with blanks between them. 0 where it joins nothing. */
static size_t joint(const char *s)
{
    const size_t n = *s == '\\' ? 1 + strspn(s + 1, " \t") : 0;
    return n > 0 && s[n] == '\n' ? n + 1 : 0;
}

/* To the line feed that joins no lines and is in no comment; a // comment is
 * left for the next token. */
static size_t directive(const char *s)
{
    size_t n = 0;
    while (s[n] && s[n] != '\n' && strncmp(s + n, "//", 2) != 0) {
        const char *why = NULL;
        size_t whole = joint(s + n);
        if (strncmp(s + n, "/*", 2) == 0)
            whole = comment(s + n, &why);
        else if (s[n] == '"' || s[n] == '\'')
            whole = string(s + n, &why);
        if (whole == 0 || (why && s[n] != '/')) /* an apostrophe, perhaps */
            whole = s[n] == '\\' && s[n + 1] ? 2 : 1;
        n += whole;
    }
    return n;
}

/* Braces in disguise, and directives that are not seen as such, would be
 * counted wrongly. */
static const char *disguise(const char *s)
{
    if (*s == '#')
        return "a # that is not the first on its line: begin a line with it";
    if (strncmp(s, "??", 2) == 0 && s[2] && strchr("=/'()!<>-", s[2]))
        return "a trigraph: write the letter that it stands for";
    static const char *const two[] = {"<%", "%>", "%:", "<:", ":>"};
    for (int i = 0; i < 5; i++)
        if (strncmp(s, two[i], 2) == 0)
            return "a digraph: write the brace, bracket or # that it stands "
                   "for";
    if (joint(s))
        return "a backslash at the end of a line, outside a macro and a "
               "string: leave it out";
    return NULL;
}

/* ---- all kinds ---- */

static void scan(token *t)
{
    const char *s = t->s;
    if (!*s)
        t->kind = T_END, t->n = 0;
    else if (isspace((unsigned char)*s))
        t->kind = T_SPACE, t->n = *s == '\n' ? 1 : strspn(s, " \t\f\v\r");
    else if (s[0] == '/' && s[1] == '/')
        t->kind = T_LINE, t->n = line_comment(s, &t->why);
    else if (s[0] == '/' && s[1] == '*')
        t->kind = T_COMMENT, t->n = comment(s, &t->why);
    else if (*s == '#' && t->first)
        t->kind = T_DIRECTIVE, t->n = directive(s);
    else if (*s == '"' || *s == '\'')
        t->kind = T_STRING, t->n = string(s, &t->why);
    else if (isdigit((unsigned char)*s) ||
             (*s == '.' && isdigit((unsigned char)s[1])))
        t->kind = T_NUMBER, t->n = number(s);
    else if (in_word(*s))
        for (t->kind = T_WORD; in_word(s[t->n]);)
            t->n++;
    else
        t->kind = T_MARK, t->n = 1, t->why = disguise(s);
    if (t->why)
        t->kind = T_BAD;
}

token lex_next(token before)
{
    token t = {.s = before.s + before.n, .line = before.line};
    for (size_t i = 0; i < before.n; i++)
        t.line += before.s[i] == '\n';
    const char last = before.n > 0 ? t.s[-1] : '\n';
    t.first = last == '\n' || (before.kind == T_SPACE && before.first);
    scan(&t);
    return t;
}

bool token_is(token t, const char *word)
{
    return t.n == strlen(word) && memcmp(t.s, word, t.n) == 0;
}

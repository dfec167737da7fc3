/* Reading a command line by a table. */
#include "data/arguments.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"

/* Writes a word, on the next line where this one has no room for it. */
static void put(FILE *to, int *column, const char *word)
{
    enum { WIDTH = 79, INDENT = 7 };
    const int length = (int)strlen(word);
    if (*column + 1 + length > WIDTH)
        *column = fprintf(to, "\n%*s", INDENT - 1, "") - 1;
    *column += fprintf(to, " %s", word);
}

static void usage(FILE *to, const char *program, const tg_argument *table,
                  int n)
{
    static const char *const common[] = {"[--step]", "[-x SCRIPT]",
                                         "[--svg FILE]", "[--dot FILE]",
                                         "[--html FILE]"};
    const char *slash = strrchr(program, '/');
    char word[128];
    int column = fprintf(to, "usage: %s", slash ? slash + 1 : program);
    for (int i = 0; i < n; i++) {
        snprintf(word, sizeof word, "[%s %s]", table[i].flag, table[i].what);
        put(to, &column, word);
    }
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        put(to, &column, common[i]);
    fprintf(to, "\n");
}

/* The entry that `word` names, as --flag or --flag=value. */
static const tg_argument *find(const tg_argument *table, int n,
                               const char *word)
{
    for (int i = 0; i < n; i++) {
        size_t length = strlen(table[i].flag);
        if (strncmp(word, table[i].flag, length) == 0 &&
            (word[length] == '\0' || word[length] == '='))
            return &table[i];
    }
    return NULL;
}

/* Whether all of `text` is a number in the range of `a`. */
static bool parse(const tg_argument *a, const char *text)
{
    char *end;
    errno = 0;
    const double value = a->whole ? (double)strtol(text, &end, 10)
                                  : strtod(text, &end);
    if (end == text || *end || errno || isnan(value) || value < a->min ||
        value > a->max)
        return false;
    if (a->whole)
        *a->whole = (long)value;
    else
        *a->real = value;
    return true;
}

/* What every program takes: it reaches tg_inspect through the environment.
 * Returns how many words it was, 0 for another word, -1 with tg_error(). */
static int take_common(char **word)
{
    static const char *const pair[][2] = {{"-x", "TG_STEP"},
                                          {"--svg", "TG_SVG"},
                                          {"--dot", "TG_DOT"},
                                          {"--html", "TG_HTML"}};
    if (strcmp(word[0], "--step") == 0)
        return setenv("TG_STEP", "1", 1) == 0 ? 1 : -1;
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        if (strcmp(word[0], pair[i][0]) != 0)
            continue;
        if (word[1] && *word[1])
            return setenv(pair[i][1], word[1], 1) == 0 ? 2 : -1;
        tg_set_error("%s needs a file name", word[0]);
        return -1;
    }
    return 0;
}

/* Takes one argument; returns how many words it was, or 0 with tg_error(). */
static int take(const tg_argument *table, int n, char **word)
{
    const tg_argument *a = find(table, n, word[0]);
    const int common = a ? 0 : take_common(word);
    if (common != 0)
        return common > 0 ? common : 0;
    if (!a) {
        tg_set_error("unknown argument '%s'", word[0]);
        return 0;
    }
    const char *equals = strchr(word[0], '=');
    const char *value = equals ? equals + 1 : word[1];
    if (!value || !*value) {
        tg_set_error("%s needs a value", a->flag);
        return 0;
    }
    if (a->text) {
        *a->text = value;
    } else if (!parse(a, value)) {
        tg_set_error("%s must be a %snumber from %g to %g, not '%s'", a->flag,
                     a->whole ? "whole " : "", a->min, a->max, value);
        return 0;
    }
    return equals ? 1 : 2;
}

void tg_arguments_read(int argc, char **argv, const tg_argument *table, int n)
{
    for (int i = 1; i < argc;) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            usage(stdout, argv[0], table, n);
            exit(0);
        }
        int words = take(table, n, argv + i);
        if (words == 0) {
            fprintf(stderr, "%s\n", tg_error());
            usage(stderr, argv[0], table, n);
            exit(2);
        }
        i += words;
    }
}

/* Options in the text of a call. */
#include "ops/option_given.h"

#include <string.h>

/* Whether `name` begins at `text` and ends there. */
static bool is_word(const char *text, const char *name)
{
    const size_t n = strlen(name);
    return strncmp(text, name, n) == 0 &&
           !strchr("abcdefghijklmnopqrstuvwxyz_", text[n]);
}

bool tg_gives_option(const char *arguments, const char *name)
{
    int depth = 0;
    char last = ',';
    for (const char *c = arguments; *c; c++) {
        depth += strchr("({[", *c) != NULL;
        depth -= strchr(")}]", *c) != NULL;
        if (*c == '.' && last == ',' && depth == 0 && is_word(c + 1, name))
            return true;
        last = *c == ' ' ? last : *c;
    }
    return false;
}

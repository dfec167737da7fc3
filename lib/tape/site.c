/* The stack of call sites, and taking a site's text apart. */
#include "tape/site.h"

#include <ctype.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/given.h"

_Thread_local tg_site_stack tg_sites;

/* A thread that ends frees its stack of sites. */
static pthread_key_t at_thread_end;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_key(void)
{
    pthread_key_create(&at_thread_end, free);
}

void tg_site_grow(void)
{
    pthread_once(&once, make_key);
    int capacity = tg_sites.capacity ? 2 * tg_sites.capacity : 64;
    void *grown = realloc(tg_sites.site,
                          (size_t)capacity * sizeof *tg_sites.site);
    if (!grown)
        tg_fail("no memory for %d nested calls", capacity);
    tg_sites.site = grown;
    pthread_setspecific(at_thread_end, grown);
    tg_sites.capacity = capacity;
}

const char *tg_site_file(const char *site)
{
    return site ? site : "?";
}

const char *tg_site_line(const char *site)
{
    return site ? site + strlen(site) + 1 : "0";
}

const char *tg_site_call(const char *site)
{
    if (!site)
        return "";
    const char *line = tg_site_line(site);
    return line + strlen(line) + 1;
}

/* The end of the argument that starts at `s`: the next comma or closing
 * parenthesis that is not inside brackets or quotes. */
static const char *argument_end(const char *s)
{
    int depth = 0;
    char quote = 0;
    for (; *s; s++) {
        if (quote) {
            if (*s == '\\' && s[1])
                s++;
            else if (*s == quote)
                quote = 0;
        } else if (*s == '"' || *s == '\'') {
            quote = *s;
        } else if (strchr("([{", *s)) {
            depth++;
        } else if (strchr(")]}", *s)) {
            if (depth-- == 0)
                break;
        } else if (*s == ',' && depth == 0) {
            break;
        }
    }
    return s;
}

/* Where the `k`-th of the arguments, or elements, from `from` on begins; NULL
 * where there are fewer. */
static const char *argument_begin(const char *from, int k)
{
    for (; k > 0; k--) {
        from = argument_end(from);
        if (*from != ',')
            return NULL;
        from++;
    }
    return from + strspn(from, " \n\t");
}

/* Where argument `k` of the call begins, or NULL. */
static const char *call_argument(const char *site, int k)
{
    const char *open = strchr(tg_site_call(site), '(');
    return open ? argument_begin(open + 1, k) : NULL;
}

/* Copies from `from` to the end of the argument; false when that is empty. */
static bool copy_argument(const char *from, char *out, size_t size)
{
    tg_check_given("site_argument", out, 3);
    size_t length = from ? (size_t)(argument_end(from) - from) : 0;
    if (size == 0)
        return false;
    if (length >= size)
        length = size - 1;
    memcpy(out, from ? from : "", length);
    out[length] = '\0';
    return length > 0;
}

bool tg_site_is(const char *site, const char *function)
{
    const char *call = tg_site_call(site);
    const size_t length = strlen(function);
    return strncmp(call, "tg_", 3) == 0 &&
           strncmp(call + 3, function, length) == 0 && call[3 + length] == '(';
}

bool tg_site_argument(const char *site, int k, char *out, size_t size)
{
    return copy_argument(call_argument(site, k), out, size);
}

/* What stands after the brace of (type []){a, b}, or NULL. */
static const char *inside_braces(const char *argument)
{
    const char *s = argument;
    if (!s || *s != '(')
        return NULL;
    while (*s && *s != ')' && *s != '{')
        s++;
    if (s[0] != ')' || s[-1] != ']')
        return NULL;
    s++;
    s += strspn(s, " \n\t");
    return *s == '{' ? s + 1 : NULL;
}

bool tg_site_element(const char *site, int k, int i, char *out, size_t size)
{
    const char *argument = call_argument(site, k);
    const char *elements = inside_braces(argument);
    if (elements)
        return copy_argument(argument_begin(elements, i), out, size);
    if (!copy_argument(argument, out, size))
        return false;
    for (const char *c = out; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_')
            return false; /* not a name */
    const size_t used = strlen(out);
    return snprintf(out + used, size - used, "[%d]", i) < (int)(size - used);
}

/* Whether the element at `s` may be more or fewer than one: a place, [3] = 1,
 * or a macro, which by custom has a name in capitals. */
static bool may_hide_commas(const char *s)
{
    const char *end = argument_end(s);
    if (strchr("[.", *s))
        return true;
    while (s < end) {
        size_t word = 0, small = 0;
        while (isalnum((unsigned char)s[word]) || s[word] == '_')
            small += islower((unsigned char)s[word++]) != 0;
        if (isalpha((unsigned char)*s) && !small && (word > 1 || s[1] == '('))
            return true;
        s += word ? word : 1;
    }
    return false;
}

int tg_site_count(const char *site, int k)
{
    const char *argument = call_argument(site, k);
    const char *from = inside_braces(argument);
    if (!from || !strstr(argument, "[])") || strstr(argument, "[])") > from)
        return -1;
    int count = 0;
    for (;; count++) {
        from += strspn(from, " \n\t");
        if (*from == '}') /* after a comma that closes the list, or nothing */
            return count;
        if (may_hide_commas(from))
            return -1;
        from = argument_end(from);
        if (*from != ',')
            return *from == '}' ? count + 1 : -1;
        from++;
    }
}

void tg_check_braces(const char *function, int k, size_t count,
                     const char *what)
{
    if (!tg_site_is(tg_site_now(), function))
        return;
    const int written = tg_site_count(tg_site_now(), k);
    if (written >= 0 && (size_t)written != count)
        tg_fail("%s needs %zu element%s, and the braces hold %d", what, count,
                count == 1 ? "" : "s", written);
}

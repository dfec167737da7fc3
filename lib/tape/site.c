/* The stack of call sites, and taking a site's text apart. */
#include "tape/site.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"

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

bool tg_site_argument(const char *site, int k, char *out, size_t size)
{
    const char *from = strchr(tg_site_call(site), '(');
    out[0] = '\0';
    if (!from)
        return false;
    from++;
    for (; k > 0; k--) {
        from = argument_end(from);
        if (*from != ',')
            return false;
        from++;
    }
    from += strspn(from, " ");
    size_t length = (size_t)(argument_end(from) - from);
    if (length == 0)
        return false;
    if (length >= size)
        length = size - 1;
    memcpy(out, from, length);
    out[length] = '\0';
    return true;
}

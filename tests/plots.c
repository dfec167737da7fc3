/* What the suites of plots share. */
#include "plots.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

tg_plot *plot;
char path[256];
char *text;

void plots_set_up(void)
{
    plot = tg_plot_new("Title", "x label", "y label");
    snprintf(path, sizeof path, "%s/tapegrad-%ld.svg",
             getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (long)getpid());
    setenv("LC_ALL", "C", 1);
}

void plots_tear_down(void)
{
    tg_plot_free(plot);
    remove(path);
    free(text);
    text = NULL;
}

char *plots_slurp(FILE *f)
{
    const size_t size = 1 << 21;
    free(text);
    text = calloc(size, 1);
    ck_assert_ptr_nonnull(f);
    rewind(f);
    ck_assert_uint_lt(fread(text, 1, size - 1, f), size - 1);
    fclose(f);
    return text;
}

const char *plots_svg(void)
{
    ck_assert_msg(tg_plot_svg(plot, path), "%s", tg_error());
    return plots_slurp(fopen(path, "r"));
}

const char *plots_printed(void)
{
    FILE *f = tmpfile();
    tg_plot_fprint(f, plot);
    return plots_slurp(f);
}

int plots_count(const char *in, const char *part)
{
    int count = 0;
    for (; (in = strstr(in, part)); in += strlen(part))
        count++;
    return count;
}

/* Letters of UTF-8 in the longest line. */
int plots_longest(const char *s)
{
    int longest = 0, now = 0;
    for (; *s; s++) {
        now = *s == '\n' ? 0 : now + (((unsigned char)*s & 0xc0) != 0x80);
        longest = now > longest ? now : longest;
    }
    return longest;
}

bool plots_ascii(const char *s)
{
    while (*s && (unsigned char)*s < 0x80)
        s++;
    return !*s;
}

/* Whether elements open and close in pairs, attributes have their quotes, and
 * no '<' or bare '&' stands in a text. */
bool plots_well_formed(const char *s)
{
    int open = 0, elements = 0;
    for (; *s; s++) {
        if (*s == '&' && strncmp(s, "&amp;", 5) && strncmp(s, "&lt;", 4) &&
            strncmp(s, "&gt;", 4) && strncmp(s, "&quot;", 6))
            return false;
        if (*s != '<')
            continue;
        const char *end = strchr(s, '>');
        if (!end || memchr(s + 1, '<', (size_t)(end - s - 1)))
            return false;
        int quotes = 0;
        for (const char *c = s; c < end; c++)
            quotes += *c == '"';
        if (quotes % 2)
            return false;
        open += s[1] == '/' ? -1 : end[-1] == '/' ? 0 : 1;
        elements++;
        s = end;
    }
    return open == 0 && elements > 1;
}

double plots_steep(double x, double y, void *context)
{
    (void)y;
    (*(int *)context)++;
    return x > 0.25 ? 1 : x < -0.75 ? NAN : 0;
}

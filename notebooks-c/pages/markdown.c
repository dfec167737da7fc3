/* Markdown as HTML: headings, paragraphs, lists, quotes, tables, fenced code;
 * in a line code, **strong**, *emphasis* and links. All else is text: no tag
 * of the source ever reaches the page. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

enum { FAR = 2000, DEEP = 16 }; /* bytes within marks; blocks in blocks */

/* ---- within a line ---- */

/* Whether a link may lead there: to the web, or within this page or site. */
static bool is_safe(const char *url, size_t n)
{
    const char *colon = memchr(url, ':', n);
    return !colon || strncmp(url, "https://", 8) == 0 ||
           strncmp(url, "http://", 7) == 0 || strncmp(url, "mailto:", 7) == 0;
}

static void inline_html(const char *s, size_t n, text *page);

/* What `mark` encloses at s, as an element: bytes taken, or 0. */
static size_t enclosed(const char *s, size_t n, const char *mark,
                       const char *element, text *page)
{
    const size_t m = strlen(mark);
    if (n <= 2 * m || strncmp(s, mark, m) != 0 || isspace((unsigned char)s[m]))
        return 0;
    for (size_t end = m + 1; end + m <= n && end < FAR; end++) {
        if (strncmp(s + end, mark, m) != 0 ||
            isspace((unsigned char)s[end - 1]))
            continue;
        if (m == 1 && *mark == '*' && (s[end - 1] == '*' || s[end + 1] == '*'))
            continue; /* half of a ** */
        text_addf(page, "<%s>", element);
        if (*mark == '`')
            text_add_xml(page, s + m, end - m);
        else
            inline_html(s + m, end - m, page);
        text_addf(page, "</%s>", element);
        return end + m;
    }
    return 0;
}

/* [words](where): bytes taken, or 0. */
static size_t link_html(const char *s, size_t n, text *page)
{
    const char *close = *s == '[' ? memchr(s, ']', n) : NULL;
    if (!close || close + 2 >= s + n || close[1] != '(')
        return 0;
    const char *url = close + 2, *end = memchr(url, ')', n - (size_t)(url - s));
    if (!end || !is_safe(url, (size_t)(end - url)))
        return 0;
    text_add(page, "<a href=\"");
    text_add_xml(page, url, (size_t)(end - url));
    text_add(page, "\">");
    inline_html(s + 1, (size_t)(close - s) - 1, page);
    text_add(page, "</a>");
    return (size_t)(end - s) + 1;
}

/* Whatever begins at s: bytes taken. */
static size_t piece_html(const char *s, size_t n, text *page)
{
    size_t taken = 0;
    if (*s == '\\' && n > 1 && ispunct((unsigned char)s[1])) {
        text_add_xml(page, s + 1, 1);
        return 2;
    }
    if (*s == '`')
        taken = enclosed(s, n, "`", "code", page);
    else if (*s == '*' && s[1] == '*')
        taken = enclosed(s, n, "**", "strong", page);
    else if (*s == '*')
        taken = enclosed(s, n, "*", "em", page);
    else if (*s == '[')
        taken = link_html(s, n, page);
    if (taken == 0)
        text_add_xml(page, s, 1);
    return taken ? taken : 1;
}

static void inline_html(const char *s, size_t n, text *page)
{
    for (size_t i = 0; i < n;)
        i += piece_html(s + i, n - i, page);
}

/* ---- lines ---- */

/* The line at *s, whose beginning moves to the next. */
typedef struct line {
    const char *s;
    size_t n;
} line;

static line next_line(const char **s)
{
    const line l = {*s, strcspn(*s, "\n")};
    *s += l.n + ((*s)[l.n] == '\n');
    return l;
}

static bool is_blank(const char *s)
{
    return s[strspn(s, " \t")] == '\n' || !s[strspn(s, " \t")];
}

/* Bytes of "- ", "* " or "12. " at s, or 0. */
static size_t bullet(const char *s)
{
    const size_t digits = strspn(s, "0123456789");
    if (digits > 0)
        return digits < 4 && s[digits] == '.' && s[digits + 1] == ' '
                   ? digits + 2
                   : 0;
    return (*s == '-' || *s == '*') && s[1] == ' ' ? 2 : 0;
}

/* Bytes of "## " at s, or 0. */
static size_t heading(const char *s)
{
    const size_t n = strspn(s, "#");
    return n > 0 && n <= 4 && s[n] == ' ' ? n + 1 : 0;
}

/* Whether ``` begins fenced code at s: no other ` follows on its line. */
static bool is_fence(const char *s)
{
    const size_t n = strspn(s, "`");
    return n >= 3 && s[n + strcspn(s + n, "`\n")] != '`';
}

static bool begins_block(const char *s)
{
    return is_blank(s) || bullet(s) || heading(s) || *s == '|' || *s == '>' ||
           is_fence(s) || strncmp(s, "---\n", 4) == 0;
}

/* Within a paragraph a number that happens to begin a line begins no list. */
static bool ends_paragraph(const char *s)
{
    return begins_block(s) &&
           (!isdigit((unsigned char)*s) || strncmp(s, "1. ", 3) == 0);
}

/* Lines up to the next block, joined, from `s` on. */
static const char *paragraph(const char *s, text *page)
{
    text joined = {0};
    line l = next_line(&s);
    text_add_n(&joined, l.s, l.n);
    while (*s && !ends_paragraph(s)) {
        l = next_line(&s);
        const size_t blanks = strspn(l.s, " \t");
        text_addf(&joined, "\n%.*s", (int)(l.n - blanks), l.s + blanks);
    }
    inline_html(joined.s, joined.n, page);
    text_free(&joined);
    return s;
}

/* ---- blocks: each takes its lines from `s` on and returns the rest ---- */

static const char *heading_html(const char *s, text *page, text *contents)
{
    const line l = next_line(&s);
    const size_t skip = heading(l.s), level = skip - 1;
    text_addf(page, "<h%zu", level);
    if (contents) { /* its length is another one each time; no cell has a dot */
        text_addf(page, " id=\"s.%zu\"", contents->n);
        text_addf(contents, "<li class=\"h%zu\"><a href=\"#s.%zu\">", level,
                  contents->n);
        text plain = {0};
        text_add_plain(&plain, l.s + skip, l.n - skip);
        text_add_xml(contents, plain.s, plain.n);
        text_free(&plain);
        text_add(contents, "</a></li>\n");
    }
    text_add(page, ">");
    inline_html(l.s + skip, l.n - skip, page);
    text_addf(page, "</h%zu>\n", level);
    return s;
}

static void blocks_html(const char *s, text *page, text *contents, int depth);

/* Whether the line at s goes on with an item of a list: indented, or plain
 * text below it; or blank, with an indented one after it. */
static bool in_item(const char *s)
{
    const char *next = s;
    while (*next && is_blank(next))
        next_line(&next);
    const bool indented = strncmp(next, "  ", 2) == 0;
    return next > s ? indented : *s && (indented || !begins_block(s));
}

/* An item: its first paragraph, and whatever else is indented below it. */
static const char *item_html(const char *s, text *page, int depth)
{
    text item = {0};
    const size_t skip = bullet(s);
    line l = next_line(&s);
    text_addf(&item, "%.*s\n", (int)(l.n - skip), l.s + skip);
    while (in_item(s))
        do { /* blank lines, and the one after them */
            const size_t blanks = strspn(s, " ");
            const size_t cut = blanks < skip ? blanks : skip;
            l = next_line(&s);
            text_addf(&item, "%.*s\n", (int)(l.n - cut), l.s + cut);
        } while (*s && is_blank(l.s));
    text_add(page, "<li>");
    blocks_html(paragraph(item.s, page), page, NULL, depth + 1);
    text_add(page, "</li>\n");
    text_free(&item);
    return s;
}

static const char *list_html(const char *s, text *page, int depth)
{
    const bool numbered = isdigit((unsigned char)*s);
    const char *element = numbered ? "ol" : "ul";
    const int first = numbered ? atoi(s) : 1;
    text_addf(page, "<%s", element);
    if (first != 1)
        text_addf(page, " start=\"%d\"", first);
    text_add(page, ">\n");
    while (bullet(s) && (isdigit((unsigned char)*s) != 0) == numbered) {
        s = item_html(s, page, depth);
        const char *next = s; /* blank lines between items */
        while (*next && is_blank(next))
            next_line(&next);
        s = bullet(next) ? next : s;
    }
    text_addf(page, "</%s>\n", element);
    return s;
}

static const char *quote_html(const char *s, text *page, int depth)
{
    text inner = {0};
    while (*s == '>') {
        const line l = next_line(&s);
        const size_t skip = l.s[1] == ' ' ? 2 : 1;
        text_addf(&inner, "%.*s\n", (int)(l.n - skip), l.s + skip);
    }
    text_add(page, "<blockquote>\n");
    blocks_html(inner.s, page, NULL, depth + 1);
    text_add(page, "</blockquote>\n");
    text_free(&inner);
    return s;
}

static const char *fence_html(const char *s, text *page)
{
    text code = {0};
    text_add(&code, "");
    const line first = next_line(&s);
    const size_t fence = strspn(first.s, "`");
    while (*s) {
        const line l = next_line(&s);
        if (strspn(l.s, "`") >= fence && strspn(l.s, "`") == l.n)
            break;
        text_addf(&code, "%.*s\n", (int)l.n, l.s);
    }
    text_add(page, "<pre tabindex=\"0\">");
    if (first.n == fence + 1 && first.s[fence] == 'c')
        highlight_html(code.s, page);
    else
        text_add_xml(page, code.s, code.n);
    text_add(page, "</pre>\n");
    text_free(&code);
    return s;
}

/* Lines that begin with four blanks, and blank ones between them. */
static const char *indented_html(const char *s, text *page)
{
    text_add(page, "<pre tabindex=\"0\">");
    while (*s && (strncmp(s, "    ", 4) == 0 || is_blank(s))) {
        const line l = next_line(&s);
        if (l.n > 4)
            text_add_xml(page, l.s + 4, l.n - 4);
        text_add(page, "\n");
    }
    text_add(page, "</pre>\n");
    return s;
}

/* A row's cells; those whose bit is set in `right` are numbers. */
static void row_html(line l, const char *element, unsigned right, text *page)
{
    const char *s = l.s + 1, *end = l.s + l.n;
    text_add(page, "<tr>");
    for (int k = 0; s < end; k++) {
        const char *bar = s;
        while (bar < end && *bar != '|')
            bar += *bar == '\\' && bar + 1 < end ? 2 : 1;
        const bool number = k < 32 && (right >> k & 1);
        s += strspn(s, " ");
        size_t n = bar > s ? (size_t)(bar - s) : 0;
        while (n > 0 && s[n - 1] == ' ')
            n--;
        const char *as = n > 0 ? element : "td"; /* no empty heading */
        text_addf(page, "<%s%s>", as, number ? " class=\"r\"" : "");
        inline_html(s, n, page);
        text_addf(page, "</%s>", as);
        s = bar + 1;
        if (s >= end || s + strspn(s, " ") >= end)
            break;
    }
    text_add(page, "</tr>\n");
}

/* Whether the line below s is the rule of a table: | --- | --: | */
static bool is_head(const char *s)
{
    const char *below = s + strcspn(s, "\n");
    const size_t n = *s == '|' && *below ? strspn(below + 1, "|-: ") : 0;
    return n > 2 && below[1] == '|' && strchr("\n", below[1 + n]) &&
           memchr(below + 1, '-', n);
}

static const char *table_html(const char *s, text *page)
{
    const line head = next_line(&s), rule = next_line(&s);
    unsigned right = 0;
    int k = -1;
    for (size_t i = 0; i < rule.n; i++) {
        k += rule.s[i] == '|';
        if (rule.s[i] == ':' && i + 1 < rule.n && rule.s[i + 1] == '|' &&
            k < 32)
            right |= 1u << k;
    }
    text_add(page, "<div class=\"wide\" tabindex=\"0\"><table>\n<thead>");
    row_html(head, "th", right, page);
    text_add(page, "</thead>\n<tbody>\n");
    while (*s == '|')
        row_html(next_line(&s), "td", right, page);
    text_add(page, "</tbody></table></div>\n");
    return s;
}

static void blocks_html(const char *s, text *page, text *contents, int depth)
{
    while (*s) {
        if (is_blank(s)) {
            next_line(&s);
        } else if (strncmp(s, "    ", 4) == 0) {
            s = indented_html(s, page);
        } else if (heading(s)) {
            s = heading_html(s, page, contents);
        } else if (is_fence(s)) {
            s = fence_html(s, page);
        } else if (strncmp(s, "---\n", 4) == 0) {
            next_line(&s);
            text_add(page, "<hr>\n");
        } else if (bullet(s) && depth < DEEP) {
            s = list_html(s, page, depth);
        } else if (*s == '>' && depth < DEEP) {
            s = quote_html(s, page, depth);
        } else if (is_head(s)) {
            s = table_html(s, page);
        } else {
            text_add(page, "<p>");
            s = paragraph(s, page);
            text_add(page, "</p>\n");
        }
    }
}

void markdown_html(const char *s, text *page, text *contents)
{
    blocks_html(s, page, contents, 0);
}

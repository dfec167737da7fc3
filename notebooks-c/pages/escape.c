/* What all pages need: texts made safe for them, and numbers of cells. */
#include <string.h>

#include "pages.h"

void text_add_xml(text *t, const char *s, size_t n)
{
    static const char special[] = "&<>\"";
    static const char *const safe[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    for (size_t i = 0; i < n; i++) {
        const char *found = s[i] ? strchr(special, s[i]) : NULL;
        if (found)
            text_add(t, safe[found - special]);
        else
            text_add_n(t, s + i, 1);
    }
}

void text_add_json(text *t, const char *s, size_t n)
{
    text_add(t, "\"");
    for (size_t i = 0; i < n; i++)
        if (s[i] == '\n')
            text_add(t, "\\n");
        else if (s[i] == '"' || s[i] == '\\')
            text_addf(t, "\\%c", s[i]);
        else if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f)
            text_addf(t, "\\u%04x", (unsigned)s[i]);
        else
            text_add_n(t, s + i, 1);
    text_add(t, "\"");
}

void text_add_frame(text *t, const output *o)
{
    text_add(t, "<iframe sandbox=\"allow-scripts\" title=\"");
    text_add_xml(t, o->words.s, o->words.n);
    text_add(t, "\" width=\"100%\" height=\"640\" srcdoc=\"");
    text_add_xml(t, o->body.s, o->body.n);
    text_add(t, "\"></iframe>\n");
}

void text_add_plain(text *t, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strchr("*`", s[i]))
            text_add_n(t, s + i, 1);
}

int cell_number(const notebook *nb, const cell *c)
{
    int number = 0;
    for (const cell *other = nb->cell; c->ran && other <= c; other++)
        number += other->kind == CODE && other->ran;
    return number;
}

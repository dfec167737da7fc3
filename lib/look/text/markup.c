/* Text of pages and pictures. */
#include "look/text/markup.h"

locale_t tg_c_locale_begin(void)
{
    const locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    return uselocale(plain);
}

void tg_c_locale_end(locale_t before)
{
    const locale_t plain = uselocale(before);
    if (plain != (locale_t)0 && plain != before)
        freelocale(plain);
}

void tg_put_xml(FILE *to, const char *text)
{
    for (; *text; text++) {
        const char *safe = *text == '&'   ? "&amp;"
                           : *text == '<' ? "&lt;"
                           : *text == '>' ? "&gt;"
                           : *text == '"' ? "&quot;"
                                          : NULL;
        if (safe)
            fputs(safe, to);
        else
            fputc(*text, to);
    }
}

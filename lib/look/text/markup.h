/* Text of pages and pictures: numbers in any locale, letters in XML. */
#ifndef TG_LOOK_TEXT_MARKUP_H
#define TG_LOOK_TEXT_MARKUP_H

#include <locale.h>
#include <stdio.h>

/* Between begin and end this thread writes numbers with a decimal point, in any
 * locale of the program. */
locale_t tg_c_locale_begin(void);
void tg_c_locale_end(locale_t before);

/* Writes a text into XML or HTML, with & < > and " as entities. */
void tg_put_xml(FILE *to, const char *text);

#endif

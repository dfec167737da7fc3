/* For page/ only: numbers and texts as JSON, to stand in a script element. */
#ifndef TG_LOOK_PAGE_JSON_H
#define TG_LOOK_PAGE_JSON_H

#include <stdio.h>

#include "tape/tape.h"

/* "text", with < and control characters as \u003c. */
void tg_put_json(FILE *to, const char *text);

/* What `write` writes, as a text. The caller frees it. Fails without memory. */
typedef void tg_writer(FILE *to, const void *context);
char *tg_written(tg_writer *write, const void *context);

/* The same as a text in JSON. */
void tg_put_json_of(FILE *to, tg_writer *write, const void *context);

/* ,"name":"text" */
void tg_put_json_member(FILE *to, const char *name, const char *text);

/* A number of `digits` significant digits; "NaN", "inf", "-inf" as texts. */
void tg_put_json_number(FILE *to, double x, int digits);

/* A tensor: ["words", "fewer words", rows, columns, [numbers]], its last axis
 * across, the others down. A tensor of more than `most` numbers is summarised:
 * the means of the finite numbers of at most `most` blocks. */
void tg_put_json_tensor(FILE *to, const tg_tensor *t, int most);

#endif

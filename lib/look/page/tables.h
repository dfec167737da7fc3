/* For page/ only: the tape and its backward pass as tables, for readers who do
 * not see the picture, and for browsers without scripts. */
#ifndef TG_LOOK_PAGE_TABLES_H
#define TG_LOOK_PAGE_TABLES_H

#include <stdio.h>

#include "look/page/page.h"

/* Both tables: a row for each shown entry, <tr id="e5">, and each record. */
void tg_put_tables(FILE *to, tg_page *page);

#endif

/* For page/ only: the lines of the program that made the entries. */
#ifndef TG_LOOK_PAGE_SOURCE_H
#define TG_LOOK_PAGE_SOURCE_H

#include <stdio.h>

#include "look/page/page.h"

/* The lines around every call, file by file, each as <span id="L1-41"> with its
 * number; where a file cannot be read, the calls themselves. */
void tg_put_source(FILE *to, tg_page *page);

/* "L1-41", the id of the line that made t; "" where it is not known. */
typedef struct tg_line_id {
    char s[32];
} tg_line_id;
tg_line_id tg_source_line(const tg_page *page, const tg_tensor *t);

#endif

/* For page/ only: a forward and backward pass as members of a JSON object. */
#ifndef TG_LOOK_PAGE_FRAME_H
#define TG_LOOK_PAGE_FRAME_H

#include <stdio.h>

#include "look/page/page.h"

/* The values of all shown entries and all that is said at each shown moment:
 * "value":{...},"steps":[...]. */
void tg_put_frame(FILE *to, const tg_page *page);

/* The values of the parameters only, each in at most `most` numbers:
 * "value":{...}. */
void tg_put_params(FILE *to, const tg_page *page, int most);

#endif

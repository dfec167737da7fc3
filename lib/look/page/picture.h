/* For page/ only: the graph of a loss as SVG that a style sheet and a script
 * can take hold of. */
#ifndef TG_LOOK_PAGE_PICTURE_H
#define TG_LOOK_PAGE_PICTURE_H

#include <stdio.h>

#include "look/page/page.h"

/* A box is a link to its entry's row in the table: <a class="node" id="n3"
 * data-e="5">, with texts of the classes name, shape, value and gradient; an
 * edge <g class="edge" data-from="2" data-to="3">, by numbers of nodes. */
void tg_put_picture(FILE *to, tg_page *page);

#endif

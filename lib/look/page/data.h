/* For page/ only: what the script of the page reads. */
#ifndef TG_LOOK_PAGE_DATA_H
#define TG_LOOK_PAGE_DATA_H

#include <stdio.h>

#include "look/page/page.h"

/* One JSON object. Numbers of steps count from the first that is shown.
 *   forward    how many of the steps belong to the forward pass
 *   before     the last entry that was computed before the steps, or -1
 *   beginning  HTML: what is said before the first step
 *   entry      by number: leaf, param, node (of the graph, or -1), count,
 *              label, line (an id in the source), find (what is searched),
 *              html (a list of facts)
 *   film       of a training: across (places of a plane)
 *   frames     of the film, and last the page's own: at, loss, plane (a letter
 *              a place), value (by entry) and steps: e, back, title, html,
 *              more, sent ([to, rule, contribution, total]) */
void tg_put_data(FILE *to, tg_page *page);

#endif

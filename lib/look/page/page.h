/* For page/ only: all that a page is written from. */
#ifndef TG_LOOK_PAGE_PAGE_H
#define TG_LOOK_PAGE_PAGE_H

#include "look/page/film.h"
#include "look/step/replay.h"
#include "look/text/markup.h"
#include "look/graph/graph.h"

typedef struct tg_page {
    tg_replay replay;
    tg_undo undo; /* gives back the rest when a failure leaves the page */
    tg_graph graph;
    const tg_film *film; /* or NULL */
    int begin, end;      /* of long passes only moments begin .. end - 1 are
                            shown, those that are nearest to the loss */
    bool *shown;         /* by entry, up to the loss: used by one of them, or
                            drawn as a box of the graph */
    int most;            /* numbers of a tensor that are written */
    locale_t locale;     /* the program's, until the end */
} tg_page;

/* Fails as tg_html does. Free with tg_page_end. */
void tg_page_begin(tg_page *page, tg_tensor *loss, tg_film *film);
void tg_page_end(tg_page *page);

/* A number for what a page shares with others of the same program: ids, ops,
 * inputs, shapes, and what needs a gradient. */
uint64_t tg_page_signature(const tg_page *page);

#endif

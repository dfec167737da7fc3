/* For look/graph/graph.c only: which entries of a tape are drawn, and which of
 * them share a box. */
#ifndef TG_LOOK_GRAPH_CHOOSE_H
#define TG_LOOK_GRAPH_CHOOSE_H

#include "look/graph/graph.h"

/* Arrays by entry number, in the graph's memory. */
typedef struct tg_graph_selection {
    bool *part;      /* belongs to what is drawn (leaves among them) */
    bool *elsewhere; /* made outside that part, but used in it */
    bool *chosen;    /* results that are in some box */
    int *group;      /* neighbours with the same number (not 0) share a box */
    int *repeats;    /* how many blocks that box stands for; 0: it is a scope */
    int *node;       /* the node that stands for it, -1 so far */
    int *copies;     /* boxes made for it next to its uses */
} tg_graph_selection;

/* Chooses by g->tape, g->loss and g->options; counts g->hidden. */
tg_graph_selection tg_choose(tg_graph *g);

#endif

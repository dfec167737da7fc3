/* Where to draw the boxes of a graph so that it can be read: in layers from
 * the leaves down to the loss, with as few crossings as a few sweeps find, and
 * edges as straight as there is room for.
 *
 * The method is Sugiyama's (IEEE Trans. SMC 11, 1981): layers, stand-ins
 * ("dummies") for edges that pass through a layer, ordering by barycentres;
 * the places within a layer are the best for that order (pool adjacent
 * violators), sweep by sweep. All in pixels. */
#ifndef TG_LOOK_GRAPH_LAYOUT_H
#define TG_LOOK_GRAPH_LAYOUT_H

#include "look/graph/graph.h"

typedef struct tg_point {
    double x, y;
} tg_point;

typedef struct tg_box {
    double x, y, width, height; /* x, y: the upper left corner */
    int scope;                  /* of a scope's box: which; -1 for a node */
} tg_box;

typedef struct tg_route {
    tg_point *point; /* point[0]: leaves its source; the last: arrives */
    int points;
} tg_route;

typedef struct tg_layout {
    double width, height;
    tg_box *node;    /* by node of the graph */
    tg_route *route; /* by edge of the graph */
    tg_box *scope;   /* boxes of scopes, the outer before the inner */
    int scopes;
    int crossings; /* of edges, between layers */
    tg_arena memory;
} tg_layout;

/* Sizes of the nodes in, places out: node[v].width and height are what the
 * caller needs for it. Free with tg_layout_free. */
tg_layout tg_layout_of(const tg_graph *graph, const tg_box *size);
void tg_layout_free(tg_layout *layout);

#endif

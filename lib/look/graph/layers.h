/* For look/graph/ only: a graph in layers, its edges cut so that each piece
 * goes from one layer to the next. */
#ifndef TG_LOOK_GRAPH_LAYERS_H
#define TG_LOOK_GRAPH_LAYERS_H

#include "look/graph/layout.h"

/* Vertices are the graph's nodes, and after them the dummies. */
typedef struct tg_graph_rows {
    const tg_graph *graph;
    tg_arena *memory;
    int vertices, capacity;
    int *layer;         /* by vertex */
    int *scope;         /* by vertex: the scope it stands in, or -1 */
    double *size;       /* by vertex: along the layer */
    int layers;         /* how many */
    int *start;         /* row of layer l: order[start[l] .. start[l+1]-1] */
    int *order;         /* vertices, layer by layer, from the left */
    int *place;         /* by vertex: its place in its row */
    int pieces;         /* edges from a layer to the next */
    int *from, *to;     /* by piece: vertices */
    int *above, *below; /* by vertex: where its pieces begin in the lists */
    int *above_list;    /* pieces that arrive at a vertex */
    int *below_list;    /* pieces that leave it */
    int *first_piece;   /* by edge of the graph; an edge's pieces follow */
} tg_graph_rows;

/* Layers and pieces, each row in the order of its nodes' numbers. `size[v]` is
 * the room of node v along its layer. */
tg_graph_rows tg_graph_rows_of(const tg_graph *graph, tg_arena *memory,
                               const double *size);

/* Reorders the rows so that few pieces cross; returns how many do. */
int tg_layers_untangle(tg_graph_rows *l);

/* The centres of the vertices along their layers; what is next to a scope
 * is next to the whole of it. */
double *tg_layers_spread(const tg_graph_rows *l);

/* Levels of scopes around a vertex that count in an order. */
enum { TG_SCOPE_DEPTH = 4 };

/* The scopes around a vertex, from the outermost; -1 after the last. */
void tg_scopes_around(const tg_graph *g, int scope, int out[TG_SCOPE_DEPTH]);

#endif

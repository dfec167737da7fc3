/* The graph of a tape, as it is to be drawn: which entries are boxes, what
 * stands for those that are not, and the edges between them. Both writers,
 * .dot (look/graph/dot.h) and SVG (look/graph/svg.h), draw this. They draw the
 * graph of a model too (look/graph/model_graph.h): what differs is only what is
 * written in a box and how it looks, and a tg_graph_kind says that.
 *
 *  - A leaf gets a box of its own next to each of its uses, and so does a value
 *    that is used far from where it was made: then no edge crosses the page.
 *  - A block of calls that repeats (a loop of the program) is drawn once, then
 *    a box "x 18 more", then the last block.
 *  - Above the cap, scopes become one box each; then what is furthest from the
 *    loss is left out and counted. */
#ifndef TG_LOOK_GRAPH_GRAPH_H
#define TG_LOOK_GRAPH_GRAPH_H

#include <stdio.h>

#include "tape/arena.h"
#include "tape/tape.h"
#include "look/text/text.h"

typedef enum tg_part {
    TG_PART_FORWARD,  /* what the loss was made from */
    TG_PART_BACKWARD, /* what backward passes from the loss recorded */
    TG_PART_BOTH,
} tg_part;

typedef struct tg_graph_options {
    tg_part part;
    int most;                /* boxes, the leaves' not counted; 0: 200 */
    const tg_tensor *around; /* draw only what is near this entry, or NULL */
    int depth;               /* so many edges from it; 0: 3 */
    bool unfolded;           /* draw each repeated block */
} tg_graph_options;

/* What may stand last in a call: a struct, or options by name. */
typedef union tg_graph_call {
    tg_graph_options options;
    struct {
        tg_part part;
        int most;
        const tg_tensor *around;
        int depth;
        bool unfolded;
    };
} tg_graph_call;

typedef enum tg_node_kind {
    TG_NODE_ENTRY,     /* a result, or the loss */
    TG_NODE_LEAF,      /* a leaf, next to one of its uses */
    TG_NODE_REFERENCE, /* a result that is drawn elsewhere, next to a use */
    TG_NODE_REPEATS,   /* blocks like the one before it */
    TG_NODE_SCOPE,     /* a scope in one box */
} tg_node_kind;

typedef struct tg_node {
    tg_node_kind kind;
    const tg_tensor *t; /* the entry; of several, the first; or NULL */
    const struct tg_layer *layer; /* in the graph of a model */
    int number;    /* of the entry; of a layer its place in the model */
    int copy;      /* of a leaf or a reference: 1, 2, ... */
    int entries;   /* how many entries it stands for */
    int repeats;   /* TG_NODE_REPEATS: how many blocks */
    int scope;     /* the graph's scope it is drawn in, or -1 */
    int depth;     /* edges of the longest path from a leaf to it */
    bool backward; /* recorded after the loss, or next to such a box */
} tg_node;

typedef struct tg_edge {
    int from, to;   /* nodes */
    bool stretched; /* numbers are broadcast along it */
} tg_edge;

/* A scope of the tape, once for what is forward in it and once for what is
 * backward. */
typedef struct tg_graph_scope {
    const char *name;
    int outer; /* the graph's scope around it, or -1 */
    bool backward;
} tg_graph_scope;

typedef struct tg_graph tg_graph;
typedef struct tg_graph_kind tg_graph_kind;

struct tg_graph {
    const tg_graph_kind *kind;
    const struct tg_model *model; /* it is of, without tape and loss; or NULL */
    const tg_tape *tape;
    const tg_tensor *loss;
    tg_graph_options options;
    tg_node *node; /* node[0 .. nodes-1], what is used before its users */
    tg_edge *edge;
    tg_graph_scope *scope; /* the outer ones before the inner */
    int nodes, edges, scopes;
    int *node_of; /* by entry of the tape: its own box, or -1 */
    int hidden;   /* entries that are part of the graph, but in no box */
    int node_capacity, edge_capacity;
    tg_arena memory; /* of all this */
};

/* Whether `scope` is `outer` or inside it; *level (may be NULL) receives how
 * many scopes are between them. */
bool tg_graph_is_inside(const tg_graph *graph, int scope, int outer,
                        int *level);

/* The graph of what `loss` was made from, or of its backward passes. Fails
 * when the loss is NULL or was forgotten. Free it with tg_graph_free. */
tg_graph tg_graph_of(const tg_tensor *loss, tg_graph_options options);
void tg_graph_free(tg_graph *graph);

/* Marks, in part[0 .. from], all that the marked entries were made from. */
void tg_reach_down(const tg_tape *tape, int from, bool *part);

/* How a node looks: shape, line and words tell kinds apart, not only colour. */
typedef enum tg_outline {
    TG_OUTLINE_BOX,    /* a result */
    TG_OUTLINE_DOUBLE, /* the loss: a double line */
    TG_OUTLINE_ROUND,  /* a parameter: round corners */
    TG_OUTLINE_TAB,    /* another leaf, a reference: a dashed line */
    TG_OUTLINE_STACK,  /* several entries in one box */
} tg_outline;

typedef struct tg_style {
    tg_outline outline;
    const char *fill; /* "#rrggbb" */
    bool thick;       /* there is a NaN or an infinity in it */
    bool dashed;      /* a frozen layer */
} tg_style;

/* How `node` looks in a picture of `graph`. */
tg_style tg_node_style(const tg_graph *graph, const tg_node *node);

/* The lines written in a node's box. Returns how many. */
enum { TG_NODE_LINES = 8, TG_NODE_WIDTH = 40 };
int tg_node_lines(const tg_graph *graph, const tg_node *node,
                  char line[TG_NODE_LINES][TG_NODE_WIDTH]);

/* What a graph is of: all that is said of its nodes. */
struct tg_graph_kind {
    const char *name; /* "tape": the picture is "The graph of a tape" */
    tg_style (*style)(const tg_graph *graph, const tg_node *node);
    int (*lines)(const tg_graph *graph, const tg_node *node,
                 char line[TG_NODE_LINES][TG_NODE_WIDTH]);
    /* Where it was made and by which call, for a pointer that rests on the
     * box. */
    tg_text (*origin)(const tg_node *node);
};

/* In the box of an entry: number and op and name, shape, value, gradient, whose
 * gradient it is, NaN, place. */
extern const tg_graph_kind tg_graph_of_tape;

/* For a kind's lines: adds one as line `n`, cut with ".." where it is too
 * long, unless it is empty or there is no room. Returns how many there are. */
int tg_node_add_line(char line[TG_NODE_LINES][TG_NODE_WIDTH], int n,
                     const tg_text *text);

/* Writes a graph to `path` and frees it. False with tg_error() when it cannot
 * be written; a file that was there is then as it was. */
typedef void tg_graph_writer(FILE *to, tg_graph *graph);
bool tg_graph_write(tg_graph *graph, const char *path, tg_graph_writer *writer);

#endif

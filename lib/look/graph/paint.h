/* For graph/ and page/: the parts of a picture of a graph. A painter says how
 * each is drawn; which there are, where and in which order is the same in a
 * picture that stands alone (svg.c) and in the replay page. */
#ifndef TG_LOOK_GRAPH_PAINT_H
#define TG_LOOK_GRAPH_PAINT_H

#include <stdio.h>

#include "look/graph/layout.h"

typedef struct tg_painter tg_painter;
struct tg_painter {
    FILE *to;
    tg_graph *graph;
    tg_box (*size)(const tg_painter *p, const tg_node *node);
    /* The <svg> element's beginning. */
    void (*begin)(const tg_painter *p, double width, double height);
    void (*scope)(const tg_painter *p, tg_box box);
    void (*edge)(const tg_painter *p, const tg_edge *e, const tg_route *route);
    void (*scope_name)(const tg_painter *p, tg_box box); /* over the edges */
    void (*node)(const tg_painter *p, int v, tg_box box);
    const char *note;    /* attributes of a note's <text> */
    const void *context; /* the painter's own */
};

/* Lays p->graph out and draws it to p->to, part by part. */
void tg_paint(const tg_painter *p);

/* Of the parts: <rect> without its end, `by` pixels within the box, with
 * corners of radius `round`; <text> with its text. */
void tg_put_rectangle(FILE *to, tg_box box, double by, double round);
void tg_put_text(FILE *to, double x, double y, const char *attributes,
                 const char *text);

/* Line i of a node. */
void tg_put_line(FILE *to, tg_box box, int i, const char *attributes,
                 const char *text);

/* Pixels: the lines of a box, its margins above and next to them; a monospaced
 * letter of 11 pixels is 0.602 * 11 wide. */
enum { TG_BOX_LINE = 14, TG_BOX_TOP = 6, TG_BOX_SIDE = 9 };
#define TG_BOX_LETTER 6.63

/* The room for `lines` lines of at most `letters` letters. */
tg_box tg_box_for(int lines, int letters);

/* An edge of a layout as the d of a path that ends `gap` pixels early; and the
 * head of an arrow at `tip`, `back` pixels long: below 0 it points down. */
void tg_put_route(FILE *to, const tg_route *route, double gap);
void tg_put_head(FILE *to, tg_point tip, double back);

#endif

/* The graph of a tape as a picture, without Graphviz.
 *
 * SVG with attributes only: no style sheet, no ids, no script, so that it can
 * be put into any page. Shape, line and word say what is what, as in
 * look/graph/dot.h; scopes are boxes with their name. */
#ifndef TG_LOOK_GRAPH_SVG_H
#define TG_LOOK_GRAPH_SVG_H

#include <stdio.h>

#include "look/graph/layout.h"

/* Draws what `loss` was made from, or what the options ask for, into `path`.
 * False with tg_error() when it cannot be written; a file that was there is
 * then as it was. Fails when the loss is NULL or was forgotten. The same tape
 * gives the same bytes. */
bool tg_svg(const tg_tensor *loss, const char *path, tg_graph_options options);

/* The same into an open stream. */
void tg_fsvg(FILE *to, const tg_tensor *loss, tg_graph_options options);

/* Any graph into an open stream. */
void tg_graph_svg(FILE *to, tg_graph *graph);

#endif

/* The graph of a tape for Graphviz:  dot -Tsvg -o graph.svg graph.dot
 *
 * A box an entry: number and op, name, shape, value, gradient, line of the
 * program. Shape, line and word say what is what, not colour alone:
 * parameters have round corners, other leaves are tabs with a dashed line,
 * results are boxes, the loss has a double line, several entries in one box
 * are a box in three dimensions. An edge along which numbers are stretched
 * (broadcast) is dashed. An entry with a NaN or an infinity has a thick line
 * and says so. Scopes are clusters. What is drawn is chosen by
 * look/graph/graph.h. */
#ifndef TG_LOOK_GRAPH_DOT_H
#define TG_LOOK_GRAPH_DOT_H

#include "look/graph/graph.h"

/* Writes all that `loss` was made from, or what the options ask for, to
 * `path`. False with tg_error() when that cannot be written; a file that was
 * there is then as it was. Fails when the loss is NULL or was forgotten. The
 * same tape gives the same bytes. */
bool tg_write_dot(const tg_tensor *loss, const char *path,
                  tg_graph_options options);

/* Any graph into an open stream. */
void tg_graph_dot(FILE *to, tg_graph *graph);

#endif

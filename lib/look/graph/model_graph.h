/* The graph of a model: its layers, not the ops that they record.
 *
 * Each layer is a box with its name, its kind and settings, the shape of what
 * it makes of n samples, and its parameters. Edges go from a layer to those
 * that take what it makes. Form, line and word tell boxes apart, not colour
 * alone. An input of the model has round corners and says (input); an output
 * has a double line and says (output); a frozen layer has a dashed line and
 * says frozen. A layer that is used again says which use it is, and of how
 * many: dense_1:2 has the parameters of dense_1. Names are as in
 * look/text/summary.h. */
#ifndef TG_LOOK_GRAPH_MODEL_GRAPH_H
#define TG_LOOK_GRAPH_MODEL_GRAPH_H

#include "nn/model.h"
#include "look/graph/graph.h"

/* Draws the model to the file `path`: a picture where it ends in .svg, a text
 * for Graphviz where it ends in .dot. False with tg_error() when it cannot be
 * written; a file that was there before is then unchanged. Fails for another
 * ending, and when the model is NULL or has no layer. The same model gives the
 * same bytes. */
bool tg_model_graph(const tg_model *model, const char *path);

/* What is drawn: node v is layer v of the model. Free it with tg_graph_free. */
tg_graph tg_graph_of_model(const tg_model *model);

#endif

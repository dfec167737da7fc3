/* The graph of a model: its layers, not the ops that they record.
 *
 * A box a layer: its name, its kind with its settings, the shape of what it
 * makes (n samples), its parameters. Edges go from a layer to those that take
 * what it makes. Shape, line and word say what is what, not colour alone: an
 * input of the model has round corners and says (input), an output a double
 * line and says (output), a frozen layer a dashed line and says frozen; a layer
 * that is used again says which use of how many: dense_1:2 has the parameters
 * of dense_1. Names are as in look/text/summary.h. */
#ifndef TG_LOOK_GRAPH_MODEL_GRAPH_H
#define TG_LOOK_GRAPH_MODEL_GRAPH_H

#include "nn/model.h"
#include "look/graph/graph.h"

/* Draws the model to `path`: one that ends in .svg receives a picture, one that
 * ends in .dot a text for Graphviz. False with tg_error() when it cannot be
 * written; a file that was there is then as it was. Fails for another ending,
 * and when the model is NULL or has no layer. The same model gives the same
 * bytes. */
bool tg_model_graph(const tg_model *model, const char *path);

/* What is drawn: node v is layer v of the model. Free it with tg_graph_free. */
tg_graph tg_graph_of_model(const tg_model *model);

#endif

/* Layers that give the same numbers another shape, and vectors for words. */
#ifndef TG_NN_LAYERS_SHAPE_H
#define TG_NN_LAYERS_SHAPE_H

#include "nn/layer.h"

/* All numbers of a sample in one row: [c x h x w] -> [c h w]. Keras:
 * Flatten. */
tg_layer *tg_flatten(tg_layer *input);

/* The numbers of a sample under another shape; one -1 stands for what is
 * left: tg_reshape_layer(input, 1, 28, 28), [784] -> [1 x 28 x 28]. Fails
 * unless they fit. Keras: Reshape. */
tg_layer *tg_reshape_layer(tg_layer *input, tg_shape shape);

/* A row of a table for each index 0 .. words-1: [..] -> [.. x dimension].
 * param: W [words x dimension], uniform in +-0.05 at first, as in Keras. Fails
 * for sizes below 1; when it runs, for an index that is not in the table.
 * Keras: Embedding. */
tg_layer *tg_embedding_layer(tg_layer *input, int words, int dimension);

#endif

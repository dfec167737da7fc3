/* Layers that give the same numbers another shape, and vectors for words. */
#ifndef TG_NN_LAYERS_SHAPE_H
#define TG_NN_LAYERS_SHAPE_H

#include "nn/layer.h"

/* All numbers of a sample in one row: [c x h x w] -> [c h w]. Keras:
 * Flatten. */
tg_layer *tg_flatten(tg_layer *input);

/* The numbers of a sample under another shape, tg_reshape_layer(input, 1, 28,
 * 28): [784] -> [1 x 28 x 28]. One size may be -1, and is then what the others
 * leave. Fails unless the numbers fit the shape. Keras: Reshape. */
tg_layer *tg_reshape_layer(tg_layer *input, tg_shape shape);

/* A vector that is learnt for each word of a vocabulary. Each number of a
 * sample is an index 0 .. words-1, and is replaced by that row of W: [..] ->
 * [.. x dimension]. param: W [words x dimension], uniform in +-0.05 at first,
 * as in Keras. Fails for sizes below 1; when it runs, for an index that is not
 * in the table. Keras: Embedding. */
tg_layer *tg_embedding_layer(tg_layer *input, int words, int dimension);

#endif

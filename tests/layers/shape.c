/* Rows of layers/shape.h. */
#include "layers.h"

#define SHAPE_ROWS(ROW)                                                        \
    ROW(flatten, "Flatten", ONE(2, 3, 2), tg_flatten(in[0]))                   \
    ROW(flatten_number, "Flatten", SAMPLES(1, {0, {0}}), tg_flatten(in[0]))    \
    ROW(reshape, "Reshape", ONE(12), tg_reshape_layer(in[0], 3, 4))            \
    ROW(reshape_rest, "Reshape", ONE(2, 6), tg_reshape_layer(in[0], 3, -1, 2)) \
    ROW(embedding, "Embedding", WORDS(4), tg_embedding_layer(in[0], 5, 3))     \
    ROW(embedding_of_pairs, "Embedding", WORDS(2, 2),                          \
        tg_embedding_layer(in[0], 6, 2))

LAYER_LIST(shape_rows, SHAPE_ROWS)

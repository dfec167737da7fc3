/* Rows of layers/norm.h. */
#include "layers.h"

#define NORM_ROWS(ROW)                                                        \
    ROW(batch_norm, "BatchNormalization", ONE(3), tg_batch_norm_layer(in[0])) \
    ROW(batch_norm_of_images, "BatchNormalization", ONE(2, 2, 3),             \
        tg_batch_norm_layer(in[0], .momentum = 0.75, .eps = 0.125))           \
    ROW(batch_norm_of_a_sequence, "BatchNormalization", ONE(2, 3),            \
        tg_batch_norm_layer(in[0]))                                           \
    ROW(layer_norm, "LayerNormalization", ONE(4), tg_layer_norm_layer(in[0])) \
    ROW(layer_norm_of_a_sequence, "LayerNormalization", ONE(2, 3),            \
        tg_layer_norm_layer(in[0], .eps = 0.125))                             \
    ROW(dropout, "Dropout", ONE(2, 3), tg_dropout_layer(in[0], 0.5))

LAYER_LIST(norm_layer_rows, NORM_ROWS)

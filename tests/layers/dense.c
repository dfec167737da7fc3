/* Rows of layers/dense.h. */
#include "layers.h"

#define DENSE_ROWS(ROW)                                     \
    ROW(dense, "Dense", ONE(4), tg_dense(in[0], 3, "tanh")) \
    ROW(dense_no_bias, "Dense", ONE(4),                     \
        tg_dense(in[0], 3, NULL, .no_bias = true))          \
    ROW(dense_of_a_sequence, "Dense", ONE(3, 2),            \
        tg_dense(in[0], 4, "softmax"))                      \
    ROW(activation, "Activation", ONE(2, 3),                \
        tg_activation_layer(in[0], "sigmoid"))

LAYER_LIST(dense_rows, DENSE_ROWS)

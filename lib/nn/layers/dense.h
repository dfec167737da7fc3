/* Fully connected layers and activations.
 *
 * An activation is given by a name that tg_activation_named knows ("relu");
 * NULL or "linear" stands for none. Where no options follow, it may be left
 * out: tg_dense(x, 1). "leaky_relu" has the slope 0.01, not Keras's 0.2, or 0.3
 * of its LeakyReLU; tg_lambda is for another one. The first argument may be a
 * tg_sequential model: the layer is then added to its end. */
#ifndef TG_NN_LAYERS_DENSE_H
#define TG_NN_LAYERS_DENSE_H

#include "nn/layer.h"

typedef struct tg_dense_options {
    bool no_bias;
    tg_initializer *init; /* of W, from nn/init.h, as tg_init_he_normal; NULL:
                             tg_init_glorot_uniform, as in Keras */
} tg_dense_options;

typedef union tg_dense_call {
    tg_dense_options options;
    struct {
        bool no_bias;
        tg_initializer *init;
    };
} tg_dense_call;

/* `units` neurons, a = f(x W + b) (article 3.2.1): [.. x in] -> [.. x units],
 * over the last axis. param: W [in x units], b [units], 0 at first. Fails
 * unless units is at least 1 and a sample has an axis. Keras: Dense. */
tg_layer *tg_dense(tg_layer *input, int units, const char *activation,
                   tg_dense_options options);

/* The activation alone, by its name: each shape stays as it is. Keras:
 * Activation. */
tg_layer *tg_activation_layer(tg_layer *input, const char *activation);

#endif

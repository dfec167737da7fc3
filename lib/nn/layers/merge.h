/* Layers of several inputs, and functions as layers.
 *
 *     tg_add_layer(TG_LAYERS(input, branch))
 *     tg_concat_layer(TG_LAYERS(a, b), 0) */
#ifndef TG_NN_LAYERS_MERGE_H
#define TG_NN_LAYERS_MERGE_H

#include "nn/layer.h"

/* The sum, and the product, of all inputs, which have one shape. A size of 1
 * is stretched to that of the others. Fail for shapes that differ otherwise,
 * and for a single input. Keras: Add, Multiply. */
tg_layer *tg_add_layer(tg_layers inputs);
tg_layer *tg_mul_layer(tg_layers inputs);

/* The inputs one after the other along an axis of a sample: 0 is the channels
 * of an image, -1 the last. Fails unless all other sizes are equal, and for a
 * single input. Keras: Concatenate (where the batch is axis 0). */
tg_layer *tg_concat_layer(tg_layers inputs, int axis);

/* A function of your own as a layer. It takes a batch x, [n x ..], records ops
 * on it and returns [n x ..]. It is called once with zeros when the layer is
 * made, to find the layer's shape, and again for each batch. So it
 *
 *  - must not make parameters: they would be new in each batch, so that
 *    fails. A layer with parameters is a tg_layer_kind;
 *  - must not keep tensors that it makes: tg_rewind forgets them;
 *  - must not depend on the number of samples, or mix them.
 *
 * Keras: Lambda. */
typedef tg_tensor *tg_layer_function(tg_tensor *x);
tg_layer *tg_lambda(tg_layer *input, tg_layer_function *function);

/* The same for several inputs, x[0], x[1], ..: tg_lambda_of(TG_LAYERS(a, b),
 * distance). */
typedef tg_tensor *tg_layers_function(tg_tensor *const *x);
tg_layer *tg_lambda_of(tg_layers inputs, tg_layers_function *function);

#endif

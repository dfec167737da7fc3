/* Layers of several inputs, and functions as layers.
 *
 *     tg_add_layer(TG_LAYERS(input, branch))
 *     tg_concat_layer(TG_LAYERS(a, b), 0) */
#ifndef TG_NN_LAYERS_MERGE_H
#define TG_NN_LAYERS_MERGE_H

#include "nn/layer.h"

/* The sum, and the product, of all inputs. A size of 1 is stretched to the
 * others'; shapes of samples that do not agree otherwise fail, and so does a
 * single input. Keras: Add, Multiply. */
tg_layer *tg_add_layer(tg_layers inputs);
tg_layer *tg_mul_layer(tg_layers inputs);

/* The inputs one after the other along an axis of a sample: 0 is the channels
 * of an image, -1 the last. Fails unless all other sizes are equal. Keras:
 * Concatenate (which counts the axis of a batch too). */
tg_layer *tg_concat_layer(tg_layers inputs, int axis);

/* A function of the program's own as a layer: it records ops on x, [n x ..],
 * a batch, and returns [n x ..]. It is called once with zeros when the layer
 * is made (its shape is known then), and again for each batch. So it
 *
 *  - must not make parameters, which fails: they would be new in each batch.
 *    A layer with parameters is a tg_layer_kind;
 *  - must not keep tensors that it makes: they are forgotten by tg_rewind;
 *  - must not depend on the number of samples, or mix them.
 *
 * Keras: Lambda. */
typedef tg_tensor *tg_layer_function(tg_tensor *x);
tg_layer *tg_lambda(tg_layer *input, tg_layer_function *function);

/* The same of several inputs, x[0], x[1], ..: tg_lambda_of(TG_LAYERS(a, b),
 * distance). */
typedef tg_tensor *tg_layers_function(tg_tensor *const *x);
tg_layer *tg_lambda_of(tg_layers inputs, tg_layers_function *function);

#endif

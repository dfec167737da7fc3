/* Normalisation and dropout. */
#ifndef TG_NN_LAYERS_NORM_H
#define TG_NN_LAYERS_NORM_H

#include "nn/layer.h"

typedef struct tg_norm_layer_options {
    double momentum; /* of batch_norm's running statistics; 0 means 0.99 */
    double eps;      /* added to the variance; 0 means 0.001, as in Keras */
} tg_norm_layer_options;

typedef union tg_norm_layer_call {
    tg_norm_layer_options options;
    struct {
        double momentum, eps;
    };
} tg_norm_layer_call;

/* (x - mean) / sqrt(var + eps) * gamma + beta for each channel: the first axis
 * of an image [c x h x w], the last axis of any other sample. While training,
 * mean and var (without correction) are the batch's, over all other axes, and
 * running = momentum running + (1 - momentum) batch; else, and where the layer
 * is frozen, they are the running ones. param: gamma [c], 1 at first, and beta
 * [c], 0. state: mean [c], 0 at first, and var [c], 1. Fails for an eps below 0
 * and a momentum outside 0 to 1; a batch to train on needs two numbers a
 * channel. tg_layer_output and tg_model_output leave the running statistics as
 * they were where they fail. Keras: BatchNormalization. */
tg_layer *tg_batch_norm_layer(tg_layer *input, tg_norm_layer_options options);

/* The same over the last axis of each sample, training or not: [.. x c].
 * param: gamma [c], 1 at first, and beta [c], 0. Keras: LayerNormalization. */
tg_layer *tg_layer_norm_layer(tg_layer *input, tg_norm_layer_options options);

/* While training, each number is 0 with probability `rate`, else divided by
 * 1 - rate; drawn from the tape's generator. Else x itself. Fails unless
 * 0 <= rate <= 1. Keras: Dropout. */
tg_layer *tg_dropout_layer(tg_layer *input, double rate);

#endif

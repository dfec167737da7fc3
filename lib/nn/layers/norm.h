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

/* (x - mean) / sqrt(var + eps) * gamma + beta for each channel. Channels are
 * the first axis of an image [c x h x w], and the last axis of any other
 * sample. While training, mean and var are those of the batch, over all other
 * axes (var divides by the count, not by the count - 1), and the running ones
 * follow: running = momentum running + (1 - momentum) batch. Otherwise, and
 * where the layer is frozen, mean and var are the running ones. param: gamma
 * [c], 1 at first, and beta [c], 0 at first. state: mean [c], 0 at first, and
 * var [c], 1 at first. Fails for an eps below 0 and a momentum outside 0 to 1;
 * while training, for a batch with one number a channel. A call that
 * fails, such as tg_model_output or tg_model_loss, leaves the running
 * statistics as they were. Source: Ioffe and Szegedy 2015. Keras:
 * BatchNormalization. */
tg_layer *tg_batch_norm_layer(tg_layer *input, tg_norm_layer_options options);

/* The same over the last axis of each sample, training or not: [.. x c].
 * param: gamma [c], 1 at first, and beta [c], 0 at first. Fails for .momentum.
 * Source: Ba, Kiros and Hinton 2016. Keras: LayerNormalization. */
tg_layer *tg_layer_norm_layer(tg_layer *input, tg_norm_layer_options options);

/* While training, each number becomes 0 with probability `rate`, and is divided
 * by 1 - rate otherwise; the tape's generator decides. When not training, x
 * itself. Fails unless 0 <= rate <= 1. Source: Srivastava et al. 2014. Keras:
 * Dropout. */
tg_layer *tg_dropout_layer(tg_layer *input, double rate);

#endif

/* Normalisation and dropout: compositions of other ops. */
#ifndef TG_OPS_NORM_H
#define TG_OPS_NORM_H

#include "tape/tensor.h"

#define TG_NORM_EPS 1e-5 /* the usual eps */

/* y = (x - mean) / sqrt(var + eps) * gamma + beta over the trailing axes that
 * gamma has, the last where gamma is NULL; var without correction. gamma and
 * beta must have the same shape; either may be NULL. One number to normalise
 * over, as in [n x 1], gives 0 whatever it is, as in PyTorch. Fails for eps < 0
 * too. Ba, Kiros and Hinton 2016. */
tg_tensor *tg_layer_norm(tg_tensor *x, tg_tensor *gamma, tg_tensor *beta,
                         double eps);

/* y = x / sqrt(mean x^2 + eps) * gamma, over the same axes. Zhang and
 * Sennrich 2019. */
tg_tensor *tg_rms_norm(tg_tensor *x, tg_tensor *gamma, double eps);

/* What batch_norm remembers of the batches it was trained on. mean and var
 * are leaves [channels], made before the mark (with tg_input, since they are
 * not learnt); var begins as ones. */
typedef struct tg_running {
    tg_tensor *mean, *var;
    double keep;    /* running = keep * running + (1 - keep) * the batch's;
                       Keras 0.99, PyTorch 0.9 */
    int correction; /* of the variance that is kept: Keras 0, PyTorch 1 */
} tg_running;

/* The same for each channel (axis 1) over all other axes: x [n x channels],
 * [n x channels x h x w]. While training, mean and var are the batch's, and
 * `running` is updated in place (it may be NULL); else they are `running`'s.
 * gamma and beta [channels] may be NULL. While training, fails for one number
 * in each channel, as in PyTorch: it is its own mean, so y would always be 0
 * (Keras gives that 0); and for none. Ioffe and Szegedy 2015. */
tg_tensor *tg_batch_norm(tg_tensor *x, tg_tensor *gamma, tg_tensor *beta,
                         const tg_running *running, bool training, double eps);

/* While training: each number is 0 with probability `rate`, else divided by
 * 1 - rate, so that the mean stays; drawn from the tape's generator (tg_seed).
 * Else x itself. Fails unless 0 <= rate <= 1. Srivastava et al. 2014. */
tg_tensor *tg_dropout(tg_tensor *x, double rate, bool training);

#endif

/* Losses: how wrong an answer is. tg_mse(a, target) is one number, the mean
 * over the terms; tg_mse(a, target, TG_SUM) is their sum, and TG_NONE gives
 * the terms themselves. So the mean of a batch is said once, by the loss.
 *
 * mse, l1, huber, bce, bce_with_logits, kl_div and hinge have a term for each
 * number. a and target must have the same shape, where [n] counts as [n x 1];
 * they are never broadcast. The others have one for each row:
 * classes lie along the last axis, [.. x C], and the terms are [..]. */
#ifndef TG_OPS_LOSS_H
#define TG_OPS_LOSS_H

#include "tape/tensor.h"

/* What becomes of the terms. */
typedef enum tg_reduction { TG_MEAN, TG_SUM, TG_NONE } tg_reduction;

/* ---- a term for each number ---- */

/* (a - target)^2 */
tg_tensor *tg_mse(tg_tensor *a, tg_tensor *target, tg_reduction reduction);

/* |a - target|, gradient 0 where they are equal. Also called mae. */
tg_tensor *tg_l1(tg_tensor *a, tg_tensor *target, tg_reduction reduction);

/* d^2 / 2 where d = |a - target| <= delta, else delta (d - delta / 2). Fails
 * unless delta > 0. Huber 1964; Keras's and PyTorch's delta is 1. */
tg_tensor *tg_huber(tg_tensor *a, tg_tensor *target, double delta,
                    tg_reduction reduction);

/* -target ln p - (1 - target) ln(1 - p) for a probability p. 0 ln 0 is 0; p is
 * not clipped (PyTorch stops ln at -100, Keras clips p). */
tg_tensor *tg_bce(tg_tensor *p, tg_tensor *target, tg_reduction reduction);

/* The same for p = sigmoid(x), computed from the logits x: finite for every
 * finite x, NaN for an infinite one. dx = sigmoid(x) - target. */
tg_tensor *tg_bce_with_logits(tg_tensor *x, tg_tensor *target,
                              tg_reduction reduction);

/* target (ln target - log_p) for logarithms of probabilities; 0 ln 0 is 0.
 * The mean is over all numbers; over rows ("batchmean") it is the sum divided
 * by the rows. */
tg_tensor *tg_kl_div(tg_tensor *log_p, tg_tensor *target,
                     tg_reduction reduction);

/* max(0, 1 - target a) for targets of -1 and 1 */
tg_tensor *tg_hinge(tg_tensor *a, tg_tensor *target, tg_reduction reduction);

/* ---- a term for each row ---- */

/* Options of the cross-entropies. They are given by name, after the reduction
 * or instead of it:
 *
 *     tg_softmax_cross_entropy(logits, labels, .label_smoothing = 0.1)
 *     tg_softmax_cross_entropy(logits, labels, TG_SUM, .ignore_index = 0)
 *
 * The plain function takes only a reduction. The one that takes a struct of
 * options is tg_softmax_cross_entropy_with; there .ignore_index also needs
 * .ignore = true. */
typedef struct tg_cross_entropy_options {
    tg_reduction reduction;
    /* s, from 0 to 1: this share of each row's target is spread equally over
     * all C classes, so target_j becomes (1 - s) target_j + s / C (Szegedy et
     * al. 2016). */
    double label_smoothing;
    /* A row with this integer label does not count: its term and its gradient
     * are 0, whatever its logits are, and the mean is over the other rows.
     * Where there are no others it is NaN, as the mean of nothing is. */
    int ignore_index;
    bool ignore; /* whether ignore_index is given: set where it is named */
} tg_cross_entropy_options;

/* -sum_j target_j ln p_j, for probabilities p [.. x C] and a target of the
 * same shape (one-hot, or probabilities). 0 ln 0 is 0. Keras clips p to
 * [1e-7, 1 - 1e-7] and divides it by its sum; this does neither, so p = 0
 * where the target is not 0 gives inf, as it should. Fails for integer labels,
 * and says how to convert them. */
tg_tensor *tg_categorical_crossentropy(tg_tensor *p, tg_tensor *target,
                                       tg_reduction reduction);
tg_tensor *tg_categorical_crossentropy_with(tg_tensor *p, tg_tensor *target,
                                            tg_cross_entropy_options options);

/* The same for integer labels [..]: -ln p[label]. */
tg_tensor *tg_sparse_categorical_crossentropy(tg_tensor *p, tg_tensor *labels,
                                              tg_reduction reduction);
tg_tensor *
tg_sparse_categorical_crossentropy_with(tg_tensor *p, tg_tensor *labels,
                                        tg_cross_entropy_options options);

/* -sum_j target_j ln softmax(logits)_j, computed from the logits [.. x C] in
 * one op that does not overflow. `target` is [.. x C] (one-hot, or
 * probabilities) or integer labels [..]. For the mean,
 * dlogits = dy / rows * (softmax(logits) - target): the article's delta for
 * softmax and cross-entropy, p - y. */
tg_tensor *tg_softmax_cross_entropy(tg_tensor *logits, tg_tensor *target,
                                    tg_reduction reduction);
tg_tensor *tg_softmax_cross_entropy_with(tg_tensor *logits, tg_tensor *target,
                                         tg_cross_entropy_options options);

/* -log_p[label], for logarithms of probabilities and integer labels. */
tg_tensor *tg_nll(tg_tensor *log_p, tg_tensor *labels, tg_reduction reduction);

#endif

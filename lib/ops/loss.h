/* Losses: how wrong an answer is, as one number, the mean over the samples.
 *
 * Classes lie along the last axis: predictions are [.. x C]. */
#ifndef TG_OPS_LOSS_H
#define TG_OPS_LOSS_H

#include "core/tensor.h"

/* y = mean (a - target)^2, over all numbers; a and target broadcast. */
tg_tensor *tg_mse(tg_tensor *a, tg_tensor *target);

/* y = mean over rows of -sum_j target_j ln p_j, for probabilities p [.. x C]
 * and a target of the same shape (one-hot, or probabilities). 0 ln 0 is 0.
 * Keras clips p to [1e-7, 1 - 1e-7] and divides it by its sum; this does
 * neither, so p = 0 where the target is not gives inf, as it should. Fails for
 * integer labels, and says what to do instead. */
tg_tensor *tg_categorical_crossentropy(tg_tensor *p, tg_tensor *target);

/* The same for integer labels [..]: mean of -ln p[label]. */
tg_tensor *tg_sparse_categorical_crossentropy(tg_tensor *p, tg_tensor *labels);

/* y = mean over rows of -sum_j target_j ln softmax(logits)_j, computed from
 * the logits [.. x C] in one op that does not overflow. `target` is [.. x C]
 * (one-hot, or probabilities) or integer labels [..].
 * dlogits = dy / rows * (softmax(logits) - target): the article's delta for
 * softmax and cross-entropy is p - y. */
tg_tensor *tg_softmax_cross_entropy(tg_tensor *logits, tg_tensor *target);

#ifndef TG_PLAIN_CALLS
#define tg_mse(...) TG_CALL("tg_mse(" #__VA_ARGS__ ")", (tg_mse)(__VA_ARGS__))
#define tg_categorical_crossentropy(...)                     \
    TG_CALL("tg_categorical_crossentropy(" #__VA_ARGS__ ")", \
            (tg_categorical_crossentropy)(__VA_ARGS__))
#define tg_sparse_categorical_crossentropy(...)                     \
    TG_CALL("tg_sparse_categorical_crossentropy(" #__VA_ARGS__ ")", \
            (tg_sparse_categorical_crossentropy)(__VA_ARGS__))
#define tg_softmax_cross_entropy(...)                     \
    TG_CALL("tg_softmax_cross_entropy(" #__VA_ARGS__ ")", \
            (tg_softmax_cross_entropy)(__VA_ARGS__))
#endif

#endif

/* Layers with a memory: simple_rnn, gru, lstm.
 *
 * A sample is [t x d]: t steps in time, of d numbers each. The layer goes
 * through them in order, and carries a state h [units] from step to step, 0
 * before the first. It makes of a sample its last state, [units], or with .all
 * those of all steps, [t x units]. Its parameters do not depend on t: what was
 * trained on long samples can be shared (tg_share) by a model of one step.
 *
 * param: W [d x gates units] for the input, U [units x gates units] for the
 * state, a bias b [gates units]; the gates stand one after the other, in
 * Keras's order. W is tg_init_glorot_uniform at first, U tg_init_orthogonal,
 * b 0. Fails unless a sample is [t x d] and units is at least 1. The first
 * argument may be a tg_sequential model.
 *
 * With .stateful, sample i of a batch goes on where sample i of the batch
 * before ended, training or not; no gradient flows back into that batch.
 * - The samples of a batch go on in the next one, so their order matters:
 *   tg_fit without .in_order fails. It does not reset the states between epochs
 *   (.on_epoch can), and validation data go through the same states.
 * - All batches have the same size, and so does what is left over at the end
 *   of an epoch: another size fails. tg_evaluate and tg_predict take
 *   .batch_size, too. tg_model_reset forgets the states, and their number.
 * - A layer that only ever went on has never seen an empty state: reset it from
 *   time to time while it learns (before each epoch), if it is to begin afresh.
 * - Layers that share parameters share the state. So a model of one step can
 *   write a text letter by letter, once tg_model_reset has made room for a
 *   batch of one. Where pieces that do not go on are learnt, .on_batch can
 *   reset.
 * - tg_layer_output and tg_model_output leave it as it was where they fail.
 *   tg_fit, tg_evaluate and tg_predict run many batches: one that failed has
 *   left a state from the midst of the data, so reset it. */
#ifndef TG_NN_LAYERS_RECURRENT_H
#define TG_NN_LAYERS_RECURRENT_H

#include "nn/layer.h"

typedef struct tg_rnn_options {
    const char *activation; /* f below, by its name; NULL: "tanh" */
    bool all;               /* all states; Keras: return_sequences */
    bool stateful;          /* keep the state from batch to batch */
} tg_rnn_options;

typedef union tg_rnn_call {
    tg_rnn_options options;
    struct {
        const char *activation;
        bool all, stateful;
    };
} tg_rnn_call;

/* h' = f(x W + h U + b) (Elman 1990). One gate. Keras: SimpleRNN. */
tg_layer *tg_simple_rnn(tg_layer *input, int units, tg_rnn_options options);

/* Three gates, z, r and n (Cho et al. 2014):
 *     z  = sigmoid(x Wz + bz + h Uz + cz)     how much of h to keep
 *     r  = sigmoid(x Wr + br + h Ur + cr)     how much of it to use
 *     n  = f(x Wn + bn + r (h Un + cn))       what is new
 *     h' = z h + (1 - z) n
 * with a second bias c [3 units], 0 at first. This is Keras's GRU with its
 * default reset_after = True, whose bias [2 x 3 units] holds b and c. PyTorch's
 * is the same with the gates in the order r, z, n. */
tg_layer *tg_gru(tg_layer *input, int units, tg_rnn_options options);

/* Four gates, i, f, g and o, and a second state s, 0 before the first step
 * (Hochreiter and Schmidhuber 1997, Gers et al. 2000):
 *     i, f, o = sigmoid(x W + h U + b)        add, keep and show how much
 *     g  = f(x Wg + h Ug + bg)                what is new
 *     s' = f s + i g
 *     h' = o f(s')
 * The f of b is 1 at first, so that the state is kept until the layer learns
 * to forget (Keras's unit_forget_bias). Keras: LSTM. */
tg_layer *tg_lstm(tg_layer *input, int units, tg_rnn_options options);

#endif

/* Layers with a memory: simple_rnn, gru, lstm.
 *
 * A sample is [t x d]: t steps in time, of d numbers each. The layer goes
 * through them in order, and carries a state h [units] from step to step, 0
 * before the first. Of a sample it makes its last state, [units], or with .all
 * the states of all steps, [t x units]. Its parameters do not depend on t: a
 * layer that was trained on long samples can be shared (tg_share) by a model
 * whose samples are one step long.
 *
 * param: W [d x gates units] for the input, U [units x gates units] for the
 * state, a bias b [gates units]; the gates stand one after the other, in
 * Keras's order. W is tg_init_glorot_uniform at first, U tg_init_orthogonal,
 * b 0. Fails unless a sample is [t x d] and units is at least 1. The first
 * argument may be a tg_sequential model.
 *
 * With .stateful, sample i of a batch starts in the state in which sample i of
 * the batch before ended, training or not. No gradient flows back into that
 * batch.
 * - Each sample continues one of the batch before, so the order of samples
 *   matters: tg_fit without .in_order fails. It does not reset the states
 *   between epochs (.on_epoch can), and validation data go through the same
 *   states.
 * - All batches must have the same size, the last one of an epoch too: another
 *   size fails. Give the same .batch_size to tg_evaluate and tg_predict.
 *   tg_model_reset forgets the states, and how many there were.
 * - A layer that is never reset has never seen an empty state. If it is to
 *   start from one later, reset it from time to time while it learns, such as
 *   before each epoch. Where a batch does not continue the one before,
 *   .on_batch can reset it.
 * - Layers that share parameters share the state. So a model whose samples are
 *   one step long can write a text letter by letter, once tg_model_reset has
 *   made room for a batch of one.
 * - A call of tg_layer_output or tg_model_output that fails leaves the state as
 *   it was. tg_fit, tg_evaluate and tg_predict run many batches: one that fails
 *   leaves a state from the middle of the data, so reset it. */
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

/* Four gates, i, f, g and o, each with its own columns of W, U and b, and a
 * second state s, 0 before the first step (Hochreiter and Schmidhuber 1997,
 * Gers et al. 2000):
 *     i, f, o = sigmoid(x W + h U + b)        how much to add, keep and show
 *     g  = f(x Wg + h Ug + bg)                what is new
 *     s' = f s + i g
 *     h' = o f(s')
 * The part of b for the gate f is 1 at first, so that the state is kept until
 * the layer learns to forget (Keras's unit_forget_bias). Keras: LSTM. */
tg_layer *tg_lstm(tg_layer *input, int units, tg_rnn_options options);

#endif

/* Rows of layers/recurrent.h and layers/attention.h. */
#include "layers.h"

#define RECURRENT_ROWS(ROW)                                                    \
    ROW(simple_rnn, "SimpleRNN", ONE(4, 2), tg_simple_rnn(in[0], 3))           \
    ROW(simple_rnn_relu, "SimpleRNN", ONE(3, 2),                               \
        tg_simple_rnn(in[0], 3, .all = true, .activation = "relu"))            \
    ROW(simple_rnn_stateful, "SimpleRNN", ONE(3, 2),                           \
        tg_simple_rnn(in[0], 3, .stateful = true))                             \
    ROW(gru, "GRU", ONE(4, 2), tg_gru(in[0], 3))                               \
    ROW(gru_all, "GRU", ONE(3, 2), tg_gru(in[0], 3, .all = true))              \
    ROW(gru_of_one_step, "GRU", ONE(1, 2), tg_gru(in[0], 2, .all = true))      \
    ROW(gru_stateful, "GRU", ONE(3, 2),                                        \
        tg_gru(in[0], 3, .all = true, .stateful = true))                       \
    ROW(lstm, "LSTM", ONE(4, 2), tg_lstm(in[0], 3))                            \
    ROW(lstm_all, "LSTM", ONE(3, 2), tg_lstm(in[0], 3, .all = true))           \
    ROW(lstm_stateful, "LSTM", ONE(3, 2), tg_lstm(in[0], 3, .stateful = true)) \
    ROW(lstm_sigmoid, "LSTM", ONE(3, 2),                                       \
        tg_lstm(in[0], 2, .all = true, .activation = "sigmoid"))               \
    ROW(attention, "MultiHeadAttention", TWO(3, 4),                            \
        tg_multi_head_attention(in[0], in[1], 2, 2))                           \
    ROW(attention_causal, "MultiHeadAttention", TWO(3, 4),                     \
        tg_multi_head_attention(in[0], in[1], 2, 2, .causal = true))           \
    ROW(attention_of_two, "MultiHeadAttention",                                \
        SAMPLES(2, SAMPLE(3, 4), SAMPLE(5, 3)),                                \
        tg_multi_head_attention(in[0], in[1], 2, 2, .causal = true))           \
    ROW(attention_value_dim, "MultiHeadAttention", TWO(3, 2),                  \
        tg_multi_head_attention(in[0], in[1], 2, 3, .value_dim = 1))

LAYER_LIST(recurrent_rows, RECURRENT_ROWS)

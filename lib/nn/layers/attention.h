/* Multi-head attention. */
#ifndef TG_NN_LAYERS_ATTENTION_H
#define TG_NN_LAYERS_ATTENTION_H

#include "nn/layer.h"

typedef struct tg_attention_options {
    int value_dim; /* numbers of a value in each head; 0: key_dim */
    bool causal;   /* position i sees 0 .. i alone, not what comes later */
} tg_attention_options;

typedef union tg_attention_call {
    tg_attention_options options;
    struct {
        int value_dim;
        bool causal;
    };
} tg_attention_call;

/* A position of a text means little without the others. So each position of
 * `query` looks at all positions of `value`, in `heads` ways (Vaswani et al.
 * 2017, section 3.2.2): [t x d] and [t2 x d2] -> [t x d].
 *     q = query Wq + bq,  k = value Wk + bk,  v = value Wv + bv
 * are cut into heads of key_dim (v: value_dim) numbers, and a head is
 *     softmax(q k^T / sqrt(key_dim)) v.
 * The heads, one after the other, times Wo, plus bo, are the result. With
 * .causal the weight of a later position is exactly 0, and so is the gradient
 * that reaches it. tg_multi_head_attention(x, x, 4, 16) is self-attention.
 * The layer does not know in which order positions stand. So add an embedding
 * of them to x, tg_embedding_layer(tg_lambda(tokens, f), t, d), where f makes
 * 0 .. t-1 of each sample: tg_expand(tg_arange(x->tape, 0, t), x->shape).
 *
 * param: Wq, Wk [.. x heads key_dim], Wv [d2 x heads value_dim], Wo [heads
 * value_dim x d], each tg_init_glorot_uniform at first and followed by its
 * bias, 0 at first. Fails unless both samples have two axes, heads and key_dim
 * are at least 1, and value_dim is not negative. Keras:
 * MultiHeadAttention(heads, key_dim)(query, value). */
tg_layer *tg_multi_head_attention(tg_layer *query, tg_layer *value, int heads,
                                  int key_dim, tg_attention_options options);

#endif

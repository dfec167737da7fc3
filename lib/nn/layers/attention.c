/* Multi-head attention. */
#include "nn/layers/attention.h"

#include <math.h>
#include <stdio.h>

#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/matmul.h"
#include "ops/move.h"
#include "ops/part.h"

enum { QUERY = 0, KEY = 2, VALUE = 4, OUT = 6 }; /* W; its b comes next */

typedef struct attention_settings {
    int heads, key_dim;
    tg_attention_options options;
} attention_settings;

static void affine(tg_layer *layer, const char *w, const char *b, int in,
                   int heads, int size)
{
    const int out = tg_checked_size("multi_head_attention",
                                    (long long)heads * size);
    tg_layer_param(layer, w, TG_SHAPE(in, out), tg_init_glorot_uniform);
    tg_layer_param(layer, b, TG_SHAPE(out), NULL);
}

static int value_dim(const attention_settings *s)
{
    return s->options.value_dim ? s->options.value_dim : s->key_dim;
}

static void attention_check(const tg_layer *layer)
{
    const attention_settings *s = layer->settings;
    if (s->heads < 1 || s->key_dim < 1 || s->options.value_dim < 0)
        tg_fail("heads, key_dim and value_dim must be at least 1, got %d, %d "
                "and %d",
                s->heads, s->key_dim, value_dim(s));
    if (layer->in[0]->shape.rank != 2 || layer->in[1]->shape.rank != 2)
        tg_fail_layer(layer,
                      "a sample of %s is [t x d]: t positions of d numbers "
                      "each",
                      layer->name);
}

static void attention_build(tg_layer *layer)
{
    const attention_settings *s = layer->settings;
    const tg_shape q = layer->in[0]->shape, v = layer->in[1]->shape;
    affine(layer, "Wq", "bq", q.dim[1], s->heads, s->key_dim);
    affine(layer, "Wk", "bk", v.dim[1], s->heads, s->key_dim);
    affine(layer, "Wv", "bv", v.dim[1], s->heads, value_dim(s));
    const tg_tensor *wv = layer->param[VALUE];
    affine(layer, "Wo", "bo", wv->shape.dim[1], 1, q.dim[1]);
}

/* x W + b: [n x t x d] -> [n t x ..], all positions in one product. */
static tg_tensor *project(const tg_layer *layer, tg_tensor *x, int w)
{
    const tg_shape s = x->shape;
    x = tg_reshape(x, TG_SHAPE(s.dim[0] * s.dim[1], s.dim[2]));
    x = tg_matmul(x, tg_weight(layer, w));
    return tg_add(x, tg_weight(layer, w + 1));
}

/* The same by heads: [n x heads x t x ..]. */
static tg_tensor *heads_of(const tg_layer *layer, tg_tensor *x, int w)
{
    const int heads = ((const attention_settings *)layer->settings)->heads;
    const int n = x->shape.dim[0], t = x->shape.dim[1];
    x = project(layer, x, w);
    x = tg_reshape(x, TG_SHAPE(n, t, heads, x->shape.dim[1] / heads));
    return tg_permute(x, TG_AXES(0, 2, 1, 3));
}

/* [t x t2]: -inf where column j comes after row i, whose weight is then
 * e^-inf = 0; else 0. */
static tg_tensor *hide_later(tg_tape *tape, int t, int t2)
{
    return tg_triu(tg_full(tape, (double)-INFINITY, TG_SHAPE(t, t2)), 1);
}

static tg_tensor *attention_run(const tg_layer *layer, tg_tensor *const *x,
                                bool training)
{
    (void)training;
    const attention_settings *s = layer->settings;
    const int n = x[0]->shape.dim[0], t = x[0]->shape.dim[1];
    tg_tensor *q = heads_of(layer, x[0], QUERY);
    tg_tensor *k = heads_of(layer, x[1], KEY);
    tg_tensor *v = heads_of(layer, x[1], VALUE);
    q = tg_mul_scalar(q, 1 / sqrt(s->key_dim));
    tg_tensor *score = tg_matmul_transposed(q, false, k, true);
    if (s->options.causal)
        score = tg_add(score, hide_later(layer->tape, t, x[1]->shape.dim[1]));
    tg_tensor *seen = tg_matmul(tg_softmax(score, -1), v);
    seen = tg_permute(seen, TG_AXES(0, 2, 1, 3));
    seen = tg_reshape(seen, TG_SHAPE(n, t, s->heads * value_dim(s)));
    return tg_reshape(project(layer, seen, OUT), x[0]->shape);
}

static void attention_show(const tg_layer *layer, char *text, size_t size)
{
    const attention_settings *s = layer->settings;
    snprintf(text, size, "%d heads of %d%s", s->heads, s->key_dim,
             s->options.causal ? ", causal" : "");
}

static const tg_layer_kind attention = {
    .name = "multi_head_attention",
    .arity = 2,
    .check = attention_check,
    .build = attention_build,
    .run = attention_run,
    .show = attention_show,
    .linear = true,
};

tg_layer *tg_multi_head_attention(tg_layer *query, tg_layer *value, int heads,
                                  int key_dim, tg_attention_options options)
{
    return tg_layer_new(&attention, (tg_layers){2, {query, value}}, NULL,
                        &(attention_settings){heads, key_dim, options},
                        sizeof(attention_settings));
}

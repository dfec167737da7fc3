/* Layers that give the same numbers another shape, and vectors for words. */
#include "nn/layers/shape.h"

#include <stdio.h>

#include "ops/index.h"
#include "ops/move.h"

/* ---- reshape; flatten is a reshape to [-1] ---- */

/* The shape with the number that -1 stands for. Fails unless the numbers of a
 * sample fit it. */
static tg_shape filled_in(const tg_layer *layer)
{
    tg_shape shape = *(const tg_shape *)layer->settings;
    const size_t count = tg_shape_count(layer->in[0]->shape);
    size_t known = 1;
    int left = -1;
    for (int i = 0; i < shape.rank && known > 0; i++)
        if (shape.dim[i] == -1 && left < 0)
            left = i;
        else
            known = shape.dim[i] < 1 || known > count
                        ? 0
                        : known * (size_t)shape.dim[i];
    if (known == 0 || count % known != 0 || (left < 0 && known != count) ||
        shape.rank >= TG_MAX_RANK)
        tg_fail_layer(layer,
                      "the %zu numbers of a sample cannot be shaped %s; the "
                      "first axis of a batch is not part of it",
                      count, tg_shape_print(shape).text);
    if (left >= 0)
        shape.dim[left] = (int)(count / known);
    return shape;
}

static tg_tensor *reshape_run(const tg_layer *layer, tg_tensor *const *x,
                              bool training)
{
    (void)training;
    const tg_shape sample = filled_in(layer);
    return tg_reshape(x[0], tg_batch_shape(x[0]->shape.dim[0], sample));
}

static void reshape_show(const tg_layer *layer, char *text, size_t size)
{
    snprintf(text, size, "%s", tg_shape_print(filled_in(layer)).text);
}

static const tg_layer_kind reshape = {
    .name = "reshape",
    .arity = 1,
    .run = reshape_run,
    .show = reshape_show,
};
static const tg_layer_kind flatten = {
    .name = "flatten",
    .arity = 1,
    .run = reshape_run,
};

tg_layer *tg_reshape_layer(tg_layer *input, tg_shape shape)
{
    return tg_layer_new(&reshape, tg_layers_one(input), NULL, &shape,
                        sizeof shape);
}

tg_layer *tg_flatten(tg_layer *input)
{
    const tg_shape row = {1, {-1}};
    return tg_layer_new(&flatten, tg_layers_one(input), NULL, &row, sizeof row);
}

/* ---- embedding ---- */

typedef struct table {
    int words, dimension;
} table;

static void small(tg_tensor *w, tg_rng *rng)
{
    tg_init_uniform(w, -0.05, 0.05, rng);
}

static void embedding_build(tg_layer *layer)
{
    const table *t = layer->settings;
    if (t->words < 1 || t->dimension < 1)
        tg_fail("words and their dimension must be at least 1, got %d and %d",
                t->words, t->dimension);
    tg_layer_param(layer, "W", TG_SHAPE(t->words, t->dimension), small);
}

static tg_tensor *embedding_run(const tg_layer *layer, tg_tensor *const *x,
                                bool training)
{
    (void)training;
    return tg_embedding(tg_weight(layer, 0), x[0]);
}

static void embedding_show(const tg_layer *layer, char *text, size_t size)
{
    snprintf(text, size, "%d words", ((const table *)layer->settings)->words);
}

static const tg_layer_kind embedding = {
    .name = "embedding",
    .arity = 1,
    .build = embedding_build,
    .run = embedding_run,
    .show = embedding_show,
};

tg_layer *tg_embedding_layer(tg_layer *input, int words, int dimension)
{
    const table t = {words, dimension};
    return tg_layer_new(&embedding, tg_layers_one(input), NULL, &t, sizeof t);
}

/* Layers that give the same numbers another shape, and vectors for words. */
#include "nn/layers/shape.h"

#include <stdio.h>

#include "ops/index.h"
#include "ops/move.h"

/* ---- flatten and reshape ---- */

/* The samples of x, [n x ..], each as `shape`. */
static tg_tensor *reshaped(tg_tensor *x, tg_shape shape)
{
    return tg_reshape(x, tg_batch_shape(x->shape.dim[0], shape));
}

static tg_tensor *flatten_run(const tg_layer *layer, tg_tensor *const *x,
                              bool training)
{
    (void)training;
    const size_t count = tg_shape_count(layer->in[0]->shape);
    return reshaped(x[0], TG_SHAPE((int)count));
}

static const tg_layer_kind flatten = {
    .name = "flatten",
    .arity = 1,
    .run = flatten_run,
};

tg_layer *tg_flatten(tg_layer *input)
{
    return tg_layer_new(&flatten, tg_layers_one(input), NULL, NULL, 0);
}

/* The shape with the number that -1 stands for. Fails unless the numbers of a
 * sample fit it. */
static tg_shape filled_in(const tg_layer *layer)
{
    tg_shape shape = *(const tg_shape *)layer->settings;
    const size_t count = tg_shape_count(layer->in[0]->shape);
    size_t known = 1;
    int left = -1, wrong = shape.rank >= TG_MAX_RANK;
    for (int i = 0; i < shape.rank; i++)
        if (shape.dim[i] == -1 && left < 0)
            left = i;
        else if (shape.dim[i] < 1 || known > count)
            wrong = true;
        else
            known *= (size_t)shape.dim[i];
    if (wrong || (left < 0 ? known != count : count % known != 0))
        tg_fail_layer(layer,
                      "the %zu numbers of a sample cannot be shaped %s; the "
                      "first axis of a batch is not part of it",
                      count, tg_shape_print(shape).text);
    if (left >= 0)
        shape.dim[left] = (int)(count / known);
    return shape;
}

static void reshape_check(const tg_layer *layer)
{
    (void)filled_in(layer);
}

static tg_tensor *reshape_run(const tg_layer *layer, tg_tensor *const *x,
                              bool training)
{
    (void)training;
    return reshaped(x[0], filled_in(layer));
}

static void reshape_show(const tg_layer *layer, char *text, size_t size)
{
    snprintf(text, size, "%s", tg_shape_print(filled_in(layer)).text);
}

static const tg_layer_kind reshape = {
    .name = "reshape",
    .arity = 1,
    .check = reshape_check,
    .run = reshape_run,
    .show = reshape_show,
};

tg_layer *tg_reshape_layer(tg_layer *input, tg_shape shape)
{
    return tg_layer_new(&reshape, tg_layers_one(input), NULL, &shape,
                        sizeof shape);
}

/* ---- embedding ---- */

typedef struct embedding_settings {
    int words, dimension;
} embedding_settings;

static void embedding_check(const tg_layer *layer)
{
    const embedding_settings *s = layer->settings;
    if (s->words < 1 || s->dimension < 1)
        tg_fail("words and their dimension must be at least 1, got %d and %d",
                s->words, s->dimension);
}

static void small(tg_tensor *w, tg_rng *rng)
{
    tg_init_uniform(w, -0.05, 0.05, rng);
}

static void embedding_build(tg_layer *layer)
{
    const embedding_settings *s = layer->settings;
    tg_layer_param(layer, "W", TG_SHAPE(s->words, s->dimension), small);
}

static tg_tensor *embedding_run(const tg_layer *layer, tg_tensor *const *x,
                                bool training)
{
    (void)training;
    return tg_embedding(tg_weight(layer, 0), x[0]);
}

static void embedding_show(const tg_layer *layer, char *text, size_t size)
{
    const embedding_settings *s = layer->settings;
    snprintf(text, size, "%d words of %d", s->words, s->dimension);
}

static const tg_layer_kind embedding = {
    .name = "embedding",
    .arity = 1,
    .check = embedding_check,
    .build = embedding_build,
    .run = embedding_run,
    .show = embedding_show,
};

tg_layer *tg_embedding_layer(tg_layer *input, int words, int dimension)
{
    return tg_layer_new(&embedding, tg_layers_one(input), NULL,
                        &(embedding_settings){words, dimension},
                        sizeof(embedding_settings));
}

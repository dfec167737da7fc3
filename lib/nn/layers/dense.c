/* Dense, and activations as layers of their own. */
#include "nn/layers/dense.h"

#include <stdio.h>

#include "ops/elementwise.h"
#include "ops/matmul.h"

/* ---- dense: x W + b ---- */

typedef struct dense_settings {
    int units;
    tg_dense_options options;
} dense_settings;

static void dense_check(const tg_layer *layer)
{
    const dense_settings *s = layer->settings;
    if (s->units < 1)
        tg_fail("units must be at least 1, got %d", s->units);
    if (layer->in[0]->shape.rank < 1)
        tg_fail_layer(layer, "a dense layer needs an axis to sum over");
}

static void dense_build(tg_layer *layer)
{
    const dense_settings *s = layer->settings;
    const tg_shape in = layer->in[0]->shape;
    tg_layer_param(layer, "W", TG_SHAPE(in.dim[in.rank - 1], s->units),
                   s->options.init ? s->options.init : tg_init_glorot_uniform);
    if (!s->options.no_bias)
        tg_layer_param(layer, "b", TG_SHAPE(s->units), NULL);
}

static tg_tensor *dense_run(const tg_layer *layer, tg_tensor *const *x,
                            bool training)
{
    (void)training;
    tg_tensor *z = tg_matmul(x[0], tg_weight(layer, 0));
    return layer->params > 1 ? tg_add(z, tg_weight(layer, 1)) : z;
}

static void dense_show(const tg_layer *layer, char *text, size_t size)
{
    const int units = ((const dense_settings *)layer->settings)->units;
    snprintf(text, size, "%d unit%s", units, units == 1 ? "" : "s");
}

static const tg_layer_kind dense = {
    .name = "dense",
    .arity = 1,
    .check = dense_check,
    .build = dense_build,
    .run = dense_run,
    .show = dense_show,
    .linear = true,
};

tg_layer *tg_dense(tg_layer *input, int units, const char *activation,
                   tg_dense_options options)
{
    return tg_layer_new(&dense, tg_layers_one(input), activation,
                        &(dense_settings){units, options},
                        sizeof(dense_settings));
}

/* ---- activation: x, and then what comes last in any layer ---- */

static tg_tensor *same_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    (void)layer, (void)training;
    return x[0];
}

static const tg_layer_kind activation = {
    .name = "activation",
    .arity = 1,
    .run = same_run,
    .linear = true, /* the program says so */
};

tg_layer *tg_activation_layer(tg_layer *input, const char *name)
{
    return tg_layer_new(&activation, tg_layers_one(input), name, NULL, 0);
}

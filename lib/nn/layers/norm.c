/* Normalisation and dropout. */
#include "nn/layers/norm.h"

#include <stdio.h>

#include "ops/move.h"
#include "ops/norm.h"

/* ---- batch_norm and layer_norm ---- */

typedef struct norm_settings {
    double eps, momentum;
} norm_settings;

static int last_axis(const tg_layer *layer)
{
    const tg_shape in = layer->in[0]->shape;
    if (in.rank < 1)
        tg_fail_layer(layer, "%s needs an axis of a sample to work on",
                      layer->kind->name);
    return in.dim[in.rank - 1];
}

static bool is_image(const tg_layer *layer)
{
    return layer->in[0]->shape.rank == 3;
}

static void norm_check(const tg_layer *layer)
{
    const norm_settings *s = layer->settings;
    (void)last_axis(layer);
    if (!(s->eps > 0) || !(s->momentum >= 0 && s->momentum < 1))
        tg_fail("eps must be > 0, and momentum between 0 and 1, got %g and %g",
                s->eps, s->momentum);
}

static void ones(tg_tensor *w, tg_rng *rng)
{
    (void)rng;
    tg_init_constant(w, 1);
}

static void add_gamma_and_beta(tg_layer *layer, int channels)
{
    tg_layer_param(layer, "gamma", TG_SHAPE(channels), ones);
    tg_layer_param(layer, "beta", TG_SHAPE(channels), NULL);
}

static void batch_norm_build(tg_layer *layer)
{
    const int channels = is_image(layer) ? layer->in[0]->shape.dim[0]
                                         : last_axis(layer);
    add_gamma_and_beta(layer, channels);
    tg_layer_state(layer, "mean", TG_SHAPE(channels), 0);
    tg_layer_state(layer, "var", TG_SHAPE(channels), 1);
}

/* The op's channels are axis 1: where they are the last, the axes before them
 * become one. */
static tg_tensor *batch_norm_run(const tg_layer *layer, tg_tensor *const *x,
                                 bool training)
{
    const norm_settings *s = layer->settings;
    const tg_running running = {layer->state[0], layer->state[1], s->momentum,
                                0};
    const bool in_place = is_image(layer) || x[0]->shape.rank == 2;
    tg_tensor *rows = x[0];
    if (!in_place)
        rows = tg_reshape(rows, TG_SHAPE(-1, last_axis(layer)));
    tg_tensor *y = tg_batch_norm(rows, tg_weight(layer, 0), tg_weight(layer, 1),
                                 &running, training && !layer->owner->frozen,
                                 s->eps);
    return in_place ? y : tg_reshape(y, x[0]->shape);
}

static void batch_norm_show(const tg_layer *layer, char *text, size_t size)
{
    const norm_settings *s = layer->settings;
    snprintf(text, size, "eps %g, momentum %g", s->eps, s->momentum);
}

static const tg_layer_kind batch_norm = {
    .name = "batch_norm",
    .arity = 1,
    .check = norm_check,
    .build = batch_norm_build,
    .run = batch_norm_run,
    .show = batch_norm_show,
};

tg_layer *tg_batch_norm_layer(tg_layer *input, tg_batch_norm_layer_options o)
{
    const norm_settings s = {o.eps == 0 ? 1e-3 : o.eps,
                             o.momentum == 0 ? 0.99 : o.momentum};
    return tg_layer_new(&batch_norm, tg_layers_one(input), NULL, &s, sizeof s);
}

static void layer_norm_build(tg_layer *layer)
{
    add_gamma_and_beta(layer, last_axis(layer));
}

static tg_tensor *layer_norm_run(const tg_layer *layer, tg_tensor *const *x,
                                 bool training)
{
    (void)training;
    return tg_layer_norm(x[0], tg_weight(layer, 0), tg_weight(layer, 1),
                         ((const norm_settings *)layer->settings)->eps);
}

static void layer_norm_show(const tg_layer *layer, char *text, size_t size)
{
    snprintf(text, size, "eps %g",
             ((const norm_settings *)layer->settings)->eps);
}

static const tg_layer_kind layer_norm = {
    .name = "layer_norm",
    .arity = 1,
    .check = norm_check,
    .build = layer_norm_build,
    .run = layer_norm_run,
    .show = layer_norm_show,
};

tg_layer *tg_layer_norm_layer(tg_layer *input, tg_layer_norm_layer_options o)
{
    const norm_settings s = {.eps = o.eps == 0 ? 1e-3 : o.eps};
    return tg_layer_new(&layer_norm, tg_layers_one(input), NULL, &s, sizeof s);
}

/* ---- dropout ---- */

static tg_tensor *dropout_run(const tg_layer *layer, tg_tensor *const *x,
                              bool training)
{
    return tg_dropout(x[0], *(const double *)layer->settings, training);
}

static void dropout_show(const tg_layer *layer, char *text, size_t size)
{
    snprintf(text, size, "rate %g", *(const double *)layer->settings);
}

static const tg_layer_kind dropout = {
    .name = "dropout",
    .arity = 1,
    .run = dropout_run,
    .show = dropout_show,
};

tg_layer *tg_dropout_layer(tg_layer *input, double rate)
{
    return tg_layer_new(&dropout, tg_layers_one(input), NULL, &rate,
                        sizeof rate);
}

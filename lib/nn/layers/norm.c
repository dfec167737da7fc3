/* Normalisation and dropout. */
#include "nn/layers/norm.h"

#include <stdio.h>

#include "ops/move.h"
#include "ops/norm.h"

/* ---- batch_norm and layer_norm: their settings are their options ---- */

static void norm_check(const tg_layer *layer)
{
    const tg_norm_layer_options *o = layer->settings;
    if (layer->in[0]->shape.rank < 1)
        tg_fail_layer(layer, "%s needs an axis of a sample to work on",
                      layer->kind->name);
    if (!(o->eps > 0))
        tg_fail(".eps must be > 0, got %g", o->eps);
    if (!(o->momentum > 0 && o->momentum < 1))
        tg_fail(".momentum must be between 0 and 1, got %g", o->momentum);
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

static int last_size(tg_shape shape)
{
    return shape.dim[shape.rank - 1];
}

static void batch_norm_build(tg_layer *layer)
{
    const tg_shape in = layer->in[0]->shape;
    const int channels = in.rank == 3 ? in.dim[0] : last_size(in);
    add_gamma_and_beta(layer, channels);
    tg_layer_state(layer, "mean", TG_SHAPE(channels), 0);
    tg_layer_state(layer, "var", TG_SHAPE(channels), 1);
}

/* The op's channels are axis 1. Where they are the last, and not that, the axes
 * before them become one. */
static tg_tensor *batch_norm_run(const tg_layer *layer, tg_tensor *const *x,
                                 bool training)
{
    const tg_norm_layer_options *o = layer->settings;
    const tg_running running = {layer->state[0], layer->state[1], o->momentum,
                                0};
    const tg_shape shape = x[0]->shape;
    const bool as_it_is = shape.rank == 4 || shape.rank == 2;
    tg_tensor *rows = as_it_is
                          ? x[0]
                          : tg_reshape(x[0], TG_SHAPE(-1, last_size(shape)));
    tg_tensor *y = tg_batch_norm(rows, tg_weight(layer, 0), tg_weight(layer, 1),
                                 &running, training && !layer->frozen, o->eps);
    return as_it_is ? y : tg_reshape(y, shape);
}

static void layer_norm_build(tg_layer *layer)
{
    add_gamma_and_beta(layer, last_size(layer->in[0]->shape));
}

static tg_tensor *layer_norm_run(const tg_layer *layer, tg_tensor *const *x,
                                 bool training)
{
    (void)training;
    const tg_norm_layer_options *o = layer->settings;
    return tg_layer_norm(x[0], tg_weight(layer, 0), tg_weight(layer, 1),
                         o->eps);
}

static void norm_show(const tg_layer *layer, char *text, size_t size)
{
    const tg_norm_layer_options *o = layer->settings;
    const int n = snprintf(text, size, "eps %g", o->eps);
    if (layer->states)
        snprintf(text + n, size - (size_t)n, ", momentum %g", o->momentum);
}

static const tg_layer_kind batch_norm = {
    .name = "batch_norm",
    .arity = 1,
    .check = norm_check,
    .build = batch_norm_build,
    .run = batch_norm_run,
    .show = norm_show,
};
static const tg_layer_kind layer_norm = {
    .name = "layer_norm",
    .arity = 1,
    .check = norm_check,
    .build = layer_norm_build,
    .run = layer_norm_run,
    .show = norm_show,
};

static tg_layer *norm_layer(const tg_layer_kind *kind, tg_layer *input,
                            tg_norm_layer_options o)
{
    o.eps = o.eps == 0 ? 1e-3 : o.eps;
    o.momentum = o.momentum == 0 ? 0.99 : o.momentum;
    return tg_layer_new(kind, tg_layers_one(input), NULL, &o, sizeof o);
}

tg_layer *tg_batch_norm_layer(tg_layer *input, tg_norm_layer_options options)
{
    return norm_layer(&batch_norm, input, options);
}

tg_layer *tg_layer_norm_layer(tg_layer *input, tg_norm_layer_options options)
{
    if (options.momentum != 0)
        tg_fail(".momentum is for tg_batch_norm_layer: this one keeps nothing");
    return norm_layer(&layer_norm, input, options);
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

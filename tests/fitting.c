/* Data and small models for the tests of fit. */
#include "fitting.h"

#include <string.h>

points points_new(size_t n, uint64_t seed)
{
    points p = {tg_array_new(TG_F64, 2, (size_t[]){n, 2}),
                tg_array_new(TG_U8, 1, (size_t[]){n})};
    tg_rng rng = tg_rng_new(seed);
    for (size_t i = 0; i < n; i++) {
        double *xy = (double *)p.x->data + 2 * i;
        xy[0] = 2 * tg_rng_uniform(&rng) - 1;
        xy[1] = 2 * tg_rng_uniform(&rng) - 1;
        ((uint8_t *)p.label->data)[i] = xy[0] * xy[1] > 0;
    }
    return p;
}

void points_free(points *p)
{
    tg_array_free(p->x);
    tg_array_free(p->label);
}

/* ---- layers ---- */

static void norm_build(tg_layer *layer)
{
    tg_layer_state(layer, "mean", layer->in[0]->shape, 0);
    tg_layer_state(layer, "var", layer->in[0]->shape, 1);
}

static tg_tensor *norm_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    const tg_running running = {layer->state[0], layer->state[1], 0.9, 0};
    return tg_batch_norm(x[0], NULL, NULL, &running, training, TG_NORM_EPS);
}

static tg_tensor *drop_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    (void)layer;
    return tg_dropout(x[0], 0.25, training);
}

static const tg_layer_kind norm = {
    .name = "norm", .arity = 1, .build = norm_build, .run = norm_run};
static const tg_layer_kind drop = {.name = "drop", .arity = 1, .run = drop_run};

tg_layer *noisy_layers(tg_layer *input)
{
    tg_layer *n = tg_layer_new(&norm, tg_layers_one(input), NULL, NULL, 0);
    return tg_layer_new(&drop, tg_layers_one(n), NULL, NULL, 0);
}

/* ---- models ---- */

static tg_model *model_of(tg_tape *tape, bool noisy)
{
    tg_seed(tape, 7);
    tg_layer *input = tg_input_layer(tape, 2);
    tg_layer *hidden = tg_dense(input, 6, "tanh");
    if (noisy)
        hidden = noisy_layers(hidden);
    tg_model *model = tg_model_of(input, tg_dense(hidden, 2, "softmax"));
    tg_compile(model, tg_adam(tape, 0.05), "sparse_categorical_crossentropy",
               "accuracy");
    return model;
}

tg_model *point_model(tg_tape *tape)
{
    return model_of(tape, false);
}

tg_model *noisy_model(tg_tape *tape)
{
    return model_of(tape, true);
}

tg_model *line_of(tg_tape *tape, int inputs, double rate)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, inputs);
    tg_dense(model, 1, NULL);
    tg_compile(model, tg_sgd(tape, rate), "mse", NULL);
    return model;
}

static double add(double sum, const tg_tensor *t)
{
    for (size_t i = 0; i < t->count; i++)
        sum = 0.9 * sum + (double)t->data[i];
    return sum;
}

double sum_of(const tg_model *model)
{
    double sum = 0;
    for (int i = 0; i < model->nodes; i++) {
        const tg_layer *l = model->node[i].layer;
        for (int k = 0; k < l->params; k++)
            sum = add(sum, l->param[k]);
        for (int k = 0; k < l->states; k++)
            sum = add(sum, l->state[k]);
    }
    return sum;
}

tg_array *array_of(size_t n, size_t row, const double *data)
{
    tg_array *a = tg_array_new(TG_F64, 2, (size_t[]){n, row});
    memcpy(a->data, data, n * row * sizeof *data);
    return a;
}

/* Layers, and the choice of activation, optimiser and loss by name. */
#include "nn/model.h"

#include <stdio.h>
#include <string.h>

#include "tape/scope.h"
#include "nn/init.h"
#include "ops/activation.h"
#include "ops/elementwise.h"
#include "ops/loss.h"
#include "ops/matmul.h"

/* ---- what goes by a name ---- */

static const struct {
    const char *name;
    tg_loss *function;
    tg_loss *from_logits; /* used instead behind a softmax; or NULL */
} losses[] = {
    {"mse", tg_mse, NULL},
    {"categorical_crossentropy", tg_categorical_crossentropy,
     tg_softmax_cross_entropy},
    {"sparse_categorical_crossentropy", tg_sparse_categorical_crossentropy,
     tg_softmax_cross_entropy},
};

/* ---- building ---- */

tg_model *tg_sequential(tg_tape *tape)
{
    tg_model *model = tg_tape_keep(tape, sizeof *model);
    model->tape = tape;
    return model;
}

void tg_input_layer(tg_model *model, int inputs)
{
    if (model->layers > 0)
        tg_fail("the input layer comes first");
    if (inputs < 1)
        tg_fail("a sample has at least one number, not %d", inputs);
    model->inputs = model->outputs = inputs;
}

static tg_tensor *numbered_param(tg_model *model, const char *letter,
                                 tg_shape shape)
{
    char name[32];
    snprintf(name, sizeof name, "%s%d", letter, model->layers + 1);
    return tg_param(model->tape, name, shape);
}

void tg_dense(tg_model *model, int units, const char *activation)
{
    if (model->inputs == 0)
        tg_fail("tg_input_layer comes before the first tg_dense");
    if (units < 1)
        tg_fail("a layer has at least one neuron, not %d", units);
    tg_layer *layer = tg_tape_keep(model->tape, sizeof *layer);
    layer->activation = tg_activation_named(activation);
    layer->site = tg_site_now();
    snprintf(layer->name, sizeof layer->name, "layer %d", model->layers + 1);
    layer->w = numbered_param(model, "W", TG_SHAPE(model->outputs, units));
    layer->b = numbered_param(model, "b", TG_SHAPE(units));
    tg_init_glorot_uniform(layer->w, &model->tape->rng);

    if (model->last)
        model->last->next = layer;
    else
        model->first = layer;
    model->last = layer;
    model->layers++;
    model->outputs = units;
}

size_t tg_model_parameters(const tg_model *model)
{
    size_t count = 0;
    for (const tg_layer *l = model->first; l; l = l->next)
        count += l->w->count + l->b->count;
    return count;
}

/* ---- running ---- */

/* What a layer records has the line of the program that made the layer, and
 * a scope of its own. */
static void enter(const tg_layer *layer)
{
    tg_site_push(layer->site);
    tg_scope(layer->w->tape, layer->name);
}

static tg_tensor *leave(const tg_layer *layer, tg_tensor *result)
{
    tg_scope_end(layer->w->tape);
    tg_site_pop();
    return result;
}

/* z = x W + b */
static tg_tensor *weigh(const tg_layer *layer, tg_tensor *x)
{
    enter(layer);
    return leave(layer, tg_add(tg_matmul(x, layer->w), layer->b));
}

/* a = f(x W + b) */
static tg_tensor *run(const tg_layer *layer, tg_tensor *x)
{
    enter(layer);
    tg_tensor *z = tg_add(tg_matmul(x, layer->w), layer->b);
    return leave(layer, layer->activation ? layer->activation(z) : z);
}

/* The input of the last layer. */
static tg_tensor *below_last(tg_model *model, tg_tensor *x)
{
    if (!model->last)
        tg_fail("the model has no layer yet");
    for (const tg_layer *l = model->first; l != model->last; l = l->next)
        x = run(l, x);
    return x;
}

tg_tensor *tg_model_logits(tg_model *model, tg_tensor *x)
{
    x = below_last(model, x);
    return weigh(model->last, x);
}

tg_tensor *tg_model_output(tg_model *model, tg_tensor *x)
{
    x = below_last(model, x);
    return run(model->last, x);
}

/* ---- compiling ---- */

static void choose_loss(tg_model *model, const char *name)
{
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++) {
        if (strcmp(losses[i].name, name) != 0)
            continue;
        model->from_logits = losses[i].from_logits &&
                             model->last->activation ==
                                 tg_activation_named("softmax");
        model->loss = model->from_logits ? losses[i].from_logits
                                         : losses[i].function;
        model->loss_name = losses[i].name;
        return;
    }
    tg_fail("there is no loss \"%s\": mse, categorical_crossentropy, "
            "sparse_categorical_crossentropy",
            name);
}

void tg_compile_with(tg_model *model, tg_optimizer *optimizer, const char *loss,
                     const char *metric)
{
    if (!model->last)
        tg_fail("the model has no layer yet");
    if (metric && strcmp(metric, "accuracy") != 0)
        tg_fail("there is no metric \"%s\": accuracy, or NULL", metric);
    choose_loss(model, loss);
    model->accuracy = metric != NULL;
    model->optimizer = optimizer;
}

void tg_compile(tg_model *model, const char *optimizer, const char *loss,
                const char *metric)
{
    tg_compile_with(model, tg_optimizer_named(model->tape, optimizer), loss,
                    metric);
}

tg_tensor *tg_model_loss(tg_model *model, tg_tensor *x, tg_tensor *target,
                         tg_tensor **output)
{
    if (!model->loss)
        tg_fail("the model has no loss yet: tg_compile comes first");
    tg_tensor *prediction = model->from_logits ? tg_model_logits(model, x)
                                               : tg_model_output(model, x);
    if (output)
        *output = prediction;
    return model->loss(prediction, target);
}

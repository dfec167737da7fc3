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

typedef struct named_loss {
    const char *name;
    tg_loss *function;
    tg_loss *from_logits; /* computes it from the logits of the softmax that
                             it needs; NULL: any activation will do */
} named_loss;

static const named_loss losses[] = {
    {"mse", tg_mse, NULL},
    {"categorical_crossentropy", tg_categorical_crossentropy,
     tg_softmax_cross_entropy},
    {"sparse_categorical_crossentropy", tg_sparse_categorical_crossentropy,
     tg_softmax_cross_entropy},
};

/* ---- building ---- */

static void check_given(const tg_model *model)
{
    if (!model)
        tg_fail("the model is NULL: tg_sequential(tape) makes one");
}

tg_model *tg_sequential(tg_tape *tape)
{
    if (!tape)
        tg_fail("the tape is NULL: tg_tape_new() makes one");
    tg_model *model = tg_tape_keep(tape, sizeof *model);
    model->tape = tape;
    return model;
}

void tg_input_layer(tg_model *model, int inputs)
{
    check_given(model);
    if (model->layers > 0)
        tg_fail("tg_input_layer comes before the first tg_dense");
    if (inputs < 1)
        tg_fail("inputs must be at least 1, got %d", inputs);
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
    check_given(model);
    if (model->inputs == 0)
        tg_fail("tg_input_layer comes before the first tg_dense");
    if (model->optimizer)
        tg_fail("tg_dense comes before tg_compile: the optimiser of this "
                "model would not train the new layer");
    if (units < 1)
        tg_fail("units must be at least 1, got %d", units);
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
    check_given(model);
    for (const tg_layer *l = model->first; l; l = l->next)
        count += l->w->count + l->b->count;
    return count;
}

/* ---- running ---- */

/* What a layer records carries the program line that made the layer, and a
 * scope of its own. */
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

static void check_layers(const tg_model *model)
{
    check_given(model);
    if (!model->last)
        tg_fail("the model has no layer yet: tg_dense adds one");
}

/* The input of the last layer. */
static tg_tensor *below_last(tg_model *model, tg_tensor *x)
{
    if (!x)
        tg_fail("x is NULL");
    for (const tg_layer *l = model->first; l != model->last; l = l->next)
        x = run(l, x);
    return x;
}

tg_tensor *tg_model_logits(tg_model *model, tg_tensor *x)
{
    tg_attempt attempt;
    check_layers(model);
    tg_attempt_begin(&attempt, model->tape);
    tg_tensor *z = weigh(model->last, below_last(model, x));
    tg_attempt_end(&attempt);
    return z;
}

tg_tensor *tg_model_output(tg_model *model, tg_tensor *x)
{
    tg_attempt attempt;
    check_layers(model);
    tg_attempt_begin(&attempt, model->tape);
    tg_tensor *a = run(model->last, below_last(model, x));
    tg_attempt_end(&attempt);
    return a;
}

/* ---- compiling ---- */

/* A cross-entropy compares probabilities that sum to 1. */
static void check_probabilities(const tg_model *model, const char *loss)
{
    if (model->outputs == 1)
        tg_fail("loss \"%s\" compares classes, and the softmax of 1 output "
                "is always 1: give the last layer a unit for each class, or "
                "use \"mse\" after a \"sigmoid\"",
                loss);
    if (model->last->activation != tg_activation_named("softmax"))
        tg_fail("loss \"%s\" needs probabilities, and the last layer is not "
                "a softmax: make it tg_dense(model, %d, \"softmax\")",
                loss, model->outputs);
}

static const named_loss *find_loss(const tg_model *model, const char *name)
{
    for (size_t i = 0; name && i < sizeof losses / sizeof *losses; i++) {
        if (strcmp(losses[i].name, name) != 0)
            continue;
        if (losses[i].from_logits)
            check_probabilities(model, name);
        return &losses[i];
    }
    tg_fail("there is no loss \"%s\": mse, categorical_crossentropy, "
            "sparse_categorical_crossentropy",
            name ? name : "NULL");
}

/* All but the optimiser is checked before one is made: what a failed compile
 * leaves on the tape would count as a holder of the parameters. */
static const named_loss *check_choice(const tg_model *model, const char *loss,
                                      const char *metric)
{
    check_layers(model);
    for (const tg_layer *l = model->first; l; l = l->next)
        if (!tg_is_live(l->w) || !tg_is_live(l->b))
            tg_fail("%s was forgotten by tg_rewind: make the model before "
                    "tg_tape_mark",
                    l->name);
    if (metric && strcmp(metric, "accuracy") != 0)
        tg_fail("there is no metric \"%s\": accuracy, or NULL", metric);
    return find_loss(model, loss);
}

static void check_optimizer(const tg_model *model, const tg_optimizer *o)
{
    if (!o)
        tg_fail("the optimiser is NULL: tg_adam(tape, 0.001) makes one");
    if (o->tape != model->tape)
        tg_fail("the optimiser and the model are on two tapes");
    if (o->model && o->model != model)
        tg_fail("this optimiser belongs to another model: make one for each");
}

/* The optimiser holds what the model learns: W1, b1, W2, ... */
static void give_parameters(tg_model *model, tg_optimizer *o)
{
    tg_tensor **param = tg_tape_keep(model->tape,
                                     2 * (size_t)model->layers * sizeof *param);
    int n = 0;
    for (const tg_layer *l = model->first; l; l = l->next) {
        param[n++] = l->w;
        param[n++] = l->b;
    }
    tg_optimizer_take(o, param, n);
    o->model = model;
}

void tg_compile_with(tg_model *model, tg_optimizer *optimizer, const char *loss,
                     const char *metric)
{
    const named_loss *chosen = check_choice(model, loss, metric);
    check_optimizer(model, optimizer);
    give_parameters(model, optimizer);
    model->from_logits = chosen->from_logits != NULL;
    model->loss = model->from_logits ? chosen->from_logits : chosen->function;
    model->loss_name = chosen->name;
    model->accuracy = metric != NULL;
    model->optimizer = optimizer;
}

void tg_compile(tg_model *model, const char *optimizer, const char *loss,
                const char *metric)
{
    check_choice(model, loss, metric);
    tg_compile_with(model, tg_optimizer_named(model->tape, optimizer), loss,
                    metric);
}

tg_tensor *tg_model_loss(tg_model *model, tg_tensor *x, tg_tensor *target,
                         tg_tensor **output)
{
    check_layers(model);
    if (!model->loss)
        tg_fail("the model has no loss yet: tg_compile comes first");
    tg_tensor *prediction = model->from_logits ? tg_model_logits(model, x)
                                               : tg_model_output(model, x);
    if (output)
        *output = prediction;
    return model->loss(prediction, target, TG_MEAN);
}

/* Nodes of the graph of layers: making, naming, freezing and running them. */
#include "nn/layer.h"

#include <stdio.h>
#include <string.h>

#include "tape/given.h"
#include "tape/scope.h"
#include "nn/model.h"

/* ---- lists of layers ---- */

tg_layers tg_layer_list(int count, tg_layer *const *layer)
{
    tg_layers list = {.count = count};
    tg_check_given("layer_list", layer, 2);
    if (count < 1 || count > TG_LAYERS_MOST)
        tg_fail("a list has 1 to %d layers, not %d", TG_LAYERS_MOST, count);
    memcpy(list.layer, layer, (size_t)count * sizeof *layer);
    return list;
}

tg_layers tg_layers_one(tg_layer *layer)
{
    return (tg_layers){1, {layer}};
}

/* ---- what is wrong with a layer ---- */

void tg_fail_layer(const tg_layer *layer, const char *rule, ...)
{
    char text[2048];
    va_list arguments;
    va_start(arguments, rule);
    vsnprintf(text, sizeof text / 2, rule, arguments);
    va_end(arguments);
    for (int k = 0; k < layer->inputs; k++) {
        const tg_layer *in = layer->in[k];
        const size_t used = strlen(text);
        snprintf(text + used, sizeof text - used,
                 "\n  %s : %s a sample, made at %s:%s", in->name,
                 tg_shape_print(in->shape).text, tg_site_file(in->site),
                 tg_site_line(in->site));
    }
    tg_fail("%s", text);
}

static void check_inputs(const tg_layer_kind *kind, const tg_layers *inputs)
{
    tg_check_given("layer_new", kind, 1);
    if (!kind->name || !kind->run)
        tg_fail("a kind of layer has a name and a function .run, and these are "
                "\"%s\" and %s",
                kind->name ? kind->name : "NULL", kind->run ? "there" : "NULL");
    if (inputs->count < 1 || inputs->count > TG_LAYERS_MOST)
        tg_fail("a layer has 1 to %d inputs, not %d", TG_LAYERS_MOST,
                inputs->count);
    for (int k = 0; k < inputs->count; k++) {
        tg_layer_check_given(inputs->layer[k]);
        if (inputs->layer[k]->tape != inputs->layer[0]->tape)
            tg_fail("the inputs %s and %s are layers of different tapes",
                    inputs->layer[0]->name, inputs->layer[k]->name);
    }
    if (kind->arity >= 0 && kind->arity != inputs->count)
        tg_fail("a layer of kind %s has %d input%s, not %d", kind->name,
                kind->arity, kind->arity == 1 ? "" : "s", inputs->count);
    tg_sequential_check(inputs);
}

/* ---- making one ---- */

enum { TRIAL = 2 }; /* samples: with one, mixing them would go unnoticed */

/* Of the entries from `first` on nothing may be a new parameter; from `frozen`
 * on, when the layer was, nothing may learn from those it has. */
static void check_trial(const tg_layer *layer, int first, int frozen)
{
    const int n = layer->params;
    for (int id = first; id < layer->tape->count; id++) {
        const tg_tensor *t = layer->tape->entry[id];
        if (t->role == TG_PARAM)
            tg_fail("a run makes the parameter %s, which would be a new one in "
                    "each batch and never learn: make it in the .build of a "
                    "tg_layer_kind",
                    t->name);
        for (int i = 0; id >= frozen && t->needs_grad && i < n * t->inputs; i++)
            if (t->in[i / n] == layer->param[i % n])
                tg_fail("a run uses layer->param[%d] itself, which would learn "
                        "while the layer is frozen: use tg_weight(layer, %d)",
                        i % n, i % n);
    }
}

/* Two samples of zeros go through: the shape of what comes out is known. What
 * a function makes of zeros may be infinite. */
static void find_shape(tg_layer *layer)
{
    tg_tensor *x[TG_LAYERS_MOST], *linear;
    const bool trap = layer->tape->trap_nonfinite;
    tg_layer trial = *layer;
    const tg_mark start = tg_tape_mark(layer->tape);
    layer->tape->trap_nonfinite = false;
    for (int k = 0; k < layer->inputs; k++)
        x[k] = tg_input(layer->tape, layer->in[k]->name,
                        tg_batch_shape(TRIAL, layer->in[k]->shape), NULL);
    trial.on_trial = true;
    const tg_tensor *y = tg_layer_run(&trial, x, false, true, &linear);
    const int second = layer->tape->count;
    trial.frozen = true;
    if (layer->params > 0)
        tg_layer_run(&trial, x, false, true, &linear);
    check_trial(layer, start.count, second);
    tg_check_usable(layer->tape, y, "what the layer makes", -1);
    if (y->shape.rank < 1 || y->shape.dim[0] != TRIAL)
        tg_fail_layer(layer,
                      "a layer keeps the samples of a batch apart, along the "
                      "first axis: of %d it made %s",
                      TRIAL, tg_shape_print(y->shape).text);
    layer->shape = tg_sample_shape(y->shape);
    layer->tape->trap_nonfinite = trap;
    tg_rewind_keep_grads(layer->tape, start);
}

enum { LONGEST = TG_LAYER_NAME - 12 }; /* of a kind, that a number fits */

/* dense_1, dense_2, ...: the first that is free. */
static void number_name(tg_layer *layer)
{
    int number = 1;
    for (const tg_layer *l = layer->tape->layers; l; l = l->earlier)
        number += l->kind == layer->kind && l->owner == l;
    do
        snprintf(layer->name, sizeof layer->name, "%.*s_%d", LONGEST,
                 layer->kind->name, number++);
    while (tg_layer_find(layer->tape, layer->name));
}

/* A node that is not on the tape's list yet: a failure leaves nothing. */
static tg_layer *node_new(tg_tape *tape, const tg_layer_kind *kind,
                          const tg_layers *inputs)
{
    tg_layer *layer = tg_tape_keep(tape, sizeof *layer);
    layer->kind = kind;
    layer->tape = tape;
    layer->owner = layer;
    layer->site = tg_site_now();
    layer->inputs = inputs->count;
    layer->in = tg_tape_keep(tape,
                             (size_t)(inputs->count + 1) * sizeof *layer->in);
    memcpy(layer->in, inputs->layer, (size_t)inputs->count * sizeof *layer->in);
    return layer;
}

static tg_layer *commit(tg_layer *layer)
{
    tg_tape *tape = layer->tape;
    layer->births = tape->births;
    layer->earlier = tape->layers;
    tape->layers = layer;
    tg_sequential_follow(layer);
    return layer;
}

tg_layer *tg_layer_new(const tg_layer_kind *kind, tg_layers inputs,
                       const char *activation, const void *settings,
                       size_t bytes)
{
    tg_attempt attempt;
    check_inputs(kind, &inputs);
    tg_tape *tape = inputs.layer[0]->tape;
    tg_layer *layer = node_new(tape, kind, &inputs);
    number_name(layer);
    layer->activation = tg_activation_named(activation);
    if (settings)
        layer->settings = memcpy(tg_tape_keep(tape, bytes), settings, bytes);
    tg_attempt_begin(&attempt, tape);
    if (kind->check)
        kind->check(layer);
    if (kind->build)
        kind->build(layer);
    layer->births = tape->births;
    find_shape(layer);
    tg_attempt_end(&attempt);
    return commit(layer);
}

tg_layer *tg_share(tg_layer *layer, tg_layers inputs)
{
    tg_attempt attempt;
    tg_layer_check_given(layer);
    const tg_layer *owner = layer->owner;
    if (owner->inputs == 0)
        tg_fail("%s has no parameters to share: it is where the data enter",
                owner->name);
    check_inputs(owner->kind, &inputs);
    if (inputs.layer[0]->tape != owner->tape)
        tg_fail("%s and %s are layers of different tapes", owner->name,
                inputs.layer[0]->name);
    tg_layer *again = node_new(owner->tape, owner->kind, &inputs);
    const tg_layer node = *again;
    *again = *owner;
    again->in = node.in;
    again->inputs = node.inputs;
    again->site = node.site;
    tg_attempt_begin(&attempt, owner->tape);
    if (again->kind->check)
        again->kind->check(again);
    find_shape(again);
    tg_attempt_end(&attempt);
    return commit(again);
}

/* ---- the input layer ---- */

static const tg_layer_kind input_kind = {.name = "input", .arity = 0};

tg_layer *tg_input_layer(tg_tape *tape, tg_shape shape)
{
    tg_check_tape("input_layer", tape);
    if (shape.rank >= TG_MAX_RANK || tg_shape_count(shape) == 0)
        tg_fail("a sample has at least 1 number and at most %d axes, not %s",
                TG_MAX_RANK - 1, tg_shape_print(shape).text);
    tg_layer *layer = node_new(tape, &input_kind, &(tg_layers){.count = 0});
    number_name(layer);
    layer->shape = shape;
    return commit(layer);
}

/* ---- names ---- */

tg_layer *tg_layer_find(const tg_tape *tape, const char *name)
{
    tg_check_tape("layer_find", tape);
    tg_check_given("layer_find", name, 2);
    for (tg_layer *l = tape->layers; l; l = l->earlier)
        if (l->owner == l && strcmp(l->name, name) == 0 && tg_layer_is_live(l))
            return l;
    return NULL;
}

/* "W3", or "old.W", becomes "name.W". */
static void rename_tensor(tg_tensor *t, const char *name)
{
    char text[2 * TG_LAYER_NAME];
    const char *letter = strrchr(t->name, '.');
    letter = letter ? letter + 1 : t->name;
    const int letters = (int)strcspn(letter, "0123456789");
    snprintf(text, sizeof text, "%s.%.*s", name, letters, letter);
    const size_t bytes = strlen(text) + 1;
    t->name = memcpy(tg_tape_keep(t->tape, bytes), text, bytes);
}

tg_layer *tg_layer_named(tg_layer *layer, const char *name)
{
    tg_layer_check_given(layer);
    tg_check_given("layer_named", name, 2);
    tg_layer_check_live(layer);
    tg_layer *owner = layer->owner;
    const tg_layer *other = tg_layer_find(layer->tape, name);
    if (other && other != owner)
        tg_fail("the layer made at %s:%s is called \"%s\" already",
                tg_site_file(other->site), tg_site_line(other->site), name);
    if (strlen(name) == 0 || strlen(name) >= TG_LAYER_NAME)
        tg_fail("the name of a layer has 1 to %d bytes, \"%s\" has %zu",
                TG_LAYER_NAME - 1, name, strlen(name));
    for (int i = 0; i < owner->params; i++)
        rename_tensor(owner->param[i], name);
    for (int i = 0; i < owner->states; i++)
        rename_tensor(owner->state[i], name);
    for (tg_layer *l = layer->tape->layers; l; l = l->earlier)
        if (l->owner == owner)
            snprintf(l->name, sizeof l->name, "%s", name);
    return layer;
}

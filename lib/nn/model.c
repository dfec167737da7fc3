/* The graph of layers: what belongs to a model, in which order, and running
 * it. */
#include "nn/model.h"

#include <stdio.h>
#include <string.h>

#include "tape/given.h"

/* ---- checks ---- */

void tg_model_check(const tg_model *model)
{
    if (!model)
        tg_fail("the model is NULL: tg_model_of(input, output) makes one");
    if (model->output.count == 0 || (model->sequential && model->nodes == 1))
        tg_fail("the model has no layer yet: after tg_input_layer(model, 784) "
                "tg_dense(model, 10, \"softmax\") adds one");
}

void tg_model_check_live(const tg_model *model)
{
    tg_model_check(model);
    for (int i = 0; i < model->nodes; i++)
        tg_layer_check_live(model->node[i].layer);
}

static void check_ends(const tg_layers *layers, const tg_tape *tape,
                       const char *what)
{
    if (layers->count < 1 || layers->count > TG_LAYERS_MOST)
        tg_fail("a model has 1 to %d %ss, not %d", TG_LAYERS_MOST, what,
                layers->count);
    for (int i = 0; i < layers->count; i++) {
        if (!layers->layer[i])
            tg_fail("%s %d of the model is NULL", what, i);
        if (layers->layer[i]->tape != tape)
            tg_fail("%s is a layer of another tape", layers->layer[i]->name);
        for (int k = 0; k < i; k++)
            if (layers->layer[k] == layers->layer[i])
                tg_fail("%s is twice among the %ss", layers->layer[i]->name,
                        what);
    }
}

/* ---- order: a layer is made after its inputs, so the list of the tape's
 * layers, the latest first, is a topological order backwards ---- */

enum { OUTSIDE = -1, NEEDED = -2 };

static bool is_input(const tg_model *model, const tg_layer *layer)
{
    for (int i = 0; i < model->input.count; i++)
        if (model->input.layer[i] == layer)
            return true;
    return false;
}

/* Marks what the outputs need, as ->place; returns how many that are. */
static int mark_needed(const tg_model *model)
{
    int needed = 0;
    for (tg_layer *l = model->tape->layers; l; l = l->earlier)
        l->place = OUTSIDE;
    for (int i = 0; i < model->output.count; i++)
        model->output.layer[i]->place = NEEDED;
    for (tg_layer *l = model->tape->layers; l; l = l->earlier) {
        if (l->place == OUTSIDE)
            continue;
        const bool entry = is_input(model, l);
        needed++;
        if (!entry && l->inputs == 0)
            tg_fail("the outputs need %s (made at %s:%s), which is not among "
                    "the inputs of the model",
                    l->name, tg_site_file(l->site), tg_site_line(l->site));
        for (int k = 0; !entry && k < l->inputs; k++)
            l->in[k]->place = NEEDED;
    }
    for (int i = 0; i < model->input.count; i++)
        if (model->input.layer[i]->place == OUTSIDE)
            tg_fail("no output of the model depends on its input %s",
                    model->input.layer[i]->name);
    return needed;
}

static const int *places(tg_tape *tape, const tg_layers *layers)
{
    int *place = tg_tape_keep(tape, (size_t)layers->count * sizeof *place);
    for (int i = 0; i < layers->count; i++)
        place[i] = layers->layer[i]->place;
    return place;
}

static void fill_nodes(tg_model *model)
{
    int place = model->nodes;
    for (tg_layer *l = model->tape->layers; l; l = l->earlier)
        if (l->place == NEEDED)
            model->node[l->place = --place].layer = l;
    for (int i = 0; i < model->nodes; i++) {
        const tg_layer *l = model->node[i].layer;
        if (is_input(model, l))
            continue;
        int *from = tg_tape_keep(model->tape, (size_t)l->inputs * sizeof *from);
        for (int k = 0; k < l->inputs; k++)
            model->node[from[k] = l->in[k]->place].used = true;
        model->node[i].from = from;
    }
}

/* `array` of `count` things with room for one more; *room doubles. */
static void *with_room(tg_tape *tape, void *array, int count, size_t size,
                       int *room)
{
    if (count < *room)
        return array;
    *room = 2 * count + 8;
    void *more = tg_tape_keep(tape, (size_t)*room * size);
    return count > 0 ? memcpy(more, array, (size_t)count * size) : more;
}

static void add_params(tg_model *model, const tg_layer *layer)
{
    for (int k = 0; k < layer->params; k++) {
        model->param = with_room(model->tape, model->param, model->params,
                                 sizeof *model->param, &model->param_room);
        model->param[model->params++] = layer->param[k];
    }
}

/* Of layers that compute; those that share theirs once. A walk marks owners as
 * seen, and ends the use of ->place. */
static void collect_params(tg_model *model)
{
    model->params = 0;
    for (int i = 0; i < model->nodes; i++)
        model->node[i].layer->owner->place = OUTSIDE;
    for (int i = 0; i < model->nodes; i++) {
        tg_layer *owner = model->node[i].layer->owner;
        if (model->node[i].from && owner->place == OUTSIDE) {
            owner->place = NEEDED;
            add_params(model, owner);
        }
    }
}

/* Finds the layers between model->input and model->output. */
static void connect(tg_model *model)
{
    check_ends(&model->input, model->tape, "input");
    check_ends(&model->output, model->tape, "output");
    model->nodes = mark_needed(model);
    model->node_room = model->nodes;
    model->node = tg_tape_keep(model->tape,
                               (size_t)model->nodes * sizeof *model->node);
    fill_nodes(model);
    model->input_node = places(model->tape, &model->input);
    model->output_node = places(model->tape, &model->output);
    collect_params(model);
}

/* Puts the last layer of a tg_sequential model where only its stand-in is.
 * Returns one such model, or NULL. */
static tg_model *ends_of(tg_layers *layers)
{
    tg_model *model = NULL;
    for (int i = 0; i < layers->count && i < TG_LAYERS_MOST; i++)
        if (layers->layer[i] && layers->layer[i]->sequence) {
            model = layers->layer[i]->sequence;
            layers->layer[i] = model->output.layer[0];
        }
    return model;
}

tg_model *tg_model_of(tg_layers inputs, tg_layers outputs)
{
    if (outputs.count < 1 || !outputs.layer[0])
        tg_fail("the output of the model is NULL");
    tg_model *model = tg_tape_keep(outputs.layer[0]->tape, sizeof *model);
    model->tape = outputs.layer[0]->tape;
    ends_of(&inputs);
    ends_of(&outputs);
    model->input = inputs;
    model->output = outputs;
    connect(model);
    return model;
}

/* ---- the short form ---- */

static void check_sequential(const tg_model *model)
{
    if (!model)
        tg_fail("the model is NULL: tg_sequential(tape) makes one");
    if (!model->sequential)
        tg_fail("layers are added to the end of a model made by "
                "tg_sequential; to go on from this one, apply the layer to "
                "its output layer");
    if (model->compiled)
        tg_fail("a layer was added after tg_compile: the optimiser of this "
                "model would not train it");
}

tg_model *tg_sequential(tg_tape *tape)
{
    tg_check_tape("sequential", tape);
    tg_model *model = tg_tape_keep(tape, sizeof *model);
    model->tape = tape;
    model->sequential = true;
    return model;
}

tg_layer *tg_sequential_input(tg_model *model, tg_shape shape)
{
    check_sequential(model);
    if (model->output.count > 0)
        tg_fail("tg_input_layer comes first, and once: the model begins with "
                "%s already",
                model->input.layer[0]->name);
    tg_layer *layer = tg_input_layer(model->tape, shape);
    model->input = model->output = tg_layers_one(layer);
    connect(model);
    return layer;
}

/* A stand-in for the last layer, which knows the model: what is applied to it
 * becomes the model's end. */
tg_layer *tg_sequential_end(tg_model *model)
{
    check_sequential(model);
    if (model->output.count == 0)
        tg_fail("tg_input_layer(model, ...) comes before the first layer");
    tg_layer *end = tg_tape_keep(model->tape, sizeof *end);
    *end = *model->output.layer[0];
    end->sequence = model;
    return end;
}

tg_layers tg_layers_of_model(tg_model *model)
{
    return tg_layers_one(tg_sequential_end(model));
}

void tg_sequential_check(const tg_layers *inputs)
{
    for (int k = 0; inputs->count > 1 && k < inputs->count; k++)
        if (inputs->layer[k]->sequence)
            tg_fail("a layer of several inputs cannot be added to the end of a "
                    "model: apply it to layers");
}

/* One layer more after the last, and nothing made again: a long row would take
 * the square of its length. */
static void append(tg_model *model, tg_layer *layer)
{
    const int i = model->nodes;
    bool again = false;
    int *from = tg_tape_keep(model->tape, 2 * sizeof *from);
    from[0] = model->output_node[0];
    from[1] = i;
    for (int k = 0; k < i; k++)
        again = again || (model->node[k].from &&
                          model->node[k].layer->owner == layer->owner);
    if (!again)
        add_params(model, layer);
    model->node = with_room(model->tape, model->node, i, sizeof *model->node,
                            &model->node_room);
    model->node[from[0]].used = true;
    model->node[i] = (tg_model_node){.layer = layer, .from = from};
    model->nodes++;
    model->output = tg_layers_one(layer);
    model->output_node = from + 1;
}

void tg_sequential_follow(tg_layer *layer)
{
    tg_model *model = layer->inputs == 1 ? layer->in[0]->sequence : NULL;
    if (!model)
        return;
    layer->in[0] = model->output.layer[0];
    append(model, layer);
}

/* ---- a model inside a model ---- */

void tg_model_layers(tg_model *model, tg_layers inputs, tg_layer **outputs)
{
    tg_model_check(model);
    tg_check_given("model_layers", outputs, 3);
    tg_model *row = ends_of(&inputs);
    if (row && (model->input.count > 1 || model->output.count > 1))
        tg_fail("a model of several inputs or outputs cannot be added to the "
                "end of another: apply it to layers");
    if (inputs.count != model->input.count)
        tg_fail("the model has %d input%s, not %d", model->input.count,
                model->input.count == 1 ? "" : "s", inputs.count);
    tg_layer **made = tg_tape_keep(model->tape,
                                   (size_t)model->nodes * sizeof *made);
    for (int i = 0; i < model->nodes; i++) {
        const tg_model_node *n = &model->node[i];
        tg_layers in = {.count = n->layer->inputs};
        for (int k = 0; n->from && k < in.count; k++)
            in.layer[k] = made[n->from[k]];
        for (int k = 0; k < inputs.count; k++)
            if (model->input.layer[k] == n->layer)
                made[i] = inputs.layer[k];
        if (n->from)
            made[i] = tg_share(n->layer, in);
        for (int k = 0; k < model->output.count; k++)
            if (model->output.layer[k] == n->layer)
                outputs[k] = made[i];
    }
    if (!row)
        return;
    row->output = tg_layers_one(outputs[0]);
    connect(row);
}

tg_layer *tg_model_layer(tg_model *model, tg_layers inputs)
{
    tg_layer *output[TG_LAYERS_MOST];
    tg_model_check(model);
    if (model->output.count != 1)
        tg_fail("the model has %d outputs: tg_model_layers gives all of them",
                model->output.count);
    tg_model_layers(model, inputs, output);
    return output[0];
}

/* ---- what concerns all layers ---- */

/* Calls `visit` for each layer that the model runs: one where it begins may
 * belong to another model. */
static void each_layer(const tg_model *model, void visit(tg_layer *layer))
{
    tg_model_check(model);
    for (int i = 0; i < model->nodes; i++)
        if (model->node[i].from)
            visit(model->node[i].layer);
}

void tg_model_freeze(tg_model *model)
{
    each_layer(model, tg_freeze);
}

void tg_model_unfreeze(tg_model *model)
{
    each_layer(model, tg_unfreeze);
}

static void reset(tg_layer *layer)
{
    if (layer->kind->reset)
        layer->kind->reset(layer);
}

void tg_model_reset(tg_model *model)
{
    each_layer(model, reset);
}

/* Whether a node before node i is of the same layer. */
static bool is_again(const tg_model *model, int i)
{
    for (int k = 0; k < i; k++)
        if (model->node[k].layer->owner == model->node[i].layer->owner)
            return true;
    return false;
}

tg_layer *tg_model_find(tg_model *model, const char *name)
{
    char names[512] = "";
    tg_model_check(model);
    tg_check_given("model_find", name, 2);
    for (int i = 0; i < model->nodes; i++) {
        const size_t used = strlen(names);
        tg_layer *layer = model->node[i].layer;
        if (strcmp(layer->name, name) == 0)
            return layer;
        if (!is_again(model, i))
            snprintf(names + used, sizeof names - used, "%s%s",
                     i > 0 ? ", " : "", layer->name);
    }
    tg_fail("the model has no layer \"%s\"; its layers are: %s", name, names);
}

size_t tg_model_parameters(const tg_model *model)
{
    size_t count = 0;
    tg_model_check_live(model);
    for (int i = 0; i < model->params; i++)
        count += model->param[i]->count;
    return count;
}

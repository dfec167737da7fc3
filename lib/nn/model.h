/* Models: graphs of layers, as in the article's section 4.
 *
 *     Keras                                  tapegrad
 *     input_layer = Input(shape=(784,))      input = tg_input_layer(tape, 784);
 *     hidden_layer =                         hidden =
 *       Dense(128, 'relu')(input_layer)        tg_dense(input, 128, "relu");
 *     output_layer =                         output =
 *       Dense(10, 'softmax')(hidden_layer)     tg_dense(hidden, 10, "softmax");
 *     model = Model(inputs=input_layer,      model = tg_model_of(input,
 *       outputs=output_layer)                  output);
 *
 * The graph of layers is made once. What a model computes is recorded on the
 * tape, batch by batch. The tape owns the model and frees it in tg_tape_free;
 * make it before tg_tape_mark. tg_compile (train/compile.h) says what it is to
 * learn, tg_fit (train/fit.h) trains it. */
#ifndef TG_NN_MODEL_H
#define TG_NN_MODEL_H

#include "nn/layer.h"
#include "optim/optimizer.h"

/* One layer of a model, and where its inputs are: node[from[k]]. */
typedef struct tg_model_node {
    tg_layer *layer;
    const int *from; /* NULL for an input of the model */
    bool used;       /* another node takes what it makes */
} tg_model_node;

struct tg_model {
    tg_tape *tape;
    tg_layers input, output; /* count 0: a tg_sequential without layers */
    tg_model_node *node;     /* node[0 .. nodes-1]: a layer stands after */
    int nodes, node_room;    /* all layers that it takes as inputs */
    const int *input_node;   /* input i is node[input_node[i]] */
    const int *output_node;
    tg_tensor **param; /* all that it learns, each once: W1, b1, .. */
    int params, param_room;
    bool sequential;              /* made by tg_sequential */
    struct tg_compiled *compiled; /* train/compile.h; NULL before tg_compile */
    tg_optimizer *optimizer;      /* NULL before tg_compile */
};

/* The model that computes `outputs` from `inputs`, each one layer or
 * TG_LAYERS(a, b). Fails when an output depends on an input layer that is not
 * among the inputs, and when no output depends on one that is.
 * Keras: Model(inputs=, outputs=). */
tg_model *tg_model_of(tg_layers inputs, tg_layers outputs);

/* The short form of a model whose layers stand in a row. It has no layers at
 * first. A function that makes a layer takes the model as its first argument,
 * and adds the layer to the model's end:
 *
 *     tg_model *model = tg_sequential(tape);
 *     tg_input_layer(model, 784);
 *     tg_dense(model, 128, "relu");
 *
 * A layer added after tg_compile fails: the optimiser would not train it. */
tg_model *tg_sequential(tg_tape *tape);

/* A model inside a model: its layers once more, with the same parameters,
 * applied to other inputs. The first returns the layer of the only output; the
 * second writes those of all outputs to outputs[0 .. model->output.count-1].
 * Fail for another number of inputs, or other shapes, than the model has, and
 * the first for a model of several outputs. Keras: model(inputs). */
tg_layer *tg_model_layer(tg_model *model, tg_layers inputs);
void tg_model_layers(tg_model *model, tg_layers inputs, tg_layer **outputs);

/* tg_freeze and tg_unfreeze for all of its layers. */
void tg_model_freeze(tg_model *model);
void tg_model_unfreeze(tg_model *model);

/* Forgets what its .stateful layers keep from batch to batch (see
 * nn/layers/recurrent.h). */
void tg_model_reset(tg_model *model);

/* The layer of that name. Fails when the model has none of that name, and
 * lists all that it has. */
tg_layer *tg_model_find(tg_model *model, const char *name);

/* How many numbers all parameters have together. */
size_t tg_model_parameters(const tg_model *model);

/* ---- running ---- */

/* x [n x ..] -> the model's output, recorded on the tape; for models of one
 * input and one output, and fails for others. `training` (false unless given)
 * is for dropout and batch_norm. */
tg_tensor *tg_model_output(tg_model *model, tg_tensor *x, bool training);

/* The same before the activation of the last layer: what a softmax or a
 * sigmoid is applied to. */
tg_tensor *tg_model_logits(tg_model *model, tg_tensor *x, bool training);

/* For any model: x[i] goes in at input i, y[k] receives output k; where
 * `linear` is not NULL, output k with linear[k] is taken before its
 * activation. */
void tg_model_outputs(tg_model *model, tg_tensor *const *x, bool training,
                      const bool *linear, tg_tensor **y);

/* For the library: the same inside an attempt that the caller has begun, which
 * a failure of what follows undoes as well. */
void tg_model_run(const tg_model *model, tg_tensor *const *x, bool training,
                  const bool *linear, tg_tensor **y);

/* ---- what the macros call ---- */

tg_layer *tg_sequential_input(tg_model *model, tg_shape shape);
tg_layer *tg_sequential_end(tg_model *model);
tg_layers tg_layers_of_model(tg_model *model);

/* For tg_layer_new. The first fails where one of the inputs is the end of a
 * tg_sequential model, and the new layer cannot become its end; the second
 * makes it that end. */
void tg_sequential_check(const tg_layers *inputs);
void tg_sequential_follow(tg_layer *layer);

/* The first fails for NULL and for a model without layers; the second also
 * when a rewind has forgotten parameters of its layers. */
void tg_model_check(const tg_model *model);
void tg_model_check_live(const tg_model *model);

#endif

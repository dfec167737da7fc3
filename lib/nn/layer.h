/* Layers: what a model is made of.
 *
 * A layer is to a model what an op is to the tape: a descriptor says what it
 * is (tg_layer_kind), and each use of it is a node (tg_layer) with its inputs,
 * its parameters and the shape of what it makes. A model is a graph of these
 * nodes, made once; for each batch the nodes record their ops on the tape.
 *
 *     tg_layer *input  = tg_input_layer(tape, 784);
 *     tg_layer *hidden = tg_dense(input, 128, "relu");
 *
 * Shapes are those of one sample: [784], [1 x 28 x 28]. The tensors of a batch
 * have one more axis, the first, for its samples: [n x 784]. The tape owns its
 * layers, and frees them in tg_tape_free. A tg_rewind to a mark that is older
 * than a layer forgets its parameters: make layers before tg_tape_mark.
 *
 * A layer written in a lesson has the same rights as those in layers/:
 * docs/CONTRIBUTING.md shows how. */
#ifndef TG_NN_LAYER_H
#define TG_NN_LAYER_H

#include "tape/tensor.h"
#include "nn/init.h"
#include "ops/activation.h"

typedef struct tg_layer tg_layer;
typedef struct tg_model tg_model;

/* What there is to know of a kind of layer. */
typedef struct tg_layer_kind {
    const char *name; /* "dense": its layers are dense_1, dense_2, ... */
    int arity;        /* how many inputs; -1: at least one */

    /* Fails, as by tg_fail_layer, unless the settings and the shapes of
     * layer->in fit each other. NULL: the ops find out. */
    void (*check)(const tg_layer *layer);

    /* Makes the parameters and the state, with tg_layer_param and
     * tg_layer_state, for the shapes of layer->in. NULL: it has none. */
    void (*build)(tg_layer *layer);

    /* Records what the layer does with a batch, and returns it: x[k] is [n x
     * in[k]'s shape]. The activation is applied afterwards, by the library.
     * Except while training, what it makes of a sample must not depend on the
     * others in the batch. */
    tg_tensor *(*run)(const tg_layer *layer, tg_tensor *const *x,
                      bool training);

    /* Writes the settings as text, "3 x 3, stride 2", at most `size` bytes.
     * NULL: it has none. */
    void (*show)(const tg_layer *layer, char *text, size_t size);

    /* What it makes, before its activation, is a weighted sum: any number, and
     * so logits where a cross-entropy follows (train/loss_named.h). */
    bool linear;

    /* Forgets what the layer keeps from batch to batch. NULL: nothing. */
    void (*reset)(const tg_layer *layer);
} tg_layer_kind;

enum { TG_LAYER_TENSORS = 12, TG_LAYER_NAME = 40 };

struct tg_layer {
    const tg_layer_kind *kind;
    tg_tape *tape;
    tg_layer **in; /* in[0 .. inputs-1]: what it is applied to */
    int inputs;
    tg_shape shape;            /* of what it makes of one sample */
    tg_activation *activation; /* applied last; NULL: linear */
    const void *settings;      /* the kind's own struct, or NULL */
    tg_layer *owner; /* whose parameters it uses: itself, or what it shares */

    /* Of the owner; the same pointers in those that share it. */
    tg_tensor *param[TG_LAYER_TENSORS]; /* what it learns: W, b, ... */
    tg_tensor *state[TG_LAYER_TENSORS]; /* what it keeps but does not learn */
    int params, states;
    uint64_t births; /* of the tape, once it was made: its tensors are older */
    int number;      /* that is in the names of the parameters: W3, b3 */
    bool stateful;   /* it starts in the state the last batch ended in */
    bool frozen;     /* see tg_freeze: all that share have the same */

    const char *site;         /* where the program made it */
    char name[TG_LAYER_NAME]; /* also its scope on the tape */
    tg_layer *earlier;        /* the one made on the tape before it, or NULL */
    bool on_trial;            /* it runs to find its shape: keep no state */
    int place;                /* scratch, for walks over the graph */
    tg_model *sequence; /* the tg_sequential model that it ends, or NULL */
};

/* Several layers where one may stand: tg_add_layer(TG_LAYERS(a, b)),
 * tg_model_of(TG_LAYERS(picture, text), price). */
enum { TG_LAYERS_MOST = 16 };
typedef struct tg_layers {
    int count; /* 1 .. TG_LAYERS_MOST */
    tg_layer *layer[TG_LAYERS_MOST];
} tg_layers;

#define TG_LAYERS(...)                                                   \
    tg_layer_list(                                                       \
        (int)(sizeof((tg_layer *[]){__VA_ARGS__}) / sizeof(tg_layer *)), \
        (tg_layer *[]){__VA_ARGS__})

/* What the macros call. Where a compiler says "too many arguments to
 * tg_layers_one", several layers stand where one is expected: write
 * TG_LAYERS(a, b). tg_layer_list fails for more than TG_LAYERS_MOST. */
tg_layers tg_layer_list(int count, tg_layer *const *layer);
tg_layers tg_layers_one(tg_layer *layer);

/* ---- making and using layers ---- */

/* Where the data enter: `shape` is that of one sample, tg_input_layer(tape,
 * 784), tg_input_layer(tape, 1, 28, 28). Fails for a sample without a number.
 * Keras: Input(shape=(784,)). */
tg_layer *tg_input_layer(tg_tape *tape, tg_shape shape);

/* The same layer, with the same parameters, applied to something else. Fails
 * unless the parameters fit its shape. */
tg_layer *tg_share(tg_layer *layer, tg_layers inputs);

/* Names a layer, and those that share its parameters, "encoder"; the parameters
 * are then called "encoder.W", "encoder.b". Returns the layer. The name is
 * copied. Fails for NULL, an empty name, one of TG_LAYER_NAME bytes or more,
 * and the name of another layer on the tape, unless a rewind has forgotten the
 * parameters of that one. */
tg_layer *tg_layer_named(tg_layer *layer, const char *name);

/* The layer of that name on the tape; NULL when there is none, or a rewind has
 * forgotten its parameters. */
tg_layer *tg_layer_find(const tg_tape *tape, const char *name);

/* A frozen layer does not learn: it uses its parameters as constants, so no
 * gradient reaches them, and a batch_norm uses and keeps its running
 * statistics. Those that share its parameters are frozen with it. */
void tg_freeze(tg_layer *layer);
void tg_unfreeze(tg_layer *layer);

/* What the layer makes of the tensors x[0 .. inputs-1], [n x shape of a
 * sample] each, recorded on the tape in a scope of the layer's name. */
tg_tensor *tg_layer_output(const tg_layer *layer, tg_tensor *const *x,
                           bool training);

/* ---- for those who write a kind of layer ---- */

/* A layer of that kind applied to `inputs`. `activation` is a name that
 * tg_activation_named knows, or NULL; the `bytes` bytes of `settings` are
 * copied (NULL: none). `kind` itself must outlive the tape. To find its shape,
 * the layer is run on two samples of zeros; one with parameters is run once
 * more as if it were frozen. Nothing of that stays on the tape. So shapes that
 * do not fit fail where the layer is made. */
tg_layer *tg_layer_new(const tg_layer_kind *kind, tg_layers inputs,
                       const char *activation, const void *settings,
                       size_t bytes);

/* Within build: adds a parameter, named W3 for letter "W" in the third layer
 * of the tape that has any; filled by `init` (NULL: zeros). */
typedef void tg_initializer(tg_tensor *w, tg_rng *rng);
tg_tensor *tg_layer_param(tg_layer *layer, const char *letter, tg_shape shape,
                          tg_initializer *init);

/* Within build: adds a leaf that is kept but not learnt, all equal to `value`.
 * What a run changes in it is undone where the call that runs the layer
 * fails. */
tg_tensor *tg_layer_state(tg_layer *layer, const char *letter, tg_shape shape,
                          double value);

/* Within run: parameter i, as a constant when the layer is frozen. A run that
 * uses layer->param[i] itself fails when the layer is made. */
tg_tensor *tg_weight(const tg_layer *layer, int i);

/* For the library: runs a layer inside an attempt (tg_attempt_begin) that the
 * caller has begun, with its activation or without. *linear receives what the
 * activation is, or would be, applied to. Inputs are not checked. */
tg_tensor *tg_layer_run(const tg_layer *layer, tg_tensor *const *x,
                        bool training, bool activated, tg_tensor **linear);

/* Whether the layer's parameters are still on the tape. */
bool tg_layer_is_live(const tg_layer *layer);

/* The first fails for NULL, the second when a rewind has forgotten the layer's
 * parameters. */
void tg_layer_check_given(const tg_layer *layer);
void tg_layer_check_live(const tg_layer *layer);

/* The shape of a batch of n samples, and of one sample of a batch. */
tg_shape tg_batch_shape(int n, tg_shape sample);
tg_shape tg_sample_shape(tg_shape batch);

/* Fails unless x is [n x sample]; `name` is whose input it is. */
void tg_check_samples(const tg_tensor *x, tg_shape sample, const char *name);

/* Fails unless x[k] is [n x a sample of in[k]] for k < count, with one n for
 * all; `name` is whose inputs they are, or NULL for those of in[k]. */
void tg_check_batch(tg_layer *const *in, int count, tg_tensor *const *x,
                    const char *name);

/* Within run: should the call that runs the layer fail, the `bytes` bytes at
 * `at` are again what they are now. Tensors of tg_layer_state are put back
 * without it; on a trial, when nothing is kept, it does nothing. */
void tg_put_back_on_failure(const tg_layer *layer, void *at, size_t bytes);

/* Fails with a rule, and under it a line for each input of `layer`: its name,
 * its shape, where it was made. */
_Noreturn void tg_fail_layer(const tg_layer *layer, const char *rule, ...)
    TG_PRINTF(2, 3);

#endif

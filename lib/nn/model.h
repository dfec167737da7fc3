/* A sequential model with a Keras-like surface: the article's section 4.
 *
 *     Keras                                  tapegrad
 *     Input(shape=(784,))                    tg_input_layer(model, 784);
 *     Dense(128, activation='relu')          tg_dense(model, 128, "relu");
 *     Dense(10, activation='softmax')        tg_dense(model, 10, "softmax");
 *     model.compile(optimizer='adam',        tg_compile(model, "adam",
 *       loss='categorical_crossentropy',       "categorical_crossentropy",
 *       metrics=['accuracy'])                  "accuracy");
 *     model.fit(x, y, epochs=10,             tg_fit(model, x, y, .epochs = 10,
 *       batch_size=128)                        .batch_size = 128);
 *     model.evaluate(x_test, y_test)         tg_evaluate(model, x, y);
 *
 * Keras's functional form makes a graph of layers once; here a model is a list
 * of layers, and the graph is what the tape records of them, batch by batch.
 * A model lives as long as its tape; make it before tg_tape_mark. */
#ifndef TG_NN_MODEL_H
#define TG_NN_MODEL_H

#include "tape/tensor.h"
#include "nn/optimizer.h"
#include "ops/activation.h"
#include "ops/loss.h"

typedef tg_tensor *tg_loss(tg_tensor *prediction, tg_tensor *target,
                           tg_reduction reduction);

typedef struct tg_layer tg_layer;
struct tg_layer {
    tg_tensor *w;              /* [in x units] */
    tg_tensor *b;              /* [units] */
    tg_activation *activation; /* NULL: linear */
    const char *site;          /* where the program asked for it */
    char name[24];             /* "layer 1": its scope on the tape */
    tg_layer *next;
};

typedef struct tg_model {
    tg_tape *tape;
    int inputs;  /* numbers in a sample; 0 before tg_input_layer */
    int outputs; /* units of the last layer so far */
    int layers;
    tg_layer *first, *last;
    tg_optimizer *optimizer; /* this and the rest: NULL before tg_compile */
    tg_loss *loss;           /* of the activated output, or of the logits: */
    bool from_logits;        /* softmax and cross-entropy are taken together */
    const char *loss_name;
    bool accuracy; /* whether fit and evaluate report it */
} tg_model;

/* A model without layers, owned by its tape. */
tg_model *tg_sequential(tg_tape *tape);

/* Says how many numbers a sample has, at least 1. Comes before every layer. */
void tg_input_layer(tg_model *model, int inputs);

/* Adds a layer a = f(x W + b) of `units` neurons (article 3.2.1): W is Glorot
 * uniform from the tape's generator (tg_seed), b is 0; both are parameters,
 * named W1, b1, W2, ... Comes before tg_compile, whose optimiser would not know
 * it. `activation` is a name that tg_activation_named knows ("relu"; NULL or
 * "linear" for none). Fails for another name. */
void tg_dense(tg_model *model, int units, const char *activation);

/* How many numbers all parameters have together. */
size_t tg_model_parameters(const tg_model *model);

/* x [n x inputs] -> [n x outputs], recorded on the tape. The logits are the
 * output before the last layer's activation. */
tg_tensor *tg_model_output(tg_model *model, tg_tensor *x);
tg_tensor *tg_model_logits(tg_model *model, tg_tensor *x);

/* Chooses the optimiser (tg_optimizer_named) of the model's parameters, the
 * loss ("mse", "categorical_crossentropy", "sparse_categorical_crossentropy")
 * and what is reported next to it ("accuracy", or NULL for nothing). Fails for
 * another name. Compiling again replaces all three.
 *
 * The cross-entropies need probabilities: the last layer must be a "softmax" of
 * 2 units or more. They are computed from its logits, which cannot overflow;
 * Keras does the same. Any other last layer fails. Keras accepts it, clips what
 * is no probability (unless given from_logits=True), and silently learns badly;
 * unclipped the loss would be NaN. */
void tg_compile(tg_model *model, const char *optimizer, const char *loss,
                const char *metric);

/* The same with an optimiser of your own settings: tg_adam(tape, 0.01). From
 * now on it holds the model's parameters and no others (tg_optimizer_take).
 * Fails when it belongs to another model, or another tape. */
void tg_compile_with(tg_model *model, tg_optimizer *optimizer, const char *loss,
                     const char *metric);

/* The compiled loss of one batch, []: x [n x inputs], target as the loss needs
 * it. `output` (may be NULL) receives what accuracy is read from: larger
 * means likelier. Fails before tg_compile. */
tg_tensor *tg_model_loss(tg_model *model, tg_tensor *x, tg_tensor *target,
                         tg_tensor **output);

#endif

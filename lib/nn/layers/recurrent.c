/* simple_rnn, gru and lstm: one loop over time, and a cell for each, which
 * makes of a state the next one. */
#include "nn/layers/recurrent.h"

#include <stdio.h>
#include <string.h>

#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/matmul.h"
#include "ops/move.h"
#include "ops/part.h"

enum { STATES = 2 }; /* at most */
enum { W, U, B, C }; /* the parameters */

typedef struct rnn_cell {
    tg_layer_kind kind;
    int gates;  /* blocks of `units` columns in W, U and the biases */
    int states; /* the first is h */
    tg_initializer *bias;
    bool two_biases;

    /* x [n x gates units] is what the input brings; state[k] [n x units] is
     * replaced by the next. */
    void (*step)(const tg_layer *layer, tg_tensor *x, tg_tensor **state);
} rnn_cell;

/* Where the batch before ended; in the tape's kept memory. */
typedef struct rnn_memory {
    tg_real *state[STATES]; /* [samples x units] */
    int samples;            /* 0: there was none, or it was forgotten */
    int room;               /* samples for which there is memory */
} rnn_memory;

typedef struct rnn_settings {
    const rnn_cell *cell;
    int units;
    tg_rnn_options options;
    tg_activation *activation; /* NULL: linear */
    rnn_memory *memory;
} rnn_settings;

/* ---- cells ---- */

static tg_tensor *activate(const tg_layer *layer, tg_tensor *x)
{
    const rnn_settings *s = layer->settings;
    return s->activation ? s->activation(x) : x;
}

static void simple_rnn_step(const tg_layer *layer, tg_tensor *x,
                            tg_tensor **state)
{
    tg_tensor *back = tg_matmul(state[0], tg_weight(layer, U));
    state[0] = activate(layer, tg_add(x, back));
}

static void gru_step(const tg_layer *layer, tg_tensor *x, tg_tensor **state)
{
    tg_tensor *h = state[0], *in[3], *back[3];
    tg_tensor *from_h = tg_matmul(h, tg_weight(layer, U));
    from_h = tg_add(from_h, tg_weight(layer, C));
    tg_split(x, 3, -1, in);
    tg_split(from_h, 3, -1, back);
    tg_tensor *z = tg_sigmoid(tg_add(in[0], back[0]));
    tg_tensor *r = tg_sigmoid(tg_add(in[1], back[1]));
    tg_tensor *n = activate(layer, tg_add(in[2], tg_mul(r, back[2])));
    state[0] = tg_add(n, tg_mul(z, tg_sub(h, n)));
}

static void lstm_step(const tg_layer *layer, tg_tensor *x, tg_tensor **state)
{
    tg_tensor *gate[4];
    tg_tensor *back = tg_matmul(state[0], tg_weight(layer, U));
    tg_split(tg_add(x, back), 4, -1, gate);
    tg_tensor *i = tg_sigmoid(gate[0]), *f = tg_sigmoid(gate[1]);
    tg_tensor *g = activate(layer, gate[2]), *o = tg_sigmoid(gate[3]);
    tg_tensor *kept = tg_mul(f, state[1]);
    state[1] = tg_add(kept, tg_mul(i, g));
    state[0] = tg_mul(o, activate(layer, state[1]));
}

/* ---- what is kept from batch to batch ---- */

static bool keeps(const tg_layer *layer)
{
    const rnn_settings *s = layer->settings;
    return s->options.stateful && !layer->on_trial;
}

/* The states before the first step: constants, so a batch is detached from
 * the one before. */
static void begin(const tg_layer *layer, int n, tg_tensor **state)
{
    const rnn_settings *s = layer->settings;
    const rnn_memory *m = s->memory;
    const bool goes_on = keeps(layer) && m->samples > 0;
    if (goes_on && m->samples != n)
        tg_fail("%s keeps the states of the %d samples of the batch before, "
                "and this batch has %d: with .stateful all batches have the "
                "same size; tg_model_reset(model) forgets the states",
                layer->name, m->samples, n);
    for (int k = 0; k < s->cell->states; k++)
        state[k] = tg_constant(layer->tape, TG_SHAPE(n, s->units),
                               goes_on ? m->state[k] : NULL);
}

/* Keeps `last` for the next batch. */
static void keep(const tg_layer *layer, int n, tg_tensor *const *last)
{
    const rnn_settings *s = layer->settings;
    rnn_memory *m = s->memory;
    const bool grows = n > m->room;
    tg_put_back_on_failure(layer, m, sizeof *m);
    m->samples = n;
    m->room = grows ? n : m->room;
    for (int k = 0; k < s->cell->states; k++) {
        const size_t bytes = last[k]->count * sizeof(tg_real);
        if (grows)
            m->state[k] = tg_tape_keep(layer->tape, bytes);
        else
            tg_put_back_on_failure(layer, m->state[k], bytes);
        memcpy(m->state[k], last[k]->data, bytes);
    }
}

static void rnn_reset(const tg_layer *layer)
{
    ((const rnn_settings *)layer->settings)->memory->samples = 0;
}

/* ---- the layer ---- */

static void rnn_check(const tg_layer *layer)
{
    const rnn_settings *s = layer->settings;
    if (s->units < 1)
        tg_fail("units must be at least 1, got %d", s->units);
    if (layer->in[0]->shape.rank != 2)
        tg_fail_layer(layer,
                      "a sample of %s is [t x d]: t steps in time of d numbers "
                      "each",
                      layer->name);
}

static void rnn_build(tg_layer *layer)
{
    const rnn_settings *s = layer->settings;
    const tg_shape in = layer->in[0]->shape;
    layer->stateful = s->options.stateful;
    const int width = tg_checked_size(s->cell->kind.name,
                                      (long long)s->cell->gates * s->units);
    tg_layer_param(layer, "W", TG_SHAPE(in.dim[1], width),
                   tg_init_glorot_uniform);
    tg_layer_param(layer, "U", TG_SHAPE(s->units, width), tg_init_orthogonal);
    tg_layer_param(layer, "b", TG_SHAPE(width), s->cell->bias);
    if (s->cell->two_biases)
        tg_layer_param(layer, "c", TG_SHAPE(width), NULL);
}

/* x W + b for all steps at once, then cut: step[k] [n x gates units]. Time is
 * the first axis here, so that a step is one piece of memory. */
static void project(const tg_layer *layer, tg_tensor *x, tg_tensor **step)
{
    const int n = x->shape.dim[0], t = x->shape.dim[1], d = x->shape.dim[2];
    x = tg_reshape(tg_permute(x, TG_AXES(1, 0, 2)), TG_SHAPE(t * n, d));
    x = tg_matmul(x, tg_weight(layer, W));
    tg_split(tg_add(x, tg_weight(layer, B)), t, 0, step);
}

static tg_tensor *rnn_run(const tg_layer *layer, tg_tensor *const *x,
                          bool training)
{
    (void)training;
    const rnn_settings *s = layer->settings;
    const int n = x[0]->shape.dim[0], t = x[0]->shape.dim[1];
    tg_tensor *state[STATES];
    tg_tensor **step = tg_arena_take(&layer->tape->bytes,
                                     (size_t)t * sizeof *step);
    begin(layer, n, state);
    project(layer, x[0], step);
    for (int k = 0; k < t; k++) {
        s->cell->step(layer, step[k], state);
        step[k] = state[0];
    }
    if (keeps(layer) && n > 0)
        keep(layer, n, state);
    if (!s->options.all)
        return state[0];
    tg_tensor *all = tg_concat(t, step, 0);
    return tg_permute(tg_reshape(all, TG_SHAPE(t, n, s->units)),
                      TG_AXES(1, 0, 2));
}

static void rnn_show(const tg_layer *layer, char *text, size_t size)
{
    const rnn_settings *s = layer->settings;
    snprintf(text, size, "%d unit%s%s%s", s->units, s->units == 1 ? "" : "s",
             s->options.all ? ", all states" : "",
             s->options.stateful ? ", stateful" : "");
}

static tg_layer *rnn_new(const rnn_cell *cell, tg_layer *input, int units,
                         tg_rnn_options options)
{
    const char *name = options.activation ? options.activation : "tanh";
    const rnn_settings s = {
        cell, units, options, tg_activation_named(name),
        input ? tg_tape_keep(input->tape, sizeof(rnn_memory)) : NULL};
    return tg_layer_new(&cell->kind, tg_layers_one(input), NULL, &s, sizeof s);
}

/* ---- the three ---- */

static const rnn_cell simple_rnn = {
    .kind = {.name = "simple_rnn",
             .arity = 1,
             .check = rnn_check,
             .build = rnn_build,
             .run = rnn_run,
             .show = rnn_show,
             .reset = rnn_reset},
    .gates = 1,
    .states = 1,
    .step = simple_rnn_step,
};

tg_layer *tg_simple_rnn(tg_layer *input, int units, tg_rnn_options options)
{
    return rnn_new(&simple_rnn, input, units, options);
}

static const rnn_cell gru = {
    .kind = {.name = "gru",
             .arity = 1,
             .check = rnn_check,
             .build = rnn_build,
             .run = rnn_run,
             .show = rnn_show,
             .reset = rnn_reset},
    .gates = 3,
    .states = 1,
    .two_biases = true,
    .step = gru_step,
};

tg_layer *tg_gru(tg_layer *input, int units, tg_rnn_options options)
{
    return rnn_new(&gru, input, units, options);
}

/* 1 for the second gate of four, else 0. */
static void remember(tg_tensor *b, tg_rng *rng)
{
    (void)rng;
    for (size_t i = b->count / 4; i < b->count / 2; i++)
        b->data[i] = 1;
}

static const rnn_cell lstm = {
    .kind = {.name = "lstm",
             .arity = 1,
             .check = rnn_check,
             .build = rnn_build,
             .run = rnn_run,
             .show = rnn_show,
             .reset = rnn_reset},
    .gates = 4,
    .states = 2,
    .bias = remember,
    .step = lstm_step,
};

tg_layer *tg_lstm(tg_layer *input, int units, tg_rnn_options options)
{
    return rnn_new(&lstm, input, units, options);
}

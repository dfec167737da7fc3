/* What a layer holds, and what it makes of a batch. Declared in layer.h. */
#include <stdio.h>
#include <string.h>

#include "tape/given.h"
#include "tape/scope.h"
#include "tape/undo.h"
#include "nn/layer.h"
#include "ops/move.h"

void tg_layer_check_given(const tg_layer *layer)
{
    if (!layer)
        tg_fail("the layer is NULL: tg_input_layer(tape, 784) makes the first");
}

/* ---- its tensors ---- */

static int numbered_layers(const tg_tape *tape)
{
    int most = 0;
    for (const tg_layer *l = tape->layers; l; l = l->earlier)
        most = l->number > most ? l->number : most;
    return most;
}

static void full(const tg_layer *layer, int count)
{
    if (count == TG_LAYER_TENSORS)
        tg_fail("a layer of kind %s has more than %d tensors",
                layer->kind->name, TG_LAYER_TENSORS);
}

/* "W3" */
static const char *tensor_name(tg_layer *layer, const char *letter, char *name,
                               size_t size)
{
    if (layer->number == 0)
        layer->number = numbered_layers(layer->tape) + 1;
    snprintf(name, size, "%s%d", letter, layer->number);
    return name;
}

tg_tensor *tg_layer_param(tg_layer *layer, const char *letter, tg_shape shape,
                          tg_initializer *init)
{
    char name[TG_LAYER_NAME];
    tg_layer_check_given(layer);
    tg_check_given("layer_param", letter, 2);
    full(layer, layer->params);
    tg_tensor *w = tg_param(
        layer->tape, tensor_name(layer, letter, name, sizeof name), shape);
    if (init)
        init(w, &layer->tape->rng);
    return layer->param[layer->params++] = w;
}

tg_tensor *tg_layer_state(tg_layer *layer, const char *letter, tg_shape shape,
                          double value)
{
    char name[TG_LAYER_NAME];
    tg_layer_check_given(layer);
    tg_check_given("layer_state", letter, 2);
    full(layer, layer->states);
    tg_tensor *t = tg_input(layer->tape,
                            tensor_name(layer, letter, name, sizeof name),
                            shape, NULL);
    tg_init_constant(t, value);
    return layer->state[layer->states++] = t;
}

tg_tensor *tg_weight(const tg_layer *layer, int i)
{
    tg_tensor *w = layer->param[i];
    return layer->frozen ? tg_detach(w) : w;
}

static void set_frozen(tg_layer *layer, bool frozen)
{
    tg_layer_check_given(layer);
    for (tg_layer *l = layer->tape->layers; l; l = l->earlier)
        if (l->owner == layer->owner)
            l->frozen = frozen;
}

void tg_freeze(tg_layer *layer)
{
    set_frozen(layer, true);
}

void tg_unfreeze(tg_layer *layer)
{
    set_frozen(layer, false);
}

/* ---- batches of samples ---- */

tg_shape tg_batch_shape(int n, tg_shape sample)
{
    tg_shape batch = {sample.rank + 1, {n}};
    for (int i = 0; i < sample.rank; i++)
        batch.dim[i + 1] = sample.dim[i];
    return batch;
}

tg_shape tg_sample_shape(tg_shape batch)
{
    tg_shape sample = {batch.rank - 1, {0}};
    for (int i = 0; i < sample.rank; i++)
        sample.dim[i] = batch.dim[i + 1];
    return sample;
}

void tg_check_samples(const tg_tensor *x, tg_shape sample, const char *name)
{
    if (x->shape.rank < 1 || !tg_shape_equal(tg_sample_shape(x->shape), sample))
        tg_fail("%s takes samples of %s, [n x ..] for a batch of n; this is "
                "%s",
                name, tg_shape_print(sample).text,
                tg_shape_print(x->shape).text);
}

void tg_check_batch(tg_layer *const *in, int count, tg_tensor *const *x,
                    const char *name)
{
    for (int k = 0; k < count; k++) {
        tg_check_usable(in[k]->tape, x[k], "x", count > 1 ? k : -1);
        tg_check_samples(x[k], in[k]->shape, name ? name : in[k]->name);
        if (x[k]->shape.dim[0] != x[0]->shape.dim[0])
            tg_fail("x[0] has %d samples and x[%d] %d", x[0]->shape.dim[0], k,
                    x[k]->shape.dim[0]);
    }
}

/* ---- what a failure puts back ---- */

typedef struct former {
    tg_undo undo;
    void *at;
    size_t bytes;
    unsigned char was[]; /* [bytes] */
} former;

static void put_back(void *what)
{
    const former *f = what;
    memcpy(f->at, f->was, f->bytes);
}

/* The undo is not ended here: it ends with the attempt around it. That of a
 * trial outlives the tape's memory of the trial. */
void tg_put_back_on_failure(const tg_layer *layer, void *at, size_t bytes)
{
    if (layer->on_trial)
        return;
    former *f = tg_arena_take(&layer->tape->bytes, sizeof *f + bytes);
    f->at = at;
    f->bytes = bytes;
    memcpy(f->was, at, bytes);
    tg_undo_begin(&f->undo, put_back, f);
}

static void put_states_back(const tg_layer *layer)
{
    for (int i = 0; i < layer->states; i++) {
        tg_tensor *t = layer->state[i];
        tg_put_back_on_failure(layer, t->data, t->count * sizeof *t->data);
        tg_put_back_on_failure(layer, &t->stamp, sizeof t->stamp);
    }
}

/* ---- running ---- */

/* A parameter that a rewind forgot is another tensor by now, or none. */
bool tg_layer_is_live(const tg_layer *layer)
{
    for (int i = 0; i < layer->params + layer->states; i++) {
        const tg_tensor *t = i < layer->params
                                 ? layer->param[i]
                                 : layer->state[i - layer->params];
        if (!tg_is_live(t) || t->birth >= layer->owner->births)
            return false;
    }
    return true;
}

void tg_layer_check_live(const tg_layer *layer)
{
    if (!tg_layer_is_live(layer))
        tg_fail("%s was forgotten by tg_rewind: make the model before "
                "tg_tape_mark",
                layer->name);
}

/* The layers after it, and the array that receives a prediction, count on what
 * it made of two samples when its shape was found. */
static void check_made(const tg_layer *layer, const tg_tensor *y, int n)
{
    if (!y || y->tape != layer->tape || !tg_is_live(y))
        tg_fail("%s returned %s", layer->name,
                !y                       ? "NULL"
                : y->tape != layer->tape ? "a tensor of another tape"
                                         : "a tensor that a rewind forgot");
    if (!layer->on_trial &&
        !tg_shape_equal(y->shape, tg_batch_shape(n, layer->shape)))
        tg_fail("%s made %s of %d samples; of one it makes %s, as was found "
                "when the layer was made, and that may not change",
                layer->name, tg_shape_print(y->shape).text, n,
                tg_shape_print(layer->shape).text);
}

/* What the kind makes; all that it began on the tape must have ended. */
static tg_tensor *run_kind(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    const tg_tape *tape = layer->tape;
    const int no_grad = tape->no_grad, scope = tape->scope_open;
    const int n = x[0]->shape.dim[0];
    const uint64_t birth = x[0]->birth;
    put_states_back(layer);
    tg_tensor *y = layer->kind->run(layer, x, training);
    if (!tg_is_live(x[0]) || x[0]->birth != birth)
        tg_fail("%s rewound the tape to before its input", layer->name);
    if (tape->no_grad != no_grad || tape->scope_open != scope)
        tg_fail("%s begins what it does not end, or ends what it did not "
                "begin: %s",
                layer->name,
                tape->no_grad != no_grad ? "tg_no_grad_begin" : "tg_scope");
    check_made(layer, y, n);
    return y;
}

/* What a layer records carries the program line that made the layer, and a
 * scope of its own. */
tg_tensor *tg_layer_run(const tg_layer *layer, tg_tensor *const *x,
                        bool training, bool activated, tg_tensor **linear)
{
    tg_layer_check_live(layer);
    tg_site_push(layer->site);
    tg_scope(layer->tape, layer->name);
    *linear = run_kind(layer, x, training);
    tg_tensor *y = *linear;
    if (activated && layer->activation)
        y = layer->activation(y);
    tg_scope_end(layer->tape);
    tg_site_pop();
    return y;
}

tg_tensor *tg_layer_output(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    tg_attempt attempt;
    tg_tensor *linear;
    tg_layer_check_given(layer);
    tg_check_given("layer_output", x, 2);
    if (layer->inputs == 0)
        tg_fail("%s computes nothing: it is where the data enter", layer->name);
    tg_check_batch(layer->in, layer->inputs, x, layer->name);
    tg_attempt_begin(&attempt, layer->tape);
    tg_tensor *y = tg_layer_run(layer, x, training, true, &linear);
    tg_attempt_end(&attempt);
    return y;
}

/* What fit does, spelled out, and one batch learnt by heart. */
#include "loop.h"

#include <stdio.h>
#include <string.h>

/* ---- an epoch ---- */

/* What fit does, spelled out: batch, forward, backward, step, forget. */
static void spelled_out(tg_model *model, const tg_array *x, const tg_array *y,
                        size_t rows, size_t size)
{
    tg_tape *tape = model->tape;
    tg_batches *batches = tg_batches_new(rows, size, true,
                                         tg_rng_next(&tape->rng));
    const size_t *order;
    size_t n;
    if (!batches)
        tg_fail("%s", tg_error());
    tg_batches_begin_epoch(batches);
    while (tg_batches_next(batches, &order, &n)) {
        tg_mark start = tg_tape_mark(tape);
        tg_tensor *images = tg_batch_input(tape, "x", x, order, n);
        tg_tensor *targets = tg_batch_input(tape, "y", y, order, n);
        tg_tensor **p = model->param; /* W1, b1, W2, b2 */
        tg_tensor *h = tg_relu(tg_add(tg_matmul(images, p[0]), p[1]));
        tg_tensor *z2 = tg_add(tg_matmul(h, p[2]), p[3]);
        tg_tensor *loss = tg_softmax_cross_entropy(z2, targets);
        tg_backward(loss);
        tg_optimizer_step(model->optimizer);
        tg_rewind(tape, start);
    }
    tg_batches_free(batches);
}

/* The article's network on a tape of its own, from a seed. */
static tg_model *fresh(const settings *s)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, s->seed);
    return build(tape);
}

/* Whether one epoch of fit and of the loop end in the same bits. */
bool same_bits(const settings *s, const tg_array *x, const tg_array *y)
{
    tg_model *a = fresh(s), *b = fresh(s);
    tg_fit(a, x, y, .batch_size = 128, .quiet = true);
    spelled_out(b, x, y, x->dim[0], 128);
    bool same = true;
    for (int i = 0; i < a->params; i++)
        same = same && memcmp(a->param[i]->data, b->param[i]->data,
                              a->param[i]->count * sizeof(tg_real)) == 0;
    tg_tape_free(a->tape);
    tg_tape_free(b->tape);
    return same;
}

/* ---- one batch ---- */

enum { BATCH = 16, STEPS = 60 };

static tg_tensor *batch_loss(tg_model *model, const tg_array *x,
                             const tg_array *y)
{
    size_t order[BATCH];
    for (size_t i = 0; i < BATCH; i++)
        order[i] = i;
    tg_tensor *images = tg_batch_input(model->tape, "x", x, order, BATCH);
    tg_tensor *targets = tg_batch_input(model->tape, "y", y, order, BATCH);
    return tg_named(tg_model_loss(model, images, targets, true), "loss");
}

/* A network that cannot learn one batch by heart has a bug: 60 steps on 16
 * images alone. Also where tg_inspect looks: returns whether it did. */
bool learn_one_batch(const settings *s, const tg_array *x, const tg_array *y)
{
    tg_model *model = fresh(s);
    tg_film *film = tg_look_film(); /* make html-13 */
    tg_mark start = tg_tape_mark(model->tape);
    double first = 0, last = 0;
    bool looked = false;
    for (int step = 0; step <= STEPS && (film || !looked); step++) {
        tg_tensor *loss = batch_loss(model, x, y);
        tg_backward(loss);
        last = tg_item(loss);
        if (step == 0) {
            first = last;
            looked = tg_inspect(loss); /* make step-13, svg-13 */
        }
        tg_record(film, loss);
        if (step == STEPS)
            tg_look_at_film(loss, film);
        tg_optimizer_step(model->optimizer);
        tg_rewind(model->tape, start);
    }
    if (!looked)
        printf("One batch by heart: its loss goes from %.2f to %.4f\n\n", first,
               last);
    tg_film_free(film);
    tg_tape_free(model->tape);
    return looked;
}

/* What tg_fit does, spelled out, and one batch learnt by heart. Both follow
 * the model that build makes, whatever its layers are. */
#include "loop.h"

#include <stdio.h>
#include <string.h>

/* The first n rows, in their order. */
enum { BATCH = 16 };
static const size_t first[BATCH] = {0, 1, 2,  3,  4,  5,  6,  7,
                                    8, 9, 10, 11, 12, 13, 14, 15};

/* One batch forward: the rows order[0 .. n-1] become tensors, pass through the
 * layers, and their answers are compared with the targets. */
static tg_tensor *loss_of(tg_model *model, const tg_array *x, const tg_array *y,
                          const size_t *order, size_t n)
{
    tg_tensor *images = tg_batch_input(model->tape, "x", x, order, n);
    tg_tensor *targets = tg_batch_input(model->tape, "y", y, order, n);
    return tg_named(tg_model_loss(model, images, targets, true), "loss");
}

/* What fit does, spelled out: batch, forward, backward, step, forget. */
static void spelled_out(tg_model *model, const tg_array *x, const tg_array *y,
                        size_t size)
{
    tg_tape *tape = model->tape;
    tg_batches *batches = tg_batches_new(x->dim[0], size, true,
                                         tg_rng_next(&tape->rng));
    const size_t *order;
    size_t n;
    if (!batches)
        tg_fail("%s", tg_error());
    tg_batches_begin_epoch(batches);
    while (tg_batches_next(batches, &order, &n)) {
        tg_mark start = tg_tape_mark(tape);
        tg_tensor *loss = loss_of(model, x, y, order, n);
        tg_backward(loss);
        tg_optimizer_step(model->optimizer);
        tg_rewind(tape, start);
    }
    tg_batches_free(batches);
}

/* The lesson's network on a tape of its own, from a seed. */
static tg_model *fresh(uint64_t seed)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, seed);
    return build(tape);
}

bool same_bits(uint64_t seed, const tg_array *x, const tg_array *y)
{
    tg_model *a = fresh(seed), *b = fresh(seed);
    tg_fit(a, x, y, .batch_size = 128, .quiet = true);
    spelled_out(b, x, y, 128);
    bool same = true;
    for (int i = 0; i < a->params; i++)
        same = same && memcmp(a->param[i]->data, b->param[i]->data,
                              a->param[i]->count * sizeof(tg_real)) == 0;
    tg_tape_free(a->tape);
    tg_tape_free(b->tape);
    return same;
}

/* A network that cannot learn one batch by heart has a bug. */
bool learn_one_batch(uint64_t seed, int steps, const tg_array *x,
                     const tg_array *y)
{
    tg_model *model = fresh(seed);
    tg_film *film = tg_look_film(); /* make html-13 */
    tg_mark start = tg_tape_mark(model->tape);
    double from = 0, to = 0;
    bool looked = false;
    for (int step = 0; step <= steps && (film || !looked); step++) {
        tg_tensor *loss = loss_of(model, x, y, first, BATCH);
        tg_backward(loss);
        to = tg_item(loss);
        if (step == 0) {
            from = to;
            looked = tg_inspect(loss); /* make step-13, svg-13 */
        }
        tg_record(film, loss);
        if (step == steps)
            tg_look_at_film(loss, film);
        tg_optimizer_step(model->optimizer);
        tg_rewind(model->tape, start);
    }
    if (!looked)
        printf("One batch by heart: its loss goes from %.2f to %.4f\n\n", from,
               to);
    tg_film_free(film);
    tg_tape_free(model->tape);
    return looked;
}

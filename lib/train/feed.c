/* Batches from arrays or a function, with their weights. */
#include "train/feed.h"

#include "tape/error.h"

size_t tg_data_rows(const tg_data *data)
{
    return data->make ? 0 : data->array[0]->dim[0];
}

/* ---- rows of arrays ---- */

void tg_feed_begin(tg_feed *f, bool shuffled)
{
    f->steps = 0;
    if (f->x->make)
        return;
    tg_tape *tape = f->model->tape;
    if (!f->order)
        f->order = tg_arena_take(&tape->bytes, f->rows * sizeof *f->order);
    f->batches = tg_batches_in(f->order, f->rows, f->size, shuffled,
                               shuffled ? tg_rng_next(&tape->rng) : 0);
    for (size_t i = 0; i < f->rows; i++)
        f->order[i] += f->first;
    tg_batches_begin_epoch(&f->batches);
}

/* A batch of targets in the shape that the loss compares with output k; for
 * one of the program's own, that of the array. */
static tg_tensor *target(const tg_feed *f, int k, const size_t *order, size_t n)
{
    const tg_loss_kind *kind = f->model->compiled->loss[k].kind;
    const tg_array *y = f->y->array[k];
    tg_shape sample = f->model->output.layer[k]->shape;
    if (!kind)
        return tg_batch_input(f->model->tape, "y", y, order, n);
    if (kind->labels)
        sample.rank--;
    return tg_batch_samples(f->model->tape, "y", y, order, n, sample);
}

static size_t from_arrays(tg_feed *f, tg_batch *batch)
{
    const tg_model *model = f->model;
    const size_t *order;
    size_t n;
    if (!tg_batches_next(&f->batches, &order, &n))
        return 0;
    if (f->training && n > 1 && f->rows - f->batches.next == 1) {
        f->batches.next++;
        n++;
    }
    for (int i = 0; i < f->x->count; i++)
        batch->x[i] = tg_batch_samples(model->tape, "x", f->x->array[i], order,
                                       n, model->input.layer[i]->shape);
    for (int k = 0; f->y && k < f->y->count; k++)
        if (tg_has_loss(&model->compiled->loss[k]))
            batch->y[k] = target(f, k, order, n);
    if (f->weight)
        batch->weight = tg_batch_samples(model->tape, "weight", f->weight,
                                         order, n, (tg_shape){0});
    return n;
}

/* ---- a function ---- */

/* Fails unless t is [n x ..]. */
static void check_made(const tg_feed *f, const tg_tensor *t, const char *name,
                       int i, int n)
{
    tg_check_usable(f->model->tape, t, name, i);
    if (t->shape.rank < 1 || t->shape.dim[0] != n)
        tg_fail("%s[%d] is %s, and x[0] has %d samples", name, i,
                tg_shape_print(t->shape).text, n);
}

static size_t from_function(tg_feed *f, tg_batch *batch)
{
    const tg_model *model = f->model;
    if (!f->x->make(batch, f->x->context)) {
        if (f->steps == 0)
            tg_fail("the function that makes batches of x%s made none: an "
                    "epoch has at least one",
                    f->of);
        return 0;
    }
    tg_check_usable(model->tape, batch->x[0], "batch->x", 0);
    tg_check_samples(batch->x[0], model->input.layer[0]->shape, "batch->x[0]");
    const int n = batch->x[0]->shape.dim[0];
    if (n == 0)
        tg_fail("batch->x[0] has no samples");
    for (int i = 1; i < model->input.count; i++)
        check_made(f, batch->x[i], "batch->x", i, n);
    for (int k = 0; f->y && k < model->output.count; k++)
        if (tg_has_loss(&model->compiled->loss[k]))
            check_made(f, batch->y[k], "batch->y", k, n);
    if (batch->weight) {
        tg_check_usable(model->tape, batch->weight, "batch->weight", -1);
        if (!tg_shape_equal(batch->weight->shape, TG_SHAPE(n)))
            tg_fail("batch->weight must be [%d], a number for each sample, "
                    "and is %s",
                    n, tg_shape_print(batch->weight->shape).text);
    }
    return (size_t)n;
}

/* ---- class weights ---- */

tg_weights tg_weights_of(int count, const double *weight)
{
    tg_weights w = {.count = count};
    if (count > TG_WEIGHTS_MOST)
        tg_fail("TG_WEIGHTS takes at most %d weights, got %d: keep them in an "
                "array w, and write {.count = %d, .of = w}",
                TG_WEIGHTS_MOST, count, count);
    for (int i = 0; i < count; i++)
        w.listed[i] = weight[i];
    return w;
}

/* The class of a sample: its label, or where the row of its target is
 * largest. */
static size_t class_of(const tg_feed *f, const tg_real *row, size_t n)
{
    size_t best = 0;
    if (n == 1 && !tg_is_label((double)row[0], (size_t)f->classes.count))
        tg_fail("class_weight: %g is not among the classes 0..%d",
                (double)row[0], f->classes.count - 1);
    for (size_t j = 1; j < n; j++)
        best = row[j] > row[best] ? j : best;
    for (size_t j = 0; j < n; j++)
        if (j != best && !(row[j] < row[best]))
            tg_fail("class_weight: classes %zu and %zu have the same target, "
                    "%g, so that the sample is of neither: use sample_weight",
                    best, j, (double)row[j]);
    return n == 1 ? (size_t)row[0] : best;
}

static void weigh_classes(const tg_feed *f, tg_batch *batch, size_t n)
{
    const tg_tensor *y = batch->y[0], *given = batch->weight;
    tg_tensor *w = tg_input_to_fill(f->model->tape, "weight", TG_SHAPE((int)n));
    const size_t row = y->count / n;
    for (size_t i = 0; i < n; i++) {
        const size_t class = class_of(f, y->data + i * row, row);
        w->data[i] = (tg_real)f->classes.of[class] *
                     (given ? given->data[i] : 1);
    }
    batch->weight = w;
}

size_t tg_feed_next(tg_feed *f, tg_batch *batch)
{
    *batch = (tg_batch){.tape = f->model->tape,
                        .step = f->steps,
                        .epoch = f->epoch,
                        .training = f->training};
    const size_t n = f->x->make ? from_function(f, batch)
                                : from_arrays(f, batch);
    if (n > 0 && f->classes.count != 0)
        weigh_classes(f, batch, n);
    f->steps++;
    return n;
}

/* fit, evaluate, predict: the loops over batches. */
#include "nn/fit.h"

#include <string.h>

#include "tape/backward.h"
#include "data/batch.h"
#include "nn/progress.h"

enum { EVALUATE_BATCH = 256 };

/* ---- checks ---- */

static size_t numbers(tg_shape shape)
{
    return tg_shape_count(shape);
}

static void check_rows(const tg_model *model, const tg_data *x)
{
    tg_model_check(model);
    if (x->count != model->input.count)
        tg_fail("the model has %d inputs, and x %d arrays", model->input.count,
                x->count);
    for (int i = 0; i < x->count; i++) {
        const tg_layer *input = model->input.layer[i];
        const tg_array *a = x->array[i];
        if (!a)
            tg_fail("x is NULL: were the data loaded?");
        if (a->row != numbers(input->shape))
            tg_fail("a sample of x has %zu numbers, and the model's input "
                    "layer takes %s",
                    a->row, tg_shape_print(input->shape).text);
        if (a->dim[0] != x->array[0]->dim[0])
            tg_fail("array 0 of x has %zu samples and array %d has %zu",
                    x->array[0]->dim[0], i, a->dim[0]);
    }
}

/* How many classes output k has: its last axis. */
static size_t classes(const tg_layer *output)
{
    const tg_shape s = output->shape;
    return s.rank > 0 ? (size_t)s.dim[s.rank - 1] : 1;
}

static void check_labels(const tg_layer *output, const tg_loss_kind *loss,
                         const tg_array *y)
{
    const size_t rows = numbers(output->shape) / classes(output);
    if (y->row != rows)
        tg_fail("loss \"%s\" needs %s integer label a sample, and y has %zu "
                "numbers each: use \"categorical_crossentropy\"",
                loss->name, rows == 1 ? "one" : "for each row of classes one",
                y->row);
    for (size_t i = 0; i < y->dim[0] * y->row; i++)
        if (!tg_is_label(tg_array_get(y, i), classes(output)))
            tg_fail("row %zu of y: label %g is not among 0..%zu, one for each "
                    "output",
                    i / y->row, tg_array_get(y, i), classes(output) - 1);
}

static void check_target(const tg_layer *output, const tg_output_loss *loss,
                         const tg_array *y)
{
    const size_t outputs = numbers(output->shape);
    const char *name = loss->kind ? loss->kind->name : "of your own";
    if (!tg_has_loss(loss)) /* its targets, if there are any, are not read */
        return;
    if (!y)
        tg_fail("y is NULL: were the data loaded?");
    if (loss->kind && loss->kind->labels)
        check_labels(output, loss->kind, y);
    else if (loss->kind && y->row == 1 && outputs > 1)
        tg_fail("loss \"%s\" compares %zu outputs with %zu targets a sample, "
                "and y is [%zu]: one integer label each.\n"
                "  Either make them one-hot: "
                "y = tg_to_categorical(y, %zu),\n"
                "  or compile with loss "
                "\"sparse_categorical_crossentropy\"",
                name, outputs, outputs, y->dim[0], outputs);
    else if (loss->kind && y->row != outputs)
        tg_fail("a sample of y has %zu numbers, and the model %zu outputs",
                y->row, outputs);
}

static void check_data(const tg_model *model, const tg_data *x,
                       const tg_data *y)
{
    check_rows(model, x);
    if (!model->compiled)
        tg_fail("the model has no loss yet: tg_compile comes first");
    if (y->count != model->output.count)
        tg_fail("the model has %d outputs, and y %d arrays",
                model->output.count, y->count);
    for (int k = 0; k < y->count; k++) {
        if (y->array[k] && y->array[k]->dim[0] != x->array[0]->dim[0])
            tg_fail("x has %zu samples and y %zu", x->array[0]->dim[0],
                    y->array[k]->dim[0]);
        check_target(model->output.layer[k], &model->compiled->loss[k],
                     y->array[k]);
    }
    if (x->array[0]->dim[0] == 0)
        tg_fail("there are no samples");
}

/* ---- batches on the tape ---- */

/* A batch of targets in the shape that the loss compares with output k. */
static tg_tensor *target_input(const tg_model *model, int k, const tg_array *y,
                               const size_t *order, size_t n)
{
    const tg_loss_kind *kind = model->compiled->loss[k].kind;
    tg_shape sample = model->output.layer[k]->shape;
    if (!kind)
        return tg_batch_input(model->tape, "y", y, order, n);
    if (kind->labels)
        sample.rank--;
    return tg_batch_samples(model->tape, "y", y, order, n, sample);
}

static tg_batch batch_of(const tg_model *model, const tg_data *x,
                         const tg_data *y, const size_t *order, size_t n)
{
    tg_batch batch = {.tape = model->tape};
    for (int i = 0; i < x->count; i++)
        batch.x[i] = tg_batch_samples(model->tape, "x", x->array[i], order, n,
                                      model->input.layer[i]->shape);
    for (int k = 0; y && k < y->count; k++)
        if (tg_has_loss(&model->compiled->loss[k]))
            batch.y[k] = target_input(model, k, y->array[k], order, n);
    return batch;
}

/* ---- scores ---- */

typedef struct totals {
    double loss;                    /* sum over samples */
    double metric[TG_METRICS_MOST]; /* sums over rows */
    size_t rows[TG_METRICS_MOST];
    size_t seen; /* samples */
} totals;

static void add_batch(const tg_model *model, totals *sum, size_t n,
                      const tg_tensor *loss, tg_tensor *const *output,
                      const tg_batch *batch)
{
    const tg_metrics *m = &model->compiled->metrics;
    sum->loss += tg_item(loss) * (double)n;
    for (int i = 0; i < m->count; i++) {
        size_t rows;
        const int k = m->output[i];
        sum->metric[i] += tg_metric_sum(m->choice[i].metric, output[k],
                                        batch->y[k], &rows);
        sum->rows[i] += rows;
    }
    sum->seen += n;
}

static tg_scores mean_scores(const totals *sum)
{
    return (tg_scores){sum->loss / (double)sum->seen,
                       sum->rows[0] ? sum->metric[0] / (double)sum->rows[0]
                                    : 0};
}

/* ---- fit ---- */

/* Record, backward, update, forget: one step of gradient descent. */
static void train_step(tg_model *model, const tg_data *x, const tg_data *y,
                       const size_t *order, size_t n, totals *sum)
{
    tg_attempt attempt;
    tg_attempt_begin(&attempt, model->tape);
    tg_tensor *output[TG_LAYERS_MOST];
    tg_batch batch = batch_of(model, x, y, order, n);
    batch.training = true;
    tg_tensor *loss = tg_batch_loss(model, &batch, output, NULL);

    tg_backward(loss);
    tg_optimizer_step(model->optimizer);
    add_batch(model, sum, n, loss, output, &batch);
    tg_attempt_end(&attempt);
    tg_rewind(model->tape, attempt.start);
}

static tg_scores train_epoch(tg_model *model, const tg_data *x,
                             const tg_data *y, tg_batches *batches,
                             tg_progress *progress)
{
    totals sum = {0};
    const size_t *order;
    size_t n;
    const bool accuracy = model->compiled->metrics.count > 0;
    tg_batches_begin_epoch(batches);
    while (tg_batches_next(batches, &order, &n)) {
        train_step(model, x, y, order, n, &sum);
        tg_scores now = mean_scores(&sum);
        tg_progress_show(progress, sum.seen, now.loss,
                         accuracy ? &now.accuracy : NULL);
    }
    tg_scores scores = mean_scores(&sum);
    tg_progress_end(progress, scores.loss, accuracy ? &scores.accuracy : NULL);
    return scores;
}

tg_scores tg_fit(tg_model *model, tg_data x, tg_data y, tg_fit_options options)
{
    check_data(model, &x, &y);
    if (options.epochs < 0 || options.batch_size < 0)
        tg_fail("epochs and batch_size must be at least 1, got %d and %d",
                options.epochs, options.batch_size);
    const int epochs = options.epochs ? options.epochs : 1;
    const int size = options.batch_size ? options.batch_size : 32;
    const size_t rows = x.array[0]->dim[0];

    tg_tape *tape = model->tape;
    tg_mark start = tg_tape_mark(tape);
    size_t *order = tg_arena_take(&tape->bytes, rows * sizeof *order);
    tg_batches batches = tg_batches_in(order, rows, (size_t)size, true,
                                       tg_rng_next(&tape->rng));
    tg_scores scores = {0, 0};
    for (int epoch = 1; epoch <= epochs; epoch++) {
        tg_progress progress = tg_progress_begin(epoch, epochs, rows,
                                                 options.quiet);
        scores = train_epoch(model, &x, &y, &batches, &progress);
        if (options.history)
            options.history[epoch - 1] = scores;
    }
    tg_rewind(tape, start);
    return scores;
}

/* ---- evaluate and predict ---- */

static size_t fill_order(size_t from, size_t rows, size_t *order)
{
    size_t n = rows - from < EVALUATE_BATCH ? rows - from : EVALUATE_BATCH;
    for (size_t i = 0; i < n; i++)
        order[i] = from + i;
    return n;
}

tg_scores tg_evaluate(tg_model *model, tg_data x, tg_data y)
{
    check_data(model, &x, &y);
    tg_tape *tape = model->tape;
    totals sum = {0};
    size_t order[EVALUATE_BATCH];

    while (sum.seen < x.array[0]->dim[0]) {
        size_t n = fill_order(sum.seen, x.array[0]->dim[0], order);
        tg_attempt attempt;
        tg_attempt_begin(&attempt, tape);
        tg_no_grad_begin(tape);
        tg_tensor *output[TG_LAYERS_MOST];
        tg_batch batch = batch_of(model, &x, &y, order, n);
        tg_tensor *loss = tg_batch_loss(model, &batch, output, NULL);
        add_batch(model, &sum, n, loss, output, &batch);
        tg_attempt_end(&attempt);
        tg_rewind(tape, attempt.start);
    }
    return mean_scores(&sum);
}

void tg_predict(tg_model *model, tg_data x, tg_real *out)
{
    check_rows(model, &x);
    if (!out)
        tg_fail("out is NULL: it receives %zu outputs of %s",
                x.array[0]->dim[0],
                tg_shape_print(model->output.layer[0]->shape).text);
    tg_tape *tape = model->tape;
    size_t order[EVALUATE_BATCH], n;

    for (size_t from = 0; from < x.array[0]->dim[0]; from += n) {
        n = fill_order(from, x.array[0]->dim[0], order);
        tg_attempt attempt;
        tg_attempt_begin(&attempt, tape);
        tg_no_grad_begin(tape);
        tg_batch batch = batch_of(model, &x, NULL, order, n);
        tg_tensor *y;
        tg_model_outputs(model, batch.x, false, NULL, &y);
        memcpy(out, y->data, y->count * sizeof *out);
        out += y->count;
        tg_attempt_end(&attempt);
        tg_rewind(tape, attempt.start);
    }
}

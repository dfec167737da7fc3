/* fit, evaluate, predict: the loops over batches. */
#include "nn/fit.h"

#include <string.h>

#include "tape/backward.h"
#include "data/batch.h"
#include "nn/progress.h"

enum { EVALUATE_BATCH = 256 };

/* ---- checks ---- */

static void check_rows(const tg_model *model, const tg_array *x)
{
    if (!x)
        tg_fail("x is NULL: were the data loaded?");
    if (x->row != (size_t)model->inputs)
        tg_fail("a sample of x has %zu numbers, and the model's input layer "
                "%d",
                x->row, model->inputs);
}

static bool is_sparse(const tg_model *model)
{
    return strncmp(model->loss_name, "sparse", 6) == 0;
}

static void check_targets(const tg_model *model, const tg_array *y)
{
    const bool labels = y->rank == 1 && model->outputs > 1;
    if (labels && !is_sparse(model))
        tg_fail("loss \"%s\" compares %d outputs with %d targets a sample, "
                "and y is [%zu]: one integer label each.\n"
                "  Either make them one-hot: "
                "y = tg_to_categorical(y, %d),\n"
                "  or compile with loss "
                "\"sparse_categorical_crossentropy\"",
                model->loss_name, model->outputs, model->outputs, y->dim[0],
                model->outputs);
    if (is_sparse(model) && y->rank != 1)
        tg_fail("loss \"%s\" wants one integer label a sample, and y has %zu "
                "numbers each: use \"categorical_crossentropy\"",
                model->loss_name, y->row);
    if (!is_sparse(model) && y->row != (size_t)model->outputs)
        tg_fail("a sample of y has %zu numbers, and the model %d outputs",
                y->row, model->outputs);
}

static void check_data(const tg_model *model, const tg_array *x,
                       const tg_array *y)
{
    if (!model->loss)
        tg_fail("the model has no loss yet: tg_compile comes first");
    check_rows(model, x);
    if (!y)
        tg_fail("y is NULL: were the data loaded?");
    if (x->dim[0] != y->dim[0])
        tg_fail("x has %zu samples and y %zu", x->dim[0], y->dim[0]);
    if (x->dim[0] == 0)
        tg_fail("there are no samples");
    check_targets(model, y);
}

/* ---- batches on the tape ---- */

tg_tensor *tg_batch_input(tg_tape *tape, const char *name,
                          const tg_array *array, const size_t *order, size_t n)
{
    tg_shape shape = {array->rank, {(int)n}};
    for (int i = 1; i < array->rank; i++)
        shape.dim[i] = (int)array->dim[i];
    tg_tensor *t = tg_input_to_fill(tape, name, shape);
    tg_array_gather(array, order, n, t->data);
    return t;
}

/* Samples as rows of plain numbers, whatever shape they have. */
static tg_tensor *sample_input(tg_model *model, const tg_array *x,
                               const size_t *order, size_t n)
{
    tg_tensor *t = tg_input_to_fill(model->tape, "x",
                                    TG_SHAPE((int)n, model->inputs));
    tg_array_gather(x, order, n, t->data);
    return t;
}

/* ---- scores ---- */

static size_t largest(const tg_real *row, size_t n)
{
    size_t best = 0;
    for (size_t j = 1; j < n; j++)
        if (row[j] > row[best])
            best = j;
    return best;
}

/* How many rows of `output` have their largest number where the target has
 * it: at the label, or at the target row's own largest. With one output:
 * how many are on the same side of 1/2. */
static size_t count_right(const tg_tensor *output, const tg_tensor *target)
{
    const size_t rows = (size_t)output->shape.dim[0];
    const size_t n = output->count / rows, m = target->count / rows;
    size_t right = 0;
    for (size_t i = 0; i < rows; i++) {
        const tg_real *o = output->data + i * n, *t = target->data + i * m;
        if (n == 1)
            right += (o[0] > (tg_real)0.5) == (t[0] > (tg_real)0.5);
        else
            right += largest(o, n) == (m == 1 ? (size_t)t[0] : largest(t, n));
    }
    return right;
}

typedef struct totals {
    double loss;  /* sum over samples */
    size_t right; /* samples answered right */
    size_t seen;  /* samples */
} totals;

static void add_batch(totals *sum, size_t n, const tg_tensor *loss,
                      const tg_tensor *output, const tg_tensor *target)
{
    sum->loss += tg_item(loss) * (double)n;
    sum->right += count_right(output, target);
    sum->seen += n;
}

static tg_scores mean_scores(const totals *sum)
{
    return (tg_scores){sum->loss / (double)sum->seen,
                       (double)sum->right / (double)sum->seen};
}

/* ---- fit ---- */

/* Record, backward, update, forget: one step of gradient descent. */
static void train_step(tg_model *model, const tg_array *x, const tg_array *y,
                       const size_t *order, size_t n, totals *sum)
{
    tg_attempt attempt;
    tg_attempt_begin(&attempt, model->tape);
    tg_tensor *output;
    tg_tensor *inputs = sample_input(model, x, order, n);
    tg_tensor *targets = tg_batch_input(model->tape, "y", y, order, n);
    tg_tensor *loss = tg_model_loss(model, inputs, targets, &output);

    tg_backward(loss);
    tg_optimizer_step(model->optimizer);
    add_batch(sum, n, loss, output, targets);
    tg_attempt_end(&attempt);
    tg_rewind(model->tape, attempt.start);
}

static tg_scores train_epoch(tg_model *model, const tg_array *x,
                             const tg_array *y, tg_batches *batches,
                             tg_progress *progress)
{
    totals sum = {0, 0, 0};
    const size_t *order;
    size_t n;
    tg_batches_begin_epoch(batches);
    while (tg_batches_next(batches, &order, &n)) {
        train_step(model, x, y, order, n, &sum);
        tg_scores now = mean_scores(&sum);
        tg_progress_show(progress, sum.seen, now.loss,
                         model->accuracy ? &now.accuracy : NULL);
    }
    tg_scores scores = mean_scores(&sum);
    tg_progress_end(progress, scores.loss,
                    model->accuracy ? &scores.accuracy : NULL);
    return scores;
}

tg_scores tg_fit(tg_model *model, const tg_array *x, const tg_array *y,
                 tg_fit_options options)
{
    check_data(model, x, y);
    const int epochs = options.epochs ? options.epochs : 1;
    const int size = options.batch_size ? options.batch_size : 32;
    if (epochs < 0 || size < 0)
        tg_fail("epochs and batch_size must be at least 1, not %d and %d",
                options.epochs, options.batch_size);

    tg_batches *batches = tg_batches_new(x->dim[0], (size_t)size, true,
                                         tg_rng_next(&model->tape->rng));
    if (!batches)
        tg_fail("%s", tg_error());
    tg_scores scores = {0, 0};
    for (int epoch = 1; epoch <= epochs; epoch++) {
        tg_progress progress = tg_progress_begin(epoch, epochs, x->dim[0],
                                                 options.quiet);
        scores = train_epoch(model, x, y, batches, &progress);
        if (options.history)
            options.history[epoch - 1] = scores;
    }
    tg_batches_free(batches);
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

tg_scores tg_evaluate(tg_model *model, const tg_array *x, const tg_array *y)
{
    check_data(model, x, y);
    tg_tape *tape = model->tape;
    totals sum = {0, 0, 0};
    size_t order[EVALUATE_BATCH];

    while (sum.seen < x->dim[0]) {
        size_t n = fill_order(sum.seen, x->dim[0], order);
        tg_attempt attempt;
        tg_attempt_begin(&attempt, tape);
        tg_no_grad_begin(tape);
        tg_tensor *output, *inputs = sample_input(model, x, order, n);
        tg_tensor *targets = tg_batch_input(tape, "y", y, order, n);
        tg_tensor *loss = tg_model_loss(model, inputs, targets, &output);
        add_batch(&sum, n, loss, output, targets);
        tg_attempt_end(&attempt);
        tg_rewind(tape, attempt.start);
    }
    return mean_scores(&sum);
}

void tg_predict(tg_model *model, const tg_array *x, tg_real *out)
{
    check_rows(model, x);
    tg_tape *tape = model->tape;
    size_t order[EVALUATE_BATCH], n;

    for (size_t from = 0; from < x->dim[0]; from += n) {
        n = fill_order(from, x->dim[0], order);
        tg_attempt attempt;
        tg_attempt_begin(&attempt, tape);
        tg_no_grad_begin(tape);
        tg_tensor *y = tg_model_output(model, sample_input(model, x, order, n));
        memcpy(out, y->data, y->count * sizeof *out);
        out += y->count;
        tg_attempt_end(&attempt);
        tg_rewind(tape, attempt.start);
    }
}

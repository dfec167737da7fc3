/* fit, evaluate, predict: the loops over batches. */
#include "nn/fit.h"

#include <limits.h>
#include <string.h>

#include "tape/backward.h"
#include "data/batch.h"
#include "nn/progress.h"

enum { EVALUATE_BATCH = 256 };

/* ---- checks ---- */

static void check_rows(const tg_model *model, const tg_array *x)
{
    if (!model)
        tg_fail("the model is NULL: tg_sequential(tape) makes one");
    if (!model->last)
        tg_fail("the model has no layer yet: tg_dense adds one");
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

static void check_labels(const tg_model *model, const tg_array *y)
{
    if (y->row != 1)
        tg_fail("loss \"%s\" needs one integer label a sample, and y has %zu "
                "numbers each: use \"categorical_crossentropy\"",
                model->loss_name, y->row);
    for (size_t i = 0; i < y->dim[0]; i++)
        if (!tg_is_label(tg_array_get(y, i), (size_t)model->outputs))
            tg_fail("row %zu of y: label %g is not among 0..%d, one for each "
                    "output",
                    i, tg_array_get(y, i), model->outputs - 1);
}

static void check_targets(const tg_model *model, const tg_array *y)
{
    const size_t outputs = (size_t)model->outputs;
    if (is_sparse(model))
        check_labels(model, y);
    else if (y->row == 1 && outputs > 1)
        tg_fail("loss \"%s\" compares %d outputs with %d targets a sample, "
                "and y is [%zu]: one integer label each.\n"
                "  Either make them one-hot: "
                "y = tg_to_categorical(y, %d),\n"
                "  or compile with loss "
                "\"sparse_categorical_crossentropy\"",
                model->loss_name, model->outputs, model->outputs, y->dim[0],
                model->outputs);
    else if (y->row != outputs)
        tg_fail("a sample of y has %zu numbers, and the model %zu outputs",
                y->row, outputs);
}

static void check_data(const tg_model *model, const tg_array *x,
                       const tg_array *y)
{
    check_rows(model, x);
    if (!model->loss)
        tg_fail("the model has no loss yet: tg_compile comes first");
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
    tg_shape shape = {1, {0}};
    if (n < 1 || n > INT_MAX)
        tg_fail("n must be from 1 to %d, got %zu", INT_MAX, n);
    tg_array_check_rows(array, order, n);
    shape.rank = array->rank;
    shape.dim[0] = (int)n;
    for (int i = 1; i < array->rank; i++) {
        if (array->dim[i] > INT_MAX)
            tg_fail("dimension %d of the array is %zu, which exceeds INT_MAX",
                    i, array->dim[i]);
        shape.dim[i] = (int)array->dim[i];
    }
    tg_tensor *t = tg_input_to_fill(tape, name, shape);
    tg_array_gather(array, order, n, t->data);
    return t;
}

/* Samples of any shape as rows of `row` plain numbers. */
static tg_tensor *rows_input(tg_model *model, const char *name,
                             const tg_array *array, int row,
                             const size_t *order, size_t n)
{
    tg_tensor *t = tg_input_to_fill(model->tape, name, TG_SHAPE((int)n, row));
    tg_array_gather(array, order, n, t->data);
    return t;
}

/* A batch of targets in the shape that the loss compares with the output. */
static tg_tensor *target_input(tg_model *model, const tg_array *y,
                               const size_t *order, size_t n)
{
    if (!is_sparse(model))
        return rows_input(model, "y", y, model->outputs, order, n);
    tg_tensor *t = tg_input_to_fill(model->tape, "y", TG_SHAPE((int)n));
    tg_array_gather(y, order, n, t->data);
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
    tg_tensor *inputs = rows_input(model, "x", x, model->inputs, order, n);
    tg_tensor *targets = target_input(model, y, order, n);
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
    if (options.epochs < 0 || options.batch_size < 0)
        tg_fail("epochs and batch_size must be at least 1, got %d and %d",
                options.epochs, options.batch_size);
    const int epochs = options.epochs ? options.epochs : 1;
    const int size = options.batch_size ? options.batch_size : 32;

    tg_tape *tape = model->tape;
    tg_mark start = tg_tape_mark(tape);
    size_t *order = tg_arena_take(&tape->bytes, x->dim[0] * sizeof *order);
    tg_batches batches = tg_batches_in(order, x->dim[0], (size_t)size, true,
                                       tg_rng_next(&tape->rng));
    tg_scores scores = {0, 0};
    for (int epoch = 1; epoch <= epochs; epoch++) {
        tg_progress progress = tg_progress_begin(epoch, epochs, x->dim[0],
                                                 options.quiet);
        scores = train_epoch(model, x, y, &batches, &progress);
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
        tg_tensor *output;
        tg_tensor *inputs = rows_input(model, "x", x, model->inputs, order, n);
        tg_tensor *targets = target_input(model, y, order, n);
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
    if (!out)
        tg_fail("out is NULL: it receives %zu x %d numbers", x->dim[0],
                model->outputs);
    tg_tape *tape = model->tape;
    size_t order[EVALUATE_BATCH], n;

    for (size_t from = 0; from < x->dim[0]; from += n) {
        n = fill_order(from, x->dim[0], order);
        tg_attempt attempt;
        tg_attempt_begin(&attempt, tape);
        tg_no_grad_begin(tape);
        tg_tensor *in = rows_input(model, "x", x, model->inputs, order, n);
        const tg_tensor *y = tg_model_output(model, in);
        memcpy(out, y->data, y->count * sizeof *out);
        out += y->count;
        tg_attempt_end(&attempt);
        tg_rewind(tape, attempt.start);
    }
}

/* Whether data fit a model: rows, sizes, targets, labels, weights. Declared in
 * feed.h. */
#include <math.h>

#include "tape/error.h"
#include "train/feed.h"

size_t tg_feed_size(const tg_data *x, int wanted, int usual)
{
    if (wanted < 0)
        tg_fail("batch_size must be at least 1, got %d", wanted);
    if (wanted > 0 && x->make)
        tg_fail(
            "the function that makes batches says how large they are: leave "
            "out batch_size");
    return (size_t)(wanted > 0 ? wanted : usual);
}

static void check_inputs(const tg_feed *f)
{
    const tg_model *model = f->model;
    const tg_data *x = f->x;
    if (x->count != model->input.count)
        tg_fail("the model has %d inputs, and x%s %d arrays",
                model->input.count, f->of, x->count);
    for (int i = 0; i < x->count; i++) {
        const tg_layer *input = model->input.layer[i];
        const tg_array *a = x->array[i];
        if (!a)
            tg_fail("x%s is NULL: were the data loaded?", f->of);
        if (a->row != tg_shape_count(input->shape))
            tg_fail("a sample of x%s has %zu numbers, and the model's input "
                    "layer takes %s",
                    f->of, a->row, tg_shape_print(input->shape).text);
        if (a->dim[0] != x->array[0]->dim[0])
            tg_fail("array 0 of x%s has %zu samples and array %d has %zu",
                    f->of, x->array[0]->dim[0], i, a->dim[0]);
    }
    if (x->array[0]->dim[0] == 0)
        tg_fail("there are no samples in x%s", f->of);
}

/* How many classes output k has: its last axis. */
static size_t classes(const tg_layer *output)
{
    const tg_shape s = output->shape;
    return s.rank > 0 ? (size_t)s.dim[s.rank - 1] : 1;
}

static void check_labels(const tg_feed *f, const tg_layer *output,
                         const tg_loss_kind *loss, const tg_array *y)
{
    const size_t rows = tg_shape_count(output->shape) / classes(output);
    if (y->row != rows)
        tg_fail(
            "loss \"%s\" needs one integer label for each %s, and a sample of "
            "y%s has %zu numbers: use \"categorical_crossentropy\"",
            loss->name, rows == 1 ? "sample" : "row of classes", f->of, y->row);
    for (size_t i = 0; i < y->dim[0] * y->row; i++)
        if (!tg_is_label(tg_array_get(y, i), classes(output)))
            tg_fail("row %zu of y%s: label %g is not among 0..%zu, one for "
                    "each output",
                    i / y->row, f->of, tg_array_get(y, i), classes(output) - 1);
}

static void check_target(const tg_feed *f, const tg_layer *output,
                         const tg_output_loss *loss, const tg_array *y)
{
    const size_t outputs = tg_shape_count(output->shape);
    if (!tg_has_loss(loss)) /* its targets, if there are any, are not read */
        return;
    if (!y)
        tg_fail("y%s is NULL: were the data loaded?", f->of);
    if (y->dim[0] != f->x->array[0]->dim[0])
        tg_fail("x%s has %zu samples and y %zu", f->of, f->x->array[0]->dim[0],
                y->dim[0]);
    if (loss->kind && loss->kind->labels)
        check_labels(f, output, loss->kind, y);
    else if (loss->kind && y->row == 1 && outputs > 1)
        tg_fail("loss \"%s\" compares %zu outputs with %zu targets a sample, "
                "and y%s is [%zu]: one integer label each.\n"
                "  Either make them one-hot: "
                "y = tg_to_categorical(y, %zu),\n"
                "  or compile with loss "
                "\"sparse_categorical_crossentropy\"",
                loss->kind->name, outputs, outputs, f->of, y->dim[0], outputs);
    else if (loss->kind && y->row != outputs)
        tg_fail("a sample of y%s has %zu numbers, and what %s makes of one "
                "is %s",
                f->of, y->row, output->name,
                tg_shape_print(output->shape).text);
}

static void check_targets(const tg_feed *f)
{
    const tg_model *model = f->model;
    if (f->y->make)
        tg_fail("y%s is a function: that of x makes the targets too, and y is "
                "NULL",
                f->of);
    if (f->y->count != model->output.count)
        tg_fail("the model has %d outputs, and y%s %d arrays",
                model->output.count, f->of, f->y->count);
    for (int k = 0; k < f->y->count; k++)
        check_target(f, model->output.layer[k], &model->compiled->loss[k],
                     f->y->array[k]);
}

static void check_sample_weight(const tg_feed *f)
{
    const tg_array *w = f->weight;
    if (f->x->make)
        tg_fail("sample_weight is for arrays: a function sets batch->weight");
    if (w->dim[0] != f->x->array[0]->dim[0] || w->row != 1)
        tg_fail("sample_weight must have one number for each of %zu samples, "
                "and has %zu rows of %zu",
                f->x->array[0]->dim[0], w->dim[0], w->row);
    for (size_t i = 0; i < w->dim[0]; i++)
        if (!(tg_array_get(w, i) >= 0) || isinf(tg_array_get(w, i)))
            tg_fail("row %zu of sample_weight must be a finite number >= 0, "
                    "got %g",
                    i, tg_array_get(w, i));
}

static void check_class_weight(const tg_feed *f)
{
    const tg_layer *output = f->model->output.layer[0];
    const size_t n = classes(output) > 1 ? classes(output) : 2;
    if (f->model->output.count > 1 ||
        tg_shape_count(output->shape) != classes(output))
        tg_fail("class_weight is for a model with one output, of one row of "
                "classes: use sample_weight");
    if ((size_t)f->classes.count != n)
        tg_fail("there are %zu classes, and class_weight has %d numbers", n,
                f->classes.count);
    if (!f->classes.of)
        tg_fail("class_weight: .of is NULL, and .count %d", f->classes.count);
    for (size_t i = 0; i < n; i++) {
        const double w = f->classes.of[i];
        if (!(w >= 0) || isinf(w))
            tg_fail("the weight of class %zu must be a finite number >= 0, "
                    "got %g",
                    i, w);
    }
}

void tg_feed_check(const tg_feed *f)
{
    tg_model_check(f->model);
    if (f->y && !f->model->compiled)
        tg_fail("the model has no loss yet: tg_compile comes first");
    if (!f->x->make)
        check_inputs(f);
    else if (f->y && (f->y->make || f->y->count != 1 || f->y->array[0]))
        tg_fail("x%s is a function, which makes the targets too: y must be "
                "NULL",
                f->of);
    if (f->y && !f->x->make)
        check_targets(f);
    if (f->weight)
        check_sample_weight(f);
    if (f->classes.count != 0)
        check_class_weight(f);
}

/* Losses with a term for each row: cross-entropies. All are compositions of
 * other ops but softmax_cross_entropy, which is fused because the composition
 * would overflow. Declared in loss.h. */
#include "kernels/softmax.h"
#include "ops/activation.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/labels.h"
#include "ops/move.h"
#include "ops/reduce.h"
#include "ops/terms.h"

/* ---- one label, or one target, a row ---- */

/* Whether `labels` is shaped like `x` without its last axis. */
static bool one_label_a_row(const tg_tensor *x, const tg_tensor *labels)
{
    tg_shape rows = x->shape;
    rows.rank--;
    return x->shape.rank > 0 && tg_shape_equal(rows, labels->shape);
}

static void check_pair(const char *loss, const tg_tensor *x,
                       const tg_tensor *target)
{
    if (!x || !target)
        tg_fail("tg_%s: argument %d is NULL", loss, x ? 2 : 1);
    if (x->shape.rank == 0)
        tg_fail("tg_%s: a row of one number for each class is needed, not a "
                "scalar",
                loss);
}

/* ---- categorical_crossentropy ---- */

static void check_labels_of(const char *loss, const tg_tensor *x,
                            const tg_tensor *labels)
{
    check_pair(loss, x, labels);
    if (!one_label_a_row(x, labels))
        tg_fail("%s needs one integer label for each row of %s, and the labels "
                "are %s",
                loss, tg_shape_print(x->shape).text,
                tg_shape_print(labels->shape).text);
}

static int classes_of(const tg_tensor *x)
{
    return x->shape.dim[x->shape.rank - 1];
}

/* ---- options ---- */

static void check_options(const char *loss, const tg_tensor *x,
                          const tg_tensor *target, tg_cross_entropy_options o)
{
    if (!(o.label_smoothing >= 0 && o.label_smoothing <= 1))
        tg_fail("tg_%s: label_smoothing must be from 0 to 1, got %g", loss,
                o.label_smoothing);
    if (o.ignore_index != 0 && !o.ignore)
        tg_fail("tg_%s: ignore_index is %d, but ignore is false", loss,
                o.ignore_index);
    if (o.ignore && !one_label_a_row(x, target))
        tg_fail("tg_%s: ignore_index leaves out integer labels, one for each "
                "row of %s, and the target is %s",
                loss, tg_shape_print(x->shape).text,
                tg_shape_print(target->shape).text);
}

/* The target of each row with a share of it spread over all classes; a label
 * as a row of its own. As it is where nothing is spread. */
static tg_tensor *smoothed(tg_tensor *x, tg_tensor *target, double share)
{
    const int classes = classes_of(x);
    if (share == 0)
        return target;
    if (one_label_a_row(x, target))
        target = tg_one_hot(target, classes);
    return tg_add_scalar(tg_mul_scalar(target, 1 - share), share / classes);
}

/* The places of the rows whose label is not `ignored`: [rows that count]. */
static tg_tensor *rows_that_count(const tg_tensor *x, const tg_tensor *labels,
                                  int ignored)
{
    int rows = 0;
    for (size_t i = 0; i < labels->count; i++)
        if ((double)labels->data[i] != ignored) {
            tg_check_label(i, (double)labels->data[i], classes_of(x));
            rows++;
        }
    tg_tensor *place = tg_zeros(x->tape, TG_SHAPE(rows));
    for (size_t i = 0, next = 0; i < labels->count; i++)
        if ((double)labels->data[i] != ignored)
            place->data[next++] = (tg_real)i;
    return place;
}

/* x and target -> [..]: a term for each row. */
typedef tg_tensor *row_terms(tg_tensor *x, tg_tensor *target);

/* Rows that are left out take no part at all: the others are selected. */
static tg_tensor *reduce_selected(tg_tensor *x, tg_tensor *labels,
                                  tg_cross_entropy_options o, row_terms *f)
{
    const int rows = (int)labels->count;
    tg_tensor *place = rows_that_count(x, labels, o.ignore_index);
    tg_tensor *lines = tg_reshape(x, TG_SHAPE(rows, classes_of(x)));
    lines = tg_index_select(lines, place, 0);
    tg_tensor *line = tg_reshape(labels, TG_SHAPE(rows));
    line = tg_index_select(line, place, 0);
    tg_tensor *terms = f(lines, smoothed(lines, line, o.label_smoothing));
    if (o.reduction != TG_NONE)
        return tg_reduce_terms(terms, o.reduction);
    tg_tensor *all = tg_zeros(x->tape, TG_SHAPE(rows));
    return tg_reshape(tg_index_add(all, place, terms, 0), labels->shape);
}

static tg_tensor *reduce_rows(const char *loss, tg_tensor *x, tg_tensor *target,
                              tg_cross_entropy_options o, row_terms *f)
{
    check_options(loss, x, target, o);
    if (o.ignore)
        return reduce_selected(x, target, o, f);
    return tg_reduce_terms(f(x, smoothed(x, target, o.label_smoothing)),
                           o.reduction);
}

/* ---- categorical_crossentropy ---- */

static void check_categorical(const tg_tensor *p, const tg_tensor *target)
{
    check_pair("categorical_crossentropy", p, target);
    int classes = p->shape.dim[p->shape.rank - 1];
    if (one_label_a_row(p, target) && classes == 1)
        tg_fail("categorical_crossentropy compares classes, and there is one "
                "probability a row, %s: give the last layer a unit for each "
                "class, or use tg_bce with targets of the same shape",
                tg_shape_print(p->shape).text);
    if (one_label_a_row(p, target))
        tg_fail("categorical_crossentropy compares %d probabilities with %d "
                "targets (one-hot) a row, and these are integer labels, %s. "
                "Either make them one-hot, tg_one_hot(labels, %d), or use "
                "tg_sparse_categorical_crossentropy",
                classes, classes, tg_shape_print(target->shape).text, classes);
    if (!tg_shape_equal(p->shape, target->shape))
        tg_fail("categorical_crossentropy: probabilities are %s and targets "
                "%s: they must be equal",
                tg_shape_print(p->shape).text,
                tg_shape_print(target->shape).text);
}

static tg_tensor *categorical_terms(tg_tensor *p, tg_tensor *target)
{
    tg_tensor *terms = tg_weighted_log(target, p);
    return tg_neg(tg_sum(terms, TG_AXES(-1), false));
}

tg_tensor *tg_categorical_crossentropy_with(tg_tensor *p, tg_tensor *target,
                                            tg_cross_entropy_options options)
{
    check_categorical(p, target);
    return reduce_rows("categorical_crossentropy", p, target, options,
                       categorical_terms);
}

tg_tensor *tg_categorical_crossentropy(tg_tensor *p, tg_tensor *target,
                                       tg_reduction reduction)
{
    const tg_cross_entropy_options o = {.reduction = reduction};
    return tg_categorical_crossentropy_with(p, target, o);
}

/* ---- sparse_categorical_crossentropy ---- */

static tg_tensor *sparse_terms(tg_tensor *p, tg_tensor *target)
{
    if (one_label_a_row(p, target))
        target = tg_one_hot(target, classes_of(p));
    return categorical_terms(p, target);
}

tg_tensor *
tg_sparse_categorical_crossentropy_with(tg_tensor *p, tg_tensor *labels,
                                        tg_cross_entropy_options options)
{
    check_labels_of("sparse_categorical_crossentropy", p, labels);
    return reduce_rows("sparse_categorical_crossentropy", p, labels, options,
                       sparse_terms);
}

tg_tensor *tg_sparse_categorical_crossentropy(tg_tensor *p, tg_tensor *labels,
                                              tg_reduction reduction)
{
    const tg_cross_entropy_options o = {.reduction = reduction};
    return tg_sparse_categorical_crossentropy_with(p, labels, o);
}

/* ---- softmax_cross_entropy: a row at a time, -sum t ln softmax(x) ---- */

static bool has_labels(const tg_tensor *y)
{
    return y->in[1]->shape.rank < y->in[0]->shape.rank;
}

static void cross_entropy_shape(tg_tensor *y)
{
    const tg_tensor *x = y->in[0], *target = y->in[1];
    int classes = x->shape.dim[x->shape.rank - 1];
    if (one_label_a_row(x, target))
        tg_check_labels(target, classes);
    else if (!tg_shape_equal(x->shape, target->shape))
        tg_fail_op(y, "targets must have the shape of the logits, or be one "
                      "integer label for each row");
    if (classes == 0)
        tg_fail_op(y, "there must be at least one class");
    y->shape = x->shape;
    y->shape.dim[--y->shape.rank] = 0;
}

static void cross_entropy_forward(tg_tensor *y)
{
    const tg_tensor *x = y->in[0], *target = y->in[1];
    size_t classes = (size_t)x->shape.dim[x->shape.rank - 1];
    (has_labels(y) ? tg_cross_entropy_labels : tg_cross_entropy_rows)(
        y->count, classes, x->data, target->data, y->data);
}

static tg_tensor *cross_entropy_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *x = y->in[0], *target = y->in[1];
    tg_shape column = x->shape; /* a number a row, ready to be stretched */
    column.dim[column.rank - 1] = 1;
    dy = tg_reshape(dy, column);

    if (has_labels(y) && k == 1)
        return tg_zeros(y->tape, target->shape);
    if (k == 1)
        return tg_neg(tg_mul(dy, tg_log_softmax(x, -1)));
    tg_tensor *p = tg_softmax(x, -1);
    if (has_labels(y))
        target = tg_one_hot(target, x->shape.dim[x->shape.rank - 1]);
    else /* a target need not sum to 1 */
        p = tg_mul(p, tg_sum(target, TG_AXES(-1), true));
    return tg_mul(dy, tg_sub(p, target));
}

static double cross_entropy_flops(const tg_tensor *y)
{
    return 5 * (double)y->in[0]->count;
}

static const tg_op softmax_cross_entropy = {
    .name = "softmax_cross_entropy",
    .arity = 2,
    .also = "softmax_cross_entropy_with",
    .every = 1,
    .shape = cross_entropy_shape,
    .forward = cross_entropy_forward,
    .gradient = cross_entropy_gradient,
    .formula = "y = -sum target * ln softmax(x), a row at a time",
    .inputs = "x target",
    .flops = cross_entropy_flops,
};

static tg_tensor *softmax_terms(tg_tensor *logits, tg_tensor *target)
{
    return tg_apply2(&softmax_cross_entropy, logits, target);
}

tg_tensor *tg_softmax_cross_entropy_with(tg_tensor *logits, tg_tensor *target,
                                         tg_cross_entropy_options options)
{
    check_pair("softmax_cross_entropy", logits, target);
    return reduce_rows("softmax_cross_entropy", logits, target, options,
                       softmax_terms);
}

tg_tensor *tg_softmax_cross_entropy(tg_tensor *logits, tg_tensor *target,
                                    tg_reduction reduction)
{
    const tg_cross_entropy_options o = {.reduction = reduction};
    return tg_softmax_cross_entropy_with(logits, target, o);
}

/* ---- nll ---- */

tg_tensor *tg_nll(tg_tensor *log_p, tg_tensor *labels, tg_reduction reduction)
{
    check_labels_of("nll", log_p, labels);
    tg_check_labels(labels, classes_of(log_p));
    tg_shape column = labels->shape;
    column.dim[column.rank++] = 1;
    tg_tensor *picked = tg_gather(log_p, tg_reshape(labels, column), -1);
    return tg_reduce_terms(tg_neg(tg_reshape(picked, labels->shape)),
                           reduction);
}

const tg_op *const tg_loss_ops[] = {&softmax_cross_entropy, NULL};

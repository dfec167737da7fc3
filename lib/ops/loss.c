/* Losses. All are compositions of other ops but softmax_cross_entropy, which
 * is fused because the composition would overflow. */
#include "ops/loss.h"

#include "core/op.h"
#include "kernels/softmax.h"
#include "ops/activation.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/move.h"
#include "ops/reduce.h"
#include "ops/table.h"

/* ---- mse ---- */

tg_tensor *tg_mse(tg_tensor *a, tg_tensor *target)
{
    return tg_mean(tg_square(tg_sub(a, target)));
}

/* ---- categorical_crossentropy ---- */

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

tg_tensor *tg_categorical_crossentropy(tg_tensor *p, tg_tensor *target)
{
    check_pair("categorical_crossentropy", p, target);
    int classes = p->shape.dim[p->shape.rank - 1];
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

    /* Where the target is 0 its term is 0, even if p is 0 as well. */
    tg_tensor *zero = tg_scalar(p->tape, 0), *one = tg_scalar(p->tape, 1);
    tg_tensor *safe = tg_where(tg_eq(target, zero), one, p);
    tg_tensor *terms = tg_mul(target, tg_log(safe));
    return tg_neg(tg_mean(tg_sum_axes(terms, TG_AXES(-1), false)));
}

tg_tensor *tg_sparse_categorical_crossentropy(tg_tensor *p, tg_tensor *labels)
{
    check_pair("sparse_categorical_crossentropy", p, labels);
    int classes = p->shape.dim[p->shape.rank - 1];
    if (!one_label_a_row(p, labels))
        tg_fail("sparse_categorical_crossentropy wants one integer label for "
                "each row of %s, and the labels are %s",
                tg_shape_print(p->shape).text,
                tg_shape_print(labels->shape).text);
    return tg_categorical_crossentropy(p, tg_one_hot(labels, classes));
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
        p = tg_mul(p, tg_sum_axes(target, TG_AXES(-1), true));
    return tg_mul(dy, tg_sub(p, target));
}

static double cross_entropy_flops(const tg_tensor *y)
{
    return 5 * (double)y->in[0]->count;
}

static const tg_op softmax_cross_entropy = {
    .name = "softmax_cross_entropy",
    .arity = 2,
    .shape = cross_entropy_shape,
    .forward = cross_entropy_forward,
    .gradient = cross_entropy_gradient,
    .formula = "y = -sum target * ln softmax(x), a row at a time",
    .flops = cross_entropy_flops,
};

tg_tensor *tg_softmax_cross_entropy(tg_tensor *logits, tg_tensor *target)
{
    check_pair("softmax_cross_entropy", logits, target);
    return tg_mean(tg_apply2(&softmax_cross_entropy, logits, target));
}

const tg_op *const tg_loss_ops[] = {&softmax_cross_entropy, NULL};

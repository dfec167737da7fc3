/* Losses. All are compositions of other ops but softmax_cross_entropy, which
 * is fused because the composition would overflow. */
#include "ops/loss.h"

#include <stdio.h>
#include <string.h>

#include "kernels/softmax.h"
#include "ops/activation.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/labels.h"
#include "ops/move.h"
#include "ops/reduce.h"

static tg_tensor *reduce(tg_tensor *terms, tg_reduction reduction)
{
    if (reduction != TG_MEAN && reduction != TG_SUM && reduction != TG_NONE)
        tg_fail("the reduction of a loss is TG_MEAN, TG_SUM or TG_NONE, not %d",
                (int)reduction);
    return reduction == TG_NONE  ? terms
           : reduction == TG_SUM ? tg_sum(terms, TG_ALL, false)
                                 : tg_mean(terms, TG_ALL, false);
}

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

/* x, and 1 where the target is 0: there ln x is not asked for. */
static tg_tensor *one_where_zero(tg_tensor *target, tg_tensor *x)
{
    tg_tensor *zero = tg_scalar(x->tape, 0), *one = tg_scalar(x->tape, 1);
    return tg_where(tg_eq(target, zero), one, x);
}

/* target ln p, and 0 where the target is 0 */
static tg_tensor *weighted_log(tg_tensor *target, tg_tensor *p)
{
    return tg_mul(target, tg_log(one_where_zero(target, p)));
}

tg_tensor *tg_categorical_crossentropy(tg_tensor *p, tg_tensor *target,
                                       tg_reduction reduction)
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

    tg_tensor *terms = weighted_log(target, p);
    return reduce(tg_neg(tg_sum(terms, TG_AXES(-1), false)), reduction);
}

static void check_labels_of(const char *loss, const tg_tensor *x,
                            const tg_tensor *labels)
{
    check_pair(loss, x, labels);
    if (!one_label_a_row(x, labels))
        tg_fail("%s needs one integer label for each row of %s, and the labels "
                "are %s",
                loss, tg_shape_print(x->shape).text,
                tg_shape_print(labels->shape).text);
    tg_check_labels(labels, x->shape.dim[x->shape.rank - 1]);
}

tg_tensor *tg_sparse_categorical_crossentropy(tg_tensor *p, tg_tensor *labels,
                                              tg_reduction reduction)
{
    check_labels_of("sparse_categorical_crossentropy", p, labels);
    tg_tensor *target = tg_one_hot(labels, p->shape.dim[p->shape.rank - 1]);
    return tg_categorical_crossentropy(p, target, reduction);
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
    .shape = cross_entropy_shape,
    .forward = cross_entropy_forward,
    .gradient = cross_entropy_gradient,
    .formula = "y = -sum target * ln softmax(x), a row at a time",
    .inputs = "x target",
    .flops = cross_entropy_flops,
};

tg_tensor *tg_softmax_cross_entropy(tg_tensor *logits, tg_tensor *target,
                                    tg_reduction reduction)
{
    check_pair("softmax_cross_entropy", logits, target);
    return reduce(tg_apply2(&softmax_cross_entropy, logits, target), reduction);
}

/* ---- nll ---- */

tg_tensor *tg_nll(tg_tensor *log_p, tg_tensor *labels, tg_reduction reduction)
{
    check_labels_of("nll", log_p, labels);
    tg_shape column = labels->shape;
    column.dim[column.rank++] = 1;
    tg_tensor *picked = tg_gather(log_p, tg_reshape(labels, column), -1);
    return reduce(tg_neg(tg_reshape(picked, labels->shape)), reduction);
}

/* ---- a term for each number: prediction and target of one shape ---- */

/* What argument k of this loss is called in the program, or `otherwise`. */
static void name_of(const char *loss, int k, const char *otherwise, char *out,
                    size_t size)
{
    const char *site = tg_site_now(), *call = tg_site_call(site);
    const size_t length = strlen(loss);
    const bool own = strncmp(call, "tg_", 3) == 0 &&
                     strncmp(call + 3, loss, length) == 0 &&
                     call[3 + length] == '(';
    if (!own || !tg_site_argument(site, k, out, size))
        snprintf(out, size, "%s", otherwise);
}

/* Says how the target can be given the prediction's shape, if it can. */
static void suggest_target(const tg_tensor *a, const tg_tensor *target,
                           const char *name, char *hint, size_t size)
{
    tg_shape both;
    const bool fills = target->count == a->count;
    const bool stretches = tg_shape_broadcast(target->shape, a->shape, &both) <
                               0 &&
                           tg_shape_equal(both, a->shape);
    hint[0] = '\0';
    if (!fills && !stretches)
        return;
    size_t at = (size_t)snprintf(hint, size, ". tg_%s(%s",
                                 fills ? "reshape" : "expand", name);
    for (int i = 0; i < a->shape.rank && at < size; i++)
        at += (size_t)snprintf(hint + at, size - at, ", %d", a->shape.dim[i]);
    if (at < size)
        snprintf(hint + at, size - at, "%s) has the prediction's",
                 a->shape.rank ? "" : ", TG_SCALAR");
}

_Noreturn static void fail_pair(const char *loss, const tg_tensor *a,
                                const tg_tensor *target)
{
    char name_a[48], name_t[48], hint[192];
    name_of(loss, 0, "the prediction", name_a, sizeof name_a);
    name_of(loss, 1, "target", name_t, sizeof name_t);
    suggest_target(a, target, name_t, hint, sizeof hint);
    tg_fail("tg_%s: %s is %s and the target %s is %s: a loss compares tensors "
            "of one shape, where [n] counts as [n x 1]%s",
            loss, name_a, tg_shape_print(a->shape).text, name_t,
            tg_shape_print(target->shape).text, hint);
}

/* Whether x is [n], and column [n x 1]. */
static bool is_line_of(const tg_tensor *x, const tg_tensor *column)
{
    return x->shape.rank == 1 && column->shape.rank == 2 &&
           column->shape.dim[1] == 1 && x->shape.dim[0] == column->shape.dim[0];
}

/* Makes both of one shape, [n] as [n x 1]; fails where they are not. They are
 * never broadcast: [n x 1] against [n] would be [n x n] differences, the mean
 * of which teaches the mean of the targets. */
static void pair_up(const char *loss, tg_tensor **a, tg_tensor **target)
{
    tg_check_given(loss, *a, 1);
    tg_check_given(loss, *target, 2);
    if (is_line_of(*target, *a))
        *target = tg_reshape(*target, (*a)->shape);
    else if (is_line_of(*a, *target))
        *a = tg_reshape(*a, (*target)->shape);
    else if (!tg_shape_equal((*a)->shape, (*target)->shape))
        fail_pair(loss, *a, *target);
}

tg_tensor *tg_mse(tg_tensor *a, tg_tensor *target, tg_reduction reduction)
{
    pair_up("mse", &a, &target);
    return reduce(tg_square(tg_sub(a, target)), reduction);
}

tg_tensor *tg_l1(tg_tensor *a, tg_tensor *target, tg_reduction reduction)
{
    pair_up("l1", &a, &target);
    return reduce(tg_abs(tg_sub(a, target)), reduction);
}

/* With c = d clamped to [-delta, delta] both cases are c (d - c / 2). */
tg_tensor *tg_huber(tg_tensor *a, tg_tensor *target, double delta,
                    tg_reduction reduction)
{
    if (!(delta > 0))
        tg_fail("tg_huber: delta must be > 0, got %g", delta);
    pair_up("huber", &a, &target);
    tg_tensor *d = tg_sub(a, target);
    tg_tensor *c = tg_clamp(d, -delta, delta);
    return reduce(tg_mul(c, tg_sub(d, tg_mul_scalar(c, 0.5))), reduction);
}

static tg_tensor *one_minus(tg_tensor *x)
{
    return tg_add_scalar(tg_neg(x), 1);
}

tg_tensor *tg_bce(tg_tensor *p, tg_tensor *target, tg_reduction reduction)
{
    pair_up("bce", &p, &target);
    tg_tensor *yes = weighted_log(target, p);
    tg_tensor *no = weighted_log(one_minus(target), one_minus(p));
    return reduce(tg_neg(tg_add(yes, no)), reduction);
}

/* -ln sigmoid(x) is softplus(-x), and -ln(1 - sigmoid(x)) softplus(x). */
tg_tensor *tg_bce_with_logits(tg_tensor *x, tg_tensor *target,
                              tg_reduction reduction)
{
    pair_up("bce_with_logits", &x, &target);
    tg_tensor *yes = tg_mul(target, tg_softplus(tg_neg(x)));
    tg_tensor *no = tg_mul(one_minus(target), tg_softplus(x));
    return reduce(tg_add(yes, no), reduction);
}

tg_tensor *tg_kl_div(tg_tensor *log_p, tg_tensor *target,
                     tg_reduction reduction)
{
    pair_up("kl_div", &log_p, &target);
    tg_tensor *entropy = weighted_log(target, target);
    return reduce(tg_sub(entropy, tg_mul(target, log_p)), reduction);
}

tg_tensor *tg_hinge(tg_tensor *a, tg_tensor *target, tg_reduction reduction)
{
    pair_up("hinge", &a, &target);
    return reduce(tg_relu(one_minus(tg_mul(target, a))), reduction);
}

const tg_op *const tg_loss_ops[] = {&softmax_cross_entropy, NULL};

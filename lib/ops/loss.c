/* Losses with a term for each number: compositions of other ops. */
#include "ops/loss.h"

#include <stdio.h>
#include <string.h>

#include "ops/activation.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"
#include "ops/terms.h"

tg_tensor *tg_reduce_terms(tg_tensor *terms, tg_reduction reduction)
{
    if (reduction != TG_MEAN && reduction != TG_SUM && reduction != TG_NONE)
        tg_fail("the reduction of a loss is TG_MEAN, TG_SUM or TG_NONE, not %d",
                (int)reduction);
    return reduction == TG_NONE  ? terms
           : reduction == TG_SUM ? tg_sum(terms, TG_ALL, false)
                                 : tg_mean(terms, TG_ALL, false);
}

/* x, and 1 where the target is 0: there ln x is not asked for. */
static tg_tensor *one_where_zero(tg_tensor *target, tg_tensor *x)
{
    tg_tensor *zero = tg_scalar(x->tape, 0), *one = tg_scalar(x->tape, 1);
    return tg_where(tg_eq(target, zero), one, x);
}

tg_tensor *tg_weighted_log(tg_tensor *target, tg_tensor *p)
{
    return tg_mul(target, tg_log(one_where_zero(target, p)));
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
    const bool named = strcmp(name_t, "target") != 0;
    tg_fail("tg_%s: %s is %s and the target%s%s is %s: a loss compares tensors "
            "of one shape, where [n] counts as [n x 1]%s",
            loss, name_a, tg_shape_print(a->shape).text, named ? " " : "",
            named ? name_t : "", tg_shape_print(target->shape).text, hint);
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
    return tg_reduce_terms(tg_square(tg_sub(a, target)), reduction);
}

tg_tensor *tg_l1(tg_tensor *a, tg_tensor *target, tg_reduction reduction)
{
    pair_up("l1", &a, &target);
    return tg_reduce_terms(tg_abs(tg_sub(a, target)), reduction);
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
    return tg_reduce_terms(tg_mul(c, tg_sub(d, tg_mul_scalar(c, 0.5))),
                           reduction);
}

static tg_tensor *one_minus(tg_tensor *x)
{
    return tg_add_scalar(tg_neg(x), 1);
}

tg_tensor *tg_bce(tg_tensor *p, tg_tensor *target, tg_reduction reduction)
{
    pair_up("bce", &p, &target);
    tg_tensor *yes = tg_weighted_log(target, p);
    tg_tensor *no = tg_weighted_log(one_minus(target), one_minus(p));
    return tg_reduce_terms(tg_neg(tg_add(yes, no)), reduction);
}

/* -ln sigmoid(x) is softplus(-x), and -ln(1 - sigmoid(x)) softplus(x). */
tg_tensor *tg_bce_with_logits(tg_tensor *x, tg_tensor *target,
                              tg_reduction reduction)
{
    pair_up("bce_with_logits", &x, &target);
    tg_tensor *yes = tg_mul(target, tg_softplus(tg_neg(x)));
    tg_tensor *no = tg_mul(one_minus(target), tg_softplus(x));
    return tg_reduce_terms(tg_add(yes, no), reduction);
}

tg_tensor *tg_kl_div(tg_tensor *log_p, tg_tensor *target,
                     tg_reduction reduction)
{
    pair_up("kl_div", &log_p, &target);
    tg_tensor *entropy = tg_weighted_log(target, target);
    return tg_reduce_terms(tg_sub(entropy, tg_mul(target, log_p)), reduction);
}

tg_tensor *tg_hinge(tg_tensor *a, tg_tensor *target, tg_reduction reduction)
{
    pair_up("hinge", &a, &target);
    return tg_reduce_terms(tg_relu(one_minus(tg_mul(target, a))), reduction);
}

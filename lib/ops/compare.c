/* Comparisons, which are flat and so have no gradient, and the choice between
 * two tensors. Declared in elementwise.h. */
#include "tape/op.h"
#include "ops/elementwise.h"

/* ---- gt ge lt le eq: y = a > b, ... ---- */

static const tg_op gt = {
    .name = "gt",
    .arity = 2,
    .loop = tg_loop_gt,
    .formula = "y = a > b",
    .notation = "a > b",
};

tg_tensor *tg_gt(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&gt, a, b);
}

static const tg_op ge = {
    .name = "ge",
    .arity = 2,
    .loop = tg_loop_ge,
    .formula = "y = a >= b",
    .notation = "a >= b",
};

tg_tensor *tg_ge(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&ge, a, b);
}

static const tg_op lt = {
    .name = "lt",
    .arity = 2,
    .loop = tg_loop_lt,
    .formula = "y = a < b",
    .notation = "a < b",
};

tg_tensor *tg_lt(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&lt, a, b);
}

static const tg_op le = {
    .name = "le",
    .arity = 2,
    .loop = tg_loop_le,
    .formula = "y = a <= b",
    .notation = "a <= b",
};

tg_tensor *tg_le(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&le, a, b);
}

static const tg_op eq = {
    .name = "eq",
    .arity = 2,
    .loop = tg_loop_eq,
    .formula = "y = a == b",
    .notation = "a == b",
};

tg_tensor *tg_eq(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&eq, a, b);
}

/* ---- where: y = cond != 0 ? a : b ---- */

static tg_tensor *where_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *cond = y->in[0];
    if (k == 0)
        return tg_zeros(y->tape, cond->shape);
    tg_tensor *zero = tg_scalar(y->tape, 0);
    return k == 1 ? tg_where(cond, dy, zero) : tg_where(cond, zero, dy);
}

static const tg_op where = {
    .name = "where",
    .arity = 3,
    .loop = tg_loop_where,
    .gradient = where_gradient,
    .formula = "y = cond ? a : b",
    .inputs = "cond a b",
    .flops = tg_flops_none,
};

tg_tensor *tg_where(tg_tensor *cond, tg_tensor *a, tg_tensor *b)
{
    tg_tensor *in[] = {cond, a, b};
    return tg_apply(&where, 3, in, NULL, 0);
}

const tg_op *const tg_compare_ops[] = {
    &gt, &ge, &lt, &le, &eq, &where, NULL,
};

/* Comparisons, which are flat and so have no gradient, and the choice between
 * two tensors. Declared in elementwise.h. */
#include "tape/op.h"
#include "ops/elementwise.h"
#include "ops/table.h"

/* ---- gt ge lt le eq: y = a ? b ---- */

static void gt_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_gt);
}

static void ge_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_ge);
}

static void lt_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_lt);
}

static void le_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_le);
}

static void eq_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_eq);
}

#define COMPARISON(name_, text)                                         \
    {                                                                   \
        .name = #name_, .arity = 2, .shape = tg_shape_broadcast_inputs, \
        .forward = name_##_forward, .formula = "y = a " text " b",      \
        .flops = tg_flops_elementwise, .notation = "a " text " b"       \
    }
static const tg_op gt = COMPARISON(gt, ">");
static const tg_op ge = COMPARISON(ge, ">=");
static const tg_op lt = COMPARISON(lt, "<");
static const tg_op le = COMPARISON(le, "<=");
static const tg_op eq = COMPARISON(eq, "==");

tg_tensor *tg_gt(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&gt, a, b);
}

tg_tensor *tg_ge(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&ge, a, b);
}

tg_tensor *tg_lt(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&lt, a, b);
}

tg_tensor *tg_le(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&le, a, b);
}

tg_tensor *tg_eq(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&eq, a, b);
}

/* ---- where: y = cond != 0 ? a : b ---- */

static void where_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_where);
}

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
    .shape = tg_shape_broadcast_inputs,
    .forward = where_forward,
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

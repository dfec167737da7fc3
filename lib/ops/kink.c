/* Elementwise ops with a kink, where two branches meet. Declared in
 * elementwise.h. */
#include "tape/op.h"
#include "ops/elementwise.h"
#include "ops/branch.h"

/* ---- abs: y = |x| ---- */

static tg_tensor *abs_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_sign(y->in[k]));
}

static const tg_op abs_op = {
    .name = "abs",
    .arity = 1,
    .loop = tg_loop_abs,
    .gradient = abs_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = |x|",
    .notation = "|a|",
};

tg_tensor *tg_abs(tg_tensor *x)
{
    return tg_apply1(&abs_op, x);
}

/* ---- sign: y = -1, 0 or 1 ---- */

static tg_tensor *sign_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    (void)dy;
    return tg_zeros(y->tape, y->shape);
}

static const tg_op sign = {
    .name = "sign",
    .arity = 1,
    .loop = tg_loop_sign,
    .gradient = sign_gradient,
    .branch = tg_branch_side_of_zero,
    .formula = "y = -1, 0 or 1",
};

tg_tensor *tg_sign(tg_tensor *x)
{
    return tg_apply1(&sign, x);
}

/* ---- clamp: y = the nearest number to x in [low, high] ---- */

/* What is not clamped passes; a number at a bound is not clamped. With the
 * condition this way round, a NaN, which is not 0, receives 0. */
static tg_tensor *clamp_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *zero = tg_scalar(y->tape, 0);
    tg_tensor *passes = tg_eq(y->in[k], y);
    tg_tensor *is_clamped = tg_add_scalar(tg_neg(passes), 1);
    return tg_where(is_clamped, zero, dy);
}

static uint64_t clamp_branch(const tg_tensor *y)
{
    const double low = tg_attr_number(y, 0), high = tg_attr_number(y, 1);
    uint64_t hash = TG_HASH_START;
    for (size_t i = 0; i < y->count; i++) {
        const double x = (double)y->in[0]->data[i];
        hash = tg_hash_add(hash, x < low ? 0 : x > high ? 2 : 1);
    }
    return hash;
}

static const tg_op clamp = {
    .name = "clamp",
    .arity = 1,
    .loop = tg_loop_clamp,
    .numbers = 2,
    .gradient = clamp_gradient,
    .branch = clamp_branch,
    .formula = "y = min(max(x, low), high)",
    .show = tg_show_numbers,
};

tg_tensor *tg_clamp(tg_tensor *x, double low, double high)
{
    if (!(low <= high)) /* or one of them is NaN */
        tg_fail("the bounds of clamp must be low <= high, got %g and %g", low,
                high);
    return tg_apply(&clamp, 1, &x, (double[]){low, high}, 2 * sizeof(double));
}

/* ---- maximum, minimum: y = the larger, the smaller of a and b ---- */

/* All to the one that y is; half to each of two that are equal. */
static tg_tensor *winner_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *won = tg_eq(y->in[k], y), *other = tg_eq(y->in[1 - k], y);
    return tg_mul(dy, tg_div(won, tg_add(won, other)));
}

/* Which of the two is the larger, number by number. */
static uint64_t winner_branch(const tg_tensor *y)
{
    tg_arena *bytes = &y->tape->bytes;
    tg_arena_place before = tg_arena_now(bytes);
    tg_tensor above = *y;
    above.data = tg_arena_take(bytes, y->count * sizeof(tg_real));
    tg_run_loop(&above, tg_loop_gt);
    uint64_t hash = TG_HASH_START;
    for (size_t i = 0; i < y->count; i++)
        hash = tg_hash_add(hash, above.data[i] > 0);
    tg_arena_rewind(bytes, before);
    return hash;
}

static const tg_op maximum = {
    .name = "maximum",
    .arity = 2,
    .loop = tg_loop_maximum,
    .gradient = winner_gradient,
    .branch = winner_branch,
    .formula = "y = max(a, b)",
};

tg_tensor *tg_maximum(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&maximum, a, b);
}

static const tg_op minimum = {
    .name = "minimum",
    .arity = 2,
    .loop = tg_loop_minimum,
    .gradient = winner_gradient,
    .branch = winner_branch,
    .formula = "y = min(a, b)",
};

tg_tensor *tg_minimum(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&minimum, a, b);
}

const tg_op *const tg_kink_ops[] = {&abs_op,  &sign,    &clamp,
                                    &maximum, &minimum, NULL};

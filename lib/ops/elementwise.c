/* Elementwise ops of two inputs, which broadcast. */
#include "ops/elementwise.h"

#include "tape/op.h"
#include "ops/table.h"

/* ---- add: y = a + b ---- */

static tg_tensor *pass_on(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return dy;
}

static const tg_op add = {
    .name = "add",
    .arity = 2,
    .loop = tg_loop_add,
    .gradient = pass_on,
    .formula = "y = a + b",
    .notation = "a + b",
};

tg_tensor *tg_add(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&add, a, b);
}

/* ---- sub: y = a - b ---- */

static tg_tensor *sub_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y;
    return k == 0 ? dy : tg_neg(dy);
}

static const tg_op sub = {
    .name = "sub",
    .arity = 2,
    .loop = tg_loop_sub,
    .gradient = sub_gradient,
    .formula = "y = a - b",
    .notation = "a - b",
};

tg_tensor *tg_sub(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&sub, a, b);
}

/* ---- mul: y = a * b ---- */

static tg_tensor *mul_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, y->in[1 - k]);
}

static const tg_op mul = {
    .name = "mul",
    .arity = 2,
    .loop = tg_loop_mul,
    .gradient = mul_gradient,
    .formula = "y = a * b",
    .notation = "a * b",
};

tg_tensor *tg_mul(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&mul, a, b);
}

/* ---- div: y = a / b ---- */

static tg_tensor *div_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *b = y->in[1];
    return k == 0 ? tg_div(dy, b) : tg_neg(tg_div(tg_mul(dy, y), b));
}

static const tg_op div_op = {
    .name = "div",
    .arity = 2,
    .loop = tg_loop_div,
    .gradient = div_gradient,
    .formula = "y = a / b",
    .notation = "a / b",
};

tg_tensor *tg_div(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&div_op, a, b);
}

/* ---- pow: y = a^b ---- */

/* da = dy * b * a^(b - 1), where 0^0 is flat; db = dy * y * ln a, where 0 to a
 * positive power is 0 whatever the power. Both put 1 for a there. */
static tg_tensor *pow_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *a = y->in[0], *b = y->in[1];
    tg_tensor *zero = tg_scalar(y->tape, 0), *one = tg_scalar(y->tape, 1);
    tg_tensor *a_is_0 = tg_eq(a, zero);
    tg_tensor *flat = tg_mul(a_is_0, k == 0 ? tg_eq(b, zero) : tg_ge(b, zero));
    tg_tensor *safe = tg_where(flat, one, a);
    if (k == 1)
        return tg_mul(dy, tg_mul(y, tg_log(safe)));
    return tg_mul(dy, tg_mul(b, tg_pow(safe, tg_add_scalar(b, -1))));
}

static const tg_op pow_op = {
    .name = "pow",
    .arity = 2,
    .loop = tg_loop_pow,
    .gradient = pow_gradient,
    .formula = "y = a^b",
    .notation = "a^b",
};

tg_tensor *tg_pow(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&pow_op, a, b);
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
    uint64_t hash = TG_BRANCH_START;
    for (size_t i = 0; i < y->count; i++)
        hash = tg_branch_add(hash, above.data[i] > 0);
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

const tg_op *const tg_elementwise_ops[] = {
    &add, &sub, &mul, &div_op, &pow_op, &maximum, &minimum, NULL,
};

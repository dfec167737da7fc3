/* The rows of ops/elementwise.h. */
#include "rows.h"

static tg_tensor *call_add_scalar(const op_call *c)
{
    return tg_add_scalar(c->in[0], c->attr[0]);
}

static tg_tensor *call_mul_scalar(const op_call *c)
{
    return tg_mul_scalar(c->in[0], c->attr[0]);
}

static tg_tensor *call_pow_scalar(const op_call *c)
{
    return tg_pow_scalar(c->in[0], c->attr[0]);
}

static tg_tensor *call_clamp(const op_call *c)
{
    return tg_clamp(c->in[0], c->attr[0], c->attr[1]);
}

static tg_tensor *call_where(const op_call *c)
{
    return tg_where(c->in[0], c->in[1], c->in[2]);
}

/* The condition of a pair: 0, 1, 0, 1, ..; of three: the first, a constant. */
static void add_condition(op_call *c)
{
    c->in[2] = c->in[1];
    c->in[1] = c->in[0];
    c->in[0] = counting(c->in[1]->tape, c->in[1]->shape, 2);
}

static void detach_condition(op_call *c)
{
    c->in[0] = tg_detach(c->in[0]);
}

/* Like EACH, with attributes. */
#define EACH_WITH(op) \
    CALLED(op), .at = any_shape, .draw = draw_any, .each = true

/* clang-format off */
const op_row elementwise_rows[] = {
    {EACH(neg)},
    {EACH(abs)},
    {EACH(sign), .flat = true},
    {EACH(square)},
    {EACH(sqrt), .in = POSITIVE},
    {EACH(rsqrt), .in = POSITIVE},
    {EACH(reciprocal), .known = 3, .x = {-4, 0.5, 8}, .y = {-0.25, 2, 0.125}},
    {EACH(exp)},
    {EACH(expm1)},
    {EACH(log), .in = POSITIVE},
    {EACH(log1p), .in = POSITIVE},
    {EACH(sin)},
    {EACH(cos)},
    {EACH(erf)},
    {EACH(erfc)},
    {EACH_WITH(add_scalar), ATTR(1, 2)},
    {EACH_WITH(mul_scalar), ATTR(1, 3)},
    {EACH_WITH(pow_scalar), ATTR(1, 3)},
    {EACH_WITH(pow_scalar), .note = "2.5", ATTR(1, 2.5), .in = POSITIVE},
    {EACH_WITH(clamp), ATTR(2, -1, 1)},
    {EACH_WITH(clamp), .note = "-0.77, 1.13", ATTR(2, -0.77, 1.13)},
    {PAIR(add)},
    {PAIR(sub)},
    {PAIR(mul)},
    {PAIR(div)},
    {PAIR(pow), .in = POSITIVE},
    {PAIR(maximum)},
    {PAIR(minimum)},
    {PAIR(gt), .flat = true},
    {PAIR(ge), .flat = true},
    {PAIR(lt), .flat = true},
    {PAIR(le), .flat = true},
    {PAIR(eq), .flat = true},
    {CALLED(where), .at = any_pair, .draw = draw_pair,
     .complete = add_condition},
    {CALLED(where), .note = "of three", .at = choices,
     .complete = detach_condition},
    {.name = NULL},
};
/* clang-format on */

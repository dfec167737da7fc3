/* The rows of ops/reduce.h. */
#include "rows.h"

/* Over everything, or with attributes: keepdim, then the axes. */
#define REDUCTION(op)                                                         \
    static tg_tensor *call_##op(const op_call *c)                             \
    {                                                                         \
        return c->attrs ? tg_##op(c->in[0], call_axes(c, 1), c->attr[0] != 0) \
                        : tg_##op(c->in[0]);                                  \
    }
REDUCTION(sum)
REDUCTION(mean)
REDUCTION(max)
REDUCTION(min)
REDUCTION(argmax)
REDUCTION(argmin)
REDUCTION(prod)
REDUCTION(norm)
REDUCTION(logsumexp)

/* The correction, or the correction, keepdim, then the axes. */
#define SPREAD(op)                                                           \
    static tg_tensor *call_##op(const op_call *c)                            \
    {                                                                        \
        const int correction = call_int(c, 0);                               \
        return c->attrs > 1 ? tg_##op(c->in[0], correction, call_axes(c, 2), \
                                      c->attr[1] != 0)                       \
                            : tg_##op(c->in[0], correction);                 \
    }
SPREAD(var)
SPREAD(std)

static tg_tensor *call_cumsum(const op_call *c)
{
    return tg_cumsum(c->in[0], call_int(c, 0));
}

static tg_tensor *call_sum_to(const op_call *c)
{
    return tg_sum_to(c->in[0], call_dims(c, 0));
}

static void keep_last_axis(op_call *c)
{
    c->attr[c->attrs++] = c->in[0]->shape.dim[2];
}

/* Everything; axes of three. FULL: where there is a number. */
#define ALL(op)       CALLED(op), .at = any_shape, .draw = draw_any
#define FULL(op)      CALLED(op), .at = any_shape + 2, .draw = draw_full
#define AXES(op)      CALLED(op), .at = rank_3, .draw = draw_rank_3
#define FULL_AXES(op) CALLED(op), .at = rank_3 + 1, .draw = draw_rank_3

/* clang-format off */
const op_row reduce_rows[] = {
    {ALL(sum)},
    {AXES(sum), .note = "over the ends", ATTR(3, false, 0, -1)},
    {AXES(sum), .note = "over the middle, kept", ATTR(2, true, 1)},
    {FULL(mean)},
    {FULL_AXES(mean), .note = "over the middle", ATTR(2, false, 1)},
    {AXES(mean), .note = "over the ends, kept", ATTR(3, true, -1, 0)},
    {FULL(max)},
    {AXES(max), .note = "over the ends", ATTR(3, false, 0, 2)},
    {AXES(max), .note = "over the ends, kept", ATTR(3, true, 2, 0)},
    {FULL(min)},
    {AXES(min), .note = "over the ends", ATTR(3, false, 0, 2)},
    {AXES(min), .note = "over the ends, kept", ATTR(3, true, 2, 0)},
    {FULL(argmax), .flat = true},
    {AXES(argmax), .note = "over the middle", ATTR(2, false, 1), .flat = true},
    {FULL(argmin), .flat = true},
    {AXES(argmin), .note = "over the middle", ATTR(2, false, 1), .flat = true},
    {CALLED(prod), .at = any_shape, .draw = draw_full},
    {AXES(prod), .note = "over the ends, kept", ATTR(3, true, 0, 2)},
    {FULL(var), ATTR(1, 0)},
    {FULL_AXES(var), .note = "over the ends", ATTR(4, 0, false, 0, 2)},
    {CALLED(std), .at = vectors + 1, ATTR(1, 1)},
    {CALLED(std), .note = "over the first, kept", .at = long_lines,
     ATTR(3, 1, true, 0)},
    {FULL(norm)},
    {FULL_AXES(norm), .note = "over the middle", ATTR(2, false, 1)},
    {FULL(logsumexp)},
    {FULL_AXES(logsumexp), .note = "over the ends, kept", ATTR(3, true, 0, 2)},
    {AXES(cumsum), ATTR(1, 1)},
    {CALLED(sum_to), .at = summed, ATTR(2, 3, 1)},
    {AXES(sum_to), .note = "the last axis", .complete = keep_last_axis},
    {.name = NULL},
};
/* clang-format on */

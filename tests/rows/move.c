/* The rows of ops/move.h and ops/part.h. */
#include "rows.h"

static tg_tensor *call_reshape(const op_call *c)
{
    return tg_reshape(c->in[0], call_dims(c, 0));
}

static tg_tensor *call_permute(const op_call *c)
{
    return tg_permute(c->in[0], call_axes(c, 0));
}

static tg_tensor *call_expand(const op_call *c)
{
    return tg_expand(c->in[0], call_dims(c, 0));
}

static tg_tensor *call_gradient_reversal(const op_call *c)
{
    return tg_gradient_reversal(c->in[0], c->attr[0]);
}

static tg_tensor *call_slice(const op_call *c)
{
    return tg_slice(c->in[0], call_int(c, 0), call_int(c, 1), call_int(c, 2),
                    call_int(c, 3));
}

static tg_tensor *call_pad(const op_call *c)
{
    return tg_pad(c->in[0], call_int(c, 0), call_int(c, 1), call_int(c, 2),
                  c->attr[3]);
}

static tg_tensor *call_concat(const op_call *c)
{
    return tg_concat(c->inputs, c->in, call_int(c, 0));
}

static tg_tensor *call_stack(const op_call *c)
{
    return tg_stack(c->inputs, c->in, call_int(c, 0));
}

static tg_tensor *call_flip(const op_call *c)
{
    return tg_flip(c->in[0], call_int(c, 0));
}

static tg_tensor *call_tile(const op_call *c)
{
    return tg_tile(c->in[0], call_dims(c, 0));
}

/* Twice what is there, along a new first axis. */
static void twice_in_front(op_call *c)
{
    c->attr[c->attrs++] = 2;
    for (int i = 0; i < c->in[0]->shape.rank; i++)
        c->attr[c->attrs++] = c->in[0]->shape.dim[i];
}

#define ALL(op)   CALLED(op), .at = any_shape, .draw = draw_any
#define AXES(op)  CALLED(op), .at = rank_3, .draw = draw_rank_3
#define EQUAL(op) CALLED(op), .at = equal_pairs, .draw = draw_equal

/* clang-format off */
const op_row move_rows[] = {
    {ALL(reshape), ATTR(2, 1, -1)},
    {.name = "transpose", .one = tg_transpose, .at = matrices,
     .draw = draw_rank_3},
    {AXES(permute), ATTR(3, 2, 0, 1)},
    {CALLED(expand), .at = stretches, ATTR(3, 2, 3, 4)},
    {AXES(expand), .note = "of all shapes", .complete = twice_in_front},
    {.name = "detach", .one = tg_detach, .at = any_shape, .draw = draw_any,
     .flat = true},
    {ALL(gradient_reversal), ATTR(1, 0.5), .flat = true},
    {CALLED(slice), .at = rank_3 + 1, .draw = draw_rank_3,
     ATTR(4, 1, 1, TG_END, 2)},
    {AXES(pad), ATTR(4, 1, 1, 2, 0.5)},
    {EQUAL(concat), ATTR(1, 0)},
    {CALLED(concat), .note = "of three", .at = triples, ATTR(1, -1)},
    {EQUAL(stack), ATTR(1, -1)},
    {AXES(flip), ATTR(1, 1)},
    {AXES(tile), ATTR(3, 2, 1, 3)},
    {.name = NULL},
};
/* clang-format on */

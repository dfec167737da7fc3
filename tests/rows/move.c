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

/* All parts, the last first. */
static tg_tensor *call_split(const op_call *c)
{
    tg_tensor *part[64], *turned[64];
    const int n = call_int(c, 0);
    tg_split(c->in[0], n, call_int(c, 1), part);
    for (int i = 0; i < n; i++)
        turned[i] = part[n - 1 - i];
    return tg_concat(n, turned, call_int(c, 1));
}

static tg_tensor *call_triu(const op_call *c)
{
    return c->attrs == 0 ? tg_triu(c->in[0])
                         : tg_triu(c->in[0], call_int(c, 0));
}

static tg_tensor *call_tril(const op_call *c)
{
    return c->attrs == 0 ? tg_tril(c->in[0])
                         : tg_tril(c->in[0], call_int(c, 0));
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

/* A part for each line. */
static void split_all(op_call *c)
{
    const int size = c->in[0]->shape.dim[1];
    c->attr[0] = size > 0 ? size : 1;
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
    {AXES(split), ATTR(2, 0, 1), .complete = split_all},
    {AXES(triu)},
    {AXES(triu), .note = "from another diagonal", ATTR(1, -1)},
    {AXES(tril)},
    {AXES(tril), .note = "from another diagonal", ATTR(1, 1)},
    {AXES(pad), ATTR(4, 1, 1, 2, 0.5)},
    {EQUAL(concat), ATTR(1, 0)},
    {CALLED(concat), .note = "of three", .at = triples, ATTR(1, -1)},
    {EQUAL(stack), ATTR(1, -1)},
    {AXES(flip), ATTR(1, 1)},
    {AXES(tile), ATTR(3, 2, 1, 3)},
    {.name = NULL},
};
/* clang-format on */

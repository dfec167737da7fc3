/* The rows of ops/index.h: the second input is an index. */
#include "rows.h"

static tg_tensor *call_one_hot(const op_call *c)
{
    return tg_one_hot(c->in[0], call_int(c, 0));
}

static tg_tensor *call_gather(const op_call *c)
{
    return tg_gather(c->in[0], c->in[1], call_int(c, 0));
}

/* With the places taken, and as they are. */
static tg_tensor *call_topk(const op_call *c)
{
    tg_tensor *index = NULL;
    return tg_topk(c->in[0], call_int(c, 0), call_int(c, 1), &index);
}

static tg_tensor *call_topk_index(const op_call *c)
{
    return tg_topk_index(c->in[0], call_int(c, 0), call_int(c, 1));
}

static tg_tensor *call_index_select(const op_call *c)
{
    return tg_index_select(c->in[0], c->in[1], call_int(c, 0));
}

static tg_tensor *call_scatter_add(const op_call *c)
{
    return tg_scatter_add(c->in[0], c->in[1], c->in[2], call_int(c, 0));
}

static tg_tensor *call_index_add(const op_call *c)
{
    return tg_index_add(c->in[0], c->in[1], c->in[2], call_int(c, 0));
}

/* ---- the index that a check adds to its parameters ---- */

static void count_instead(op_call *c)
{
    c->in[0] = counting(c->in[0]->tape, c->in[0]->shape, 3);
}

/* For each number of x; for three lines of axis 1, of axis 0. */
static void add_own_index(op_call *c)
{
    c->in[1] = places_of(c->in[0], 1, c->in[0]->shape);
}

static void add_lines(op_call *c)
{
    c->in[1] = places_of(c->in[0], 1, TG_SHAPE(3));
}

static void add_rows(op_call *c)
{
    c->in[1] = places_of(c->in[0], 0, TG_SHAPE(3));
}

/* The same between x and what is added to it. */
static void insert_own_index(op_call *c)
{
    c->in[2] = c->in[1];
    c->in[1] = places_of(c->in[0], 1, c->in[2]->shape);
}

static void insert_lines(op_call *c)
{
    c->in[2] = c->in[1];
    add_lines(c);
}

/* The larger half of axis 1. */
static void set_half(op_call *c)
{
    c->attr[0] = (c->in[0]->shape.dim[1] + 1) / 2;
}

/* clang-format off */
const op_row index_rows[] = {
    {CALLED(one_hot), .at = vectors, ATTR(1, 3), .complete = count_instead,
     .flat = true},
    {CALLED(gather), .at = looked_up, .draw = draw_rank_3, ATTR(1, 1),
     .complete = add_own_index},
    {CALLED(topk), .at = rank_3 + 1, .draw = draw_rank_3, ATTR(2, 1, 1),
     .complete = set_half},
    {CALLED(topk_index), .at = rank_3 + 1, .draw = draw_rank_3, ATTR(2, 1, 1),
     .complete = set_half, .flat = true},
    {CALLED(index_select), .at = looked_up, .draw = draw_rank_3, ATTR(1, 1),
     .complete = add_lines},
    {CALLED(scatter_add), .at = added_to, .draw = draw_added, ATTR(1, 1),
     .complete = insert_own_index},
    {CALLED(index_add), .at = added_to, .draw = draw_added, ATTR(1, 1),
     .complete = insert_lines},
    {.name = "embedding", .two = tg_embedding, .at = tables,
     .complete = add_rows},
    {.name = NULL},
};
/* clang-format on */

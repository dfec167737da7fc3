/* The rows of ops/constant.h. These functions take no tensor: a check gives
 * them one, for its tape. */
#include "rows.h"

static tg_tape *tape_of(const op_call *c)
{
    return c->in[0] ? c->in[0]->tape : NULL;
}

static tg_tensor *call_arange(const op_call *c)
{
    tg_tape *tape = tape_of(c);
    return c->attrs < 3 ? tg_arange(tape, c->attr[0], c->attr[1])
                        : tg_arange(tape, c->attr[0], c->attr[1], c->attr[2]);
}

static tg_tensor *call_eye(const op_call *c)
{
    return tg_eye(tape_of(c), call_int(c, 0));
}

static tg_tensor *call_random_uniform(const op_call *c)
{
    return tg_random_uniform(tape_of(c), c->attr[0], c->attr[1],
                             call_dims(c, 2));
}

static tg_tensor *call_random_normal(const op_call *c)
{
    return tg_random_normal(tape_of(c), c->attr[0], c->attr[1],
                            call_dims(c, 2));
}

#define CONSTANT(op) CALLED(op), .at = any_shape, .flat = true

/* clang-format off */
const op_row constant_rows[] = {
    {CONSTANT(arange), ATTR(3, 0, 2, 0.5)},
    {CONSTANT(eye), ATTR(1, 3)},
    {CONSTANT(random_uniform), ATTR(4, -1, 1, 2, 3)},
    {CONSTANT(random_normal), ATTR(4, 0, 1, 2, 3)},
    {.name = NULL},
};
/* clang-format on */

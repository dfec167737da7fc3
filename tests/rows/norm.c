/* The rows of ops/norm.h: x, gamma, beta, as many as there are. */
#include "rows.h"

static tg_tensor *call_layer_norm(const op_call *c)
{
    return tg_layer_norm(c->in[0], c->in[1], c->in[2], c->attr[0]);
}

static tg_tensor *call_rms_norm(const op_call *c)
{
    return tg_rms_norm(c->in[0], c->in[1], c->attr[0]);
}

/* With five inputs it evaluates: the last two are the running mean and var. */
static tg_tensor *call_batch_norm(const op_call *c)
{
    if (c->inputs < 5)
        return tg_batch_norm(c->in[0], c->in[1], c->in[2], NULL, true,
                             c->attr[0]);
    const tg_running running = {.mean = c->in[3], .var = c->in[4]};
    return tg_batch_norm(c->in[0], c->in[1], c->in[2], &running, false,
                         c->attr[0]);
}

static tg_tensor *call_dropout(const op_call *c)
{
    return tg_dropout(c->in[0], c->attr[0], true);
}

/* clang-format off */
const op_row norm_rows[] = {
    {CALLED(layer_norm), .at = normed, ATTR(1, 0.1)},
    {CALLED(rms_norm), .at = scaled, ATTR(1, 0.1)},
    {CALLED(batch_norm), .at = channelled, ATTR(1, 0.1)},
    {CALLED(dropout), .at = any_shape, .draw = draw_any, ATTR(1, 0.5)},
    {.name = NULL},
};
/* clang-format on */

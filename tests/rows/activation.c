/* The rows of ops/activation.h. */
#include "rows.h"

static tg_tensor *call_leaky_relu(const op_call *c)
{
    return tg_leaky_relu(c->in[0], c->attr[0]);
}

static tg_tensor *call_elu(const op_call *c)
{
    return tg_elu(c->in[0], c->attr[0]);
}

static tg_tensor *call_softmax(const op_call *c)
{
    return tg_softmax(c->in[0], call_int(c, 0));
}

static tg_tensor *call_log_softmax(const op_call *c)
{
    return tg_log_softmax(c->in[0], call_int(c, 0));
}

/* Like EACH, with a slope; and over lines along an axis. */
#define EACH_WITH(op) \
    CALLED(op), .at = any_shape, .draw = draw_any, .each = true
#define LINES(op) CALLED(op), .at = lines, .draw = draw_lines

/* clang-format off */
const op_row activation_rows[] = {
    {EACH(step), .flat = true},
    {EACH(sigmoid)},
    {EACH(tanh)},
    {EACH(relu)},
    {EACH_WITH(leaky_relu), ATTR(1, TG_LEAKY_SLOPE)},
    {EACH_WITH(leaky_relu), .note = "0.125", ATTR(1, 0.125)},
    {EACH_WITH(elu), ATTR(1, 1)},
    {EACH_WITH(elu), .note = "0.75", ATTR(1, 0.75)},
    {EACH(softplus)},
    {EACH(log_sigmoid)},
    {EACH(silu)},
    {EACH(gelu)},
    {EACH(gelu_tanh)},
    {LINES(softmax), ATTR(1, -1)},
    {LINES(softmax), .note = "along the first axis", ATTR(1, 0)},
    {CALLED(softmax), .note = "of no lines", .at = no_lines, ATTR(1, -1)},
    {LINES(log_softmax), ATTR(1, -1)},
    {LINES(log_softmax), .note = "along the first axis", ATTR(1, 0)},
    {CALLED(log_softmax), .note = "of no lines", .at = no_lines, ATTR(1, -1)},
    {.name = NULL},
};
/* clang-format on */

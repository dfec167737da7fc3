/* Building an op from its name: one row for each op that is declared. */
#include "vector_ops.h"

#include <string.h>

#include "ops_support.h"

static tg_shape dims(const vector_call *c)
{
    int dim[VECTOR_ATTRS];
    for (int i = 0; i < c->attrs; i++)
        dim[i] = (int)c->attr[i];
    return tg_shape_of(c->attrs, dim);
}

static tg_axes axes(const vector_call *c)
{
    int axis[VECTOR_ATTRS];
    for (int i = 1; i < c->attrs; i++)
        axis[i - 1] = (int)c->attr[i];
    return tg_axes_of(c->attrs - 1, axis);
}

/* Over everything, or with attributes: keep, then the axes. */
#define REDUCTION(name)                                                 \
    static tg_tensor *any_##name(const vector_call *c)                  \
    {                                                                   \
        return c->attrs ? tg_##name(c->in[0], axes(c), c->attr[0] != 0) \
                        : tg_##name(c->in[0]);                          \
    }
REDUCTION(sum)
REDUCTION(mean)
REDUCTION(max)
REDUCTION(min)
REDUCTION(prod)
REDUCTION(norm)
REDUCTION(logsumexp)

/* The correction, or the correction, keep, then the axes. */
#define SPREAD(name)                                                           \
    static tg_tensor *any_##name(const vector_call *c)                         \
    {                                                                          \
        vector_call rest = *c;                                                 \
        const int correction = (int)c->attr[0];                                \
        if (c->attrs == 1)                                                     \
            return tg_##name(c->in[0], correction);                            \
        rest.attrs--;                                                          \
        memmove(rest.attr, c->attr + 1, sizeof rest.attr - sizeof *rest.attr); \
        return tg_##name(c->in[0], correction, axes(&rest), c->attr[1] != 0);  \
    }
SPREAD(var)
SPREAD(std)

static tg_tensor *any_argmax(const vector_call *c)
{
    return c->attrs ? tg_argmax(c->in[0], (int)c->attr[1], c->attr[0] != 0)
                    : tg_argmax(c->in[0]);
}

static tg_tensor *any_argmin(const vector_call *c)
{
    return c->attrs ? tg_argmin(c->in[0], (int)c->attr[1], c->attr[0] != 0)
                    : tg_argmin(c->in[0]);
}

static tg_tensor *any_sum_to(const vector_call *c)
{
    return tg_sum_to(c->in[0], dims(c));
}

static tg_tensor *any_reshape(const vector_call *c)
{
    return tg_reshape(c->in[0], dims(c));
}

static tg_tensor *any_expand(const vector_call *c)
{
    return tg_expand(c->in[0], dims(c));
}

/* One number or one axis behind the first input. */
#define NUMBER(name, type)                             \
    static tg_tensor *any_##name(const vector_call *c) \
    {                                                  \
        return tg_##name(c->in[0], (type)c->attr[0]);  \
    }
NUMBER(softmax, int)
NUMBER(log_softmax, int)
NUMBER(cumsum, int)
NUMBER(flip, int)
NUMBER(one_hot, int)
NUMBER(leaky_relu, double)
NUMBER(elu, double)
NUMBER(add_scalar, double)
NUMBER(mul_scalar, double)
NUMBER(pow_scalar, double)
NUMBER(gradient_reversal, double)

static tg_tensor *any_clamp(const vector_call *c)
{
    return tg_clamp(c->in[0], c->attr[0], c->attr[1]);
}

static tg_tensor *any_permute(const vector_call *c)
{
    tg_shape order = dims(c);
    return tg_permute(c->in[0], tg_axes_of(order.rank, order.dim));
}

static tg_tensor *any_tile(const vector_call *c)
{
    return tg_tile(c->in[0], dims(c));
}

static tg_tensor *any_slice(const vector_call *c)
{
    return tg_slice(c->in[0], (int)c->attr[0], (int)c->attr[1], (int)c->attr[2],
                    (int)c->attr[3]);
}

static tg_tensor *any_pad(const vector_call *c)
{
    return tg_pad(c->in[0], (int)c->attr[0], (int)c->attr[1], (int)c->attr[2],
                  c->attr[3]);
}

static tg_tensor *any_concat(const vector_call *c)
{
    return tg_concat(c->inputs, c->in, (int)c->attr[0]);
}

static tg_tensor *any_stack(const vector_call *c)
{
    return tg_stack(c->inputs, c->in, (int)c->attr[0]);
}

/* ---- indices: the second input ---- */

static tg_tensor *any_gather(const vector_call *c)
{
    return tg_gather(c->in[0], c->in[1], (int)c->attr[0]);
}

static tg_tensor *any_index_select(const vector_call *c)
{
    return tg_index_select(c->in[0], c->in[1], (int)c->attr[0]);
}

static tg_tensor *any_scatter_add(const vector_call *c)
{
    return tg_scatter_add(c->in[0], c->in[1], c->in[2], (int)c->attr[0]);
}

static tg_tensor *any_index_add(const vector_call *c)
{
    return tg_index_add(c->in[0], c->in[1], c->in[2], (int)c->attr[0]);
}

/* ---- images ---- */

/* stride, padding, dilation, two numbers each; groups */
static tg_conv2d_options conv_options(const vector_call *c)
{
    tg_conv2d_options o = {.groups = (int)c->attr[6]};
    for (int i = 0; i < 2; i++) {
        o.stride[i] = (int)c->attr[i];
        o.padding[i] = (int)c->attr[2 + i];
        o.dilation[i] = (int)c->attr[4 + i];
    }
    return o;
}

static tg_tensor *any_conv2d(const vector_call *c)
{
    return (tg_conv2d)(c->in[0], c->in[1], conv_options(c));
}

/* behind the options the shape of what is made */
static tg_tensor *any_conv2d_input(const vector_call *c)
{
    int dim[4];
    for (int i = 0; i < 4; i++)
        dim[i] = (int)c->attr[7 + i];
    return tg_conv2d_input(c->in[0], c->in[1], tg_shape_of(4, dim),
                           conv_options(c));
}

static tg_tensor *any_conv2d_weight(const vector_call *c)
{
    int dim[4];
    for (int i = 0; i < 4; i++)
        dim[i] = (int)c->attr[7 + i];
    return tg_conv2d_weight(c->in[0], c->in[1], tg_shape_of(4, dim),
                            conv_options(c));
}

/* kernel, stride, padding, two numbers each; whether the padding counts not */
static tg_pool2d_options pool_options(const vector_call *c)
{
    tg_pool2d_options o = {.exclude_padding = c->attr[6] != 0};
    for (int i = 0; i < 2; i++) {
        o.kernel[i] = (int)c->attr[i];
        o.stride[i] = (int)c->attr[2 + i];
        o.padding[i] = (int)c->attr[4 + i];
    }
    return o;
}

static tg_tensor *any_max_pool2d(const vector_call *c)
{
    return (tg_max_pool2d)(c->in[0], pool_options(c));
}

static tg_tensor *any_max_pool2d_index(const vector_call *c)
{
    return (tg_max_pool2d_index)(c->in[0], pool_options(c));
}

static tg_tensor *any_avg_pool2d(const vector_call *c)
{
    return (tg_avg_pool2d)(c->in[0], pool_options(c));
}

/* ---- normalisation: x, gamma, beta, as many as there are ---- */

static tg_tensor *any_batch_norm(const vector_call *c)
{
    if (c->inputs < 5)
        return tg_batch_norm(c->in[0], c->in[1], c->in[2], NULL, true,
                             c->attr[0]);
    const tg_running running = {.mean = c->in[3], .var = c->in[4]};
    return tg_batch_norm(c->in[0], c->in[1], c->in[2], &running, false,
                         c->attr[0]);
}

static tg_tensor *any_layer_norm(const vector_call *c)
{
    return tg_layer_norm(c->in[0], c->in[1], c->in[2], c->attr[0]);
}

static tg_tensor *any_rms_norm(const vector_call *c)
{
    return tg_rms_norm(c->in[0], c->in[1], c->attr[0]);
}

/* ---- losses: the reduction is 0 mean, 1 sum, 2 none ---- */

#define LOSS(name)                                                            \
    static tg_tensor *any_##name(const vector_call *c)                        \
    {                                                                         \
        return c->attrs == 0                                                  \
                   ? tg_##name(c->in[0], c->in[1])                            \
                   : tg_##name(c->in[0], c->in[1], (tg_reduction)c->attr[0]); \
    }
LOSS(mse)
LOSS(l1)
LOSS(bce)
LOSS(bce_with_logits)
LOSS(kl_div)
LOSS(hinge)
LOSS(nll)
LOSS(categorical_crossentropy)
LOSS(sparse_categorical_crossentropy)
LOSS(softmax_cross_entropy)

static tg_tensor *any_huber(const vector_call *c)
{
    return c->attrs == 1 ? tg_huber(c->in[0], c->in[1], c->attr[0])
                         : tg_huber(c->in[0], c->in[1], c->attr[0],
                                    (tg_reduction)c->attr[1]);
}

static tg_tensor *any_where(const vector_call *c)
{
    return tg_where(c->in[0], c->in[1], c->in[2]);
}

static tg_tensor *any_matmul(const vector_call *c)
{
    if (c->attr[0] == 0 && c->attr[1] == 0)
        return tg_matmul(c->in[0], c->in[1]);
    return tg_matmul_transposed(c->in[0], c->attr[0] != 0, c->in[1],
                                c->attr[1] != 0);
}

#define ONE(op)             \
    {                       \
#op, .one = tg_##op \
    }
#define TWO(op)             \
    {                       \
#op, .two = tg_##op \
    }
#define ANY(op)              \
    {                        \
#op, .any = any_##op \
    }

/* clang-format off */
const vector_op vector_ops[] = {
    ONE(neg), ONE(abs), ONE(sign), ONE(square), ONE(sqrt), ONE(rsqrt),
    ONE(reciprocal), ONE(exp), ONE(expm1), ONE(log), ONE(log1p), ONE(sin),
    ONE(cos), ONE(erf), ONE(erfc), ONE(step), ONE(sigmoid), ONE(tanh),
    ONE(relu), ONE(softplus), ONE(log_sigmoid), ONE(silu), ONE(gelu),
    ONE(gelu_tanh), ONE(transpose), ONE(detach),
    TWO(add), TWO(sub), TWO(mul), TWO(div), TWO(pow), TWO(maximum),
    TWO(minimum), TWO(gt), TWO(ge), TWO(lt), TWO(le), TWO(eq), TWO(dot),
    TWO(outer), TWO(embedding),
    ANY(add_scalar), ANY(mul_scalar), ANY(pow_scalar), ANY(clamp), ANY(where),
    ANY(leaky_relu), ANY(elu), ANY(softmax), ANY(log_softmax), ANY(sum),
    ANY(mean), ANY(max), ANY(min), ANY(prod), ANY(norm), ANY(logsumexp),
    ANY(var), ANY(std), ANY(argmax), ANY(argmin), ANY(cumsum), ANY(sum_to),
    ANY(matmul), ANY(reshape), ANY(permute), ANY(expand), ANY(tile),
    ANY(gradient_reversal), ANY(slice), ANY(pad), ANY(concat), ANY(stack),
    ANY(flip), ANY(one_hot), ANY(gather), ANY(index_select), ANY(scatter_add),
    ANY(index_add), ANY(conv2d), ANY(conv2d_input), ANY(conv2d_weight),
    ANY(max_pool2d), ANY(max_pool2d_index), ANY(avg_pool2d), ANY(batch_norm),
    ANY(layer_norm), ANY(rms_norm), ANY(mse), ANY(l1), ANY(huber), ANY(bce),
    ANY(bce_with_logits), ANY(kl_div), ANY(hinge), ANY(nll),
    ANY(categorical_crossentropy), ANY(sparse_categorical_crossentropy),
    ANY(softmax_cross_entropy),
};
/* clang-format on */

const int vector_op_count = LENGTH(vector_ops);

const vector_op *vector_op_named(const char *name)
{
    for (int i = 0; i < vector_op_count; i++)
        if (strcmp(vector_ops[i].name, name) == 0)
            return &vector_ops[i];
    return NULL;
}

tg_tensor *vector_build(const vector_op *op, const vector_call *c)
{
    if (op->one)
        return op->one(c->in[0]);
    if (op->two)
        return op->two(c->in[0], c->in[1]);
    return op->any(c);
}

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

static tg_tensor *any_sum(const vector_call *c)
{
    return c->attrs ? tg_sum_axes(c->in[0], axes(c), c->attr[0] != 0)
                    : tg_sum(c->in[0]);
}

static tg_tensor *any_mean(const vector_call *c)
{
    return c->attrs ? tg_mean_axes(c->in[0], axes(c), c->attr[0] != 0)
                    : tg_mean(c->in[0]);
}

static tg_tensor *any_max(const vector_call *c)
{
    return c->attrs ? tg_max_axes(c->in[0], axes(c), c->attr[0] != 0)
                    : tg_max(c->in[0]);
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

static tg_tensor *any_softmax(const vector_call *c)
{
    return tg_softmax(c->in[0], (int)c->attr[0]);
}

static tg_tensor *any_log_softmax(const vector_call *c)
{
    return tg_log_softmax(c->in[0], (int)c->attr[0]);
}

static tg_tensor *any_leaky_relu(const vector_call *c)
{
    return tg_leaky_relu(c->in[0], c->attr[0]);
}

static tg_tensor *any_add_scalar(const vector_call *c)
{
    return tg_add_scalar(c->in[0], c->attr[0]);
}

static tg_tensor *any_mul_scalar(const vector_call *c)
{
    return tg_mul_scalar(c->in[0], c->attr[0]);
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

static tg_tensor *any_one_hot(const vector_call *c)
{
    return tg_one_hot(c->in[0], (int)c->attr[0]);
}

const vector_op vector_ops[] = {
    {"neg", .one = tg_neg},
    {"exp", .one = tg_exp},
    {"log", .one = tg_log},
    {"square", .one = tg_square},
    {"sqrt", .one = tg_sqrt},
    {"add", .two = tg_add},
    {"sub", .two = tg_sub},
    {"mul", .two = tg_mul},
    {"div", .two = tg_div},
    {"add_scalar", .any = any_add_scalar},
    {"mul_scalar", .any = any_mul_scalar},
    {"gt", .two = tg_gt},
    {"ge", .two = tg_ge},
    {"lt", .two = tg_lt},
    {"le", .two = tg_le},
    {"eq", .two = tg_eq},
    {"where", .any = any_where},
    {"step", .one = tg_step},
    {"sigmoid", .one = tg_sigmoid},
    {"tanh", .one = tg_tanh},
    {"relu", .one = tg_relu},
    {"leaky_relu", .any = any_leaky_relu},
    {"softmax", .any = any_softmax},
    {"log_softmax", .any = any_log_softmax},
    {"sum", .any = any_sum},
    {"mean", .any = any_mean},
    {"max", .any = any_max},
    {"sum_to", .any = any_sum_to},
    {"matmul", .any = any_matmul},
    {"transpose", .one = tg_transpose},
    {"reshape", .any = any_reshape},
    {"expand", .any = any_expand},
    {"detach", .one = tg_detach},
    {"one_hot", .any = any_one_hot},
    {"mse", .two = tg_mse},
    {"categorical_crossentropy", .two = tg_categorical_crossentropy},
    {"sparse_categorical_crossentropy",
     .two = tg_sparse_categorical_crossentropy},
    {"softmax_cross_entropy", .two = tg_softmax_cross_entropy},
};

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

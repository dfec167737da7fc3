/* Elementwise ops: each a block of forward loop, gradient rule, descriptor
 * and builder. */
#include "ops/elementwise.h"

#include "core/op.h"
#include "kernels/broadcast.h"
#include "ops/table.h"

/* ---- neg: y = -x ---- */

static void neg_forward(tg_tensor *y)
{
    tg_loop_neg(y->count, y->in[0]->data, y->data);
}

static tg_tensor *neg_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return tg_neg(dy);
}

static const tg_op neg = {
    .name = "neg",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = neg_forward,
    .gradient = neg_gradient,
    .formula = "y = -x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_neg(tg_tensor *x)
{
    return tg_apply1(&neg, x);
}

/* ---- exp: y = e^x ---- */

static void exp_forward(tg_tensor *y)
{
    tg_loop_exp(y->count, y->in[0]->data, y->data);
}

static tg_tensor *exp_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_mul(dy, y);
}

static const tg_op exp_op = {
    .name = "exp",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = exp_forward,
    .gradient = exp_gradient,
    .formula = "y = e^x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_exp(tg_tensor *x)
{
    return tg_apply1(&exp_op, x);
}

/* ---- log: y = ln x ---- */

static void log_forward(tg_tensor *y)
{
    tg_loop_log(y->count, y->in[0]->data, y->data);
}

static tg_tensor *log_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_div(dy, y->in[k]);
}

static const tg_op log_op = {
    .name = "log",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = log_forward,
    .gradient = log_gradient,
    .formula = "y = ln x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_log(tg_tensor *x)
{
    return tg_apply1(&log_op, x);
}

/* ---- square: y = x^2 ---- */

static void square_forward(tg_tensor *y)
{
    tg_loop_square(y->count, y->in[0]->data, y->data);
}

static tg_tensor *square_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_mul_scalar(y->in[k], 2));
}

static const tg_op square = {
    .name = "square",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = square_forward,
    .gradient = square_gradient,
    .formula = "y = x^2",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_square(tg_tensor *x)
{
    return tg_apply1(&square, x);
}

/* ---- sqrt: y = sqrt x ---- */

static void sqrt_forward(tg_tensor *y)
{
    tg_loop_sqrt(y->count, y->in[0]->data, y->data);
}

static tg_tensor *sqrt_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_div(dy, tg_mul_scalar(y, 2));
}

static const tg_op sqrt_op = {
    .name = "sqrt",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = sqrt_forward,
    .gradient = sqrt_gradient,
    .formula = "y = sqrt x",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_sqrt(tg_tensor *x)
{
    return tg_apply1(&sqrt_op, x);
}

/* ---- add_scalar: y = x + c ---- */

typedef struct number_attr {
    double c;
} number_attr;

static double number_of(const tg_tensor *y)
{
    return ((const number_attr *)y->attr)->c;
}

static void add_scalar_forward(tg_tensor *y)
{
    tg_loop_add_scalar(y->count, y->in[0]->data, (tg_real)number_of(y),
                       y->data);
}

static tg_tensor *pass_on(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return dy;
}

static const tg_op add_scalar = {
    .name = "add_scalar",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = add_scalar_forward,
    .gradient = pass_on,
    .formula = "y = x + c",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_add_scalar(tg_tensor *x, double c)
{
    return tg_apply(&add_scalar, 1, &x, &(number_attr){c}, sizeof(number_attr));
}

/* ---- mul_scalar: y = x * c ---- */

static void mul_scalar_forward(tg_tensor *y)
{
    tg_loop_mul_scalar(y->count, y->in[0]->data, (tg_real)number_of(y),
                       y->data);
}

static tg_tensor *mul_scalar_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_mul_scalar(dy, number_of(y));
}

static const tg_op mul_scalar = {
    .name = "mul_scalar",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = mul_scalar_forward,
    .gradient = mul_scalar_gradient,
    .formula = "y = x * c",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_mul_scalar(tg_tensor *x, double c)
{
    return tg_apply(&mul_scalar, 1, &x, &(number_attr){c}, sizeof(number_attr));
}

/* ---- two inputs: the walk over them is the same for all ---- */

/* Whether each input has all of y's numbers, or just one: then the whole is
 * one run, with steps of 1 and 0. */
static bool is_one_run(const tg_tensor *y, const tg_real **in, size_t *step)
{
    for (int k = 0; k < y->inputs; k++) {
        in[k] = y->in[k]->data;
        step[k] = y->in[k]->count == y->count;
        if (!step[k] && y->in[k]->count != 1)
            return false;
    }
    return true;
}

void tg_forward_broadcast(tg_tensor *y, tg_loop *loop)
{
    const tg_real *in[TG_WALK_INPUTS] = {0};
    size_t step[TG_WALK_INPUTS];
    if (is_one_run(y, in, step)) {
        loop(y->count, in, step, y->data);
        return;
    }
    tg_walk walk = {.rank = y->shape.rank, .inputs = y->inputs};
    for (int i = 0; i < walk.rank; i++)
        walk.dim[i] = (size_t)y->shape.dim[i];
    for (int k = 0; k < y->inputs; k++) {
        in[k] = y->in[k]->data;
        tg_shape_strides(y->in[k]->shape, y->shape, walk.stride[k]);
    }
    tg_walk_run(walk, loop, in, y->data);
}

/* ---- add: y = a + b ---- */

static void add_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_add);
}

static const tg_op add = {
    .name = "add",
    .arity = 2,
    .shape = tg_shape_broadcast_inputs,
    .forward = add_forward,
    .gradient = pass_on,
    .formula = "y = a + b",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_add(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&add, a, b);
}

/* ---- sub: y = a - b ---- */

static void sub_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_sub);
}

static tg_tensor *sub_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y;
    return k == 0 ? dy : tg_neg(dy);
}

static const tg_op sub = {
    .name = "sub",
    .arity = 2,
    .shape = tg_shape_broadcast_inputs,
    .forward = sub_forward,
    .gradient = sub_gradient,
    .formula = "y = a - b",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_sub(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&sub, a, b);
}

/* ---- mul: y = a * b ---- */

static void mul_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_mul);
}

static tg_tensor *mul_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, y->in[1 - k]);
}

static const tg_op mul = {
    .name = "mul",
    .arity = 2,
    .shape = tg_shape_broadcast_inputs,
    .forward = mul_forward,
    .gradient = mul_gradient,
    .formula = "y = a * b",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_mul(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&mul, a, b);
}

/* ---- div: y = a / b ---- */

static void div_forward(tg_tensor *y)
{
    tg_forward_broadcast(y, tg_loop_div);
}

static tg_tensor *div_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *b = y->in[1];
    return k == 0 ? tg_div(dy, b) : tg_neg(tg_div(tg_mul(dy, y), b));
}

static const tg_op div_op = {
    .name = "div",
    .arity = 2,
    .shape = tg_shape_broadcast_inputs,
    .forward = div_forward,
    .gradient = div_gradient,
    .formula = "y = a / b",
    .flops = tg_flops_elementwise,
};

tg_tensor *tg_div(tg_tensor *a, tg_tensor *b)
{
    return tg_apply2(&div_op, a, b);
}

const tg_op *const tg_elementwise_ops[] = {
    &neg, &exp_op, &log_op, &square,     &sqrt_op,    &add,
    &sub, &mul,    &div_op, &add_scalar, &mul_scalar, NULL,
};

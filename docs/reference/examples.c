/* One use of each op. */
#include <string.h>

#include "reference.h"

/* ---- inputs ---- */

static const tg_real *special; /* see example_numbers */
static int specials;

void example_numbers(const tg_real *numbers, int n)
{
    special = numbers;
    specials = n;
}

/* A parameter of some shape with numbers between 0 and 2. */
static tg_tensor *param(tg_tape *tape, const char *name, tg_shape shape)
{
    tg_tensor *t = tg_param(tape, name, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)((i * 7 + 3) % 11) / 6;
    return t;
}

static tg_tensor *x_of(tg_tape *tape)
{
    if (!special)
        return param(tape, "x", TG_SHAPE(2, 3));
    tg_tensor *x = tg_param(tape, "x", specials);
    memcpy(x->data, special, (size_t)specials * sizeof *special);
    return x;
}

static tg_tensor *a_of(tg_tape *tape)
{
    return param(tape, "a", TG_SHAPE(2, 3));
}

static tg_tensor *b_of(tg_tape *tape)
{
    return tg_reshape(param(tape, "b", TG_SHAPE(6)), 2, 3);
}

static tg_tensor *vector(tg_tape *tape, int n)
{
    return param(tape, "v", TG_SHAPE(n));
}

static tg_tensor *image(tg_tape *tape)
{
    return param(tape, "x", TG_SHAPE(1, 2, 4, 4));
}

static tg_tensor *window(tg_tape *tape)
{
    return param(tape, "w", TG_SHAPE(3, 2, 2, 2));
}

/* 0 or 1 for each row of [2 x 3]; for each number of it. */
static tg_tensor *places(tg_tape *tape)
{
    return tg_constant(tape, TG_SHAPE(2), (tg_real[]){1, 0});
}

static tg_tensor *each_place(tg_tape *tape)
{
    return tg_constant(tape, TG_SHAPE(2, 3), (tg_real[]){1, 0, 0, 0, 1, 1});
}

/* Numbers between 0 and 1; between those and 1 - those. */
static tg_tensor *chances(tg_tape *tape)
{
    const tg_real p[] = {0.25, 0.5, 0.25, 0.5, 0.25, 0.25};
    tg_tensor *t = tg_param(tape, "p", 2, 3);
    memcpy(t->data, p, sizeof p);
    return t;
}

static tg_tensor *targets(tg_tape *tape)
{
    return tg_constant(tape, TG_SHAPE(2, 3), (tg_real[]){1, 0, 0, 0, 1, 0});
}

static const tg_conv2d_options plain = {.groups = 1};

/* ---- examples ---- */

#define ONE(op)                                \
    static tg_tensor *make_##op(tg_tape *tape) \
    {                                          \
        tg_tensor *x = x_of(tape);             \
        return tg_##op(x);                     \
    }
#define TWO(op)                                     \
    static tg_tensor *make_##op(tg_tape *tape)      \
    {                                               \
        tg_tensor *a = a_of(tape), *b = b_of(tape); \
        return tg_##op(a, b);                       \
    }
#define X(op, ...)                             \
    static tg_tensor *make_##op(tg_tape *tape) \
    {                                          \
        tg_tensor *x = x_of(tape);             \
        return tg_##op(x, __VA_ARGS__);        \
    }
#define WITH(op, first, second, ...)                   \
    static tg_tensor *make_##op(tg_tape *tape)         \
    {                                                  \
        tg_tensor *a = first(tape), *b = second(tape); \
        return tg_##op(__VA_ARGS__);                   \
    }

ONE(neg)
ONE(abs)
ONE(sign)
ONE(square)
ONE(sqrt)
ONE(rsqrt)
ONE(reciprocal)
ONE(exp)
ONE(expm1)
ONE(log)
ONE(log1p)
ONE(sin)
ONE(cos)
ONE(erf)
ONE(erfc)
ONE(step)
ONE(sigmoid)
ONE(tanh)
ONE(relu)
ONE(softplus)
ONE(log_sigmoid)
ONE(silu)
ONE(gelu)
ONE(gelu_tanh)
TWO(add)
TWO(sub)
TWO(mul)
TWO(div)
TWO(pow)
TWO(maximum)
TWO(minimum)
TWO(gt)
TWO(ge)
TWO(lt)
TWO(le)
TWO(eq)
ONE(sum)
ONE(mean)
ONE(max)
ONE(min)
ONE(argmax)
ONE(argmin)
ONE(prod)
ONE(norm)
ONE(logsumexp)
ONE(transpose)
ONE(detach)
X(add_scalar, 2)
X(mul_scalar, 3)
X(pow_scalar, 3)
X(clamp, -1, 1)
X(leaky_relu, TG_LEAKY_SLOPE)
X(elu, 1)
X(softmax, -1)
X(log_softmax, -1)
X(cumsum, 1)
X(var, 0)
X(std, 0)
X(sum_to, 1, 3)
X(reshape, 3, 2)
X(permute, TG_AXES(1, 0))
X(expand, 4, 2, 3)
X(gradient_reversal, 0.5)
X(slice, 1, 0, 2, 1)
X(pad, 1, 1, 2, 0)
X(flip, 1)
X(tile, 2, 1)
X(dropout, 0.5, true)
WITH(where, a_of, b_of, targets(tape), a, b)
WITH(matmul, a_of, b_of, a, tg_reshape(b, 3, 2))
WITH(matmul_transposed, a_of, b_of, a, false, b, true)
WITH(dot, a_of, b_of, tg_reshape(a, 6), tg_reshape(b, 6))
WITH(outer, a_of, b_of, tg_reshape(a, 6), tg_reshape(b, 6))
WITH(concat, a_of, b_of, 2, (tg_tensor *[]){a, b}, 0)
WITH(stack, a_of, b_of, 2, (tg_tensor *[]){a, b}, 0)

static tg_tensor *make_one_hot(tg_tape *tape)
{
    return tg_one_hot(places(tape), 3);
}

WITH(gather, a_of, each_place, a, b, 1)
WITH(index_select, a_of, places, a, b, 1)
WITH(embedding, a_of, places, a, b)

static tg_tensor *make_scatter_add(tg_tape *tape)
{
    tg_tensor *x = x_of(tape), *source = b_of(tape);
    return tg_scatter_add(x, each_place(tape), source, 1);
}

static tg_tensor *make_index_add(tg_tape *tape)
{
    tg_tensor *x = x_of(tape), *source = b_of(tape);
    return tg_index_add(x, places(tape), source, 0);
}

WITH(conv2d, image, window, a, b)

static tg_tensor *make_conv2d_input(tg_tape *tape)
{
    tg_tensor *dy = param(tape, "dy", TG_SHAPE(1, 3, 3, 3));
    return tg_conv2d_input(dy, window(tape), TG_SHAPE(1, 2, 4, 4), plain);
}

static tg_tensor *make_conv2d_weight(tg_tape *tape)
{
    tg_tensor *dy = param(tape, "dy", TG_SHAPE(1, 3, 3, 3));
    return tg_conv2d_weight(dy, image(tape), TG_SHAPE(3, 2, 2, 2), plain);
}

static tg_tensor *make_max_pool2d(tg_tape *tape)
{
    return tg_max_pool2d(image(tape), .kernel = {2, 2});
}

static tg_tensor *make_max_pool2d_index(tg_tape *tape)
{
    return tg_max_pool2d_index(image(tape), .kernel = {2, 2});
}

static tg_tensor *make_avg_pool2d(tg_tape *tape)
{
    return tg_avg_pool2d(image(tape), .kernel = {2, 2});
}

static tg_tensor *make_layer_norm(tg_tape *tape)
{
    tg_tensor *x = x_of(tape), *gamma = vector(tape, 3);
    return tg_layer_norm(x, gamma, vector(tape, 3), TG_NORM_EPS);
}

static tg_tensor *make_rms_norm(tg_tape *tape)
{
    tg_tensor *x = x_of(tape);
    return tg_rms_norm(x, vector(tape, 3), TG_NORM_EPS);
}

static tg_tensor *make_batch_norm(tg_tape *tape)
{
    tg_tensor *x = x_of(tape), *gamma = vector(tape, 3);
    return tg_batch_norm(x, gamma, vector(tape, 3), NULL, true, TG_NORM_EPS);
}

WITH(mse, chances, targets, a, b)
WITH(l1, chances, targets, a, b)
WITH(kl_div, chances, targets, a, b)
WITH(hinge, chances, targets, a, b)
WITH(bce_with_logits, chances, targets, a, b)
WITH(softmax_cross_entropy, chances, targets, a, b)
WITH(categorical_crossentropy, chances, targets, a, b)
WITH(bce, chances, targets, a, b)
WITH(sparse_categorical_crossentropy, chances, places, a, b)
WITH(nll, chances, places, a, b)
WITH(huber, chances, targets, a, b, 1)

#define ROW(op, edges)        \
    {                         \
#op, make_##op, edges \
    }
/* clang-format off */
const example examples[] = {
    ROW(neg, true), ROW(abs, true), ROW(sign, true), ROW(square, true),
    ROW(sqrt, true), ROW(rsqrt, true), ROW(reciprocal, true), ROW(exp, true),
    ROW(expm1, true), ROW(log, true), ROW(log1p, true), ROW(sin, true),
    ROW(cos, true), ROW(erf, true), ROW(erfc, true), ROW(step, true),
    ROW(sigmoid, true), ROW(tanh, true), ROW(relu, true), ROW(softplus, true),
    ROW(log_sigmoid, true), ROW(silu, true), ROW(gelu, true),
    ROW(gelu_tanh, true), ROW(add, false), ROW(sub, false), ROW(mul, false),
    ROW(div, false), ROW(pow, false), ROW(maximum, false), ROW(minimum, false),
    ROW(gt, false), ROW(ge, false), ROW(lt, false), ROW(le, false),
    ROW(eq, false), ROW(sum, false), ROW(mean, false), ROW(max, false),
    ROW(min, false), ROW(argmax, false), ROW(argmin, false), ROW(prod, false),
    ROW(norm, false), ROW(logsumexp, false), ROW(transpose, false),
    ROW(detach, false), ROW(add_scalar, true), ROW(mul_scalar, true),
    ROW(pow_scalar, true), ROW(clamp, true), ROW(leaky_relu, true),
    ROW(elu, true), ROW(softmax, false), ROW(log_softmax, false),
    ROW(cumsum, false), ROW(var, false), ROW(std, false),
    ROW(sum_to, false),
    ROW(reshape, false), ROW(permute, false), ROW(expand, false),
    ROW(gradient_reversal, false), ROW(slice, false), ROW(pad, false),
    ROW(flip, false), ROW(tile, false), ROW(dropout, false), ROW(where, false),
    ROW(matmul, false), ROW(matmul_transposed, false), ROW(dot, false),
    ROW(outer, false), ROW(concat, false), ROW(stack, false),
    ROW(one_hot, false), ROW(gather, false), ROW(index_select, false),
    ROW(embedding, false), ROW(scatter_add, false), ROW(index_add, false),
    ROW(conv2d, false), ROW(conv2d_input, false), ROW(conv2d_weight, false),
    ROW(max_pool2d, false), ROW(max_pool2d_index, false),
    ROW(avg_pool2d, false), ROW(layer_norm, false), ROW(rms_norm, false),
    ROW(batch_norm, false), ROW(mse, false), ROW(l1, false),
    ROW(kl_div, false), ROW(hinge, false), ROW(bce_with_logits, false),
    ROW(softmax_cross_entropy, false), ROW(categorical_crossentropy, false),
    ROW(bce, false),
    ROW(sparse_categorical_crossentropy, false),
    ROW(nll, false),
    ROW(huber, false), {NULL, NULL, false},
};
/* clang-format on */

const example *example_named(const char *name)
{
    for (const example *e = examples; e->name; e++)
        if (strcmp(e->name, name) == 0)
            return e;
    return NULL;
}

/* The same numbers: under another shape, stretched, or with another gradient.
 * All but expand share their input's data. */
#include "ops/move.h"

#include <stdio.h>

#include "tape/op.h"
#include "ops/elementwise.h"

typedef struct shape_attr {
    tg_shape shape; /* as asked for: may hold one -1 */
} shape_attr;

static void show_shape(const tg_tensor *y, char *text, size_t size)
{
    snprintf(text, size, "%s", tg_shape_print(y->shape).text);
}

static tg_shape asked_shape(const tg_tensor *y)
{
    return ((const shape_attr *)y->attr)->shape;
}

/* ---- reshape: the same numbers under another shape ---- */

/* Replaces the one -1 by what is left of `count` numbers. */
static void fill_wildcard(const tg_tensor *y, tg_shape *shape, size_t count)
{
    int wildcard = -1;
    size_t known = 1;
    for (int i = 0; i < shape->rank; i++) {
        if (shape->dim[i] >= 0)
            known *= (size_t)shape->dim[i];
        else if (shape->dim[i] == -1 && wildcard < 0)
            wildcard = i;
        else
            tg_fail_op(y, "a shape may have one -1 and no other negative: %s",
                       tg_shape_print(*shape).text);
    }
    if (wildcard >= 0 && known > 0 && count % known == 0)
        shape->dim[wildcard] = (int)(count / known);
}

static void reshape_shape(tg_tensor *y)
{
    size_t count = y->in[0]->count;
    y->shape = asked_shape(y);
    fill_wildcard(y, &y->shape, count);
    bool open = false; /* a -1 that nothing fits */
    for (int i = 0; i < y->shape.rank; i++)
        open |= y->shape.dim[i] < 0;
    if (open || tg_shape_count(y->shape) != count)
        tg_fail_op(y, "%zu numbers do not fill %s", count,
                   tg_shape_print(y->shape).text);
}

static tg_tensor *reshape_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_reshape(dy, y->in[k]->shape);
}

static const tg_op reshape = {
    .name = "reshape",
    .arity = 1,
    .view = true,
    .shape = reshape_shape,
    .gradient = reshape_gradient,
    .formula = "y = x under another shape",
    .flops = tg_flops_none,
    .show = show_shape,
};

tg_tensor *tg_reshape(tg_tensor *x, tg_shape shape)
{
    return tg_apply(&reshape, 1, &x, &(shape_attr){shape}, sizeof(shape_attr));
}

/* ---- expand: y = x, stretched ---- */

static void expand_shape(tg_tensor *y)
{
    tg_shape x = y->in[0]->shape, asked = asked_shape(y);
    (void)tg_shape_count(asked);
    if (tg_shape_broadcast(x, asked, &y->shape) >= 0 ||
        !tg_shape_equal(y->shape, asked))
        tg_fail_op(y, "%s does not broadcast to %s", tg_shape_print(x).text,
                   tg_shape_print(asked).text);
}

static tg_tensor *expand_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    return dy; /* the engine sums it back */
}

static const tg_op expand = {
    .name = "expand",
    .arity = 1,
    .shape = expand_shape,
    .loop = tg_loop_copy,
    .gradient = expand_gradient,
    .formula = "y = x, stretched",
    .flops = tg_flops_none,
    .show = show_shape,
};

tg_tensor *tg_expand(tg_tensor *x, tg_shape shape)
{
    return tg_apply(&expand, 1, &x, &(shape_attr){shape}, sizeof(shape_attr));
}

/* ---- detach: y = x, and no gradient ---- */

static const tg_op detach = {
    .name = "detach",
    .arity = 1,
    .view = true,
    .shape = tg_shape_like_input,
    .formula = "y = x, a constant",
    .flops = tg_flops_none,
};

tg_tensor *tg_detach(tg_tensor *x)
{
    return tg_apply1(&detach, x);
}

/* ---- gradient_reversal: y = x, dx = -lambda dy ---- */

static tg_tensor *reversal_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_mul_scalar(dy, -tg_attr_number(y, 0));
}

static const tg_op gradient_reversal = {
    .name = "gradient_reversal",
    .arity = 1,
    .view = true,
    .shape = tg_shape_like_input,
    .gradient = reversal_gradient,
    .formula = "y = x, and a gradient of -lambda dy",
    .flops = tg_flops_none,
    .numbers = 1,
    .show = tg_show_numbers,
};

tg_tensor *tg_gradient_reversal(tg_tensor *x, double lambda)
{
    return tg_apply_number(&gradient_reversal, x, lambda);
}

const tg_op *const tg_move_ops[] = {&reshape, &expand, &detach,
                                    &gradient_reversal, NULL};

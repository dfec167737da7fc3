/* Jacobians, Hessians and their products with vectors. */
#include "ops/derivative.h"

#include "tape/backward.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/part.h"
#include "ops/reduce.h"

/* dy/dx for the cotangent u, and zeros where y does not depend on x. */
static tg_tensor *gradient_or_zeros(tg_tensor *y, tg_tensor *u, tg_tensor *x)
{
    tg_tensor *g = NULL;
    if (y->needs_grad)
        tg_grads(y, u, 1, &x, &g);
    return g ? g : tg_zeros(x->tape, x->shape);
}

tg_tensor *tg_jacobian(tg_tensor *y, tg_tensor *x)
{
    tg_check_given("jacobian", y, 1);
    tg_check_given("jacobian", x, 2);
    tg_tape *tape = y->tape;
    tg_tensor **row = tg_arena_take(&tape->bytes, y->count * sizeof *row);
    for (size_t i = 0; i < y->count; i++) {
        tg_tensor *u = tg_zeros(tape, y->shape); /* 1 at number i of y */
        u->data[i] = 1;
        row[i] = tg_reshape(gradient_or_zeros(y, u, x), TG_SHAPE(-1));
    }
    if (y->count == 0)
        return tg_zeros(tape, TG_SHAPE(0, (int)x->count));
    return tg_stack((int)y->count, row, 0);
}

tg_tensor *tg_hessian(tg_tensor *y, tg_tensor *x)
{
    tg_check_given("hessian", y, 1);
    tg_check_given("hessian", x, 2);
    return tg_jacobian(gradient_or_zeros(y, NULL, x), x);
}

tg_tensor *tg_hvp(tg_tensor *y, tg_tensor *x, tg_tensor *v)
{
    tg_check_given("hvp", y, 1);
    tg_check_given("hvp", x, 2);
    tg_check_given("hvp", v, 3);
    if (!tg_shape_equal(x->shape, v->shape))
        tg_fail("tg_hvp: v must have the shape of x, %s, not %s",
                tg_shape_print(x->shape).text, tg_shape_print(v->shape).text);
    tg_tensor *g = gradient_or_zeros(y, NULL, x);
    return gradient_or_zeros(tg_sum(tg_mul(g, v), TG_ALL, false), NULL, x);
}

/* Watched leaves; Jacobians, Hessians and their products with vectors. */
#include "ops/derivative.h"

#include <string.h>

#include "tape/backward.h"
#include "tape/given.h"
#include "tape/op.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/part.h"
#include "ops/reduce.h"

/* ---- watching ---- */

/* Fails when an entry was made from x. */
static void check_unused(const tg_tensor *x)
{
    char label[64];
    for (int id = x->id + 1; id < x->tape->count; id++) {
        const tg_tensor *y = x->tape->entry[id];
        for (int k = 0; k < y->inputs; k++) {
            if (y->in[k] != x)
                continue;
            tg_input_label(y, k, label, sizeof label);
            tg_fail("%s was already used by %%%d = %s(...) (%s:%s): watch it "
                    "before its first use",
                    label, id, y->op->name, tg_site_file(y->site),
                    tg_site_line(y->site));
        }
    }
}

tg_tensor *tg_watch(tg_tensor *x)
{
    tg_check_given("watch", x, 1);
    tg_check_usable(NULL, x, "x", -1);
    if (x->op)
        tg_fail("only a leaf can be watched, and %%%d was computed by %s; what "
                "is made from a watched leaf has a gradient, too",
                x->id, x->op->name);
    if (!x->needs_grad)
        check_unused(x);
    x->needs_grad = true;
    return x;
}

/* ---- matrices, and products with them ---- */

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
    tg_check_usable(NULL, y, "y", -1);
    tg_check_usable(y->tape, x, "x", -1);
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
    tg_check_usable(NULL, y, "y", -1);
    tg_check_usable(y->tape, x, "x", -1);
    return tg_jacobian(gradient_or_zeros(y, NULL, x), x);
}

tg_tensor *tg_hvp(tg_tensor *y, tg_tensor *x, tg_tensor *v)
{
    tg_check_usable(NULL, y, "y", -1);
    tg_check_usable(y->tape, x, "x", -1);
    tg_check_usable(y->tape, v, "v", -1);
    if (!tg_shape_equal(x->shape, v->shape))
        tg_fail("tg_hvp: v must have the shape of x, %s, not %s",
                tg_shape_print(x->shape).text, tg_shape_print(v->shape).text);
    tg_tensor *g = gradient_or_zeros(y, NULL, x);
    return gradient_or_zeros(tg_sum(tg_mul(g, v), TG_ALL, false), NULL, x);
}

static void check_directions(const tg_tensor *y, int n, tg_tensor *const *x,
                             tg_tensor *const *v)
{
    tg_check_usable(NULL, y, "y", -1);
    if (n < 0)
        tg_fail("tg_jvp: n must be at least 0, got %d", n);
    if (n > 0 && (!x || !v))
        tg_fail("tg_jvp: the array x or v is NULL");
    tg_check_braces("jvp", 2, (size_t)n, "n");
    tg_check_braces("jvp", 3, (size_t)n, "n");
    for (int i = 0; i < n; i++) {
        tg_check_usable(y->tape, x[i], "x", i);
        tg_check_usable(y->tape, v[i], "v", i);
        if (!tg_shape_equal(x[i]->shape, v[i]->shape))
            tg_fail("v[%d] must have the shape of x[%d], %s, not %s", i, i,
                    tg_shape_print(x[i]->shape).text,
                    tg_shape_print(v[i]->shape).text);
    }
}

tg_tensor *tg_jvp(tg_tensor *y, int n, tg_tensor *const *x, tg_tensor *const *v)
{
    tg_attempt attempt;
    check_directions(y, n, x, v);
    tg_tape *tape = y->tape;
    tg_attempt_begin(&attempt, tape);
    tg_tensor *sum = NULL;
    tg_tensor *u = tg_watch(tg_input(tape, "u", y->shape, NULL));
    tg_tensor **g = tg_arena_take(&tape->bytes, (size_t)n * sizeof *g);
    memset(g, 0, (size_t)n * sizeof *g);
    if (y->needs_grad)
        tg_grads(y, u, n, x, g);
    for (int i = 0; i < n; i++) {
        tg_tensor *part = g[i] ? tg_grad_back_to(u, g[i], v[i]) : NULL;
        if (part)
            sum = sum ? tg_add(sum, part) : part;
    }
    if (!sum)
        sum = tg_zeros(tape, y->shape);
    tg_attempt_end(&attempt);
    return sum;
}

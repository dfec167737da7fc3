/* Leaves, and the few ways to read and change numbers in place. */
#include "tape/tensor.h"

#include <string.h>

#include "tape/entry.h"
#include "tape/given.h"
#include "kernels/elementwise.h"

static const char *copy_name(tg_tape *tape, const char *name)
{
    size_t bytes = strlen(name) + 1;
    return memcpy(tg_arena_take(&tape->bytes, bytes), name, bytes);
}

/* A leaf with room for its numbers, which are not set, by tg_<function>. */
static tg_tensor *leaf_new(const char *function, tg_tape *tape, tg_role role,
                           const char *name, tg_shape shape)
{
    tg_check_tape(function, tape);
    tg_tensor *t = tg_tape_slot(tape);
    t->role = (unsigned char)role;
    t->needs_grad = role == TG_PARAM;
    t->shape = shape;
    t->count = tg_shape_count(shape);
    t->name = name ? copy_name(tape, name) : NULL;
    t->data = tg_arena_take(&tape->bytes, t->count * sizeof(tg_real));
    return tg_tape_commit(t);
}

static void copy_or_clear(tg_tensor *t, const tg_real *data)
{
    size_t bytes = t->count * sizeof(tg_real);
    if (data)
        memcpy(t->data, data, bytes);
    else
        memset(t->data, 0, bytes);
}

static tg_tensor *param_new(const char *function, tg_tape *tape,
                            const char *name, tg_shape shape)
{
    if (!name)
        tg_fail("tg_%s: a parameter needs a name, and it is NULL", function);
    tg_tensor *t = leaf_new(function, tape, TG_PARAM, name, shape);
    copy_or_clear(t, NULL);
    return t;
}

tg_tensor *tg_param(tg_tape *tape, const char *name, tg_shape shape)
{
    return param_new("param", tape, name, shape);
}

tg_tensor *tg_param_scalar(tg_tape *tape, const char *name, double value)
{
    tg_tensor *t = param_new("param_scalar", tape, name, TG_SCALAR);
    t->data[0] = (tg_real)value;
    return t;
}

tg_tensor *tg_input_to_fill(tg_tape *tape, const char *name, tg_shape shape)
{
    tg_check_given("input_to_fill", name, 2);
    return leaf_new("input_to_fill", tape, TG_INPUT, name, shape);
}

static void check_literal(tg_shape shape, const char *function, int k)
{
    tg_check_braces(function, k, tg_shape_count(shape),
                    tg_shape_print(shape).text);
}

tg_tensor *tg_input(tg_tape *tape, const char *name, tg_shape shape,
                    const tg_real *data)
{
    tg_check_given("input", name, 2);
    check_literal(shape, "input", 3);
    tg_tensor *t = leaf_new("input", tape, TG_INPUT, name, shape);
    copy_or_clear(t, data);
    return t;
}

tg_tensor *tg_constant(tg_tape *tape, tg_shape shape, const tg_real *data)
{
    check_literal(shape, "constant", 2);
    tg_tensor *t = leaf_new("constant", tape, TG_CONSTANT, NULL, shape);
    copy_or_clear(t, data);
    return t;
}

static tg_tensor *filled(const char *function, tg_tape *tape, double value,
                         tg_shape shape)
{
    tg_tensor *t = leaf_new(function, tape, TG_CONSTANT, NULL, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)value;
    return t;
}

tg_tensor *tg_full(tg_tape *tape, double value, tg_shape shape)
{
    return filled("full", tape, value, shape);
}

tg_tensor *tg_zeros(tg_tape *tape, tg_shape shape)
{
    return filled("zeros", tape, 0, shape);
}

tg_tensor *tg_ones(tg_tape *tape, tg_shape shape)
{
    return filled("ones", tape, 1, shape);
}

tg_tensor *tg_scalar(tg_tape *tape, double value)
{
    return filled("scalar", tape, value, TG_SCALAR);
}

static void check_live(const tg_tensor *t)
{
    tg_check_given(NULL, t, 1);
    tg_check_usable(NULL, t, "the tensor", -1);
}

tg_tensor *tg_named(tg_tensor *t, const char *name)
{
    check_live(t);
    tg_check_given("named", name, 2);
    t->name = copy_name(t->tape, name);
    return t;
}

double tg_item(const tg_tensor *t)
{
    check_live(t);
    if (t->count != 1)
        tg_fail("tg_item reads a tensor of one number, and %%%d is %s", t->id,
                tg_shape_print(t->shape).text);
    return (double)t->data[0];
}

void tg_set(tg_tensor *leaf, const tg_real *values)
{
    check_live(leaf);
    tg_check_given("set", values, 2);
    check_literal(leaf->shape, "set", 1);
    tg_touch(leaf);
    memcpy(leaf->data, values, leaf->count * sizeof(tg_real));
}

void tg_descend(tg_tensor *w, double rate)
{
    check_live(w);
    if (!w->grad)
        tg_fail("%s has no gradient: call tg_backward(loss) first; if you "
                "did, the loss does not depend on it",
                w->name ? w->name : "this tensor");
    tg_touch(w);
    tg_loop_axpy(w->count, -rate, w->grad->data, w->data);
}

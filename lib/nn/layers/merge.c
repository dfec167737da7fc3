/* Layers of several inputs, and functions as layers. */
#include "nn/layers/merge.h"

#include <stdio.h>

#include "tape/given.h"
#include "ops/elementwise.h"
#include "ops/part.h"

/* ---- add, mul, concat ---- */

static void check_several(const tg_layer *layer)
{
    if (layer->inputs < 2)
        tg_fail_layer(
            layer, "%s has at least two inputs: tg_%s_layer(TG_LAYERS(a, b)%s)",
            layer->kind->name, layer->kind->name,
            layer->settings ? ", axis" : "");
}

/* With as many axes each: aligned at the right, a shorter sample would meet
 * the axis of the batch. */
static void broadcast_check(const tg_layer *layer)
{
    tg_shape all = layer->in[0]->shape;
    check_several(layer);
    for (int k = 1; k < layer->inputs; k++) {
        const tg_shape in = layer->in[k]->shape;
        if (in.rank != all.rank || tg_shape_broadcast(all, in, &all) >= 0)
            tg_fail_layer(layer,
                          "the inputs of %s must have one shape, or 1 in the "
                          "place of a size; %s does not fit",
                          layer->kind->name, layer->in[k]->name);
    }
}

static tg_tensor *add_run(const tg_layer *layer, tg_tensor *const *x,
                          bool training)
{
    (void)training;
    tg_tensor *y = x[0];
    for (int k = 1; k < layer->inputs; k++)
        y = tg_add(y, x[k]);
    return y;
}

static tg_tensor *mul_run(const tg_layer *layer, tg_tensor *const *x,
                          bool training)
{
    (void)training;
    tg_tensor *y = x[0];
    for (int k = 1; k < layer->inputs; k++)
        y = tg_mul(y, x[k]);
    return y;
}

/* The axis of a sample, 0 the first; what is not one is of no use. */
static int concat_axis(const tg_layer *layer)
{
    const int axis = *(const int *)layer->settings;
    return axis < 0 ? axis + layer->in[0]->shape.rank : axis;
}

static void concat_check(const tg_layer *layer)
{
    check_several(layer);
    tg_shape first = layer->in[0]->shape;
    const int axis = concat_axis(layer);
    if (axis < 0 || axis >= first.rank)
        tg_fail_layer(layer,
                      "there is no axis %d in a sample of %d axes; the axis of "
                      "the batch is not counted",
                      *(const int *)layer->settings, first.rank);
    for (int k = 1; k < layer->inputs; k++) {
        tg_shape in = layer->in[k]->shape;
        in.dim[axis] = first.dim[axis];
        if (!tg_shape_equal(first, in))
            tg_fail_layer(layer,
                          "the inputs of concat must have equal sizes "
                          "except along axis %d; %s does not fit %s",
                          axis, layer->in[k]->name, layer->in[0]->name);
    }
}

static tg_tensor *concat_run(const tg_layer *layer, tg_tensor *const *x,
                             bool training)
{
    (void)training;
    return tg_concat(layer->inputs, x, concat_axis(layer) + 1);
}

static void concat_show(const tg_layer *layer, char *text, size_t size)
{
    snprintf(text, size, "axis %d", concat_axis(layer));
}

static const tg_layer_kind add = {
    .name = "add",
    .arity = -1,
    .check = broadcast_check,
    .run = add_run,
};
static const tg_layer_kind mul = {
    .name = "mul",
    .arity = -1,
    .check = broadcast_check,
    .run = mul_run,
};
static const tg_layer_kind concat = {
    .name = "concat",
    .arity = -1,
    .check = concat_check,
    .run = concat_run,
    .show = concat_show,
};

tg_layer *tg_add_layer(tg_layers inputs)
{
    return tg_layer_new(&add, inputs, NULL, NULL, 0);
}

tg_layer *tg_mul_layer(tg_layers inputs)
{
    return tg_layer_new(&mul, inputs, NULL, NULL, 0);
}

tg_layer *tg_concat_layer(tg_layers inputs, int axis)
{
    return tg_layer_new(&concat, inputs, NULL, &axis, sizeof axis);
}

/* ---- lambda ---- */

typedef struct lambda_settings {
    tg_layer_function *of_one; /* or: */
    tg_layers_function *of_several;
} lambda_settings;

static tg_tensor *lambda_run(const tg_layer *layer, tg_tensor *const *x,
                             bool training)
{
    (void)training;
    const lambda_settings *s = layer->settings;
    return s->of_one ? s->of_one(x[0]) : s->of_several(x);
}

static const tg_layer_kind lambda = {
    .name = "lambda",
    .arity = -1,
    .run = lambda_run,
};

tg_layer *tg_lambda(tg_layer *input, tg_layer_function *function)
{
    const lambda_settings s = {.of_one = function};
    if (!function)
        tg_fail_null("lambda", 2);
    return tg_layer_new(&lambda, tg_layers_one(input), NULL, &s, sizeof s);
}

tg_layer *tg_lambda_of(tg_layers inputs, tg_layers_function *function)
{
    const lambda_settings s = {.of_several = function};
    if (!function)
        tg_fail_null("lambda_of", 2);
    return tg_layer_new(&lambda, inputs, NULL, &s, sizeof s);
}

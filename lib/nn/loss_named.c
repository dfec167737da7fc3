/* The table of losses, which of them fit an output layer, and recording one. */
#include "nn/loss_named.h"

#include <stdio.h>
#include <string.h>

#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"

/* ---- those that are not an op of this name ---- */

static tg_tensor *reduce(tg_tensor *terms, tg_reduction reduction)
{
    return reduction == TG_NONE || terms->shape.rank == 0 ? terms
           : reduction == TG_SUM ? tg_sum(terms, TG_ALL, false)
                                 : tg_mean(terms, TG_ALL, false);
}

static tg_tensor *huber(tg_tensor *y, tg_tensor *target, tg_reduction reduction)
{
    return tg_huber(y, target, 1, reduction);
}

/* A target of 0 is meant as -1, as in Keras. */
static tg_tensor *hinge(tg_tensor *y, tg_tensor *target, tg_reduction reduction)
{
    tg_tensor *zero = tg_eq(target, tg_scalar(y->tape, 0));
    return tg_hinge(y, tg_sub(target, zero), reduction);
}

static tg_tensor *kl_of_logits(tg_tensor *x, tg_tensor *target,
                               tg_reduction reduction)
{
    tg_tensor *terms = tg_kl_div(tg_log_softmax(x, -1), target, TG_NONE);
    return reduce(tg_sum(terms, TG_AXES(-1), false), reduction);
}

/* ---- the table ---- */

static const tg_loss_kind table[] = {
    {.name = "mse", .function = tg_mse},
    {.name = "mae", .function = tg_l1},
    {.name = "huber", .function = huber},
    {.name = "hinge", .function = hinge, .signs = true, .low = -1, .high = 1},
    {.name = "binary_crossentropy",
     .function = tg_bce_with_logits,
     .link = "sigmoid",
     .high = 1},
    {.name = "categorical_crossentropy",
     .function = tg_softmax_cross_entropy,
     .link = "softmax",
     .high = 1},
    {.name = "sparse_categorical_crossentropy",
     .function = tg_softmax_cross_entropy,
     .link = "softmax",
     .labels = true},
    {.name = "kl_divergence",
     .function = kl_of_logits,
     .link = "softmax",
     .high = 1},
};

enum { LOSSES = sizeof table / sizeof *table };

static const char *const alias[][2] = {
    {"mean_squared_error", "mse"},
    {"mean_absolute_error", "mae"},
    {"l1", "mae"},
    {"smooth_l1", "huber"},
    {"bce", "binary_crossentropy"},
    {"bce_with_logits", "binary_crossentropy"},
    {"softmax_cross_entropy", "categorical_crossentropy"},
    {"nll", "sparse_categorical_crossentropy"},
    {"kl_div", "kl_divergence"},
};

static const tg_loss_kind *find(const char *name)
{
    const char *usual = name ? name : "NULL";
    char names[256] = "";
    for (size_t i = 0; i < sizeof alias / sizeof *alias; i++)
        if (strcmp(alias[i][0], usual) == 0)
            usual = alias[i][1];
    for (int i = 0; i < LOSSES; i++) {
        const size_t used = strlen(names);
        if (strcmp(table[i].name, usual) == 0)
            return &table[i];
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "",
                 table[i].name);
    }
    tg_fail("there is no loss \"%s\": %s; or a function of your own", usual,
            names);
}

/* ---- does it fit the output? ---- */

/* A cross-entropy compares probabilities that sum to 1. */
static void check_classes(const tg_layer *output, const tg_loss_kind *kind)
{
    const tg_shape s = output->shape;
    if (strcmp(kind->link, "softmax") == 0 &&
        (s.rank < 1 || s.dim[s.rank - 1] < 2))
        tg_fail("loss \"%s\" compares classes, and the softmax of 1 output "
                "is always 1: give the last layer a unit for each class, or "
                "use \"binary_crossentropy\" after a \"sigmoid\"",
                kind->name);
}

static void check_probabilities(const tg_layer *output,
                                const tg_loss_kind *kind)
{
    if (!output->activation && !output->kind->linear)
        tg_fail("loss \"%s\" needs probabilities, or the logits of them, and "
                "does not know what %s makes: end the model in "
                "tg_activation_layer(x, \"%s\"), or (x, \"linear\") where "
                "they are logits",
                kind->name, output->name, kind->link);
    if (output->activation &&
        output->activation != tg_activation_named(kind->link))
        tg_fail("loss \"%s\" needs probabilities, and %s does not end in a "
                "%s: give it the activation \"%s\"",
                kind->name, output->name, kind->link, kind->link);
}

static void check_signs(const tg_layer *output, const tg_loss_kind *kind)
{
    if (output->activation && output->activation != tg_tanh)
        tg_fail("loss \"%s\" needs an output of either sign, and that of %s "
                "has one: give it no activation, or \"tanh\"",
                kind->name, output->name);
}

tg_output_loss tg_loss_for(const tg_layer *output, tg_loss_choice choice)
{
    tg_output_loss loss = {output, NULL, choice.function, choice.short_function,
                           NULL};
    if (tg_has_loss(&loss))
        return loss;
    const tg_loss_kind *kind = loss.kind = find(choice.name);
    loss.function = kind->function;
    if (kind->signs)
        check_signs(output, kind);
    if (!kind->link)
        return loss;
    check_classes(output, kind);
    check_probabilities(output, kind);
    loss.link = tg_activation_named(kind->link);
    return loss;
}

bool tg_has_loss(const tg_output_loss *loss)
{
    return loss->function || loss->short_function;
}

/* ---- recording it ---- */

static void check_targets(const tg_loss_kind *kind, const tg_tensor *target)
{
    if (kind->low == kind->high)
        return;
    for (size_t i = 0; i < target->count; i++)
        if (!(target->data[i] >= kind->low && target->data[i] <= kind->high))
            tg_fail("loss \"%s\" compares with targets from %g to %g, and "
                    "number %zu of them is %g",
                    kind->name, kind->low, kind->high, i,
                    (double)target->data[i]);
}

/* Whether there is a term for each number, for each row (its axis kept, or
 * not), or for each sample. */
static bool are_terms(const tg_tensor *terms, const tg_tensor *y)
{
    const tg_shape samples = {1, {y->shape.dim[0]}};
    tg_shape rows = y->shape, kept = y->shape;
    kept.dim[kept.rank - 1] = 1;
    rows.dim[--rows.rank] = 0;
    return tg_shape_equal(terms->shape, y->shape) ||
           tg_shape_equal(terms->shape, rows) ||
           tg_shape_equal(terms->shape, kept) ||
           tg_shape_equal(terms->shape, samples);
}

/* What the function of the program returned. */
static void check_terms(const tg_output_loss *loss, const tg_tensor *y,
                        const tg_tensor *terms, tg_reduction reduction)
{
    tg_check_usable(y->tape, terms, "what the loss function returned", -1);
    if (are_terms(terms, y))
        return;
    if (terms->shape.rank > 0)
        tg_fail("the loss of %s returned %s for a prediction of %s: a loss is "
                "one number, or a term for each number, row or sample",
                loss->output->name, tg_shape_print(terms->shape).text,
                tg_shape_print(y->shape).text);
    if (reduction == TG_NONE)
        tg_fail("the loss of %s returned one number, and each sample has a "
                "weight: return the terms, as the losses do for TG_NONE",
                loss->output->name);
}

/* [n] as [n x 1], images of [n x 784] as [n x 1 x 28 x 28]: else y - target
 * would be stretched. */
static tg_tensor *like_prediction(const tg_tensor *y, tg_tensor *target)
{
    const bool same = target->count == y->count && target->shape.rank > 0 &&
                      target->shape.dim[0] == y->shape.dim[0];
    return same && !tg_shape_equal(target->shape, y->shape)
               ? tg_reshape(target, y->shape)
               : target;
}

tg_tensor *tg_loss_run(const tg_output_loss *loss, tg_tensor *y,
                       tg_tensor *target, tg_reduction reduction)
{
    tg_check_usable(y->tape, target, "the target", -1);
    if (loss->kind) {
        check_targets(loss->kind, target);
        return loss->function(y, target, reduction);
    }
    target = like_prediction(y, target);
    tg_tensor *terms = loss->function ? loss->function(y, target, reduction)
                                      : loss->short_function(y, target);
    check_terms(loss, y, terms, reduction);
    return reduce(terms, reduction);
}

/* ---- choices ---- */

tg_loss_choice tg_loss_by_name(const char *name)
{
    return (tg_loss_choice){.name = name};
}

tg_loss_choice tg_loss_itself(tg_loss *function)
{
    return (tg_loss_choice){.function = function};
}

tg_loss_choice tg_loss_short(tg_short_loss *function)
{
    return (tg_loss_choice){.short_function = function};
}

tg_losses tg_losses_same(tg_losses losses)
{
    return losses;
}

tg_losses tg_losses_name(const char *name)
{
    return (tg_losses){1, {{.name = name}}};
}

tg_losses tg_losses_function(tg_loss *function)
{
    return (tg_losses){1, {{.function = function}}};
}

tg_losses tg_losses_short(tg_short_loss *function)
{
    return (tg_losses){1, {{.short_function = function}}};
}

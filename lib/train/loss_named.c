/* The table of losses, which of them fit an output layer, and recording one. */
#include "train/loss_named.h"

#include <stdio.h>
#include <string.h>

#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"
#include "ops/terms.h"

/* ---- those that are not an op of this name ---- */

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
    return tg_reduce_terms(tg_sum(terms, TG_AXES(-1), false), reduction);
}

/* ---- the table ---- */

static const tg_loss_kind table[] = {
    /* name, function, link, labels, low, high */
    {"mse", tg_mse, NULL, false, 0, 0},
    {"mae", tg_l1, NULL, false, 0, 0},
    {"huber", huber, NULL, false, 0, 0},
    {"hinge", hinge, NULL, false, -1, 1},
    {"binary_crossentropy", tg_bce_with_logits, "sigmoid", false, 0, 1},
    {"categorical_crossentropy", tg_softmax_cross_entropy, "softmax", false, 0,
     1},
    {"sparse_categorical_crossentropy", tg_softmax_cross_entropy, "softmax",
     true, 0, 0},
    {"kl_divergence", kl_of_logits, "softmax", false, 0, 1},
};

static const char *const alias[][2] = {
    {"acc", "accuracy"},
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

const char *tg_usual_name(const char *name)
{
    for (size_t i = 0; name && i < sizeof alias / sizeof *alias; i++)
        if (strcmp(alias[i][0], name) == 0)
            return alias[i][1];
    return name ? name : "NULL";
}

static const tg_loss_kind *find(const char *name)
{
    name = tg_usual_name(name);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    tg_fail("there is no loss \"%s\": mse, mae, huber, hinge, "
            "binary_crossentropy, categorical_crossentropy, "
            "sparse_categorical_crossentropy, kl_divergence, or a function of "
            "your own",
            name);
}

/* ---- does it fit the output? ---- */

/* Probabilities that sum to 1, for a cross-entropy or any other loss. */
static void check_classes(const tg_layer *output, const tg_loss_kind *kind)
{
    const tg_shape s = output->shape;
    tg_activation *f = output->activation;
    if (kind->link)
        f = tg_activation_named(kind->link);
    if (f == tg_activation_named("softmax") &&
        (s.rank < 1 || s.dim[s.rank - 1] < 2))
        tg_fail("loss \"%s\" could teach %s nothing: the softmax of 1 output "
                "is always 1. Give the last layer a unit for each class, or "
                "use \"binary_crossentropy\" after a \"sigmoid\"",
                kind->name, output->name);
}

static void check_probabilities(const tg_layer *output,
                                const tg_loss_kind *kind)
{
    const bool fits = output->activation ? output->activation ==
                                               tg_activation_named(kind->link)
                                         : output->kind->linear;
    if (!fits)
        tg_fail("loss \"%s\" needs probabilities, and %s does not end in a "
                "%s: give it the activation \"%s\", in its call or as a "
                "tg_activation_layer; or \"linear\", where it makes logits",
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
    loss.kind = find(choice.name);
    loss.function = loss.kind->function;
    if (loss.kind->low < 0)
        check_signs(output, loss.kind);
    check_classes(output, loss.kind);
    if (!loss.kind->link)
        return loss;
    check_probabilities(output, loss.kind);
    loss.link = tg_activation_named(loss.kind->link);
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

/* Whether there is a term for each number, row or sample: its axes are the
 * first of y's, the last one perhaps of size 1. */
static bool are_terms(const tg_tensor *terms, const tg_tensor *y)
{
    const tg_shape s = terms->shape;
    for (int i = 0; i < s.rank; i++)
        if (s.dim[i] != y->shape.dim[i] &&
            (i == 0 || i < s.rank - 1 || s.dim[i] != 1))
            return false;
    return s.rank > 0 && s.rank <= y->shape.rank;
}

/* What the function of the program returned. */
static void check_terms(const tg_output_loss *loss, const tg_tensor *y,
                        const tg_tensor *terms, tg_reduction reduction)
{
    tg_check_usable(y->tape, terms, "what the loss function returned", -1);
    const bool number = terms->count == 1 && reduction != TG_NONE;
    if (!number && !are_terms(terms, y))
        tg_fail("the loss of %s returned %s for a prediction of %s: %sa term "
                "for each number, row or sample is needed",
                loss->output->name, tg_shape_print(terms->shape).text,
                tg_shape_print(y->shape).text,
                reduction == TG_NONE ? "as samples have weights, "
                                     : "one number, or ");
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
    return terms->shape.rank == 0 ? terms : tg_reduce_terms(terms, reduction);
}

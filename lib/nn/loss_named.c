/* The table of losses, and which form of one fits an output layer. */
#include "nn/loss_named.h"

#include <string.h>

static const tg_loss_kind table[] = {
    {"mse", tg_mse, NULL, NULL, false},
    {"binary_crossentropy", tg_bce, tg_bce_with_logits, "sigmoid", false},
    {"categorical_crossentropy", tg_categorical_crossentropy,
     tg_softmax_cross_entropy, "softmax", false},
    {"sparse_categorical_crossentropy", tg_sparse_categorical_crossentropy,
     tg_softmax_cross_entropy, "softmax", true},
};

static const tg_loss_kind *find(const char *name)
{
    for (size_t i = 0; name && i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    tg_fail("there is no loss \"%s\": mse, categorical_crossentropy, "
            "sparse_categorical_crossentropy",
            name ? name : "NULL");
}

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
    if (output->activation &&
        output->activation != tg_activation_named(kind->link))
        tg_fail("loss \"%s\" needs probabilities, and %s does not end in a "
                "%s: give it the activation \"%s\"",
                kind->name, output->name, kind->link, kind->link);
}

tg_output_loss tg_loss_for(const tg_layer *output, tg_loss_choice choice)
{
    if (choice.function)
        return (tg_output_loss){.function = choice.function};
    const tg_loss_kind *kind = find(choice.name);
    tg_output_loss loss = {.kind = kind, .function = kind->function};
    if (!kind->from_logits)
        return loss;
    check_classes(output, kind);
    check_probabilities(output, kind);
    loss.function = kind->from_logits;
    loss.from_logits = true;
    loss.link = tg_activation_named(kind->link);
    return loss;
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

tg_loss_choice tg_loss_same(tg_loss_choice choice)
{
    return choice;
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

/* Activations by name: the ops that say they are one, and the compositions. */
#include <stdio.h>
#include <string.h>

#include "tape/error.h"
#include "ops/activation.h"
#include "ops/table.h"

static const struct {
    const char *name;
    tg_activation *function;
} compositions[] = {
    {"log_sigmoid", tg_log_sigmoid},
    {"silu", tg_silu},
    {"gelu", tg_gelu},
    {"gelu_tanh", tg_gelu_tanh},
};

enum { COMPOSITIONS = sizeof compositions / sizeof *compositions };

/* "linear, step, ..." */
static void list_names(char *text, size_t size)
{
    size_t at = (size_t)snprintf(text, size, "linear");
    const tg_op *op;
    for (int i = 0; (op = tg_op_at(i)) && at < size; i++)
        if (op->activation)
            at += (size_t)snprintf(text + at, size - at, ", %s", op->name);
    for (int i = 0; i < COMPOSITIONS && at < size; i++)
        at += (size_t)snprintf(text + at, size - at, ", %s",
                               compositions[i].name);
}

tg_activation *tg_activation_named(const char *name)
{
    if (!name || strcmp(name, "linear") == 0)
        return NULL;
    const tg_op *op = tg_op_named(name);
    if (op && op->activation)
        return op->activation;
    for (int i = 0; i < COMPOSITIONS; i++)
        if (strcmp(compositions[i].name, name) == 0)
            return compositions[i].function;
    char names[512];
    list_names(names, sizeof names);
    tg_fail("there is no activation \"%s\": %s", name, names);
}

const char *tg_activation_name(tg_activation *activation)
{
    const tg_op *op;
    if (!activation)
        return "linear";
    for (int i = 0; (op = tg_op_at(i)); i++)
        if (op->activation == activation)
            return op->name;
    for (int i = 0; i < COMPOSITIONS; i++)
        if (compositions[i].function == activation)
            return compositions[i].name;
    return NULL;
}

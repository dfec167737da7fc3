/* What a model makes of a batch. Declared in model.h. */
#include "tape/given.h"
#include "nn/model.h"

/* Whether node i is an output that is wanted before its activation. */
static bool is_linear(const tg_model *model, const bool *linear, int i)
{
    for (int k = 0; linear && k < model->output.count; k++)
        if (model->output_node[k] == i && linear[k])
            return true;
    return false;
}

/* The values of all nodes: value[i] of node i, before[i] its activation. One
 * that nobody needs is not computed. */
static void run(const tg_model *model, tg_tensor *const *x, bool training,
                const bool *linear, tg_tensor **value, tg_tensor **before)
{
    for (int i = 0; i < model->input.count; i++)
        value[model->input_node[i]] = before[model->input_node[i]] = x[i];
    for (int i = 0; i < model->nodes; i++) {
        const tg_model_node *n = &model->node[i];
        tg_tensor *in[TG_LAYERS_MOST];
        if (!n->from)
            continue;
        for (int k = 0; k < n->layer->inputs; k++)
            in[k] = value[n->from[k]];
        value[i] = tg_layer_run(n->layer, in, training,
                                n->used || !is_linear(model, linear, i),
                                &before[i]);
    }
}

void tg_model_run(const tg_model *model, tg_tensor *const *x, bool training,
                  const bool *linear, tg_tensor **y)
{
    tg_check_batch(model->input.layer, model->input.count, x, NULL);
    tg_tensor **value = tg_arena_take(&model->tape->bytes,
                                      2 * (size_t)model->nodes * sizeof *value);
    tg_tensor **before = value + model->nodes;
    run(model, x, training, linear, value, before);
    for (int k = 0; k < model->output.count; k++)
        y[k] = (linear && linear[k] ? before : value)[model->output_node[k]];
}

void tg_model_outputs(tg_model *model, tg_tensor *const *x, bool training,
                      const bool *linear, tg_tensor **y)
{
    tg_attempt attempt;
    tg_model_check(model);
    tg_check_given("model_outputs", x, 2);
    tg_check_given("model_outputs", y, 5);
    tg_attempt_begin(&attempt, model->tape);
    tg_model_run(model, x, training, linear, y);
    tg_attempt_end(&attempt);
}

/* Of a model with one input and one output. */
static tg_tensor *only_output(tg_model *model, tg_tensor *x, bool training,
                              bool linear)
{
    tg_tensor *y;
    tg_model_check(model);
    if (model->input.count != 1 || model->output.count != 1)
        tg_fail("the model has %d inputs and %d outputs: tg_model_outputs "
                "takes and gives all of them",
                model->input.count, model->output.count);
    tg_model_outputs(model, &x, training, &linear, &y);
    return y;
}

tg_tensor *tg_model_output(tg_model *model, tg_tensor *x, bool training)
{
    return only_output(model, x, training, false);
}

tg_tensor *tg_model_logits(tg_model *model, tg_tensor *x, bool training)
{
    return only_output(model, x, training, true);
}

/* Optimiser, losses and metrics of a model, and the loss of a batch. */
#include "nn/compile.h"

#include <string.h>

#include "tape/given.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"

tg_optimizer_choice tg_optimizer_by_name(const char *name)
{
    return (tg_optimizer_choice){.name = name};
}

tg_optimizer_choice tg_optimizer_itself(tg_optimizer *optimizer)
{
    return (tg_optimizer_choice){.optimizer = optimizer};
}

/* ---- compiling ---- */

static void check_optimizer(const tg_model *model, const tg_optimizer *o)
{
    if (o && o->tape != model->tape)
        tg_fail("the optimiser and the model are on two tapes");
    if (o && o->model && o->model != model)
        tg_fail("this optimiser belongs to another model: make one for each");
}

static void choose_losses(const tg_model *model, tg_losses losses,
                          const double *weights, struct tg_compiled *c)
{
    bool weighted = false;
    if (losses.count != 1 && losses.count != model->output.count)
        tg_fail("the model has %d outputs, and there are %d losses",
                model->output.count, losses.count);
    for (int k = 0; k < TG_LAYERS_MOST; k++)
        weighted = weighted || weights[k] != 0;
    for (int k = 0; k < model->output.count; k++) {
        c->loss[k] = tg_loss_for(model->output.layer[k],
                                 losses.choice[losses.count > 1 ? k : 0]);
        c->weight[k] = weighted ? weights[k] : 1;
    }
}

static void choose_metrics(const tg_metrics *metrics, struct tg_compiled *c)
{
    c->metrics = *metrics;
    for (int i = 0; i < metrics->count; i++)
        if (!metrics->choice[i].metric)
            c->metrics.choice[i].metric = tg_metric_named(
                metrics->choice[i].name);
}

/* All but the optimiser is checked before one is made: what a failed compile
 * leaves on the tape would count as a holder of the parameters. */
void tg_compile(tg_model *model, tg_optimizer_choice optimizer,
                tg_losses losses, tg_metrics metrics,
                tg_compile_options options)
{
    struct tg_compiled c = {.metrics.count = 0};
    tg_model_check(model);
    for (int i = 0; i < model->nodes; i++)
        tg_layer_check_live(model->node[i].layer);
    choose_losses(model, losses, options.loss_weights, &c);
    choose_metrics(&metrics, &c);
    tg_optimizer *o = optimizer.optimizer;
    check_optimizer(model, o);
    if (!o)
        o = tg_optimizer_named(model->tape, optimizer.name);
    tg_optimizer_take(o, model->param, model->params);
    o->model = model;
    model->optimizer = o;
    if (!model->compiled)
        model->compiled = tg_tape_keep(model->tape, sizeof c);
    *model->compiled = c;
}

/* ---- the loss of a batch ---- */

/* What the metrics see: probabilities, which need no gradient. */
static tg_tensor *for_metrics(const tg_output_loss *l, tg_tensor *y)
{
    if (!l->link)
        return y;
    tg_no_grad_begin(y->tape);
    tg_tensor *p = l->link(y);
    tg_no_grad_end(y->tape);
    return p;
}

/* The mean over a batch, each sample with its weight. */
static tg_tensor *mean_loss(const tg_output_loss *l, tg_tensor *out,
                            tg_tensor *target, tg_tensor *weight)
{
    if (!weight)
        return l->function(out, target, TG_MEAN);
    tg_tensor *terms = l->function(out, target, TG_NONE);
    tg_shape shape = terms->shape;
    if (shape.rank < 1 || shape.dim[0] != weight->shape.dim[0])
        tg_fail("the loss gives %s where it is asked for the terms of %d "
                "samples (TG_NONE): what they come to together cannot be "
                "weighted sample by sample",
                tg_shape_print(shape).text, weight->shape.dim[0]);
    for (int i = 1; i < shape.rank; i++)
        shape.dim[i] = 1;
    tg_tensor *weighted = tg_mul(terms, tg_reshape(weight, shape));
    return tg_mean(weighted, TG_ALL, false);
}

/* The loss of each output, and its weighted sum. */
static tg_tensor *sum_losses(const tg_model *model, const tg_batch *batch,
                             tg_tensor *const *out, tg_tensor **each)
{
    const struct tg_compiled *c = model->compiled;
    tg_tensor *sum = NULL;
    for (int k = 0; k < model->output.count; k++) {
        tg_tensor *loss = mean_loss(&c->loss[k], out[k], batch->y[k],
                                    batch->weight);
        if (each)
            each[k] = loss;
        if (c->weight[k] != 1)
            loss = tg_mul_scalar(loss, c->weight[k]);
        sum = sum ? tg_add(sum, loss) : loss;
    }
    return sum;
}

tg_tensor *tg_batch_loss(tg_model *model, const tg_batch *batch, tg_tensor **y,
                         tg_tensor **each)
{
    tg_attempt attempt;
    tg_tensor *out[TG_LAYERS_MOST];
    bool linear[TG_LAYERS_MOST];
    tg_model_check(model);
    tg_check_given("batch_loss", batch, 2);
    const struct tg_compiled *c = model->compiled;
    if (!c)
        tg_fail("the model has no loss yet: tg_compile comes first");
    for (int k = 0; k < model->output.count; k++)
        linear[k] = c->loss[k].from_logits;
    tg_attempt_begin(&attempt, model->tape);
    tg_model_outputs(model, batch->x, batch->training, linear, out);
    tg_tensor *loss = sum_losses(model, batch, out, each);
    for (int k = 0; y && k < model->output.count; k++)
        y[k] = for_metrics(&c->loss[k], out[k]);
    tg_attempt_end(&attempt);
    return loss;
}

tg_tensor *tg_model_loss(tg_model *model, tg_tensor *x, tg_tensor *target,
                         bool training)
{
    tg_batch batch = {.x = {x}, .y = {target}, .training = training};
    tg_model_check(model);
    if (model->input.count != 1 || model->output.count != 1)
        tg_fail("the model has %d inputs and %d outputs: tg_batch_loss is for "
                "any number",
                model->input.count, model->output.count);
    if (model->compiled)
        tg_check_given("model_loss", target, 3);
    return tg_batch_loss(model, &batch, NULL, NULL);
}

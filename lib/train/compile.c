/* Optimiser, losses and metrics of a model, and the loss of a batch. */
#include "train/compile.h"

#include <math.h>
#include <string.h>

#include "tape/given.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"
#include "train/history.h"

/* ---- compiling ---- */

static void check_optimizer(const tg_model *model, const tg_optimizer *o)
{
    if (o && o->tape != model->tape)
        tg_fail("the optimiser and the model are on different tapes");
    if (o && o->model && o->model != model)
        tg_fail("this optimiser belongs to another model: make one for each");
}

static void choose_losses(const tg_model *model, const tg_losses *losses,
                          tg_output_loss *loss)
{
    const int outputs = model->output.count;
    bool any = false;
    if (losses->count != 1 && losses->count != outputs)
        tg_fail("%d losses for %d outputs of the model: one for each, or one "
                "for all",
                losses->count, outputs);
    for (int k = 0; k < outputs; k++) {
        const tg_loss_choice l = losses->choice[losses->count > 1 ? k : 0];
        loss[k].output = model->output.layer[k];
        if (losses->count == 1 || l.name || l.function || l.short_function)
            loss[k] = tg_loss_for(loss[k].output, l);
        any = any || tg_has_loss(&loss[k]);
    }
    if (!any)
        tg_fail("no output has a loss: there is nothing to learn");
}

static void choose_weights(int outputs, const double *given,
                           struct tg_compiled *c)
{
    int count = 0;
    for (int k = 0; k < TG_LAYERS_MOST; k++)
        count = given[k] != 0 ? k + 1 : count;
    if (count > outputs)
        tg_fail("%d loss weights for %d outputs", count, outputs);
    for (int k = 0; k < outputs; k++) {
        const double w = c->weight[k] = count ? given[k] : 1;
        if (tg_has_loss(&c->loss[k]) && !(w > 0 && isfinite(w)))
            tg_fail("the loss weight of %s must be a finite number > 0, got "
                    "%g; with a loss of NULL it would not be trained",
                    c->loss[k].output->name, w);
    }
}

/* All but the optimiser is checked before one is made: what a failed compile
 * leaves on the tape would count as a holder of the parameters. */
void tg_compile(tg_model *model, tg_optimizer_choice optimizer,
                tg_losses losses, tg_metrics metrics,
                tg_compile_options options)
{
    struct tg_compiled c = {.metrics.count = metrics.count};
    tg_model_check_live(model);
    if (model->params == 0)
        tg_fail("the model has no parameters: there is nothing to learn");
    if (metrics.count < 0 || metrics.count > TG_METRICS_MOST)
        tg_fail("a model has 0 to %d metrics, not %d", TG_METRICS_MOST,
                metrics.count);
    choose_losses(model, &losses, c.loss);
    choose_weights(model->output.count, options.loss_weights, &c);
    for (int i = 0; i < metrics.count; i++)
        c.metrics.choice[i] = tg_metric_for(c.loss, model->output.count,
                                            metrics.choice[i],
                                            &c.metrics.output[i]);
    c.trained = tg_trained_new(model, &c);
    tg_optimizer *o = optimizer.optimizer;
    check_optimizer(model, o);
    if (o)
        tg_optimizer_take(o, model->param, model->params);
    else
        o = tg_optimizer_holding(model->tape, optimizer.name, model->param,
                                 model->params);
    if (model->optimizer)
        model->optimizer->model = NULL;
    o->model = model;
    model->optimizer = o;
    if (!model->compiled)
        model->compiled = tg_tape_keep(model->tape, sizeof c);
    *model->compiled = c;
}

/* ---- the loss of a batch ---- */

/* What the metrics of output k see: probabilities, which need no gradient; as
 * they are, where only their order matters. */
static tg_tensor *for_metrics(const struct tg_compiled *c, int k, tg_tensor *y)
{
    bool by_order = true;
    for (int i = 0; i < c->metrics.count; i++)
        by_order = by_order &&
                   (c->metrics.output[i] != k ||
                    tg_metric_by_order(c->metrics.choice[i].metric));
    if (!c->loss[k].link || by_order)
        return y;
    tg_no_grad_begin(y->tape);
    tg_tensor *p = c->loss[k].link(y);
    tg_no_grad_end(y->tape);
    return p;
}

/* The mean over a batch, each sample with its weight. */
static tg_tensor *mean_loss(const tg_output_loss *l, tg_tensor *out,
                            tg_tensor *target, tg_tensor *weight)
{
    if (!weight)
        return tg_loss_run(l, out, target, TG_MEAN);
    tg_tensor *terms = tg_loss_run(l, out, target, TG_NONE);
    tg_shape shape = terms->shape;
    for (int i = 1; i < shape.rank; i++)
        shape.dim[i] = 1;
    tg_tensor *weighted = tg_mul(terms, tg_reshape(weight, shape));
    return tg_mean(weighted, TG_ALL, false);
}

/* The loss of each output that has one, and their weighted sum. */
static tg_tensor *sum_losses(const tg_model *model, const tg_batch *batch,
                             tg_tensor *const *out, tg_tensor **each)
{
    const struct tg_compiled *c = model->compiled;
    tg_tensor *sum = NULL;
    for (int k = 0; k < model->output.count; k++) {
        tg_tensor *loss = NULL;
        if (tg_has_loss(&c->loss[k]))
            loss = mean_loss(&c->loss[k], out[k], batch->y[k], batch->weight);
        if (each)
            each[k] = loss;
        if (loss && c->weight[k] != 1)
            loss = tg_mul_scalar(loss, c->weight[k]);
        sum = sum && loss ? tg_add(sum, loss) : loss ? loss : sum;
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
        linear[k] = c->loss[k].link != NULL;
    tg_attempt_begin(&attempt, model->tape);
    tg_model_run(model, batch->x, batch->training, linear, out);
    tg_tensor *loss = sum_losses(model, batch, out, each);
    for (int k = 0; y && k < model->output.count; k++)
        y[k] = for_metrics(c, k, out[k]);
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

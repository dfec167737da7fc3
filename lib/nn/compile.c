/* Optimiser, losses and metrics of a model, and the loss of a batch. */
#include "nn/compile.h"

#include <math.h>
#include <string.h>

#include "tape/given.h"
#include "ops/elementwise.h"

/* ---- compiling ---- */

static void check_optimizer(const tg_model *model, const tg_optimizer *o)
{
    if (o && o->tape != model->tape)
        tg_fail("the optimiser and the model are on two tapes");
    if (o && o->model && o->model != model)
        tg_fail("this optimiser belongs to another model: make one for each");
}

static void choose_losses(const tg_model *model, const tg_losses *losses,
                          struct tg_compiled *c)
{
    const int outputs = model->output.count;
    int chosen = 0;
    if (losses->count != 1 && losses->count != outputs)
        tg_fail("the model has %d output%s, and there are %d losses: one for "
                "each, or one for all",
                outputs, outputs == 1 ? "" : "s", losses->count);
    for (int k = 0; k < outputs; k++) {
        const tg_loss_choice *l = &losses->choice[losses->count > 1 ? k : 0];
        const bool none = !l->name && !l->function && !l->short_function;
        c->loss[k].output = model->output.layer[k];
        if (none && losses->count > 1)
            continue;
        c->loss[k] = tg_loss_for(model->output.layer[k], *l);
        chosen++;
    }
    if (chosen == 0)
        tg_fail("none of the %d outputs has a loss: there is nothing to learn",
                outputs);
}

static void choose_weights(const tg_model *model, const double *weight,
                           struct tg_compiled *c)
{
    int given = 0;
    for (int k = 0; k < TG_LAYERS_MOST; k++)
        given = weight[k] != 0 ? k + 1 : given;
    if (given > model->output.count)
        tg_fail("the model has %d output%s, and .loss_weights %d numbers",
                model->output.count, model->output.count == 1 ? "" : "s",
                given);
    for (int k = 0; k < model->output.count; k++) {
        c->weight[k] = given ? weight[k] : 1;
        if (tg_has_loss(&c->loss[k]) &&
            !(c->weight[k] > 0 && isfinite(c->weight[k])))
            tg_fail("the loss weight of output %d, %s, must be a finite number "
                    "> 0, got %g; an output that is not to learn has NULL in "
                    "TG_LOSSES",
                    k, model->output.layer[k]->name, c->weight[k]);
    }
}

static void choose_metrics(const tg_model *model, const tg_metrics *metrics,
                           struct tg_compiled *c)
{
    tg_metrics *m = &c->metrics;
    if (metrics->count > TG_METRICS_MOST)
        tg_fail("there may be %d metrics, not %d", TG_METRICS_MOST,
                metrics->count);
    m->count = metrics->count;
    for (int i = 0; i < m->count; i++) {
        m->choice[i] = tg_metric_for(c->loss, model->output.count,
                                     metrics->choice[i], &m->output[i]);
        for (int k = 0; k < i; k++)
            if (strcmp(m->choice[k].name, m->choice[i].name) == 0)
                tg_fail("metric \"%s\" is given twice", m->choice[i].name);
    }
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
    if (model->params == 0)
        tg_fail("the model has no parameters, so there is nothing to learn: "
                "tg_dense and others have");
    choose_losses(model, &losses, &c);
    choose_weights(model, options.loss_weights, &c);
    choose_metrics(model, &metrics, &c);
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

/* The loss of each output that has one, and their weighted sum. */
static tg_tensor *sum_losses(const tg_model *model, const tg_batch *batch,
                             tg_tensor *const *out, tg_tensor **each)
{
    const struct tg_compiled *c = model->compiled;
    tg_tensor *sum = NULL;
    for (int k = 0; k < model->output.count; k++) {
        tg_tensor *loss = NULL;
        if (tg_has_loss(&c->loss[k]))
            loss = tg_loss_run(&c->loss[k], out[k], batch->y[k], TG_MEAN);
        if (each)
            each[k] = loss;
        if (!loss)
            continue;
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
        linear[k] = c->loss[k].link != NULL;
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

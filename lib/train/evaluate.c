/* Loss, metrics and outputs, without training. */
#include "train/evaluate.h"

#include <string.h>

#include "tape/given.h"
#include "tape/tensor.h"

/* ---- evaluate ---- */

tg_totals tg_measure(tg_feed *feed)
{
    tg_totals totals = {.seen = 0};
    tg_tape *tape = feed->model->tape;
    size_t n;
    tg_feed_begin(feed, false);
    do {
        tg_batch batch;
        tg_tensor *output[TG_LAYERS_MOST], *each[TG_LAYERS_MOST];
        const tg_mark start = tg_tape_mark(tape);
        tg_no_grad_begin(tape);
        n = tg_feed_next(feed, &batch);
        if (n > 0) {
            const tg_tensor *loss = tg_batch_loss(feed->model, &batch, output,
                                                  each);
            tg_totals_add(&totals, feed->model, n, &batch, loss, each, output);
        }
        tg_rewind(tape, start);
    } while (n > 0);
    return totals;
}

tg_scores tg_evaluate(tg_model *model, tg_data x, tg_data y,
                      tg_evaluate_options options)
{
    tg_attempt attempt;
    tg_feed feed = {
        .model = model,
        .x = &x,
        .y = &y,
        .of = "",
        .weight = options.sample_weight,
        .size = tg_feed_size(&x, options.batch_size, TG_EVALUATE_BATCH)};
    tg_feed_check(&feed);
    feed.rows = tg_data_rows(&x);
    feed.epoch = tg_epochs(model);
    tg_attempt_begin(&attempt, model->tape);
    tg_scalar(model->tape, 0); /* a rewind to before it is noticed */
    const tg_totals totals = tg_measure(&feed);
    tg_attempt_end(&attempt);
    tg_rewind(model->tape, attempt.start);
    return tg_totals_scores(model, &totals, NULL);
}

/* ---- predict ---- */

tg_outputs tg_outputs_of(int count, tg_real *const *to)
{
    tg_outputs outputs = {.count = count};
    tg_check_given("outputs_of", to, 2);
    if (count < 1 || count > TG_LAYERS_MOST)
        tg_fail("there may be 1 to %d outputs, not %d", TG_LAYERS_MOST, count);
    memcpy(outputs.to, to, (size_t)count * sizeof *to);
    return outputs;
}

static void check_outputs(const tg_model *model, const tg_outputs *out)
{
    if (out->count != model->output.count)
        tg_fail("the model has %d outputs, and there are %d to write to: "
                "TG_OUTPUTS(a, b) for two",
                model->output.count, out->count);
    for (int k = 0; k < out->count; k++)
        if (!out->to[k])
            tg_fail("out is NULL: it receives outputs of %s, one for each "
                    "sample",
                    tg_shape_print(model->output.layer[k]->shape).text);
}

/* Writes the next batch; returns its samples. */
static size_t predict_batch(tg_feed *feed, tg_outputs *out)
{
    tg_tape *tape = feed->model->tape;
    tg_batch batch;
    tg_tensor *y[TG_LAYERS_MOST];
    const tg_mark start = tg_tape_mark(tape);
    tg_no_grad_begin(tape);
    const size_t n = tg_feed_next(feed, &batch);
    if (n > 0)
        tg_model_outputs(feed->model, batch.x, false, NULL, y);
    for (int k = 0; n > 0 && k < out->count; k++) {
        memcpy(out->to[k], y[k]->data, y[k]->count * sizeof *out->to[k]);
        out->to[k] += y[k]->count;
    }
    tg_rewind(tape, start);
    return n;
}

size_t tg_predict(tg_model *model, tg_data x, tg_outputs out,
                  tg_predict_options options)
{
    tg_attempt attempt;
    size_t done = 0, n;
    tg_feed feed = {
        .model = model,
        .x = &x,
        .of = "",
        .size = tg_feed_size(&x, options.batch_size, TG_EVALUATE_BATCH)};
    tg_feed_check(&feed);
    check_outputs(model, &out);
    feed.rows = tg_data_rows(&x);
    feed.epoch = tg_epochs(model);
    tg_attempt_begin(&attempt, model->tape);
    tg_scalar(model->tape, 0); /* a rewind to before it is noticed */
    tg_feed_begin(&feed, false);
    while ((n = predict_batch(&feed, &out)) > 0)
        done += n;
    tg_attempt_end(&attempt);
    tg_rewind(model->tape, attempt.start);
    return done;
}

/* The training loop. */
#include "train/fit.h"

#include <stdio.h>

#include "tape/backward.h"
#include "tape/error.h"
#include "tape/tensor.h"
#include "train/accumulate.h"
#include "train/progress.h"

enum { BATCH = 32 }; /* samples, Keras's default */

/* What a call of tg_fit keeps. */
typedef struct fit_run {
    const tg_fit_options *options;
    tg_training now;
    tg_feed train, validation; /* validation.x is NULL where there is none */
    tg_totals totals;          /* of this epoch */
    tg_gradients gradients;    /* of .accumulate */
    tg_progress progress;
    tg_monitor stop, plateau;
    tg_scores best; /* of early stopping, and after which epoch: 1, .. */
    int epoch, best_epoch;
    tg_real *saved; /* the parameters then; NULL: they are not kept */
} fit_run;

/* ---- checks ---- */

/* One thing at a time sets the learning rate. */
static void check_rate(const fit_run *run)
{
    const tg_optimizer *o = run->now.model->optimizer;
    const int setters = (o->schedule.shape != NULL) +
                        (run->options->schedule.shape != NULL) +
                        (run->plateau.patience > 0);
    if (setters > 1)
        tg_fail("of .schedule, .plateau and tg_optimizer_schedule only one can "
                "set the learning rate");
}

/* Without .validation the last rows, if any, are what validates. */
static void split(fit_run *run)
{
    const double share = run->options->validation_split;
    tg_feed *t = &run->train, *v = &run->validation;
    t->rows = tg_data_rows(t->x);
    if (v->x || share == 0)
        return;
    if (!(share > 0 && share < 1))
        tg_fail("validation_split must be from 0 to below 1, got %g", share);
    if (t->x->make)
        tg_fail("validation_split is for arrays: where a function makes the "
                "data, use "
                ".validation = TG_VALIDATION(x, y)");
    const size_t all = t->rows;
    t->rows = (size_t)((double)all * (1 - share));
    if (t->rows == 0 || t->rows == all)
        tg_fail("validation_split %g of %zu samples leaves none to %s", share,
                all, t->rows == 0 ? "train on" : "validate on");
    *v = *t;
    v->first = t->rows;
    v->rows = all - t->rows;
    v->classes.count = 0;
}

static void prepare_validation(fit_run *run)
{
    const tg_validation *v = &run->options->validation;
    tg_feed *feed = &run->validation;
    if (v->x.count > 0 || v->x.make) {
        if (run->options->validation_split != 0)
            tg_fail("either .validation or .validation_split, not both");
        *feed = (tg_feed){.model = run->now.model,
                          .x = &v->x,
                          .y = &v->y,
                          .of = " of .validation"};
        tg_feed_check(feed);
        feed->rows = tg_data_rows(feed->x);
    }
    split(run);
    run->train.training = true;
    feed->size = run->train.size; /* a .stateful layer needs the same */
}

/* Where states go on from batch to batch, so must the samples. */
static void check_order(const tg_model *model, const tg_fit_options *o)
{
    for (int i = 0; i < model->nodes; i++)
        if (model->node[i].layer->stateful && !o->in_order)
            tg_fail("%s is .stateful: sample i of a batch goes on where that "
                    "of the batch before ended, and fit shuffles the samples; "
                    "fit with .in_order = true",
                    model->node[i].layer->name);
}

/* All checks; takes no memory of the tape's. */
static void prepare(fit_run *run, tg_model *model)
{
    const tg_fit_options *o = run->options;
    run->now.model = model;
    run->train.model = model;
    tg_feed_check(&run->train);
    run->train.size = tg_feed_size(run->train.x, o->batch_size, BATCH);
    if (o->epochs < 0 || o->accumulate < 0)
        tg_fail("%s must be at least 1, got %d",
                o->epochs < 0 ? "epochs" : "accumulate",
                o->epochs < 0 ? o->epochs : o->accumulate);
    prepare_validation(run);
    const tg_trained *t = tg_trained_of(model);
    const int scores = run->validation.x ? t->count : t->count / 2;
    run->stop = tg_monitor_of(model, &o->early_stopping, scores);
    run->plateau = tg_monitor_plateau(model, &o->plateau, scores);
    check_rate(run);
    if (!run->train.x->make)
        check_order(model, o);
}

/* ---- an epoch ---- */

/* A step by the gradient of all batches since the last one. */
static void accumulated_step(fit_run *run)
{
    tg_tape *tape = run->now.model->tape;
    const tg_mark start = tg_tape_mark(tape);
    tg_gradients_give(&run->gradients);
    tg_optimizer_step(run->now.model->optimizer);
    tg_rewind(tape, start);
}

/* Record, backward, update, forget. Returns how many samples the batch has; 0:
 * the epoch is over. */
static size_t train_batch(fit_run *run)
{
    tg_model *model = run->now.model;
    tg_batch batch;
    tg_tensor *output[TG_LAYERS_MOST], *each[TG_LAYERS_MOST];
    const tg_mark start = tg_tape_mark(model->tape);
    const size_t n = tg_feed_next(&run->train, &batch);
    if (n > 0) {
        tg_tensor *loss = tg_batch_loss(model, &batch, output, each);
        tg_backward(loss);
        tg_totals_add(&run->totals, model, n, &batch, loss, each, output);
        if (run->options->accumulate > 1)
            tg_gradients_add(&run->gradients, n);
        else
            tg_optimizer_step(model->optimizer);
    }
    tg_rewind(model->tape, start);
    return n;
}

/* Whether training goes on. The callback sees a copy. */
static bool call(fit_run *run, tg_goes_on *callback)
{
    tg_training now = run->now;
    if (!callback)
        return true;
    tg_model *model = run->now.model;
    const tg_mark start = tg_tape_mark(model->tape);
    const tg_trained *trained = model->compiled->trained;
    const bool on = callback(&now, run->options->context);
    if (model->compiled->trained != trained)
        tg_fail("a callback compiled the model that tg_fit trains: let it "
                "return false, and compile when tg_fit has returned");
    tg_rewind(model->tape, start);
    return on;
}

static bool train_epoch(fit_run *run)
{
    const tg_fit_options *o = run->options;
    bool on = true;
    run->totals = (tg_totals){.seen = 0};
    run->now.step = 0;
    tg_feed_begin(&run->train, !o->in_order);
    while (on && train_batch(run) > 0) {
        run->now.step++;
        if (o->accumulate > 1 && run->gradients.batches == o->accumulate)
            accumulated_step(run);
        run->now.scores = tg_totals_scores(run->now.model, &run->totals, NULL);
        tg_progress_show(&run->progress, run->totals.seen, run->now.step,
                         &run->now.scores);
        on = call(run, o->on_batch);
    }
    if (run->gradients.batches > 0)
        accumulated_step(run);
    return on;
}

static void measure(fit_run *run)
{
    tg_model *model = run->now.model;
    tg_totals v;
    if (run->validation.x)
        v = tg_measure(&run->validation);
    run->now.scores = tg_totals_scores(model, &run->totals,
                                       run->validation.x ? &v : NULL);
    tg_history_add(model, &run->now.scores);
    tg_progress_end(&run->progress, &run->now.scores);
}

static void follow_plateau(fit_run *run)
{
    tg_model *model = run->now.model;
    if (run->plateau.patience > 0 &&
        tg_plateau_follow(model, &run->options->plateau, &run->plateau,
                          &run->now.scores) &&
        !run->options->quiet)
        printf("%s is no better: the learning rate is %g from now on\n",
               run->now.scores.name[run->plateau.score],
               model->optimizer->rate);
}

/* ---- early stopping ---- */

static bool patience_is_over(fit_run *run)
{
    const tg_monitor *m = &run->stop;
    const tg_scores *now = &run->now.scores;
    if (m->patience == 0)
        return false;
    if (run->best_epoch == 0 ||
        tg_monitor_improved(m, now->value[m->score],
                            run->best.value[m->score])) {
        run->best = *now;
        run->best_epoch = run->epoch;
        if (run->saved)
            tg_snapshot_save(run->now.model, run->saved);
    }
    return run->epoch - run->best_epoch >= m->patience;
}

/* Goes back to the best epoch, and says so. */
static void finish(fit_run *run)
{
    const bool back = run->saved && run->best_epoch != run->epoch;
    const bool stopped = run->stop.patience > 0 &&
                         run->epoch - run->best_epoch >= run->stop.patience;
    if (back) {
        tg_snapshot_restore(run->now.model, run->saved);
        run->now.scores = run->best;
    }
    if ((back || stopped) && !run->options->quiet)
        printf("%s%s was best after epoch %d%s\n", stopped ? "stopped: " : "",
               run->best.name[run->stop.score], run->best_epoch,
               back ? ", whose weights are kept" : "");
}

/* ---- fit ---- */

static bool run_epoch(fit_run *run, int epochs)
{
    const tg_fit_options *o = run->options;
    tg_model *model = run->now.model;
    const int epoch = tg_epochs(model);
    run->now.epoch = run->train.epoch = run->validation.epoch = epoch;
    if (o->schedule.shape)
        model->optimizer->rate = tg_rate_at(&o->schedule, epoch);
    run->progress = tg_progress_begin(++run->epoch, epochs, run->train.rows,
                                      o->quiet);
    bool on = train_epoch(run);
    measure(run);
    on = call(run, o->on_epoch) && on;
    follow_plateau(run);
    return !patience_is_over(run) && on;
}

tg_scores tg_fit(tg_model *model, tg_data x, tg_data y, tg_fit_options options)
{
    tg_attempt attempt;
    const int epochs = options.epochs ? options.epochs : 1;
    fit_run run = {.options = &options, .train = {.x = &x, .y = &y, .of = ""}};
    run.train.weight = options.sample_weight;
    run.train.classes = options.class_weight;
    if (!options.class_weight.of &&
        options.class_weight.count <= TG_WEIGHTS_MOST)
        run.train.classes.of = options.class_weight.listed;
    prepare(&run, model);
    tg_attempt_begin(&attempt, model->tape);
    tg_scalar(model->tape, 0); /* a rewind to before it is noticed */
    if (options.accumulate > 1)
        run.gradients = tg_gradients_of(model->tape);
    if (options.early_stopping.restore_best)
        run.saved = tg_arena_take(&model->tape->bytes,
                                  tg_snapshot_size(model) * sizeof(tg_real));
    while (run.epoch < epochs && run_epoch(&run, epochs))
        ;
    finish(&run);
    tg_attempt_end(&attempt);
    tg_rewind(model->tape, attempt.start);
    return run.now.scores;
}

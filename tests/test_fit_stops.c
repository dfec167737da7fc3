/* Early stopping and plateaus: what is watched, when training stops, and what
 * it goes back to. */
#include <check.h>
#include <math.h>

#include "fails.h"
#include "fitting.h"
#include "suites.h"

/* Where the weight of a follower goes, epoch by epoch. */
typedef struct path {
    const double *to;
    double sum[16]; /* of the model after each epoch */
} path;

/* One batch an epoch: x = 1, y = to[epoch]. With rate 1/2 the bias-free line
 * is at y after one step. */
static bool follow_path(tg_batch *batch, void *context)
{
    const path *p = context;
    const tg_real one = 1, y = (tg_real)p->to[batch->epoch];
    if (batch->step > 0)
        return false;
    batch->x[0] = tg_input(batch->tape, "x", TG_SHAPE(1, 1), &one);
    batch->y[0] = tg_input(batch->tape, "y", TG_SHAPE(1, 1), &y);
    return true;
}

static bool keep_sum(tg_training *now, void *context)
{
    ((path *)context)->sum[now->epoch] = sum_of(now->model);
    return true;
}

/* y = w x, which one step leads anywhere. */
static tg_model *follower(tg_tape *tape)
{
    tg_seed(tape, 1);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 1);
    tg_dense(model, 1, NULL, .no_bias = true);
    tg_compile(model, tg_sgd(tape, 0.5), "mse", NULL);
    return model;
}

/* Validated by x = 1, y = 0: val_loss is w^2. */
static tg_scores run_path(tg_model *model, path *p, int epochs,
                          tg_early_stopping stopping, tg_plateau plateau)
{
    tg_array *one = array_of(1, 1, (double[]){1});
    tg_array *zero = array_of(1, 1, (double[]){0});
    tg_scores s = tg_fit(model, tg_data_made(follow_path, p), NULL,
                         .epochs = epochs, .quiet = true,
                         .validation = TG_VALIDATION(one, zero),
                         .early_stopping = stopping, .plateau = plateau,
                         .on_epoch = keep_sum, .context = p);
    tg_array_free(one);
    tg_array_free(zero);
    return s;
}

static const double down_and_up[12] = {3, 2, 1, 2, 0.999, 3, 3, 3, 3, 3, 3, 3};

START_TEST(training_stops_when_patience_is_over_and_keeps_the_best)
{
    static const struct {
        int patience, epochs, best;
        double min_delta;
    } cases[] = {{1, 4, 3, 0}, {2, 7, 5, 0}, {2, 5, 3, 0.01}, {9, 12, 5, 0}};
    for (int restore = 0; restore < 2; restore++) {
        tg_tape *tape = tg_tape_new();
        tg_model *model = follower(tape);
        path p = {.to = down_and_up};
        tg_scores s = run_path(
            model, &p, 12,
            (tg_early_stopping){.patience = cases[_i].patience,
                                .min_delta = cases[_i].min_delta,
                                .restore_best = restore == 1},
            (tg_plateau){0});
        const int kept = restore ? cases[_i].best : cases[_i].epochs;
        ck_assert_int_eq(tg_epochs(model), cases[_i].epochs);
        ck_assert(sum_of(model) == p.sum[kept - 1]);
        ck_assert(tg_score(s, "val_loss") ==
                  tg_history(model, "val_loss")[kept - 1]);
        tg_tape_free(tape);
    }
}
END_TEST

START_TEST(running_statistics_go_back_with_the_weights)
{
    points p = points_new(40, 1), v = points_new(40, 2);
    path sums = {0};
    tg_tape *tape = tg_tape_new();
    tg_model *model = noisy_model(tape);
    const tg_scores s = tg_fit(model, p.x, p.label, .epochs = 12, .quiet = true,
                               .validation = TG_VALIDATION(v.x, v.label),
                               .early_stopping = {.monitor = "val_loss",
                                                  .mode = "max",
                                                  .patience = 2,
                                                  .restore_best = true},
                               .on_epoch = keep_sum, .context = &sums);
    ck_assert_int_lt(tg_epochs(model), 12); /* it soon is worst */
    int best = 0;
    for (int i = 0; i < tg_epochs(model); i++)
        if (tg_history(model, "val_loss")[i] == tg_score(s, "val_loss"))
            best = i;
    ck_assert(best < tg_epochs(model) - 1);
    ck_assert(sum_of(model) == sums.sum[best]);
    ck_assert(tg_evaluate(model, v.x, v.label, .batch_size = 32).loss ==
              tg_score(s, "val_loss"));
    points_free(&p);
    points_free(&v);
    tg_tape_free(tape);
}
END_TEST

START_TEST(larger_is_better_for_accuracy)
{
    points p = points_new(60, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    tg_fit(model, p.x, p.label, .epochs = 60, .quiet = true,
           .early_stopping = {.monitor = "accuracy", .patience = 4});
    const double *a = tg_history(model, "accuracy");
    const int n = tg_epochs(model);
    ck_assert_int_gt(n, 5); /* it improves at first */
    for (int i = n - 4; i < n; i++)
        ck_assert(a[i] <= a[n - 5]);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_loss_is_smaller_whatever_its_output_is_called)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_layer *account = tg_layer_named(tg_dense(in, 1, NULL), "account");
    tg_layer *top = tg_layer_named(tg_dense(in, 1, NULL), "top_up");
    tg_model *model = tg_model_of(in, TG_LAYERS(account, top));
    tg_compile(model, "sgd", "mse", "top_up.mae");
    static const char *const names[] = {"account_loss", "top_up_loss",
                                        "top_up_mae"};
    for (int i = 0; i < 3; i++)
        ck_assert(!tg_monitor_of(
                       model,
                       &(tg_early_stopping){.monitor = names[i], .patience = 1},
                       4)
                       .larger);
    tg_tape_free(tape);
}
END_TEST

static double half_row(const tg_metric_row *row)
{
    return 0.5 * (double)row->prediction[0];
}

START_TEST(what_cannot_be_watched_is_refused_before_training)
{
    static const tg_metric half = {.name = "half", .row = half_row};
    points p = points_new(10, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    tg_compile(model, "sgd", "sparse_categorical_crossentropy", &half);
    const double start = sum_of(model);
    FAILS_WITH(
        "no score \"val_loss\"; the scores are: loss, half",
        tg_fit(model, p.x, p.label,
               .early_stopping = {.monitor = "val_loss", .patience = 1}));
    FAILS_WITH("\"val_acc\"; the scores are: loss, half, val_loss, val_half",
               tg_fit(model, p.x, p.label, .validation_split = 0.5,
                      .plateau = {.monitor = "val_acc", .patience = 1}));
    FAILS_WITH(".mode = \"max\" or \"min\"",
               tg_fit(model, p.x, p.label,
                      .early_stopping = {.monitor = "half", .patience = 1}));
    FAILS_WITH("mode is \"min\" or \"max\", not \"up\"",
               tg_fit(model, p.x, p.label,
                      .early_stopping = {.patience = 1, .mode = "up"}));
    FAILS_WITH(
        "patience of at least 1 epoch, got 0",
        tg_fit(model, p.x, p.label, .early_stopping = {.restore_best = true}));
    FAILS_WITH("min_delta must be",
               tg_fit(model, p.x, p.label,
                      .early_stopping = {.patience = 1, .min_delta = -1}));
    FAILS_WITH(
        "factor above 0 and below 1",
        tg_fit(model, p.x, p.label, .plateau = {.patience = 1, .factor = 2}));
    FAILS_WITH("a plateau needs a patience",
               tg_fit(model, p.x, p.label, .plateau = {.factor = 0.5}));
    ck_assert(sum_of(model) == start);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* What Keras 3's ReduceLROnPlateau (patience 2, factor 0.5) makes of a rate of
 * 8 after these losses. */
START_TEST(the_rate_falls_on_a_plateau)
{
    static const double loss[12] = {9, 4, 1, 4, 0.998, 9, 9, 9, 9, 9, 9, 9};
    static const struct {
        int cooldown;
        double min_rate, min_delta, rate[12];
    } cases[] = {
        {0, 0, 0, {8, 8, 8, 8, 8, 8, 4, 4, 2, 2, 1, 1}},
        {1, 0, 0, {8, 8, 8, 8, 8, 8, 4, 4, 2, 2, 1, 1}},
        {3, 0, 0, {8, 8, 8, 8, 8, 8, 4, 4, 4, 4, 2, 2}},
        {0, 3, 0, {8, 8, 8, 8, 8, 8, 4, 4, 3, 3, 3, 3}},
        {0, 0, 0.01, {8, 8, 8, 8, 4, 4, 2, 2, 1, 1, 0.5, 0.5}},
    };
    tg_tape *tape = tg_tape_new();
    tg_model *model = follower(tape);
    const tg_plateau wanted = {.patience = 2,
                               .factor = 0.5,
                               .min_delta = cases[_i].min_delta,
                               .cooldown = cases[_i].cooldown,
                               .min_rate = cases[_i].min_rate};
    const tg_monitor m = tg_monitor_plateau(model, &wanted, 1);
    model->optimizer->rate = 8;
    for (int i = 0; i < 12; i++) {
        const double before = model->optimizer->rate;
        const tg_scores scores = {.value = {loss[i]}};
        const bool changed = tg_plateau_follow(model, &wanted, &m, &scores);
        ck_assert(changed == (model->optimizer->rate != before));
        ck_assert_msg(model->optimizer->rate == cases[_i].rate[i],
                      "after epoch %d the rate is %g", i + 1,
                      model->optimizer->rate);
    }
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_plateau_counts_the_epochs_of_all_calls)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = follower(tape);
    path p = {.to = down_and_up};
    for (int i = 0; i < 4; i++)
        run_path(model, &p, 1, (tg_early_stopping){0},
                 (tg_plateau){.patience = 1});
    ck_assert(model->optimizer->rate == 0.5 * 0.1); /* in the fourth */
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_plateau_of_another_score_begins_afresh)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = follower(tape);
    const tg_plateau wanted = {.patience = 1};
    tg_monitor m = tg_monitor_plateau(model, &wanted, 1);
    tg_scores scores = {.value = {1, 50}};
    ck_assert(!tg_plateau_follow(model, &wanted, &m, &scores));
    m.score = 1;
    ck_assert(!tg_plateau_follow(model, &wanted, &m, &scores));
    ck_assert(tg_plateau_follow(model, &wanted, &m, &scores));
    tg_tape_free(tape);
}
END_TEST

Suite *fit_stops_suite(void)
{
    Suite *suite = suite_create("fit_stops");
    TCase *tests = tcase_create("stops");
    tcase_add_loop_test(
        tests, training_stops_when_patience_is_over_and_keeps_the_best, 0, 4);
    tcase_add_test(tests, running_statistics_go_back_with_the_weights);
    tcase_add_test(tests, larger_is_better_for_accuracy);
    tcase_add_test(tests, a_loss_is_smaller_whatever_its_output_is_called);
    tcase_add_test(tests, what_cannot_be_watched_is_refused_before_training);
    tcase_add_loop_test(tests, the_rate_falls_on_a_plateau, 0, 5);
    tcase_add_test(tests, a_plateau_counts_the_epochs_of_all_calls);
    tcase_add_test(tests, a_plateau_of_another_score_begins_afresh);
    suite_add_tcase(suite, tests);
    return suite;
}

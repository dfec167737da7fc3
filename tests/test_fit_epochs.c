/* fit from epoch to epoch: validation, history, schedules, callbacks. */
#include <check.h>
#include <math.h>

#include "fails.h"
#include "fitting.h"
#include "suites.h"

/* ---- history and validation ---- */

START_TEST(ten_calls_of_one_epoch_are_one_call_of_ten)
{
    points p = points_new(50, 1), v = points_new(20, 2);
    double sum[2], last[2];
    for (int k = 0; k < 2; k++) {
        tg_tape *tape = tg_tape_new();
        tg_model *model = noisy_model(tape);
        for (int i = 0; i < (k == 0 ? 1 : 10); i++)
            tg_fit(model, p.x, p.label, .epochs = k == 0 ? 10 : 1,
                   .batch_size = 8, .quiet = true,
                   .validation = TG_VALIDATION(v.x, v.label),
                   .schedule = tg_step_decay(0.05, 0.5, 3));
        ck_assert_int_eq(tg_epochs(model), 10);
        sum[k] = sum_of(model);
        last[k] = tg_history(model, "val_loss")[9];
        ck_assert(model->optimizer->rate == 0.05 / 8);
        tg_tape_free(tape);
    }
    ck_assert(sum[0] == sum[1]);
    ck_assert(last[0] == last[1] && last[0] > 0);
    points_free(&p);
    points_free(&v);
}
END_TEST

START_TEST(validation_is_what_evaluate_says_after_the_epoch)
{
    points p = points_new(40, 1), v = points_new(70, 2);
    tg_tape *tape = tg_tape_new();
    tg_model *model = noisy_model(tape);
    tg_scores s = tg_fit(model, p.x, p.label, .epochs = 3, .quiet = true,
                         .validation = TG_VALIDATION(v.x, v.label));
    tg_scores e = tg_evaluate(model, v.x, v.label, .batch_size = 32);
    ck_assert(tg_score(s, "val_loss") == e.loss);
    ck_assert(tg_score(s, "val_accuracy") == e.accuracy);
    ck_assert(tg_score(s, "accuracy") == s.accuracy);
    ck_assert(s.loss == tg_history(model, "loss")[2]);
    ck_assert_int_eq(e.count, 2);
    FAILS_WITH("no score \"val_loss\"; the scores are: loss, accuracy",
               (void)tg_score(e, "val_loss"));
    FAILS_WITH(
        "\"mae\"; the scores are: loss, accuracy, val_loss, val_accuracy",
        (void)tg_history(model, "mae"));
    FAILS_WITH("score \"NULL\"", (void)tg_score(e, NULL));
    points_free(&p);
    points_free(&v);
    tg_tape_free(tape);
}
END_TEST

/* The last 3 of 10 rows validate: they are far off, and nothing learns them. */
START_TEST(a_split_takes_the_last_rows)
{
    double x[10], y[10];
    for (int i = 0; i < 10; i++) {
        x[i] = 1;
        y[i] = i < 7 ? 0 : 10;
    }
    tg_tape *tape = tg_tape_new();
    tg_array *xs = array_of(10, 1, x), *ys = array_of(10, 1, y);
    tg_model *model = line_of(tape, 1, 0.25);
    tg_scores s = tg_fit(model, xs, ys, .epochs = 40, .quiet = true,
                         .validation_split = 0.3);
    ck_assert_double_lt(s.loss, 1e-6);
    ck_assert_double_eq_tol(tg_score(s, "val_loss"), 100, 1e-2);
    FAILS_WITH("leaves none to train on",
               tg_fit(model, xs, ys, .validation_split = 0.95));
    FAILS_WITH("leaves none to validate on",
               tg_fit(model, xs, ys, .validation_split = 1e-20));
    FAILS_WITH("from 0 to below 1, got -1",
               tg_fit(model, xs, ys, .validation_split = -1));
    FAILS_WITH("not both", tg_fit(model, xs, ys, .validation_split = 0.5,
                                  .validation = TG_VALIDATION(xs, ys)));
    tg_array_free(xs);
    tg_array_free(ys);
    tg_tape_free(tape);
}
END_TEST

START_TEST(history_has_nan_where_nothing_was_validated_and_begins_with_compile)
{
    points p = points_new(20, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    ck_assert_int_eq(tg_epochs(model), 0);
    for (int i = 0; i < 40; i++) /* more than it has room for at first */
        tg_fit(model, p.x, p.label, .quiet = true,
               .validation_split = i % 2 ? 0.25 : 0);
    const double *h = tg_history(model, "val_accuracy");
    for (int i = 0; i < 40; i++)
        ck_assert(isnan(h[i]) == (i % 2 == 0));
    ck_assert_double_lt(tg_history(model, "loss")[39],
                        tg_history(model, "loss")[0]);
    tg_compile(model, "sgd", "sparse_categorical_crossentropy");
    ck_assert_int_eq(tg_epochs(model), 0);
    FAILS_WITH("\"accuracy\"; the scores are: loss, val_loss",
               (void)tg_history(model, "accuracy"));
    ck_assert(isnan(tg_evaluate(model, p.x, p.label).accuracy));
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_accuracy_is_one_by_any_name)
{
    static const char *const names[] = {"accuracy", "acc",
                                        "sparse_categorical_accuracy"};
    points p = points_new(20, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    tg_compile(model, "sgd", "sparse_categorical_crossentropy",
               TG_METRICS("top_1", names[_i]));
    const tg_scores s = tg_evaluate(model, p.x, p.label);
    ck_assert(s.accuracy == tg_score(s, names[_i]) && s.accuracy > 0);
    ck_assert(s.accuracy == tg_score(s, "top_1"));
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

START_TEST(each_output_has_its_scores)
{
    points p = points_new(24, 1);
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 7);
    tg_layer *in = tg_input_layer(tape, 2);
    tg_layer *class = tg_layer_named(tg_dense(in, 2, "softmax"), "class");
    tg_layer *same = tg_layer_named(tg_dense(in, 2, NULL), "same");
    tg_layer *more = tg_layer_named(tg_dense(in, 2, NULL), "more");
    tg_model *model = tg_model_of(in, TG_LAYERS(class, more, same));
    tg_compile(
        model, "sgd", TG_LOSSES("sparse_categorical_crossentropy", NULL, "mse"),
        TG_METRICS("same.mae", "class.accuracy"), .loss_weights = {1, 0, 0.5});
    tg_scores s = tg_fit(model, p.x, TG_ARRAYS(p.label, NULL, p.x),
                         .quiet = true);
    FAILS_WITH(
        "\"more_loss\"; the scores are: loss, class_loss, same_loss, same_mae, "
        "class_accuracy",
        (void)tg_score(s, "more_loss"));
    ck_assert(s.accuracy == tg_score(s, "class_accuracy"));
    ck_assert_double_eq_tol(
        s.loss, tg_score(s, "class_loss") + 0.5 * tg_score(s, "same_loss"),
        1e-6);
    ck_assert(tg_score(s, "class_loss") != tg_score(s, "same_loss"));
    ck_assert(tg_history(model, "same_loss")[0] == tg_score(s, "same_loss"));
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_model_that_keeps_states_is_validated_in_batches_of_the_same_size)
{
    points p = points_new(8, 1);
    tg_array *x = tg_array_new(TG_F64, 3, (size_t[]){8, 1, 2});
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 1, 2);
    tg_model *model = tg_model_of(
        in, tg_dense(tg_gru(in, 3, .stateful = true), 2, "softmax"));
    tg_compile(model, "adam", "sparse_categorical_crossentropy");
    tg_fit(model, x, p.label, .quiet = true, .in_order = true, .batch_size = 4,
           .validation = TG_VALIDATION(x, p.label));
    tg_array_free(x);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* ---- order and schedule ---- */

static size_t first_seen; /* the row with x = i is sample i */

static tg_tensor *first_loss(tg_tensor *prediction, tg_tensor *target,
                             tg_reduction reduction)
{
    if (first_seen == 99)
        first_seen = (size_t)target->data[0];
    return tg_mse(prediction, target, reduction);
}

START_TEST(in_order_does_not_shuffle)
{
    double x[64];
    for (int i = 0; i < 64; i++)
        x[i] = i;
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 3);
    tg_array *xs = array_of(64, 1, x);
    tg_model *model = line_of(tape, 1, 0);
    tg_compile(model, tg_sgd(tape, 0), first_loss);
    size_t first[3];
    for (int i = 0; i < 3; i++) {
        first_seen = 99;
        tg_fit(model, xs, xs, .quiet = true, .in_order = i == 0);
        first[i] = first_seen;
    }
    ck_assert_uint_eq(first[0], 0);
    ck_assert(first[1] != first[2]); /* another order each epoch */
    tg_array_free(xs);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_schedule_counts_epochs_since_compile)
{
    points p = points_new(40, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    const tg_schedule s = tg_step_decay(0.1, 0.5, 2);
    tg_fit(model, p.x, p.label, .epochs = 3, .quiet = true, .schedule = s);
    ck_assert(model->optimizer->rate == 0.05);
    tg_fit(model, p.x, p.label, .epochs = 2, .quiet = true, .schedule = s);
    ck_assert(model->optimizer->rate == 0.025);
    FAILS_WITH(
        "only one can set the learning rate",
        tg_fit(model, p.x, p.label, .schedule = s, .plateau = {.patience = 2}));
    tg_optimizer_schedule(model->optimizer, s);
    FAILS_WITH("only one can set the learning rate",
               tg_fit(model, p.x, p.label, .schedule = s));
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* ---- callbacks ---- */

typedef struct calls {
    int batches, epochs; /* how often it was called */
    int stop_batch, stop_epoch;
    int count; /* entries at the first call */
    double seen;
} calls;

static bool on_batch(tg_training *now, void *context)
{
    calls *c = context;
    if (c->batches == 0)
        c->count = now->model->tape->count;
    ck_assert_int_eq(now->model->tape->count, c->count);
    tg_ones(now->model->tape, 1000); /* forgotten again */
    c->seen = now->scores.loss;
    ck_assert_uint_ge(now->step, 1);
    return ++c->batches != c->stop_batch;
}

static bool on_epoch(tg_training *now, void *context)
{
    calls *c = context;
    ck_assert_int_eq(now->epoch, tg_epochs(now->model) - 1);
    c->seen = tg_score(now->scores, "val_loss");
    now->model->optimizer->rate /= 2;
    return ++c->epochs != c->stop_epoch;
}

START_TEST(callbacks_see_scores_and_stop_the_training)
{
    points p = points_new(40, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    const int before = tape->count;
    calls c = {.stop_epoch = 3};
    tg_scores s = tg_fit(model, p.x, p.label, .epochs = 9, .quiet = true,
                         .batch_size = 5, .validation_split = 0.5,
                         .on_batch = on_batch, .on_epoch = on_epoch,
                         .context = &c);
    ck_assert_int_eq(c.epochs, 3);
    ck_assert_int_eq(c.batches, 12);
    ck_assert(c.seen == tg_score(s, "val_loss"));
    ck_assert(model->optimizer->rate == 0.05 / 8);
    c = (calls){.stop_batch = 6};
    s = tg_fit(model, p.x, p.label, .epochs = 9, .quiet = true,
               .batch_size = 10, .on_batch = on_batch, .context = &c);
    ck_assert_int_eq(c.batches, 6); /* in the second epoch, which ends there */
    ck_assert_int_eq(tg_epochs(model), 5);
    ck_assert(c.seen == s.loss && s.loss == tg_history(model, "loss")[4]);
    ck_assert_int_eq(tape->count, before);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

static bool forget(tg_training *now, void *context)
{
    (void)context;
    tg_model_reset(now->model);
    return true;
}

/* 5 pieces of 3 steps, the last batch of one size, the others of
 * another: a layer that could go on then learns what one does that cannot. */
START_TEST(on_batch_may_make_a_stateful_layer_begin_again)
{
    const double steps[15] = {1, -2, 3, 0, 2, 1, -1, 0, 1, 2, 2, -3, 1, 0, 3};
    const double next[5] = {1, 0, -1, 2, 1};
    tg_array *x = array_of(5, 3, steps), *y = array_of(5, 1, next);
    double sum[2];
    for (int k = 0; k < 2; k++) {
        tg_tape *tape = tg_tape_new();
        tg_layer *in = tg_input_layer(tape, 3, 1);
        tg_layer *h = tg_gru(in, 4, .stateful = k == 1);
        tg_model *model = tg_model_of(in, tg_dense(h, 1));
        tg_compile(model, "adam", "mse");
        tg_fit(model, x, y, .epochs = 3, .batch_size = 3, .quiet = true,
               .in_order = true, .on_batch = k == 1 ? forget : NULL);
        sum[k] = sum_of(model);
        tg_tape_free(tape);
    }
    ck_assert(sum[0] == sum[1]);
    tg_array_free(x);
    tg_array_free(y);
}
END_TEST

static bool compiles(tg_training *now, void *context)
{
    (void)context;
    tg_compile(now->model, "sgd", "mse");
    return true;
}

/* What early stopping watches may not be there any more. */
START_TEST(a_callback_may_not_compile)
{
    points p = points_new(8, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = line_of(tape, 2, 0.1);
    tg_compile(model, "sgd", "mse", "mae");
    FAILS_WITH("a callback compiled the model that tg_fit trains",
               tg_fit(model, p.x, p.label, .quiet = true, .on_epoch = compiles,
                      .early_stopping = {.monitor = "mae", .patience = 1}));
    FAILS_WITH("let it return false", tg_fit(model, p.x, p.label, .quiet = true,
                                             .on_batch = compiles));
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

Suite *fit_epochs_suite(void)
{
    Suite *suite = suite_create("fit_epochs");
    TCase *tests = tcase_create("epochs");
    tcase_add_test(tests, ten_calls_of_one_epoch_are_one_call_of_ten);
    tcase_add_test(tests, validation_is_what_evaluate_says_after_the_epoch);
    tcase_add_test(
        tests,
        a_model_that_keeps_states_is_validated_in_batches_of_the_same_size);
    tcase_add_test(tests, a_split_takes_the_last_rows);
    tcase_add_test(
        tests,
        history_has_nan_where_nothing_was_validated_and_begins_with_compile);
    tcase_add_loop_test(tests, an_accuracy_is_one_by_any_name, 0, 3);
    tcase_add_test(tests, each_output_has_its_scores);
    tcase_add_test(tests, in_order_does_not_shuffle);
    tcase_add_test(tests, a_schedule_counts_epochs_since_compile);
    tcase_add_test(tests, callbacks_see_scores_and_stop_the_training);
    tcase_add_test(tests, on_batch_may_make_a_stateful_layer_begin_again);
    tcase_add_test(tests, a_callback_may_not_compile);
    suite_add_tcase(suite, tests);
    return suite;
}

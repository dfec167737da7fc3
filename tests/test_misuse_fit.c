/* What programs do to tg_compile, tg_fit and tg_evaluate that they should not:
 * it is refused, and by a message about what is wrong. */
#include <math.h>

#include "fails.h"
#include "fitting.h"
#include "suites.h"

/* ---- what fit and compile are given ---- */

static tg_tensor *first_two(tg_tensor *y, tg_tensor *target,
                            tg_reduction reduction)
{
    return tg_mse(y, tg_slice(target, 1, 0, 2, 1), reduction);
}

START_TEST(class_weights_that_say_nothing_about_a_target_are_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = array_of(1, 1, (double[]){1});
    tg_array *y = array_of(1, 5, (double[]){0, 0, 0, 0, 1});
    tg_layer *in = tg_input_layer(tape, 1);
    tg_model *model = tg_model_of(in, tg_dense(in, 2, NULL));
    tg_compile(model, "sgd", first_two);
    tg_fit(model, x, y, .quiet = true);
    FAILS_WITH("2 numbers, one for each class, and a target has 5",
               tg_fit(model, x, y, .class_weight = TG_WEIGHTS(1, 2)));
    tg_tape_free(tape);
    tg_array_free(x);
    tg_array_free(y);
}
END_TEST

static bool badly_weighed(tg_batch *batch, void *context)
{
    batch->x[0] = tg_ones(batch->tape, 2, 1);
    batch->y[0] = tg_ones(batch->tape, 2, 1);
    batch->weight = tg_ones(batch->tape, 2);
    batch->weight->data[1] = (tg_real) * (double *)context;
    return batch->step == 0;
}

START_TEST(weights_that_a_function_makes_are_checked)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = line_of(tape, 1, 0.1);
    for (int i = 0; i < 3; i++) {
        double weight = i == 0 ? -1 : i == 1 ? (double)NAN : (double)INFINITY;
        FAILS_WITH("batch->weight[1] must be a finite number >= 0",
                   tg_fit(model, tg_data_made(badly_weighed, &weight), NULL));
    }
    tg_tape_free(tape);
}
END_TEST

START_TEST(more_metrics_than_there_is_room_for_are_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = line_of(tape, 1, 0.1);
    tg_metrics many = {.count = TG_METRICS_MOST + 1};
    FAILS_WITH("0 to 16 metrics, not 17",
               tg_compile(model, "sgd", "mse", many));
    many.count = -1;
    FAILS_WITH("0 to 16 metrics, not -1",
               tg_compile(model, "sgd", "mse", many));
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_optimiser_that_a_model_gave_up_may_be_given_to_another)
{
    tg_tape *tape = tg_tape_new();
    tg_model *a = line_of(tape, 1, 0.1), *b = line_of(tape, 1, 0.1);
    tg_optimizer *o = tg_adam(tape, 0.1);
    tg_compile(a, o, "mse");
    FAILS_WITH("belongs to another model", tg_compile(b, o, "mse"));
    tg_compile(a, "sgd", "mse");
    tg_compile(b, o, "mse");
    ck_assert_ptr_eq(o->slot[0].param, b->param[0]);
    tg_tape_free(tape);
}
END_TEST

/* ---- callbacks ---- */

static bool compiles(tg_training *now, void *context)
{
    (void)context;
    tg_compile(now->model, "sgd", "mae", "mse");
    return true;
}

static bool rewinds(tg_training *now, void *context)
{
    tg_rewind(now->model->tape, *(tg_mark *)context);
    return true;
}

static bool scribbles(tg_training *now, void *context)
{
    (void)context;
    *now = (tg_training){.model = NULL, .epoch = -5};
    return true;
}

START_TEST(what_a_callback_may_not_do_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = array_of(3, 1, (double[]){1, 2, 3});
    tg_model *model = line_of(tape, 1, 0.01);
    tg_mark start = tg_tape_mark(tape);
    FAILS_WITH("compiled the model that tg_fit trains",
               tg_fit(model, x, x, .quiet = true, .on_epoch = compiles));
    FAILS_WITH("forgotten by a rewind",
               tg_fit(model, x, x, .quiet = true, .batch_size = 1,
                      .on_batch = rewinds, .context = &start));
    ck_assert_int_eq(tape->count, start.count);
    const tg_scores s = tg_fit(model, x, x, .quiet = true, .epochs = 2,
                               .on_batch = scribbles, .on_epoch = scribbles);
    ck_assert_int_eq(s.count, 2);
    tg_tape_free(tape);
    tg_array_free(x);
}
END_TEST

static tg_mark before_fit;

static tg_tensor *rewinding_loss(tg_tensor *y, tg_tensor *target,
                                 tg_reduction reduction)
{
    (void)target, (void)reduction;
    tg_tape *tape = y->tape;
    tg_rewind(tape, before_fit);
    return tg_scalar(tape, 0);
}

START_TEST(a_loss_that_rewinds_below_evaluate_is_noticed)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = array_of(3, 1, (double[]){1, 2, 3});
    tg_model *model = line_of(tape, 1, 0.01);
    tg_compile(model, "sgd", rewinding_loss);
    before_fit = tg_tape_mark(tape);
    FAILS_WITH("forgotten by a rewind",
               tg_evaluate(model, x, x, .batch_size = 1));
    tg_tape_free(tape);
    tg_array_free(x);
}
END_TEST

START_TEST(a_plateau_is_not_called_early_stopping)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = array_of(1, 1, (double[]){1});
    tg_model *model = line_of(tape, 1, 0.01);
    FAILS_WITH("a plateau needs a patience of at least 1 epoch, got -1",
               tg_fit(model, x, x, .plateau = {.patience = -1}));
    tg_tape_free(tape);
    tg_array_free(x);
}
END_TEST

Suite *misuse_fit_suite(void)
{
    Suite *suite = suite_create("misuse_fit");
    TCase *tests = tcase_create("misuse_fit");
    tcase_add_test(tests,
                   class_weights_that_say_nothing_about_a_target_are_refused);
    tcase_add_test(tests, weights_that_a_function_makes_are_checked);
    tcase_add_test(tests, more_metrics_than_there_is_room_for_are_refused);
    tcase_add_test(tests,
                   an_optimiser_that_a_model_gave_up_may_be_given_to_another);
    tcase_add_test(tests, what_a_callback_may_not_do_is_refused);
    tcase_add_test(tests, a_loss_that_rewinds_below_evaluate_is_noticed);
    tcase_add_test(tests, a_plateau_is_not_called_early_stopping);
    suite_add_tcase(suite, tests);
    return suite;
}

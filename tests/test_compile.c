/* tg_compile: several outputs, compiling again, several models. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

/* n inputs -> units outputs */
static tg_model *small(tg_tape *tape, int n, int units, const char *activation)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, n);
    tg_dense(model, units, activation);
    return model;
}

/* Two outputs, "price" and "sold", each of one number. */
static tg_model *fork(tg_tape *tape)
{
    tg_layer *input = tg_input_layer(tape, 1);
    tg_layer *price = tg_layer_named(tg_dense(input, 1, NULL), "price");
    tg_layer *sold = tg_layer_named(tg_dense(input, 1, "sigmoid"), "sold");
    return tg_model_of(input, TG_LAYERS(price, sold));
}

/* Rows of one number: 0, 1/n, 2/n, ... */
static tg_array *ramp(size_t n)
{
    tg_array *a = tg_array_new(TG_F64, 1, (const size_t[]){n});
    for (size_t i = 0; i < n; i++)
        ((double *)a->data)[i] = (double)i / (double)n;
    return a;
}

/* ---- several outputs ---- */

START_TEST(losses_of_several_outputs_are_summed_with_their_weights)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = fork(tape);
    tg_tensor *y[2], *each[2];
    const tg_batch batch = {.x = {tg_ones(tape, 3, 1)},
                            .y = {tg_zeros(tape, 3, 1), tg_ones(tape, 3, 1)}};
    tg_compile(model, "sgd", TG_LOSSES("mse", "bce"));
    double sum = tg_item(tg_batch_loss(model, &batch, y, each));
    const double a = tg_item(each[0]), b = tg_item(each[1]);
    ck_assert_double_eq_tol(sum, a + b, 1e-6);
    tg_compile(model, "sgd", TG_LOSSES("mse", "bce"), NULL,
               .loss_weights = {2, 0.5});
    sum = tg_item(tg_batch_loss(model, &batch, y, each));
    ck_assert_double_eq_tol(sum, 2 * a + 0.5 * b, 1e-6);
    ck_assert_double_eq_tol(tg_item(each[0]), a, 1e-6);
    ck_assert(y[1]->data[0] > 0 && y[1]->data[0] < 1); /* a probability */
    tg_compile(model, "sgd", "mse");
    tg_batch_loss(model, &batch, y, each); /* one for all */
    ck_assert_double_eq_tol(tg_item(each[0]), a, 1e-6);
    ck_assert_double_ne(tg_item(each[1]), b);
    tg_tape_free(tape);
}
END_TEST

START_TEST(losses_and_weights_of_another_number_or_kind_are_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = fork(tape), *line = small(tape, 1, 1, NULL);
    FAILS_WITH("3 losses for 2 outputs",
               tg_compile(model, "sgd", TG_LOSSES("mse", "mse", "mse")));
    FAILS_WITH("2 losses for 1 outputs",
               tg_compile(line, "sgd", TG_LOSSES("mse", NULL)));
    FAILS_WITH("no output has a loss",
               tg_compile(model, "sgd", TG_LOSSES(NULL, NULL)));
    FAILS_WITH(
        "3 loss weights for 2 outputs",
        tg_compile(model, "sgd", "mse", NULL, .loss_weights = {1, 1, 1}));
    FAILS_WITH("weight of sold must be a finite number > 0, got 0",
               tg_compile(model, "sgd", "mse", NULL, .loss_weights = {0.5}));
    FAILS_WITH("got -1",
               tg_compile(model, "sgd", "mse", NULL, .loss_weights = {-1, 1}));
    FAILS_WITH("must be a finite number",
               tg_compile(model, "sgd", "mse", NULL,
                          .loss_weights = {(double)NAN, 1}));
    FAILS_WITH("must be a finite number",
               tg_compile(model, "sgd", "mse", NULL,
                          .loss_weights = {1, (double)INFINITY}));
    ck_assert(!model->compiled && !line->compiled);
    tg_tape_free(tape);
}
END_TEST

START_TEST(losses_weights_and_metrics_are_for_up_to_sixteen_outputs)
{
    tg_tape *tape = tg_tape_new();
    tg_layers out = {.count = TG_LAYERS_MOST};
    tg_layer *input = tg_input_layer(tape, 1);
    for (int k = 0; k < TG_LAYERS_MOST; k++)
        out.layer[k] = tg_dense(input, 1, NULL);
    tg_model *model = tg_model_of(input, out);
    tg_compile(
        model, "sgd",
        TG_LOSSES("mse", "mae", "mse", "mae", "mse", "mae", "mse", "mae", "mse",
                  "mae", "mse", "mae", "mse", "mae", "mse", "bce"),
        TG_METRICS("dense_1.mae", "dense_2.mae", "dense_3.mae", "dense_4.mae",
                   "dense_5.mae", "dense_6.mae", "dense_7.mae", "dense_8.mae",
                   "dense_9.mae", "dense_10.mae", "dense_11.mae",
                   "dense_12.mae", "dense_13.mae", "dense_14.mae",
                   "dense_15.mae", "dense_16.accuracy"),
        .loss_weights = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2});
    const struct tg_compiled *c = model->compiled;
    ck_assert_str_eq(c->loss[15].kind->name, "binary_crossentropy");
    ck_assert_str_eq(c->loss[8].kind->name, "mse");
    ck_assert_double_eq(c->weight[15], 2);
    ck_assert_int_eq(c->metrics.count, 16);
    ck_assert_str_eq(c->metrics.choice[15].name, "dense_16_accuracy");
    tg_tape_free(tape);
}
END_TEST

static double nothing_row(const tg_metric_row *row)
{
    (void)row;
    return 0;
}

START_TEST(two_scores_of_one_name_are_refused_when_they_are_chosen)
{
    const tg_metric named[] = {{"loss", nothing_row},
                               {"val_loss", nothing_row},
                               {"mae", nothing_row},
                               {"", nothing_row}};
    tg_tape *tape = tg_tape_new();
    tg_model *line = small(tape, 1, 1, NULL);
    FAILS_WITH("two scores of the model are called \"mae\"",
               tg_compile(line, "sgd", "mse", TG_METRICS("mae", "mae")));
    FAILS_WITH("two scores of the model are called \"mae\"",
               tg_compile(line, "sgd", "mse", TG_METRICS("mae", &named[2])));
    FAILS_WITH("called \"loss\": give the metric, or the layer,",
               tg_compile(line, "sgd", "mse", &named[0]));
    FAILS_WITH("called \"val_loss\"",
               tg_compile(line, "sgd", "mse", &named[1]));
    FAILS_WITH("metric \"\" needs a name",
               tg_compile(line, "sgd", "mse", &named[3]));
    ck_assert_ptr_null(line->compiled);
    ck_assert_ptr_null(line->optimizer);
    tg_compile(line, "sgd", "mse", TG_METRICS("mae", "mean_absolute_error"));
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_output_without_a_loss_is_not_trained_and_needs_no_targets)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(8);
    tg_model *model = fork(tape);
    const double price = tg_item(model->param[0]);
    const double sold = tg_item(model->param[2]);
    tg_compile(model, "sgd", TG_LOSSES("mse", NULL), "price.mae",
               .loss_weights = {2});
    tg_fit(model, x, TG_ARRAYS(x, NULL), .epochs = 3, .quiet = true);
    ck_assert_double_ne(tg_item(model->param[0]), price);
    ck_assert_double_eq(tg_item(model->param[2]), sold);
    FAILS_WITH("sold has no loss, and so no targets",
               tg_compile(model, "sgd", TG_LOSSES("mse", NULL), "sold.mae"));
    tg_array_free(x);
    tg_tape_free(tape);
}
END_TEST

/* ---- targets as a function of the program's own gets them ---- */

static tg_shape seen; /* of the targets */

static tg_tensor *looking(tg_tensor *y, tg_tensor *t)
{
    seen = t->shape;
    return t->count < y->count
               ? tg_sparse_categorical_crossentropy(y, t, TG_NONE)
               : tg_mse(y, t, TG_NONE);
}

START_TEST(a_function_gets_targets_like_its_prediction_or_as_the_rows_are)
{
    static const struct {
        int units, row;
        tg_shape seen;
    } cases[] = {
        {3, 1, {1, {8}}},    /* labels */
        {1, 1, {2, {8, 1}}}, /* a number each */
        {4, 4, {2, {8, 4}}}, /* a picture [2 x 2] each */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tg_tape *tape = tg_tape_new();
        tg_array *x = ramp(8);
        const size_t dim[] = {8, 2, 2};
        tg_array *y = tg_array_new(TG_U8, cases[i].row == 4 ? 3 : 1, dim);
        tg_model *model = small(tape, 1, cases[i].units,
                                cases[i].units == 3 ? "softmax" : NULL);
        tg_compile(model, "sgd", looking);
        tg_fit(model, x, y, .quiet = true);
        ck_assert(tg_shape_equal(seen, cases[i].seen));
        tg_array_free(x);
        tg_array_free(y);
        tg_tape_free(tape);
    }
}
END_TEST

static tg_tensor *sum_run(const tg_layer *layer, tg_tensor *const *x,
                          bool training)
{
    (void)layer, (void)training;
    return tg_sum(x[0], 1);
}

static const tg_layer_kind sums = {.name = "sums", .arity = 1, .run = sum_run};

/* A sample is one number, without an axis: a batch of them is [n]. */
START_TEST(an_output_may_have_no_axis)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(8);
    tg_layer *input = tg_input_layer(tape, 1);
    tg_layer *line = tg_dense(input, 1, NULL);
    tg_layer *sum = tg_layer_new(&sums, line, NULL, NULL, 0);
    tg_model *model = tg_model_of(input, sum);
    size_t rows;
    tg_compile(model, tg_sgd(tape, 0.5), looking, "mae");
    tg_fit(model, x, x, .epochs = 300, .quiet = true);
    ck_assert_double_eq_tol(tg_item(line->param[0]), 1, 0.01);
    ck_assert_double_eq(tg_metric_sum(model->compiled->metrics.choice[0].metric,
                                      tg_ones(tape, 3), tg_zeros(tape, 3),
                                      &rows),
                        3);
    ck_assert_uint_eq(rows, 3);
    FAILS_WITH("the softmax of 1 output", tg_compile(model, "sgd", "nll"));
    tg_array_free(x);
    tg_tape_free(tape);
}
END_TEST

/* ---- compiling again, and several models ---- */

START_TEST(compiling_again_replaces_all_three_or_nothing)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(8);
    tg_model *model = small(tape, 1, 1, NULL);
    tg_compile(model, "adam", "mse", "mae");
    tg_fit(model, x, x, .quiet = true);
    const tg_optimizer *first = model->optimizer;
    FAILS_WITH("no metric \"typo\"", tg_compile(model, "sgd", "mae", "typo"));
    ck_assert_ptr_eq(model->optimizer, first);
    ck_assert_str_eq(model->compiled->loss[0].kind->name, "mse");
    ck_assert_str_eq(model->compiled->metrics.choice[0].name, "mae");
    tg_compile(model, "sgd", "mae");
    ck_assert_ptr_ne(model->optimizer, first);
    ck_assert_str_eq(model->compiled->loss[0].kind->name, "mae");
    ck_assert_int_eq(model->compiled->metrics.count, 0);
    tg_fit(model, x, x, .quiet = true);
    tg_array_free(x);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_model_that_could_not_learn_is_not_compiled)
{
    tg_tape *tape = tg_tape_new();
    tg_model *other = small(tape, 2, 1, NULL);
    tg_layer *input = tg_input_layer(tape, 2);
    tg_model *model = tg_model_of(input, tg_activation_layer(input, "relu"));
    FAILS_WITH("the model has no parameters", tg_compile(model, "sgd", "mse"));
    tg_optimizer *o = tg_sgd(tape, 0.1);
    FAILS_WITH("the model has no parameters", tg_compile(model, o, "mse"));
    tg_compile(other, o, "mse");
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_step_in_which_all_is_frozen_says_so)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(8);
    tg_model *model = small(tape, 1, 1, NULL);
    tg_compile(model, "sgd", "mse");
    tg_model_freeze(model);
    FAILS_WITH("a frozen layer detaches", tg_fit(model, x, x, .quiet = true));
    tg_evaluate(model, x, x);
    tg_model_unfreeze(model);
    tg_fit(model, x, x, .quiet = true);
    tg_array_free(x);
    tg_tape_free(tape);
}
END_TEST

/* shared -> a head each: both models train the shared layer, and each its own
 * head, in turn. */
START_TEST(two_models_on_one_tape_train_their_own_parameters)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(8);
    tg_layer *input = tg_input_layer(tape, 1);
    tg_layer *shared = tg_dense(input, 2, "tanh");
    tg_model *model[2];
    for (int k = 0; k < 2; k++) {
        model[k] = tg_model_of(input, tg_dense(shared, 1, NULL));
        tg_compile(model[k], "sgd", "mse");
        ck_assert_int_eq(model[k]->optimizer->count, 4);
    }
    for (int k = 0; k < 2; k++) {
        tg_tensor *own_w = model[k]->param[2], *other = model[!k]->param[2];
        ck_assert_ptr_eq(model[k]->param[0], model[!k]->param[0]);
        const tg_real was[] = {own_w->data[0], other->data[0],
                               shared->param[0]->data[0]};
        tg_fit(model[k], x, x, .quiet = true);
        ck_assert(own_w->data[0] != was[0] && other->data[0] == was[1]);
        ck_assert(shared->param[0]->data[0] != was[2]);
    }
    FAILS_WITH("belongs to another model",
               tg_compile(model[1], model[0]->optimizer, "mse"));
    tg_array_free(x);
    tg_tape_free(tape);
}
END_TEST

/* A graph is what it was when the model was made. */
START_TEST(layers_made_after_compiling_do_not_change_the_model)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(8);
    tg_layer *input = tg_input_layer(tape, 1);
    tg_layer *output = tg_dense(input, 1, NULL);
    tg_model *model = tg_model_of(input, output);
    tg_compile(model, "sgd", "mse");
    tg_layer *more = tg_dense(output, 3, NULL);
    ck_assert(model->output.layer[0] == output && model->params == 2);
    const tg_real was = more->param[0]->data[0];
    tg_fit(model, x, x, .quiet = true);
    ck_assert(more->param[0]->data[0] == was);
    tg_array_free(x);
    tg_tape_free(tape);
}
END_TEST

START_TEST(many_compiled_models_take_memory_for_their_own_parameters)
{
    enum { MODELS = 400 };
    tg_tape *tape = tg_tape_new();
    for (int i = 0; i < MODELS; i++) {
        tg_layer *in = tg_input_layer(tape, 2);
        tg_compile(tg_model_of(in, tg_dense(in, 1)), "sgd", "mse");
    }
    ck_assert(tg_tape_bytes(tape) < MODELS * 16384);
    tg_tape_free(tape);
}
END_TEST

Suite *compile_suite(void)
{
    Suite *suite = suite_create("compile");
    TCase *tests = tcase_create("compile");
    tcase_add_test(tests,
                   losses_of_several_outputs_are_summed_with_their_weights);
    tcase_add_test(tests,
                   losses_and_weights_of_another_number_or_kind_are_refused);
    tcase_add_test(tests,
                   losses_weights_and_metrics_are_for_up_to_sixteen_outputs);
    tcase_add_test(tests,
                   two_scores_of_one_name_are_refused_when_they_are_chosen);
    tcase_add_test(
        tests, an_output_without_a_loss_is_not_trained_and_needs_no_targets);
    tcase_add_test(
        tests, a_function_gets_targets_like_its_prediction_or_as_the_rows_are);
    tcase_add_test(tests, an_output_may_have_no_axis);
    tcase_add_test(tests, compiling_again_replaces_all_three_or_nothing);
    tcase_add_test(tests, a_model_that_could_not_learn_is_not_compiled);
    tcase_add_test(tests, a_step_in_which_all_is_frozen_says_so);
    tcase_add_test(tests, two_models_on_one_tape_train_their_own_parameters);
    tcase_add_test(tests, layers_made_after_compiling_do_not_change_the_model);
    tcase_add_test(tests,
                   many_compiled_models_take_memory_for_their_own_parameters);
    suite_add_tcase(suite, tests);
    return suite;
}

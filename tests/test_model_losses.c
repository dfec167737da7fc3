/* Losses by name and of the program's own: their values, what they refuse. */
#include <check.h>
#include <math.h>

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

/* x -> activation(x): the weights are the identity. */
static tg_model *echo(tg_tape *tape, int n, const char *activation)
{
    tg_model *model = small(tape, n, n, activation);
    for (int i = 0; i < n * n; i++)
        model->param[0]->data[i] = i % (n + 1) == 0;
    return model;
}

/* Rows of one number: 0, 1/n, 2/n, ... */
static tg_array *ramp(size_t n)
{
    tg_array *a = tg_array_new(TG_F64, 1, (const size_t[]){n});
    for (size_t i = 0; i < n; i++)
        ((double *)a->data)[i] = (double)i / (double)n;
    return a;
}

/* ---- losses by name ---- */

static const tg_real X[] = {0.5, -1.25, 2, -0.75, 0.25, 1.5};
static const tg_real NUMBERS[] = {1, -3, 2.25, 0, 0.5, 1};
static const tg_real SHARES[] = {0.25, 0.5, 0.25, 0, 1, 0};
static const tg_real BITS[] = {1, 0, 0, 1, 1, 0};
static const tg_real SIGNS[] = {1, -1, -1, 1, 1, -1};
static const tg_real LABELS[] = {2, 0};

/* What PyTorch 1.13 computes of the same numbers, [2 x 3], in float64. */
static const struct {
    const char *name, *activation;
    const tg_real *target;
    double loss;
} values[] = {
    {"mse", NULL, NUMBERS, 0.708333333333333},
    {"mean_squared_error", NULL, NUMBERS, 0.708333333333333},
    {"mae", NULL, NUMBERS, 0.666666666666667},
    {"mean_absolute_error", NULL, NUMBERS, 0.666666666666667},
    {"l1", NULL, NUMBERS, 0.666666666666667},
    {"huber", NULL, NUMBERS, 0.307291666666667},
    {"smooth_l1", NULL, NUMBERS, 0.307291666666667},
    {"hinge", NULL, SIGNS, 1.41666666666667},
    {"hinge", "tanh", SIGNS, 1.15816755441446},
    {"hinge", NULL, BITS, 1.41666666666667}, /* 0 is meant as -1 */
    {"binary_crossentropy", "sigmoid", BITS, 1.04452629675749},
    {"bce", "sigmoid", BITS, 1.04452629675749},
    {"bce_with_logits", NULL, BITS, 1.04452629675749},
    {"categorical_crossentropy", "linear", SHARES, 1.90664729625463},
    {"categorical_crossentropy", "softmax", SHARES, 1.90664729625463},
    {"softmax_cross_entropy", NULL, SHARES, 1.90664729625463},
    {"sparse_categorical_crossentropy", "linear", LABELS, 1.40664729625463},
    {"sparse_categorical_crossentropy", "softmax", LABELS, 1.40664729625463},
    {"nll", "softmax", LABELS, 1.40664729625463},
    {"kl_divergence", "softmax", SHARES, 1.38678691083467},
    {"kl_div", NULL, SHARES, 1.38678691083467},
};

enum { VALUES = sizeof values / sizeof *values };

static void near(const tg_tensor *loss, double value)
{
    ck_assert_double_eq_tol(tg_item(loss), value,
                            sizeof(tg_real) == 4 ? 2e-6 : 1e-12);
}

static tg_tensor *targets(tg_tape *tape, const tg_real *data)
{
    return tg_input(tape, "t", data == LABELS ? TG_SHAPE(2) : TG_SHAPE(2, 3),
                    data);
}

START_TEST(a_loss_by_name_is_what_pytorch_computes)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 3, values[_i].activation);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2, 3), X);
    tg_compile(model, "sgd", values[_i].name);
    near(tg_model_loss(model, x, targets(tape, values[_i].target), true),
         values[_i].loss);
    tg_tape_free(tape);
}
END_TEST

/* Logarithms of probabilities are logits of the same probabilities. */
START_TEST(logarithms_of_probabilities_are_logits)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 3, NULL);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2, 3), X);
    tg_compile(model, "sgd", "nll");
    near(tg_model_loss(model, tg_log_softmax(x), targets(tape, LABELS), true),
         1.40664729625463);
    tg_compile(model, "sgd", "kl_div");
    near(tg_model_loss(model, tg_log_softmax(x), targets(tape, SHARES), true),
         1.38678691083467);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_unknown_loss_is_answered_with_all_names)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = small(tape, 1, 2, NULL);
    FAILS_WITH("no loss \"typo\"", tg_compile(model, "sgd", "typo"));
    for (int i = 0; i < VALUES; i++)
        if (strcmp(values[i].name, tg_usual_name(values[i].name)) == 0)
            ck_assert_ptr_nonnull(strstr(fails_said, values[i].name));
    FAILS_WITH("no loss \"NULL\"", tg_compile(model, "sgd", NULL));
    tg_tape_free(tape);
}
END_TEST

/* ---- what the output layer must be ---- */

START_TEST(a_loss_refuses_an_activation_it_is_not_for)
{
    static const struct {
        const char *loss, *activation, *says;
    } wrong[] = {
        {"binary_crossentropy", "softmax",
         "give it the activation \"sigmoid\""},
        {"binary_crossentropy", "relu", "does not end in a sigmoid"},
        {"categorical_crossentropy", "sigmoid", "does not end in a softmax"},
        {"nll", "relu", "give it the activation \"softmax\""},
        {"kl_divergence", "tanh", "needs probabilities"},
        {"hinge", "sigmoid", "either sign"},
        {"hinge", "softmax", "no activation, or \"tanh\""},
    };
    tg_tape *tape = tg_tape_new();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        tg_model *model = small(tape, 2, 2, wrong[i].activation);
        FAILS_WITH(wrong[i].says, tg_compile(model, "sgd", wrong[i].loss));
        ck_assert_ptr_null(model->compiled);
    }
    FAILS_WITH("1 output is always 1",
               tg_compile(small(tape, 2, 1, NULL), "sgd", "kl_divergence"));
    tg_tape_free(tape);
}
END_TEST

static tg_tensor *softmax_run(const tg_layer *layer, tg_tensor *const *x,
                              bool training)
{
    (void)layer, (void)training;
    return tg_softmax(x[0]);
}

/* A layer of a lesson that makes probabilities itself. */
static const tg_layer_kind own = {
    .name = "own", .arity = 1, .run = softmax_run};

START_TEST(what_is_not_known_to_be_logits_is_not_taken_for_them)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *input = tg_input_layer(tape, 3);
    tg_layer *p = tg_layer_new(&own, tg_dense(input, 3, NULL), NULL, NULL, 0);
    tg_model *model = tg_model_of(input, p);
    FAILS_WITH("own_1 does not end in a softmax",
               tg_compile(model, "sgd", "categorical_crossentropy"));
    FAILS_WITH("or \"linear\", where it makes logits",
               tg_compile(model, "sgd", "binary_crossentropy"));
    tg_compile(model, "sgd", "mse", "accuracy"); /* of the output as it is */
    tg_compile(model, "sgd", tg_categorical_crossentropy);

    tg_layer *logits = tg_activation_layer(p, "linear");
    tg_compile(tg_model_of(input, logits), "sgd", "categorical_crossentropy");
    tg_layer *twice = tg_activation_layer(p, "softmax");
    tg_compile(tg_model_of(input, twice), "sgd", "categorical_crossentropy");
    tg_tape_free(tape);
}
END_TEST

/* x -> whether x > 1/2, with labels. */
START_TEST(a_linear_output_learns_labels_from_logits)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_array *x = ramp(16), *y = ramp(16);
    for (int i = 0; i < 16; i++)
        ((double *)y->data)[i] = i > 8;
    tg_model *model = small(tape, 1, 2, NULL);
    tg_compile(model, tg_adam(tape, 0.1), "sparse_categorical_crossentropy",
               "accuracy");
    tg_fit(model, x, y, .epochs = 300, .quiet = true);
    const tg_scores scores = tg_evaluate(model, x, y);
    ck_assert_double_eq(scores.accuracy, 1);
    ck_assert_double_lt(scores.loss, 0.2);
    tg_array_free(x);
    tg_array_free(y);
    tg_tape_free(tape);
}
END_TEST

START_TEST(targets_that_a_loss_cannot_be_right_for_are_refused)
{
    static const struct {
        const char *loss;
        tg_real wrong;
        const char *says;
    } cases[] = {
        {"binary_crossentropy", 2, "from 0 to 1, and number 4 of them is 2"},
        {"binary_crossentropy", (tg_real)NAN, "number 4 of them is"},
        {"categorical_crossentropy", 7, "number 4 of them is 7"},
        {"kl_divergence", -1, "number 4 of them is -1"},
        {"hinge", 3, "from -1 to 1, and number 4 of them is 3"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tg_tape *tape = tg_tape_new();
        tg_model *model = echo(tape, 3, NULL);
        tg_tensor *t = tg_zeros(tape, 2, 3), *x = tg_ones(tape, 2, 3);
        t->data[4] = cases[i].wrong;
        tg_compile(model, "sgd", cases[i].loss);
        FAILS_WITH(cases[i].says, tg_model_loss(model, x, t, true));
        tg_compile(model, "sgd", "sparse_categorical_crossentropy");
        t = tg_input(tape, "t", TG_SHAPE(2), (tg_real[]){0, 3});
        FAILS_WITH("label 3", tg_model_loss(model, x, t, true));
        FAILS_WITH("the target is NULL",
                   tg_batch_loss(model, &(tg_batch){.x = {x}}, NULL, NULL));
        tg_tape_free(tape);
    }
}
END_TEST

/* Several questions with a yes or no each, and one of them in rank 1. */
START_TEST(binary_crossentropy_is_of_each_output_by_itself)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 1, "sigmoid");
    tg_compile(model, "sgd", "binary_crossentropy");
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(6, 1), X);
    tg_tensor *column = tg_input(tape, "t", TG_SHAPE(6, 1), BITS);
    near(tg_model_loss(model, x, column, true), 1.04452629675749);
    column = tg_input(tape, "t", TG_SHAPE(6), BITS); /* as a line */
    near(tg_model_loss(model, x, column, true), 1.04452629675749);
    tg_tape_free(tape);
}
END_TEST

/* ---- functions of the program's own ---- */

static tg_tensor *difference(tg_tensor *y, tg_tensor *t)
{
    return tg_abs(tg_sub(y, t));
}

static tg_tensor *mean_difference(tg_tensor *y, tg_tensor *t,
                                  tg_reduction reduction)
{
    (void)reduction;
    return tg_mean(difference(y, t));
}

static tg_tensor *row_difference(tg_tensor *y, tg_tensor *t)
{
    return tg_mean(difference(y, t), 1, true);
}

static tg_tensor *sample_difference(tg_tensor *y, tg_tensor *t)
{
    return tg_mean(difference(y, t), 1);
}

static tg_tensor *one_number(tg_tensor *y, tg_tensor *t)
{
    return tg_mean(difference(y, t), TG_AXES(0)); /* [n x 1] becomes [1] */
}

/* [n] - [n x 1] is [n x n]. */
static tg_tensor *stretched(tg_tensor *y, tg_tensor *t)
{
    return tg_sub(tg_reshape(y, y->shape.dim[0]), t);
}

static tg_tensor *nothing(tg_tensor *y, tg_tensor *t)
{
    (void)y, (void)t;
    return NULL;
}

static tg_tensor *elsewhere; /* a number on another tape */

static tg_tensor *foreign(tg_tensor *y, tg_tensor *t)
{
    (void)y, (void)t;
    return elsewhere;
}

START_TEST(a_function_of_two_or_three_arguments_is_a_loss)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 3, NULL);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2, 3), X);
    tg_tensor *t = targets(tape, NUMBERS);
    tg_short_loss *const of_two[] = {difference, row_difference,
                                     sample_difference};
    tg_loss *const of_three[] = {tg_l1, mean_difference};
    for (int i = 0; i < 3; i++) {
        tg_compile(model, "sgd", of_two[i]);
        near(tg_model_loss(model, x, t, true), 0.666666666666667);
    }
    for (int i = 0; i < 2; i++) {
        tg_compile(model, "sgd", of_three[i]);
        near(tg_model_loss(model, x, t, true), 0.666666666666667);
    }
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_function_that_returns_no_loss_is_refused_with_what_it_returned)
{
    tg_tape *tape = tg_tape_new(), *another = tg_tape_new();
    tg_model *model = echo(tape, 1, NULL);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(6, 1), X);
    tg_tensor *t = tg_input(tape, "t", TG_SHAPE(6), NUMBERS);
    elsewhere = tg_ones(another, TG_SCALAR);
    tg_compile(model, "sgd", stretched);
    FAILS_WITH("the loss of dense_1 returned [6 x 6] for a prediction of "
               "[6 x 1]: one number, or a term for each number",
               tg_model_loss(model, x, t, true));
    tg_compile(model, "sgd", nothing);
    FAILS_WITH("what the loss function returned is NULL",
               tg_model_loss(model, x, t, true));
    tg_compile(model, "sgd", foreign);
    FAILS_WITH("lives on another tape", tg_model_loss(model, x, t, true));

    tg_compile(model, "sgd", mean_difference);
    FAILS_WITH("returned [] for a prediction of [6 x 1]: as samples have "
               "weights, a term for each number, row or sample is needed",
               tg_loss_run(&model->compiled->loss[0], x, t, TG_NONE));
    tg_compile(model, "sgd", one_number);
    ck_assert_int_eq(tg_model_loss(model, x, t, true)->shape.rank, 0);
    FAILS_WITH("returned [1] for a prediction of [6 x 1]",
               tg_loss_run(&model->compiled->loss[0], x, t, TG_NONE));
    tg_compile(model, "sgd", difference);
    ck_assert_uint_eq(
        tg_loss_run(&model->compiled->loss[0], x, t, TG_NONE)->count, 6);
    tg_tape_free(tape);
    tg_tape_free(another);
}
END_TEST

/* 2 x + 1, with targets [n] for the output [n x 1]. */
START_TEST(one_output_learns_from_targets_of_rank_1_by_any_loss)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(16), *y = ramp(16);
    for (int i = 0; i < 16; i++)
        ((double *)y->data)[i] = 1 + 2 * ((double *)y->data)[i];
    tg_model *model = small(tape, 1, 1, NULL);
    if (_i == 0)
        tg_compile(model, tg_sgd(tape, 0.5), "huber", "mae");
    else
        tg_compile(model, tg_adam(tape, 0.05), difference, "mae");
    tg_fit(model, x, y, .epochs = 400, .quiet = true);
    ck_assert_double_eq_tol(tg_item(model->param[0]), 2, 0.05);
    ck_assert_double_eq_tol(tg_item(model->param[1]), 1, 0.05);
    tg_array_free(x);
    tg_array_free(y);
    tg_tape_free(tape);
}
END_TEST

Suite *model_losses_suite(void)
{
    Suite *suite = suite_create("model_losses");
    TCase *tests = tcase_create("model_losses");
    tcase_add_loop_test(tests, a_loss_by_name_is_what_pytorch_computes, 0,
                        VALUES);
    tcase_add_test(tests, logarithms_of_probabilities_are_logits);
    tcase_add_test(tests, an_unknown_loss_is_answered_with_all_names);
    tcase_add_test(tests, a_loss_refuses_an_activation_it_is_not_for);
    tcase_add_test(tests, what_is_not_known_to_be_logits_is_not_taken_for_them);
    tcase_add_test(tests, a_linear_output_learns_labels_from_logits);
    tcase_add_test(tests, targets_that_a_loss_cannot_be_right_for_are_refused);
    tcase_add_test(tests, binary_crossentropy_is_of_each_output_by_itself);
    tcase_add_test(tests, a_function_of_two_or_three_arguments_is_a_loss);
    tcase_add_test(
        tests,
        a_function_that_returns_no_loss_is_refused_with_what_it_returned);
    tcase_add_loop_test(
        tests, one_output_learns_from_targets_of_rank_1_by_any_loss, 0, 2);
    suite_add_tcase(suite, tests);
    return suite;
}

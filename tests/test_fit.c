/* Models, fit and evaluate with what cannot train correctly: each case is
 * refused, with the reason. */
#include <check.h>
#include <stdlib.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

/* n inputs -> 1 linear output, with mse and gradient descent. */
static tg_model *line_model(tg_tape *tape, int n)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, n);
    tg_dense(model, 1, NULL);
    return model;
}

/* Rows of one number: i / n. */
static tg_array *ramp(int rank, size_t n)
{
    tg_array *a = tg_array_new(TG_F64, rank, (const size_t[]){n, 1});
    for (size_t i = 0; i < n; i++)
        ((double *)a->data)[i] = (double)i / (double)n;
    return a;
}

/* ---- building and compiling ---- */

START_TEST(no_activation_is_linear)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = line_model(tape, 2); /* tg_dense(model, 1, NULL) */
    tg_set(model->param[0], (tg_real[]){-2, -3});
    const tg_tensor *y = tg_model_output(model, tg_ones(tape, 1, 2));
    ck_assert_double_eq(tg_item(y), -5);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_layer_after_compiling_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = line_model(tape, 2);
    tg_compile(model, "sgd", "mse", NULL);
    FAILS_WITH("added after tg_compile", tg_dense(model, 3, "relu"));
    ck_assert_int_eq(model->nodes, 2);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_cross_entropy_needs_a_softmax)
{
    static const char *const names[] = {"categorical_crossentropy",
                                        "sparse_categorical_crossentropy"};
    static const char *const activation[] = {"relu", "sigmoid", "softmax"};
    static const char *const why[] = {"give it the activation \"softmax\"",
                                      "give it the activation \"softmax\"",
                                      "1 output is always 1"};
    for (int i = 0; i < 3; i++) {
        tg_tape *tape = tg_tape_new();
        tg_model *model = tg_sequential(tape);
        tg_input_layer(model, 2);
        tg_dense(model, i < 2 ? 3 : 1, activation[i]);
        FAILS_WITH(why[i], tg_compile(model, "sgd", names[_i], NULL));
        ck_assert_ptr_null(model->optimizer);
        FAILS_WITH("tg_compile comes first",
                   tg_model_loss(model, tg_ones(tape, 1, 2), NULL, true));
        if (i < 2)
            tg_compile(model, "sgd", "mse", NULL);
        else
            FAILS_WITH("\"mse\" could teach dense_1 nothing: the softmax of 1",
                       tg_compile(model, "sgd", "mse", NULL));
        tg_tape_free(tape);
    }
}
END_TEST

START_TEST(one_optimiser_is_not_for_two_models)
{
    tg_tape *tape = tg_tape_new(), *another = tg_tape_new();
    tg_model *a = line_model(tape, 1), *b = line_model(tape, 1);
    tg_model *c = line_model(another, 1);
    tg_optimizer *o = tg_sgd(tape, 0.1);
    tg_compile(a, o, "mse", NULL);
    tg_compile(a, o, "mse", "mae"); /* again is fine */
    FAILS_WITH("belongs to another model", tg_compile(b, o, "mse", NULL));
    FAILS_WITH("on different tapes", tg_compile(c, o, "mse", NULL));
    FAILS_WITH("no optimiser \"NULL\"", tg_compile(b, NULL, "mse", NULL));
    FAILS_WITH("no loss \"NULL\"", tg_compile(b, "sgd", NULL, NULL));
    tg_tape_free(tape);
    tg_tape_free(another);
}
END_TEST

START_TEST(models_that_are_not_there_and_sizes_below_1_are_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_tensor *x = tg_ones(tape, 1, 2);
    FAILS_WITH("tape is NULL", tg_sequential(NULL));
    FAILS_WITH("at least 1 number", tg_input_layer(model, 0));
    FAILS_WITH("tape is NULL", tg_input_layer(NULL, 2));
    FAILS_WITH("layer is NULL", tg_dense(NULL, 2, "relu"));
    FAILS_WITH("model is NULL", tg_compile(NULL, "sgd", "mse", NULL));
    FAILS_WITH("model is NULL", tg_model_output(NULL, x));
    FAILS_WITH("model is NULL", tg_model_loss(NULL, x, x, true));
    FAILS_WITH("model is NULL", (void)tg_model_parameters(NULL));
    FAILS_WITH("no layer yet", tg_model_output(model, x));
    FAILS_WITH("no layer yet", tg_compile(model, "sgd", "mse", NULL));
    tg_input_layer(model, 2);
    FAILS_WITH("units must be at least 1, got -3", tg_dense(model, -3, "relu"));
    FAILS_WITH("argument 1 is NULL", tg_init_constant(NULL, 1));
    FAILS_WITH("generator is NULL: &tape->rng", tg_init_uniform(x, 0, 1, NULL));
    FAILS_WITH("low <= high", tg_init_uniform(x, 1, 0, &tape->rng));
    FAILS_WITH("deviation >= 0", tg_init_normal(x, 0, -1, &tape->rng));
    FAILS_WITH("argument 1 is NULL", tg_init_he_normal(NULL, &tape->rng));
    tg_tape_free(tape);
}
END_TEST

/* ---- fit and evaluate ---- */

START_TEST(one_output_learns_from_targets_of_rank_1)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(2, 16), *y = ramp(_i ? 2 : 1, 16);
    tg_model *model = line_model(tape, 1);
    tg_compile(model, tg_sgd(tape, 0.5), "mse", NULL);
    tg_fit(model, x, y, .epochs = 200, .batch_size = 4, .quiet = true);
    ck_assert_double_lt(tg_evaluate(model, x, y).loss, 1e-6);
    ck_assert_double_eq_tol(tg_item(model->param[0]), 1, 1e-2);
    tg_array_free(x);
    tg_array_free(y);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_label_that_no_output_is_for_is_named_by_its_row)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(2, 4), *y = tg_array_new(TG_U8, 2, (size_t[]){4, 1});
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 1);
    tg_dense(model, 2, "softmax");
    tg_compile(model, "sgd", "sparse_categorical_crossentropy", "accuracy");
    tg_fit(model, x, y, .quiet = true); /* [n, 1] is taken as [n] */
    FAILS_WITH("batch_size must be at least 1, got -2",
               tg_fit(model, x, y, .batch_size = -2));
    ((uint8_t *)y->data)[3] = 2;
    FAILS_WITH("row 3 of y: label 2 is not among 0..1",
               tg_fit(model, x, y, .quiet = true));
    FAILS_WITH("row 3 of y", tg_evaluate(model, x, y));
    tg_array_free(x);
    tg_array_free(y);
    tg_tape_free(tape);
}
END_TEST

START_TEST(what_is_not_there_is_named_by_fit_and_its_kin)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(2, 4);
    tg_model *model = tg_sequential(tape);
    tg_real out[4];
    FAILS_WITH("model is NULL", tg_fit(NULL, x, x, .epochs = 1));
    FAILS_WITH("model is NULL", tg_evaluate(NULL, x, x));
    FAILS_WITH("model is NULL", tg_predict(NULL, x, out));
    FAILS_WITH("no layer yet", tg_predict(model, x, out));
    tg_input_layer(model, 1);
    tg_dense(model, 1, NULL);
    FAILS_WITH("no loss yet", tg_fit(model, x, x, .epochs = 1));
    FAILS_WITH("x is NULL", tg_predict(model, NULL, out));
    FAILS_WITH("out is NULL", tg_predict(model, x, NULL));
    tg_compile(model, "sgd", "mse", NULL);
    FAILS_WITH("y is NULL", tg_evaluate(model, x, NULL));
    tg_array_free(x);
    tg_tape_free(tape);
}
END_TEST

/* Under a sanitizer, what is left allocated is reported when this ends. */
START_TEST(a_jump_out_of_training_leaves_nothing_behind)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = ramp(2, 8), *y = ramp(2, 8);
    tg_model *model = line_model(tape, 1);
    tg_compile(model, "sgd", "mse", NULL);
    const tg_real large = sizeof large == 4 ? (tg_real)1e30 : (tg_real)1e300;
    tg_set(model->param[1], &large); /* its square is infinite */
    tg_trap_nonfinite(tape, true);
    tg_mark start = tg_tape_mark(tape);
    for (int i = 0; i < 3; i++) {
        FAILS_WITH("tg_fit(", tg_fit(model, x, y, .quiet = true));
        FAILS_WITH("tg_evaluate(", tg_evaluate(model, x, y));
    }
    tg_rewind(tape, start);
    tg_init_zeros(model->param[1]);
    tg_fit(model, x, y, .quiet = true);
    ck_assert(tape->no_grad == 0 && tape->count == start.count);
    tg_array_free(x);
    tg_array_free(y);
    tg_tape_free(tape);
}
END_TEST

/* ---- reports ---- */

START_TEST(a_report_of_labels_that_do_not_fit_is_refused)
{
    const tg_real p[4] = {1, 0, 0, 1};
    tg_array *labels = tg_array_new(TG_U8, 1, (size_t[]){2});
    tg_array *images = tg_array_new(TG_U8, 2, (size_t[]){3, 784});
    FAILS_WITH("3 images and 2 labels",
               tg_report_mistakes(stdout, p, 2, labels, images, 3));
    FAILS_WITH("must have 784 numbers, got 1",
               tg_report_mistakes(stdout, p, 2, labels, labels, 3));
    ((uint8_t *)labels->data)[1] = 9;
    FAILS_WITH("row 1: label 9 is not among 0..1",
               tg_report_confusion(stdout, p, 2, labels));
    FAILS_WITH("row 1: label 9",
               tg_report_mistakes(stdout, p, 2, labels, images, 3));
    FAILS_WITH("p is NULL", tg_report_confusion(stdout, NULL, 2, labels));
    FAILS_WITH("labels is NULL", tg_report_confusion(stdout, p, 2, NULL));
    tg_array_free(labels);
    tg_array_free(images);
}
END_TEST

Suite *fit_suite(void)
{
    Suite *suite = suite_create("fit");
    TCase *tests = tcase_create("fit");
    tcase_add_test(tests, no_activation_is_linear);
    tcase_add_test(tests, a_layer_after_compiling_is_refused);
    tcase_add_loop_test(tests, a_cross_entropy_needs_a_softmax, 0, 2);
    tcase_add_test(tests, one_optimiser_is_not_for_two_models);
    tcase_add_test(tests,
                   models_that_are_not_there_and_sizes_below_1_are_refused);
    tcase_add_loop_test(tests, one_output_learns_from_targets_of_rank_1, 0, 2);
    tcase_add_test(tests, a_label_that_no_output_is_for_is_named_by_its_row);
    tcase_add_test(tests, what_is_not_there_is_named_by_fit_and_its_kin);
    tcase_add_test(tests, a_jump_out_of_training_leaves_nothing_behind);
    tcase_add_test(tests, a_report_of_labels_that_do_not_fit_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}

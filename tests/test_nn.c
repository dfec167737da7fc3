/* Initialisers, optimisers, models, training and command lines. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

/* What float32 can promise, and float64. */
static const double close_enough = sizeof(tg_real) == 4 ? 2e-6 : 1e-12;

/* ---- initialisers ---- */

START_TEST(glorot_uniform_stays_within_its_limit_and_fills_it)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(1);
    tg_tensor *w = tg_param(tape, "W", 100, 50);
    tg_init_glorot_uniform(w, &rng);
    const double limit = sqrt(6.0 / 150);
    double largest = 0, sum = 0, squares = 0;
    for (size_t i = 0; i < w->count; i++) {
        const double v = (double)w->data[i];
        largest = fmax(largest, fabs(v));
        sum += v;
        squares += v * v;
    }
    ck_assert_double_le(largest, limit * (1 + close_enough));
    ck_assert_double_gt(largest, 0.99 * limit);
    ck_assert_double_lt(fabs(sum / 5000), 0.01);
    ck_assert_double_eq_tol(squares / 5000, limit * limit / 3, 5e-4);
    tg_tape_free(tape);
}
END_TEST

START_TEST(initialisers_stamp_what_they_write)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(1);
    tg_tensor *w = tg_param(tape, "W", 2, 2);
    tg_tensor *loss = tg_sum(tg_square(w));
    tg_init_normal(w, 0, 1, &rng);
    FAILS_WITH("W was updated", tg_backward(loss));
    FAILS_WITH("[2 x 2 x 2]",
               tg_init_glorot_uniform(tg_param(tape, "V", 2, 2, 2), &rng));
    tg_tape_free(tape);
}
END_TEST

/* ---- optimisers; what they compute is in test_optimizers.c ---- */

START_TEST(a_parameter_without_a_gradient_is_left_alone)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_tensor *unused = tg_param_scalar(tape, "unused", 5);
    tg_optimizer *o = tg_adam(tape, 0.1);
    tg_backward(tg_square(w));
    tg_optimizer_step(o);
    ck_assert(tg_item(unused) == 5 && tg_item(w) != 1);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_optimiser_notices_a_parameter_that_was_rewound)
{
    tg_tape *tape = tg_tape_new();
    tg_mark start = tg_tape_mark(tape);
    tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_sgd(tape, 0.1);
    tg_rewind(tape, start);
    FAILS_WITH("forgotten", tg_optimizer_step(o));
    tg_param_scalar(tape, "another in the same slot", 1);
    FAILS_WITH("forgotten", tg_optimizer_step(o));
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_optimiser_made_after_the_mark_survives_a_rewind)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_mark start = tg_tape_mark(tape);
    tg_optimizer *o = tg_momentum(tape, 0.1, 0.9);
    for (int step = 0; step < 3; step++) {
        tg_rewind(tape, start);
        tg_backward(tg_square(w));
        tg_optimizer_step(o);
    }
    ck_assert_double_eq_tol(tg_item(w), 0.062, 1e-6);
    tg_tape_free(tape);
}
END_TEST

START_TEST(wrong_names_and_rates_are_answered_with_what_there_is)
{
    tg_tape *tape = tg_tape_new();
    FAILS_WITH("no parameter on the tape", tg_sgd(tape, 0.1));
    tg_model *model = tg_sequential(tape);
    FAILS_WITH("comes before the first layer", tg_dense(model, 3, "relu"));
    tg_input_layer(model, 2);
    FAILS_WITH(", sigmoid", tg_dense(model, 3, "Relu"));
    FAILS_WITH("units must be at least 1, got 0", tg_dense(model, 0, "relu"));
    FAILS_WITH("no layer yet", tg_compile(model, NULL, "mse", NULL));
    tg_dense(model, 3, "relu");
    FAILS_WITH(", nesterov", tg_compile(model, "Adam", "mse", NULL));
    FAILS_WITH("mse, mae, huber", tg_compile(model, "sgd", "MSE", NULL));
    FAILS_WITH("no metric \"f1\"", tg_compile(model, "sgd", "mse", "f1"));
    FAILS_WITH("finite number", tg_adam(tape, NAN));
    tg_tape_free(tape);
}
END_TEST

/* Fails unless `o`, which does not hold u, is the only optimiser there is. */
static void nobody_holds(tg_optimizer *o, tg_tensor *w, tg_tensor *u)
{
    tg_mark start = tg_tape_mark(w->tape);
    tg_backward(tg_add(w, u));
    FAILS_WITH("parameter u has a gradient, and no optimiser holds it",
               tg_optimizer_step(o));
    tg_rewind(w->tape, start);
}

START_TEST(an_optimiser_that_could_not_be_made_or_used_holds_nothing)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_sgd(tape, 1);
    tg_tensor *u = tg_param_scalar(tape, "u", 1);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 2);
    tg_mark before_layer = tg_tape_mark(tape);
    tg_dense(model, 3, "relu");

    FAILS_WITH("no loss \"typo\"", tg_compile(model, "sgd", "typo", NULL));
    nobody_holds(o, w, u);
    FAILS_WITH("no metric \"typo\"", tg_compile(model, "sgd", "mse", "typo"));
    nobody_holds(o, w, u);
    FAILS_WITH("needs probabilities",
               tg_compile(model, "sgd", "categorical_crossentropy", NULL));
    nobody_holds(o, w, u);
    FAILS_WITH("rate must be", tg_sgd(tape, -1));
    nobody_holds(o, w, u);
    FAILS_WITH("momentum must be", tg_momentum(tape, 1, -1));
    nobody_holds(o, w, u);
    FAILS_WITH("momentum must be", tg_nesterov(tape, 1, (double)NAN));
    nobody_holds(o, w, u);
    tg_rewind(tape, before_layer);
    FAILS_WITH("dense_1 was forgotten", tg_compile(model, "sgd", "mse", NULL));
    nobody_holds(o, w, u);
    ck_assert(!model->compiled && !model->optimizer);
    tg_tape_free(tape);
}
END_TEST

static void stays(const tg_optimizer *o, const tg_slot *slot, size_t from,
                  size_t n, const tg_real *g)
{
    (void)o, (void)slot, (void)from, (void)n, (void)g;
}

START_TEST(an_optimiser_without_settings_of_pytorch_says_so)
{
    static const tg_optimizer_kind lazy = {
        .name = "lazy", .update = stays, .keras = {.rate = 1, .beta1 = 0.5}};
    tg_tape *tape = tg_tape_new();
    tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_optimizer_new(tape, &lazy, 1);
    FAILS_WITH("lazy has no settings of PyTorch", tg_like_pytorch(o));
    ck_assert(!o->pytorch && o->beta1 == 0.5);
    tg_tape_free(tape);
}
END_TEST

/* ---- models ---- */

/* Four corners and their XOR, n times over. */
static tg_array *corners(size_t n, bool answers)
{
    tg_array *a = tg_array_new(TG_U8, answers ? 1 : 2,
                               (const size_t[]){4 * n, 2});
    uint8_t *p = a->data;
    for (size_t i = 0; i < 4 * n; i++) {
        const uint8_t x1 = i & 1, x2 = (i >> 1) & 1;
        if (answers) {
            p[i] = x1 ^ x2;
        } else {
            p[2 * i] = x1;
            p[2 * i + 1] = x2;
        }
    }
    return a;
}

static tg_model *xor_model(tg_tape *tape, const char *loss)
{
    tg_seed(tape, 3);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 2);
    tg_dense(model, 8, "tanh");
    tg_dense(model, 2, "softmax");
    tg_compile(model, tg_adam(tape, 0.05), loss, "accuracy");
    return model;
}

START_TEST(fit_learns_xor_and_evaluate_agrees)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = corners(8, false), *y = corners(8, true);
    tg_model *model = xor_model(tape, "sparse_categorical_crossentropy");
    tg_scores before = tg_evaluate(model, x, y);
    tg_fit(model, x, y, .epochs = 100, .batch_size = 8, .quiet = true);
    tg_scores after = tg_evaluate(model, x, y);
    ck_assert_double_lt(after.loss, 0.1 * before.loss);
    ck_assert_double_eq(after.accuracy, 1);

    tg_real p[32 * 2];
    tg_predict(model, x, p);
    double loss = 0;
    for (size_t i = 0; i < 32; i++)
        loss -= log((double)p[2 * i + ((uint8_t *)y->data)[i]]) / 32;
    ck_assert_double_eq_tol(loss, after.loss, 1e-5);
    tg_array_free(x);
    tg_array_free(y);
    tg_tape_free(tape);
}
END_TEST

START_TEST(softmax_and_cross_entropy_are_taken_from_the_logits)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = xor_model(tape, "categorical_crossentropy");
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2), (tg_real[]){1e4f, 0});
    tg_tensor *y = tg_input(tape, "y", TG_SHAPE(1, 2), (tg_real[]){1, 0});
    tg_real far[16] = {0};
    far[0] = -1e4f; /* the logits become about (-1e4, 0) */
    tg_set(model->param[0], (tg_real[16]){1});
    tg_set(model->param[2], far);
    tg_tensor *loss = tg_model_loss(model, x, y, true);
    ck_assert_double_eq_tol(tg_item(loss), 1e4, 1e-2);
    ck_assert(model->compiled->loss[0].link == tg_activation_named("softmax"));
    tg_tape_free(tape);
}
END_TEST

START_TEST(fit_refuses_data_that_do_not_fit)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = corners(2, false), *y = corners(2, true);
    tg_array *fewer = corners(1, true), *hot = tg_to_categorical(y, 2);
    tg_model *dense = xor_model(tape, "categorical_crossentropy");
    FAILS_WITH("tg_to_categorical(y, 2)", tg_fit(dense, x, y, .epochs = 1));
    FAILS_WITH("sparse_categorical_crossentropy",
               tg_fit(dense, x, y, .epochs = 1));
    FAILS_WITH("test_nn.c:", tg_fit(dense, x, y, .epochs = 1));
    FAILS_WITH("x is NULL", tg_fit(dense, NULL, y, .epochs = 1));
    FAILS_WITH("1 numbers, and the model's input layer takes [2]",
               tg_fit(dense, y, hot, .epochs = 1));
    FAILS_WITH("epochs must be at least 1, got -1",
               tg_fit(dense, x, hot, .epochs = -1));
    tg_model *sparse = xor_model(tape, "sparse_categorical_crossentropy");
    FAILS_WITH("8 samples and y 4", tg_fit(sparse, x, fewer, .epochs = 1));
    FAILS_WITH("one integer label", tg_fit(sparse, x, hot, .epochs = 1));
    tg_array_free(x);
    tg_array_free(y);
    tg_array_free(fewer);
    tg_array_free(hot);
    tg_tape_free(tape);
}
END_TEST

START_TEST(training_steps_after_the_first_take_no_memory)
{
    tg_tape *tape = tg_tape_new();
    tg_array *x = corners(8, false), *y = corners(8, true);
    tg_model *model = xor_model(tape, "sparse_categorical_crossentropy");
    tg_fit(model, x, y, .epochs = 1, .batch_size = 8, .quiet = true);
    const size_t bytes = tg_tape_bytes(tape);
    tg_fit(model, x, y, .epochs = 50, .batch_size = 8, .quiet = true);
    ck_assert_uint_eq(tg_tape_bytes(tape), bytes);
    tg_array_free(x);
    tg_array_free(y);
    tg_tape_free(tape);
}
END_TEST

START_TEST(entries_of_a_layer_carry_the_line_that_made_it)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 2);
    tg_dense(model, 3, "relu");
    tg_tensor *y = tg_model_output(model, tg_zeros(tape, 1, 2));
    ck_assert_str_eq(tg_site_call(y->site), "tg_dense(model, 3, \"relu\")");
    ck_assert_uint_eq(tg_model_parameters(model), 9);
    tg_tape_free(tape);
}
END_TEST

/* ---- command lines ---- */

static long epochs;
static double rate;
static const char *folder;
static const tg_argument table[] = {
    {"--epochs", "N", .whole = &epochs, .min = 1, .max = 100},
    {"--lr", "X", .real = &rate, .min = 0, .max = 10},
    {"--data", "DIR", .text = &folder},
};

START_TEST(good_arguments_are_read)
{
    char *argv[] = {"lesson", "--epochs", "3", "--lr=0.5", "--data", "a b"};
    tg_arguments_read(6, argv, table, 3);
    ck_assert_int_eq(epochs, 3);
    ck_assert_double_eq(rate, 0.5);
    ck_assert_str_eq(folder, "a b");
}
END_TEST

static char *bad_arguments[][2] = {
    {"--epochs", "-1"}, {"--epochs", "1e99"}, {"--epochs", "abc"},
    {"--epochs", NULL}, {"--epochs", "0"},    {"--epochs", "3x"},
    {"--lr", "nan"},    {"--lr", "1e999"},    {"--lr", "11"},
    {"--unknown", "1"}, {"stray", NULL},      {"--epochs", ""},
    {"--data", NULL},   {"--epochsx", "3"},
};

START_TEST(bad_arguments_end_with_status_2)
{
    char *argv[] = {"lesson", bad_arguments[_i][0], bad_arguments[_i][1], NULL};
    ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
    tg_arguments_read(argv[2] ? 3 : 2, argv, table, 3);
}
END_TEST

START_TEST(help_fits_a_terminal)
{
    char *argv[] = {"lessons/07-xor", "--help", NULL}, line[200];
    FILE *said = tmpfile();
    int lines = 0;
    ck_assert_ptr_nonnull(said);
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        dup2(fileno(said), STDOUT_FILENO);
        tg_arguments_read(2, argv, table, 3);
        _exit(1);
    }
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    for (rewind(said); fgets(line, sizeof line, said); lines++)
        ck_assert_msg(strlen(line) <= 80, "too long: %s", line);
    ck_assert_int_eq(lines, 2);
    fclose(said);
}
END_TEST

Suite *nn_suite(void)
{
    Suite *s = suite_create("nn");
    TCase *c = tcase_create("nn");
    tcase_add_test(c, glorot_uniform_stays_within_its_limit_and_fills_it);
    tcase_add_test(c, initialisers_stamp_what_they_write);
    tcase_add_test(c, a_parameter_without_a_gradient_is_left_alone);
    tcase_add_test(c, an_optimiser_notices_a_parameter_that_was_rewound);
    tcase_add_test(c, an_optimiser_made_after_the_mark_survives_a_rewind);
    tcase_add_test(c, wrong_names_and_rates_are_answered_with_what_there_is);
    tcase_add_test(c, an_optimiser_without_settings_of_pytorch_says_so);
    tcase_add_test(c,
                   an_optimiser_that_could_not_be_made_or_used_holds_nothing);
    tcase_add_test(c, fit_learns_xor_and_evaluate_agrees);
    tcase_add_test(c, softmax_and_cross_entropy_are_taken_from_the_logits);
    tcase_add_test(c, fit_refuses_data_that_do_not_fit);
    tcase_add_test(c, training_steps_after_the_first_take_no_memory);
    tcase_add_test(c, entries_of_a_layer_carry_the_line_that_made_it);
    tcase_add_test(c, good_arguments_are_read);
    tcase_add_test(c, help_fits_a_terminal);
    tcase_add_loop_exit_test(c, bad_arguments_end_with_status_2, 2, 0,
                             sizeof bad_arguments / sizeof *bad_arguments);
    suite_add_tcase(s, c);
    return s;
}

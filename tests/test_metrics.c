/* Metrics: their values, which of them fit, and what they are called. */
#include <check.h>
#include <math.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

/* n inputs -> the same numbers, through `activation` */
static tg_model *echo(tg_tape *tape, int n, const char *activation)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, n);
    tg_dense(model, n, activation);
    for (int i = 0; i < n * n; i++)
        model->param[0]->data[i] = i % (n + 1) == 0;
    return model;
}

/* The first metric of a compiled model, of rows x and their targets. */
static double measure(tg_model *model, tg_tensor *x, tg_tensor *t)
{
    size_t rows;
    tg_tensor *y[1];
    const tg_batch batch = {.x = {x}, .y = {t}};
    const tg_metrics *m = &model->compiled->metrics;
    tg_batch_loss(model, &batch, y, NULL);
    const double sum = tg_metric_sum(m->choice[0].metric, y[0], t, &rows);
    const tg_shape shape = y[0]->shape;
    ck_assert_uint_eq(rows * (size_t)shape.dim[shape.rank - 1], y[0]->count);
    return sum / (double)rows;
}

/* ---- values ---- */

#define NO ((tg_real)NAN)

static const tg_real X[] = {3, 1, 2, 1, 5, 4, 2, 2, 1, 9, 0, 9};
static const tg_real LABELS[] = {0, 2, 1, 0};
static const tg_real ONE_HOT[] = {1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0};

/* The largest is right in rows 0 and 3, one of the first two in all four: of
 * the equal numbers of rows 2 and 3 the first comes first. */
static const struct {
    const char *loss, *metric;
    double value;
} ranked[] = {
    {"categorical_crossentropy", "accuracy", 0.5},
    {"categorical_crossentropy", "acc", 0.5},
    {"categorical_crossentropy", "categorical_accuracy", 0.5},
    {"categorical_crossentropy", "top_1", 0.5},
    {"categorical_crossentropy", "top_2", 1},
    {"kl_divergence", "accuracy", 0.5},
    {"sparse_categorical_crossentropy", "accuracy", 0.5},
    {"sparse_categorical_crossentropy", "sparse_categorical_accuracy", 0.5},
    {"sparse_categorical_crossentropy", "top_2", 1},
    {"nll", "accuracy", 0.5},
};

enum { RANKED = sizeof ranked / sizeof *ranked };

START_TEST(the_right_class_is_counted_where_it_comes_first)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 3, _i % 2 ? "softmax" : NULL);
    tg_compile(model, "sgd", ranked[_i].loss, ranked[_i].metric);
    ck_assert_str_eq(model->compiled->metrics.choice[0].name,
                     ranked[_i].metric);
    const bool labels = model->compiled->loss[0].kind->labels;
    tg_tensor *t = tg_input(tape, "t", labels ? TG_SHAPE(4) : TG_SHAPE(4, 3),
                            labels ? LABELS : ONE_HOT);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4, 3), X);
    ck_assert_double_eq(measure(model, x, t), ranked[_i].value);
    tg_tape_free(tape);
}
END_TEST

/* The right classes come fourth, fifth and sixth. */
START_TEST(top_k_by_its_name_in_keras_is_top_5)
{
    static const tg_real x[] = {7, 6, 5, 4, 3, 2, 1};
    static const tg_real right[] = {3, 4, 5};
    static const char *const names[] = {"top_k_categorical_accuracy",
                                        "sparse_top_k_categorical_accuracy",
                                        "top_5"};
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 7, NULL);
    tg_tensor *rows = tg_expand(tg_input(tape, "x", TG_SHAPE(7), x), 3, 7);
    tg_tensor *labels = tg_input(tape, "t", TG_SHAPE(3), right);
    for (int i = 0; i < 3; i++) {
        tg_compile(model, "sgd", "nll", names[i]);
        ck_assert_double_eq(measure(model, rows, labels), 2.0 / 3);
        tg_compile(model, "sgd", "categorical_crossentropy", names[i]);
        ck_assert_double_eq(measure(model, rows, tg_one_hot(labels, 7)),
                            2.0 / 3);
    }
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_nan_is_never_right)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 3, NULL);
    tg_compile(model, "sgd", tg_mse, TG_METRICS("accuracy"));
    /* one-hot at the NaN, before it, after it */
    tg_tensor *y = tg_input(tape, "y", TG_SHAPE(3, 3),
                            (tg_real[]){NO, 1, 2, 3, NO, 2, NO, NO, NO});
    tg_tensor *t = tg_input(tape, "t", TG_SHAPE(3), (tg_real[]){0, 0, 2});
    size_t rows;
    const tg_metric *accuracy = model->compiled->metrics.choice[0].metric;
    ck_assert_double_eq(tg_metric_sum(accuracy, y, t, &rows), 0);
    tg_compile(model, "sgd", tg_mse, "top_2");
    ck_assert_double_eq(
        tg_metric_sum(model->compiled->metrics.choice[0].metric, y, t, &rows),
        0);
    tg_model *yes_no = echo(tape, 3, "sigmoid");
    tg_compile(yes_no, "sgd", "bce", "accuracy");
    ck_assert_double_eq(
        tg_metric_sum(yes_no->compiled->metrics.choice[0].metric, y,
                      tg_zeros(tape, 3, 3), &rows),
        0); /* 5 NaN, and 4 numbers above 1/2 */
    ck_assert_uint_eq(rows, 3);
    tg_tape_free(tape);
}
END_TEST

START_TEST(numbers_are_counted_one_by_one)
{
    static const tg_real y[] = {0.875, 0.25, 0.625, 0.375, 0.5, 0.125};
    static const tg_real bits[] = {1, 0, 0, 1, 0, 0};
    static const struct {
        const char *metric;
        double value;
    } cases[] = {
        {"binary_accuracy", 4.0 / 6},
        {"mae", (0.125 + 0.25 + 0.625 + 0.625 + 0.5 + 0.125) / 6},
        {"mean_absolute_error", 2.25 / 6},
        {"mse", 0.1875},
        {"mean_squared_error", 1.125 / 6},
    };
    tg_tape *tape = tg_tape_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tg_model *model = echo(tape, 3, NULL);
        tg_compile(model, "sgd", "mse", cases[i].metric);
        ck_assert_double_eq_tol(
            measure(model, tg_input(tape, "x", TG_SHAPE(2, 3), y),
                    tg_input(tape, "t", TG_SHAPE(2, 3), bits)),
            cases[i].value, 1e-6);
    }
    tg_tape_free(tape);
}
END_TEST

/* Logits of either sign: probabilities of either side of 1/2. Two rows of two
 * answers each, three of them right; as classes both rows were right. */
START_TEST(accuracy_is_what_fits_the_loss_and_its_output)
{
    static const tg_real x[] = {2, -1, -3, 0.25}, bits[] = {1, 0, 0, 0};
    static const tg_real signs[] = {1, -1, -1, -1};
    tg_tape *tape = tg_tape_new();
    tg_tensor *in = tg_input(tape, "x", TG_SHAPE(2, 2), x);
    tg_model *model = echo(tape, 2, NULL);
    tg_compile(model, "sgd", "binary_crossentropy", "accuracy");
    tg_tensor *t = tg_input(tape, "t", TG_SHAPE(2, 2), bits);
    ck_assert_double_eq(measure(model, in, t), 0.75);
    tg_compile(model, "sgd", "hinge", "accuracy");
    ck_assert_double_eq(measure(model, in, t), 0.75);
    t = tg_input(tape, "t", TG_SHAPE(2, 2), signs);
    ck_assert_double_eq(measure(model, in, t), 0.75);

    tg_model *one = echo(tape, 1, "sigmoid"); /* [n], against 1/2 */
    tg_compile(one, "sgd", "mse", "accuracy");
    ck_assert_double_eq(measure(one, tg_input(tape, "x", TG_SHAPE(4, 1), x),
                                tg_input(tape, "t", TG_SHAPE(4), bits)),
                        0.75);
    tg_compile(one, "sgd", tg_mse, "accuracy");
    ck_assert_double_eq(measure(one, tg_input(tape, "x", TG_SHAPE(4, 1), x),
                                tg_input(tape, "t", TG_SHAPE(4), bits)),
                        0.75);
    tg_tape_free(tape);
}
END_TEST

/* [2 sequences x 2 steps x 3 classes] */
START_TEST(each_step_of_a_sequence_is_a_row)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *input = tg_input_layer(tape, 2, 3);
    tg_layer *output = tg_dense(input, 3, NULL);
    for (int i = 0; i < 9; i++)
        output->param[0]->data[i] = i % 4 == 0;
    tg_model *model = tg_model_of(input, output);
    tg_compile(model, "sgd", "sparse_categorical_crossentropy", "accuracy");
    ck_assert_double_eq(measure(model,
                                tg_input(tape, "x", TG_SHAPE(2, 2, 3), X),
                                tg_input(tape, "t", TG_SHAPE(2, 2), LABELS)),
                        0.5);
    tg_tape_free(tape);
}
END_TEST

/* ---- one's own ---- */

typedef struct within {
    tg_metric metric; /* first */
    double distance;
} within;

/* How many numbers of the row are within a distance of their targets. */
static double within_row(const tg_metric_row *r)
{
    const within *w = (const within *)r->metric;
    double count = 0;
    for (size_t j = 0; j < r->classes; j++)
        count += fabs((double)(r->prediction[j] - r->target[j])) < w->distance;
    return count / (double)r->classes;
}

START_TEST(a_metric_of_the_programs_own_may_have_settings)
{
    static const within near = {{"within_0.5", within_row}, 0.5};
    static const tg_metric empty = {"empty", NULL};
    tg_tape *tape = tg_tape_new();
    tg_model *model = echo(tape, 3, NULL);
    tg_compile(model, "sgd", "mse", &near.metric);
    ck_assert_str_eq(model->compiled->metrics.choice[0].name, "within_0.5");
    ck_assert_double_eq_tol(measure(model,
                                    tg_input(tape, "x", TG_SHAPE(4, 3), X),
                                    tg_ones(tape, 4, 3)),
                            3.0 / 12, 1e-6);
    tg_compile(model, "sgd", "mse", TG_METRICS("mae", &near.metric));
    ck_assert_int_eq(model->compiled->metrics.count, 2);
    FAILS_WITH("\"empty\" needs a name, and a function",
               tg_compile(model, "sgd", "mse", &empty));
    FAILS_WITH("\"NULL\" needs a name",
               tg_compile(model, "sgd", "mse", TG_METRICS(NULL, "mae")));
    tg_tape_free(tape);
}
END_TEST

/* ---- which output ---- */

START_TEST(a_metric_of_several_outputs_says_which)
{
    static const tg_metric own = {"price.own", within_row};
    tg_tape *tape = tg_tape_new();
    tg_layer *input = tg_input_layer(tape, 1);
    tg_layer *price = tg_layer_named(tg_dense(input, 1, NULL), "price");
    tg_layer *kind = tg_layer_named(tg_dense(input, 3, NULL), "kind");
    tg_model *model = tg_model_of(input, TG_LAYERS(price, kind));
    const tg_losses losses = TG_LOSSES("mse", "nll");
    tg_compile(model, "sgd", losses,
               TG_METRICS("kind.top_2", "price.mae", &own, "kind.accuracy"));
    const tg_metrics *m = &model->compiled->metrics;
    static const char *const names[] = {"kind_top_2", "price_mae", "price_own",
                                        "kind_accuracy"};
    for (int i = 0; i < 4; i++) {
        ck_assert_str_eq(m->choice[i].name, names[i]);
        ck_assert_int_eq(m->output[i], i == 0 || i == 3);
    }
    FAILS_WITH("metric \"mae\" must say which output it is about, as "
               "\"price.mae\" does; the outputs, whose names must differ, are: "
               "price kind",
               tg_compile(model, "sgd", losses, "mae"));
    FAILS_WITH("must say which", tg_compile(model, "sgd", losses, "cost.mae"));
    tg_layer *again = tg_share(price, price); /* has the same name */
    FAILS_WITH("whose names must differ",
               tg_compile(tg_model_of(input, TG_LAYERS(price, again)), "sgd",
                          "mse", "price.mae"));
    tg_tape_free(tape);
}
END_TEST

/* ---- what means nothing ---- */

START_TEST(a_metric_that_means_nothing_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_model *two = echo(tape, 2, "softmax"), *line = echo(tape, 1, NULL);
    const char *const sparse = "sparse_categorical_crossentropy";
    FAILS_WITH("there is no metric \"f1\": accuracy, ",
               tg_compile(two, "sgd", sparse, "f1"));
    FAILS_WITH("no metric \"top_0\"", tg_compile(two, "sgd", sparse, "top_0"));
    FAILS_WITH("no metric \"top_3x\"",
               tg_compile(two, "sgd", sparse, "top_3x"));
    FAILS_WITH("no metric \"top_\"", tg_compile(two, "sgd", sparse, "top_"));
    FAILS_WITH("\"top_2\" would always be 1: there are 2 classes",
               tg_compile(two, "sgd", sparse, "top_2"));
    FAILS_WITH("always be 1: there are 2 classes, and the right one is among "
               "the first 5",
               tg_compile(two, "sgd", "mse", "top_k_categorical_accuracy"));
    FAILS_WITH("always be 1: there are 1 classes",
               tg_compile(line, "sgd", "mse", "categorical_accuracy"));
    FAILS_WITH("\"mae\" cannot compare 2 numbers with 1 targets",
               tg_compile(two, "sgd", sparse, "mae"));
    FAILS_WITH("dense_2 is linear and learns numbers by \"mse\": \"mae\" "
               "says",
               tg_compile(line, "sgd", "mse", "accuracy"));
    tg_compile(line, "sgd", "mse", "binary_accuracy"); /* meant so */

    /* With a function of the program's own it shows when there are data. */
    tg_compile(two, "sgd", tg_sparse_categorical_crossentropy, "mse");
    tg_tensor *y = tg_ones(tape, 3, 2), *t = tg_ones(tape, 3);
    size_t rows;
    FAILS_WITH(
        "cannot compare 2 numbers with 1 targets",
        tg_metric_sum(two->compiled->metrics.choice[0].metric, y, t, &rows));
    FAILS_WITH("4 targets for 3 rows",
               tg_metric_sum(two->compiled->metrics.choice[0].metric, y,
                             tg_ones(tape, 4), &rows));
    tg_compile(two, "sgd", tg_sparse_categorical_crossentropy, "accuracy");
    FAILS_WITH("label 2 is not among 0..1",
               tg_metric_sum(two->compiled->metrics.choice[0].metric, y,
                             tg_mul_scalar(t, 2), &rows));
    tg_tape_free(tape);
}
END_TEST

Suite *metrics_suite(void)
{
    Suite *suite = suite_create("metrics");
    TCase *tests = tcase_create("metrics");
    tcase_add_loop_test(tests, the_right_class_is_counted_where_it_comes_first,
                        0, RANKED);
    tcase_add_test(tests, top_k_by_its_name_in_keras_is_top_5);
    tcase_add_test(tests, a_nan_is_never_right);
    tcase_add_test(tests, numbers_are_counted_one_by_one);
    tcase_add_test(tests, accuracy_is_what_fits_the_loss_and_its_output);
    tcase_add_test(tests, each_step_of_a_sequence_is_a_row);
    tcase_add_test(tests, a_metric_of_the_programs_own_may_have_settings);
    tcase_add_test(tests, a_metric_of_several_outputs_says_which);
    tcase_add_test(tests, a_metric_that_means_nothing_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}

/* What is shown of a model, whatever its layers are. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

enum { ROWS = 28, PIXELS = ROWS * ROWS, SOME = 40 };

static tg_tape *tape;
static tg_mnist digits;
static tg_array *targets;

static void set_up(void)
{
    setenv("LC_ALL", "C", 1);
    tape = tg_tape_new();
    ck_assert(tg_mnist_generate(SOME, SOME, 1, &digits));
    targets = tg_to_categorical(digits.train_labels, 10);
}

static void tear_down(void)
{
    tg_array_free(targets);
    tg_mnist_free(&digits);
    tg_tape_free(tape);
}

/* 784-`units`-10; 784-10 for units = 0. */
static tg_model *model_of(int units)
{
    tg_layer *input = tg_input_layer(tape, PIXELS);
    tg_layer *last = units ? tg_dense(input, units, "tanh") : input;
    return tg_model_of(input, tg_dense(last, 10, "softmax"));
}

/* What a statement prints; freed by the caller. */
#define PRINTED(...) (begin_output(), (__VA_ARGS__), end_output())

static FILE *output;
static int kept;

static void begin_output(void)
{
    fflush(stdout);
    kept = dup(STDOUT_FILENO);
    output = tmpfile();
    ck_assert(output && dup2(fileno(output), STDOUT_FILENO) >= 0);
}

static char *end_output(void)
{
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    return texts_slurp(output);
}

static void expect(char *printed, const char *part)
{
    ck_assert_msg(strstr(printed, part), "'%s' is not in:\n%s", part, printed);
    free(printed);
}

/* Unit j of n has the weight 0 everywhere, but j + 1 at pixel j. */
START_TEST(the_weights_drawn_are_those_into_the_unit)
{
    static const int units[] = {128, 16, 0};
    tg_model *model = model_of(units[_i]);
    tg_tensor *w = model->param[0];
    const int n = w->shape.dim[1], unit = n - 1;
    tg_real *number = calloc(w->count, sizeof *number);
    for (int j = 0; j < n; j++)
        number[j * n + j] = (tg_real)(j + 1);
    tg_set(w, number);
    free(number);
    char title[64], range[64];
    snprintf(title, sizeof title, "Weights into unit %d of %d", unit, n);
    snprintf(range, sizeof range, "min 0  max %d\n", n);
    char *printed = PRINTED(tg_show_unit(model, unit, ROWS, ROWS));
    ck_assert_ptr_nonnull(strstr(printed, title));
    expect(printed, range);
    FAILS_WITH("there is no unit", tg_show_unit(model, n, ROWS, ROWS));
}
END_TEST

START_TEST(where_there_is_no_such_picture_a_line_says_so)
{
    tg_layer *input = tg_input_layer(tape, 1, ROWS, ROWS);
    tg_layer *maps = tg_conv2d_layer(input, 2, 3, NULL);
    tg_layer *last = tg_dense(tg_flatten(maps), 10, "softmax");
    tg_model *model = tg_model_of(input, last);
    expect(PRINTED(tg_show_unit(model, 0, ROWS, ROWS)),
           "No picture of a unit: the first parameter is not [784 x units]");
    FAILS_WITH("got 0 x 28", tg_show_unit(model, 0, 0, ROWS));
}
END_TEST

START_TEST(a_score_is_drawn_over_its_epochs)
{
    tg_model *model = model_of(3);
    tg_compile(model, "sgd", "categorical_crossentropy", "accuracy");
    tg_fit(model, digits.train_images, targets, .epochs = 3, .quiet = true);
    char *printed = PRINTED(tg_show_score(model, "accuracy", "curve"));
    ck_assert_ptr_nonnull(strstr(printed, "epoch"));
    expect(printed, "accuracy");
    FAILS_WITH("precision", tg_show_score(model, "precision", "curve"));
    FAILS_WITH("picture is NULL", tg_show_score(model, "loss", NULL));
}
END_TEST

/* All weights are 0, so the biases are the logits. */
START_TEST(an_answer_is_the_class_with_the_largest_output)
{
    tg_model *model = model_of(0);
    tg_real bias[10] = {0}, pixels[PIXELS] = {0};
    bias[7] = 100;
    tg_init_zeros(model->param[0]);
    tg_set(model->param[1], bias);
    const int entries = tape->count;
    expect(PRINTED(tg_show_answer(model, pixels, ROWS, ROWS)),
           "It is a 7 (100.0%).");
    ck_assert_int_eq(tape->count, entries);
    model->param[0]->data[0] = NAN;
    expect(PRINTED(tg_show_answer(model, pixels, ROWS, ROWS)),
           "It cannot say: its output is NaN.");
    FAILS_WITH("has 784 numbers", tg_show_answer(model, pixels, 2, 2));
    FAILS_WITH("pixels is NULL", tg_show_answer(model, NULL, ROWS, ROWS));
}
END_TEST

START_TEST(answers_to_all_rows_are_counted)
{
    tg_model *model = model_of(0);
    tg_real bias[10] = {0};
    bias[3] = 100;
    tg_init_zeros(model->param[0]);
    tg_set(model->param[1], bias);
    int threes = 0;
    for (size_t i = 0; i < SOME; i++)
        threes += tg_array_get(digits.test_labels, i) == 3;
    char row[64];
    snprintf(row, sizeof row, "    3 :     .     .     .%6d", threes);
    char *printed = PRINTED(tg_report_answers(stdout, model, digits.test_images,
                                              digits.test_labels, 2));
    ck_assert_ptr_nonnull(strstr(printed, "answer 3 (100%)"));
    expect(printed, row);
    FAILS_WITH("labels is NULL",
               tg_report_answers(stdout, model, digits.test_images, NULL, 2));
}
END_TEST

Suite *learnt_suite(void)
{
    Suite *suite = suite_create("learnt");
    TCase *tests = tcase_create("learnt");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, the_weights_drawn_are_those_into_the_unit, 0, 3);
    tcase_add_test(tests, where_there_is_no_such_picture_a_line_says_so);
    tcase_add_test(tests, a_score_is_drawn_over_its_epochs);
    tcase_add_test(tests, an_answer_is_the_class_with_the_largest_output);
    tcase_add_test(tests, answers_to_all_rows_are_counted);
    suite_add_tcase(suite, tests);
    return suite;
}

/* The options of the cross-entropies: how they are given, and what the vectors
 * do not say about them. */
#include <math.h>
#include <string.h>

#include "fails.h"
#include "ops_support.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;
static tg_tensor *logits, *labels; /* [3 x 2]; 0, 1, 0 */

static void begin(void)
{
    tape = tg_tape_new();
    logits = tg_param(tape, "logits", 3, 2);
    for (int i = 0; i < 6; i++)
        logits->data[i] = (tg_real)(i * i) / 8;
    labels = tg_constant(tape, TG_SHAPE(3), (tg_real[]){0, 1, 0});
}

static void end(void)
{
    tg_tape_free(tape);
}

static double term(int row, double smoothing)
{
    const double a = (double)logits->data[2 * row];
    const double b = (double)logits->data[2 * row + 1];
    const double sum = log(exp(a) + exp(b));
    const double first = labels->data[row] == 0 ? 1 - smoothing / 2
                                                : smoothing / 2;
    return sum - first * a - (1 - first) * b;
}

#define NEAR(got, want) \
    ck_assert_msg(fabs((got) - (want)) < 1e-6, "%.9g, not %.9g", got, want)

START_TEST(options_follow_the_reduction_or_stand_in_its_place)
{
    const double plain = term(0, 0) + term(1, 0) + term(2, 0);
    const double smooth = term(0, 0.5) + term(1, 0.5) + term(2, 0.5);
    NEAR(tg_item(tg_softmax_cross_entropy(logits, labels)), plain / 3);
    NEAR(tg_item(tg_softmax_cross_entropy(logits, labels, TG_SUM)), plain);
    NEAR(tg_item(
             tg_softmax_cross_entropy(logits, labels, .label_smoothing = 0.5)),
         smooth / 3);
    NEAR(tg_item(tg_softmax_cross_entropy(logits, labels, TG_SUM,
                                          .label_smoothing = 0.5)),
         smooth);
    NEAR(tg_item(tg_softmax_cross_entropy(logits, labels, .reduction = TG_SUM)),
         plain);
}
END_TEST

START_TEST(a_label_of_zero_can_be_left_out)
{
    NEAR(tg_item(tg_softmax_cross_entropy(logits, labels, .ignore_index = 0)),
         term(1, 0));
    NEAR(tg_item(tg_softmax_cross_entropy(logits, labels, TG_SUM,
                                          .ignore_index = 1)),
         term(0, 0) + term(2, 0));
    NEAR(tg_item(tg_softmax_cross_entropy(logits, labels, .ignore_index = 1,
                                          .label_smoothing = 0.5)),
         (term(0, 0.5) + term(2, 0.5)) / 2);
    NEAR(
        tg_item(tg_softmax_cross_entropy(logits, labels, .ignore_index = -100)),
        (term(0, 0) + term(1, 0) + term(2, 0)) / 3);
}
END_TEST

START_TEST(without_options_the_fused_op_is_all_that_is_recorded)
{
    const tg_tensor *mean = tg_softmax_cross_entropy(logits, labels);
    ck_assert_str_eq(mean->in[0]->op->name, "softmax_cross_entropy");
    ck_assert_ptr_eq(mean->in[0]->in[1], labels);
}
END_TEST

START_TEST(only_an_option_of_the_call_itself_is_one)
{
    ck_assert(tg_gives_option("x, t, .ignore_index = 0", "ignore_index"));
    ck_assert(tg_gives_option("x, t,.ignore_index=0", "ignore_index"));
    ck_assert(tg_gives_option("f(x, {1}), t[0], TG_SUM, .ignore_index = i",
                              "ignore_index"));
    ck_assert(!tg_gives_option("x, t", "ignore_index"));
    ck_assert(!tg_gives_option("x, ignore_index", "ignore_index"));
    ck_assert(!tg_gives_option("x, of.ignore_index, t", "ignore_index"));
    ck_assert(!tg_gives_option("f(x, .ignore_index = 0), t", "ignore_index"));
    ck_assert(!tg_gives_option("x, t, .ignore_index_of = 0", "ignore_index"));
}
END_TEST

START_TEST(nothing_of_a_row_that_is_left_out_gets_through)
{
    logits->data[2] = (tg_real)NO;
    logits->data[3] = (tg_real)INF;
    tg_tensor *terms = tg_softmax_cross_entropy(logits, labels, TG_NONE,
                                                .ignore_index = 1);
    ck_assert(tg_shape_equal(terms->shape, labels->shape));
    NEAR((double)terms->data[0], term(0, 0));
    ck_assert(terms->data[1] == 0);
    tg_backward(tg_sum(terms));
    ck_assert(logits->grad->data[2] == 0 && logits->grad->data[3] == 0);
    ck_assert(logits->grad->data[0] < 0 && isfinite(logits->grad->data[4]));
}
END_TEST

START_TEST(where_no_row_counts_the_mean_is_that_of_nothing)
{
    tg_tensor *same = tg_zeros(tape, 3);
    tg_tensor *mean = tg_softmax_cross_entropy(logits, same, .ignore_index = 0);
    ck_assert(isnan(tg_item(mean)));
    ck_assert(tg_item(tg_softmax_cross_entropy(logits, same, TG_SUM,
                                               .ignore_index = 0)) == 0);
    tg_backward(mean);
    for (int i = 0; i < 6; i++)
        ck_assert(logits->grad->data[i] == 0);
}
END_TEST

START_TEST(losses_of_probabilities_take_the_same_options)
{
    tg_tensor *p = tg_softmax(logits), *hot = tg_one_hot(labels, 2);
    NEAR(tg_item(
             tg_sparse_categorical_crossentropy(p, labels, .ignore_index = 0)),
         term(1, 0));
    NEAR(tg_item(tg_sparse_categorical_crossentropy(
             p, labels, TG_SUM, .ignore_index = 1, .label_smoothing = 0.25)),
         term(0, 0.25) + term(2, 0.25));
    NEAR(tg_item(tg_categorical_crossentropy(p, hot, TG_SUM,
                                             .label_smoothing = 0.25)),
         term(0, 0.25) + term(1, 0.25) + term(2, 0.25));
}
END_TEST

START_TEST(a_struct_of_options_goes_to_the_function_with_them)
{
    const tg_cross_entropy_options o = {
        .reduction = TG_SUM, .ignore_index = 0, .ignore = true};
    NEAR(tg_item(tg_softmax_cross_entropy_with(logits, labels, o)), term(1, 0));
    tg_loss *as_a_loss = tg_softmax_cross_entropy;
    NEAR(tg_item(as_a_loss(logits, labels, TG_SUM)),
         term(0, 0) + term(1, 0) + term(2, 0));
}
END_TEST

START_TEST(options_that_make_no_sense_are_refused)
{
    tg_tensor *hot = tg_one_hot(labels, 2), *p = tg_softmax(logits);
    const tg_cross_entropy_options half = {.ignore_index = 3};
    WRONG(tg_softmax_cross_entropy(logits, labels, .label_smoothing = 1.5),
          "label_smoothing must be from 0 to 1, got 1.5");
    WRONG(tg_softmax_cross_entropy(logits, labels, .label_smoothing = NO),
          "got nan");
    WRONG(tg_softmax_cross_entropy(logits, labels, .label_smoothing = -0.1),
          "got -0.1");
    WRONG(tg_softmax_cross_entropy(logits, hot, .ignore_index = 0),
          "one for each row of [3 x 2]", "the target is [3 x 2]");
    WRONG(tg_categorical_crossentropy(p, hot, .ignore_index = 0),
          "leaves out integer labels");
    WRONG(tg_softmax_cross_entropy_with(logits, labels, half),
          "ignore_index is 3, but ignore is false");
    WRONG(tg_softmax_cross_entropy(logits, labels, 7), "the reduction", "7");
    labels->data[2] = 5;
    WRONG(tg_softmax_cross_entropy(logits, labels, .ignore_index = 0),
          "row 2: label 5 is not a whole number among 0..1");
    WRONG(tg_sparse_categorical_crossentropy(p, labels, .ignore_index = 0),
          "row 2: label 5");
    WRONG(tg_softmax_cross_entropy(logits, labels, .label_smoothing = 0.5),
          "row 2: label 5");
}
END_TEST

Suite *entropy_suite(void)
{
    const TTest *const all[] = {
        options_follow_the_reduction_or_stand_in_its_place,
        a_label_of_zero_can_be_left_out,
        without_options_the_fused_op_is_all_that_is_recorded,
        only_an_option_of_the_call_itself_is_one,
        nothing_of_a_row_that_is_left_out_gets_through,
        where_no_row_counts_the_mean_is_that_of_nothing,
        losses_of_probabilities_take_the_same_options,
        a_struct_of_options_goes_to_the_function_with_them,
        options_that_make_no_sense_are_refused,
    };
    Suite *suite = suite_create("cross_entropy");
    TCase *tests = tcase_create("cross_entropy");
    tcase_add_checked_fixture(tests, begin, end);
    for (int i = 0; i < LENGTH(all); i++)
        tcase_add_test(tests, all[i]);
    suite_add_tcase(suite, tests);
    return suite;
}

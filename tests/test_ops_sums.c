/* Edge cases where numbers meet: ties, a tensor used several times, losses,
 * and tensors of no numbers. */
#include <math.h>

#include "ops_support.h"

/* ---- what the table builds ---- */

static tg_tensor *row(tg_tensor *x, double a, double b)
{
    tg_tensor *t = tg_zeros(x->tape, 2);
    t->data[0] = (tg_real)a;
    t->data[1] = (tg_real)b;
    return t;
}

static tg_tensor *times_its_constant(tg_tensor *x)
{
    tg_tensor *constant = tg_detach(x);
    return tg_mul(x, constant);
}

static tg_tensor *plus_itself(tg_tensor *x)
{
    return tg_add(x, x);
}

static tg_tensor *minus_itself(tg_tensor *x)
{
    return tg_sub(x, x);
}

static tg_tensor *times_itself(tg_tensor *x)
{
    return tg_mul(x, x);
}

static tg_tensor *cube(tg_tensor *x)
{
    tg_tensor *xx = tg_mul(x, x);
    return tg_mul(xx, x);
}

static tg_tensor *surprise_at(tg_tensor *x, double label)
{
    return tg_softmax_cross_entropy(x, tg_scalar(x->tape, label));
}

static tg_tensor *surprise_at_0(tg_tensor *x)
{
    return surprise_at(x, 0);
}

static tg_tensor *surprise_at_1(tg_tensor *x)
{
    return surprise_at(x, 1);
}

static tg_tensor *surprise_at_one_hot_1(tg_tensor *x)
{
    return tg_softmax_cross_entropy(x, row(x, 0, 1));
}

static tg_tensor *crossentropy_with_class_0(tg_tensor *x)
{
    return tg_categorical_crossentropy(x, row(x, 1, 0));
}

static tg_tensor *crossentropy_with_class_1(tg_tensor *x)
{
    return tg_categorical_crossentropy(x, row(x, 0, 1));
}

static tg_tensor *sparse_with_class_1(tg_tensor *x)
{
    return tg_sparse_categorical_crossentropy(x, tg_scalar(x->tape, 1));
}

/* ---- the table ---- */

static const ops_edge edges[] = {
    {"a_nan_that_comes_first_is_the_maximum",
     all_max,
     3,
     {NO, 1, 2},
     {NO},
     {NO, NO, NO}},
    {"a_nan_in_the_middle_is_the_maximum",
     all_max,
     3,
     {1, NO, INF},
     {NO},
     {NO, NO, NO}},
    {"a_nan_that_comes_last_is_the_maximum",
     all_max,
     3,
     {1, 2, NO},
     {NO},
     {NO, NO, NO}},

    {"a_tie_of_two_is_shared", all_max, 3, {2, 1, 2}, {2}, {0.5, 0, 0.5}},
    {"a_tie_of_all_is_shared",
     all_max,
     4,
     {-3, -3, -3, -3},
     {-3},
     {0.25, 0.25, 0.25, 0.25}},
    {"minus_zero_and_zero_are_a_tie", all_max, 2, {-0.0, 0}, {0}, {0.5, 0.5}},
    {"the_maximum_of_minus_infinities_is_one",
     all_max,
     2,
     {-INF, -INF},
     {-INF},
     {0.5, 0.5}},

    {"detach_makes_a_constant_of_one_factor",
     times_its_constant,
     2,
     {3, -2},
     {9, 4},
     {3, -2}},
    {"both_terms_of_a_sum_contribute",
     plus_itself,
     2,
     {3, -2},
     {6, -4},
     {2, 2}},
    {"contributions_may_cancel", minus_itself, 2, {3, -2}, {0, 0}, {0, 0}},
    {"both_factors_of_a_product_contribute",
     times_itself,
     2,
     {3, -2},
     {9, 4},
     {6, -4}},
    {"three_factors_contribute", cube, 2, {3, -2}, {27, -8}, {27, 12}},
    {"cross_entropy_of_large_logits_is_exact",
     surprise_at_1,
     2,
     {1e4, 0},
     {1e4},
     {1, -1}},
    {"cross_entropy_with_a_one_hot_target_is_exact",
     surprise_at_one_hot_1,
     2,
     {1e4, 0},
     {1e4},
     {1, -1}},
    {"cross_entropy_of_a_sure_answer_is_zero",
     surprise_at_0,
     2,
     {1e4, 0},
     {0},
     {0, 0}},
    {"cross_entropy_skips_what_the_target_excludes",
     surprise_at_one_hot_1,
     2,
     {-INF, 0},
     {0},
     {0, 0}},
    {"a_zero_probability_of_a_zero_target_costs_nothing",
     crossentropy_with_class_1,
     2,
     {0, 1},
     {0},
     {0, -1}},
    {"a_zero_probability_of_the_target_costs_infinity",
     crossentropy_with_class_0,
     2,
     {0, 1},
     {INF},
     {-INF, 0}},
    {"probabilities_are_not_divided_by_their_sum",
     crossentropy_with_class_0,
     2,
     {1, 1},
     {0},
     {-1, 0}},
    {"sparse_labels_mean_the_same_as_one_hot_ones",
     sparse_with_class_1,
     2,
     {0, 1},
     {0},
     {0, -1}},
};

START_TEST(edge_cases_are_as_documented)
{
    ops_check_edge(&edges[_i]);
}
END_TEST

/* ---- what is no row of the table ---- */

START_TEST(sums_of_nothing_are_zero_and_means_are_nan)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *none = tg_param(tape, "none", 2, 0, 3);
    tg_tensor *sums = tg_sum(none, 1);
    tg_tensor *means = tg_mean(none, 1);
    tg_tensor *total = tg_sum_to(none, 2, 1, 1);
    ck_assert(tg_shape_equal(sums->shape, TG_SHAPE(2, 3)));
    for (size_t i = 0; i < sums->count; i++)
        ck_assert(sums->data[i] == 0 && isnan(means->data[i]));
    ck_assert(total->count == 2 && total->data[1] == 0);
    tg_tensor *sum = tg_sum(none), *mean = tg_mean(none);
    ck_assert(tg_item(sum) == 0 && isnan(tg_item(mean)));
    tg_backward(tg_add(sum, mean));
    ck_assert(tg_shape_equal(none->grad->shape, none->shape));
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_matrix_product_over_nothing_is_zero)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *a = tg_param(tape, "a", 2, 0), *b = tg_param(tape, "b", 0, 3);
    tg_tensor *full = tg_full(tape, 7, 2, 3); /* so that memory is not clean */
    tg_mark start = tg_tape_mark(tape);
    (void)tg_square(full);
    tg_rewind(tape, start);
    tg_tensor *y = tg_matmul(a, b);
    for (size_t i = 0; i < 6; i++)
        ck_assert(y->data[i] == 0);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_tie_across_two_axes_that_do_not_touch_is_shared)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(5);
    tg_tensor *x = tg_param(tape, "x", 3, 4, 3);
    for (size_t i = 0; i < x->count; i++)
        x->data[i] = (tg_real)tg_rng_below(&rng, 2);
    tg_tensor *y = tg_max(x, TG_AXES(0, 2));
    tg_backward(tg_sum(y));
    for (int j = 0; j < 4; j++) {
        tg_real largest = 0;
        int ties = 0;
        for (int i = 0; i < 9; i++)
            largest = (tg_real)fmax(
                (double)largest, (double)x->data[i / 3 * 12 + j * 3 + i % 3]);
        for (int i = 0; i < 9; i++)
            ties += x->data[i / 3 * 12 + j * 3 + i % 3] == largest;
        ck_assert(y->data[j] == largest && ties > 1);
        for (int i = 0; i < 9; i++) {
            int at = i / 3 * 12 + j * 3 + i % 3;
            double want = x->data[at] == largest ? 1.0 / ties : 0;
            ck_assert(ops_close((double)x->grad->data[at], want, 1e-7));
        }
    }
    tg_tape_free(tape);
}
END_TEST

/* 2^24 is where a naive float32 sum of ones stands still. */
START_TEST(many_ones_are_summed_without_loss)
{
    const int half = (1 << 23) + 500;
    tg_tape *tape = tg_tape_new();
    tg_tensor *ones = tg_ones(tape, half, 2);
    ck_assert(tg_item(tg_sum(ones)) == 16778216);
    ck_assert(tg_item(tg_mean(ones)) == 1);
    tg_tensor *columns = tg_sum(ones, 0, true);
    ck_assert(columns->data[0] == half && columns->data[1] == half);
    tg_tensor *line = tg_reshape(ones, 2 * half, 1);
    ck_assert(tg_item(tg_sum_to(line, 1, 1)) == 16778216);
    tg_tape_free(tape);
}
END_TEST

Suite *ops_sums_suite(void)
{
    Suite *suite = suite_create("ops_sums");
    TCase *tests = tcase_create("edge cases");
    tcase_add_loop_test(tests, edge_cases_are_as_documented, 0, LENGTH(edges));
    tcase_add_test(tests, sums_of_nothing_are_zero_and_means_are_nan);
    tcase_add_test(tests, a_matrix_product_over_nothing_is_zero);
    tcase_add_test(tests, a_tie_across_two_axes_that_do_not_touch_is_shared);
    tcase_add_test(tests, many_ones_are_summed_without_loss);
    suite_add_tcase(suite, tests);
    return suite;
}

/* More edge cases: powers, extrema, roots, stable forms, products with zeros,
 * and what an index may and may not be. */
#include <math.h>

#include "ops_support.h"

/* ---- what the table builds ---- */

static tg_tensor *clamp_from_zero(tg_tensor *x)
{
    return tg_clamp(x, 0, INF);
}

static tg_tensor *clamp_to_one(tg_tensor *x)
{
    return tg_clamp(x, -1, 1);
}

static tg_tensor *maximum_with_one(tg_tensor *x)
{
    tg_tensor *one = tg_scalar(x->tape, 1);
    return tg_maximum(x, one);
}

static tg_tensor *minimum_with_one(tg_tensor *x)
{
    tg_tensor *one = tg_scalar(x->tape, 1);
    return tg_minimum(one, x);
}

static tg_tensor *maximum_with_itself(tg_tensor *x)
{
    return tg_maximum(x, x);
}

static tg_tensor *zero_to_the(tg_tensor *x)
{
    tg_tensor *zero = tg_scalar(x->tape, 0);
    return tg_pow(zero, x);
}

static tg_tensor *to_the_zero(tg_tensor *x)
{
    tg_tensor *zero = tg_scalar(x->tape, 0);
    return tg_pow(x, zero);
}

static tg_tensor *to_the_number_zero(tg_tensor *x)
{
    return tg_pow_scalar(x, 0);
}

static tg_tensor *to_the_number_one(tg_tensor *x)
{
    return tg_pow_scalar(x, 1);
}

static tg_tensor *elu_of_two(tg_tensor *x)
{
    return tg_elu(x, 2);
}

static tg_tensor *deviation(tg_tensor *x)
{
    return tg_std(x, 0);
}

static tg_tensor *reversed(tg_tensor *x)
{
    return tg_gradient_reversal(x, 3);
}

static tg_tensor *times_its_value(tg_tensor *x)
{
    return tg_mul(x, tg_detach(x));
}

static tg_tensor *twice(tg_tensor *x)
{
    return tg_add(x, x);
}

static tg_tensor *line_of_one(tg_tensor *x)
{
    return tg_softmax(x, 0);
}

static tg_tensor *dropped_for_certain(tg_tensor *x)
{
    return tg_dropout(x, 1, true);
}

static tg_tensor *not_dropped(tg_tensor *x)
{
    return tg_mul_scalar(tg_dropout(x, 0.5, false), 1);
}

static tg_tensor *tiled_never(tg_tensor *x)
{
    tg_tensor *nothing = tg_tile(x, 0);
    return tg_sum(nothing);
}

static tg_tensor *logits_against_first(tg_tensor *x)
{
    tg_tensor *label = tg_scalar(x->tape, 0);
    return tg_softmax_cross_entropy(x, label);
}

static tg_tensor *yes_from_logits(tg_tensor *x)
{
    tg_tensor *yes = tg_ones(x->tape, x->shape);
    return tg_bce_with_logits(x, yes, TG_NONE);
}

static tg_tensor *huber_of_zero(tg_tensor *x)
{
    tg_tensor *zero = tg_zeros(x->tape, x->shape);
    return tg_huber(x, zero, 1, TG_NONE);
}

static tg_tensor *hinge_of_yes(tg_tensor *x)
{
    tg_tensor *yes = tg_ones(x->tape, x->shape);
    return tg_hinge(x, yes, TG_NONE);
}

static tg_tensor *l1_of_one(tg_tensor *x)
{
    tg_tensor *one = tg_ones(x->tape, x->shape);
    return tg_l1(x, one, TG_NONE);
}

/* ---- the table ---- */

/* clang-format off */
static const ops_edge edges[] = {
    {"abs_has_no_gradient_at_zero", tg_abs, 3,
     {0, -2, 3}, {0, 2, 3}, {0, -1, 1}},
    {"sign_is_flat", tg_sign, 4, {0, -2, TINY, INF}, {0, -1, 1, 1}, {0}},
    {"sign_of_a_nan_is_a_nan", tg_sign, 1, {NO}, {NO}, {0}},
    {"clamp_passes_the_gradient_at_a_bound", clamp_to_one, 4,
     {-1, 1, 2, -INF}, {-1, 1, 1, -1}, {1, 1, 0, 0}},
    {"clamp_of_a_nan_is_a_nan_and_flat", clamp_to_one, 2, {NO, 0.5}, {NO, 0.5},
     {0, 1}},
    {"clamp_of_an_infinity_passes_at_an_infinite_bound", clamp_from_zero, 2,
     {INF, -INF}, {INF, 0}, {1, 0}},
    {"a_tie_of_maximum_is_halved", maximum_with_one, 3,
     {1, 0, 2}, {1, 1, 2}, {0.5, 0, 1}},
    {"a_tie_of_minimum_is_halved", minimum_with_one, 3,
     {1, 0, 2}, {1, 0, 1}, {0.5, 1, 0}},
    {"maximum_of_x_and_x_passes_all", maximum_with_itself, 2,
     {1, -3}, {1, -3}, {1, 1}},
    {"maximum_beside_a_nan_is_a_nan", maximum_with_one, 1, {NO}, {NO}, {NO}},
    {"minimum_beside_a_nan_is_a_nan", minimum_with_one, 1, {NO}, {NO}, {NO}},
    {"a_tie_of_max_is_shared", all_max, 3, {2, 1, 2}, {2}, {0.5, 0, 0.5}},
    {"a_tie_of_min_is_shared", all_min, 4,
     {2, 1, 1, 1}, {1}, {0, 1. / 3, 1. / 3, 1. / 3}},
    {"max_among_nans_is_a_nan", all_max, 2, {0, NO}, {NO}, {NO, NO}},
    {"min_among_nans_is_a_nan", all_min, 2, {0, NO}, {NO}, {NO, NO}},
    {"max_of_infinities", all_max, 3, {INF, 1, -INF}, {INF}, {1, 0, 0}},

    {"zero_to_a_positive_power_is_flat_in_the_power", zero_to_the, 3,
     {0.5, 2, 0}, {0, 0, 1}, {0, 0, 0}},
    {"zero_to_a_negative_power_is_infinite", zero_to_the, 1,
     {-1}, {INF}, {-INF}},
    {"anything_to_the_zero_is_one_and_flat", to_the_zero, 3,
     {0, -2, 5}, {1, 1, 1}, {0, 0, 0}},
    {"the_same_for_a_plain_zero", to_the_number_zero, 3,
     {0, -2, 5}, {1, 1, 1}, {0, 0, 0}},
    {"to_the_one_passes_all_at_zero_too", to_the_number_one, 3,
     {0, -2, 5}, {0, -2, 5}, {1, 1, 1}},
    {"rsqrt_of_zero", tg_rsqrt, 2, {0, 4}, {INF, 0.5}, {-INF, -0.0625}},
    {"reciprocal_of_zero", tg_reciprocal, 2, {0, 2}, {INF, 0.5},
     {-INF, -0.25}},
    {"log1p_of_minus_one", tg_log1p, 2, {-1, 0}, {-INF, 0}, {INF, 1}},
    {"expm1_of_almost_nothing", tg_expm1, 2, {0x1p-60, 0}, {0x1p-60, 0},
     {1, 1}},

    {"elu_passes_alpha_at_zero", elu_of_two, 4,
     {0, 3, -1000, INF}, {0, 3, -2, INF}, {2, 1, 0, 1}},
    {"softplus_far_from_zero", tg_softplus, 4,
     {1000, -1000, INF, -INF}, {1000, 0, INF, 0}, {1, 0, 1, 0}},
    {"log_sigmoid_far_from_zero", tg_log_sigmoid, 3,
     {1000, -1000, INF}, {0, -1000, 0}, {0, 1, 0}},
    {"silu_far_from_zero", tg_silu, 2, {1000, -1000}, {1000, 0}, {1, 0}},
    {"gelu_far_from_zero", tg_gelu, 2, {1000, -1000}, {1000, 0}, {1, 0}},
    {"gelu_tanh_far_from_zero", tg_gelu_tanh, 4,
     {1000, -1000, 0x1p+100, -0x1p+100}, {1000, 0, 0x1p+100, 0}, {1, 0, 1, 0}},
    {"erf_far_from_zero", tg_erf, 3, {0, 1000, -INF}, {0, 1, -1},
     {1.1283791670955126, 0, 0}},

    {"logsumexp_of_minus_infinities_is_one_and_flat", all_logsumexp, 2,
     {-INF, -INF}, {-INF}, {0, 0}},
    {"logsumexp_with_an_infinity_is_one", all_logsumexp, 2,
     {INF, INF}, {INF}, {NO, NO}},
    {"logsumexp_with_a_minus_infinity_leaves_it_out", all_logsumexp, 2,
     {3, -INF}, {3}, {1, 0}},
    {"logsumexp_with_a_nan_is_a_nan", all_logsumexp, 2,
     {0, NO}, {NO}, {NO, NO}},
    {"logsumexp_survives_large_numbers", all_logsumexp, 2,
     {1e4, 0}, {1e4}, {1, 0}},
    {"the_softmax_of_one_number", line_of_one, 1, {1e4}, {1}, {0}},
    {"cross_entropy_of_large_logits_is_exact", logits_against_first, 2,
     {0, 1e4}, {1e4}, {-1, 1}},
    {"bce_from_large_logits_is_exact", yes_from_logits, 3,
     {-1e4, 1e4, 0}, {1e4, 0, 0.69314718055994531}, {-1, 0, -0.5}},

    {"the_norm_of_zeros_has_no_gradient", all_norm, 3, {0, 0, 0}, {0}, {0}},
    {"the_norm_of_a_nan", all_norm, 2, {NO, 1}, {NO}, {NO, NO}},
    {"the_deviation_of_a_constant_has_no_gradient", deviation, 3,
     {5, 5, 5}, {0}, {0}},
    {"a_product_with_one_zero_is_exact", all_prod, 3,
     {0, 2, 3}, {0}, {6, 0, 0}},
    {"a_product_with_two_zeros_is_flat", all_prod, 3, {0, 0, 3}, {0}, {0}},

    {"huber_at_its_delta", huber_of_zero, 4,
     {1, -1, 3, 0}, {0.5, 0.5, 2.5, 0}, {1, -1, 1, 0}},
    {"hinge_is_flat_at_its_kink", hinge_of_yes, 3,
     {1, 0, 2}, {0, 1, 0}, {0, -1, 0}},
    {"l1_is_flat_where_it_is_zero", l1_of_one, 3,
     {1, 0, 2}, {0, 1, 1}, {0, -1, 1}},

    {"a_reversed_gradient", reversed, 2, {2, -1}, {2, -1}, {-3, -3}},
    {"x_times_its_value_has_gradient_x", times_its_value, 2,
     {3, -2}, {9, 4}, {3, -2}},
    {"x_plus_x_has_gradient_two", twice, 2, {3, -2}, {6, -4}, {2, 2}},
    {"all_is_dropped_at_rate_one", dropped_for_certain, 2, {3, NO}, {0, NO},
     {0, 0}},
    {"nothing_is_dropped_outside_training", not_dropped, 2,
     {3, -2}, {3, -2}, {1, 1}},
    {"tiled_never_it_is_nothing", tiled_never, 2, {3, 4}, {0}, {0, 0}},
};
/* clang-format on */

START_TEST(edge_cases_of_the_whole_table_are_as_documented)
{
    ops_check_edge(&edges[_i]);
}
END_TEST

/* ---- what is no row of the table ---- */

START_TEST(argmax_and_argmin_take_the_first_of_equals_and_the_first_nan)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = ops_param(tape, "x", 5, (double[]){1, 3, 3, 1, 2});
    ck_assert(tg_item(tg_argmax(x)) == 1 && tg_item(tg_argmin(x)) == 0);
    tg_tensor *y = ops_param(tape, "y", 4, (double[]){9, NO, -9, NO});
    ck_assert(tg_item(tg_argmax(y)) == 1 && tg_item(tg_argmin(y)) == 1);
    ck_assert(!tg_argmax(x)->needs_grad);
    tg_tape_free(tape);
}
END_TEST

START_TEST(max_pool2d_takes_the_first_of_equals_and_a_nan_wins)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 1, 1, 2, 4);
    const double values[] = {7, 7, 1, NO, 7, 7, NO, 2};
    for (int i = 0; i < 8; i++)
        x->data[i] = (tg_real)values[i];
    tg_tensor *y = tg_max_pool2d(x, .kernel = {2, 2});
    ck_assert(y->data[0] == 7 && isnan(y->data[1]));
    tg_backward(tg_sum(y));
    const double want[] = {1, 0, 0, 1, 0, 0, 0, 0};
    for (int i = 0; i < 8; i++)
        ck_assert(x->grad->data[i] == want[i]);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_place_that_is_read_twice_receives_twice)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = ops_param(tape, "x", 3, (double[]){5, 6, 7});
    tg_tensor *index = tg_constant(tape, TG_SHAPE(4), (tg_real[]){2, 0, 2, 2});
    tg_tensor *y = tg_index_select(x, index, 0);
    ck_assert(y->data[0] == 7 && y->data[1] == 5 && y->data[3] == 7);
    tg_backward(tg_sum(y));
    ck_assert(x->grad->data[0] == 1 && x->grad->data[1] == 0);
    ck_assert(x->grad->data[2] == 3);
    tg_tape_free(tape);
}
END_TEST

/* It is a position, not an amount: nothing it is made from gets a gradient. */
START_TEST(an_index_has_no_gradient_even_where_it_is_a_parameter)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 3), *source = tg_param(tape, "s", 3);
    tg_tensor *index = tg_param(tape, "index", 3);
    tg_tensor *y[] = {
        tg_gather(x, index, 0),
        tg_index_select(x, index, 0),
        tg_scatter_add(x, index, source, 0),
        tg_index_add(x, index, source, 0),
        tg_where(index, x, source),
    };
    for (int i = 0; i < LENGTH(y); i++)
        tg_backward(tg_sum(tg_exp(y[i])));
    for (int i = 0; i < 3; i++)
        ck_assert(index->grad->data[i] == 0 && source->grad->data[i] != 0);
    tg_tape_free(tape);
}
END_TEST

/* Half of the numbers, and twice as large, so that the mean stays; the same
 * ones for the same seed. */
START_TEST(dropout_keeps_the_mean_and_follows_the_seed)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_ones(tape, 10000);
    tg_seed(tape, 7);
    tg_tensor *first = tg_dropout(x, 0.25, true);
    tg_tensor *other = tg_dropout(x, 0.25, true);
    tg_seed(tape, 7);
    tg_tensor *again = tg_dropout(x, 0.25, true);
    int zeros = 0, moved = 0;
    for (size_t i = 0; i < x->count; i++) {
        const double v = (double)first->data[i];
        ck_assert(v == 0 || fabs(v - 4. / 3) < 1e-6);
        ck_assert(first->data[i] == again->data[i]);
        zeros += v == 0;
        moved += first->data[i] != other->data[i];
    }
    ck_assert(zeros > 2300 && zeros < 2700); /* 2500, deviation 43 */
    ck_assert_int_gt(moved, 3000);
    ck_assert_ptr_eq(tg_dropout(x, 0.25, false), x);
    tg_tape_free(tape);
}
END_TEST

/* Batch means 2 and 20, variances 1 and 100: kept 0.75 of 0 and of 1. */
START_TEST(batch_norm_remembers_what_it_has_seen)
{
    tg_tape *tape = tg_tape_new();
    const tg_real data[] = {1, 10, 3, 30};
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2, 2), data);
    tg_tensor *mean = tg_zeros(tape, 2), *var = tg_ones(tape, 2);
    tg_running running = {mean, var, .keep = 0.75};
    tg_tensor *y = tg_batch_norm(x, NULL, NULL, &running, true, 0);
    ck_assert(y->data[0] == -1 && y->data[3] == 1);
    ck_assert(mean->data[0] == 0.5 && mean->data[1] == 5);
    ck_assert(var->data[0] == 1 && var->data[1] == 25.75);
    running.correction = 1; /* var 2 and 200 of the same batch */
    (void)tg_batch_norm(x, NULL, NULL, &running, true, 0);
    ck_assert(var->data[0] == 1.25 && mean->data[0] == 0.875);
    tg_tensor *z = tg_batch_norm(x, NULL, NULL, &running, false, 0);
    ck_assert(fabs((double)z->data[0] - 0.125 / sqrt(1.25)) < 1e-6);
    ck_assert(mean->data[0] == 0.875); /* evaluating changes nothing */
    tg_tape_free(tape);
}
END_TEST

START_TEST(products_and_norms_of_nothing_are_one_and_zero)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 2, 0);
    ck_assert(tg_item(tg_prod(x)) == 1 && tg_item(tg_norm(x)) == 0);
    ck_assert(isnan(tg_item(tg_var(x, 0))));
    ck_assert(tg_prod(x, 1)->data[1] == 1);
    ck_assert_uint_eq(tg_cumsum(x, 1)->count, 0);
    tg_backward(tg_prod(x));
    ck_assert(x->grad && x->grad->count == 0);
    tg_tape_free(tape);
}
END_TEST

START_TEST(the_variance_of_too_few_numbers_is_not_a_number)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = ops_param(tape, "x", 1, (double[]){3});
    ck_assert(isnan(tg_item(tg_var(x, 1))) && isnan(tg_item(tg_std(x, 1))));
    ck_assert(tg_item(tg_var(x, 0)) == 0);
    tg_tape_free(tape);
}
END_TEST

Suite *ops_edges_suite(void)
{
    Suite *suite = suite_create("ops_edges");
    TCase *tests = tcase_create("edge cases");
    tcase_add_loop_test(tests, edge_cases_of_the_whole_table_are_as_documented,
                        0, LENGTH(edges));
    tcase_add_test(
        tests, argmax_and_argmin_take_the_first_of_equals_and_the_first_nan);
    tcase_add_test(tests, max_pool2d_takes_the_first_of_equals_and_a_nan_wins);
    tcase_add_test(tests, a_place_that_is_read_twice_receives_twice);
    tcase_add_test(tests,
                   an_index_has_no_gradient_even_where_it_is_a_parameter);
    tcase_add_test(tests, dropout_keeps_the_mean_and_follows_the_seed);
    tcase_add_test(tests, batch_norm_remembers_what_it_has_seen);
    tcase_add_test(tests, products_and_norms_of_nothing_are_one_and_zero);
    tcase_add_test(tests, the_variance_of_too_few_numbers_is_not_a_number);
    suite_add_tcase(suite, tests);
    return suite;
}

/* Edge cases of ops that work on each number or line by itself: zeros,
 * infinities, NaN, denormals; and shapes. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fails.h"
#include "ops_support.h"
#include "tapegrad.h"

/* ---- what the table builds ---- */

static tg_tensor *leaky_quarter(tg_tensor *x)
{
    return tg_leaky_relu(x, 0.25);
}

static tg_tensor *one_over(tg_tensor *x)
{
    tg_tensor *one = tg_scalar(x->tape, 1);
    return tg_div(one, x);
}

static tg_tensor *over_itself(tg_tensor *x)
{
    return tg_div(x, x);
}

static tg_tensor *softmax_line(tg_tensor *x)
{
    return tg_softmax(x, -1);
}

static tg_tensor *log_softmax_line(tg_tensor *x)
{
    return tg_log_softmax(x, 0);
}

static tg_tensor *greater_than_one(tg_tensor *x)
{
    tg_tensor *one = tg_scalar(x->tape, 1);
    return tg_gt(x, one);
}

static tg_tensor *equal_to_itself(tg_tensor *x)
{
    return tg_eq(x, x);
}

static tg_tensor *relu_by_where(tg_tensor *x)
{
    tg_tensor *zero = tg_scalar(x->tape, 0);
    tg_tensor *positive = tg_gt(x, zero);
    return tg_where(positive, x, zero);
}

static tg_tensor *times_one(tg_tensor *x)
{
    return tg_mul_scalar(x, 1);
}

static tg_tensor *plus_zero(tg_tensor *x)
{
    return tg_add_scalar(x, 0);
}

static tg_tensor *times_ones(tg_tensor *x)
{
    tg_tensor *one = tg_ones(x->tape, x->shape);
    return tg_mul(x, one);
}

/* ---- the table ---- */

static const ops_edge edges[] = {
    {"relu_passes_no_gradient_at_zero",
     tg_relu,
     4,
     {0, -0.0, 1, -1},
     {0, 0, 1, 0},
     {0, 0, 1, 0}},
    {"leaky_relu_passes_its_slope_at_zero",
     leaky_quarter,
     4,
     {0, -0.0, 1, -1},
     {0, 0, 1, -0.25},
     {0.25, 0.25, 1, 0.25}},
    {"step_of_zero_is_zero",
     tg_step,
     4,
     {0, -0.0, TINY, -TINY},
     {0, 0, 1, 0},
     {0, 0, 0, 0}},
    {"sqrt_of_zero_has_an_infinite_gradient",
     tg_sqrt,
     3,
     {0, 1, 4},
     {0, 1, 2},
     {INF, 0.5, 0.25}},
    {"log_of_zero_has_an_infinite_gradient",
     tg_log,
     2,
     {0, 1},
     {-INF, 0},
     {INF, 1}},
    {"one_over_zero_has_the_gradient_minus_infinity",
     one_over,
     3,
     {0, -0.0, 2},
     {INF, -INF, 0.5},
     {-INF, -INF, -0.25}},
    {"zero_over_zero_is_not_a_number", over_itself, 1, {0}, {NO}, {NO}},
    {"exp_overflows_to_infinity", tg_exp, 2, {1000, -1000}, {INF, 0}, {INF, 0}},
    {"sigmoid_is_flat_far_from_zero",
     tg_sigmoid,
     4,
     {1000, -1000, INF, -INF},
     {1, 0, 1, 0},
     {0, 0, 0, 0}},
    {"tanh_is_flat_far_from_zero",
     tg_tanh,
     4,
     {1000, -1000, INF, -INF},
     {1, -1, 1, -1},
     {0, 0, 0, 0}},

    {"softmax_survives_large_logits",
     softmax_line,
     3,
     {1e4, -1e4, 1e4},
     {0.5, 0, 0.5},
     {0, 0, 0}},
    {"softmax_gives_nothing_to_minus_infinity",
     softmax_line,
     3,
     {-INF, 2, 2},
     {0, 0.5, 0.5},
     {0, 0, 0}},
    {"softmax_of_minus_infinities_is_not_a_number",
     softmax_line,
     2,
     {-INF, -INF},
     {NO, NO},
     {NO, NO}},
    {"log_softmax_of_minus_infinities_is_not_a_number",
     log_softmax_line,
     2,
     {-INF, -INF},
     {NO, NO},
     {NO, NO}},
    {"softmax_of_an_infinity_is_not_a_number",
     softmax_line,
     3,
     {0, INF, 1},
     {NO, NO, NO},
     {NO, NO, NO}},
    {"log_softmax_survives_large_logits",
     log_softmax_line,
     2,
     {1e4, 0},
     {0, -1e4},
     {-1, 1}},
    {"log_softmax_of_an_infinity_is_not_a_number",
     log_softmax_line,
     2,
     {0, INF},
     {NO, NO},
     {NO, NO}},

    {"relu_of_a_nan_is_a_nan", tg_relu, 2, {NO, 1}, {NO, 1}, {NO, 1}},
    {"leaky_relu_of_a_nan_is_a_nan",
     leaky_quarter,
     2,
     {NO, 1},
     {NO, 1},
     {NO, 1}},
    {"step_of_a_nan_is_a_nan", tg_step, 2, {NO, 1}, {NO, 1}, {0, 0}},
    {"sigmoid_of_a_nan_is_a_nan", tg_sigmoid, 1, {NO}, {NO}, {NO}},
    {"tanh_of_a_nan_is_a_nan", tg_tanh, 1, {NO}, {NO}, {NO}},
    {"softmax_beside_a_nan_is_a_nan",
     softmax_line,
     2,
     {0, NO},
     {NO, NO},
     {NO, NO}},
    {"where_sends_gradient_to_the_chosen_only",
     relu_by_where,
     3,
     {2, -3, 0},
     {2, 0, 0},
     {1, 0, 0}},

    {"denormals_survive_a_product_with_a_number",
     times_one,
     2,
     {TINY, -TINY},
     {TINY, -TINY},
     {1, 1}},
    {"denormals_survive_a_sum",
     plus_zero,
     2,
     {TINY, -TINY},
     {TINY, -TINY},
     {1, 1}},
    {"denormals_survive_a_product",
     times_ones,
     2,
     {TINY, -3 * TINY},
     {TINY, -3 * TINY},
     {1, 1}},
    {"denormals_survive_relu", tg_relu, 2, {TINY, -TINY}, {TINY, 0}, {1, 0}},
    {"denormals_survive_neg", tg_neg, 1, {TINY}, {-TINY}, {-1}},
};

START_TEST(edge_cases_are_as_documented)
{
    ops_check_edge(&edges[_i]);
}
END_TEST

/* ---- what is no row of the table ---- */

START_TEST(comparisons_with_a_nan_are_nan_and_have_no_gradient)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = ops_param(tape, "x", 3, (double[]){NO, 2, 1});
    tg_tensor *above = greater_than_one(x), *same = equal_to_itself(x);
    ck_assert(isnan(above->data[0]) && isnan(same->data[0]));
    ck_assert(above->data[1] == 1 && above->data[2] == 0);
    ck_assert(same->data[1] == 1 && same->data[2] == 1);
    ck_assert(!above->needs_grad && !same->needs_grad);
    tg_tape_free(tape);
}
END_TEST

START_TEST(reshape_works_out_one_dimension_and_shares_the_numbers)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 4, 6);
    tg_tensor *y = tg_reshape(x, 2, -1, 3);
    ck_assert(tg_shape_equal(y->shape, TG_SHAPE(2, 4, 3)));
    ck_assert_ptr_eq(y->data, x->data);
    ck_assert(tg_shape_equal(tg_reshape(x, -1)->shape, TG_SHAPE(24)));
    ck_assert_ptr_eq(tg_detach(x)->data, x->data);
    tg_tape_free(tape);
}
END_TEST

START_TEST(padding_keeps_the_sign_of_a_zero)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_ones(tape, 2);
    const tg_tensor *plus = tg_pad(x, 0, 1, 1, 0.0);
    const tg_tensor *minus = tg_pad(x, 0, 1, 1, -0.0);
    ck_assert(plus->data[0] == 0 && !signbit(plus->data[0]));
    ck_assert(minus->data[3] == 0 && signbit(minus->data[3]));
    tg_tape_free(tape);
}
END_TEST

START_TEST(all_six_axes_broadcast)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *a = tg_zeros(tape, 2, 1, 3, 1, 2, 1);
    tg_tensor *b = tg_zeros(tape, 3, 1, 2, 1, 3);
    for (int i = 0; i < 12; i++)
        a->data[i] = (tg_real)(100 * i);
    for (int i = 0; i < 18; i++)
        b->data[i] = (tg_real)i;
    tg_tensor *y = tg_add(a, b);
    ck_assert(tg_shape_equal(y->shape, TG_SHAPE(2, 3, 3, 2, 2, 3)));
    for (int i = 0; i < 216; i++) {
        int at[6], rest = i;
        for (int k = 5; k >= 0; rest /= y->shape.dim[k--])
            at[k] = rest % y->shape.dim[k];
        int from_a = (at[0] * 3 + at[2]) * 2 + at[4];
        int from_b = (at[1] * 2 + at[3]) * 3 + at[5];
        ck_assert(y->data[i] == (tg_real)(100 * from_a + from_b));
    }
    tg_tape_free(tape);
}
END_TEST

/* Layers and the stepper's health know what the descriptors say. */
START_TEST(every_activation_goes_by_its_name_and_is_seen_by_health)
{
    int found = 0;
    const tg_op *op;
    for (int i = 0; (op = tg_op_at(i)); i++) {
        if (!op->activation)
            continue;
        tg_tape *tape = tg_tape_new();
        tg_tensor *w = tg_param(tape, "w", 2, 3);
        tg_tensor *y = tg_activation_named(op->name)(w);
        ck_assert_ptr_eq(y->op, op);
        ck_assert(tg_shape_equal(y->shape, w->shape));

        char text[2048] = "";
        FILE *to = fmemopen(text, sizeof text, "w");
        tg_replay replay;
        tg_replay_begin(&replay, tg_mean(y));
        tg_health_print(to, &replay);
        fclose(to);
        tg_replay_end(&replay);
        const bool in_units = op->loop != NULL; /* softmax needs a row */
        ck_assert_msg((strstr(text, " flat ") != NULL) == in_units, "%s: %s",
                      op->name, text);
        tg_tape_free(tape);
        found++;
    }
    ck_assert_int_ge(found, 8);
}
END_TEST

START_TEST(compositions_are_activations_too_and_others_are_listed)
{
    ck_assert(tg_activation_named("gelu") == (tg_gelu));
    ck_assert(tg_activation_named("gelu_tanh") == (tg_gelu_tanh));
    ck_assert(tg_activation_named("silu") == (tg_silu));
    ck_assert(!tg_activation_named("linear") && !tg_activation_named(NULL));
    FAILS_WITH("there is no activation \"add\": linear, ",
               tg_activation_named("add"));
    FAILS_WITH(", sigmoid", tg_activation_named("add"));
    FAILS_WITH(", gelu_tanh", tg_activation_named("add"));
}
END_TEST

Suite *ops_suite(void)
{
    Suite *suite = suite_create("ops");
    TCase *tests = tcase_create("edge cases");
    tcase_add_loop_test(tests, edge_cases_are_as_documented, 0, LENGTH(edges));
    tcase_add_test(tests, comparisons_with_a_nan_are_nan_and_have_no_gradient);
    tcase_add_test(tests,
                   reshape_works_out_one_dimension_and_shares_the_numbers);
    tcase_add_test(tests, padding_keeps_the_sign_of_a_zero);
    tcase_add_test(tests, all_six_axes_broadcast);
    tcase_add_test(tests,
                   every_activation_goes_by_its_name_and_is_seen_by_health);
    tcase_add_test(tests,
                   compositions_are_activations_too_and_others_are_listed);
    suite_add_tcase(suite, tests);
    return suite;
}

/* Printing a tape, and the text of a rule. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

/* ---- print ---- */

START_TEST(a_small_tensor_is_printed_whole)
{
    tg_tensor *w = tg_param(tape, "W", 2, 3);
    tg_set(w, (tg_real[]){1, 2, 3, 4, 5, 6});
    FILE *f = tmpfile();
    tg_fprint(f, w);
    char *text = texts_slurp(f);
    ck_assert_ptr_nonnull(strstr(text, "%0 = param W  [2 x 3]"));
    ck_assert_int_eq(texts_count(text, "\n"), 3);
    ck_assert_ptr_nonnull(strstr(text, "4        5        6"));
    free(text);
}
END_TEST

START_TEST(a_large_tensor_is_printed_with_its_middle_left_out)
{
    tg_tensor *big = tg_zeros(tape, 3, 20, 100);
    FILE *f = tmpfile();
    tg_fprint(f, big);
    char *text = texts_slurp(f);
    ck_assert_int_eq(texts_count(text, "\n"), 1 + 3 * (1 + 3 + 1 + 3));
    ck_assert_uint_le(texts_longest_line(text), 80);
    free(text);
}
END_TEST

START_TEST(scalars_size_0_and_high_ranks_are_printed)
{
    FILE *f = tmpfile();
    tg_fprint(f, tg_scalar(tape, 0.5));
    tg_fprint(f, tg_zeros(tape, 0, 3));
    tg_fprint(f, tg_full(tape, NAN, 1, 1, 1, 1, 1, 2));
    char *text = texts_slurp(f);
    ck_assert_ptr_nonnull(strstr(text, "[]  0.5\n"));
    ck_assert_ptr_nonnull(strstr(text, "[0 x 3]\n"));
    ck_assert_ptr_nonnull(strstr(text, "nan"));
    free(text);
}
END_TEST

START_TEST(two_equal_tapes_print_equal_texts_of_80_columns)
{
    char *text[2];
    for (int i = 0; i < 2; i++) {
        tg_tape *on = tg_tape_new();
        texts_neuron(on);
        FILE *f = tmpfile();
        tg_fprint_tape(f, on);
        text[i] = texts_slurp(f);
        ck_assert_int_eq(texts_count(text[i], "\n"), on->count);
        tg_tape_free(on);
    }
    ck_assert_str_eq(text[0], text[1]);
    ck_assert_uint_le(texts_longest_line(text[0]), 80);
    ck_assert_ptr_null(strstr(text[0], "0x"));
    ck_assert_ptr_nonnull(strstr(text[0], "mul(%0 w, %2 x)"));
    ck_assert_ptr_nonnull(strstr(text[0], "rule of %3"));
    free(text[0]);
    free(text[1]);
}
END_TEST

START_TEST(what_an_op_was_given_besides_tensors_is_printed)
{
    tg_tensor *x = tg_param(tape, "x", 2, 3);
    tg_tensor *y = tg_sum(tg_mul_scalar(x, 3), 0);
    FILE *f = tmpfile();
    tg_fprint(f, y);
    tg_fprint_tape(f, tape);
    tg_fprint(f, tg_add(y, tg_sum(y)));
    char *text = texts_slurp(f);
    ck_assert_int_eq(texts_count(text, "%2 = sum(%1, axis 0) "), 2);
    ck_assert_int_eq(texts_count(text, "%1 = mul_scalar(%0 x, 3) "), 1);
    ck_assert_int_eq(texts_count(text, "%4 = add(%2, %3) "), 1);
    free(text);
}
END_TEST

/* ---- rules ---- */

/* The text of the rule that sent its gradient to input k of y. */
static const char *rule_of(tg_tensor *y, int k)
{
    static char text[256];
    tg_tensor *ones = tg_ones(y->tape, y->shape);
    tg_backward_from(y, ones);
    for (size_t i = tape->records; i-- > 0;)
        if (tape->record[i].y == y->id && tape->record[i].k == k) {
            tg_rule_text(tape, &tape->record[i], text, sizeof text);
            return text;
        }
    return "none";
}

START_TEST(the_text_of_a_rule_is_read_off_what_it_recorded)
{
    tg_tensor *x = tg_param(tape, "x", 2, 2), *w = tg_param(tape, "w", 2, 2);
    tg_init_constant(x, 0.5);
    ck_assert_str_eq(rule_of(tg_mul(x, w), 0), "dy * b");
    ck_assert_str_eq(rule_of(tg_mul(x, w), 1), "dy * a");
    ck_assert_str_eq(rule_of(tg_sub(x, w), 1), "-dy");
    ck_assert_str_eq(rule_of(tg_sigmoid(x), 0), "dy * (y * (1 - y))");
    ck_assert_str_eq(rule_of(tg_div(x, w), 1), "-((dy * y) / b)");
    ck_assert_str_eq(rule_of(tg_matmul(x, w), 0), "dy b^T");
    ck_assert_str_eq(rule_of(tg_matmul(x, w), 1), "a^T dy");
    ck_assert_str_eq(rule_of(tg_leaky_relu(x, 0.25), 0), "dy * step(x, 0.25)");
    ck_assert_str_eq(rule_of(tg_pow_scalar(x, 3), 0), "dy * ((x^2) * 3)");
    ck_assert_str_eq(rule_of(tg_add(x, x), 1), "dy");
    tg_tensor *index = tg_zeros(tape, 1);
    ck_assert_str_eq(rule_of(tg_index_select(x, index, 0), 0),
                     "index_add(0, index, dy, axis 0)");
}
END_TEST

START_TEST(a_long_rule_is_cut_and_the_first_record_is_the_cotangent)
{
    char text[8];
    tg_tensor *x = tg_param_scalar(tape, "x", 2);
    tg_backward(tg_sigmoid(x));
    tg_rule_text(tape, &tape->record[0], text, sizeof text);
    ck_assert_str_eq(text, "1");
    tg_rule_text(tape, &tape->record[1], text, sizeof text);
    ck_assert_str_eq(text, "dy * (y");
}
END_TEST

static tg_tensor *doubling_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    for (int i = 0; i < *(const int *)y->attr; i++)
        dy = tg_add(dy, dy);
    return dy;
}

static void doubling_forward(tg_tensor *y)
{
    y->data[0] = y->in[0]->data[0];
}

/* The text of a rule that doubles dy `times` times. */
static const char *doubling_text(int times)
{
    static const tg_op op = {.name = "doubling",
                             .arity = 1,
                             .shape = tg_shape_like_input,
                             .forward = doubling_forward,
                             .gradient = doubling_gradient};
    tg_tensor *x = tg_param_scalar(tape, "x", 2);
    return rule_of(tg_apply(&op, 1, &x, &times, sizeof times), 0);
}

START_TEST(the_text_of_a_rule_does_not_grow_with_the_ways_through_it)
{
    ck_assert_str_eq(doubling_text(3),
                     "((dy + dy) + (dy + dy)) + ((dy + dy) + (dy + dy))");
    const char *text = doubling_text(24);
    ck_assert_uint_eq(strlen(text), 255);
    ck_assert_str_eq(text + 252, "...");
    ck_assert_ptr_nonnull(strstr(text, " + %"));
    text = doubling_text(1000);
    ck_assert_uint_eq(strlen(text), 255);
    ck_assert_str_eq(text + 252, "...");
}
END_TEST

Suite *view_suite(void)
{
    Suite *s = suite_create("view");
    TCase *c = tcase_create("view");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, a_small_tensor_is_printed_whole);
    tcase_add_test(c, a_large_tensor_is_printed_with_its_middle_left_out);
    tcase_add_test(c, scalars_size_0_and_high_ranks_are_printed);
    tcase_add_test(c, two_equal_tapes_print_equal_texts_of_80_columns);
    tcase_add_test(c, what_an_op_was_given_besides_tensors_is_printed);
    tcase_add_test(c, the_text_of_a_rule_is_read_off_what_it_recorded);
    tcase_add_test(c, a_long_rule_is_cut_and_the_first_record_is_the_cotangent);
    tcase_add_test(c,
                   the_text_of_a_rule_does_not_grow_with_the_ways_through_it);
    suite_add_tcase(s, c);
    return s;
}

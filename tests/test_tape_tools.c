/* Tape diff, the cost ledger, and the dump. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_tape *a, *b;

static void set_up(void)
{
    a = tg_tape_new();
    b = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(a);
    tg_tape_free(b);
}

typedef enum variant {
    PLAIN,
    OTHER_VALUE,
    OTHER_OP,
    OTHER_SHAPE,
    LONGER
} variant;

static tg_tensor *program(tg_tape *on, variant v)
{
    tg_tensor *x = v == OTHER_SHAPE ? tg_ones(on, 4) : tg_ones(on, 3);
    tg_tensor *w = tg_param_scalar(on, "w", v == OTHER_VALUE ? 2.5 : 2);
    tg_tensor *y = tg_mul(x, w);
    y = (v == OTHER_OP ? tg_tanh : tg_sigmoid)(y);
    return v == LONGER ? tg_sum(y) : y;
}

static tg_difference part(variant v, double tolerance)
{
    program(a, PLAIN);
    program(b, v);
    return tg_first_difference(a, b, tolerance);
}

START_TEST(equal_programs_make_equal_tapes)
{
    ck_assert_int_eq(part(PLAIN, 0).kind, TG_SAME);
    FILE *f = tmpfile();
    ck_assert(tg_diff(f, a, b, 0));
    char *text = texts_slurp(f);
    ck_assert_str_eq(text, "the tapes are the same: 4 entries\n");
    free(text);
}
END_TEST

START_TEST(tapes_differ_at_the_first_other_value)
{
    const tg_difference d = part(OTHER_VALUE, 0);
    ck_assert_int_eq(d.kind, TG_DIFFERENT_VALUE);
    ck_assert_int_eq(d.id, 1);
    ck_assert_int_eq(tg_first_difference(a, b, 0.5).kind, TG_SAME);
    FILE *f = tmpfile();
    ck_assert(!tg_diff(f, a, b, 0));
    char *text = texts_slurp(f);
    ck_assert_ptr_nonnull(strstr(text, "first differ at %1: another value"));
    ck_assert_ptr_nonnull(strstr(text, "a: %1 = param w  []  2"));
    ck_assert_ptr_nonnull(strstr(text, "test_tape_tools.c:"));
    free(text);
}
END_TEST

START_TEST(tapes_differ_at_another_op_shape_or_end)
{
    ck_assert_int_eq(part(OTHER_OP, 0).kind, TG_DIFFERENT_OP);
    ck_assert_int_eq(tg_first_difference(a, b, 0).id, 3);
    tear_down(), set_up();
    ck_assert_int_eq(part(OTHER_SHAPE, 0).kind, TG_DIFFERENT_SHAPE);
    tear_down(), set_up();
    const tg_difference d = part(LONGER, 0);
    ck_assert_int_eq(d.kind, TG_DIFFERENT_END);
    ck_assert_int_eq(d.id, 4);
}
END_TEST

START_TEST(tapes_differ_at_other_inputs_attributes_and_lines)
{
    tg_tensor *x = tg_ones(a, 2, 2);
    tg_tensor *y = tg_ones(b, 2, 2);
    ck_assert_int_eq(tg_first_difference(a, b, 0).kind, TG_DIFFERENT_LINE);
    ck_assert_int_eq(x->id, y->id);
    tear_down(), set_up();
    tg_tensor *in[2];
    for (int i = 0; i < 2; i++)
        in[i] = tg_softmax(tg_ones(i ? b : a, 2, 2), i);
    ck_assert_int_eq(tg_first_difference(a, b, 0).kind, TG_DIFFERENT_INPUTS);
    ck_assert_int_eq(in[0]->id, tg_first_difference(a, b, 0).id);
}
END_TEST

START_TEST(costs_add_up_by_scope_and_by_op)
{
    tg_tensor *loss = texts_perceptron(a);
    const tg_cost all = tg_cost_of(a, false, NULL, NULL);
    ck_assert_int_eq(all.entries, a->count);
    ck_assert_double_gt(all.flops, 2.0 * 4 * 784 * 16 * 2);
    ck_assert_double_gt(all.bytes, 784 * 16 * sizeof(tg_real));
    ck_assert(all.seconds == 0);
    ck_assert(tg_cost_of(a, true, NULL, NULL).seconds > 0);
    FILE *f = tmpfile();
    tg_costs(f, a);
    tg_costs(f, a, .by_op = true, .time = true);
    char *text = texts_slurp(f);
    ck_assert_ptr_nonnull(strstr(text, "dense_1, backward"));
    ck_assert_ptr_nonnull(strstr(text, "\nmatmul "));
    ck_assert_ptr_nonnull(strstr(text, "\nall "));
    ck_assert_uint_le(texts_longest_line(text), 80);
    ck_assert(tg_is_live(loss));
    free(text);
}
END_TEST

START_TEST(a_dump_tells_all_and_is_the_same_each_time)
{
    char *text[2];
    for (int i = 0; i < 2; i++) {
        texts_perceptron(i ? b : a);
        FILE *f = tmpfile();
        tg_dump_tape(f, i ? b : a);
        text[i] = texts_slurp(f);
    }
    ck_assert_str_eq(text[0], text[1]);
    ck_assert_int_eq(texts_count(text[0], "\n"),
                     1 + a->count + (int)a->records);
    ck_assert_ptr_nonnull(strstr(text[0], "| in dense_1"));
    ck_assert_ptr_nonnull(strstr(text[0], "sends"));
    ck_assert_ptr_null(strstr(text[0], "0x"));
    free(text[0]);
    free(text[1]);
}
END_TEST

Suite *tape_tools_suite(void)
{
    Suite *s = suite_create("tape_tools");
    TCase *c = tcase_create("tape_tools");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, equal_programs_make_equal_tapes);
    tcase_add_test(c, tapes_differ_at_the_first_other_value);
    tcase_add_test(c, tapes_differ_at_another_op_shape_or_end);
    tcase_add_test(c, tapes_differ_at_other_inputs_attributes_and_lines);
    tcase_add_test(c, costs_add_up_by_scope_and_by_op);
    tcase_add_test(c, a_dump_tells_all_and_is_the_same_each_time);
    return s;
}

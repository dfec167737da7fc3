/* Scopes on the tape. */
#include <check.h>
#include <string.h>

#include "fails.h"
#include "look/text/text.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;
static tg_tensor *x;

static void set_up(void)
{
    tape = tg_tape_new();
    x = tg_param_scalar(tape, "x", 2);
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

static const char *path_of(const tg_tensor *t)
{
    static char path[64];
    tg_scope_path(tape, tg_scope_of(t), path, sizeof path);
    return path;
}

START_TEST(an_entry_belongs_to_the_innermost_open_scope)
{
    tg_scope(tape, "outer");
    tg_tensor *a = tg_square(x);
    tg_scope(tape, "inner");
    tg_tensor *b = tg_square(a);
    tg_scope_end(tape);
    tg_tensor *c = tg_square(b);
    tg_scope_end(tape);
    tg_tensor *d = tg_square(c);
    ck_assert_str_eq(path_of(x), "");
    ck_assert_str_eq(path_of(a), "outer");
    ck_assert_str_eq(path_of(b), "outer/inner");
    ck_assert_str_eq(path_of(c), "outer");
    ck_assert_str_eq(path_of(d), "");
}
END_TEST

START_TEST(what_a_rule_records_has_the_scope_of_its_op)
{
    tg_scope(tape, "first");
    tg_tensor *a = tg_exp(x);
    tg_scope_end(tape);
    tg_scope(tape, "second");
    tg_backward(tg_mul(a, a));
    tg_scope_end(tape);
    ck_assert_str_eq(path_of(x->grad), "first");
    ck_assert_str_eq(path_of(a->grad), "second");
}
END_TEST

START_TEST(a_scope_can_be_empty_or_come_right_after_another)
{
    for (int i = 0; i < 40; i++) {
        tg_scope(tape, i % 2 ? "odd" : "even");
        if (i % 4 == 3)
            x = tg_square(x);
        tg_scope_end(tape);
        if (i % 4 == 3)
            ck_assert_str_eq(path_of(x), "odd");
    }
    ck_assert_int_eq(tape->scopes, 40);
}
END_TEST

START_TEST(a_rewind_opens_again_what_was_open_at_its_mark)
{
    tg_scope(tape, "step");
    tg_mark mark = tg_tape_mark(tape);
    tg_scope_end(tape);
    tg_scope(tape, "later");
    tg_rewind(tape, mark);
    ck_assert_str_eq(path_of(tg_square(x)), "step");
    ck_assert_int_eq(tape->scopes, 1);
    tg_scope_end(tape);
    FAILS_WITH("tg_scope_end without a tg_scope", tg_scope_end(tape));
}
END_TEST

START_TEST(the_layers_of_a_model_are_scopes)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 3);
    tg_dense(model, 4, "tanh");
    tg_dense(model, 2, "softmax");
    tg_tensor *in = tg_zeros(tape, 5, 3);
    tg_tensor *out = tg_model_output(model, in);
    ck_assert_str_eq(path_of(out), "dense_2");
    ck_assert_str_eq(path_of(out->in[0]->in[0]->in[0]), "dense_1");
}
END_TEST

START_TEST(a_path_is_cut_where_the_text_ends)
{
    char path[8];
    tg_scope(tape, "outer");
    tg_scope(tape, "inner");
    tg_scope_path(tape, 1, path, sizeof path);
    ck_assert_str_eq(path, "outer/i");
    tg_scope_path(tape, 1, path, 6);
    ck_assert_str_eq(path, "outer");
    tg_scope_path(tape, 1, path, 3);
    ck_assert_str_eq(path, "ou");
    strcpy(path, "as was");
    tg_scope_path(tape, 1, path, 0);
    ck_assert_str_eq(path, "as was");
    tg_scope_path(tape, 1, path, 1);
    ck_assert_str_eq(path, "");
}
END_TEST

START_TEST(a_million_nested_scopes_have_a_path)
{
    char path[16];
    for (int i = 0; i < 1000000; i++)
        tg_scope(tape, "s");
    tg_scope_path(tape, 999999, path, sizeof path);
    ck_assert_str_eq(path, "s/s/s/s/s/s/s/s");
}
END_TEST

Suite *scopes_suite(void)
{
    Suite *s = suite_create("scopes");
    TCase *c = tcase_create("scopes");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, an_entry_belongs_to_the_innermost_open_scope);
    tcase_add_test(c, what_a_rule_records_has_the_scope_of_its_op);
    tcase_add_test(c, a_scope_can_be_empty_or_come_right_after_another);
    tcase_add_test(c, a_rewind_opens_again_what_was_open_at_its_mark);
    tcase_add_test(c, the_layers_of_a_model_are_scopes);
    tcase_add_test(c, a_path_is_cut_where_the_text_ends);
    tcase_add_test(c, a_million_nested_scopes_have_a_path);
    return s;
}

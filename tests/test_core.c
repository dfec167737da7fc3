/* The tape: entries, marks, stamps, and the backward pass. */
#include <check.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

/* ---- entries and marks ---- */

START_TEST(entries_are_numbered_from_0_in_the_order_they_are_made)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *y = tg_mul(w, w);
    ck_assert_int_eq(w->id, 0);
    ck_assert_int_eq(y->id, 1);
    ck_assert_ptr_eq(tape->entry[1], y);
    ck_assert_int_eq(tape->count, 2);
    ck_assert(w->role == TG_PARAM && w->needs_grad && !w->op);
    ck_assert(y->role == TG_RESULT && y->in[0] == w && y->in[1] == w);
    ck_assert_str_eq(y->op->name, "mul");
}
END_TEST

START_TEST(an_entry_of_a_scalar_op_is_under_200_bytes)
{
    ck_assert_uint_lt(
        sizeof(tg_tensor) + 2 * sizeof(tg_tensor *) + sizeof(tg_real), 200);
}
END_TEST

START_TEST(a_rewind_forgets_entries_records_and_gradients)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_mark start = tg_tape_mark(tape);
    tg_no_grad_begin(tape);
    tg_no_grad_end(tape);
    tg_backward(tg_square(w));
    tg_no_grad_begin(tape);
    ck_assert(w->grad && tape->records > 0 && tape->passes == 1);
    tg_rewind(tape, start);
    ck_assert_int_eq(tape->count, 1);
    ck_assert_uint_eq(tape->records, 0);
    ck_assert_int_eq(tape->passes, 0);
    ck_assert_int_eq(tape->no_grad, 0);
    ck_assert_ptr_null(w->grad);
}
END_TEST

START_TEST(steps_after_the_first_take_no_memory)
{
    tg_tensor *w = tg_param(tape, "w", 30, 40);
    tg_mark start = tg_tape_mark(tape);
    size_t bytes = 0;
    for (int step = 0; step < 50; step++) {
        tg_tensor *loss = tg_mean(tg_square(tg_tanh(w)));
        tg_backward(loss);
        tg_descend(w, 0.1);
        tg_rewind(tape, start);
        if (step == 0)
            bytes = tg_tape_bytes(tape);
        ck_assert_uint_eq(tg_tape_bytes(tape), bytes);
    }
}
END_TEST

START_TEST(a_forgotten_mark_and_a_foreign_one_are_refused)
{
    tg_mark early = tg_tape_mark(tape);
    tg_scalar(tape, 1);
    tg_mark late = tg_tape_mark(tape);
    tg_rewind(tape, early);
    FAILS_WITH("forgotten", tg_rewind(tape, late));
    tg_scalar(tape, 1); /* as many entries as before, but others */
    FAILS_WITH("forgotten", tg_rewind(tape, late));
    tg_tape *other = tg_tape_new();
    FAILS_WITH("another tape", tg_rewind(other, early));
    tg_tape_free(other);
}
END_TEST

START_TEST(a_tensor_kept_past_a_rewind_is_noticed)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *stale = tg_square(w);
    tg_rewind(tape, start);
    ck_assert(tg_is_live(w) && !tg_is_live(stale));
    FAILS_WITH("forgotten by tg_rewind", tg_mul(w, stale));
    FAILS_WITH("forgotten by tg_rewind", tg_backward(stale));
    FAILS_WITH("forgotten by tg_rewind", tg_item(stale));
}
END_TEST

START_TEST(in_paranoid_mode_a_stale_tensor_is_noticed_for_ever)
{
    setenv("TG_PARANOID", "1", 1);
    tg_tape *paranoid = tg_tape_new();
    unsetenv("TG_PARANOID");
    tg_tensor *w = tg_param_scalar(paranoid, "w", 2);
    tg_mark start = tg_tape_mark(paranoid);
    tg_tensor *stale = tg_square(w);
    tg_rewind(paranoid, start);
    for (int i = 0; i < 10; i++)
        tg_square(w);
    FAILS_WITH("forgotten by tg_rewind", tg_mul(w, stale));
    tg_tape_free(paranoid);
}
END_TEST

START_TEST(tensors_of_two_tapes_do_not_mix)
{
    tg_tape *other = tg_tape_new();
    tg_tensor *a = tg_scalar(tape, 1), *b = tg_scalar(other, 1);
    FAILS_WITH("another tape", tg_add(a, b));
    FAILS_WITH("argument 2 is NULL", tg_add(a, NULL));
    FAILS_WITH("argument 1 is NULL", tg_sum(NULL));
    tg_tape_free(other);
}
END_TEST

/* ---- stamps ---- */

START_TEST(backward_refuses_entries_older_than_an_update)
{
    tg_tensor *w = tg_param_scalar(tape, "W1", 2);
    tg_tensor *loss = tg_square(w);
    tg_set(w, (tg_real[]){3});
    FAILS_WITH("W1 was updated after %1 = square(...)", tg_backward(loss));
    tg_tensor *again = tg_square(w);
    ck_assert_int_eq(again->rule_of, -1); /* the failure left nothing behind */
    tg_backward(again);
    ck_assert_double_eq(tg_item(w->grad), 6);
    tg_tensor *v = tg_param_scalar(tape, "v", 1), *both = tg_mul(w, v);
    tg_set(v, (tg_real[]){5}); /* the second input */
    FAILS_WITH("v was updated after", tg_backward(both));
}
END_TEST

START_TEST(a_view_made_before_an_update_is_refused)
{
    tg_tensor *w = tg_param(tape, "w", 2, 3);
    tg_tensor *view = tg_reshape(w, 6);
    ck_assert_ptr_eq(view->data, w->data);
    tg_touch(w);
    FAILS_WITH("is a view", tg_square(view));
    tg_sum(tg_square(w));
}
END_TEST

START_TEST(only_leaves_are_changed_in_place)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *y = tg_square(w);
    FAILS_WITH("only a leaf", tg_set(y, (tg_real[]){1}));
    FAILS_WITH("w has no gradient", tg_descend(w, 0.1));
}
END_TEST

START_TEST(thousands_of_steps_descend_without_complaint)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < 5000; step++) {
        tg_backward(tg_square(w));
        tg_descend(w, 0.01);
        tg_rewind(tape, start);
    }
    ck_assert_double_lt(fabs(tg_item(w)), 1e-6);
}
END_TEST

/* ---- backward ---- */

START_TEST(backward_twice_is_exactly_twice_one)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 0.3);
    tg_tensor *loss = tg_exp(tg_tanh(w));
    tg_backward(loss);
    const double once = tg_item(w->grad);
    tg_backward(loss);
    ck_assert_double_eq(tg_item(w->grad), 2 * once);
}
END_TEST

/* The tape grows, and moves, at any place of a pass. */
START_TEST(backward_adds_up_for_a_tape_of_any_length)
{
    for (int length = 2; length <= 600; length++) {
        tg_tape *own = tg_tape_new();
        tg_tensor *w = tg_param_scalar(own, "w", 2), *y = w;
        for (int i = 0; i < length; i++)
            y = tg_neg(y);
        for (int pass = 1; pass <= 3; pass++) {
            tg_backward(y);
            ck_assert(tg_item(w->grad) == (length % 2 ? -pass : pass));
        }
        tg_tape_free(own);
    }
}
END_TEST

START_TEST(what_cannot_be_differentiated_is_refused)
{
    tg_tensor *w = tg_param(tape, "w", 2);
    tg_tensor *c = tg_scalar(tape, 1);
    FAILS_WITH("is [2], not one number", tg_backward(tg_square(w)));
    FAILS_WITH("no parameter reaches", tg_backward(tg_square(c)));
    FAILS_WITH("NULL", tg_backward(NULL));
    FAILS_WITH("is a constant", tg_grad(tg_sum(w), c));
    FAILS_WITH("argument 1, w->grad, is NULL: no gradient has reached it.",
               tg_item(w->grad));
    FAILS_WITH("argument 1, w->grad, is NULL: no gradient has reached it. Call",
               tg_square(w->grad));
    FAILS_WITH("w->grad, is NULL: no gradient has", tg_print(w->grad));
    FAILS_WITH("tg_item(NULL): argument 1 is NULL", tg_item(NULL));
    FAILS_WITH("the cotangent is [3]",
               tg_backward_from(tg_square(w), tg_ones(tape, 3)));
    FAILS_WITH("without a tg_no_grad_begin", tg_no_grad_end(tape));
}
END_TEST

START_TEST(a_parameter_the_loss_does_not_use_has_no_gradient)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *unused = tg_param_scalar(tape, "unused", 2);
    tg_backward(tg_square(w));
    ck_assert_ptr_null(unused->grad);
    ck_assert_ptr_null(tg_grad(tg_square(w), unused));
}
END_TEST

START_TEST(tg_grad_leaves_every_grad_alone)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *y = tg_mul(w, tg_square(w)); /* w^3 */
    tg_tensor *first = tg_grad(y, w), *second = tg_grad(first, w);
    tg_tensor *third = tg_grad(second, w);
    ck_assert_double_eq(tg_item(first), 27);
    ck_assert_double_eq(tg_item(second), 18);
    ck_assert_double_eq(tg_item(third), 6);
    for (int id = 0; id < tape->count; id++)
        ck_assert_ptr_null(tape->entry[id]->grad);
}
END_TEST

START_TEST(a_second_backward_picks_up_no_leftovers)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *y = tg_mul(w, tg_square(w));
    tg_tensor *slope = tg_grad(y, w); /* 3 w^2 */
    tg_backward(slope);
    ck_assert_double_eq(tg_item(w->grad), 18); /* 6 w */
}
END_TEST

START_TEST(several_gradients_come_from_one_pass)
{
    tg_tensor *a = tg_param_scalar(tape, "a", 3);
    tg_tensor *b = tg_param_scalar(tape, "b", 4);
    tg_tensor *product = tg_mul(a, b), *gradient[3];
    tg_tensor *y = tg_add(product, a);
    tg_grads(y, NULL, 3, (tg_tensor *[]){a, b, product}, gradient);
    ck_assert_double_eq(tg_item(gradient[0]), 5);
    ck_assert_double_eq(tg_item(gradient[1]), 3);
    ck_assert_double_eq(tg_item(gradient[2]), 1);
    ck_assert_int_eq(tape->passes, 1);
}
END_TEST

START_TEST(a_given_cotangent_weighs_the_numbers_of_y)
{
    tg_tensor *w = tg_param(tape, "w", 2);
    tg_set(w, (tg_real[]){3, 5});
    tg_tensor *y = tg_square(w);
    tg_backward_from(y, tg_constant(tape, TG_SHAPE(2), (tg_real[]){10, 100}));
    ck_assert_double_eq((double)w->grad->data[0], 60);
    ck_assert_double_eq((double)w->grad->data[1], 1000);
}
END_TEST

START_TEST(records_tell_each_contribution_and_total)
{
    tg_tensor *x = tg_param_scalar(tape, "x", 3);
    tg_tensor *y = tg_add(x, x);
    tg_backward(y);
    ck_assert_uint_eq(tape->records, 3);
    const tg_backward_record *r = tape->record;
    ck_assert(r[0].y == -1 && r[0].k == -1 && r[0].target == y->id);
    ck_assert(r[1].y == y->id && r[1].k == 0 && r[1].target == x->id);
    ck_assert_int_eq(r[1].total, r[1].contribution);
    ck_assert(r[2].y == y->id && r[2].k == 1 && r[2].target == x->id);
    const tg_tensor *total = tape->entry[r[2].total];
    ck_assert_str_eq(total->op->name, "add");
    ck_assert_int_eq(total->in[0]->id, r[1].total);
    ck_assert_int_eq(total->in[1]->id, r[2].contribution);
    ck_assert_ptr_eq(x->grad, total);
    ck_assert_double_eq(tg_item(total), 2);
}
END_TEST

START_TEST(what_a_rule_records_belongs_to_the_forward_op)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *y = tg_square(w);
    tg_backward(y);
    const tg_tensor *rule = w->grad;
    ck_assert_int_eq(rule->rule_of, y->id);
    ck_assert_str_eq(tg_site_call(rule->site), "tg_square(w)");
    ck_assert_int_eq(y->rule_of, -1);
}
END_TEST

START_TEST(a_trap_stops_at_the_first_nan)
{
    tg_tensor *w = tg_param_scalar(tape, "w", -1);
    tg_trap_nonfinite(tape, true);
    FAILS_WITH("tg_log(w): produced", tg_log(w));
    tg_trap_nonfinite(tape, false);
    ck_assert(isnan(tg_item(tg_log(w))));
}
END_TEST

/* ---- a million ---- */

static void *million(void *result)
{
    tg_tape *long_tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(long_tape, "w", 1), *y = w;
    for (int i = 0; i < 1000000; i++)
        y = tg_add(y, w);
    tg_backward(y);
    *(double *)result = tg_item(w->grad);
    tg_tape_free(long_tape);
    return NULL;
}

START_TEST(a_million_ops_need_no_deep_stack)
{
    /* 256 KB of stack: a recursion over the tape would not survive. */
    pthread_attr_t small;
    pthread_t thread;
    double gradient = 0;
    pthread_attr_init(&small);
    ck_assert_int_eq(pthread_attr_setstacksize(&small, 256 * 1024), 0);
    ck_assert_int_eq(pthread_create(&thread, &small, million, &gradient), 0);
    pthread_join(thread, NULL);
    pthread_attr_destroy(&small);
    ck_assert_double_eq(gradient, 1000001);
}
END_TEST

Suite *core_suite(void)
{
    Suite *s = suite_create("core");
    TCase *c = tcase_create("tape");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, entries_are_numbered_from_0_in_the_order_they_are_made);
    tcase_add_test(c, an_entry_of_a_scalar_op_is_under_200_bytes);
    tcase_add_test(c, a_rewind_forgets_entries_records_and_gradients);
    tcase_add_test(c, steps_after_the_first_take_no_memory);
    tcase_add_test(c, a_forgotten_mark_and_a_foreign_one_are_refused);
    tcase_add_test(c, a_tensor_kept_past_a_rewind_is_noticed);
    tcase_add_test(c, in_paranoid_mode_a_stale_tensor_is_noticed_for_ever);
    tcase_add_test(c, tensors_of_two_tapes_do_not_mix);
    tcase_add_test(c, backward_refuses_entries_older_than_an_update);
    tcase_add_test(c, a_view_made_before_an_update_is_refused);
    tcase_add_test(c, only_leaves_are_changed_in_place);
    tcase_add_test(c, thousands_of_steps_descend_without_complaint);
    tcase_add_test(c, backward_twice_is_exactly_twice_one);
    tcase_add_test(c, backward_adds_up_for_a_tape_of_any_length);
    tcase_add_test(c, what_cannot_be_differentiated_is_refused);
    tcase_add_test(c, a_parameter_the_loss_does_not_use_has_no_gradient);
    tcase_add_test(c, tg_grad_leaves_every_grad_alone);
    tcase_add_test(c, a_second_backward_picks_up_no_leftovers);
    tcase_add_test(c, several_gradients_come_from_one_pass);
    tcase_add_test(c, a_given_cotangent_weighs_the_numbers_of_y);
    tcase_add_test(c, records_tell_each_contribution_and_total);
    tcase_add_test(c, what_a_rule_records_belongs_to_the_forward_op);
    tcase_add_test(c, a_trap_stops_at_the_first_nan);
    tcase_add_test(c, a_million_ops_need_no_deep_stack);
    suite_add_tcase(s, c);
    return s;
}

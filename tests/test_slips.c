/* Likely slips give a message, and a failure leaves no trace. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "ops_support.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;

static void begin(void)
{
    tape = tg_tape_new();
}

static void end(void)
{
    tg_tape_free(tape);
}

/* ---- norms ---- */

START_TEST(batch_norm_of_one_number_a_channel_fails_while_training)
{
    tg_tensor *x = ops_ramp(tape, "x", TG_SHAPE(1, 3), 1);
    tg_tensor *image = ops_ramp(tape, "image", TG_SHAPE(1, 3, 1, 2), 1);
    tg_running running = {tg_zeros(tape, 3), tg_ones(tape, 3), 0.9, 0};
    FAILS_WITH("one number for each channel",
               tg_batch_norm(x, NULL, NULL, &running, true, 1e-5));
    FAILS_WITH(
        "no number for each channel",
        tg_batch_norm(tg_zeros(tape, 0, 3), NULL, NULL, &running, true, 1e-5));
    ck_assert(running.mean->data[1] == 0 && running.var->data[1] == 1);
    tg_batch_norm(x, NULL, NULL, &running, false, 1e-5);
    tg_batch_norm(image, NULL, NULL, &running, true, 1e-5);
}
END_TEST

/* ---- ops of one's own ---- */

static void copy(tg_tensor *y)
{
    for (size_t i = 0; i < y->count; i++)
        y->data[i] = y->in[0]->data[i];
}

static void record(tg_tensor *y)
{
    tg_square(y->in[0]);
}

static void two_numbers(tg_tensor *y)
{
    y->shape = TG_SHAPE(2);
}

static void seven_dimensions(tg_tensor *y)
{
    y->shape = (tg_shape){7, {1, 1, 1, 1, 1, 1}};
}

static tg_tensor *no_share(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)dy, (void)k;
    return NULL;
}

static tg_tensor *wrong_shape(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)dy, (void)k;
    return tg_ones(y->tape, 5);
}

static tg_tensor *failing(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    tg_square(dy);
    tg_fail("this rule fails");
}

static tg_tensor *nested(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)dy;
    return tg_grad(tg_square(y->in[k]), y->in[k]);
}

static tg_tensor *opens_no_grad(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_no_grad_begin(y->tape);
    return dy;
}

/* Catches a failure inside one that is caught. */
static void catch_and_go_on(tg_tensor *t)
{
    jmp_buf outer;
    memcpy(&outer, &fails_back, sizeof outer);
    FAILS_WITH("is NULL", tg_add(t, NULL));
    memcpy(&fails_back, &outer, sizeof outer);
}

static tg_tensor *catching(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)y, (void)k;
    catch_and_go_on(dy);
    return dy;
}

static void copy_loop(size_t n, const tg_real *const *in, const size_t *every,
                      tg_real *y)
{
    (void)every;
    memcpy(y, in[0], n * sizeof *y);
}

START_TEST(an_op_without_its_parts_is_named)
{
    const tg_op no_name = {.arity = 1, .shape = tg_shape_like_input};
    const tg_op no_shape = {.name = "own", .arity = 1, .forward = copy};
    const tg_op no_forward = {
        .name = "own", .arity = 1, .shape = tg_shape_like_input};
    const tg_op two = {.name = "own",
                       .arity = 2,
                       .shape = tg_shape_like_input,
                       .forward = copy};
    tg_tensor *w = tg_param(tape, "w", 3);
    FAILS_WITH("op ? has no .name", tg_apply1(&no_name, w));
    FAILS_WITH("op own has no .shape", tg_apply1(&no_shape, w));
    FAILS_WITH("op own has no .loop or .forward", tg_apply1(&no_forward, w));
    FAILS_WITH("has 2 inputs (.arity), got 1", tg_apply1(&two, w));
    FAILS_WITH("at least one tensor", tg_apply(&two, 0, &w, NULL, 0));
}
END_TEST

START_TEST(an_op_whose_parts_do_not_fit_is_named)
{
    const tg_op recording = {.name = "own",
                             .arity = 1,
                             .shape = tg_shape_like_input,
                             .forward = record};
    const tg_op view = {
        .name = "own", .arity = 1, .view = true, .shape = two_numbers};
    const tg_op large = {
        .name = "own", .arity = 1, .shape = seven_dimensions, .forward = copy};
    const tg_op wide = {.name = "own", .arity = -1, .loop = copy_loop};
    const tg_op bare = {
        .name = "own", .arity = 1, .loop = copy_loop, .numbers = 1};
    tg_tensor *w = tg_param(tape, "w", 3), *four[] = {w, w, w, w};
    FAILS_WITH("reads at most 3 inputs", tg_apply(&wide, 4, four, NULL, 0));
    FAILS_WITH("1 numbers and 0 bytes of attr", tg_apply1(&bare, w));
    FAILS_WITH("and 0 bytes of attr",
               tg_apply(&bare, 1, &w, NULL, sizeof(double)));
    FAILS_WITH("op own called other ops", tg_apply1(&recording, w));
    FAILS_WITH("op own is a view", tg_apply1(&view, w));
    FAILS_WITH("0 to 6 dimensions, not 7", tg_apply1(&large, w));
}
END_TEST

static tg_op with_rule(tg_tensor *(*rule)(tg_tensor *, tg_tensor *, int))
{
    return (tg_op){.name = "own",
                   .arity = 1,
                   .shape = tg_shape_like_input,
                   .forward = copy,
                   .gradient = rule};
}

START_TEST(a_rule_that_returns_what_does_not_fit_is_named)
{
    const tg_op nothing = with_rule(no_share), large = with_rule(wrong_shape);
    const tg_op deep = with_rule(nested);
    tg_tensor *w = tg_param(tape, "w", 3);
    FAILS_WITH("the rule of op own returned NULL for input 0",
               tg_backward(tg_sum(tg_apply1(&nothing, w))));
    FAILS_WITH("the rule of op own returned [5] for input 0, which is [3]",
               tg_backward(tg_sum(tg_apply1(&large, w))));
    tg_tensor *one = tg_param_scalar(tape, "one", 1);
    FAILS_WITH("cannot run a backward pass",
               tg_backward(tg_apply1(&deep, one)));
}
END_TEST

START_TEST(a_rule_that_leaves_something_open_is_named)
{
    const tg_op open = with_rule(opens_no_grad), catches = with_rule(catching);
    tg_tensor *w = tg_param(tape, "w", 3), *ones = tg_ones(tape, 3);
    const tg_tensor *y = tg_sum(tg_apply1(&open, w));
    FAILS_WITH("the rule of op own returned with another depth",
               tg_backward(tg_sum(tg_apply1(&open, w))));
    ck_assert_int_eq(tape->no_grad, 0);
    FAILS_WITH("another depth", tg_apply_rule(y->in[0], ones, 0));
    ck_assert_int_eq(tape->no_grad, 0);
    FAILS_WITH("caught a failure", tg_backward(tg_sum(tg_apply1(&catches, w))));
    ck_assert(tape->rule_of == -1);
}
END_TEST

/* ---- a failure leaves nothing behind ---- */

START_TEST(a_rule_that_fails_on_its_own_leaves_no_trace)
{
    const tg_op own = with_rule(failing);
    tg_tensor *w = tg_param(tape, "w", 3), *ones = tg_ones(tape, 3);
    tg_tensor *y = tg_apply1(&own, w);
    const int count = tape->count;
    FAILS_WITH("this rule fails", tg_apply_rule(y, ones, 0));
    ck_assert(tape->count == count && tape->rule_of == -1);
    ck_assert_int_eq(tg_exp(w)->rule_of, -1);
}
END_TEST

START_TEST(a_backward_pass_that_fails_leaves_no_trace)
{
    const tg_op own = with_rule(failing);
    tg_tensor *w = tg_param(tape, "w", 3);
    tg_tensor *loss = tg_sum(tg_apply1(&own, tg_exp(w)));
    tg_tensor *good = tg_sum(tg_square(w));
    tg_backward(good);
    const int count = tape->count, passes = tape->passes;
    const size_t records = tape->records;
    const tg_tensor *grad = w->grad;
    FAILS_WITH("this rule fails", tg_backward(loss));
    ck_assert_int_eq(tape->count, count);
    ck_assert_int_eq(tape->passes, passes);
    ck_assert_uint_eq(tape->records, records);
    ck_assert(w->grad == grad && tape->rule_of == -1);
    ck_assert_int_eq(tg_exp(w)->rule_of, -1);
}
END_TEST

/* The sums are made before the first ->grad changes. */
START_TEST(gradients_are_added_all_or_none)
{
    tg_tensor *a = tg_param_scalar(tape, "a", 1);
    tg_tensor *b = tg_param_scalar(tape, "b", 1);
    const double large = sizeof(tg_real) == sizeof(double) ? 1e308 : 3e38;
    tg_tensor *loss = tg_add(tg_mul_scalar(a, 2), tg_mul_scalar(b, large));
    tg_backward(loss);
    tg_trap_nonfinite(tape, true);
    FAILS_WITH("although all inputs are finite", tg_backward(loss));
    ck_assert(tg_item(a->grad) == 2);
}
END_TEST

START_TEST(what_the_program_began_stays_when_a_call_fails)
{
    tg_tensor *w = tg_param(tape, "w", 3);
    tg_no_grad_begin(tape);
    tg_scope(tape, "mine");
    FAILS_WITH("is NULL", tg_add(w, NULL));
    ck_assert_int_eq(tape->no_grad, 1);
    ck_assert_int_eq(tape->scope_open, 0);
    tg_scope_end(tape);
    tg_no_grad_end(tape);
}
END_TEST

/* A function of the program that gradcheck calls, and that fails: the numbers
 * that were moved stand where they stood. */
static tg_tensor *fails_late(tg_tape *on, tg_tensor *const *in, int n,
                             void *context)
{
    (void)on, (void)n;
    if (++*(int *)context == 4)
        tg_fail("no more");
    return tg_sum(tg_square(in[0]));
}

START_TEST(gradcheck_puts_numbers_back_when_it_fails)
{
    if (sizeof(tg_real) != sizeof(double))
        return;
    tg_tensor *w = ops_ramp(tape, "w", TG_SHAPE(3), 0.3);
    for (int calls = 3; calls > 0; calls--) {
        int at = calls - 1;
        FAILS_WITH("no more",
                   tg_gradcheck(tape, "f", fails_late, 1, &w, &at, 1, NULL));
        for (int i = 0; i < 3; i++)
            ck_assert(w->data[i] == (tg_real)(0.3 + 0.1 * i));
    }
}
END_TEST

static tg_tensor *catches(tg_tape *on, tg_tensor *const *in, int n,
                          void *context)
{
    (void)on, (void)n, (void)context;
    catch_and_go_on(in[0]);
    return tg_sum(tg_square(in[0]));
}

/* What the calls around f had done is undone: they cannot go on. */
START_TEST(a_failure_caught_inside_a_call_ends_the_call)
{
    tg_tensor *w = ops_ramp(tape, "w", TG_SHAPE(3), 0.3);
    tg_witness out[3];
    FAILS_WITH("caught inside a call",
               tg_witnesses(tape, catches, 1, &w, NULL, 0, out));
    if (sizeof(tg_real) != sizeof(double))
        return;
    FAILS_WITH("caught inside a call",
               tg_gradcheck(tape, "f", catches, 1, &w, NULL, 1, NULL));
    for (int i = 0; i < 3; i++)
        ck_assert(w->data[i] == (tg_real)(0.3 + 0.1 * i));
}
END_TEST

/* ---- shapes and sizes ---- */

START_TEST(a_shape_made_by_hand_is_looked_at)
{
    tg_tensor *x = tg_param(tape, "x", 2, 3);
    const tg_shape seven = {7, {1, 1, 1, 1, 1, 1}}, none = {-1, {0}};
    const tg_shape negative = {1, {-3}};
    FAILS_WITH("dimensions, not 7", tg_zeros(tape, seven));
    FAILS_WITH("dimensions, not 7", tg_input(tape, "x", seven, NULL));
    FAILS_WITH("dimensions, not 7", tg_reshape(x, seven));
    FAILS_WITH("dimensions, not 7", tg_expand(x, seven));
    FAILS_WITH("dimensions, not 7", tg_sum_to(x, seven));
    FAILS_WITH("dimensions, not 7", tg_tile(x, seven));
    FAILS_WITH("dimensions, not -1", tg_zeros(tape, none));
    FAILS_WITH("dimensions, not -1", tg_reshape(x, none));
    FAILS_WITH("cannot be negative", tg_zeros(tape, negative));
    FAILS_WITH("cannot be negative", tg_sum_to(x, negative));
}
END_TEST

START_TEST(axes_made_by_hand_are_looked_at)
{
    tg_tensor *x = tg_param(tape, "x", 2, 3);
    const tg_axes seven = {7, {0, 1, 0, 1, 0, 1}};
    FAILS_WITH("at most 6 axes, not 7", tg_sum(x, seven));
    FAILS_WITH("7 axes", tg_permute(x, seven));
}
END_TEST

START_TEST(forty_thousand_tensors_are_joined)
{
    enum { MANY = 40000 };
    tg_tensor **x = malloc(MANY * sizeof *x);
    tg_tensor *w = ops_ramp(tape, "w", TG_SHAPE(1), 1);
    for (int i = 0; i < MANY; i++)
        x[i] = tg_mul_scalar(w, i);
    tg_tensor *y = tg_concat(MANY, x, 0);
    ck_assert_int_eq(y->inputs, MANY);
    ck_assert(y->count == MANY && y->data[MANY - 1] == MANY - 1);
    free(x);
}
END_TEST

Suite *slips_suite(void)
{
    Suite *suite = suite_create("slips");
    TCase *c = tcase_create("slips");
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, batch_norm_of_one_number_a_channel_fails_while_training);
    tcase_add_test(c, an_op_without_its_parts_is_named);
    tcase_add_test(c, an_op_whose_parts_do_not_fit_is_named);
    tcase_add_test(c, a_rule_that_returns_what_does_not_fit_is_named);
    tcase_add_test(c, a_rule_that_leaves_something_open_is_named);
    tcase_add_test(c, a_rule_that_fails_on_its_own_leaves_no_trace);
    tcase_add_test(c, a_backward_pass_that_fails_leaves_no_trace);
    tcase_add_test(c, gradients_are_added_all_or_none);
    tcase_add_test(c, what_the_program_began_stays_when_a_call_fails);
    tcase_add_test(c, gradcheck_puts_numbers_back_when_it_fails);
    tcase_add_test(c, a_failure_caught_inside_a_call_ends_the_call);
    tcase_add_test(c, a_shape_made_by_hand_is_looked_at);
    tcase_add_test(c, axes_made_by_hand_are_looked_at);
    tcase_add_test(c, forty_thousand_tensors_are_joined);
    suite_add_tcase(suite, c);
    return suite;
}

/* Layers with a memory: what is kept from batch to batch, and what is refused.
 * Their numbers and gradients are compared in test_layers.c. */
#include <check.h>
#include <math.h>
#include <string.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

static const double close_enough = sizeof(tg_real) == 4 ? 1e-6 : 1e-13;

typedef tg_layer *maker(tg_layer *input, int units, tg_rnn_options options);
static maker *const makers[] = {tg_simple_rnn, tg_gru, tg_lstm};
enum { KINDS = sizeof makers / sizeof *makers };

/* A model of one layer, `t` steps of two numbers -> 3 units. */
static tg_model *model_of(tg_tape *tape, maker *make, int t,
                          tg_rnn_options options)
{
    tg_layer *in = tg_input_layer(tape, t, 2);
    return tg_model_of(in, make(in, 3, options));
}

/* The same layer for samples of `t` steps. */
static tg_model *shared(tg_model *model, int t)
{
    tg_layer *in = tg_input_layer(model->tape, t, 2);
    return tg_model_of(in, tg_share(model->output.layer[0], in));
}

/* Steps from .. from+t-1 of n sequences that never end. */
static tg_tensor *steps(tg_tape *tape, int n, int from, int t)
{
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(n, t, 2), NULL);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < 2 * t; k++)
            x->data[i * 2 * t + k] = (tg_real)sin(1 + 5 * i +
                                                  1.7 * (2 * from + k));
    return x;
}

static void same(const tg_tensor *a, const tg_tensor *b)
{
    ck_assert_uint_eq(a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        ck_assert_double_eq_tol((double)a->data[i], (double)b->data[i],
                                close_enough);
}

static void different(const tg_tensor *a, const tg_tensor *b)
{
    ck_assert_double_gt(fabs((double)a->data[0] - (double)b->data[0]), 1e-4);
}

/* ---- the state ---- */

START_TEST(a_stateful_layer_goes_on_where_the_batch_before_ended)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = model_of(tape, makers[_i], 2,
                               (tg_rnn_options){.stateful = true});
    tg_model *whole = shared(model, 6);
    const tg_tensor *at_once = tg_model_output(whole, steps(tape, 4, 0, 6));
    tg_model_reset(model);
    const tg_mark start = tg_tape_mark(tape);
    for (int from = 0; from < 4; from += 2) {
        tg_model_output(model, steps(tape, 4, from, 2), from > 0);
        tg_rewind(tape, start);
    }
    tg_no_grad_begin(tape);
    tg_freeze(model->output.layer[0]);
    same(tg_model_output(model, steps(tape, 4, 4, 2)), at_once);
    tg_tape_free(tape);
}
END_TEST

START_TEST(without_stateful_every_batch_begins_with_zeros)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = model_of(tape, makers[_i], 2, (tg_rnn_options){0});
    const tg_tensor *y = tg_model_output(model, steps(tape, 2, 0, 2));
    same(tg_model_output(model, steps(tape, 2, 0, 2)), y);
    tg_model_output(model, steps(tape, 5, 0, 2));
    tg_tape_free(tape);
}
END_TEST

START_TEST(all_states_end_with_the_last)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 4, 2);
    tg_layer *all = makers[_i](in, 3, (tg_rnn_options){.all = true});
    tg_layer *last = makers[_i](in, 3, (tg_rnn_options){.all = false});
    for (int p = 0; p < last->params; p++)
        tg_set(last->param[p], all->param[p]->data);
    ck_assert(tg_shape_equal(all->shape, TG_SHAPE(4, 3)));
    ck_assert(tg_shape_equal(last->shape, TG_SHAPE(3)));
    tg_tensor *x = steps(tape, 2, 0, 4);
    tg_tensor *of_all = tg_slice(tg_layer_output(all, &x, false), 1, 3, 4, 1);
    same(tg_layer_output(last, &x, false), of_all);
    tg_tape_free(tape);
}
END_TEST

START_TEST(no_gradient_flows_into_the_batch_before)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = model_of(tape, makers[_i], 2,
                               (tg_rnn_options){.stateful = true});
    tg_tensor *before = tg_param(tape, "before", 2, 2, 2);
    tg_init_constant(before, 1);
    tg_model_output(model, before, true);
    tg_tensor *now = tg_param(tape, "now", 2, 2, 2);
    tg_backward(tg_sum(tg_model_output(model, now, true)));
    ck_assert_ptr_null(before->grad);
    ck_assert_ptr_nonnull(now->grad);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_batch_of_another_size_is_refused_until_a_reset)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = model_of(tape, makers[_i], 2,
                               (tg_rnn_options){.stateful = true});
    const tg_tensor *fresh = tg_model_output(model, steps(tape, 2, 0, 2));
    const tg_tensor *second = tg_model_output(model, steps(tape, 2, 0, 2));
    different(second, fresh);
    FAILS_WITH("2 samples of the batch before, and this batch has 5",
               tg_model_output(model, steps(tape, 5, 0, 2)));
    FAILS_WITH("tg_model_reset(model) forgets",
               tg_model_output(model, steps(tape, 1, 0, 2)));
    tg_model_reset(model);
    tg_model_output(model, steps(tape, 5, 0, 2)); /* needs more memory */
    const tg_tensor *five = tg_model_output(model, steps(tape, 5, 2, 2));
    tg_model_reset(model);
    same(tg_model_output(shared(model, 4), steps(tape, 5, 0, 4)), five);
    tg_model_reset(model);
    same(tg_model_output(model, steps(tape, 2, 0, 2)), fresh);
    same(tg_model_output(model, steps(tape, 2, 0, 2)), second);
    tg_tape_free(tape);
}
END_TEST

START_TEST(batches_of_changing_sizes_take_memory_once)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = model_of(tape, makers[_i], 1,
                               (tg_rnn_options){.stateful = true});
    const tg_mark start = tg_tape_mark(tape);
    size_t bytes = 0;
    for (int k = 0; k < 2000; k++) {
        tg_model_output(model, steps(tape, k % 2 ? 10 : 20, 0, 1));
        tg_model_reset(model);
        tg_rewind(tape, start);
        if (k == 1)
            bytes = tg_tape_bytes(tape);
    }
    ck_assert_uint_eq(tg_tape_bytes(tape), bytes);
    tg_tape_free(tape);
}
END_TEST

START_TEST(those_that_share_go_on_from_each_other)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = model_of(tape, makers[_i], 4,
                               (tg_rnn_options){.stateful = true});
    tg_model *one = shared(model, 1); /* for text, a character at a time */
    const tg_tensor *at_once = tg_model_output(model, steps(tape, 1, 0, 4));
    tg_model_reset(one);
    tg_tensor *y = NULL;
    for (int k = 0; k < 4; k++) {
        y = tg_model_output(one, steps(tape, 1, k, 1));
        shared(model, 3); /* tries the layer: the state must not notice */
    }
    same(y, at_once);
    tg_tape_free(tape);
}
END_TEST

START_TEST(batches_of_arrays_go_on_in_order)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = model_of(tape, makers[_i], 1,
                               (tg_rnn_options){.stateful = true});
    const tg_tensor *x = steps(tape, 1, 0, 4);
    tg_array *rows = tg_array_new(TG_F64, 3, (size_t[]){4, 1, 2});
    for (int i = 0; i < 8; i++)
        ((double *)rows->data)[i] = (double)x->data[i];
    tg_real y[12];
    tg_model_output(model, tg_zeros(tape, 0, 1, 2)); /* nobody goes on */
    tg_predict(model, rows, y, .batch_size = 1);
    tg_model_reset(model);
    const tg_tensor *at_once = tg_model_output(shared(model, 4),
                                               steps(tape, 1, 0, 4));
    tg_array *targets = tg_array_new(TG_F64, 2, (size_t[]){4, 3});
    tg_compile(model, "sgd", "mse");
    FAILS_WITH("fit with .in_order = true", tg_fit(model, rows, targets));
    tg_array_free(targets);
    for (int i = 0; i < 3; i++)
        ck_assert_double_eq_tol((double)y[9 + i], (double)at_once->data[i],
                                close_enough);
    tg_array_free(rows);
    tg_tape_free(tape);
}
END_TEST

/* ---- failures ---- */

static bool broken;

static tg_tensor *breaking_run(const tg_layer *layer, tg_tensor *const *x,
                               bool training)
{
    (void)layer, (void)training;
    if (broken)
        tg_fail("broken on purpose");
    return x[0];
}

static const tg_layer_kind breaking = {
    .name = "breaking", .arity = 1, .run = breaking_run};

/* The layer twice, one time after the other, and then what may break. */
static tg_model *breaking_model(tg_tape *tape, maker *make)
{
    tg_layer *in = tg_input_layer(tape, 2, 2),
             *in2 = tg_input_layer(tape, 2, 2);
    tg_layer *rnn = make(in, 3, (tg_rnn_options){.stateful = true});
    tg_layer *again = tg_share(rnn, in2);
    tg_layer *ends[] = {tg_layer_new(&breaking, rnn, NULL, NULL, 0),
                        tg_layer_new(&breaking, again, NULL, NULL, 0)};
    return tg_model_of(TG_LAYERS(in, in2), TG_LAYERS(ends[0], ends[1]));
}

static tg_tensor *second_output(tg_model *model)
{
    tg_tensor *x = steps(model->tape, 3, 0, 2), *in[] = {x, x}, *y[2];
    tg_model_outputs(model, in, false, NULL, y);
    return y[1];
}

START_TEST(a_call_that_fails_leaves_the_state_as_it_was)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *right[3];
    broken = false;
    tg_model *model = breaking_model(tape, makers[_i]);
    for (int k = 0; k < 3; k++)
        right[k] = second_output(model);
    tg_model_reset(model);
    for (int k = 0; k < 3; k++) {
        broken = true;
        FAILS_WITH("broken on purpose", second_output(model));
        broken = false;
        same(second_output(model), right[k]);
    }
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_first_batch_that_fails_does_not_fix_the_size)
{
    tg_tape *tape = tg_tape_new();
    broken = false;
    tg_layer *in = tg_input_layer(tape, 2, 2);
    tg_layer *rnn = makers[_i](in, 3, (tg_rnn_options){.stateful = true});
    tg_layer *end = tg_layer_new(&breaking, rnn, NULL, NULL, 0);
    tg_model *model = tg_model_of(in, end);
    broken = true;
    FAILS_WITH("broken", tg_model_output(model, steps(tape, 3, 0, 2)));
    broken = false;
    tg_model_output(model, steps(tape, 7, 0, 2));
    tg_tape_free(tape);
}
END_TEST

START_TEST(what_does_not_fit_a_recurrent_layer_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 5, 2), *flat = tg_input_layer(tape, 5);
    FAILS_WITH("units must be at least 1, got 0", tg_gru(in, 0));
    FAILS_WITH("[t x d]", tg_lstm(flat, 3));
    FAILS_WITH("[t x d]", tg_gru(tg_input_layer(tape, 2, 3, 4), 3));
    FAILS_WITH("the layer is NULL", tg_simple_rnn((tg_layer *)NULL, 3));
    FAILS_WITH(", tanh", tg_simple_rnn(in, 3, .activation = "Tanh"));
    FAILS_WITH("exceeds INT_MAX", tg_lstm(in, 1 << 30));
    ck_assert_int_eq(tape->layers->inputs, 0); /* the last one made */
    tg_layer *gru = tg_gru(in, 3);
    FAILS_WITH("W1 : [2 x 9]", tg_share(gru, tg_input_layer(tape, 5, 4)));
    tg_tape_free(tape);
}
END_TEST

START_TEST(recurrent_layers_start_as_in_keras)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 5, 2);
    tg_layer *lstm = tg_lstm(in, 3, .all = true, .stateful = true);
    char text[64];
    for (int i = 0; i < 12; i++)
        ck_assert_double_eq((double)lstm->param[2]->data[i], i / 3 == 1);
    lstm->kind->show(lstm, text, sizeof text);
    ck_assert_str_eq(text, "3 units, all states, stateful");
    tg_layer *gru = tg_gru(in, 3);
    ck_assert_int_eq(gru->params, 4);
    ck_assert_str_eq(gru->param[3]->name, "c2");
    double row = 0;
    for (int i = 0; i < 9; i++)
        row += (double)gru->param[1]->data[i] * (double)gru->param[1]->data[i];
    ck_assert_double_eq_tol(row, 1, 10 * close_enough);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_linear_simple_rnn_adds)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 4, 1);
    tg_layer *rnn = tg_simple_rnn(model, 1, .activation = "linear");
    tg_set(rnn->param[0], (tg_real[]){1});
    tg_set(rnn->param[1], (tg_real[]){1});
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 4, 1),
                            (tg_real[]){1, 20, 300, 4000});
    ck_assert_double_eq(tg_item(tg_model_output(model, x)), 4321);
    tg_tape_free(tape);
}
END_TEST

Suite *recurrent_suite(void)
{
    Suite *suite = suite_create("recurrent");
    TCase *tests = tcase_create("recurrent");
    tcase_add_loop_test(
        tests, a_stateful_layer_goes_on_where_the_batch_before_ended, 0, KINDS);
    tcase_add_loop_test(tests, without_stateful_every_batch_begins_with_zeros,
                        0, KINDS);
    tcase_add_loop_test(tests, all_states_end_with_the_last, 0, KINDS);
    tcase_add_loop_test(tests, no_gradient_flows_into_the_batch_before, 0,
                        KINDS);
    tcase_add_loop_test(tests, a_batch_of_another_size_is_refused_until_a_reset,
                        0, KINDS);
    tcase_add_loop_test(tests, batches_of_changing_sizes_take_memory_once, 0,
                        KINDS);
    tcase_add_loop_test(tests, those_that_share_go_on_from_each_other, 0,
                        KINDS);
    tcase_add_loop_test(tests, batches_of_arrays_go_on_in_order, 0, KINDS);
    tcase_add_loop_test(tests, a_call_that_fails_leaves_the_state_as_it_was, 0,
                        KINDS);
    tcase_add_loop_test(tests, a_first_batch_that_fails_does_not_fix_the_size,
                        0, KINDS);
    tcase_add_test(tests, what_does_not_fit_a_recurrent_layer_is_refused);
    tcase_add_test(tests, recurrent_layers_start_as_in_keras);
    tcase_add_test(tests, a_linear_simple_rnn_adds);
    suite_add_tcase(suite, tests);
    return suite;
}

/* What training, freezing and sharing change in layers. What they compute is in
 * test_layers.c, what they refuse in test_layer_errors.c. */
#include <stdio.h>

#include "fails.h"
#include "ops_support.h"

/* A batch of n samples of `layer`'s first input, numbers of both signs. */
static tg_tensor *samples(const tg_layer *layer, int n)
{
    tg_rng rng = tg_rng_new(5);
    return ops_random(layer->tape, "x", tg_batch_shape(n, layer->in[0]->shape),
                      0.1, 2, false, &rng);
}

static tg_tensor *output(const tg_layer *layer, tg_tensor *x, bool training)
{
    return tg_layer_output(layer, &x, training);
}

/* ---- training, and not ---- */

/* Whether the running mean and var are as they were at first. */
static bool unmoved(const tg_layer *norm)
{
    return norm->state[0]->data[0] == 0 && norm->state[1]->data[0] == 1;
}

START_TEST(only_training_moves_what_batch_norm_keeps)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *norm = tg_batch_norm_layer(tg_input_layer(tape, 2));
    ck_assert(unmoved(norm)); /* it was tried, to find its shape */
    tg_tensor *x = samples(norm, 4);
    output(norm, x, false);
    ck_assert(unmoved(norm));
    output(norm, x, true);
    ck_assert(!unmoved(norm));
    ck_assert_str_eq(norm->state[0]->name, "mean1");
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_frozen_batch_norm_uses_and_keeps_its_running_statistics)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *norm = tg_batch_norm_layer(tg_input_layer(tape, 2));
    tg_layer *again = tg_share(norm, tg_input_layer(tape, 2));
    tg_tensor *x = samples(norm, 4);
    tg_freeze(again);
    ck_assert(norm->frozen && again->frozen);
    ck_assert(tg_share(norm, tg_input_layer(tape, 2))->frozen);
    tg_tensor *y = output(again, x, true);
    output(norm, x, true);
    ck_assert(unmoved(norm));
    ck_assert(
        ops_close((double)y->data[0], (double)x->data[0] / sqrt(1.001), 1e-6));
    tg_backward(tg_sum(y));
    ck_assert(x->grad && !norm->param[0]->grad && !norm->param[1]->grad);
    tg_unfreeze(norm);
    ck_assert(!again->frozen);
    output(again, x, true);
    ck_assert(!unmoved(norm));
    tg_tape_free(tape);
}
END_TEST

START_TEST(batch_norm_cannot_train_on_one_number_a_channel)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *norm = tg_batch_norm_layer(tg_input_layer(tape, 2));
    FAILS_WITH("at least 2 are needed", output(norm, samples(norm, 1), true));
    FAILS_WITH("tg_batch_norm_layer(", output(norm, samples(norm, 1), true));
    ck_assert(unmoved(norm));
    output(norm, samples(norm, 1), false);
    tg_tape_free(tape);
}
END_TEST

START_TEST(dropout_drops_only_while_training_and_keeps_the_mean)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *drop = tg_dropout_layer(tg_input_layer(tape, 1000), 0.25);
    tg_tensor *x = tg_ones(tape, 4, 1000);
    ck_assert_ptr_eq(output(drop, x, false), x);
    const tg_tensor *y = output(drop, x, true);
    int dropped = 0;
    for (size_t i = 0; i < y->count; i++) {
        dropped += y->data[i] == 0;
        ck_assert(y->data[i] == 0 ||
                  ops_close((double)y->data[i], 4.0 / 3, 1e-6));
    }
    ck_assert_int_gt(dropped, 900);
    ck_assert_int_lt(dropped, 1100);
    tg_tape_free(tape);
}
END_TEST

/* How much memory the tape has after some steps of a model of images. */
static size_t bytes_after(tg_model *model, tg_tape *tape, int steps)
{
    const tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < steps; step++) {
        tg_rewind(tape, start);
        tg_tensor *x = tg_ones(tape, 2, 1, 7, 6);
        tg_backward(tg_mean(tg_square(tg_model_output(model, x, true))));
        tg_optimizer_step(model->optimizer);
    }
    tg_rewind(tape, start);
    return tg_tape_bytes(tape);
}

START_TEST(steps_of_a_model_of_images_take_no_memory_after_the_first)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 1, 7, 6);
    tg_conv2d_layer(model, 4, 4, "relu", .same = true, .stride = {2, 1});
    tg_batch_norm_layer(model);
    tg_avg_pool2d_layer(model, 2, .same = true);
    tg_max_pool2d_layer(model, 2, .same = true, .stride = {1, 1});
    tg_dropout_layer(model, 0.5);
    tg_flatten(model);
    tg_dense(model, 2, NULL);
    tg_compile(model, "adam", "mse", NULL);
    const size_t bytes = bytes_after(model, tape, 2);
    ck_assert_uint_eq(bytes_after(model, tape, 20), bytes);
    tg_tape_free(tape);
}
END_TEST

/* ---- what they are at first, sharing, the short form ---- */

static double largest(const tg_tensor *w)
{
    double most = 0;
    for (size_t i = 0; i < w->count; i++)
        most = fmax(most, fabs((double)w->data[i]));
    return most;
}

static void stays_within(const tg_tensor *w, double limit)
{
    ck_assert_double_le(largest(w), limit * (1 + 1e-6));
    ck_assert_double_gt(largest(w), 0.97 * limit);
}

static void zeros(tg_tensor *w, tg_rng *rng)
{
    (void)rng;
    tg_init_zeros(w);
}

START_TEST(parameters_are_at_first_what_they_are_in_keras)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 4, 9, 9);
    tg_layer *words = tg_embedding_layer(in, 100, 8);
    tg_layer *conv = tg_conv2d_layer(in, 16, 5, NULL);
    tg_layer *deep = tg_depthwise_conv2d(in, 9, NULL);
    tg_layer *norm = tg_batch_norm_layer(in);
    tg_layer *zero = tg_conv2d_layer(in, 2, 3, NULL, .init = zeros);
    stays_within(words->param[0], 0.05);
    stays_within(conv->param[0], sqrt(6.0 / (25 * (4 + 16))));
    stays_within(deep->param[0], sqrt(6.0 / (81 * (1 + 4))));
    ck_assert(largest(conv->param[1]) == 0 && largest(zero->param[0]) == 0);
    ck_assert(norm->param[0]->data[3] == 1 && norm->param[1]->data[3] == 0);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_shared_convolution_sees_images_of_any_size_that_fits)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *conv = tg_conv2d_layer(tg_input_layer(tape, 1, 5, 5), 2, 4, NULL);
    tg_layer *large = tg_share(conv, tg_input_layer(tape, 1, 9, 8));
    ck_assert(tg_shape_equal(large->shape, TG_SHAPE(2, 6, 5)));
    ck_assert_ptr_eq(large->param[0], conv->param[0]);
    tg_layer *narrow = tg_input_layer(tape, 1, 9, 3);
    WRONG(tg_share(conv, narrow), "4 x 4", "9 x 3", ".same = true");
    tg_tape_free(tape);
}
END_TEST

static tg_tensor *twice(tg_tensor *x)
{
    return tg_mul_scalar(x, 2);
}

START_TEST(each_layer_of_one_input_can_end_a_short_form)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 2, 64);
    tg_lambda(model, twice);
    tg_layer_norm_layer(model, .eps = 1e-6);
    tg_reshape_layer(model, 2, 8, 8);
    tg_conv2d_layer(model, 4, 3, "relu", .same = true);
    tg_batch_norm_layer(model);
    tg_depthwise_conv2d(model, 3, "relu", .multiplier = 2);
    tg_max_pool2d_layer(model, 2, .same = true);
    tg_avg_pool2d_layer(model, 2, .stride = {1, 1});
    tg_dropout_layer(model, 0.5);
    tg_global_avg_pool2d(model);
    tg_flatten(model);
    tg_layer *last = tg_dense(model, 3, "softmax");
    ck_assert_int_eq(model->nodes, 13);
    ck_assert_ptr_eq(model->output.layer[0], last);
    tg_tensor *y = tg_model_output(model, tg_ones(tape, 2, 2, 64), true);
    ck_assert(tg_shape_equal(y->shape, TG_SHAPE(2, 3)));
    tg_tape_free(tape);
}
END_TEST

START_TEST(padding_a_pool_makes_no_infinities)
{
    tg_tape *tape = tg_tape_new();
    tg_trap_nonfinite(tape, true);
    tg_layer *pool = tg_max_pool2d_layer(tg_input_layer(tape, 1, 3, 3), 2,
                                         .same = true);
    tg_tensor *y = output(pool, tg_full(tape, -3, 1, 1, 3, 3), false);
    ck_assert(y->count == 4 && y->data[3] == -3);
    tg_tape_free(tape);
}
END_TEST

START_TEST(settings_are_shown_as_text)
{
    tg_tape *tape = tg_tape_new();
    char text[80];
    tg_layer *in = tg_input_layer(tape, 4, 9, 9);
    tg_layer *conv = tg_conv2d_layer(in, 8, TG_SHAPE(3, 1), "relu",
                                     .same = true, .stride = {2, 1},
                                     .dilation = {1, 2}, .groups = 2);
    conv->kind->show(conv, text, sizeof text);
    ck_assert_str_eq(text, "8 x 3 x 1, stride 2 1, same, dilation 1 2, "
                           "2 groups");
    tg_layer *shape = tg_reshape_layer(in, 2, -1);
    shape->kind->show(shape, text, sizeof text);
    ck_assert_str_eq(text, "[2 x 162]");
    tg_tape_free(tape);
}
END_TEST

Suite *layer_kinds_suite(void)
{
    Suite *suite = suite_create("layer_kinds");
    TCase *tests = tcase_create("layer_kinds");
    tcase_add_test(tests,
                   steps_of_a_model_of_images_take_no_memory_after_the_first);
    tcase_add_test(tests, only_training_moves_what_batch_norm_keeps);
    tcase_add_test(tests,
                   a_frozen_batch_norm_uses_and_keeps_its_running_statistics);
    tcase_add_test(tests, batch_norm_cannot_train_on_one_number_a_channel);
    tcase_add_test(tests, dropout_drops_only_while_training_and_keeps_the_mean);
    tcase_add_test(tests, parameters_are_at_first_what_they_are_in_keras);
    tcase_add_test(tests,
                   a_shared_convolution_sees_images_of_any_size_that_fits);
    tcase_add_test(tests, each_layer_of_one_input_can_end_a_short_form);
    tcase_add_test(tests, padding_a_pool_makes_no_infinities);
    tcase_add_test(tests, settings_are_shown_as_text);
    suite_add_tcase(suite, tests);
    return suite;
}

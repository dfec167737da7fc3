/* What layers refuse, and how it is said: in the line that makes them, with the
 * numbers, and with the names of their inputs. */
#include <math.h>

#include "fails.h"
#include "ops_support.h"

static tg_tensor *output(const tg_layer *layer, tg_tensor *x, bool training)
{
    return tg_layer_output(layer, &x, training);
}

START_TEST(images_and_windows_that_do_not_fit_are_refused_in_their_line)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 3, 28, 27);
    tg_layer *row = tg_input_layer(tape, 784);
    WRONG(tg_conv2d_layer(in, 8, 29, "relu"), "29 x 29", "28 x 27",
          ".same = true", "\n  input_1 : [3 x 28 x 27] a sample");
    WRONG(tg_conv2d_layer(in, 8, TG_SHAPE(1, 14), "relu", .dilation = {1, 3}),
          "1 x 40", "28 x 27");
    WRONG(tg_conv2d_layer(row, 8, 3, "relu"), "[channels x height x width]",
          "input_2 : [784]", "tg_reshape_layer");
    WRONG(tg_conv2d_layer(in, 0, 3, "relu"), "at least 1, got 0 and 1");
    WRONG(tg_conv2d_layer(in, 8, 0, "relu"), "a window must", "{0, 0}");
    WRONG(tg_conv2d_layer(in, 8, TG_SHAPE(1, 2, 3), "relu"), "[1 x 2 x 3]");
    WRONG(tg_conv2d_layer(in, 8, 3, "relu", .stride = {2}), ".stride must",
          "as {2, 2} is; got {2, 0}");
    WRONG(tg_conv2d_layer(in, 8, 3, "relu", .dilation = {1, -2}),
          ".dilation must", "{1, -2}");
    WRONG(tg_conv2d_layer(in, 8, 3, "relu", .groups = 3),
          "channels, 3, and the filters, 8; got 3 groups");
    WRONG(tg_conv2d_layer(in, 8, 3, "relu", .groups = 2), "got 2 groups");
    WRONG(tg_conv2d_layer(in, 8, 3, "relu", .groups = -1), "got 8 and -1");
    WRONG(tg_conv2d_layer(in, 8, 3, "Relu"), "\"Relu\"", "relu");
    WRONG(tg_depthwise_conv2d(in, 3, NULL, .multiplier = -2), "got -2");
    WRONG(tg_depthwise_conv2d(in, 3, NULL, .groups = 3), "tg_conv2d_layer");
    WRONG(tg_conv2d_layer(in, 8, 3, NULL, .multiplier = 2),
          ".multiplier is for tg_depthwise_conv2d");
    WRONG(tg_depthwise_conv2d(row, 3, NULL), "depthwise_conv2d takes images");
    WRONG(tg_max_pool2d_layer(in, 28), "28 x 28", "28 x 27");
    WRONG(tg_max_pool2d_layer(row, 2), "max_pool2d takes images");
    WRONG(tg_avg_pool2d_layer(in, 2, .stride = {-1, 2}), "got {-1, 2}");
    WRONG(tg_global_avg_pool2d(row), "global_avg_pool2d takes images");
    ck_assert_ptr_eq(tape->layers, row);
    ck_assert_int_eq(tape->count, 0);
    tg_tape_free(tape);
}
END_TEST

START_TEST(layers_with_parameters_are_not_shared_with_what_does_not_fit_them)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2, 4, 4);
    tg_layer *more = tg_input_layer(tape, 4, 4, 4);
    tg_layer *deep = tg_depthwise_conv2d(in, 3, NULL, .multiplier = 2);
    tg_layer *conv = tg_conv2d_layer(in, 2, 3, NULL);
    tg_layer *norm = tg_batch_norm_layer(in);
    WRONG(tg_share(deep, more), "4 channels", "[4 x 1 x 3 x 3] in 2 groups");
    WRONG(tg_share(conv, more), "4 channels", "[2 x 2 x 3 x 3]");
    WRONG(tg_share(norm, more), "must be [4]", "not [2]");
    tg_tape_free(tape);
}
END_TEST

START_TEST(sizes_rates_and_shapes_out_of_range_are_refused_in_their_line)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2, 6),
             *one = tg_input_layer(tape, TG_SCALAR);
    WRONG(tg_reshape_layer(in, 5, -1), "12 numbers", "[5 x -1]");
    WRONG(tg_reshape_layer(in, 2, 5), "12 numbers", "[2 x 5]");
    WRONG(tg_reshape_layer(in, -1, -1), "[-1 x -1]");
    WRONG(tg_reshape_layer(in, 0, 12), "[0 x 12]");
    WRONG(tg_reshape_layer(in, 1, 1, 1, 1, 2, 6), "[1 x 1 x 1 x 1 x 2 x 6]");
    WRONG(tg_embedding_layer(in, 0, 3), "got 0 and 3");
    WRONG(tg_embedding_layer(in, 3, -1), "got 3 and -1");
    WRONG(tg_dropout_layer(in, 1.5), "0 to 1, got 1.5");
    WRONG(tg_dropout_layer(in, NAN), "got nan");
    WRONG(tg_batch_norm_layer(in, .momentum = 1), ".momentum must", "got 1");
    WRONG(tg_batch_norm_layer(in, .eps = -1), ".eps must", "got -1");
    WRONG(tg_batch_norm_layer(one), "batch_norm needs an axis", "input_2 : []");
    WRONG(tg_layer_norm_layer(one), "layer_norm needs an axis");
    WRONG(tg_layer_norm_layer(in, .eps = -1), ".eps must be > 0");
    WRONG(tg_layer_norm_layer(in, .momentum = 0.9), "tg_batch_norm_layer");
    WRONG(tg_flatten(NULL), "the layer is NULL");
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_option_without_a_name_is_the_one_that_it_is_in_keras)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2, 6);
    WRONG(tg_batch_norm_layer(in, 1, 0), ".momentum must", "got 1");
    WRONG(tg_layer_norm_layer(in, 0.001, 0), "tg_batch_norm_layer");
    WRONG(tg_simple_rnn(in, 3, "rleu", false, false), "activation \"rleu\"");
    tg_layer *look = tg_multi_head_attention(in, in, 2, 3, 5, false);
    ck_assert_int_eq(look->param[4]->shape.dim[1], 2 * 5); /* Wv */
    tg_tape_free(tape);
}
END_TEST

START_TEST(inputs_that_do_not_fit_each_other_are_named)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *a = tg_input_layer(tape, 3, 8, 8), *b = tg_max_pool2d_layer(a, 2);
    tg_layer *row = tg_input_layer(tape, 8);
    WRONG(tg_concat_layer(TG_LAYERS(a, b), 0), "axis 0",
          "max_pool2d_1 does not fit input_1", "input_1 : [3 x 8 x 8]",
          "max_pool2d_1 : [3 x 4 x 4]");
    WRONG(tg_concat_layer(TG_LAYERS(a, row), 0), "input_2 does not fit");
    WRONG(tg_concat_layer(TG_LAYERS(a, a), 3), "no axis 3", "3 axes");
    WRONG(tg_concat_layer(TG_LAYERS(a, a), -4), "no axis -4");
    WRONG(tg_concat_layer(a, 0), "TG_LAYERS(a, b), axis)");
    WRONG(tg_add_layer(TG_LAYERS(a, b)), "max_pool2d_1 does not fit");
    WRONG(tg_add_layer(TG_LAYERS(a, row)), "input_2 does not fit");
    WRONG(tg_add_layer(a), "at least two inputs", "TG_LAYERS(a, b))");
    WRONG(tg_mul_layer(TG_LAYERS(a, a, b)), "max_pool2d_1 does not fit");
    tg_tape_free(tape);
}
END_TEST

static tg_tensor *with_parameter(tg_tensor *x)
{
    return tg_mul(x, tg_param_scalar(x->tape, "slope", 1));
}

static tg_tensor *mean_of_all(tg_tensor *x)
{
    return tg_mean(x);
}

static tg_tensor *nothing(tg_tensor *x)
{
    (void)x;
    return NULL;
}

START_TEST(a_lambda_that_cannot_be_right_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 3);
    WRONG(tg_lambda(in, with_parameter), "the parameter slope",
          "never learn: make it in the .build");
    WRONG(tg_lambda(in, mean_of_all), "keeps the samples", "of 2 it made []");
    WRONG(tg_lambda(in, nothing), "NULL");
    WRONG(tg_lambda(in, NULL), "argument 2 is NULL");
    WRONG(tg_lambda_of(TG_LAYERS(in, in), NULL), "argument 2 is NULL");
    ck_assert_int_eq(tape->count, 0);
    tg_tape_free(tape);
}
END_TEST

static void scale_build(tg_layer *layer)
{
    tg_layer_param(layer, "s", layer->in[0]->shape, NULL);
}

static tg_tensor *scale_run(const tg_layer *layer, tg_tensor *const *x,
                            bool training)
{
    (void)training; /* the second time without tg_weight */
    return tg_mul(tg_mul(x[0], tg_weight(layer, 0)), layer->param[0]);
}

static tg_tensor *new_scale_run(const tg_layer *layer, tg_tensor *const *x,
                                bool training)
{
    (void)training;
    return tg_mul(x[0], tg_param(layer->tape, "slope", x[0]->shape));
}

START_TEST(a_kind_of_layer_that_cannot_be_right_is_refused)
{
    static const tg_layer_kind free = {.name = "free", .arity = 1},
                               nameless = {.arity = 1, .run = scale_run},
                               always = {.name = "always",
                                         .arity = 1,
                                         .build = scale_build,
                                         .run = scale_run},
                               fresh = {.name = "fresh",
                                        .arity = 1,
                                        .run = new_scale_run};
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 3);
    WRONG(tg_layer_new(&free, in, NULL, NULL, 0), "a function .run");
    WRONG(tg_layer_new(&nameless, in, NULL, NULL, 0), "has a name");
    WRONG(tg_layer_new(&always, in, NULL, NULL, 0), "layer->param[0] itself",
          "use tg_weight(layer, 0)");
    WRONG(tg_layer_new(&fresh, in, NULL, NULL, 0), "the parameter slope");
    ck_assert_int_eq(tape->count, 0);
    ck_assert_ptr_eq(tape->layers, in);
    tg_tape_free(tape);
}
END_TEST

static tg_tensor *logarithm(tg_tensor *x)
{
    return tg_log(x);
}

static tg_tensor *logarithm_of_all(tg_tensor *x)
{
    return tg_sum(tg_log(x));
}

START_TEST(a_lambda_is_not_blamed_for_what_it_makes_of_the_zeros_of_its_trial)
{
    tg_tape *tape = tg_tape_new();
    tg_trap_nonfinite(tape, true);
    tg_layer *in = tg_input_layer(tape, 3);
    tg_layer *layer = tg_lambda(in, logarithm);
    FAILS_WITH("produced -inf", output(layer, tg_zeros(tape, 2, 3), false));
    WRONG(tg_lambda(in, logarithm_of_all), "keeps the samples");
    ck_assert(tape->trap_nonfinite);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_index_outside_an_embedding_is_refused_when_it_comes)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *words = tg_embedding_layer(tg_input_layer(tape, 2), 5, 3);
    tg_tensor *x = tg_full(tape, 5, 1, 2);
    FAILS_WITH("is 5, not a whole number among 0..4", output(words, x, false));
    FAILS_WITH("tg_embedding_layer(tg_input_layer(tape, 2), 5, 3)",
               output(words, x, false));
    tg_tape_free(tape);
}
END_TEST

Suite *layer_errors_suite(void)
{
    Suite *suite = suite_create("layer_errors");
    TCase *tests = tcase_create("layer_errors");
    tcase_add_test(tests, a_kind_of_layer_that_cannot_be_right_is_refused);
    tcase_add_test(
        tests, images_and_windows_that_do_not_fit_are_refused_in_their_line);
    tcase_add_test(
        tests,
        layers_with_parameters_are_not_shared_with_what_does_not_fit_them);
    tcase_add_test(
        tests, sizes_rates_and_shapes_out_of_range_are_refused_in_their_line);
    tcase_add_test(tests,
                   an_option_without_a_name_is_the_one_that_it_is_in_keras);
    tcase_add_test(tests, inputs_that_do_not_fit_each_other_are_named);
    tcase_add_test(tests, a_lambda_that_cannot_be_right_is_refused);
    tcase_add_test(
        tests,
        a_lambda_is_not_blamed_for_what_it_makes_of_the_zeros_of_its_trial);
    tcase_add_test(tests,
                   an_index_outside_an_embedding_is_refused_when_it_comes);
    suite_add_tcase(suite, tests);
    return suite;
}

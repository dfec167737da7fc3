/* Models as graphs of layers: what is connected to what, what is shared, what
 * is frozen, and what is refused where it is written. */
#include <check.h>
#include <math.h>
#include <string.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

static double first_number(tg_model *model, double x, int width)
{
    tg_tensor *in = tg_full(model->tape, x, 1, width);
    return (double)tg_model_output(model, in)->data[0];
}

/* ---- the graph ---- */

START_TEST(the_articles_program_is_a_graph_of_three_layers)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *input_layer = tg_input_layer(tape, 784);
    tg_layer *hidden_layer = tg_dense(input_layer, 128, "relu");
    tg_layer *output_layer = tg_dense(hidden_layer, 10, "softmax");
    tg_model *model = tg_model_of(input_layer, output_layer);
    ck_assert_int_eq(model->nodes, 3);
    ck_assert_int_eq(model->params, 4);
    ck_assert_uint_eq(tg_model_parameters(model), 101770);
    ck_assert_ptr_eq(model->param[0], hidden_layer->param[0]);
    ck_assert_str_eq(model->param[3]->name, "b2");
    ck_assert_str_eq(output_layer->name, "dense_2");
    ck_assert(tg_shape_equal(output_layer->shape, TG_SHAPE(10)));
    tg_tape_free(tape);
}
END_TEST

START_TEST(the_short_form_makes_the_same_numbers)
{
    double y[2];
    for (int form = 0; form < 2; form++) {
        tg_tape *tape = tg_tape_new();
        tg_seed(tape, 3);
        tg_model *model;
        if (form == 0) {
            model = tg_sequential(tape);
            tg_input_layer(model, 4);
            tg_dense(model, 5, "tanh");
            tg_dense(model, 2, NULL);
        } else {
            tg_layer *in = tg_input_layer(tape, 4);
            model = tg_model_of(in, tg_dense(tg_dense(in, 5, "tanh"), 2, NULL));
        }
        y[form] = first_number(model, 0.3, 4);
        tg_tape_free(tape);
    }
    ck_assert_double_eq(y[0], y[1]);
    ck_assert_double_ne(y[0], 0);
}
END_TEST

START_TEST(a_layer_applied_to_the_end_of_a_short_form_leaves_the_model_alone)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 4);
    tg_layer *last = tg_dense(model, 5, "tanh");
    FAILS_WITH("units must be at least 1", tg_dense(model, 0, NULL));
    tg_dense(last, 3, NULL);
    ck_assert_ptr_eq(model->output.layer[0], last);
    tg_layer *new = tg_dense(model, 3, NULL);
    ck_assert_ptr_eq(model->output.layer[0], new);
    ck_assert_ptr_eq(new->in[0], last);
    FAILS_WITH("comes first, and once", tg_input_layer(model, 4));
    tg_model *of = tg_model_of(model->input.layer[0], new);
    FAILS_WITH("made by tg_sequential", tg_dense(of, 3, NULL));
    tg_tape_free(tape);
}
END_TEST

START_TEST(two_inputs_and_two_outputs_go_their_ways)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *a = tg_input_layer(tape, 2), *b = tg_input_layer(tape, 3);
    tg_layer *ya = tg_dense(a, 1, NULL), *yb = tg_dense(b, 1, NULL);
    tg_model *model = tg_model_of(TG_LAYERS(a, b), TG_LAYERS(yb, ya));
    tg_set(ya->param[0], (tg_real[]){10, 10});
    tg_set(yb->param[0], (tg_real[]){1, 1, 1});
    tg_tensor *x[] = {tg_ones(tape, 4, 2), tg_ones(tape, 4, 3)}, *y[2];
    tg_model_outputs(model, x, false, NULL, y);
    ck_assert_double_eq((double)y[0]->data[3], 3);
    ck_assert_double_eq((double)y[1]->data[3], 20);
    FAILS_WITH("2 inputs and 2 outputs", tg_model_output(model, x[0]));
    x[1] = tg_ones(tape, 5, 3);
    FAILS_WITH("x[0] has 4 samples and x[1] 5",
               tg_model_outputs(model, x, false, NULL, y));
    x[1] = tg_ones(tape, 4, 4);
    FAILS_WITH("input_2 takes samples of [3]",
               tg_model_outputs(model, x, false, NULL, y));
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_output_inside_the_graph_is_used_activated_and_given_linear)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 1);
    tg_layer *middle = tg_dense(in, 1, "relu");
    tg_layer *end = tg_dense(middle, 1, NULL);
    tg_model *model = tg_model_of(in, TG_LAYERS(middle, end));
    tg_set(middle->param[0], (tg_real[]){-2});
    tg_set(end->param[0], (tg_real[]){1});
    tg_tensor *x = tg_ones(tape, 1, 1), *y[2];
    tg_model_outputs(model, &x, false, (bool[]){true, true}, y);
    ck_assert_double_eq(tg_item(y[0]), -2);
    ck_assert_double_eq(tg_item(y[1]), 0);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_graph_with_a_hole_is_refused)
{
    tg_tape *tape = tg_tape_new(), *another = tg_tape_new();
    tg_layer *a = tg_input_layer(tape, 2), *b = tg_input_layer(tape, 2);
    tg_layer *y = tg_dense(a, 1, NULL), *z = tg_dense(y, 1, NULL);
    FAILS_WITH("no output of the model depends on its input input_2",
               tg_model_of(TG_LAYERS(a, b), y));
    FAILS_WITH("the outputs need input_1", tg_model_of(b, y));
    FAILS_WITH("input_1 is twice", tg_model_of(TG_LAYERS(a, a), y));
    FAILS_WITH("output of the model is NULL", tg_model_of(a, NULL));
    FAILS_WITH("input 0 of the model is NULL", tg_model_of(NULL, y));
    FAILS_WITH("layer of another tape",
               tg_model_of(tg_input_layer(another, 2), y));
    FAILS_WITH("the layer is NULL", tg_dense(NULL, 2, NULL));
    tg_model *upper = tg_model_of(y, z); /* from the middle on */
    ck_assert_int_eq(upper->nodes, 2);
    ck_assert_int_eq(upper->params, 2);
    tg_model_freeze(upper);
    ck_assert(z->frozen && !y->frozen);
    tg_tape_free(tape);
    tg_tape_free(another);
}
END_TEST

/* ---- a layer of one's own, and its shape ---- */

static tg_tensor *all_samples(const tg_layer *layer, tg_tensor *const *x,
                              bool training)
{
    (void)layer, (void)training;
    return tg_sum(x[0], 0);
}

static void wide_build(tg_layer *layer)
{
    tg_layer_param(layer, "W", TG_SHAPE(3, 2), NULL);
}

static tg_tensor *wide_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    (void)training;
    return tg_matmul(x[0], tg_weight(layer, 0));
}

START_TEST(a_shape_that_does_not_fit_fails_where_the_layer_is_made)
{
    static const tg_layer_kind mixes = {
        .name = "mixes", .arity = 1, .run = all_samples};
    static const tg_layer_kind wide = {
        .name = "wide", .arity = 1, .build = wide_build, .run = wide_run};
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 4);
    const int entries = tape->count;
    FAILS_WITH("keeps the samples of a batch apart",
               tg_layer_new(&mixes, in, NULL, NULL, 0));
    FAILS_WITH("tg_weight(layer, 0)", tg_layer_new(&wide, in, NULL, NULL, 0));
    ck_assert(strstr(fails_said, "[2 x 4]") && strstr(fails_said, "[3 x 2]"));
    FAILS_WITH("has 1 input, not 2",
               tg_layer_new(&wide, TG_LAYERS(in, in), NULL, NULL, 0));
    FAILS_WITH(", sigmoid", tg_dense(in, 2, "Relu"));
    ck_assert_int_eq(tape->count, entries);
    tg_layer *good = tg_layer_new(&wide, tg_input_layer(tape, 3), "relu", NULL,
                                  0);
    ck_assert_str_eq(good->name, "wide_1");
    ck_assert_str_eq(good->param[0]->name, "W1");
    ck_assert(tg_shape_equal(good->shape, TG_SHAPE(2)));
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_layer_that_could_not_be_made_draws_no_random_numbers)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 5);
    const tg_rng drawn = tape->rng;
    tg_layer *in = tg_input_layer(tape, 4);
    FAILS_WITH("no activation", tg_dense(in, 2, "step2"));
    ck_assert(memcmp(&drawn, &tape->rng, sizeof drawn) == 0);
    tg_tape_free(tape);
}
END_TEST

/* ---- sharing ---- */

START_TEST(a_shared_layer_has_one_set_of_parameters_and_adds_its_gradients)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *a = tg_input_layer(tape, 1), *b = tg_input_layer(tape, 1);
    tg_layer *once = tg_dense(a, 1, NULL), *twice = tg_share(once, b);
    tg_model *model = tg_model_of(TG_LAYERS(a, b), TG_LAYERS(once, twice));
    ck_assert_int_eq(model->params, 2);
    ck_assert_str_eq(twice->name, once->name);
    tg_tensor *x[] = {tg_full(tape, 3, 1, 1), tg_full(tape, 4, 1, 1)}, *y[2];
    tg_model_outputs(model, x, true, NULL, y);
    tg_backward(tg_sum(tg_add(y[0], y[1])));
    ck_assert_double_eq(tg_item(once->param[0]->grad), 7);
    FAILS_WITH("[2 x 2]", tg_share(once, tg_input_layer(tape, 2)));
    FAILS_WITH("where the data enter", tg_share(a, b));
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_model_inside_a_model_learns_with_it)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_model *inner = tg_model_of(in,
                                  tg_dense(tg_dense(in, 3, "tanh"), 2, NULL));
    tg_layer *x = tg_input_layer(tape, 2);
    tg_layer *y = tg_model_layer(inner, tg_model_layer(inner, x));
    tg_model *outer = tg_model_of(x, tg_dense(y, 1, NULL));
    ck_assert_int_eq(outer->params, 6);
    ck_assert_ptr_eq(outer->param[0], inner->param[0]);
    tg_tensor *v = tg_ones(tape, 1, 2);
    tg_tensor *by_hand = tg_model_output(inner, tg_model_output(inner, v));
    tg_tensor *end = tg_model_output(outer, v);
    const tg_real *w = outer->param[4]->data;
    ck_assert_double_eq_tol(
        tg_item(end),
        (double)(by_hand->data[0] * w[0] + by_hand->data[1] * w[1]), 1e-6);
    FAILS_WITH("has 1 input, not 2", tg_model_layer(inner, TG_LAYERS(x, x)));
    tg_tape_free(tape);
}
END_TEST

/* ---- names, freezing, rewinding ---- */

START_TEST(a_named_layer_gives_its_parameters_their_names)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_layer *h = tg_layer_named(tg_dense(in, 3, NULL), "encoder");
    tg_layer *again = tg_share(h, in);
    ck_assert_str_eq(h->param[0]->name, "encoder.W");
    tg_layer_named(again, "coder");
    ck_assert_str_eq(h->name, "coder");
    ck_assert_str_eq(h->param[1]->name, "coder.b");
    FAILS_WITH("is called \"coder\" already",
               tg_layer_named(tg_dense(in, 3, NULL), "coder"));
    tg_model *model = tg_model_of(in, h);
    ck_assert_ptr_eq(tg_model_find(model, "coder"), h);
    FAILS_WITH("no layer \"encoder\"; its layers are: input_1, coder",
               tg_model_find(model, "encoder"));
    tg_layer *sum = tg_add_layer(TG_LAYERS(h, again));
    FAILS_WITH("no layer \"encoder\"; its layers are: input_1, coder, add_1",
               tg_model_find(tg_model_of(in, sum), "encoder"));
    FAILS_WITH("1 to 39 bytes", tg_layer_named(h, ""));
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_frozen_layer_passes_gradients_through_and_receives_none)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_layer *h = tg_dense(in, 3, "tanh"), *y = tg_dense(h, 1, NULL);
    tg_model *model = tg_model_of(in, y);
    tg_compile(model, tg_adamw(tape, 0.1), "mse");
    tg_tensor *x = tg_ones(tape, 4, 2), *t = tg_zeros(tape, 4, 1);
    tg_freeze(y);
    tg_tensor *loss = tg_model_loss(model, x, t, true);
    tg_backward(loss);
    ck_assert_ptr_nonnull(h->param[0]->grad);
    ck_assert_ptr_null(y->param[0]->grad);
    const double w = (double)y->param[0]->data[0];
    tg_optimizer_step(model->optimizer);
    ck_assert_double_eq((double)y->param[0]->data[0], w);
    tg_model_freeze(model);
    loss = tg_model_loss(model, x, t, true);
    FAILS_WITH("nothing to differentiate", tg_backward(loss));
    tg_model_unfreeze(model);
    tg_backward(tg_model_loss(model, x, t, true));
    ck_assert_ptr_nonnull(y->param[0]->grad);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_layer_that_a_rewind_forgot_is_named)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    const tg_mark start = tg_tape_mark(tape);
    tg_layer *y = tg_dense(in, 1, NULL);
    tg_model *model = tg_model_of(in, y);
    tg_rewind(tape, start);
    tg_param(tape, "another", 2, 1); /* in the slot of W1 */
    tg_param(tape, "one more", 1);
    FAILS_WITH("dense_1 was forgotten",
               tg_model_output(model, tg_ones(tape, 1, 2)));
    FAILS_WITH("dense_1 was forgotten", tg_compile(model, "sgd", "mse"));
    tg_tape_free(tape);
}
END_TEST

Suite *model_suite(void)
{
    Suite *s = suite_create("model");
    TCase *c = tcase_create("model");
    tcase_add_test(c, the_articles_program_is_a_graph_of_three_layers);
    tcase_add_test(c, the_short_form_makes_the_same_numbers);
    tcase_add_test(
        c, a_layer_applied_to_the_end_of_a_short_form_leaves_the_model_alone);
    tcase_add_test(c, two_inputs_and_two_outputs_go_their_ways);
    tcase_add_test(
        c, an_output_inside_the_graph_is_used_activated_and_given_linear);
    tcase_add_test(c, a_graph_with_a_hole_is_refused);
    tcase_add_test(c, a_shape_that_does_not_fit_fails_where_the_layer_is_made);
    tcase_add_test(c, a_layer_that_could_not_be_made_draws_no_random_numbers);
    tcase_add_test(
        c, a_shared_layer_has_one_set_of_parameters_and_adds_its_gradients);
    tcase_add_test(c, a_model_inside_a_model_learns_with_it);
    tcase_add_test(c, a_named_layer_gives_its_parameters_their_names);
    tcase_add_test(c,
                   a_frozen_layer_passes_gradients_through_and_receives_none);
    tcase_add_test(c, a_layer_that_a_rewind_forgot_is_named);
    suite_add_tcase(s, c);
    return s;
}

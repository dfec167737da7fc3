/* Training that would go wrong silently: each case fails and says why, or does
 * what was meant. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

/* n inputs -> 1 linear output, with mse and gradient descent. */
static tg_model *line_model(tg_tape *tape, int n)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, n);
    tg_dense(model, 1, NULL);
    return model;
}

/* ---- who follows a gradient ---- */

START_TEST(two_models_and_one_loss_step_each_model_once)
{
    tg_tape *tape = tg_tape_new();
    tg_model *m[2];
    for (int k = 0; k < 2; k++) {
        m[k] = line_model(tape, 1);
        tg_set(m[k]->param[0], (tg_real[]){1});
        if (k == 0)
            tg_compile(m[0], tg_sgd(tape, 0.1), "mse", NULL);
        else
            tg_compile(m[1], "sgd", "mse", NULL);
        m[k]->optimizer->rate = 0.1;
    }
    tg_tensor *x = tg_ones(tape, 1, 1);
    tg_tensor *both = tg_add(tg_model_output(m[0], x),
                             tg_model_output(m[1], x));
    tg_backward(tg_sum(tg_mul_scalar(both, 2)));
    tg_optimizer_step(m[0]->optimizer);
    ck_assert_double_eq_tol(tg_item(m[0]->param[0]), 0.8, 1e-6);
    ck_assert_double_eq(tg_item(m[1]->param[0]), 1);
    tg_optimizer_step(m[1]->optimizer);
    ck_assert_double_eq_tol(tg_item(m[0]->param[0]), 0.8, 1e-6);
    ck_assert_double_eq_tol(tg_item(m[1]->param[0]), 0.8, 1e-6);
    tg_tape_free(tape);
}
END_TEST

START_TEST(two_optimisers_do_not_follow_one_gradient)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *first = tg_sgd(tape, 0.1);
    tg_tensor *u = tg_param_scalar(tape, "u", 1);
    tg_optimizer *second = tg_sgd(tape, 0.1); /* also holds w */
    tg_mark start = tg_tape_mark(tape);
    tg_backward(tg_mul(w, u));
    tg_optimizer_step(first);
    FAILS_WITH("w already followed this gradient", tg_optimizer_step(second));
    ck_assert_double_eq_tol(tg_item(w), 0.9, 1e-6);
    tg_rewind(tape, start);
    tg_backward(tg_mul(w, u));
    tg_optimizer_step(second); /* in turn is fine */
    tg_rewind(tape, start);

    tg_optimizer_take(second, &u, 1);
    tg_set(w, (tg_real[]){1});
    tg_set(u, (tg_real[]){1});
    tg_backward(tg_mul(w, u));
    tg_optimizer_step(first);
    tg_optimizer_step(second);
    ck_assert_double_eq_tol(tg_item(w), 0.9, 1e-6);
    ck_assert_double_eq_tol(tg_item(u), 0.9, 1e-6);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_gradient_that_no_optimiser_would_follow_is_named)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_sgd(tape, 0.1);
    tg_tensor *late = tg_param_scalar(tape, "late", 1);
    tg_mark start = tg_tape_mark(tape);
    tg_backward(tg_mul(w, late));
    FAILS_WITH("parameter late has a gradient", tg_optimizer_step(o));
    tg_descend(late, 0.1); /* the program follows it by itself */
    tg_optimizer_step(o);
    ck_assert_double_eq_tol(tg_item(w), 0.9, 1e-6);
    tg_rewind(tape, start);
    tg_backward(tg_mul(w, tg_detach(late)));
    tg_optimizer_step(o);
    tg_rewind(tape, start);
    tg_optimizer *other = tg_sgd(tape, 0.1); /* holds both */
    tg_backward(tg_mul(w, late));
    tg_optimizer_step(o);
    ck_assert(other->count == 2 && o->count == 1);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_parameter_next_to_a_compiled_model_is_named)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = line_model(tape, 1);
    tg_tensor *s = tg_param_scalar(tape, "s", 1);
    tg_compile(model, "adam", "mse", NULL);
    tg_tensor *y = tg_model_output(model, tg_ones(tape, 1, 1));
    tg_backward(tg_sum(tg_mul(y, s)));
    FAILS_WITH("parameter s has a gradient",
               tg_optimizer_step(model->optimizer));
    tg_optimizer *own = tg_sgd(tape, 0.1);
    tg_optimizer_take(own, &s, 1);
    tg_optimizer_step(model->optimizer);
    tg_optimizer_step(own);
    ck_assert(tg_item(s) != 1);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_optimiser_takes_parameters_and_keeps_what_it_knows)
{
    tg_tape *tape = tg_tape_new(), *another = tg_tape_new();
    tg_tensor *w[] = {tg_param(tape, "w", 1), tg_param(tape, "u", 2)};
    tg_tensor *not_one[] = {w[0], tg_zeros(tape, 1)};
    tg_tensor *twice[] = {w[1], w[1]};
    tg_tensor *elsewhere = tg_param(another, "v", 1);
    tg_optimizer *o = tg_momentum(tape, 1, 0.5);
    o->clip_norm = 100;
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < 2; step++) {
        tg_backward(tg_add(tg_sum(w[0]), tg_sum(w[1])));
        tg_optimizer_step(o);
        tg_rewind(tape, start);
        tg_optimizer_take(o, w + step, 1 + !step);
    }
    ck_assert_double_eq(tg_item(w[0]), -2.5); /* -1, then -1.5 */
    ck_assert(o->count == 1 && o->slot[0].param == w[1]);
    FAILS_WITH("number 1 of the list", tg_optimizer_take(o, not_one, 2));
    FAILS_WITH("u is twice", tg_optimizer_take(o, twice, 2));
    FAILS_WITH("number 0 of the list", tg_optimizer_take(o, &elsewhere, 1));
    FAILS_WITH("list of parameters is empty", tg_optimizer_take(o, w, 0));
    FAILS_WITH("list of parameters is NULL", tg_optimizer_take(o, NULL, 1));
    ck_assert(o->count == 1 && o->slot[0].param == w[1]);
    tg_tape_free(tape);
    tg_tape_free(another);
}
END_TEST

START_TEST(a_step_without_any_gradient_says_when_to_call_it)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_adam(tape, 0.1);
    tg_mark start = tg_tape_mark(tape);
    FAILS_WITH("no parameter has a gradient", tg_optimizer_step(o));
    tg_backward(tg_square(w));
    tg_rewind(tape, start);
    FAILS_WITH("before tg_rewind, which clears", tg_optimizer_step(o));
    ck_assert_int_eq(o->steps, 0);
    tg_tape_free(tape);
}
END_TEST

/* ---- settings ---- */

START_TEST(settings_outside_their_range_are_named)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_adam(tape, 0.1);
    tg_backward(tg_square(w));
    o->rate = NAN;
    FAILS_WITH("adam: rate must be a finite number >= 0, got nan",
               tg_optimizer_step(o));
    o->rate = 0.1;
    o->beta2 = 1;
    FAILS_WITH("beta2 must be from 0 to below 1, got 1", tg_optimizer_step(o));
    o->beta2 = 0.9;
    o->clip_norm = -1;
    FAILS_WITH("clip_norm must be a finite number", tg_optimizer_step(o));
    FAILS_WITH("rate must be", tg_sgd(tape, -0.1));
    FAILS_WITH("rate must be", tg_sgd(tape, INFINITY));
    FAILS_WITH("momentum must be", tg_momentum(tape, 0.1, NAN));
    FAILS_WITH("tape is NULL", tg_adam(NULL, 0.1));
    FAILS_WITH("optimiser is NULL", tg_optimizer_step(NULL));
    FAILS_WITH("optimiser is NULL", tg_like_pytorch(NULL));
    FAILS_WITH("no optimiser \"NULL\"", tg_optimizer_named(tape, NULL));
    FAILS_WITH("schedule is empty",
               tg_optimizer_schedule(o, (tg_schedule){.rate = 1}));
    FAILS_WITH("schedule is NULL", tg_rate_at(NULL, 0));
    FAILS_WITH("schedule is empty", tg_warm_up((tg_schedule){0}, 1, 0));
    ck_assert_double_eq(tg_item(w), 1);
    tg_tape_free(tape);
}
END_TEST

/* PyTorch's SGD: the first velocity is the gradient, whole. */
START_TEST(dampening_lets_less_of_each_later_gradient_in)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_momentum(tape, 0.1, 0.9);
    tg_mark start = tg_tape_mark(tape);
    o->dampening = 0.25;
    tg_backward(tg_square(w));
    FAILS_WITH("dampening is for PyTorch's momentum", tg_optimizer_step(o));
    tg_like_pytorch(o);
    double want[4] = {0.8}, v = 2;
    for (int i = 1; i < 4; i++) {
        v = 0.9 * v + 0.75 * 2 * want[i - 1];
        want[i] = want[i - 1] - 0.1 * v;
    }
    for (int i = 0; i < 4; i++) {
        tg_rewind(tape, start);
        tg_backward(tg_square(w));
        tg_optimizer_step(o);
        ck_assert_double_eq_tol(tg_item(w), want[i], 1e-6);
    }
    o->nesterov = true;
    FAILS_WITH("without nesterov", tg_optimizer_step(o));
    o->nesterov = false;
    o->dampening = 1.5;
    FAILS_WITH("dampening must be from 0 to 1", tg_optimizer_step(o));
    tg_tape_free(tape);
}
END_TEST

Suite *learning_suite(void)
{
    Suite *suite = suite_create("learning");
    TCase *tests = tcase_create("learning");
    tcase_add_test(tests, two_models_and_one_loss_step_each_model_once);
    tcase_add_test(tests, two_optimisers_do_not_follow_one_gradient);
    tcase_add_test(tests, a_gradient_that_no_optimiser_would_follow_is_named);
    tcase_add_test(tests, a_parameter_next_to_a_compiled_model_is_named);
    tcase_add_test(tests,
                   an_optimiser_takes_parameters_and_keeps_what_it_knows);
    tcase_add_test(tests, a_step_without_any_gradient_says_when_to_call_it);
    tcase_add_test(tests, settings_outside_their_range_are_named);
    tcase_add_test(tests, dampening_lets_less_of_each_later_gradient_in);
    suite_add_tcase(suite, tests);
    return suite;
}

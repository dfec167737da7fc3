/* Gradients by inputs that no optimiser moves (tg_watch). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "stepping.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

#ifdef TG_DOUBLE
#define NEAR(got, want)                      \
    (fabs((double)(got) - (double)(want)) <= \
     1e-12 * fmax(1, fabs((double)(want))))
#else
#define NEAR(got, want)                      \
    (fabs((double)(got) - (double)(want)) <= \
     1e-5 * fmax(1, fabs((double)(want))))
#endif

/* sum x^3, of which all derivatives are known. */
static tg_tensor *cubes(tg_tensor *x)
{
    return tg_sum(tg_pow_scalar(x, 3));
}

START_TEST(a_watched_input_or_constant_has_a_gradient)
{
    tg_tape *tape = tg_tape_new();
    const tg_real at[] = {1, -2, 0.5};
    tg_tensor *x = tg_watch(tg_input(tape, "x", TG_SHAPE(3), at));
    tg_tensor *c = tg_constant(tape, TG_SHAPE(3), at);
    ck_assert(tg_watch(c) == c && c->role == TG_CONSTANT);
    tg_tensor *loss = tg_add(cubes(x), cubes(c)), *g[2];
    tg_grads(loss, NULL, 2, (tg_tensor *[]){x, c}, g);
    const tg_tensor *dx = tg_grad(loss, x);
    ck_assert_ptr_null(x->grad);
    tg_backward(loss);
    for (int i = 0; i < 3; i++) {
        const double want = 3 * (double)(at[i] * at[i]);
        ck_assert(NEAR(dx->data[i], want) && NEAR(x->grad->data[i], want));
        ck_assert(NEAR(g[0]->data[i], want) && NEAR(g[1]->data[i], want));
        ck_assert(NEAR(c->grad->data[i], want));
    }
    tg_tape_free(tape);
}
END_TEST

START_TEST(matrices_of_derivatives_take_a_watched_input)
{
    tg_tape *tape = tg_tape_new();
    const tg_real at[] = {1, -2};
    tg_tensor *x = tg_watch(tg_input(tape, "x", TG_SHAPE(2), at));
    tg_tensor *v = tg_ones(tape, 2), *y = tg_square(x), *loss = cubes(x);
    const tg_tensor *j = tg_jacobian(y, x), *h = tg_hessian(loss, x);
    const tg_tensor *hv = tg_hvp(loss, x, v), *jv = tg_jvp(y, 1, &x, &v);
    for (int i = 0; i < 2; i++) {
        const double xi = (double)at[i];
        ck_assert(NEAR(j->data[3 * i], 2 * xi) && NEAR(jv->data[i], 2 * xi));
        ck_assert(NEAR(h->data[3 * i], 6 * xi) && NEAR(hv->data[i], 6 * xi));
    }
    tg_tape_free(tape);
}
END_TEST

/* Forward mode adds a leaf of its own to the tape: not a parameter. */
START_TEST(forward_mode_leaves_no_parameter_behind)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 2), *one = tg_scalar(tape, 1);
    ck_assert(tg_item(tg_jvp(tg_square(w), 1, &w, &one)) == 4);
    ck_assert_int_eq(tg_sgd(tape, 1)->count, 1);
    tg_tape_free(tape);
}
END_TEST

/* D = sin(w x), P = (dD/dx)^2 = (w cos(w x))^2, as in WGAN-GP. */
START_TEST(a_gradient_penalty_can_be_differentiated)
{
    tg_tape *tape = tg_tape_new();
    const double w0 = 1.25, x0 = 0.5, s = sin(w0 * x0), c = cos(w0 * x0);
    tg_tensor *w = tg_param_scalar(tape, "w", w0);
    tg_tensor *x = tg_watch(tg_scalar(tape, x0));
    tg_tensor *p = tg_square(tg_grad(tg_sin(tg_mul(w, x)), x));
    tg_backward(p);
    ck_assert(NEAR(tg_item(p), w0 * w0 * c * c));
    ck_assert(NEAR(tg_item(w->grad), 2 * w0 * c * (c - w0 * x0 * s)));
    ck_assert(NEAR(tg_item(x->grad), -2 * w0 * w0 * w0 * c * s));
    tg_tape_free(tape);
}
END_TEST

#ifdef TG_DOUBLE
/* D = sum tanh(x W)^2, |dD/dx|^2 */
static tg_tensor *penalty(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    (void)tape, (void)n, (void)context;
    tg_tensor *y = tg_sum(tg_square(tg_tanh(tg_matmul(in[1], in[0]))));
    return tg_sum(tg_square(tg_grad(y, in[1])));
}

static tg_tensor *filled(tg_tensor *t, int k)
{
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)((double)((i * 5 + (size_t)k) % 7) / 8 - 0.375);
    return t;
}

START_TEST(gradient_checks_reach_a_watched_input)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = filled(tg_param(tape, "W", 3, 2), 1);
    tg_tensor *x = filled(tg_input(tape, "x", TG_SHAPE(2, 3), NULL), 2);
    tg_tensor *in[] = {w, tg_watch(x)};
    tg_gradcheck_report r;
    ck_assert_msg(
        tg_gradcheck_twice(tape, "penalty", penalty, 2, in, NULL, 1, &r), "%s",
        r.message);
    ck_assert_int_ge(r.checked, 12 + 13 + 13);
    tg_tape_free(tape);
}
END_TEST
#endif

START_TEST(watching_twice_or_a_parameter_changes_nothing)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 2), *y = tg_square(w);
    tg_tensor *x = tg_watch(tg_scalar(tape, 3));
    tg_tensor *loss = tg_add(y, tg_square(x));
    ck_assert(tg_watch(w) == w && tg_watch(x) == x);
    ck_assert(tg_item(tg_grad(loss, w)) == 4);
    ck_assert(tg_item(tg_grad(loss, x)) == 6);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_input_is_watched_before_its_first_use)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2), NULL);
    const tg_mark start = tg_tape_mark(tape);
    tg_tensor *y = tg_exp(tg_reshape(x, 2, 1)), *c = tg_ones(tape, 2);
    FAILS_WITH("x was already used by %1 = reshape(...) (", tg_watch(x));
    FAILS_WITH("test_watch.c", tg_watch(x));
    FAILS_WITH("watch it before its first use", tg_watch(x));
    FAILS_WITH("%2 was computed by exp", tg_watch(y));
    ck_assert(!x->needs_grad);
    (void)tg_neg(c);
    FAILS_WITH("c was already used by %4 = neg", tg_watch(c));
    FAILS_WITH("tg_watch(NULL): argument 1 is NULL", tg_watch(NULL));
    tg_rewind(tape, start);
    FAILS_WITH("x was forgotten by tg_rewind", tg_watch(c));
    ck_assert(tg_watch(x)->needs_grad); /* nothing uses it any more */
    tg_tape_free(tape);
}
END_TEST

START_TEST(what_is_recorded_without_gradients_stays_so)
{
    tg_tape *tape = tg_tape_new();
    tg_no_grad_begin(tape);
    tg_tensor *x = tg_watch(tg_constant(tape, TG_SHAPE(2), NULL));
    tg_tensor *inside = tg_sum(x);
    tg_no_grad_end(tape);
    FAILS_WITH("watched leaf %0 reaches %1 only through sum (%1, ",
               tg_backward(inside));
    FAILS_WITH("is inside tg_no_grad_begin", tg_backward(inside));
    ck_assert(tg_grad(tg_sum(x), x)->data[1] == 1);
    tg_tape_free(tape);
}
END_TEST

START_TEST(messages_about_gradients_know_watched_leaves)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2), *c = tg_ones(tape, 2);
    tg_tensor *x = tg_watch(tg_input(tape, "x", TG_SHAPE(2), NULL));
    tg_tensor *none = tg_sum(c);
    FAILS_WITH("leaves that tg_watch(x) watches", tg_grad(tg_sum(w), c));
    FAILS_WITH("no parameter reaches %3, and no leaf that tg_watch watches",
               tg_backward(none));
    FAILS_WITH("watched leaf x reaches %5 only through detach",
               tg_backward(tg_detach(x)));
    FAILS_WITH("parameter w reaches %6 only through detach",
               tg_backward(tg_detach(w)));
    FAILS_WITH("a frozen layer detaches its parameters",
               tg_backward(tg_detach(w)));
    tg_tape_free(tape);
}
END_TEST

/* ---- those who read a tape ---- */

START_TEST(optimisers_leave_watched_leaves_alone)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_watch(tg_input(tape, "x", TG_SHAPE(1), (tg_real[]){3}));
    FAILS_WITH("there is no parameter on the tape yet", tg_sgd(tape, 1));
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_optimizer *o = tg_sgd(tape, 0.5);
    tg_tensor *late = tg_watch(tg_scalar(tape, 5));
    ck_assert(o->count == 1 && o->slot[0].param == w);
    tg_backward(tg_sum(tg_mul(tg_mul(x, late), w)));
    tg_optimizer_step(o);
    ck_assert(w->data[0] == 2 - 0.5 * 15 && x->data[0] == 3);
    ck_assert(late->data[0] == 5 && x->grad->data[0] == 10);
    FAILS_WITH("not a parameter", tg_optimizer_take(o, &x, 1));
    tg_descend(x, 0.1); /* the program itself may move it */
    ck_assert(NEAR(x->data[0], 2));
    tg_tape_free(tape);
}
END_TEST

START_TEST(saliency_goes_through_a_model_frozen_or_not)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 2);
    tg_layer *layer = tg_dense(model, 1, "linear");
    tg_set(layer->param[0], (tg_real[]){3, -4});
    for (int i = 0; i < 2; i++) {
        tg_tensor *x = tg_watch(tg_input(tape, "x", TG_SHAPE(1, 2), NULL));
        const tg_tensor *dx = tg_grad(tg_model_output(model, x), x);
        ck_assert(dx->data[0] == 3 && dx->data[1] == -4);
        tg_freeze(layer);
    }
    FAILS_WITH("a frozen layer detaches its parameters",
               tg_backward(tg_model_output(model, tg_ones(tape, 1, 2))));
    tg_tape_free(tape);
}
END_TEST

/* y = x W + b with a watched x; b comes late in the pass. */
static tg_tensor *watched_layer(tg_tape *tape)
{
    tg_tensor *w = tg_param(tape, "W", 2, 1), *b = tg_param(tape, "b", 1);
    tg_set(w, (tg_real[]){3, -4});
    tg_tensor *x = tg_watch(tg_input(tape, "x", TG_SHAPE(1, 2), NULL));
    tg_tensor *c = tg_watch(tg_scalar(tape, 2)); /* has no name */
    tg_tensor *y = tg_add(tg_matmul(x, w), b);
    tg_tensor *loss = tg_sum(tg_mul(tg_tanh(y), c));
    tg_backward(loss);
    return loss;
}

START_TEST(stepper_page_and_graph_show_a_watched_leaf_as_data)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *loss = watched_layer(tape);
    char *page = texts_page(loss, NULL);
    ck_assert_ptr_nonnull(strstr(page, "\"leaf\":true,\"param\":false"));
    free(page);
    step_expect(loss, "c\ninfo params\n", "W                [2 x 1]");
    step_expect(loss, "c\ninfo tape\n", "%2 = input x");
    step_expect(loss, "c\ninfo health\n", "rms gradient\nW ");
    step_expect(loss, "c\nwhy x[0,1]\n", "-8");
    step_expect(loss, "c\ndelta\n", "layer 1: z = x W + b");
    ck_assert(tg_svg(loss, texts_path()));
    tg_tape_free(tape);
}
END_TEST

Suite *watch_suite(void)
{
    const TTest *const all[] = {
        a_watched_input_or_constant_has_a_gradient,
        matrices_of_derivatives_take_a_watched_input,
        forward_mode_leaves_no_parameter_behind,
        a_gradient_penalty_can_be_differentiated,
#ifdef TG_DOUBLE
        gradient_checks_reach_a_watched_input,
#endif
        watching_twice_or_a_parameter_changes_nothing,
        an_input_is_watched_before_its_first_use,
        what_is_recorded_without_gradients_stays_so,
        messages_about_gradients_know_watched_leaves,
        optimisers_leave_watched_leaves_alone,
        saliency_goes_through_a_model_frozen_or_not,
        stepper_page_and_graph_show_a_watched_leaf_as_data,
    };
    Suite *suite = suite_create("watch");
    TCase *tests = tcase_create("watch");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        tcase_add_test(tests, all[i]);
    suite_add_tcase(suite, tests);
    return suite;
}

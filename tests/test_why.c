/* Paths to the loss, local derivatives, nudging: against the tape's own
 * gradients, and against walking every path. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "look/step/local.h"
#include "check/nudge.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_tape *tape;
static const double unit = sizeof(tg_real) == sizeof(double) ? 1e-12 : 2e-6;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

/* The paths from number i of x add up to its gradient; returns how many. */
static double adds_up(tg_tensor *loss, const tg_tensor *x, size_t i, int most)
{
    tg_reasons r;
    ck_assert_msg(tg_reasons_of(loss, x, i, most, &r), "%s", tg_error());
    double listed = 0;
    for (int p = 0; p < r.paths; p++) {
        const tg_path *path = &r.path[p];
        double product = 1;
        listed += path->product;
        ck_assert(path->step[0].t == x && path->step[0].i == i);
        ck_assert(path->step[path->steps - 1].t == loss);
        for (int k = 1; k < path->steps; k++)
            product *= path->step[k].slope;
        ck_assert_double_eq_tol(product, path->product,
                                1e-14 * fabs(product) + 1e-300);
        if (p > 0)
            ck_assert_double_ge(fabs(r.path[p - 1].product) * (1 + 1e-14),
                                fabs(path->product));
    }
    const double g = x->grad ? (double)x->grad->data[i] : 0, total = r.total;
    ck_assert_double_eq_tol(r.sum, g, unit * (1 + fabs(g)));
    ck_assert_double_eq_tol(listed + r.rest, r.sum, unit * (1 + fabs(g)));
    ck_assert(fabs(r.paths + r.rest_paths - r.total) <= 1e-12 * r.total);
    tg_reasons_free(&r);
    return total;
}

START_TEST(three_uses_are_three_paths)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *product = tg_mul(w, w);
    tg_tensor *q = tg_add(product, w);
    tg_backward(q);
    tg_reasons r;
    ck_assert(tg_reasons_of(q, w, 0, 10, &r));
    ck_assert_int_eq(r.paths, 3);
    ck_assert(r.total == 3 && r.rest_paths == 0 && r.sum == 7);
    ck_assert(r.path[0].product == 3 && r.path[2].product == 1);
    tg_reasons_free(&r);
}
END_TEST

START_TEST(paths_of_a_network_add_up_to_every_gradient)
{
    tg_tensor *loss = texts_perceptron(tape);
    int several = 0;
    for (int id = 0; id <= loss->id; id++) {
        const tg_tensor *t = tape->entry[id];
        for (size_t i = 0; t->grad && i < t->count; i += 1 + t->count / 7)
            several += adds_up(loss, t, i, 4) > 4;
    }
    ck_assert_int_gt(several, 10);
}
END_TEST

START_TEST(more_paths_than_can_be_walked_are_summed)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1.25), *h = w;
    for (int i = 0; i < 200; i++) {
        tg_tensor *p = tg_mul_scalar(h, 0.5), *q = tg_sin(h);
        q = tg_mul_scalar(q, 0.25);
        h = tg_add(p, q);
    }
    tg_backward(h);
    ck_assert(adds_up(h, w, 0, 5) == ldexp(1, 200));
}
END_TEST

START_TEST(cancelling_paths_are_not_subtracted)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_tensor *p = tg_mul_scalar(w, 1e8), *q = tg_mul_scalar(w, -1e8);
    tg_tensor *sum = tg_add(p, q), *small = tg_mul_scalar(w, 0.5);
    tg_tensor *y = tg_add(sum, small);
    tg_backward(y);
    tg_reasons r;
    ck_assert(tg_reasons_of(y, w, 0, 2, &r));
    ck_assert(r.rest == 0.5 && r.rest_paths == 1 && r.sum == 0.5);
    tg_reasons_free(&r);
}
END_TEST

/* Every op family on the way: elementwise, broadcast, movement, sums, max,
 * softmax, indexing, convolution. */
START_TEST(paths_lead_through_every_family_of_ops)
{
    tg_seed(tape, 4);
    tg_tensor *x = tg_param(tape, "x", 2, 3, 5, 5);
    tg_tensor *k = tg_param(tape, "k", 4, 3, 3, 3),
              *b = tg_param(tape, "b", 4, 1, 1);
    tg_init_normal(x, 0, 1, &tape->rng);
    tg_init_normal(k, 0, 0.3, &tape->rng);
    tg_tensor *y = tg_conv2d(x, k, .padding = {1, 1});
    y = tg_add(y, b);
    y = tg_tanh(tg_permute(y, TG_AXES(0, 2, 3, 1)));
    y = tg_permute(y, TG_AXES(0, 3, 1, 2));
    y = tg_max_pool2d(y, .kernel = {2, 2});
    y = tg_softmax(tg_reshape(y, 2, -1), 1);
    tg_tensor *part = tg_slice(y, 1, 2, 9, 1);
    tg_tensor *norm = tg_norm(y), *sum = tg_logsumexp(part);
    tg_tensor *loss = tg_add(sum, norm);
    tg_backward(loss);
    for (int id = 0; id <= loss->id; id++) {
        const tg_tensor *t = tape->entry[id];
        for (size_t i = 1; t->grad && i < t->count; i += 1 + t->count / 3)
            adds_up(loss, t, i, 3);
    }
}
END_TEST

START_TEST(no_path_means_a_gradient_of_0)
{
    tg_tensor *w = tg_param_scalar(tape, "w", -1);
    tg_tensor *y = tg_relu(w);
    tg_backward(y);
    ck_assert(adds_up(y, w, 0, 3) == 0);
    tg_tensor *later = tg_square(y);
    tg_reasons r;
    ck_assert(tg_reasons_of(y, later, 0, 3, &r));
    ck_assert(r.total == 0);
    tg_reasons_free(&r);
    FAILS_WITH("paths lead to one number",
               tg_reasons_of(tg_ones(tape, 2), w, 0, 3, &r));
}
END_TEST

/* ---- local slopes ---- */

static void collect(tg_slope s, void *context)
{
    double *jacobian = context;
    jacobian[s.i * 100 + s.j] += s.value;
}

START_TEST(local_slopes_are_the_jacobian_of_one_op)
{
    tg_tensor *a = tg_param(tape, "a", 3, 4), *b = tg_param(tape, "b", 4, 5);
    tg_init_normal(a, 0, 1, &tape->rng);
    tg_init_normal(b, 0, 1, &tape->rng);
    tg_tensor *y = tg_matmul(a, b), *row = tg_mul(a, tg_param(tape, "c", 4));
    const size_t i[] = {0, 5, 11};
    double jacobian[12 * 100] = {0};
    const int count = tape->count;
    tg_local_slopes(y, 0, i, 3, collect, jacobian);
    ck_assert_int_eq(tape->count, count);
    for (size_t n = 0; n < 3; n++)
        for (size_t j = 0; j < 15; j++) {
            const bool same_row = j / 5 == i[n] / 4;
            const double want = same_row ? (double)b->data[i[n] % 4 * 5 + j % 5]
                                         : 0;
            ck_assert_double_eq_tol(jacobian[i[n] * 100 + j], want, 1e-6);
        }
    double stretched[12 * 100] = {0};
    const size_t last = 3;
    tg_local_slopes(row, 1, &last, 1, collect, stretched);
    for (size_t j = 0; j < 12; j++)
        ck_assert_double_eq_tol(stretched[300 + j],
                                j % 4 == 3 ? (double)a->data[j] : 0, 1e-6);
}
END_TEST

START_TEST(a_transpose_is_not_taken_for_elementwise)
{
    tg_tensor *x = tg_param(tape, "x", 2, 2);
    tg_tensor *y = tg_transpose(x);
    double jacobian[4 * 100] = {0};
    const size_t i[] = {0, 1, 2, 3};
    tg_local_slopes(y, 0, i, 4, collect, jacobian);
    ck_assert(jacobian[102] == 1 && jacobian[101] == 0 && jacobian[201] == 1);
}
END_TEST

/* ---- nudging ---- */

START_TEST(nudging_agrees_and_leaves_the_tape_alone)
{
    tg_tensor *loss = texts_perceptron(tape);
    const double before = tg_item(loss);
    const tg_tensor *w = tape->entry[0], *h = loss->in[0];
    const double rough = sizeof(tg_real) == sizeof(double) ? 1e-8 : 2e-3;
    for (size_t i = 0; i < h->count; i++)
        ck_assert_double_eq_tol(tg_nudge_number(loss, h, i).slope,
                                (double)h->grad->data[i], rough);
    for (size_t i = 0; i < w->count; i += 999)
        ck_assert_double_eq_tol(tg_nudge_number(loss, w, i).slope,
                                (double)w->grad->data[i], rough);
    ck_assert(tg_item(loss) == before);
}
END_TEST

START_TEST(nudging_names_kinks_and_what_stops_gradients)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1e-9);
    tg_tensor *y = tg_relu(w);
    ck_assert_ptr_eq(tg_nudge_number(y, w, 0).kink, y);
    tg_tensor *v = tg_param_scalar(tape, "v", 2);
    tg_tensor *d = tg_detach(v), *z = tg_mul(d, v);
    const tg_nudge n = tg_nudge_number(z, v, 0);
    ck_assert_ptr_eq(n.stop, d);
    ck_assert_double_eq_tol(n.slope, 4, 1e-3);
    ck_assert_ptr_null(n.kink);
}
END_TEST

START_TEST(nudging_a_view_moves_only_what_depends_on_it)
{
    tg_tensor *x = tg_param_scalar(tape, "x", 3);
    tg_tensor *view = tg_reshape(x, 1, 1);
    tg_tensor *y = tg_sum(tg_mul(view, x));
    ck_assert_double_eq_tol(tg_nudge_number(y, view, 0).slope, 3, 1e-3);
    ck_assert_double_eq_tol(tg_nudge_number(y, x, 0).slope, 6, 1e-3);
    ck_assert(tg_item(x) == 3);
}
END_TEST

START_TEST(equal_paths_are_not_walked_one_by_one)
{
    tg_reasons r;
    tg_tensor *x = tg_param_scalar(tape, "x", 0.5), *y = x;
    for (int i = 0; i < 100; i++) {
        y = tg_add(y, y);
        y = tg_mul_scalar(y, 0.5);
    }
    ck_assert(tg_reasons_of(y, x, 0, 3, &r));
    ck_assert_int_eq(r.paths, 3);
    ck_assert_int_eq(r.path[2].steps, 201);
    ck_assert_double_eq_tol(r.path[2].product, ldexp(1, -100), 1e-40);
    ck_assert_double_eq(r.total, ldexp(1, 100));
    ck_assert_double_eq_tol(r.sum, 1, 1e-12);
    tg_reasons_free(&r);
}
END_TEST

Suite *why_suite(void)
{
    Suite *s = suite_create("why");
    TCase *c = tcase_create("why");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, three_uses_are_three_paths);
    tcase_add_test(c, paths_of_a_network_add_up_to_every_gradient);
    tcase_add_test(c, more_paths_than_can_be_walked_are_summed);
    tcase_add_test(c, cancelling_paths_are_not_subtracted);
    tcase_add_test(c, paths_lead_through_every_family_of_ops);
    tcase_add_test(c, no_path_means_a_gradient_of_0);
    tcase_add_test(c, local_slopes_are_the_jacobian_of_one_op);
    tcase_add_test(c, a_transpose_is_not_taken_for_elementwise);
    tcase_add_test(c, equal_paths_are_not_walked_one_by_one);
    tcase_add_test(c, nudging_agrees_and_leaves_the_tape_alone);
    tcase_add_test(c, nudging_names_kinks_and_what_stops_gradients);
    tcase_add_test(c, nudging_a_view_moves_only_what_depends_on_it);
    return s;
}

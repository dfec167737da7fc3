/* Jacobians, Hessians, their products with vectors, and forward mode, against
 * closed forms. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

#ifdef TG_DOUBLE
#define NEAR(got, want) \
    (fabs((double)(got) - (want)) <= 1e-12 * fmax(1, fabs(want)))
#else
#define NEAR(got, want) \
    (fabs((double)(got) - (want)) <= 1e-5 * fmax(1, fabs(want)))
#endif

static tg_tensor *param_of(tg_tape *tape, const char *name, tg_shape shape,
                           const double *values)
{
    tg_tensor *t = tg_param(tape, name, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)values[i];
    return t;
}

static const double matrix[] = {2, -1, 0.5, 3, 1, 4, -2, 0, 1.5};

/* x^T A x has the gradient (A + A^T) x and the Hessian A + A^T. */
START_TEST(the_hessian_of_a_quadratic_form_is_a_plus_its_transpose)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = param_of(tape, "x", TG_SHAPE(3), (double[]){1, -2, 0.5});
    tg_tensor *a = param_of(tape, "A", TG_SHAPE(3, 3), matrix);
    tg_tensor *row = tg_reshape(x, 1, 3);
    tg_tensor *y = tg_matmul(tg_matmul(row, a), tg_reshape(x, 3, 1));
    tg_tensor *h = tg_hessian(y, x);
    ck_assert(tg_shape_equal(h->shape, TG_SHAPE(3, 3)));
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            ck_assert(NEAR(h->data[3 * i + j],
                           matrix[3 * i + j] + matrix[3 * j + i]));
    ck_assert_ptr_null(x->grad);
    tg_tape_free(tape);
}
END_TEST

/* d softmax_i / d x_j = p_i ((i == j) - p_j) */
START_TEST(the_jacobian_of_softmax_is_diagonal_minus_outer_product)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = param_of(tape, "x", TG_SHAPE(3), (double[]){1, -1, 0.25});
    tg_tensor *p = tg_softmax(x, 0);
    tg_tensor *j = tg_jacobian(p, x);
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++) {
            const double pi = (double)p->data[i], pk = (double)p->data[k];
            ck_assert(NEAR(j->data[3 * i + k], pi * ((i == k) - pk)));
        }
    tg_tape_free(tape);
}
END_TEST

/* Of sum x^3 the Hessian is diagonal, 6 x; times v it is 6 x v. A third
 * derivative by differentiating the product again: 6 v. */
START_TEST(the_hessian_vector_product_of_cubes_is_known_and_differentiable)
{
    tg_tape *tape = tg_tape_new();
    const double at[] = {1, -2, 0.5, 3}, along[] = {0.5, 1, -1, 2};
    tg_tensor *x = param_of(tape, "x", TG_SHAPE(2, 2), at);
    tg_tensor *v = param_of(tape, "v", TG_SHAPE(2, 2), along);
    tg_tensor *y = tg_sum(tg_pow_scalar(x, 3));
    tg_tensor *hv = tg_hvp(y, x, v), *h = tg_hessian(y, x);
    tg_tensor *third = tg_grad(tg_sum(hv), x);
    for (int i = 0; i < 4; i++) {
        ck_assert(NEAR(hv->data[i], 6 * at[i] * along[i]));
        ck_assert(NEAR(third->data[i], 6 * along[i]));
        for (int j = 0; j < 4; j++)
            ck_assert(NEAR(h->data[4 * i + j], i == j ? 6 * at[i] : 0));
    }
    tg_tape_free(tape);
}
END_TEST

static tg_tensor *network(tg_tensor *w1, tg_tensor *w2, tg_tensor *x)
{
    return tg_softmax(tg_matmul(tg_tanh(tg_matmul(x, w1)), w2), -1);
}

/* Two parameters move at once. */
START_TEST(forward_mode_is_the_jacobian_times_the_direction)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(5);
    tg_tensor *w[] = {tg_param(tape, "W1", 3, 4), tg_param(tape, "W2", 4, 2)};
    tg_tensor *v[] = {tg_zeros(tape, 3, 4), tg_zeros(tape, 4, 2)};
    tg_tensor *x = tg_zeros(tape, 2, 3);
    tg_tensor *all[] = {w[0], w[1], v[0], v[1], x};
    for (int i = 0; i < 5; i++)
        tg_init_normal(all[i], 0, 1, &rng);
    tg_tensor *y = network(w[0], w[1], x);
    tg_tensor *moved = tg_jvp(y, 2, w, v);
    ck_assert(tg_shape_equal(moved->shape, y->shape));
    for (size_t i = 0; i < y->count; i++) {
        double want = 0;
        for (int k = 0; k < 2; k++) {
            tg_tensor *j = tg_jacobian(y, w[k]);
            for (size_t m = 0; m < w[k]->count; m++)
                want += (double)(j->data[i * w[k]->count + m] * v[k]->data[m]);
        }
        ck_assert(NEAR(moved->data[i], want));
    }
    tg_tape_free(tape);
}
END_TEST

/* A finite difference cannot judge it: its value is x and its slope is not. */
START_TEST(a_reversed_gradient_can_be_differentiated)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", 3), *g = NULL;
    tg_tensor *dy = tg_param_scalar(tape, "dy", 5);
    tg_grads(tg_gradient_reversal(x, 2), dy, 1, &x, &g);
    ck_assert(tg_item(g) == -10 && tg_item(tg_grad(g, dy)) == -2);
    tg_tape_free(tape);
}
END_TEST

START_TEST(what_does_not_depend_on_x_has_derivatives_of_zero)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 2), *z = tg_param(tape, "z", 3);
    tg_tensor *ones = tg_ones(tape, 2), *line = tg_sum(x);
    ck_assert(tg_jacobian(tg_exp(z), x)->data[5] == 0);
    ck_assert(tg_shape_equal(tg_hessian(line, x)->shape, TG_SHAPE(2, 2)));
    ck_assert(tg_hessian(line, x)->data[3] == 0);
    ck_assert(tg_hvp(line, x, ones)->data[1] == 0);
    ck_assert(tg_jvp(tg_exp(z), 1, &x, &ones)->count == 3);
    ck_assert(tg_jvp(tg_detach(z), 1, &x, &ones)->data[2] == 0);
    ck_assert(tg_jacobian(tg_zeros(tape, 0), x)->count == 0);
    tg_tape_free(tape);
}
END_TEST

START_TEST(derivatives_say_what_they_cannot_take)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 2), *v = tg_ones(tape, 3);
    tg_tensor *y = tg_sum(tg_square(x)), *none = NULL;
    FAILS_WITH("v must have the shape of x, [2], not [3]", tg_hvp(y, x, v));
    FAILS_WITH("v[0] must have the shape of x[0], [2], not [3]",
               tg_jvp(y, 1, &x, &v));
    FAILS_WITH("v[0] is NULL", tg_jvp(y, 1, &x, &none));
    FAILS_WITH("x is NULL", tg_jacobian(y, NULL));
    FAILS_WITH("y is NULL", tg_hessian(NULL, x));
    FAILS_WITH("not one number", tg_hessian(tg_square(x), x));
    FAILS_WITH("is a constant", tg_jacobian(y, v));
    tg_tape_free(tape);
}
END_TEST

START_TEST(derivatives_name_what_is_forgotten_or_elsewhere)
{
    tg_tape *tape = tg_tape_new(), *other = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 2), *y = tg_sum(tg_square(x));
    tg_tensor *far = tg_ones(other, 2), *all[] = {x, far}, *g[2];
    const tg_mark start = tg_tape_mark(tape);
    tg_tensor *v = tg_ones(tape, 2), *constant = tg_neg(v);
    tg_rewind(tape, start);
    FAILS_WITH("v[0] was forgotten", tg_jvp(y, 1, &x, &v));
    FAILS_WITH("v[0] lives on another tape", tg_jvp(y, 1, &x, &far));
    FAILS_WITH("y was forgotten", tg_jvp(constant, 1, &x, &x));
    FAILS_WITH("y was forgotten", tg_jacobian(constant, x));
    FAILS_WITH("v lives on another tape", tg_hvp(y, x, far));
    FAILS_WITH("x[1] lives on another tape", tg_grads(y, NULL, 2, all, g));
    FAILS_WITH("x[0] was forgotten", tg_grad(y, v));
    FAILS_WITH("cotangent was forgotten", tg_backward_from(y, v));
    tg_tape_free(tape);
    tg_tape_free(other);
}
END_TEST

START_TEST(an_op_without_a_gradient_on_the_way_is_named)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2), *c = tg_ones(tape, 2);
    FAILS_WITH("parameter w reaches %6 only through argmax (%5, ",
               tg_backward(tg_neg(tg_argmax(tg_mul(c, tg_exp(w))))));
    FAILS_WITH("which passes no gradient", tg_backward(tg_argmax(w)));
    tg_no_grad_begin(tape);
    tg_tensor *y = tg_sum(w);
    FAILS_WITH("only through sum (%9, ", tg_backward(y));
    FAILS_WITH("which is inside tg_no_grad_begin", tg_backward(y));
    tg_no_grad_end(tape);
    tg_tape_free(tape);
}
END_TEST

/* ---- three witnesses ---- */

START_TEST(the_verdict_names_the_one_that_stands_alone)
{
    const double a = 1, b = 2;
    ck_assert_str_eq(tg_verdict((tg_witness){a, a, a}, 0.1), "all agree");
    ck_assert_str_eq(tg_verdict((tg_witness){b, a, a}, 0.1),
                     "backward disagrees");
    ck_assert_str_eq(tg_verdict((tg_witness){a, b, a}, 0.1),
                     "forward mode disagrees");
    ck_assert_str_eq(tg_verdict((tg_witness){a, a, b}, 0.1),
                     "the difference disagrees");
    ck_assert_str_eq(tg_verdict((tg_witness){a, b, 3}, 0.1), "no two agree");
    ck_assert_str_eq(tg_verdict((tg_witness){NAN, a, a}, 0.1),
                     "backward disagrees");
}
END_TEST

static tg_tensor *sum_of_sines(tg_tape *tape, tg_tensor *const *in, int n,
                               void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_sum(tg_sin(in[0]));
}

/* A rule whose value was tampered with: what it records is right. */
static tg_tensor *tampered(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *g = tg_mul(dy, tg_cos(y->in[k]));
    g->data[0] += 1;
    return g;
}

static void sine(tg_tensor *y)
{
    for (size_t i = 0; i < y->count; i++)
        y->data[i] = (tg_real)sin((double)y->in[0]->data[i]);
}

static tg_tensor *sum_of_wrong_sines(tg_tape *tape, tg_tensor *const *in, int n,
                                     void *context)
{
    static const tg_op wrong = {.name = "wrong_sin",
                                .arity = 1,
                                .shape = tg_shape_like_input,
                                .forward = sine,
                                .gradient = tampered};
    (void)tape, (void)n, (void)context;
    return tg_sum(tg_apply1(&wrong, in[0]));
}

START_TEST(three_witnesses_answer_and_the_wrong_one_is_found)
{
    tg_tape *tape = tg_tape_new();
    const double at[] = {0.5, -1, 2};
    tg_tensor *x = param_of(tape, "x", TG_SHAPE(3), at);
    tg_witness w[3];
    const double loose = sizeof(tg_real) == sizeof(double) ? 1e-9 : 1e-3;
    tg_witnesses(tape, sum_of_sines, 1, &x, NULL, 0, w);
    for (int i = 0; i < 3; i++) {
        ck_assert(NEAR(w[i].backward, cos(at[i])));
        ck_assert(NEAR(w[i].forward, cos(at[i])));
        ck_assert(fabs(w[i].difference - cos(at[i])) < loose);
    }
    tg_witnesses(tape, sum_of_wrong_sines, 1, &x, NULL, 0, w);
    ck_assert_str_eq(tg_verdict(w[0], loose), "backward disagrees");
    ck_assert_str_eq(tg_verdict(w[1], loose), "all agree");
    ck_assert(x->data[0] == (tg_real)at[0]);
    tg_tape_free(tape);
}
END_TEST

static tg_tensor *sum_of_cubes(tg_tape *tape, tg_tensor *const *in, int n,
                               void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_sum(tg_mul(in[0], tg_square(in[0])));
}

/* Right values; backward and forward mode find a third of the slope. */
static tg_tensor *cubes_with_a_detach(tg_tape *tape, tg_tensor *const *in,
                                      int n, void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_sum(tg_mul(in[0], tg_detach(tg_square(in[0]))));
}

/* What tg_print_witnesses prints, and whether all agree. */
static bool witnesses_of(tg_tape *tape, tg_function *f, tg_tensor *x,
                         char *said, size_t size)
{
    FILE *file = tmpfile();
    fflush(stdout);
    const int terminal = dup(STDOUT_FILENO);
    ck_assert(file && dup2(fileno(file), STDOUT_FILENO) >= 0);
    const bool agree = tg_print_witnesses(tape, f, 1, &x, NULL, 0);
    fflush(stdout);
    dup2(terminal, STDOUT_FILENO);
    close(terminal);
    rewind(file);
    said[fread(said, 1, size - 1, file)] = '\0';
    fclose(file);
    return agree;
}

/* In both precisions: in float32 a right one was once told from the difference
 * by its haze alone, and had the verdict of a wrong one. */
START_TEST(a_right_gradient_and_a_wrong_one_have_two_verdicts)
{
    tg_tape *tape = tg_tape_new();
    char said[1000];
    tg_tensor *x = param_of(tape, "x", TG_SHAPE(2), (double[]){0.7, -2});
    ck_assert(witnesses_of(tape, sum_of_cubes, x, said, sizeof said));
    ck_assert_ptr_nonnull(strstr(said, "all agree"));
    ck_assert_ptr_null(strstr(said, "disagrees"));
    ck_assert(!witnesses_of(tape, cubes_with_a_detach, x, said, sizeof said));
    ck_assert_ptr_null(strstr(said, "all agree"));
    ck_assert_ptr_nonnull(strstr(said, "the difference disagrees"));
    tg_tape_free(tape);
}
END_TEST

#ifdef TG_DOUBLE
START_TEST(a_failed_check_says_who_stands_alone)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = param_of(tape, "x", TG_SHAPE(2), (double[]){0.5, -1});
    tg_gradcheck_report r;
    ck_assert(!tg_gradcheck(tape, "f", sum_of_wrong_sines, 1, &x, NULL, 1, &r));
    ck_assert_msg(strstr(r.message, "backward disagrees"), "%s", r.message);
    ck_assert_ptr_nonnull(strstr(r.message, "forward mode "));
    tg_tape_free(tape);
}
END_TEST
#endif

Suite *derivatives_suite(void)
{
    const TTest *const all[] = {
        the_hessian_of_a_quadratic_form_is_a_plus_its_transpose,
        the_jacobian_of_softmax_is_diagonal_minus_outer_product,
        the_hessian_vector_product_of_cubes_is_known_and_differentiable,
        forward_mode_is_the_jacobian_times_the_direction,
        a_reversed_gradient_can_be_differentiated,
        what_does_not_depend_on_x_has_derivatives_of_zero,
        derivatives_say_what_they_cannot_take,
        derivatives_name_what_is_forgotten_or_elsewhere,
        an_op_without_a_gradient_on_the_way_is_named,
        the_verdict_names_the_one_that_stands_alone,
        three_witnesses_answer_and_the_wrong_one_is_found,
        a_right_gradient_and_a_wrong_one_have_two_verdicts,
#ifdef TG_DOUBLE
        a_failed_check_says_who_stands_alone,
#endif
    };
    Suite *suite = suite_create("derivatives");
    TCase *tests = tcase_create("derivatives");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        tcase_add_test(tests, all[i]);
    suite_add_tcase(suite, tests);
    return suite;
}

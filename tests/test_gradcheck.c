/* The checker is itself checked: wrong rules must be found and named. */
#include <check.h>
#include <string.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

#ifdef TG_DOUBLE

/* ---- cube: y = x^3, with a rule that is right and five that are not ---- */

static void cube_forward(tg_tensor *y)
{
    const tg_real *x = y->in[0]->data;
    for (size_t i = 0; i < y->count; i++)
        y->data[i] = x[i] * x[i] * x[i];
}

static tg_tensor *times(tg_tensor *dy, tg_tensor *x, double factor)
{
    return tg_mul(dy, tg_mul_scalar(tg_square(x), factor));
}

static tg_tensor *right(tg_tensor *y, tg_tensor *dy, int k)
{
    return times(dy, y->in[k], 3);
}

static tg_tensor *sign_flipped(tg_tensor *y, tg_tensor *dy, int k)
{
    return times(dy, y->in[k], -3);
}

static tg_tensor *factor_dropped(tg_tensor *y, tg_tensor *dy, int k)
{
    return times(dy, y->in[k], 1);
}

static tg_tensor *wrong_operand(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return times(dy, y, 3);
}

static tg_tensor *nothing(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)dy;
    return tg_zeros(y->tape, y->in[k]->shape);
}

static tg_tensor *one_element_off(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_tensor *g = times(dy, y->in[k], 3);
    g->data[g->count - 1] *= 1.001;
    return g;
}

/* The value is right, but what it is made of is not differentiated. */
static tg_tensor *right_only_once(tg_tensor *y, tg_tensor *dy, int k)
{
    return times(dy, tg_detach(y->in[k]), 3);
}

static const struct {
    const char *name;
    tg_tensor *(*rule)(tg_tensor *y, tg_tensor *dy, int k);
    bool passes, passes_twice;
} rules[] = {
    {"right", right, true, true},
    {"sign flipped", sign_flipped, false, false},
    {"factor dropped", factor_dropped, false, false},
    {"wrong operand", wrong_operand, false, false},
    {"nothing", nothing, false, false},
    {"one element off", one_element_off, false, false},
    {"right only once", right_only_once, true, false},
};

static tg_tensor *apply_cube(tg_tape *tape, tg_tensor *const *in, int n,
                             void *op)
{
    (void)tape, (void)n;
    return tg_apply1(op, in[0]);
}

static tg_tensor *some_param(tg_tape *tape, tg_shape shape)
{
    tg_rng rng = tg_rng_new(4);
    tg_tensor *x = tg_param(tape, "x", shape);
    tg_init_uniform(x, 0.5, 1.5, &rng);
    return x;
}

static tg_tensor *square_of(tg_tape *tape, tg_tensor *const *in, int n,
                            void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_square(in[0]);
}

START_TEST(what_is_no_trial_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 2), *none = NULL;
    tg_witness out;
    FAILS_WITH("the tape is NULL",
               tg_witnesses(NULL, square_of, 1, &w, NULL, 0, &out));
    FAILS_WITH("the function is NULL",
               tg_witnesses(tape, NULL, 1, &w, NULL, 0, &out));
    FAILS_WITH("at least one tensor is needed, got 0",
               tg_witnesses(tape, square_of, 1, NULL, NULL, 0, &out));
    FAILS_WITH("in[0]", tg_witnesses(tape, square_of, 1, &none, NULL, 0, &out));
    FAILS_WITH("k must be 0 to 0",
               tg_witnesses(tape, square_of, 1, &w, NULL, 1, &out));
    FAILS_WITH(
        "n needs 2 elements, and the braces hold 1",
        tg_witnesses(tape, square_of, 2, (tg_tensor *[]){w}, NULL, 0, &out));
    tg_tensor *y = tg_square(w);
    FAILS_WITH("n needs 2 elements, and the braces hold 1",
               tg_grads(y, NULL, 2, (tg_tensor *[]){w}, (tg_tensor *[2]){0}));
    FAILS_WITH("n needs 2 elements, and the braces hold 1",
               tg_jvp(y, 2, (tg_tensor *[]){w}, (tg_tensor *[]){w}));
    tg_tape_free(tape);
}
END_TEST

START_TEST(each_wrong_rule_is_found_and_named)
{
    tg_tape *tape = tg_tape_new();
    tg_op cube = {.name = "cube",
                  .arity = 1,
                  .shape = tg_shape_like_input,
                  .forward = cube_forward,
                  .gradient = rules[_i].rule};
    tg_tensor *x = some_param(tape, TG_SHAPE(3, 2));
    tg_gradcheck_report r;
    ck_assert_msg(tg_gradcheck(tape, "my cube", apply_cube, 1, &x, &cube, 1,
                               &r) == rules[_i].passes,
                  "%s: %s", rules[_i].name, r.message);
    if (!r.passed) {
        ck_assert_ptr_nonnull(strstr(r.message, "my cube, input 0 (x), elem"));
        ck_assert_ptr_nonnull(strstr(r.message, "h = 1"));
        ck_assert_ptr_nonnull(strstr(r.message, "cube %"));
    } else {
        ck_assert_int_eq(r.checked, 6);
        ck_assert_str_eq(r.message, "");
    }
    ck_assert(tg_gradcheck_twice(tape, "my cube", apply_cube, 1, &x, &cube, 1,
                                 &r) == rules[_i].passes_twice);
    tg_tape_free(tape);
}
END_TEST

/* ---- what the protocol asks for ---- */

static tg_tensor *relu_of(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_relu(in[0]);
}

START_TEST(numbers_next_to_a_kink_are_left_out_and_many_of_them_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = some_param(tape, TG_SHAPE(20));
    tg_gradcheck_report r;
    x->data[3] = 0;
    ck_assert(tg_gradcheck(tape, "relu", relu_of, 1, &x, NULL, 1, &r));
    ck_assert(r.redrawn == 1 && r.checked == 19);
    x->data[4] = x->data[5] = 1e-6;
    ck_assert(!tg_gradcheck(tape, "relu", relu_of, 1, &x, NULL, 1, &r));
    ck_assert_ptr_nonnull(strstr(r.message, "3 of 20 numbers lie next to"));
    tg_tape_free(tape);
}
END_TEST

START_TEST(large_inputs_are_sampled_and_a_vacuous_check_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = some_param(tape, TG_SHAPE(60, 50));
    tg_gradcheck_report r;
    ck_assert_msg(tg_gradcheck(tape, "relu", relu_of, 1, &x, NULL, 1, &r), "%s",
                  r.message);
    ck_assert_int_eq(r.checked, 5 + 200);
    for (size_t i = 0; i < x->count; i++)
        x->data[i] = -x->data[i]; /* every gradient is 0 now */
    ck_assert(!tg_gradcheck(tape, "relu", relu_of, 1, &x, NULL, 1, &r));
    ck_assert_ptr_nonnull(strstr(r.message, "vacuous"));
    tg_tape_free(tape);
}
END_TEST

/* y = x * noise: different each time, unless the generator is put back. */
static tg_tensor *noisy(tg_tape *tape, tg_tensor *const *in, int n,
                        void *context)
{
    (void)n, (void)context;
    tg_tensor *noise = tg_zeros(tape, in[0]->shape);
    for (size_t i = 0; i < noise->count; i++)
        noise->data[i] = tg_rng_uniform(&tape->rng);
    return tg_mul(in[0], noise);
}

START_TEST(the_generator_is_put_back_and_the_inputs_left_as_they_were)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = some_param(tape, TG_SHAPE(5));
    tg_real before[5];
    tg_gradcheck_report r;
    memcpy(before, x->data, sizeof before);
    const tg_rng rng = tape->rng;
    const int count = tape->count;
    ck_assert_msg(tg_gradcheck_twice(tape, "noisy", noisy, 1, &x, NULL, 1, &r),
                  "%s", r.message);
    ck_assert_mem_eq(x->data, before, sizeof before);
    ck_assert_mem_eq(&tape->rng, &rng, sizeof rng);
    ck_assert_int_eq(tape->count, count);
    tg_tape_free(tape);
}
END_TEST

#else

static tg_tensor *same(tg_tape *tape, tg_tensor *const *in, int n,
                       void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_neg(in[0]);
}

START_TEST(float32_refuses_to_check_gradients)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", 1);
    FAILS_WITH("need the float64 build",
               tg_gradcheck(tape, "neg", same, 1, &x, NULL, 1, NULL));
    tg_tape_free(tape);
}
END_TEST

#endif

Suite *gradcheck_suite(void)
{
    Suite *s = suite_create("gradcheck");
    TCase *c = tcase_create("gradcheck");
#ifdef TG_DOUBLE
    tcase_add_loop_test(c, each_wrong_rule_is_found_and_named, 0,
                        sizeof rules / sizeof *rules);
    tcase_add_test(c, what_is_no_trial_is_refused);
    tcase_add_test(
        c, numbers_next_to_a_kink_are_left_out_and_many_of_them_refused);
    tcase_add_test(c, large_inputs_are_sampled_and_a_vacuous_check_is_refused);
    tcase_add_test(c,
                   the_generator_is_put_back_and_the_inputs_left_as_they_were);
#else
    tcase_add_test(c, float32_refuses_to_check_gradients);
#endif
    suite_add_tcase(s, c);
    return s;
}

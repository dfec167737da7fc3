/* Call sites, errors, shapes, random numbers. */
#include <check.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

/* ---- call sites ---- */

START_TEST(nested_calls_each_see_their_own_text)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *y = tg_add(tg_mul(w, w), w);
    ck_assert_str_eq(tg_site_call(y->site), "tg_add(tg_mul(w, w), w)");
    ck_assert_str_eq(tg_site_call(y->in[0]->site), "tg_mul(w, w)");
    ck_assert_str_eq(tg_site_call(w->site), "tg_param_scalar(tape, \"w\", 2)");
    ck_assert_ptr_nonnull(strstr(tg_site_file(y->site), "test_sites.c"));
    ck_assert_int_eq(tg_sites.depth, 0);
}
END_TEST

static tg_tensor *own_relu(tg_tensor *z)
{
    return tg_relu(z);
}

START_TEST(a_call_through_a_pointer_belongs_to_the_call_around_it)
{
    tg_tensor *(*f)(tg_tensor *) = tg_exp;
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *y = tg_neg(f(w));
    ck_assert_str_eq(tg_site_call(y->in[0]->site), "tg_neg(f(w))");
    ck_assert(!y->in[0]->by_pointer);
}
END_TEST

START_TEST(a_call_through_a_pointer_is_found_by_the_call_before_it)
{
    tg_tensor *(*f)(tg_tensor *) = tg_square, *(*g)(tg_tensor *) = own_relu;
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *y = f(tg_add_scalar(w, 1));
    ck_assert_str_eq(tg_site_line(y->site), tg_site_line(y->in[0]->site));
    ck_assert_str_eq(tg_text_call(y).s,
                     "(through a pointer, after tg_add_scalar(w, 1))");
    tg_backward(y); /* what its rule records has no call of its own, either */
    ck_assert_ptr_eq(w->grad->site, y->in[0]->site);
    ck_assert_str_eq(tg_text_call(y->in[0]->grad).s, tg_text_call(y).s);
    /* A function of one's own has a line, its own. */
    ck_assert_str_eq(tg_text_call(g(w)).s, "tg_relu(z)");
}
END_TEST

START_TEST(the_arguments_of_the_call_before_are_not_taken_for_its_own)
{
    tg_tensor *(*f)(tg_tensor *, tg_tensor *) = tg_add;
    tg_tensor *a = tg_zeros(tape, 2), *b = tg_zeros(tape, 2);
    tg_tensor *x = tg_zeros(tape, 2), *sum = tg_add(x, b);
    char label[32];
    tg_input_label(sum, 0, label, sizeof label);
    ck_assert_str_eq(label, "x");
    tg_input_label(f(a, b), 0, label, sizeof label);
    ck_assert_str_eq(label, "%0");
}
END_TEST

static tg_tensor *deep(tg_tensor *x, int depth)
{
    return depth == 0 ? x : tg_add(deep(x, depth - 1), x);
}

START_TEST(calls_may_nest_10000_deep)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_tensor *y = deep(w, 10000);
    ck_assert_double_eq(tg_item(y), 10001);
    ck_assert_str_eq(tg_site_call(y->site), "tg_add(deep(x, depth - 1), x)");
    ck_assert_str_eq(tg_site_call(tape->entry[1]->site),
                     "tg_add(deep(x, depth - 1), x)");
}
END_TEST

START_TEST(sites_are_right_after_a_longjmp_out_of_nested_calls)
{
    tg_tensor *a = tg_zeros(tape, 2), *b = tg_zeros(tape, 3);
    FAILS_WITH("tg_add(a, b)", tg_exp(tg_neg(tg_add(a, b))));
    ck_assert_int_eq(tg_sites.depth, 0);
    tg_tensor *y = tg_neg(a);
    ck_assert_str_eq(tg_site_call(y->site), "tg_neg(a)");
}
END_TEST

START_TEST(a_hundred_failures_leak_nothing)
{
    for (int i = 0; i < 100; i++) {
        tg_tape *t = tg_tape_new();
        tg_tensor *w = tg_param(t, "w", 100, 100);
        tg_backward(tg_sum(w));
        FAILS_WITH("rank 2", tg_matmul(w, tg_zeros(t, 3)));
        tg_tape_free(t); /* LeakSanitizer watches (make asan) */
    }
}
END_TEST

static void fails_itself(const char *message, void *context)
{
    (void)message;
    tg_item(context);
}

START_TEST(a_handler_that_fails_itself_ends_the_program)
{
    int status = 0;
    const pid_t child = fork();
    if (child == 0) {
        ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
        tg_set_fail_handler(fails_itself, NULL);
        tg_item(NULL);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 1);
}
END_TEST

/* Handlers that jump out may be called any number of times. */
START_TEST(a_thousand_failures_are_caught)
{
    for (int i = 0; i < 500; i++) {
        FAILS_WITH("is NULL", tg_item(NULL));
        FAILS_WITH("is NULL", tg_sum(NULL));
    }
}
END_TEST

START_TEST(a_message_shows_the_line_the_expressions_and_the_clash)
{
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(32, 784), NULL);
    tg_tensor *W1 = tg_param(tape, "W1", 128, 784);
    FAILS_WITH("tg_matmul(x, W1): columns of the first must equal rows of the "
               "second\n  x  : [32 x 784]  made at",
               tg_matmul(x, W1));
    ck_assert_ptr_nonnull(
        strstr(fails_said, "^^^ 128 here, 784 above.\n  "
                           "tg_matmul_transposed(x, false, W1, true) would be "
                           "[32 x 128]."));
    ck_assert_ptr_nonnull(strstr(fails_said, "tests/test_sites.c:"));
    ck_assert_ptr_nonnull(strstr(fails_said, "tg_param(tape, \"W1\", 128, "));
}
END_TEST

static tg_tensor *first(tg_tensor *a, const char *text, int b)
{
    (void)text, (void)b;
    return a;
}

START_TEST(arguments_with_commas_brackets_and_quotes_are_taken_whole)
{
    tg_tensor *v[2] = {tg_zeros(tape, 2), tg_zeros(tape, 3)};
    FAILS_WITH("\n  first(v[0], \"a,(b\\\"\", ',') : [2]",
               tg_mul(first(v[0], "a,(b\"", ','), v[1]));
    ck_assert_ptr_nonnull(strstr(fails_said, "  v[1]"));
}
END_TEST

START_TEST(elements_of_an_array_have_the_names_of_the_program)
{
    char text[32];
    const char *braces =
        "f.c\0007\0tg_concat(2, (tg_tensor *[]){a, g(b, c)}, 1)";
    ck_assert(tg_site_element(braces, 1, 1, text, sizeof text));
    ck_assert_str_eq(text, "g(b, c)");
    ck_assert(!tg_site_element(braces, 1, 2, text, sizeof text));
    const char *name = "f.c\0007\0tg_concat(n, parts, 1)";
    ck_assert(tg_site_element(name, 1, 3, text, sizeof text));
    ck_assert_str_eq(text, "parts[3]");
    const char *more = "f.c\0007\0tg_concat(n, parts + 1, 1)";
    ck_assert(!tg_site_element(more, 1, 0, text, sizeof text));
    ck_assert(!tg_site_element(more, 7, 0, text, sizeof text));
}
END_TEST

static const struct {
    const char *site;
    int count;
} literals[] = {
    {"f.c\0007\0f(x, (tg_real[]){1, 2, 3})", 3},
    {"f.c\0007\0f(x, (const tg_real []) { 1, g(2, 3), })", 2},
    {"f.c\0007\0f(x, (tg_real[4]){1, 2})", -1},   /* a size of its own */
    {"f.c\0007\0f(x, (tg_real[]){[3] = 1})", -1}, /* places */
    {"f.c\0007\0f(x, (tg_real[]){PAIR, 1})", -1}, /* a macro, perhaps */
    {"f.c\0007\0f(x, (tg_real[]){P(1, 2)})", -1},
    {"f.c\0007\0f(x, (tg_tensor *[]){W, b1, f(X)})", 3},
    {"f.c\0007\0f(x, (tg_real[]){1e5f, -2.F, 0x1F, x})", 4},
    {"f.c\0007\0f(x, (const tg_real *)data)", -1},
    {"f.c\0007\0f(x, data)", -1},
    {"f.c\0007\0f(x)", -1},
};

START_TEST(numbers_in_braces_are_counted)
{
    ck_assert_int_eq(tg_site_count(literals[_i].site, 1), literals[_i].count);
}
END_TEST

START_TEST(braces_that_do_not_fill_the_shape_are_refused)
{
    FAILS_WITH("[3] needs 3 elements, and the braces hold 2",
               tg_input(tape, "x", TG_SHAPE(3), (tg_real[]){2, 3}));
    FAILS_WITH("[1] needs 1 element, and the braces hold 2",
               tg_constant(tape, TG_SHAPE(1), (tg_real[]){2, 3}));
    tg_tensor *w = tg_param(tape, "w", 2, 2);
    FAILS_WITH("the braces hold 1", tg_set(w, (tg_real[]){1}));
    FAILS_WITH("n needs 3 elements, and the braces hold 2",
               tg_concat(3, (tg_tensor *[]){w, w}, 0));
    FAILS_WITH("n needs 1 element, and the braces hold 2",
               tg_stack(1, (tg_tensor *[]){w, w}, 0));
    tg_set(w, (tg_real[]){1, 2, 3, 4});
    ck_assert_double_eq((double)w->data[3], 4);
}
END_TEST

START_TEST(a_missing_shape_says_what_to_write)
{
    FAILS_WITH("tg_zeros(tape): a shape is missing", tg_zeros(tape));
    FAILS_WITH("a shape is missing", tg_param(tape, "w"));
}
END_TEST

START_TEST(hostile_names_never_reach_a_terminal_raw)
{
    tg_tensor *w = tg_param(tape, "w\x1b[31m", 2);
    FAILS_WITH("w?[31m has no gradient", tg_descend(w, 1));
    ck_assert_ptr_null(strchr(fails_said, '\x1b'));
    tg_set_error("%s", "a\x1b[2J\x7f"
                       "b\nc");
    ck_assert_str_eq(tg_error(), "a?[2J?b\nc");
}
END_TEST

/* ---- shapes ---- */

static const struct {
    tg_shape a, b;
    int clash; /* place from the right, or -1 */
    tg_shape out;
} broadcasts[] = {
    {{0, {0}}, {2, {3, 4}}, -1, {2, {3, 4}}},
    {{1, {4}}, {2, {3, 4}}, -1, {2, {3, 4}}},
    {{2, {3, 1}}, {2, {1, 4}}, -1, {2, {3, 4}}},
    {{3, {2, 1, 4}}, {2, {3, 1}}, -1, {3, {2, 3, 4}}},
    {{1, {0}}, {1, {1}}, -1, {1, {0}}},
    {{1, {3}}, {1, {4}}, 0, {1, {0}}},
    {{2, {3, 1}}, {1, {3}}, -1, {2, {3, 3}}},
    {{2, {2, 4}}, {2, {3, 4}}, 1, {2, {0, 4}}},
    {{1, {0}}, {1, {2}}, 0, {1, {0}}},
};

START_TEST(shapes_broadcast_by_numpys_rule)
{
    tg_shape out;
    ck_assert_int_eq(
        tg_shape_broadcast(broadcasts[_i].a, broadcasts[_i].b, &out),
        broadcasts[_i].clash);
    ck_assert(broadcasts[_i].clash >= 0 ||
              tg_shape_equal(out, broadcasts[_i].out));
    ck_assert_int_eq(
        tg_shape_broadcast(broadcasts[_i].b, broadcasts[_i].a, &out),
        broadcasts[_i].clash);
}
END_TEST

START_TEST(impossible_shapes_are_refused)
{
    FAILS_WITH("negative", tg_zeros(tape, 2, -1));
    FAILS_WITH("0 to 6 dimensions, not 7",
               tg_shape_of(7, (const int[]){1, 1, 1, 1, 1, 1, 1}));
    FAILS_WITH("more numbers than memory",
               tg_zeros(tape, INT_MAX, INT_MAX, INT_MAX));
    tg_tensor *x = tg_zeros(tape, 2, 3);
    FAILS_WITH("no axis 2 in [2 x 3]", tg_softmax(x, 2));
    FAILS_WITH("no axis -3", tg_softmax(x, -3));
    FAILS_WITH("named twice", tg_sum(x, TG_AXES(1, -1)));
    ck_assert_int_eq(tg_shape_axis(x->shape, -1), 1);
    ck_assert(tg_shape_equal(tg_zeros(tape, x->shape)->shape, x->shape));
}
END_TEST

/* ---- random numbers ---- */

/* xoshiro256** whose state is splitmix64's first four outputs from seed 0,
 * computed with exact integers of another language. */
static const uint64_t first_bits[] = {0x99ec5f36cb75f2b4u, 0xbf6e1f784956452au,
                                      0x1a5f849d4933e6e0u, 0x6aa594f1262d2d2cu,
                                      0xbba5ad4a1f842e59u};

START_TEST(the_generator_is_xoshiro256_with_known_bits)
{
    tg_rng rng = tg_rng_new(0);
    for (size_t i = 0; i < sizeof first_bits / sizeof *first_bits; i++)
        ck_assert_uint_eq(tg_rng_next(&rng), first_bits[i]);
}
END_TEST

START_TEST(its_distributions_have_their_means_and_bounds)
{
    tg_rng rng = tg_rng_new(1);
    double uniform = 0, normal = 0, square = 0;
    size_t below[7] = {0};
    const int n = 70000;
    for (int i = 0; i < n; i++) {
        const double u = tg_rng_uniform(&rng), z = tg_rng_normal(&rng);
        ck_assert(u >= 0 && u < 1);
        uniform += u / n;
        normal += z / n;
        square += z * z / n;
        below[tg_rng_below(&rng, 7)]++;
    }
    ck_assert_double_eq_tol(uniform, 0.5, 0.005);
    ck_assert_double_eq_tol(normal, 0, 0.02);
    ck_assert_double_eq_tol(square, 1, 0.03);
    for (int i = 0; i < 7; i++)
        ck_assert(below[i] > 9600 && below[i] < 10400);
}
END_TEST

START_TEST(a_shuffle_is_a_permutation_and_the_same_for_the_same_seed)
{
    size_t a[100], b[100];
    bool seen[100] = {false};
    for (size_t i = 0; i < 100; i++)
        a[i] = b[i] = i;
    tg_rng r1 = tg_rng_new(3), r2 = tg_rng_new(3);
    tg_rng_shuffle(&r1, a, 100);
    tg_rng_shuffle(&r2, b, 100);
    int moved = 0;
    for (size_t i = 0; i < 100; i++) {
        ck_assert_uint_eq(a[i], b[i]);
        ck_assert(!seen[a[i]]);
        seen[a[i]] = true;
        moved += a[i] != i;
    }
    ck_assert_int_gt(moved, 80);
}
END_TEST

Suite *sites_suite(void)
{
    Suite *s = suite_create("core");
    TCase *c = tcase_create("sites");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, nested_calls_each_see_their_own_text);
    tcase_add_test(c, a_call_through_a_pointer_belongs_to_the_call_around_it);
    tcase_add_test(c, a_call_through_a_pointer_is_found_by_the_call_before_it);
    tcase_add_test(c,
                   the_arguments_of_the_call_before_are_not_taken_for_its_own);
    tcase_add_test(c, calls_may_nest_10000_deep);
    tcase_add_test(c, sites_are_right_after_a_longjmp_out_of_nested_calls);
    tcase_add_test(c, a_hundred_failures_leak_nothing);
    tcase_add_test(c, a_handler_that_fails_itself_ends_the_program);
    tcase_add_test(c, a_thousand_failures_are_caught);
    tcase_add_test(c, a_message_shows_the_line_the_expressions_and_the_clash);
    tcase_add_test(c,
                   arguments_with_commas_brackets_and_quotes_are_taken_whole);
    tcase_add_test(c, elements_of_an_array_have_the_names_of_the_program);
    tcase_add_loop_test(c, numbers_in_braces_are_counted, 0,
                        sizeof literals / sizeof *literals);
    tcase_add_test(c, braces_that_do_not_fill_the_shape_are_refused);
    tcase_add_test(c, a_missing_shape_says_what_to_write);
    tcase_add_test(c, hostile_names_never_reach_a_terminal_raw);
    tcase_add_loop_test(c, shapes_broadcast_by_numpys_rule, 0,
                        sizeof broadcasts / sizeof *broadcasts);
    tcase_add_test(c, impossible_shapes_are_refused);
    tcase_add_test(c, the_generator_is_xoshiro256_with_known_bits);
    tcase_add_test(c, its_distributions_have_their_means_and_bounds);
    tcase_add_test(c,
                   a_shuffle_is_a_permutation_and_the_same_for_the_same_seed);
    suite_add_tcase(s, c);
    return s;
}

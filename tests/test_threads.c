/* The same bits with any number of threads; and the pool itself. */
#include <check.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/gemm.h"
#include "kernels/hash.h"
#include "suites.h"
#include "tapegrad.h"

static const int counts[] = {1, 2, 3, 8};
enum { COUNTS = sizeof counts / sizeof *counts };

/* ---- the pool ---- */

enum { PLACES = 10007 };
static atomic_int touched[PLACES];

static void touch(void *context, size_t from, size_t to)
{
    (void)context;
    for (size_t i = from; i < to; i++)
        atomic_fetch_add(&touched[i], 1);
}

START_TEST(every_share_is_done_once)
{
    tg_set_threads(counts[_i]);
    ck_assert_int_eq(tg_threads(), counts[_i]);
    memset(touched, 0, sizeof touched);
    for (int round = 0; round < 2000; round++)
        tg_parallel(PLACES, 1 + (size_t)round % 700, touch, NULL);
    for (int i = 0; i < PLACES; i++)
        ck_assert_int_eq(touched[i], 2000);
    tg_parallel(0, 1, touch, NULL);
}
END_TEST

static void touch_within(void *context, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        tg_parallel(10, 1, touch, context);
}

START_TEST(work_begun_inside_work_is_done_too)
{
    tg_set_threads(3);
    memset(touched, 0, sizeof touched);
    tg_parallel(500, 1, touch_within, NULL);
    for (int i = 0; i < 10; i++)
        ck_assert_int_eq(touched[i], 500);
}
END_TEST

START_TEST(the_number_of_threads_is_kept_within_reason)
{
    tg_set_threads(1000000);
    ck_assert_int_eq(tg_threads(), 64);
    tg_set_threads(-3);
    ck_assert_int_ge(tg_threads(), 1);
    tg_set_threads(0);
    ck_assert_int_ge(tg_threads(), 1);
}
END_TEST

START_TEST(scratch_grows_and_stays)
{
    char *first = tg_scratch(100);
    ck_assert_ptr_nonnull(first);
    memset(first, 1, 100);
    ck_assert_ptr_eq(tg_scratch(50), first);
    char *more = tg_scratch(1000000);
    ck_assert_ptr_nonnull(more);
    memset(more, 2, 1000000);
    ck_assert_uint_eq((size_t)more % 64, 0);
}
END_TEST

/* ---- the same bits ---- */

static tg_real *random_numbers(size_t n, uint64_t seed)
{
    tg_rng rng = tg_rng_new(seed);
    tg_real *x = malloc(n * sizeof *x);
    ck_assert_ptr_nonnull(x);
    for (size_t i = 0; i < n; i++)
        x[i] = (tg_real)tg_rng_normal(&rng);
    return x;
}

START_TEST(a_product_has_the_same_bits_with_any_number_of_threads)
{
    static const size_t sizes[][3] = {
        {128, 128, 784}, {784, 128, 128}, {128, 10, 2000}, {333, 77, 501}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        const size_t m = sizes[s][0], n = sizes[s][1], k = sizes[s][2];
        tg_real *a = random_numbers(m * k, 1), *b = random_numbers(k * n, 2);
        tg_real *want = random_numbers(m * n, 3), *c = random_numbers(m * n, 4);
        tg_gemm_reference(s == 1, false, m, n, k, a, b, want, TG_OVERWRITE);
        for (int i = 0; i < COUNTS; i++) {
            tg_set_threads(counts[i]);
            tg_gemm(s == 1, false, m, n, k, a, b, c, TG_OVERWRITE);
            ck_assert_msg(memcmp(c, want, m * n * sizeof *c) == 0,
                          "product %zu, %d threads", s, counts[i]);
        }
        free(a), free(b), free(c), free(want);
    }
}
END_TEST

/* A few steps of a network with a convolution; returns its parameters' bits as
 * one number. */
static uint64_t trained_bits(int threads)
{
    tg_set_threads(threads);
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(9);
    tg_tensor *w = tg_param(tape, "w", 6, 2, 3, 3);
    tg_tensor *v = tg_param(tape, "v", 600, 40);
    tg_init_he_uniform(w, &rng);
    tg_init_glorot_uniform(v, &rng);
    tg_optimizer *o = tg_adam(tape, 0.01);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < 3; step++) {
        tg_tensor *x = tg_zeros(tape, 16, 2, 12, 12);
        tg_init_normal(x, 0, 1, &rng);
        tg_tensor *h = tg_relu(tg_conv2d(x, w));
        tg_tensor *y = tg_matmul(tg_reshape(h, 16, 600), v);
        tg_backward(tg_mean(tg_square(y)));
        tg_optimizer_step(o);
        tg_rewind(tape, start);
    }
    uint64_t hash = TG_HASH_START;
    const tg_tensor *both[] = {w, v};
    for (int t = 0; t < 2; t++)
        for (size_t i = 0; i < both[t]->count * sizeof(tg_real); i++)
            hash = tg_hash_add(hash, ((const unsigned char *)both[t]->data)[i]);
    tg_tape_free(tape);
    return hash;
}

START_TEST(training_has_the_same_bits_with_any_number_of_threads)
{
    const uint64_t want = trained_bits(1);
    for (int i = 1; i < COUNTS; i++)
        ck_assert_msg(trained_bits(counts[i]) == want, "%d threads", counts[i]);
    ck_assert(trained_bits(1) == want);
}
END_TEST

/* Each formula, on a parameter large enough to be shared out. */
START_TEST(every_optimiser_has_the_same_bits_with_any_number_of_threads)
{
    const tg_optimizer_kind *kind = tg_optimizer_kind_at(_i);
    enum { SIZE = 40000 };
    static tg_real first[SIZE];
    for (int like_pytorch = 0; like_pytorch < 2; like_pytorch++)
        for (int c = 0; c < COUNTS; c++) {
            tg_set_threads(counts[c]);
            tg_tape *tape = tg_tape_new();
            tg_rng rng = tg_rng_new(9);
            tg_tensor *w = tg_param(tape, "w", SIZE);
            tg_init_normal(w, 0, 1, &rng);
            tg_optimizer *o = tg_optimizer_new(tape, kind, kind->keras.rate);
            if (like_pytorch)
                tg_like_pytorch(o);
            tg_mark start = tg_tape_mark(tape);
            for (int step = 0; step < 3; step++) {
                tg_backward(tg_sum(tg_square(w)));
                tg_optimizer_step(o);
                tg_rewind(tape, start);
            }
            if (c == 0)
                memcpy(first, w->data, sizeof first);
            ck_assert_msg(memcmp(first, w->data, sizeof first) == 0,
                          "%s: %d threads find other numbers", kind->name,
                          counts[c]);
            tg_tape_free(tape);
        }
}
END_TEST

Suite *threads_suite(void)
{
    Suite *suite = suite_create("threads");
    TCase *tests = tcase_create("threads");
    int optimizers = 0;
    while (tg_optimizer_kind_at(optimizers))
        optimizers++;
    tcase_add_loop_test(tests, every_share_is_done_once, 0, COUNTS);
    tcase_add_test(tests, work_begun_inside_work_is_done_too);
    tcase_add_test(tests, the_number_of_threads_is_kept_within_reason);
    tcase_add_test(tests, scratch_grows_and_stays);
    tcase_add_test(tests,
                   a_product_has_the_same_bits_with_any_number_of_threads);
    tcase_add_loop_test(
        tests, every_optimiser_has_the_same_bits_with_any_number_of_threads, 0,
        optimizers);
    tcase_add_test(tests,
                   training_has_the_same_bits_with_any_number_of_threads);
    suite_add_tcase(suite, tests);
    return suite;
}

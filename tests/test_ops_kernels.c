/* The kernels: the fast matrix product against its definition, bit for bit,
 * and how exact sums are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "tapegrad.h"
#include "kernels/fast/threads.h"
#include "kernels/gemm.h"
#include "kernels/move.h"
#include "kernels/reduce.h"
#include "ops_support.h"

static tg_real *random_numbers(tg_rng *rng, size_t n)
{
    tg_real *x = malloc((n + 1) * sizeof *x);
    ck_assert_ptr_nonnull(x);
    for (size_t i = 0; i < n; i++)
        x[i] = (tg_real)tg_rng_normal(rng);
    x[n] = 0;
    return x;
}

/* ---- gemm ---- */

/* Sizes around those of the tiles (4 rows, 16 columns, 256 deep). */
static const struct {
    size_t m, n, k;
} sizes[] = {
    {1, 1, 1},    {1, 1, 7},     {1, 17, 3},   {3, 1, 5},    {2, 3, 4},
    {4, 16, 256}, {5, 15, 255},  {3, 17, 257}, {7, 33, 19},  {8, 32, 64},
    {9, 31, 65},  {13, 11, 300}, {1, 40, 513}, {37, 1, 511}, {6, 48, 512},
    {33, 47, 31}, {64, 10, 129}, {2, 2, 1000}, {0, 3, 2},    {3, 0, 2},
    {3, 2, 0},    {0, 0, 0},
};

/* Fails unless tg_gemm writes the bits that the definition does, and nothing
 * after the last number of c. */
static void check_gemm(bool ta, bool tb, size_t m, size_t n, size_t k,
                       tg_rng *rng)
{
    const tg_real guard = (tg_real)12345;
    const tg_into into = m % 2 ? TG_ACCUMULATE : TG_OVERWRITE;
    tg_real *a = random_numbers(rng, m * k), *b = random_numbers(rng, k * n);
    tg_real *c = random_numbers(rng, m * n), *d = random_numbers(rng, m * n);
    c[m * n] = guard;
    if (into == TG_ACCUMULATE)
        memcpy(d, c, m * n * sizeof *c);
    tg_gemm(ta, tb, m, n, k, a, b, c, into);
    tg_gemm_reference(ta, tb, m, n, k, a, b, d, into);
    ck_assert(c[m * n] == guard);
    for (size_t i = 0; i < m * n; i++)
        ck_assert_msg(memcmp(c + i, d + i, sizeof *c) == 0,
                      "[%zu x %zu] by [%zu x %zu], %d %d: number %zu is %.17g "
                      "and by definition %.17g",
                      m, k, k, n, ta, tb, i, (double)c[i], (double)d[i]);
    free(a), free(b), free(c), free(d);
}

START_TEST(the_fast_matrix_product_has_the_bits_of_its_definition)
{
    tg_rng rng = tg_rng_new(11);
    for (int i = 0; i < LENGTH(sizes); i++)
        for (int flags = 0; flags < 4; flags++)
            check_gemm(flags & 1, flags & 2, sizes[i].m, sizes[i].n, sizes[i].k,
                       &rng);
}
END_TEST

START_TEST(matrix_products_of_random_sizes_agree_too)
{
    tg_rng rng = tg_rng_new(12);
    for (int i = 0; i < 100; i++) {
        size_t m = (size_t)tg_rng_below(&rng, 40);
        size_t n = (size_t)tg_rng_below(&rng, 70);
        size_t k = (size_t)tg_rng_below(&rng, 300);
        check_gemm(i & 1, i & 2, m, n, k, &rng);
    }
}
END_TEST

/* An address sanitizer's own memory is not limited. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMITS false
#elif defined(__has_feature)
#define LIMITS !__has_feature(address_sanitizer)
#else
#define LIMITS true
#endif

START_TEST(without_memory_for_packing_a_product_has_the_same_bits)
{
    enum { M = 9, N = 1030, K = 400 };
    tg_rng rng = tg_rng_new(13);
    tg_real *a = random_numbers(&rng, M * K), *b = random_numbers(&rng, K * N);
    tg_real *c = random_numbers(&rng, M * N), *d = random_numbers(&rng, M * N);
    struct rlimit before, nothing;
    tg_set_threads(1);
    tg_gemm_reference(false, true, M, N, K, a, b, d, TG_OVERWRITE);
    ck_assert_int_eq(getrlimit(RLIMIT_AS, &before), 0);
    nothing = before;
    nothing.rlim_cur = 0;
    if (LIMITS && setrlimit(RLIMIT_AS, &nothing) == 0)
        ck_assert_ptr_null(tg_scratch((size_t)1 << 20));
    tg_gemm(false, true, M, N, K, a, b, c, TG_OVERWRITE);
    setrlimit(RLIMIT_AS, &before);
    ck_assert(memcmp(c, d, M * N * sizeof *c) == 0);
    free(a), free(b), free(c), free(d);
}
END_TEST

/* The definition itself, against numbers worked out by hand. */
START_TEST(the_definition_of_the_matrix_product_is_right)
{
    const tg_real a[] = {1, 2, 3, 4, 5, 6};      /* [2 x 3] */
    const tg_real a_t[] = {1, 4, 2, 5, 3, 6};    /* [3 x 2] */
    const tg_real b[] = {7, 8, 9, 10, 11, 12};   /* [3 x 2] */
    const tg_real b_t[] = {7, 9, 11, 8, 10, 12}; /* [2 x 3] */
    const tg_real want[] = {58, 64, 139, 154};
    for (int flags = 0; flags < 4; flags++) {
        tg_real c[4];
        tg_gemm_reference(flags & 1, flags & 2, 2, 2, 3, flags & 1 ? a_t : a,
                          flags & 2 ? b_t : b, c, TG_OVERWRITE);
        for (int i = 0; i < 4; i++)
            ck_assert(c[i] == want[i]);
    }
}
END_TEST

/* ---- sums ---- */

/* A naive float sum of a million numbers is off by more than 100 eps of it;
 * a pairwise one by a few. */
START_TEST(sums_of_a_million_numbers_are_exact_to_a_few_bits)
{
    const size_t n = 1000003;
    const double eps = sizeof(tg_real) == sizeof(double) ? 0x1p-52 : 0x1p-23;
    static const size_t inner[] = {1, 3, 40};
    for (int j = 0; j < LENGTH(inner); j++) {
        const size_t rows = n / inner[j];
        tg_rng rng = tg_rng_new((uint64_t)j);
        tg_real *x = malloc(n * sizeof *x), y[40];
        ck_assert_ptr_nonnull(x);
        for (size_t i = 0; i < n; i++)
            x[i] = (tg_real)tg_rng_uniform(&rng);
        tg_reduce_sum(1, rows, inner[j], x, y);
        for (size_t c = 0; c < inner[j]; c++) {
            long double exact = 0;
            for (size_t i = 0; i < rows; i++)
                exact += (long double)x[i * inner[j] + c];
            double off = (double)((long double)y[c] - exact) / (double)exact;
            ck_assert_msg(fabs(off) <= 4 * eps, "column %zu of %zu: off by %g",
                          c, inner[j], off);
        }
        free(x);
    }
}
END_TEST

/* Whole numbers, so that any order of adding gives the same sum. */
START_TEST(sums_and_maxima_take_every_number_once)
{
    tg_rng rng = tg_rng_new(3);
    for (int i = 0; i < 300; i++) {
        size_t outer = 1 + (size_t)tg_rng_below(&rng, 3);
        size_t n = 1 + (size_t)tg_rng_below(&rng, 600);
        size_t inner = i % 3 == 0 ? 1 : 1 + (size_t)tg_rng_below(&rng, 70);
        tg_real *x = random_numbers(&rng, outer * n * inner);
        tg_real *sum = random_numbers(&rng, outer * inner);
        tg_real *max = random_numbers(&rng, outer * inner);
        for (size_t p = 0; p < outer * n * inner; p++)
            x[p] = (tg_real)(1 + tg_rng_below(&rng, 9));
        tg_reduce_sum(outer, n, inner, x, sum);
        tg_reduce_max(outer, n, inner, x, max);
        for (size_t p = 0; p < outer * inner; p++) {
            const tg_real *line = x + p / inner * n * inner + p % inner;
            double total = 0, largest = 0;
            for (size_t q = 0; q < n; q++) {
                total += (double)line[q * inner];
                largest = fmax(largest, (double)line[q * inner]);
            }
            ck_assert((double)sum[p] == total && (double)max[p] == largest);
        }
        free(x), free(sum), free(max);
    }
}
END_TEST

/* ---- moving ---- */

START_TEST(transposing_moves_every_number_to_its_mirror_place)
{
    tg_rng rng = tg_rng_new(4);
    for (int i = 0; i < 100; i++) {
        size_t batch = 1 + (size_t)tg_rng_below(&rng, 3);
        size_t m = 1 + (size_t)tg_rng_below(&rng, 40);
        size_t n = 1 + (size_t)tg_rng_below(&rng, 40);
        tg_real *x = random_numbers(&rng, batch * m * n);
        tg_real *y = random_numbers(&rng, batch * m * n);
        tg_transpose_matrices(batch, m, n, x, y);
        for (size_t p = 0; p < batch * m * n; p++) {
            size_t b = p / (m * n), r = p / n % m, c = p % n;
            ck_assert(y[b * m * n + c * m + r] == x[p]);
        }
        free(x), free(y);
    }
}
END_TEST

Suite *ops_kernels_suite(void)
{
    Suite *suite = suite_create("ops_kernels");
    TCase *tests = tcase_create("kernels");
    tcase_add_test(tests,
                   the_fast_matrix_product_has_the_bits_of_its_definition);
    tcase_add_test(tests, matrix_products_of_random_sizes_agree_too);
    tcase_add_test(tests,
                   without_memory_for_packing_a_product_has_the_same_bits);
    tcase_add_test(tests, the_definition_of_the_matrix_product_is_right);
    tcase_add_test(tests, sums_of_a_million_numbers_are_exact_to_a_few_bits);
    tcase_add_test(tests, sums_and_maxima_take_every_number_once);
    tcase_add_test(tests, transposing_moves_every_number_to_its_mirror_place);
    suite_add_tcase(suite, tests);
    return suite;
}

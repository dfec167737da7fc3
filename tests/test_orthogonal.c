/* tg_init_orthogonal; the other initialisers are in test_optimizers.c. */
#include <check.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

/* Fails unless rows i and k of w, or columns, have the product that they have
 * in I. */
static void check_product(const tg_tensor *w, bool rows, int i, int k)
{
    const int r = w->shape.dim[0], c = (int)w->count / r;
    double sum = 0;
    for (int j = 0; j < (rows ? c : r); j++)
        sum += (double)w->data[rows ? i * c + j : j * c + i] *
               (double)w->data[rows ? k * c + j : j * c + k];
    ck_assert_double_eq_tol(sum, i == k, sizeof(tg_real) == 4 ? 1e-6 : 1e-14);
}

START_TEST(an_orthogonal_weight_keeps_lengths)
{
    const tg_shape shapes[] = {
        TG_SHAPE(1, 1),   TG_SHAPE(30, 90),     TG_SHAPE(70, 40),
        TG_SHAPE(60, 60), TG_SHAPE(5, 4, 3, 3), TG_SHAPE(0, 3),
    };
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(3), same_rng = rng;
    tg_tensor *w = tg_param(tape, "w", shapes[_i]);
    tg_tensor *same = tg_param(tape, "same", shapes[_i]);
    const int r = w->shape.dim[0], c = r ? (int)w->count / r : 0;
    for (int draw = 0; draw < 30; draw++) { /* some are nearly singular */
        tg_init_orthogonal(w, &rng);
        tg_init_orthogonal(same, &same_rng);
        for (int i = 0; i < (r < c ? r : c); i++)
            for (int k = 0; k <= i; k++)
                check_product(w, r <= c, i, k);
    }
    for (size_t i = 0; i < w->count; i++)
        ck_assert(w->data[i] == same->data[i]);
    FAILS_WITH("[3]", tg_init_orthogonal(tg_param(tape, "line", 3), &rng));
    tg_tape_free(tape);
}
END_TEST

Suite *orthogonal_suite(void)
{
    Suite *suite = suite_create("orthogonal");
    TCase *tests = tcase_create("orthogonal");
    tcase_add_loop_test(tests, an_orthogonal_weight_keeps_lengths, 0, 6);
    suite_add_tcase(suite, tests);
    return suite;
}

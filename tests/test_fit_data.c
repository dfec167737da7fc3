/* The forms of data that fit, evaluate and predict take: arrays, several of
 * them, functions; and the smallest batches. */
#include <check.h>
#include <string.h>

#include "fails.h"
#include "fitting.h"
#include "suites.h"

/* ---- functions ---- */

enum { MADE = 24 };

/* Batches of 8 of the points, in order; `wrong` says what is not right. */
typedef struct source {
    const points *p;
    int wrong;
    int epochs_told[99], calls;
    tg_tensor *stale;
} source;

static const char *const says[] = {
    "",
    "batch->x[0] is NULL",
    "batch->x[0] takes samples of [2]",
    "batch->y[0] is NULL",
    "batch->y[0] is [3], and x[0] has 8 samples",
    "batch->weight must be [8], a number for each sample, and is [8 x 1]",
    "batch->x[0]", /* rewound */
    "made none",
    "has no samples",
};

static void spoil(tg_batch *batch, source *s)
{
    tg_tape *tape = batch->tape;
    switch (s->wrong) {
    case 1:
        batch->x[0] = NULL;
        break;
    case 2:
        batch->x[0] = tg_ones(tape, 8, 3);
        break;
    case 3:
        batch->y[0] = NULL;
        break;
    case 4:
        batch->y[0] = tg_zeros(tape, 3);
        break;
    case 5:
        batch->weight = tg_ones(tape, 8, 1);
        break;
    case 6:
        batch->x[0] = s->stale;
        break;
    case 8:
        batch->x[0] = tg_zeros(tape, 0, 2);
        break;
    default:
        break;
    }
}

static bool make(tg_batch *batch, void *context)
{
    source *s = context;
    size_t order[8];
    if (batch->step == MADE / 8 || s->wrong == 7)
        return false;
    for (size_t i = 0; i < 8; i++)
        order[i] = 8 * batch->step + i;
    batch->x[0] = tg_batch_input(batch->tape, "x", s->p->x, order, 8);
    batch->y[0] = tg_batch_input(batch->tape, "y", s->p->label, order, 8);
    s->epochs_told[s->calls++] = batch->training ? batch->epoch : -1;
    spoil(batch, s);
    return true;
}

START_TEST(a_function_is_as_good_as_the_arrays)
{
    points p = points_new(MADE, 1);
    double sum[2], loss[2], val[2];
    static tg_real out[2][2 * MADE];
    for (int k = 0; k < 2; k++) {
        source s = {.p = &p};
        tg_tape *tape = tg_tape_new();
        tg_model *model = point_model(tape);
        const tg_data made = tg_data_made(make, &s);
        if (k == 0)
            tg_fit(model, p.x, p.label, .epochs = 2, .batch_size = 8,
                   .quiet = true, .in_order = true,
                   .class_weight = TG_WEIGHTS(1, 3),
                   .validation = TG_VALIDATION(p.x, p.label));
        else
            tg_fit(model, made, NULL, .epochs = 2, .quiet = true,
                   .class_weight = TG_WEIGHTS(1, 3),
                   .validation = TG_VALIDATION(made, NULL));
        sum[k] = sum_of(model);
        val[k] = tg_history(model, "val_loss")[1];
        if (k == 0) {
            loss[k] = tg_evaluate(model, p.x, p.label).loss;
            ck_assert_uint_eq(tg_predict(model, p.x, out[k]), MADE);
        } else {
            static const int told[] = {0, 0, 0, -1, -1, -1, 1, 1, 1};
            ck_assert_mem_eq(s.epochs_told, told, sizeof told);
            loss[k] = tg_evaluate(model, made, NULL).loss;
            ck_assert_uint_eq(tg_predict(model, made, out[k]), MADE);
        }
        tg_tape_free(tape);
    }
    ck_assert(sum[0] == sum[1]);
    ck_assert_double_eq_tol(loss[0], loss[1], 1e-6);
    ck_assert_double_eq_tol(val[0], val[1], 1e-6);
    ck_assert_mem_eq(out[0], out[1], sizeof out[0]);
    points_free(&p);
}
END_TEST

START_TEST(what_a_function_makes_wrong_is_named)
{
    points p = points_new(MADE, 1);
    source s = {.p = &p, .wrong = _i};
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    const double start = sum_of(model);
    const tg_mark mark = tg_tape_mark(tape);
    for (int i = 0; i < 9; i++)
        s.stale = tg_ones(tape, 8, 2);
    tg_rewind(tape, mark);
    const tg_data made = tg_data_made(make, &s);
    FAILS_WITH(says[_i], tg_fit(model, made, NULL, .quiet = true));
    if (_i != 5)
        FAILS_WITH(says[_i], tg_evaluate(model, made, NULL));
    ck_assert(sum_of(model) == start);
    ck_assert_int_eq(tape->count, mark.count);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

START_TEST(what_is_not_for_functions_is_refused)
{
    points p = points_new(MADE, 1);
    source s = {.p = &p};
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    tg_real out[2];
    const tg_data made = tg_data_made(make, &s);
    FAILS_WITH("y must be NULL", tg_fit(model, made, p.label));
    FAILS_WITH("that of x makes the targets", tg_fit(model, p.x, made));
    FAILS_WITH("leave out batch_size",
               tg_fit(model, made, NULL, .batch_size = 3));
    FAILS_WITH("leave out batch_size",
               tg_predict(model, made, out, .batch_size = 3));
    FAILS_WITH("batch->weight",
               tg_fit(model, made, NULL, .sample_weight = p.label));
    FAILS_WITH("validation_split is for arrays",
               tg_fit(model, made, NULL, .validation_split = 0.5));
    FAILS_WITH(
        "x of .validation is NULL",
        tg_fit(model, made, NULL, .validation = TG_VALIDATION(NULL, NULL)));
    ((uint8_t *)p.label->data)[5] = 2;
    FAILS_WITH(
        "row 5 of y of .validation: label 2",
        tg_fit(model, made, NULL, .validation = TG_VALIDATION(p.x, p.label)));
    ck_assert_int_eq(s.calls, 0);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* ---- predict ---- */

START_TEST(predict_writes_every_output_in_batches_without_compile)
{
    points p = points_new(11, 1);
    tg_tape *tape = tg_tape_new();
    tg_layer *a = tg_input_layer(tape, 2), *b = tg_input_layer(tape, 1);
    tg_layer *one = tg_dense(a, 3, "tanh"), *two = tg_dense(b, 1, NULL);
    tg_model *model = tg_model_of(TG_LAYERS(a, b), TG_LAYERS(two, one));
    tg_real y[2][11], z[2][33];
    for (int k = 0; k < 2; k++) {
        const size_t n = tg_predict(model, TG_ARRAYS(p.x, p.label),
                                    TG_OUTPUTS(y[k], z[k]),
                                    .batch_size = k == 0 ? 3 : 0);
        ck_assert_uint_eq(n, 11);
    }
    for (int i = 0; i < 11; i++) {
        const tg_real x = ((uint8_t *)p.label->data)[i];
        ck_assert(y[0][i] == x * model->param[2]->data[0] ||
                  y[0][i] == x * model->param[0]->data[0]);
    }
    ck_assert_mem_eq(y[0], y[1], sizeof y[0]);
    ck_assert_mem_eq(z[0], z[1], sizeof z[0]);
    FAILS_WITH("2 outputs, and there are 1",
               tg_predict(model, TG_ARRAYS(p.x, p.label), y[0]));
    FAILS_WITH("out is NULL", tg_predict(model, TG_ARRAYS(p.x, p.label),
                                         TG_OUTPUTS(y[0], NULL)));
    FAILS_WITH("batch_size must be at least 1, got -1",
               tg_predict(model, TG_ARRAYS(p.x, p.label),
                          TG_OUTPUTS(y[0], z[0]), .batch_size = -1));
    FAILS_WITH(
        "tg_compile comes first",
        tg_evaluate(model, TG_ARRAYS(p.x, p.label), TG_ARRAYS(p.label, p.x)));
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* ---- the smallest batches ---- */

/* 9 samples by 4: 4 and 5, where 4, 4 and 1 would fail. */
START_TEST(a_last_batch_of_one_sample_joins_the_one_before_it)
{
    points p = points_new(9, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = noisy_model(tape);
    tg_fit(model, p.x, p.label, .batch_size = 4, .quiet = true);
    ck_assert_int_eq(model->optimizer->steps, 2);
    FAILS_WITH("tg_batch_norm", /* which a batch size of 1 does not help */
               tg_fit(model, p.x, p.label, .batch_size = 1, .quiet = true));
    tg_evaluate(model, p.x, p.label, .batch_size = 4);
    model = point_model(tape);
    tg_fit(model, p.x, p.label, .batch_size = 1, .quiet = true);
    ck_assert_int_eq(model->optimizer->steps, 9);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* A difference of [n x 1] and [n] would be broadcast to [n x n]. */
static bool needed_grad;

static tg_tensor *own_loss(tg_tensor *a, tg_tensor *y, tg_reduction r)
{
    (void)r;
    needed_grad = a->needs_grad;
    return tg_mean(tg_square(tg_sub(a, y)));
}

START_TEST(targets_of_rank_1_are_a_column_for_a_loss_of_ones_own_too)
{
    points p = points_new(9, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = line_of(tape, 2, 0.1);
    const double mse = tg_evaluate(model, p.x, p.label).loss;
    tg_compile(model, "sgd", own_loss);
    ck_assert_double_eq_tol(tg_evaluate(model, p.x, p.label).loss, mse, 1e-6);
    ck_assert(!needed_grad); /* while nothing learns */
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

Suite *fit_data_suite(void)
{
    Suite *suite = suite_create("fit_data");
    TCase *tests = tcase_create("data");
    tcase_add_test(tests, a_function_is_as_good_as_the_arrays);
    tcase_add_loop_test(tests, what_a_function_makes_wrong_is_named, 1, 9);
    tcase_add_test(tests, what_is_not_for_functions_is_refused);
    tcase_add_test(tests,
                   predict_writes_every_output_in_batches_without_compile);
    tcase_add_test(tests, a_last_batch_of_one_sample_joins_the_one_before_it);
    tcase_add_test(tests,
                   targets_of_rank_1_are_a_column_for_a_loss_of_ones_own_too);
    suite_add_tcase(suite, tests);
    return suite;
}

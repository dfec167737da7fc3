/* fit: weights of classes and samples, and gradients of several batches. */
#include <check.h>
#include <math.h>

#include "fails.h"
#include "fitting.h"
#include "suites.h"

static const double close = sizeof(tg_real) == 4 ? 1e-5 : 1e-12;

/* ---- weights ---- */

/* sum_i w_i loss_i / n, each loss by itself. */
static double weighted_by_hand(tg_model *model, const points *p, size_t n,
                               const double *w)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        tg_array *x = array_of(1, 2, (double *)p->x->data + 2 * i);
        const double label = ((uint8_t *)p->label->data)[i];
        tg_array *y = array_of(1, 1, &label);
        sum += w[i] * tg_evaluate(model, x, y).loss / (double)n;
        tg_array_free(x);
        tg_array_free(y);
    }
    return sum;
}

START_TEST(the_weighted_loss_is_divided_by_the_number_of_samples)
{
    points p = points_new(7, 1);
    const double w[7] = {0, 1, 2, 0.5, 4, 0, 3};
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    tg_array *weight = array_of(7, 1, w);
    const double by_hand = weighted_by_hand(model, &p, 7, w);
    tg_scores s = tg_evaluate(model, p.x, p.label, .batch_size = 3,
                              .sample_weight = weight);
    ck_assert_double_eq_tol(s.loss, by_hand, close);
    ck_assert(s.accuracy == tg_evaluate(model, p.x, p.label).accuracy);
    model->optimizer->rate = 0;
    s = tg_fit(model, p.x, p.label, .quiet = true, .sample_weight = weight);
    ck_assert_double_eq_tol(s.loss, by_hand, close);

    double both[7]; /* with weights of classes too */
    for (int i = 0; i < 7; i++)
        both[i] = w[i] * (((uint8_t *)p.label->data)[i] ? 5 : 0.25);
    s = tg_fit(model, p.x, p.label, .quiet = true, .sample_weight = weight,
               .class_weight = TG_WEIGHTS(0.25, 5));
    ck_assert_double_eq_tol(s.loss, weighted_by_hand(model, &p, 7, both),
                            5 * close);
    tg_array_free(weight);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* Weight 2 is as good as being there twice (and half the rate of the others:
 * the sums are divided by 4 and by 6). */
START_TEST(weights_reach_the_gradient)
{
    const double x[6] = {1, 2, 3, 4, 1, 3}, y[6] = {1, 0, 2, 1, 1, 2};
    double w[2];
    for (int k = 0; k < 2; k++) {
        tg_tape *tape = tg_tape_new();
        const size_t n = k == 0 ? 4 : 6;
        tg_array *xs = array_of(n, 1, x), *ys = array_of(n, 1, y);
        tg_array *weight = array_of(4, 1, (double[]){2, 1, 2, 1});
        tg_model *model = line_of(tape, 1, k == 0 ? 0.04 : 0.06);
        tg_set(model->param[0], (tg_real[]){0.5});
        tg_fit(model, xs, ys, .quiet = true,
               .sample_weight = k == 0 ? weight : NULL);
        w[k] = tg_item(model->param[0]) + tg_item(model->param[1]);
        tg_array_free(xs);
        tg_array_free(ys);
        tg_array_free(weight);
        tg_tape_free(tape);
    }
    ck_assert_double_eq_tol(w[0], w[1], close);
}
END_TEST

/* The class of a one-hot row, of a label and of one output is the same. */
START_TEST(classes_are_known_in_each_form_of_targets)
{
    static const char *const losses[] = {"sparse_categorical_crossentropy",
                                         "categorical_crossentropy",
                                         "binary_crossentropy"};
    points p = points_new(9, 1);
    tg_array *hot = tg_to_categorical(p.label, 2);
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_model *model = tg_model_of(in, _i < 2 ? tg_dense(in, 2, "softmax")
                                             : tg_dense(in, 1, "sigmoid"));
    for (int i = 0; i < model->params; i++)
        tg_init_zeros(model->param[i]); /* each loss is ln 2 */
    tg_compile(model, tg_sgd(tape, 0), losses[_i]);
    double by_hand = 0;
    for (int i = 0; i < 9; i++)
        by_hand += log(2) * (((uint8_t *)p.label->data)[i] ? 5 : 0.5) / 9;
    const tg_scores s = tg_fit(model, p.x, _i == 1 ? hot : p.label,
                               .quiet = true, .batch_size = 4,
                               .class_weight = TG_WEIGHTS(0.5, 5));
    ck_assert_double_eq_tol(s.loss, by_hand, close);
    tg_array_free(hot);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_sample_of_several_classes_has_no_weight_of_a_class)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 1);
    tg_model *model = tg_model_of(in, tg_dense(in, 3, "sigmoid"));
    tg_array *x = array_of(2, 1, (double[]){1, 2});
    tg_array *y = array_of(2, 3, (double[]){0, 1, 0, 1, 0, 1});
    tg_array *soft = array_of(2, 3, (double[]){0, 1, 0, 0.2, 0.3, 0.5});
    tg_compile(model, "sgd", "binary_crossentropy");
    FAILS_WITH("classes 0 and 2 have the same target, 1, so that the sample is "
               "of neither",
               tg_fit(model, x, y, .class_weight = TG_WEIGHTS(1, 2, 3)));
    tg_fit(model, x, soft, .class_weight = TG_WEIGHTS(1, 2, 3), .quiet = true);
    tg_array_free(x);
    tg_array_free(y);
    tg_array_free(soft);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_split_takes_its_weights_along_and_no_class_weights)
{
    points p = points_new(10, 1);
    double w[10];
    for (int i = 0; i < 10; i++)
        w[i] = i;
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    tg_array *weight = array_of(10, 1, w);
    const tg_scores s = tg_fit(model, p.x, p.label, .quiet = true,
                               .validation_split = 0.4, .sample_weight = weight,
                               .class_weight = TG_WEIGHTS(100, 100));
    const points last = {
        &(tg_array){TG_F64, 2, {4, 2}, 2, 1, (double *)p.x->data + 12},
        &(tg_array){TG_U8, 1, {4}, 1, 1, (uint8_t *)p.label->data + 6}};
    ck_assert_double_eq_tol(tg_score(s, "val_loss"),
                            weighted_by_hand(model, &last, 4, w + 6),
                            10 * close);
    tg_array_free(weight);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* Its weights are not to end with this function. */
static tg_fit_options weighing(const double *given)
{
    tg_fit_options o = {.quiet = true, .batch_size = 4};
    if (!given)
        o.class_weight = TG_WEIGHTS(0.5, 5);
    else
        o.class_weight = (tg_weights){.count = 2, .of = given};
    return o;
}

START_TEST(weights_of_classes_outlive_the_block_they_are_written_in)
{
    const double five[2] = {0.5, 5};
    double loss[3];
    for (int k = 0; k < 3; k++) {
        points p = points_new(9, 1);
        tg_tape *tape = tg_tape_new();
        tg_model *model = point_model(tape);
        loss[k] =
            k == 2 ? tg_fit(model, p.x, p.label, .quiet = true, .batch_size = 4,
                            .class_weight = TG_WEIGHTS(0.5, 5))
                         .loss
                   : tg_fit(model, p.x, p.label, weighing(k == 0 ? NULL : five))
                         .loss;
        points_free(&p);
        tg_tape_free(tape);
    }
    ck_assert(loss[0] == loss[2] && loss[1] == loss[2]);
    tg_tape *tape = tg_tape_new();
    tg_layer *input = tg_input_layer(tape, 2);
    tg_model *wide = tg_model_of(input, tg_dense(input, 40, "softmax"));
    points p = points_new(9, 1);
    double forty[40];
    for (int i = 0; i < 40; i++)
        forty[i] = 0;
    tg_compile(wide, "sgd", "sparse_categorical_crossentropy");
    ck_assert(tg_fit(wide, p.x, p.label, .quiet = true,
                     .class_weight = {.count = 40, .of = forty})
                  .loss == 0);
    FAILS_WITH(".of is NULL, and .count 40",
               tg_fit(wide, p.x, p.label, .class_weight = {.count = 40}));
    points_free(&p);
    tg_tape_free(tape);
    FAILS_WITH("at most 32 weights, got 33: keep them in an array w, and write "
               "{.count = 33, .of = w}",
               (void)TG_WEIGHTS(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                1));
}
END_TEST

static tg_tensor *only_the_mean(tg_tensor *a, tg_tensor *y, tg_reduction r)
{
    (void)r;
    return tg_mean(tg_abs(tg_sub(a, y)));
}

START_TEST(weights_that_do_not_fit_are_refused)
{
    points p = points_new(6, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape), *line = line_of(tape, 2, 0.1);
    tg_array *six = array_of(6, 1, (double[]){1, 1, 1, 1, -1, 1});
    tg_array *five = array_of(5, 1, (double[]){1, 1, 1, 1, 1});
    FAILS_WITH("row 4 of sample_weight must be a finite number >= 0, got -1",
               tg_fit(model, p.x, p.label, .sample_weight = six));
    FAILS_WITH("one number for each of 6 samples, and has 5 rows of 1",
               tg_evaluate(model, p.x, p.label, .sample_weight = five));
    FAILS_WITH(
        "there are 2 classes, and class_weight has 3 numbers",
        tg_fit(model, p.x, p.label, .class_weight = TG_WEIGHTS(1, 2, 3)));
    FAILS_WITH("weight of class 1 must be a finite number >= 0, got -2",
               tg_fit(model, p.x, p.label, .class_weight = TG_WEIGHTS(1, -2)));
    FAILS_WITH("is not among the classes 0..1",
               tg_fit(line, p.x, six, .class_weight = TG_WEIGHTS(1, 2)));
    ((double *)six->data)[4] = 1;
    tg_compile(line, "sgd", only_the_mean);
    FAILS_WITH("as samples have weights, a term for",
               tg_fit(line, p.x, p.label, .sample_weight = six));
    tg_array_free(six);
    tg_array_free(five);
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

/* ---- accumulation ---- */

/* 22 samples: batches of 4 in groups of 3 end with a group of 4, 4 and 2. */
START_TEST(accumulated_batches_are_one_large_batch)
{
    static const struct {
        int size, accumulate;
    } ways[] = {{12, 1}, {4, 3}, {3, 4}, {12, 0}};
    points p = points_new(22, 1);
    double w[22], sum[4], loss[4];
    for (int i = 0; i < 22; i++)
        w[i] = 0.5 * (i % 4);
    tg_array *weight = array_of(22, 1, w);
    for (int k = 0; k < 4; k++) {
        tg_tape *tape = tg_tape_new();
        tg_model *model = point_model(tape);
        model->optimizer->clip_global_norm = 0.05;
        loss[k] = tg_fit(model, p.x, p.label, .epochs = 3, .quiet = true,
                         .batch_size = ways[k].size,
                         .accumulate = ways[k].accumulate,
                         .sample_weight = _i ? weight : NULL)
                      .loss;
        ck_assert_int_eq(model->optimizer->steps, 6);
        sum[k] = sum_of(model);
        tg_tape_free(tape);
    }
    for (int k = 1; k < 4; k++) {
        ck_assert_double_eq_tol(sum[k], sum[0], 100 * close);
        /* while the others still take a step later */
        ck_assert_double_eq_tol(loss[k], loss[0], 0.05);
    }
    ck_assert(sum[3] == sum[0]);
    tg_array_free(weight);
    points_free(&p);
}
END_TEST

START_TEST(a_gradient_that_nothing_follows_is_not_accumulated_silently)
{
    points p = points_new(8, 1);
    tg_tape *tape = tg_tape_new();
    tg_model *model = point_model(tape);
    tg_optimizer_take(model->optimizer, model->param, 2);
    FAILS_WITH("no optimiser holds it",
               tg_fit(model, p.x, p.label, .quiet = true, .accumulate = 2));
    FAILS_WITH("accumulate must be at least 1, got -1",
               tg_fit(model, p.x, p.label, .accumulate = -1));
    points_free(&p);
    tg_tape_free(tape);
}
END_TEST

Suite *fit_weights_suite(void)
{
    Suite *suite = suite_create("fit_weights");
    TCase *tests = tcase_create("weights");
    tcase_add_test(tests,
                   the_weighted_loss_is_divided_by_the_number_of_samples);
    tcase_add_test(tests, weights_reach_the_gradient);
    tcase_add_loop_test(tests, classes_are_known_in_each_form_of_targets, 0, 3);
    tcase_add_test(tests, a_sample_of_several_classes_has_no_weight_of_a_class);
    tcase_add_test(tests, a_split_takes_its_weights_along_and_no_class_weights);
    tcase_add_test(tests,
                   weights_of_classes_outlive_the_block_they_are_written_in);
    tcase_add_test(tests, weights_that_do_not_fit_are_refused);
    tcase_add_loop_test(tests, accumulated_batches_are_one_large_batch, 0, 2);
    tcase_add_test(tests,
                   a_gradient_that_nothing_follows_is_not_accumulated_silently);
    suite_add_tcase(suite, tests);
    return suite;
}

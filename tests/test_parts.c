/* split, topk, triangles; constants; signals and larger images: what the
 * vectors do not say. */
#include <limits.h>
#include <math.h>

#include "kernels/reduce.h"
#include "fails.h"
#include "ops_support.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;

static void begin(void)
{
    tape = tg_tape_new();
}

static void end(void)
{
    tg_tape_free(tape);
}

/* ---- split ---- */

enum { MANY = 32 };

START_TEST(parts_are_consecutive_slices_however_many_they_are)
{
    tg_tensor *x = ops_ramp(tape, "x", TG_SHAPE(2, 22), 0), *part[11];
    for (int n = 1; n <= 11; n += 10) {
        tg_split(x, n, -1, part);
        for (int i = 0; i < n; i++) {
            const int size = 22 / n;
            ck_assert(tg_shape_equal(part[i]->shape, TG_SHAPE(2, size)));
            tg_tensor *slice = tg_slice(x, 1, i * size, (i + 1) * size, 1);
            for (size_t j = 0; j < slice->count; j++)
                ck_assert(part[i]->data[j] == slice->data[j]);
        }
    }
}
END_TEST

START_TEST(up_to_four_parts_are_slices_of_x_itself)
{
    tg_tensor *x = ops_ramp(tape, "x", TG_SHAPE(8), 0), *part[4];
    tg_split(x, 4, 0, part);
    for (int i = 0; i < 4; i++)
        ck_assert_ptr_eq(part[i]->in[0], x);
    ck_assert_int_eq(tape->count, 5);
}
END_TEST

/* Numbers that a backward pass makes, in units of x's size. */
static double cost_of_gradient(bool split)
{
    tg_tensor *x = ops_ramp(tape, "x", TG_SHAPE(MANY, 8), 0), *part[MANY];
    if (split)
        tg_split(x, MANY, 0, part);
    for (int i = 0; !split && i < MANY; i++)
        part[i] = tg_slice(x, 0, i, i + 1, 1);
    tg_tensor *loss = tg_sum(tg_square(tg_concat(MANY, part, 0)));
    const int first = tape->count;
    double numbers = 0;
    tg_backward(loss);
    for (int id = first; id < tape->count; id++)
        numbers += (double)tape->entry[id]->count;
    for (size_t i = 0; i < x->count; i++)
        ck_assert(x->grad->data[i] == 2 * x->data[i]);
    return numbers / (double)x->count;
}

/* 32 slices: 32 pads and 31 sums of x's size, and what comes from the loss. */
START_TEST(the_gradient_of_many_parts_costs_the_logarithm_of_their_number)
{
    const double slices = cost_of_gradient(false);
    const double parts = cost_of_gradient(true);
    ck_assert_msg(slices > 2 * MANY - 1, "%g", slices);
    ck_assert_msg(parts < slices - 40, "%g against %g", parts, slices);
}
END_TEST

START_TEST(split_says_what_does_not_fit)
{
    tg_tensor *x = tg_param(tape, "x", 2, 6), *part[6];
    FAILS_WITH("axis 1 of [2 x 6] has size 6, which is not a multiple of 4",
               tg_split(x, 4, 1, part));
    FAILS_WITH("at least one part is needed, got 0", tg_split(x, 0, 1, part));
    FAILS_WITH("argument 1, absent, is NULL", {
        tg_tensor *absent = NULL;
        tg_split(absent, 2, 1, part);
    });
    FAILS_WITH("argument 4 is NULL", tg_split(x, 2, 1, NULL));
    FAILS_WITH("axis", tg_split(x, 2, 2, part));
    ck_assert_int_eq(tape->count, 1);
}
END_TEST

/* ---- topk ---- */

START_TEST(topk_takes_the_first_of_equals_and_a_nan_first)
{
    const tg_real number[] = {1, 3, (tg_real)NO, 3, 2, (tg_real)NO};
    const double places[] = {2, 5, 1, 3, 4};
    tg_tensor *x = tg_constant(tape, TG_SHAPE(6), number), *index;
    tg_tensor *y = tg_topk(x, 5, 0, &index);
    for (int i = 0; i < 5; i++)
        ck_assert(index->data[i] == (tg_real)places[i]);
    ck_assert(isnan((double)y->data[1]) && y->data[2] == 3 && y->data[4] == 2);
}
END_TEST

START_TEST(topk_sends_its_gradient_to_the_numbers_that_it_took)
{
    tg_tensor *x = ops_param(tape, "x", 4, (double[]){5, 7, 6, 1}), *index;
    tg_tensor *y = tg_topk(x, 2, 0, &index);
    ck_assert(!index->needs_grad && tg_shape_equal(index->shape, y->shape));
    tg_backward(tg_sum(tg_square(y)));
    ck_assert(x->grad->data[0] == 0 && x->grad->data[1] == 14);
    ck_assert(x->grad->data[2] == 12 && x->grad->data[3] == 0);
    ck_assert_ptr_nonnull(tg_topk(x, 4, -1, NULL));
}
END_TEST

/* A gradient check keeps away from where another number is taken. */
START_TEST(topk_knows_where_it_takes_another_number)
{
    uint64_t branch[3];
    const double x[3][3] = {{1, 2, 3}, {1.5, 2, 3}, {2.5, 2, 3}};
    for (int i = 0; i < 3; i++) {
        tg_tensor *y = tg_topk_index(ops_param(tape, "x", 3, x[i]), 2, 0);
        branch[i] = y->op->branch(y);
    }
    ck_assert(branch[0] == branch[1] && branch[0] != branch[2]);
}
END_TEST

START_TEST(places_are_written_nowhere_but_among_the_k)
{
    const tg_real x[] = {1, 2, 3, 4};
    tg_real place[] = {-1, -1, -1};
    tg_top_places(1, 4, 1, 2, x, place);
    ck_assert(place[0] == 3 && place[1] == 2 && place[2] == -1);
}
END_TEST

START_TEST(topk_says_how_many_there_are)
{
    tg_tensor *x = tg_param(tape, "x", 2, 3);
    WRONG(tg_topk(x, 4, 1, NULL), "k must be from 1 to 3", "axis 1", "got 4");
    WRONG(tg_topk(x, 0, 0, NULL), "k must be from 1 to 2", "got 0");
    WRONG(tg_topk(NULL, 1, 0, NULL), "argument 1 is NULL");
    WRONG(tg_topk_index(x, 3, -2), "k must be from 1 to 2");
    WRONG(tg_topk_index(x, 1, 2), "axis");
}
END_TEST

/* ---- triangles ---- */

START_TEST(triangles_of_any_diagonal_are_all_or_nothing_far_away)
{
    tg_tensor *x = ops_ramp(tape, "x", TG_SHAPE(2, 3, 4), 1);
    const tg_tensor *all[] = {tg_triu(x, INT_MIN), tg_tril(x, INT_MAX)};
    const tg_tensor *nothing[] = {tg_triu(x, INT_MAX), tg_tril(x, INT_MIN)};
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < x->count; i++)
            ck_assert(all[k]->data[i] == x->data[i] &&
                      nothing[k]->data[i] == 0);
}
END_TEST

START_TEST(a_vector_has_no_triangles)
{
    tg_tensor *v = tg_param(tape, "v", 3);
    WRONG(tg_triu(v), "rank 2 or more", "v : [3]");
    WRONG(tg_tril(v, 1), "rank 2 or more");
}
END_TEST

/* ---- constants ---- */

START_TEST(arange_stops_before_its_end)
{
    tg_tensor *up = tg_arange(tape, 0, 1, 0.3);
    ck_assert(tg_shape_equal(up->shape, TG_SHAPE(4)));
    ck_assert(up->data[3] == (tg_real)(3 * 0.3) && !up->needs_grad);
    tg_tensor *down = tg_arange(tape, 1, -1, -1);
    ck_assert(down->count == 2 && down->data[0] == 1 && down->data[1] == 0);
    WRONG(tg_arange(tape, 0, 3, -1), "steps of -1 do not lead from 0 to 3");
    WRONG(tg_arange(tape, 3, 0), "steps of 1 do not lead from 3 to 0");
    WRONG(tg_arange(tape, 0, 3, 0), "steps of 0");
    WRONG(tg_arange(tape, 0, INF, 1), "to inf");
    WRONG(tg_arange(tape, NO, 1, 1), "from nan");
    WRONG(tg_arange(tape, 0, 1e300, 1e-9), "exceeds INT_MAX");
    WRONG(tg_arange(NULL, 0, 3), "the tape is NULL");
}
END_TEST

START_TEST(eye_has_any_size_but_a_negative_one)
{
    WRONG(tg_eye(tape, -1), "n must be at least 0, got -1");
    WRONG(tg_eye(NULL, 2), "the tape is NULL");
}
END_TEST

static void moments(const tg_tensor *t, double *mean, double *deviation)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < t->count; i++)
        sum += (double)t->data[i];
    *mean = sum / (double)t->count;
    for (size_t i = 0; i < t->count; i++)
        squares += pow((double)t->data[i] - *mean, 2);
    *deviation = sqrt(squares / (double)t->count);
}

START_TEST(random_tensors_have_the_moments_that_are_asked_for)
{
    double mean, deviation;
    tg_tensor *u = tg_random_uniform(tape, -2, 4, 100, 200);
    moments(u, &mean, &deviation);
    ck_assert(fabs(mean - 1) < 0.05 && fabs(deviation - sqrt(3)) < 0.05);
    for (size_t i = 0; i < u->count; i++)
        ck_assert(u->data[i] >= -2 && u->data[i] <= 4);
    moments(tg_random_normal(tape, 3, 0.5, u->shape), &mean, &deviation);
    ck_assert(fabs(mean - 3) < 0.02 && fabs(deviation - 0.5) < 0.02);
    ck_assert(tg_random_uniform(tape, 7, 7, 2)->data[1] == 7);
}
END_TEST

START_TEST(random_tensors_depend_on_the_seed_alone)
{
    tg_seed(tape, 5);
    tg_tensor *a = tg_random_normal(tape, 0, 1, 3);
    tg_tensor *b = tg_random_uniform(tape, 0, 1, 3);
    tg_seed(tape, 5);
    tg_tensor *c = tg_random_normal(tape, 0, 1, 3);
    tg_tensor *d = tg_random_uniform(tape, 0, 1, 3);
    for (int i = 0; i < 3; i++)
        ck_assert(a->data[i] == c->data[i] && b->data[i] == d->data[i]);
    ck_assert(a->data[0] != a->data[1] && b->data[0] != b->data[1]);
}
END_TEST

START_TEST(random_tensors_that_cannot_be_draw_nothing)
{
    const tg_rng before = tape->rng;
    WRONG(tg_random_uniform(tape, 2, 1, 3), "low <= high", "2 and 1");
    WRONG(tg_random_uniform(tape, 0, INF, 3), "finite", "inf");
    WRONG(tg_random_uniform(tape, NO, 1, 3), "finite", "nan");
    WRONG(tg_random_uniform(NULL, 0, 1, 3), "the tape is NULL");
    WRONG(tg_random_uniform(tape, 0, 1, -3), "-3");
    WRONG(tg_random_normal(tape, 0, -1, 3), "deviation >= 0", "-1");
    WRONG(tg_random_normal(tape, INF, 1, 3), "finite", "inf");
    WRONG(tg_random_normal(NULL, 0, 1, 3), "the tape is NULL");
    for (int i = 0; i < 4; i++)
        ck_assert(tape->rng.s[i] == before.s[i]);
    ck_assert_int_eq(tape->count, 0);
}
END_TEST

/* ---- signals, larger images ---- */

START_TEST(signals_say_what_does_not_fit)
{
    tg_tensor *x = tg_param(tape, "x", 2, 4, 5);
    tg_tensor *w = tg_param(tape, "w", 3, 4, 3), *flat = tg_ones(tape, 4, 5);
    WRONG(tg_conv1d(flat, w), "[n x channels x width]", "[4 x 5]");
    WRONG(tg_conv1d(x, flat), "[out x channels/groups x width]");
    WRONG(tg_conv1d(x, w, .groups = 2),
          "tg_conv1d: 4 channels of signals [2 x 4 x 5]", "in 2 groups");
    WRONG(tg_conv1d(x, tg_ones(tape, 3, 2, 1), .groups = 2),
          "tg_conv1d: 4 channels", "in 2 groups");
    WRONG(tg_conv1d(x, tg_ones(tape, 2, 3, 1)), "tg_conv1d: 4 channels",
          "in 1 group:");
    WRONG(tg_conv1d(x, w, .stride = -1), "at least 1", "stride -1");
    WRONG(tg_conv1d(x, w, .padding = -1), "at least 0", "padding -1");
    WRONG(tg_conv1d(x, w, .dilation = 3), "a window of 3, dilation 3",
          "a signal of 5 with padding 0");
    WRONG(tg_conv1d(x, tg_ones(tape, 3, 4, 6)),
          "tg_conv1d: a window of 6, dilation 1");
    WRONG(tg_conv1d(x, tg_ones(tape, 3, 4, 0)), "a window of 0");
    WRONG(tg_conv1d(NULL, w), "argument 1 is NULL");
    WRONG(tg_conv1d(x, NULL), "argument 2 is NULL");
    WRONG(tg_max_pool1d(x), "at least 1, got kernel 0");
    WRONG(tg_max_pool1d(x, .kernel = 2, .stride = -1), "stride -1");
    WRONG(tg_max_pool1d(x, .kernel = 2, .padding = 2), "half the kernel",
          "got 2");
    WRONG(tg_avg_pool1d(x, .kernel = 6), "a window of 6", "a signal of 5");
    WRONG(tg_avg_pool1d(flat, .kernel = 2), "[n x channels x width]");
    WRONG(tg_avg_pool1d(NULL, .kernel = 2), "argument 1 is NULL");
    WRONG(tg_max_pool1d(NULL, .kernel = 2), "argument 1 is NULL");
}
END_TEST

START_TEST(windows_along_one_axis_touch_where_no_stride_is_given)
{
    tg_tensor *x = ops_ramp(tape, "x", TG_SHAPE(1, 1, 6), 0);
    tg_tensor *largest = tg_max_pool1d(x, .kernel = 3);
    tg_tensor *mean = tg_avg_pool1d(x, .kernel = 2);
    ck_assert(tg_shape_equal(largest->shape, TG_SHAPE(1, 1, 2)));
    ck_assert(largest->data[1] == x->data[5]);
    ck_assert(tg_shape_equal(mean->shape, TG_SHAPE(1, 1, 3)));
}
END_TEST

START_TEST(upsampling_says_what_does_not_fit)
{
    tg_tensor *x = tg_param(tape, "x", 1, 2, 3, 4), *flat = tg_ones(tape, 3, 4);
    WRONG(tg_upsample(flat, 2, 2), "height x width], got [3 x 4]");
    WRONG(tg_upsample(x, 0, 2), "at least 1, got 0 and 2");
    WRONG(tg_upsample(x, 2, INT_MAX), "exceeds INT_MAX");
    WRONG(tg_upsample(NULL, 2, 2), "argument 1 is NULL");
    WRONG(tg_upsample_bilinear(flat, 2, 2), "tg_upsample_bilinear: images");
    WRONG(tg_upsample_bilinear(x, 2, -1), "got 2 and -1");
    WRONG(tg_upsample_bilinear(NULL, 2, 2), "argument 1 is NULL");
    ck_assert_int_eq(tape->count, 2);
}
END_TEST

Suite *parts_suite(void)
{
    const TTest *const all[] = {
        parts_are_consecutive_slices_however_many_they_are,
        up_to_four_parts_are_slices_of_x_itself,
        the_gradient_of_many_parts_costs_the_logarithm_of_their_number,
        split_says_what_does_not_fit,
        topk_takes_the_first_of_equals_and_a_nan_first,
        topk_sends_its_gradient_to_the_numbers_that_it_took,
        topk_knows_where_it_takes_another_number,
        places_are_written_nowhere_but_among_the_k,
        topk_says_how_many_there_are,
        triangles_of_any_diagonal_are_all_or_nothing_far_away,
        a_vector_has_no_triangles,
        arange_stops_before_its_end,
        eye_has_any_size_but_a_negative_one,
        random_tensors_have_the_moments_that_are_asked_for,
        random_tensors_depend_on_the_seed_alone,
        random_tensors_that_cannot_be_draw_nothing,
        signals_say_what_does_not_fit,
        windows_along_one_axis_touch_where_no_stride_is_given,
        upsampling_says_what_does_not_fit,
    };
    Suite *suite = suite_create("parts");
    TCase *tests = tcase_create("parts");
    tcase_add_checked_fixture(tests, begin, end);
    for (int i = 0; i < LENGTH(all); i++)
        tcase_add_test(tests, all[i]);
    suite_add_tcase(suite, tests);
    return suite;
}

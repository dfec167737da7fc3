/* What a wrong call of the ops on parts, indices, images and rows says. Like
 * test_ops_errors.c: each WRONG(...) is a call, and what its message holds. */
#include <limits.h>

#include "fails.h"
#include "ops_support.h"

static tg_tape *tape;
static tg_tensor *x;     /* [2 x 3] */
static tg_tensor *W1;    /* [4 x 3] */
static tg_tensor *v;     /* [3] */
static tg_tensor *s;     /* [] */
static tg_tensor *none;  /* [2 x 0] */
static tg_tensor *cube;  /* [2 x 3 x 4] */
static tg_tensor *image; /* [1 x 2 x 4 x 4] */
static tg_tensor *w;     /* [2 x 2 x 3 x 3] */

static void make_tensors(void)
{
    tape = tg_tape_new();
    x = tg_param(tape, "x", 2, 3);
    W1 = tg_param(tape, "W1", 4, 3);
    v = tg_input(tape, "v", TG_SHAPE(3), NULL);
    s = tg_scalar(tape, 2);
    none = tg_zeros(tape, 2, 0);
    cube = tg_zeros(tape, 2, 3, 4);
    image = tg_zeros(tape, 1, 2, 4, 4);
    w = tg_zeros(tape, 2, 2, 3, 3);
}

static void free_tensors(void)
{
    tg_tape_free(tape);
}

/* [n]: 0 but for the last, which is `value`. */
static tg_tensor *index_with(int n, double value)
{
    tg_tensor *t = tg_zeros(tape, n);
    t->data[n - 1] = (tg_real)value;
    return t;
}

START_TEST(elementwise_ops_say_which_number_they_cannot_take)
{
    WRONG(tg_clamp(x, 1, -1), "low <= high", "1 and -1");
    WRONG(tg_clamp(x, NO, 1), "low <= high", "nan");
    WRONG(tg_elu(x, INF), "the alpha of elu", "inf");
    WRONG(tg_pow(x, W1), "do not broadcast", "4 here, 2 above");
    WRONG(tg_maximum(x, W1), "do not broadcast", "x  : [2 x 3]");
    WRONG(tg_minimum(x, cube), "do not broadcast", "4 here, 3 above");
    WRONG(tg_abs(NULL), "argument 1 is NULL");
    WRONG(tg_gelu(NULL), "argument 1 is NULL");
    WRONG(tg_silu(NULL), "argument 1 is NULL");
}
END_TEST

START_TEST(reductions_of_every_kind_say_which_axis_is_wrong)
{
    WRONG(tg_min(x, 2), "there is no axis 2 in [2 x 3]");
    WRONG(tg_min(none), "no minimum of nothing", "axis 1");
    WRONG(tg_prod(x, TG_AXES(0, 0)), "axis 0", "named twice");
    WRONG(tg_var(x, 0, 5, true), "there is no axis 5");
    WRONG(tg_var(x, -1), "at least 0, got -1");
    WRONG(tg_std(x, -2, 1, true), "at least 0, got -2");
    WRONG(tg_norm(s, 0, true), "there is no axis 0 in []");
    WRONG(tg_logsumexp(none, 1, true), "no logsumexp of nothing",
          "axis 1 of [2 x 0]");
    WRONG(tg_argmax(x, 2), "there is no axis 2 in [2 x 3]");
    WRONG(tg_argmax(none), "nothing along axis 0");
    WRONG(tg_argmin(none, 1, true), "nothing along axis 1", "[2 x 0]");
    WRONG(tg_cumsum(x, -3), "there is no axis -3 in [2 x 3]");
    WRONG(tg_cumsum(s, 0), "there is no axis 0 in []");
    WRONG(tg_prod(NULL), "argument 1 is NULL");
    WRONG(tg_var(NULL, 0), "argument 1 is NULL");
    WRONG(tg_std(NULL, 0), "argument 1 is NULL");
    WRONG(tg_norm(NULL), "argument 1 is NULL");
    WRONG(tg_logsumexp(NULL), "argument 1 is NULL");
    WRONG(tg_argmax(NULL), "argument 1 is NULL");
    WRONG(tg_cumsum(NULL, 0), "argument 1 is NULL");
}
END_TEST

START_TEST(batched_products_say_which_axes_clash)
{
    tg_tensor *three = tg_zeros(tape, 3, 4, 2);
    WRONG(tg_matmul(cube, three), "before the last two do not broadcast",
          "cube  : [2 x 3 x 4]", "3 here, 2 above");
    WRONG(tg_matmul(cube, cube), "columns of the first", "3 here, 4 above",
          "tg_matmul_transposed(cube, false, cube, true) would be [3 x 3]");
    WRONG(tg_matmul(v, cube), "rank 2", "[n x 1]");
    WRONG(tg_dot(v, x), "vectors (rank 1)", "[3] and [2 x 3]");
    WRONG(tg_dot(v, index_with(2, 0)), "same length, got 3 and 2");
    WRONG(tg_outer(x, v), "vectors (rank 1)", "[2 x 3] and [3]");
    WRONG(tg_dot(NULL, v), "argument 1 is NULL");
    WRONG(tg_outer(v, NULL), "argument 2 is NULL");
}
END_TEST

/* Not what their tensors are called. */
START_TEST(inputs_are_called_what_the_program_calls_them)
{
    tg_tensor *weights = tg_param(tape, "W", 4, 2);
    const tg_cross_entropy_options options = {.label_smoothing = 0.1};
    WRONG(tg_matmul_transposed(x, false, weights, true), "weights : [4 x 2]",
          "2 here, 3 above.");
    WRONG(tg_matmul_transposed(W1, false, weights, false), "weights : [4 x 2]",
          "tg_matmul_transposed(W1, true, weights, false) would be [3 x 2]");
    WRONG(tg_matmul_transposed(tg_neg(x), true, weights, false),
          "tg_neg(x) : [2 x 3]", "weights   : [4 x 2]");
    WRONG(tg_softmax_cross_entropy_with(x, weights, options),
          "weights : [4 x 2]");
    WRONG(tg_topk(weights, 3, 1, NULL), "weights : [4 x 2]");
    WRONG(tg_apply2(tg_op_named("add"), x, weights), "weights : [4 x 2]");
    WRONG(tg_apply(tg_op_named("add"), 2, (tg_tensor *[]){x, weights}, NULL, 0),
          "W : [4 x 2]");
}
END_TEST

START_TEST(parts_say_what_is_not_there)
{
    WRONG(tg_slice(x, 2, 0, 1, 1), "there is no axis 2");
    WRONG(tg_slice(x, 1, 0, 4, 1), "no slice 0 to 4 of axis 1", "size 3");
    WRONG(tg_slice(x, 1, 2, 1, 1), "no slice 2 to 1 of axis 1");
    WRONG(tg_slice(x, 1, -4, 2, 1), "no slice -4 to 2 of axis 1");
    WRONG(tg_slice(x, 1, 0, 3, 0), "at least 1, got 0");
    WRONG(tg_slice(x, 1, 0, 3, -1), "got -1", "tg_flip turns around");
    WRONG(tg_slice(NULL, 1, 0, 3, 1), "argument 1 is NULL");
    WRONG(tg_pad(x, 0, -1, 2, 0), "at least 0, got -1 and 2", "tg_slice");
    WRONG(tg_pad(x, 2, 1, 1, 0), "there is no axis 2");
    WRONG(tg_pad(x, 0, INT_MAX, 1, 0), "exceeds INT_MAX");
    WRONG(tg_tile(x, INT_MAX, 1), "exceeds INT_MAX");
    WRONG(tg_slice(x, 1, 5, 2, INT_MAX), "no slice 5 to 2");
    WRONG(tg_flip(x, 2), "there is no axis 2 in [2 x 3]");
    WRONG(tg_permute(x, TG_AXES(0)), "1 axes are given", "rank 2");
    WRONG(tg_permute(x, TG_AXES(0, -2)), "axis -2 is named twice");
    WRONG(tg_permute(x, TG_AXES(0, 2)), "there is no axis 2");
    WRONG(tg_tile(x, -1, 2), "cannot be negative: [-1 x 2]");
    WRONG(tg_tile(NULL, 2), "argument 1 is NULL");
    tg_tensor *some[] = {x, W1, cube, NULL};
    WRONG(tg_concat(2, some, 1), "all sizes but those of axis 1", "[2 x 3]",
          "[4 x 3]");
    WRONG(tg_concat(3, some, 0), "all sizes but those of axis 0");
    WRONG(tg_concat(2, some, 2), "there is no axis 2");
    WRONG(tg_concat(0, some, 0), "at least one tensor", "got 0");
    WRONG(tg_concat(4, some, 0), "tensor 4 of the array is NULL");
    WRONG(tg_stack(2, some, 0), "all shapes must be equal", "tensor 2 is",
          "[4 x 3]");
    WRONG(tg_stack(1, some, 3), "one of 0..2, got 3");
    WRONG(tg_stack(4, some, 0), "tensor 4 of the array is NULL");
    some[0] = tg_zeros(tape, 1, 1, 1, 1, 1, 1);
    WRONG(tg_stack(1, some, 0), "no room for another axis");
}
END_TEST

START_TEST(an_index_that_is_none_is_named_with_its_place)
{
    WRONG(tg_index_select(x, index_with(2, 3), 1), "index 1 is 3", "0..2");
    WRONG(tg_index_select(x, index_with(2, -1), 1), "index 1 is -1");
    WRONG(tg_index_select(x, index_with(2, 0.5), 1), "index 1 is 0.5");
    WRONG(tg_index_select(x, index_with(2, NO), 1), "index 1 is nan");
    WRONG(tg_index_select(x, x, 1), "the index must have rank 1");
    WRONG(tg_index_select(x, v, 2), "there is no axis 2");
    WRONG(tg_index_add(x, index_with(2, 1), x, 1),
          "the source must be [2 x 2]");
    WRONG(tg_gather(x, v, 0), "as many axes as x");
    WRONG(tg_gather(x, W1, 1), "no more than x along all but axis 1");
    WRONG(tg_gather(x, tg_full(tape, 2, 1, 3), 0), "index 0 is 2", "0..1");
    WRONG(tg_gather(x, NULL, 0), "argument 2 is NULL");
    WRONG(tg_scatter_add(x, tg_full(tape, 2, 2, 3), W1, 0), "index 0 is 2",
          "0..1");
    WRONG(tg_scatter_add(x, W1, x, 0), "an index for each number");
    WRONG(tg_scatter_add(x, W1, NULL, 0), "argument 3 is NULL");
    WRONG(tg_embedding(v, v), "the table must be [n x d], got [3]");
    WRONG(tg_embedding(x, index_with(4, 2)),
          "number 3 of index_with(4, 2) is 2", "0..1", "x has 2 rows");
    tg_tensor *column = tg_param(tape, "column", 2, 1);
    column->data[1] = 0.5;
    FAILS_WITH("number 1 of column is 0.5", (tg_embedding)(x, column));
    WRONG(tg_embedding(x, NULL), "argument 2 is NULL");
}
END_TEST

START_TEST(convolutions_say_what_does_not_fit)
{
    WRONG(tg_conv2d(x, w), "images must be [n x channels x height x width]",
          "[2 x 3]");
    WRONG(tg_conv2d(image, w, .groups = 2), "2 channels of images", "2 groups");
    WRONG(tg_conv2d(image, w, .stride = {2}), "at least 1", "stride {2, 0}");
    WRONG(tg_conv2d(image, w, .stride = {-1, 1}), "stride {-1, 1}");
    WRONG(tg_conv2d(image, w, .dilation = {1, 0}), "dilation {1, 0}");
    WRONG(tg_conv2d(image, w, .padding = {0, -1}), "padding {0, -1}");
    WRONG(tg_conv2d(image, w, .groups = INT_MAX), "do not fit weights");
    WRONG(tg_conv2d(image, w, .padding = {INT_MAX, 0}), "exceeds INT_MAX");
    WRONG(tg_max_pool2d(image, .kernel = {2, 2}, .padding = {INT_MAX, 0}),
          "half the kernel");
    WRONG(tg_conv2d(image, w, .groups = -1),
          "groups must be at least 1, got -1");
    WRONG(tg_conv2d(image, w, .dilation = {2, 2}), "a window of 3 x 3",
          "does not fit an image of 4 x 4");
    WRONG(tg_conv2d(NULL, w), "argument 1 is NULL");
    WRONG(tg_conv2d(image, NULL), "argument 2 is NULL");
    const tg_conv2d_options plain = {.groups = 1};
    WRONG(tg_conv2d_input(image, w, TG_SHAPE(1, 2, 4, 4), plain),
          "make [1 x 2 x 2 x 2]", "dy is [1 x 2 x 4 x 4]");
    WRONG(tg_conv2d_weight(image, image, TG_SHAPE(2, 2, 3, 3), plain),
          "make [1 x 2 x 2 x 2]", "dy is [1 x 2 x 4 x 4]");
    WRONG(tg_max_pool2d(image, .stride = {1, 1}), "kernel {0, 0}");
    WRONG(tg_max_pool2d(image, .kernel = {2, 2}, .stride = {2}),
          "stride {2, 0}");
    WRONG(tg_max_pool2d(image, .kernel = {2, 2}, .padding = {2, 0}),
          "half the kernel", "{2, 0}");
    WRONG(tg_max_pool2d(image, .kernel = {5, 2}), "a window of 5 x 2");
    WRONG(tg_avg_pool2d(cube, .kernel = {2, 2}), "got [2 x 3 x 4]");
    WRONG(tg_max_pool2d_index(NULL, .kernel = {2, 2}), "argument 1 is NULL");
}
END_TEST

START_TEST(normalisation_and_dropout_say_what_does_not_fit)
{
    WRONG(tg_layer_norm(x, v, s, 1e-5), "gamma is [3] and beta []");
    WRONG(tg_layer_norm(x, cube, NULL, 1e-5), "no 3 trailing axes");
    WRONG(tg_layer_norm(W1, x, NULL, 1e-5), "sizes of the trailing axes");
    WRONG(tg_layer_norm(s, NULL, NULL, 1e-5), "no 1 trailing axes");
    WRONG(tg_layer_norm(x, v, NULL, -1), "eps must be >= 0, got -1");
    WRONG(tg_rms_norm(x, s, 1e-5), "no 0 trailing axes");
    WRONG(tg_rms_norm(NULL, v, 1e-5), "argument 1 is NULL");
    WRONG(tg_batch_norm(v, NULL, NULL, NULL, true, 1e-5), "[n x channels ..]");
    WRONG(tg_batch_norm(x, x, NULL, NULL, true, 1e-5), "gamma must be [3]");
    WRONG(tg_batch_norm(x, v, s, NULL, true, 1e-5), "beta must be [3]", "[]");
    WRONG(tg_batch_norm(x, v, v, NULL, false, 1e-5), "running statistics");
    WRONG(tg_dropout(x, 1.5, true), "a probability", "1.5");
    WRONG(tg_dropout(x, NO, false), "a probability", "nan");
    WRONG(tg_dropout(NULL, 0.5, true), "argument 1 is NULL");
}
END_TEST

START_TEST(losses_of_every_kind_say_what_does_not_fit)
{
    WRONG(tg_l1(x, W1), "of one shape");
    WRONG(tg_huber(x, x, 0), "delta must be > 0, got 0");
    WRONG(tg_bce(x, W1), "of one shape");
    WRONG(tg_bce(NULL, x), "argument 1 is NULL");
    WRONG(tg_bce_with_logits(x, NULL), "argument 2 is NULL");
    WRONG(tg_kl_div(x, W1), "of one shape");
    WRONG(tg_hinge(NULL, x), "argument 1 is NULL");
    WRONG(tg_nll(x, x), "nll needs one integer label for each row of [2 x 3]");
    WRONG(tg_nll(x, index_with(2, 3)), "row 1", "label 3", "(3 classes)");
    WRONG(tg_nll(s, s), "not a scalar");
}
END_TEST

Suite *ops_messages_suite(void)
{
    const TTest *const all[] = {
        elementwise_ops_say_which_number_they_cannot_take,
        reductions_of_every_kind_say_which_axis_is_wrong,
        batched_products_say_which_axes_clash,
        inputs_are_called_what_the_program_calls_them,
        parts_say_what_is_not_there,
        an_index_that_is_none_is_named_with_its_place,
        convolutions_say_what_does_not_fit,
        normalisation_and_dropout_say_what_does_not_fit,
        losses_of_every_kind_say_what_does_not_fit,
    };
    Suite *suite = suite_create("ops_messages");
    TCase *tests = tcase_create("messages");
    tcase_add_checked_fixture(tests, make_tensors, free_tensors);
    for (int i = 0; i < LENGTH(all); i++)
        tcase_add_test(tests, all[i]);
    suite_add_tcase(suite, tests);
    return suite;
}

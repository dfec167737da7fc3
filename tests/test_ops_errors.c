/* What a wrong call says: the rule, the numbers, and the program's own words.
 * Each WRONG(...) is a row: the call, and what its message must contain besides
 * the file, the line and the text of the call. */
#include <stdio.h>

#include "ops_support.h"

static tg_tape *tape, *other_tape;
static tg_tensor *x;      /* [2 x 3] */
static tg_tensor *W1;     /* [4 x 3] */
static tg_tensor *v;      /* [3] */
static tg_tensor *s;      /* [] */
static tg_tensor *none;   /* [2 x 0] */
static tg_tensor *cube;   /* [2 x 3 x 4] */
static tg_tensor *labels; /* [2]: 0 and 2 */
static tg_tensor *stranger;
static tg_tensor *forgotten;

static void make_tensors(void)
{
    tape = tg_tape_new();
    x = tg_param(tape, "x", 2, 3);
    W1 = tg_param(tape, "W1", 4, 3);
    v = tg_input(tape, "v", TG_SHAPE(3), NULL);
    s = tg_scalar(tape, 2);
    none = tg_zeros(tape, 2, 0);
    cube = tg_zeros(tape, 2, 3, 4);
    labels = tg_zeros(tape, 2);
    labels->data[1] = 2;
    tg_mark here = tg_tape_mark(tape);
    forgotten = tg_neg(x);
    tg_rewind(tape, here);
    other_tape = tg_tape_new();
    stranger = tg_ones(other_tape, 2, 3);
}

static void free_tensors(void)
{
    tg_tape_free(tape);
    tg_tape_free(other_tape);
}

static tg_tensor *label(double value)
{
    tg_tensor *t = tg_zeros(tape, 2);
    t->data[1] = (tg_real)value;
    return t;
}

/* ---- what holds for every op ---- */

START_TEST(an_op_says_which_argument_it_cannot_use)
{
    WRONG(tg_neg(NULL), "tg_neg", "argument 1 is NULL");
    WRONG(tg_add(x, NULL), "tg_add", "argument 2 is NULL");
    tg_tensor *absent = NULL;
    WRONG(tg_mul(x, absent), "(x, absent): argument 2, absent, is NULL");
    WRONG(tg_gather(x, absent, 0), "0): argument 2, absent, is NULL");
    WRONG(tg_where(x, NULL, x), "tg_where", "argument 2 is NULL");
    WRONG(tg_sum(NULL), "tg_sum", "argument 1 is NULL");
    WRONG(tg_sum(NULL, 0, true), "argument 1 is NULL");
    WRONG(tg_sum_to(NULL, 1), "argument 1 is NULL");
    WRONG(tg_matmul(NULL, W1), "tg_matmul", "argument 1 is NULL");
    WRONG(tg_reshape(NULL, 6), "tg_reshape", "argument 1 is NULL");
    WRONG(tg_one_hot(NULL, 3), "tg_one_hot", "argument 1 is NULL");
    WRONG(tg_mse(x, NULL), "argument 2 is NULL");
    WRONG(tg_softmax_cross_entropy(NULL, x), "argument 1 is NULL");
    WRONG(tg_categorical_crossentropy(x, NULL), "argument 2 is NULL");
    WRONG(tg_sparse_categorical_crossentropy(NULL, x), "argument 1 is NULL");
    WRONG(tg_relu(forgotten), "argument 1 was forgotten by tg_rewind");
    WRONG(tg_mul(x, forgotten), "argument 2 was forgotten by tg_rewind");
    WRONG(tg_mul(x, stranger), "argument 2 is on another tape");
}
END_TEST

START_TEST(the_innermost_of_nested_calls_is_the_one_that_is_named)
{
    const int line = __LINE__ + 3;
    ops_expect_failure();
    if (setjmp(ops_back) == 0)
        (void)tg_sum(tg_relu(NULL)), ops_must_have_failed("tg_relu", line);
    ops_check_message("tg_relu(NULL)", __FILE__, line,
                      (const char *[]){"argument 1 is NULL", NULL});
}
END_TEST

/* What a rule records belongs to the line of its op, but the arguments that
 * are written there are those of the op, not of the rule. */
START_TEST(a_failure_inside_a_rule_does_not_borrow_the_names_of_arguments)
{
    const int line = __LINE__ + 5; /* of tg_div */
    tg_tensor *a = tg_param_scalar(tape, "a", 4 * TINY);
    tg_tensor *b = tg_param_scalar(tape, "b", 4 * TINY);
    tg_trap_nonfinite(tape, true);
    tg_tensor *top = a;
    tg_tensor *y = tg_div(top, b);
    ops_expect_failure();
    if (setjmp(ops_back) == 0)
        tg_backward(y), ops_must_have_failed("tg_backward", __LINE__);
    char cotangent[32];
    snprintf(cotangent, sizeof cotangent, "\n  %%%d : []", y->id + 1);
    ops_check_message("tg_div(top, b)", __FILE__, line,
                      (const char *[]){"produced inf", cotangent, "b", NULL});
}
END_TEST

/* ---- elementwise ---- */

#define NO_BROADCAST                                                    \
    "these shapes do not broadcast", "aligned at the right", "[2 x 3]", \
        "[4 x 3]", "made at ", "tg_param(tape, \"W1\", 4, 3)", "^"

START_TEST(shapes_that_do_not_broadcast_are_shown_with_the_clash_marked)
{
    WRONG(tg_add(x, W1), NO_BROADCAST, "x  : ", "W1 : ", "4 here, 2 above");
    WRONG(tg_sub(x, W1), NO_BROADCAST);
    WRONG(tg_mul(x, W1), NO_BROADCAST);
    WRONG(tg_div(W1, x), NO_BROADCAST, "2 here, 4 above");
    WRONG(tg_gt(x, W1), NO_BROADCAST);
    WRONG(tg_ge(x, W1), NO_BROADCAST);
    WRONG(tg_lt(x, W1), NO_BROADCAST);
    WRONG(tg_le(x, W1), NO_BROADCAST);
    WRONG(tg_eq(x, W1), NO_BROADCAST);
    WRONG(tg_add(x, cube), "[2 x 3 x 4]", "4 here, 3 above");
    WRONG(tg_add(x, none), "[2 x 0]", "0 here, 3 above");
    WRONG(tg_where(x, x, W1), "these shapes do not broadcast", "x  : [2 x 3]",
          "W1 : [4 x 3]");
    WRONG(tg_mse(x, W1), "of one shape", "x ", "W1 ");
}
END_TEST

START_TEST(an_argument_is_called_what_the_program_calls_it)
{
    tg_tensor *hidden = tg_relu(W1);
    WRONG(tg_add(hidden, x), "hidden : [4 x 3]", "tg_relu(W1)", "x      : ");
    WRONG(tg_add(tg_neg(hidden), x), "tg_neg(hidden) : [4 x 3]");
}
END_TEST

/* ---- activations ---- */

START_TEST(activations_say_what_they_cannot_take)
{
    WRONG(tg_leaky_relu(x, NO), "the slope of leaky_relu", "finite", "nan");
    WRONG(tg_leaky_relu(x, INF), "the slope of leaky_relu", "inf");
    WRONG(tg_softmax(x, 2), "there is no axis 2 in [2 x 3]", "rank 2");
    WRONG(tg_softmax(x, -3), "there is no axis -3 in [2 x 3]");
    WRONG(tg_softmax(s, 0), "there is no axis 0 in []");
    WRONG(tg_softmax(s, -1), "there is no axis -1 in []");
    WRONG(tg_softmax(none, 1), "there is nothing along axis 1", "[2 x 0]");
    WRONG(tg_log_softmax(x, 2), "there is no axis 2 in [2 x 3]");
    WRONG(tg_log_softmax(none, -1), "there is nothing along axis 1");
}
END_TEST

/* ---- reductions ---- */

START_TEST(reductions_say_which_axis_is_wrong)
{
    WRONG(tg_sum(x, 2), "there is no axis 2 in [2 x 3]");
    WRONG(tg_sum(x, TG_AXES(0, -2), true), "axis -2 of [2 x 3] is named twice");
    WRONG(tg_mean(x, -3), "there is no axis -3");
    WRONG(tg_mean(x, TG_AXES(1, 1)), "axis 1", "named twice");
    WRONG(tg_max(s, 0), "there is no axis 0 in []");
    WRONG(tg_max(x, TG_AXES(1, -1)), "axis -1", "named twice");
    WRONG(tg_sum(x, TG_AXES(0, 1, 2, 3, 4, 5, 6)), "at most 6 axes, not 7");
}
END_TEST

START_TEST(there_is_no_maximum_of_nothing)
{
    WRONG(tg_max(none), "no maximum of nothing", "axis 1", "[2 x 0]");
    WRONG(tg_max(none, 1, true), "no maximum of nothing");
    (void)tg_max(none, 0, true); /* of two numbers, no times */
}
END_TEST

START_TEST(sum_to_needs_a_shape_that_broadcasts_back)
{
    WRONG(tg_sum_to(x, 2), "[2 x 3] cannot be summed to [2]");
    WRONG(tg_sum_to(x, 1, 2, 3), "cannot be summed to [1 x 2 x 3]");
    WRONG(tg_sum_to(x, 4, 3), "cannot be summed to [4 x 3]");
    WRONG(tg_sum_to(v, 0), "[3] cannot be summed to [0]");
}
END_TEST

/* ---- matmul ---- */

START_TEST(matmul_says_which_sizes_clash_and_which_flag_would_help)
{
    WRONG(tg_matmul(x, W1),
          "columns of the first must equal rows of the second", "x  : [2 x 3]",
          "W1 : [4 x 3]", "^ 4 here, 3 above.", "tg_param(tape, \"W1\", 4, 3)",
          "tg_matmul_transposed(x, false, W1, true) would be [2 x 4].");
    tg_tensor *z = tg_zeros(tape, 2, 5);
    WRONG(tg_matmul(x, z), "2 here, 3 above.",
          "tg_matmul_transposed(x, true, z, false) would be [3 x 5].");
    WRONG(tg_matmul_transposed(x, true, W1, false), "4 here, 2 above.");
    WRONG(tg_matmul_transposed(x, true, W1, true), "3 here, 2 above.",
          "tg_matmul_transposed(x, false, W1, true) would be [2 x 4].");
    tg_tensor *big = tg_zeros(tape, 128, 784);
    WRONG(tg_matmul(x, big), "big : [128 x 784]", "^^^ 128 here, 3 above.");
}
END_TEST

START_TEST(matmul_needs_matrices)
{
    WRONG(tg_matmul(x, v), "rank 2", "[3]", "[n x 1]");
    WRONG(tg_matmul(s, x), "rank 2", "[]");
}
END_TEST

/* ---- movement ---- */

START_TEST(reshape_says_what_does_not_fit)
{
    WRONG(tg_reshape(x, 4, 2), "6 numbers do not fill [4 x 2]", "[2 x 3]");
    WRONG(tg_reshape(x, 4, -1), "6 numbers do not fill [4 x -1]");
    WRONG(tg_reshape(x, -1, -1), "one -1", "[-1 x -1]");
    WRONG(tg_reshape(x, -2, 3), "one -1 and no other negative", "[-2 x 3]");
    WRONG(tg_reshape(x, 0, -1), "6 numbers do not fill [0 x -1]");
    WRONG(tg_reshape(none, 0, -1), "0 numbers do not fill [0 x -1]");
    WRONG(tg_reshape(x, 1, 1, 1, 1, 1, 2, 3), "0 to 6 dimensions, not 7");
    WRONG(tg_reshape(x, 2147483647, 2147483647, 2147483647),
          "more numbers than memory can hold");
    WRONG(tg_reshape(x, 65536, 65536, 65536, 65536, -1), "6 numbers do not");
}
END_TEST

START_TEST(transpose_and_expand_say_what_they_want)
{
    WRONG(tg_transpose(v), "rank 2 or more", "[3]");
    WRONG(tg_transpose(s), "rank 2 or more");
    WRONG(tg_expand(x, 4, 3), "[2 x 3] does not broadcast to [4 x 3]");
    WRONG(tg_expand(x, 3), "does not broadcast to [3]");
    WRONG(tg_expand(x, 1, 3), "[2 x 3] does not broadcast to [1 x 3]");
    WRONG(tg_expand(v, -1, 3), "a dimension cannot be negative: [-1 x 3]");
}
END_TEST

/* ---- labels and losses ---- */

START_TEST(a_label_that_is_none_is_named_with_its_row_and_the_classes)
{
    WRONG(tg_one_hot(label(2.5), 4), "row 1", "label 2.5", "0..3",
          "(4 classes)");
    WRONG(tg_one_hot(label(-1), 4), "row 1", "label -1", "(4 classes)");
    WRONG(tg_one_hot(label(4), 4), "row 1", "label 4", "(4 classes)");
    WRONG(tg_one_hot(label(NO), 4), "row 1", "label nan");
    WRONG(tg_one_hot(label(INF), 4), "row 1", "label inf");
    WRONG(tg_one_hot(labels, 0), "at least one class, got 0");
    WRONG(tg_one_hot(tg_zeros(tape, 1, 1, 1, 1, 1, 1), 2), "no room");
    WRONG(tg_softmax_cross_entropy(x, label(3)), "row 1", "label 3", "0..2",
          "(3 classes)");
    WRONG(tg_softmax_cross_entropy(x, label(0.5)), "row 1", "label 0.5");
    WRONG(tg_sparse_categorical_crossentropy(x, label(3)), "row 1", "label 3",
          "(3 classes)");
}
END_TEST

START_TEST(losses_say_what_to_do_about_the_wrong_kind_of_target)
{
    WRONG(tg_categorical_crossentropy(x, labels), "integer labels, [2]",
          "tg_one_hot(labels, 3)", "tg_sparse_categorical_crossentropy");
    WRONG(tg_categorical_crossentropy(x, W1), "[2 x 3]", "[4 x 3]",
          "must be equal");
    WRONG(tg_categorical_crossentropy(tg_zeros(tape, 2, 1), labels),
          "one probability a row, [2 x 1]", "a unit for each class");
    WRONG(tg_categorical_crossentropy(s, s), "not a scalar");
    WRONG(tg_sparse_categorical_crossentropy(x, x), "one integer label",
          "[2 x 3]");
    WRONG(tg_sparse_categorical_crossentropy(x, v), "one integer label", "[3]");
    WRONG(tg_sparse_categorical_crossentropy(s, s), "not a scalar");
    WRONG(tg_softmax_cross_entropy(x, W1), "the shape of the logits",
          "integer label", "x  : [2 x 3]", "W1 : [4 x 3]");
    WRONG(tg_softmax_cross_entropy(x, v), "the shape of the logits");
    WRONG(tg_softmax_cross_entropy(s, s), "not a scalar");
    WRONG(tg_softmax_cross_entropy(none, none), "at least one class");
}
END_TEST

Suite *ops_errors_suite(void)
{
    const TTest *const all[] = {
        an_op_says_which_argument_it_cannot_use,
        the_innermost_of_nested_calls_is_the_one_that_is_named,
        a_failure_inside_a_rule_does_not_borrow_the_names_of_arguments,
        shapes_that_do_not_broadcast_are_shown_with_the_clash_marked,
        an_argument_is_called_what_the_program_calls_it,
        activations_say_what_they_cannot_take,
        reductions_say_which_axis_is_wrong,
        there_is_no_maximum_of_nothing,
        sum_to_needs_a_shape_that_broadcasts_back,
        matmul_says_which_sizes_clash_and_which_flag_would_help,
        matmul_needs_matrices,
        reshape_says_what_does_not_fit,
        transpose_and_expand_say_what_they_want,
        a_label_that_is_none_is_named_with_its_row_and_the_classes,
        losses_say_what_to_do_about_the_wrong_kind_of_target,
    };
    Suite *suite = suite_create("ops_errors");
    TCase *tests = tcase_create("messages");
    tcase_add_checked_fixture(tests, make_tensors, free_tensors);
    for (int i = 0; i < LENGTH(all); i++)
        tcase_add_test(tests, all[i]);
    suite_add_tcase(suite, tests);
    return suite;
}

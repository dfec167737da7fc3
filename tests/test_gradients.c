/* Gradient checks of every op and loss: backward against finite differences,
 * and the gradient of the gradient against finite differences of that, over
 * shapes that have gone wrong somewhere. Only float64 can see small errors. */
#include <string.h>

#include "ops_support.h"

#ifdef TG_DOUBLE

/* Shapes of the inputs; the list ends with inputs = 0. */
typedef struct config {
    int inputs;
    tg_shape shape[2];
} config;

/* One row: an op, at each shape of a list. */
typedef struct checked {
    const char *name;
    tg_function *f;
    const config *at;
    bool positive; /* the inputs are; else of both signs */
} checked;

/* ---- shapes ---- */

/* Those without a number come first, so that a row can leave them out. */
static const config any_shape[] = {
    {1, {{1, {0}}}},       {1, {{3, {2, 0, 3}}}},    {1, {{0, {0}}}},
    {1, {{1, {1}}}},       {1, {{1, {7}}}},          {1, {{2, {3, 5}}}},
    {1, {{3, {1, 4, 1}}}}, {1, {{4, {2, 3, 2, 2}}}}, {0, {{0, {0}}}},
};

static const config any_pair[] = {
    {2, {{0, {0}}, {0, {0}}}},
    {2, {{1, {7}}, {1, {7}}}},
    {2, {{2, {3, 4}}, {2, {3, 4}}}},
    {2, {{2, {3, 4}}, {1, {4}}}},
    {2, {{1, {4}}, {2, {3, 4}}}},
    {2, {{2, {3, 1}}, {2, {1, 4}}}},
    {2, {{0, {0}}, {2, {2, 3}}}},
    {2, {{2, {2, 3}}, {1, {1}}}},
    {2, {{4, {2, 1, 3, 1}}, {3, {2, 1, 2}}}},
    {2, {{1, {0}}, {1, {0}}}},
    {2, {{2, {2, 0}}, {2, {2, 0}}}},
    {0, {{0, {0}}}},
};

static const config equal_pairs[] = {
    {2, {{1, {3}}, {1, {3}}}},
    {2, {{2, {4, 3}}, {2, {4, 3}}}},
    {2, {{2, {1, 5}}, {2, {1, 5}}}},
    {2, {{2, {3, 1}}, {2, {3, 1}}}},
    {2, {{3, {2, 2, 3}}, {3, {2, 2, 3}}}},
    {0, {{0, {0}}}},
};

static const config rank_3[] = {
    {1, {{3, {2, 0, 3}}}}, {1, {{3, {2, 3, 4}}}}, {1, {{3, {1, 1, 1}}}},
    {1, {{3, {3, 1, 2}}}}, {1, {{3, {1, 5, 1}}}}, {0, {{0, {0}}}},
};

static const config lines[] = {
    {1, {{1, {1}}}},    {1, {{1, {7}}}},       {1, {{2, {3, 5}}}},
    {1, {{2, {5, 1}}}}, {1, {{3, {2, 1, 3}}}}, {1, {{3, {2, 3, 4}}}},
    {0, {{0, {0}}}},
};

static const config no_lines[] = {
    {1, {{2, {0, 3}}}},
    {1, {{3, {2, 0, 3}}}},
    {0, {{0, {0}}}},
};

static const config matrices[] = {
    {1, {{2, {3, 5}}}},    {1, {{2, {1, 1}}}},       {1, {{2, {4, 1}}}},
    {1, {{3, {2, 3, 2}}}}, {1, {{4, {2, 1, 2, 3}}}}, {1, {{2, {2, 0}}}},
    {0, {{0, {0}}}},
};

static const config stretches[] = {
    {1, {{0, {0}}}},       {1, {{1, {4}}}},       {1, {{2, {3, 1}}}},
    {1, {{3, {2, 1, 1}}}}, {1, {{3, {2, 3, 4}}}}, {0, {{0, {0}}}},
};

static const config summed[] = {
    {1, {{3, {2, 3, 4}}}}, {1, {{2, {3, 1}}}}, {1, {{2, {3, 5}}}},
    {1, {{3, {0, 3, 2}}}}, {0, {{0, {0}}}},
};

/* For matmul, by the four flags: a, b; a', b; a, b'; a', b'. */
static const config product[4][5] = {
    {{2, {{2, {3, 4}}, {2, {4, 2}}}},
     {2, {{2, {1, 1}}, {2, {1, 1}}}},
     {2, {{2, {2, 0}}, {2, {0, 3}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}}},
    {{2, {{2, {4, 3}}, {2, {4, 2}}}},
     {2, {{2, {1, 5}}, {2, {1, 1}}}},
     {2, {{2, {2, 0}}, {2, {2, 3}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}}},
    {{2, {{2, {3, 4}}, {2, {2, 4}}}},
     {2, {{2, {5, 1}}, {2, {1, 1}}}},
     {2, {{2, {0, 2}}, {2, {3, 2}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}}},
    {{2, {{2, {4, 3}}, {2, {2, 4}}}},
     {2, {{2, {1, 5}}, {2, {7, 1}}}},
     {2, {{2, {0, 2}}, {2, {3, 0}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}}},
};

/* ---- ops, as functions of in[] ---- */

#define ONE(name, call)                                                        \
    static tg_tensor *check_##name(tg_tape *tape, tg_tensor *const *in, int n, \
                                   void *context)                              \
    {                                                                          \
        tg_tensor *x = in[0];                                                  \
        (void)tape, (void)n, (void)context;                                    \
        return call;                                                           \
    }
#define TWO(name, call)                                                        \
    static tg_tensor *check_##name(tg_tape *tape, tg_tensor *const *in, int n, \
                                   void *context)                              \
    {                                                                          \
        tg_tensor *a = in[0], *b = in[1];                                      \
        (void)tape, (void)n, (void)context;                                    \
        return call;                                                           \
    }

/* 0, 1, .. classes - 1, 0, 1, ..: one label for each row of x. */
static tg_tensor *labels_for(const tg_tensor *x)
{
    tg_shape rows = x->shape;
    const int classes = rows.dim[--rows.rank];
    rows.dim[rows.rank] = 0;
    tg_tensor *labels = tg_zeros(x->tape, rows);
    for (size_t i = 0; i < labels->count; i++)
        labels->data[i] = (tg_real)(i % (size_t)classes);
    return labels;
}

/* 0, 1, 0, 1, ..: of the shape of x. */
static tg_tensor *every_other(const tg_tensor *x)
{
    tg_tensor *cond = tg_zeros(x->tape, x->shape);
    for (size_t i = 0; i < cond->count; i++)
        cond->data[i] = (tg_real)(i % 2);
    return cond;
}

ONE(neg, tg_neg(x))
ONE(exp, tg_exp(x))
ONE(log, tg_log(x))
ONE(square, tg_square(x))
ONE(sqrt, tg_sqrt(x))
ONE(add_scalar, tg_add_scalar(x, -1.5))
ONE(mul_scalar, tg_mul_scalar(x, -1.5))
ONE(sigmoid, tg_sigmoid(x))
ONE(tanh, tg_tanh(x))
ONE(relu, tg_relu(x))
ONE(leaky_relu, tg_leaky_relu(x, 0.125))
ONE(softmax, tg_softmax(x, -1))
ONE(softmax_first, tg_softmax(x, 0))
ONE(log_softmax, tg_log_softmax(x, -1))
ONE(log_softmax_first, tg_log_softmax(x, 0))
ONE(sum, tg_sum(x))
ONE(mean, tg_mean(x))
ONE(max, tg_max(x))
ONE(sum_ends, tg_sum_axes(x, TG_AXES(0, -1), false))
ONE(sum_middle, tg_sum_axes(x, TG_AXES(1), true))
ONE(mean_ends, tg_mean_axes(x, TG_AXES(-1, 0), true))
ONE(mean_middle, tg_mean_axes(x, TG_AXES(1), false))
ONE(max_ends, tg_max_axes(x, TG_AXES(0, 2), false))
ONE(max_ends_kept, tg_max_axes(x, TG_AXES(2, 0), true))
ONE(sum_to, tg_sum_to(x, 3, 1))
ONE(reshape, tg_reshape(x, 1, -1))
ONE(transpose, tg_transpose(x))
ONE(expand, tg_expand(x, 2, 3, 4))
ONE(labels, tg_softmax_cross_entropy(x, labels_for(x)))
ONE(sparse, tg_sparse_categorical_crossentropy(x, labels_for(x)))
TWO(add, tg_add(a, b))
TWO(sub, tg_sub(a, b))
TWO(mul, tg_mul(a, b))
TWO(div, tg_div(a, b))
TWO(where, tg_where(every_other(a), a, b))
TWO(matmul, tg_matmul(a, b))
TWO(matmul_ta, tg_matmul_transposed(a, true, b, false))
TWO(matmul_tb, tg_matmul_transposed(a, false, b, true))
TWO(matmul_ta_tb, tg_matmul_transposed(a, true, b, true))
TWO(mse, tg_mse(a, b))
TWO(crossentropy, tg_categorical_crossentropy(a, b))
TWO(soft_targets, tg_softmax_cross_entropy(a, b))

static const checked table[] = {
    {"neg", check_neg, any_shape, false},
    {"exp", check_exp, any_shape, false},
    {"log", check_log, any_shape, true},
    {"square", check_square, any_shape, false},
    {"sqrt", check_sqrt, any_shape, true},
    {"add_scalar", check_add_scalar, any_shape, false},
    {"mul_scalar", check_mul_scalar, any_shape, false},
    {"sigmoid", check_sigmoid, any_shape, false},
    {"tanh", check_tanh, any_shape, false},
    {"relu", check_relu, any_shape, false},
    {"leaky_relu", check_leaky_relu, any_shape, false},
    {"softmax", check_softmax, lines, false},
    {"softmax of no lines", check_softmax, no_lines, false},
    {"softmax along the first axis", check_softmax_first, lines, false},
    {"log_softmax", check_log_softmax, lines, false},
    {"log_softmax of no lines", check_log_softmax, no_lines, false},
    {"log_softmax along the first axis", check_log_softmax_first, lines, false},
    {"sum", check_sum, any_shape, false},
    {"sum over the ends", check_sum_ends, rank_3, false},
    {"sum over the middle", check_sum_middle, rank_3, false},
    {"mean", check_mean, any_shape + 2, false},
    {"mean over the ends", check_mean_ends, rank_3, false},
    {"mean over the middle", check_mean_middle, rank_3 + 1, false},
    {"max", check_max, any_shape + 2, false},
    {"max over the ends", check_max_ends, rank_3, false},
    {"max over the ends, kept", check_max_ends_kept, rank_3, false},
    {"sum_to", check_sum_to, summed, false},
    {"reshape", check_reshape, any_shape, false},
    {"transpose", check_transpose, matrices, false},
    {"expand", check_expand, stretches, false},
    {"add", check_add, any_pair, false},
    {"sub", check_sub, any_pair, false},
    {"mul", check_mul, any_pair, false},
    {"div", check_div, any_pair, false},
    {"where", check_where, any_pair, false},
    {"matmul", check_matmul, product[0], false},
    {"matmul a'", check_matmul_ta, product[1], false},
    {"matmul b'", check_matmul_tb, product[2], false},
    {"matmul a' b'", check_matmul_ta_tb, product[3], false},
    {"mse", check_mse, equal_pairs, false},
    {"categorical_crossentropy", check_crossentropy, equal_pairs, true},
    {"softmax_cross_entropy", check_soft_targets, equal_pairs, true},
    {"softmax_cross_entropy of labels", check_labels, lines, false},
    {"sparse_categorical_crossentropy", check_sparse, lines, true},
};

/* Ops that no finite difference can judge: their documented rule (a gradient
 * of 0, or none) is compared by test_ops.c and test_vectors.c. */
static const char *const flat[] = {
    "gt", "ge", "lt", "le", "eq", "step", "one_hot", "detach",
};

/* ---- one check ---- */

/* How a row is used: as it is; its result twice; its input as both inputs;
 * with a backward pass before the check. */
typedef enum use { PLAIN, SQUARED, SAME, AFTER_ANOTHER, USES } use;
static const char *const use_name[] = {"as it is", "its result used twice",
                                       "op(x, x)", "after a backward pass"};

typedef struct used {
    const checked *row;
    use how;
} used;

static tg_tensor *use_row(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    const used *u = context;
    if (u->how == SAME)
        return u->row->f(tape, (tg_tensor *const[]){in[0], in[0]}, 2, NULL);
    tg_tensor *y = u->row->f(tape, in, n, NULL);
    if (u->how != SQUARED)
        return y;
    tg_tensor *again = u->row->f(tape, in, n, NULL);
    tg_tensor *square = tg_mul(y, again);
    return tg_mul(square, y);
}

static void check_use(const checked *row, const config *at, use how,
                      uint64_t seed)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(seed);
    tg_tensor *in[2] = {NULL, NULL};
    size_t numbers = 0;
    const int inputs = how == SAME ? 1 : at->inputs;
    used u = {row, how};
    for (int k = 0; k < inputs; k++) {
        in[k] = ops_random(tape, k ? "b" : "a", at->shape[k], 0.5, 1.7,
                           row->positive, &rng);
        numbers += in[k]->count;
    }
    if (how == AFTER_ANOTHER) {
        tg_tensor *y = use_row(tape, in, inputs, &u);
        tg_tensor *ones = tg_ones(tape, y->shape);
        tg_backward_from(y, ones);
    }
    tg_gradcheck_report report;
    bool passed = tg_gradcheck_twice(tape, row->name, use_row, inputs, in, &u,
                                     seed, &report);
    ck_assert_msg(passed, "shapes %d, %s: %s", (int)(at - row->at),
                  use_name[how], report.message);
    ck_assert_msg(report.redrawn == 0, "%s: %d inputs beside a kink", row->name,
                  report.redrawn);
    ck_assert_uint_ge((size_t)report.checked, numbers);
    tg_tape_free(tape);
}

START_TEST(each_rule_and_its_own_gradient_agree_with_finite_differences)
{
    const checked *row = &table[_i];
    uint64_t seed = 1000 * (uint64_t)_i;
    for (const config *at = row->at; at->inputs; at++)
        for (use how = PLAIN; how < USES; how++)
            if (how != SAME ||
                (at->inputs == 2 && tg_shape_equal(at->shape[0], at->shape[1])))
                check_use(row, at, how, seed++);
}
END_TEST

/* ---- nothing is left out ---- */

static bool is_flat(const char *name)
{
    for (int i = 0; i < LENGTH(flat); i++)
        if (strcmp(flat[i], name) == 0)
            return true;
    return false;
}

/* Whether a row of the table records `op`. */
static bool is_checked(const tg_op *op)
{
    bool found = false;
    for (int i = 0; i < LENGTH(table) && !found; i++) {
        tg_tape *tape = tg_tape_new();
        tg_rng rng = tg_rng_new(1);
        tg_tensor *in[2] = {NULL, NULL};
        const config *at = table[i].at;
        for (int k = 0; k < at->inputs; k++)
            in[k] = ops_random(tape, "x", at->shape[k], 0.5, 1.7, true, &rng);
        (void)table[i].f(tape, in, at->inputs, NULL);
        for (int id = 0; id < tape->count; id++)
            found |= tape->entry[id]->op == op;
        tg_tape_free(tape);
    }
    return found;
}

START_TEST(every_op_of_the_library_is_checked_or_known_to_be_flat)
{
    const tg_op *op;
    for (int i = 0; (op = tg_op_at(i)); i++)
        ck_assert_msg(is_flat(op->name) || is_checked(op),
                      "no gradient check records %s", op->name);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(
        tests, each_rule_and_its_own_gradient_agree_with_finite_differences, 0,
        LENGTH(table));
    tcase_add_test(tests,
                   every_op_of_the_library_is_checked_or_known_to_be_flat);
}

#else

static tg_tensor *square(tg_tape *tape, tg_tensor *const *in, int n,
                         void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_square(in[0]);
}

START_TEST(a_gradient_check_refuses_float32)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", 3);
    ops_expect_failure();
    if (setjmp(ops_back) == 0)
        tg_gradcheck(tape, "square", square, 1, &x, NULL, 0, NULL),
            ops_must_have_failed("tg_gradcheck", __LINE__);
    ck_assert(ops_said("float64") && ops_said("TG_DOUBLE") &&
              ops_said("libtapegrad64.a"));
    tg_tape_free(tape);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, a_gradient_check_refuses_float32);
}

#endif

Suite *gradients_suite(void)
{
    Suite *suite = suite_create("gradients");
    TCase *tests = tcase_create("gradients");
    tcase_set_timeout(tests, 60);
    add_tests(tests);
    suite_add_tcase(suite, tests);
    return suite;
}

/* Gradient checks of every op and loss: backward against finite differences,
 * and the gradient of the gradient against finite differences of that. Only
 * float64 can see small errors. The rows are in gradient_rows.c. */
#include <stdio.h>
#include <string.h>

#include "gradient_rows.h"
#include "ops_support.h"

#ifdef TG_DOUBLE

enum { DRAWN = 12, CONFIGURATIONS = 25 };

/* Ops that no finite difference can judge: their documented rule (a gradient
 * of 0, none, or the negative one) is compared by test_ops.c and
 * test_vectors.c. */
static const char *const flat[] = {
    "gt",   "ge",      "lt",     "le",     "eq",     "step",
    "sign", "one_hot", "detach", "argmax", "argmin", "gradient_reversal",
};

static bool is_flat(const char *name)
{
    for (int i = 0; i < LENGTH(flat); i++)
        if (strcmp(flat[i], name) == 0)
            return true;
    return false;
}

/* ---- one check ---- */

/* How a row is used: as it is; its result twice; its input as both inputs;
 * with a backward pass before the check. */
typedef enum use { PLAIN, SQUARED, SAME, AFTER_ANOTHER, USES } use;
static const char *const use_name[] = {"as it is", "its result used twice",
                                       "op(x, x)", "after a backward pass"};

typedef struct row_use {
    const checked *row;
    use how;
} row_use;

static tg_tensor *use_row(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    const row_use *u = context;
    if (u->how == SAME)
        return u->row->f(tape, (tg_tensor *const[]){in[0], in[0]}, 2, NULL);
    tg_tensor *y = u->row->f(tape, in, n, NULL);
    if (u->how != SQUARED)
        return y;
    tg_tensor *again = u->row->f(tape, in, n, NULL);
    tg_tensor *square = tg_mul(y, again);
    return tg_mul(square, y);
}

static const char *shapes_text(const config *at)
{
    static char text[CHECKED_INPUTS * TG_SHAPE_TEXT];
    size_t used = 0;
    for (int k = 0; k < at->inputs; k++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s ",
                                 tg_shape_print(at->shape[k]).text);
    return text;
}

static int make_inputs(tg_tape *tape, const checked *row, const config *at,
                       int inputs, uint64_t seed, tg_tensor **in)
{
    tg_rng rng = tg_rng_new(seed);
    size_t numbers = 0;
    for (int k = 0; k < inputs; k++) {
        const char name[] = {(char)('a' + k), '\0'};
        in[k] = ops_random(tape, name, at->shape[k], 0.5, 1.7, row->positive,
                           &rng);
        numbers += in[k]->count;
    }
    return (int)numbers;
}

static void check_use(const checked *row, const config *at, use how,
                      uint64_t seed)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *in[CHECKED_INPUTS] = {NULL};
    const int inputs = how == SAME ? 1 : at->inputs;
    const int numbers = make_inputs(tape, row, at, inputs, seed, in);
    row_use u = {row, how};
    if (how == AFTER_ANOTHER) {
        tg_tensor *y = use_row(tape, in, inputs, &u);
        tg_tensor *ones = tg_ones(tape, y->shape);
        tg_backward_from(y, ones);
    }
    tg_gradcheck_report report;
    bool passed = tg_gradcheck_twice(tape, row->name, use_row, inputs, in, &u,
                                     seed, &report);
    ck_assert_msg(passed, "shapes %s(seed %llu), %s: %s", shapes_text(at),
                  (unsigned long long)seed, use_name[how], report.message);
    ck_assert_msg(report.redrawn == 0,
                  "%s, shapes %s(seed %llu): %d inputs beside a kink",
                  row->name, shapes_text(at), (unsigned long long)seed,
                  report.redrawn);
    ck_assert_int_ge(report.checked, numbers);
    tg_tape_free(tape);
}

/* ---- a row, at all its shapes ---- */

/* Shapes number i of a row: those of its list, then random ones. */
static bool config_at(const checked *row, int i, config *at)
{
    int listed = 0;
    while (row->at[listed].inputs)
        listed++;
    if (i < listed) {
        *at = row->at[i];
        return true;
    }
    tg_rng rng = tg_rng_new((uint64_t)i * 7919 + (uint64_t)strlen(row->name));
    if (!row->draw || i >= listed + DRAWN)
        return false;
    *at = row->draw(&rng);
    return true;
}

static bool can_use(const config *at, use how)
{
    return how != SAME ||
           (at->inputs == 2 && tg_shape_equal(at->shape[0], at->shape[1]));
}

START_TEST(each_rule_and_its_own_gradient_agree_with_finite_differences)
{
    const checked *row = &checked_rows[_i];
    uint64_t seed = 1000 * (uint64_t)_i + 500;
    config at;
    for (int i = 0; config_at(row, i, &at); i++)
        for (use how = PLAIN; how < USES; how++)
            if (can_use(&at, how))
                check_use(row, &at, how, seed++);
}
END_TEST

/* ---- nothing is left out ---- */

/* How many of the checks above record `op`. */
static int configurations_of(const tg_op *op)
{
    int count = 0;
    config at;
    for (int r = 0; r < checked_row_count; r++)
        for (int i = 0; config_at(&checked_rows[r], i, &at); i++) {
            tg_tape *tape = tg_tape_new();
            tg_tensor *in[CHECKED_INPUTS] = {NULL};
            bool found = false;
            make_inputs(tape, &checked_rows[r], &at, at.inputs, 1, in);
            (void)checked_rows[r].f(tape, in, at.inputs, NULL);
            for (int id = 0; id < tape->count; id++)
                found |= tape->entry[id]->op == op;
            for (use how = PLAIN; found && how < USES; how++)
                count += can_use(&at, how);
            tg_tape_free(tape);
        }
    return count;
}

START_TEST(every_op_is_checked_in_25_configurations_or_known_to_be_flat)
{
    const tg_op *op = tg_op_at(_i);
    const int count = configurations_of(op);
    ck_assert_msg(is_flat(op->name) || count >= CONFIGURATIONS,
                  "%s is checked in %d configurations", op->name, count);
}
END_TEST

static int op_count(void)
{
    int count = 0;
    while (tg_op_at(count))
        count++;
    return count;
}

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(
        tests, each_rule_and_its_own_gradient_agree_with_finite_differences, 0,
        checked_row_count);
    tcase_add_loop_test(
        tests, every_op_is_checked_in_25_configurations_or_known_to_be_flat, 0,
        op_count());
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
    add_tests(tests);
    suite_add_tcase(suite, tests);
    return suite;
}

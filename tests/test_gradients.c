/* Gradient checks of every op and loss: backward against finite differences,
 * and the gradient of the gradient against finite differences of that. Only
 * float64 can see small errors. The rows are in tests/rows. */
#include <stdio.h>
#include <string.h>

#include "ops_support.h"
#include "rows/rows.h"

#ifdef TG_DOUBLE

enum { DRAWN = 12, CONFIGURATIONS = 25 };

/* ---- one check ---- */

/* How a row is used: as it is; its result twice; its input as both inputs;
 * with a backward pass before the check. */
typedef enum use { PLAIN, SQUARED, SAME, AFTER_ANOTHER, USES } use;
static const char *const use_name[] = {"as it is", "its result used twice",
                                       "op(x, x)", "after a backward pass"};

typedef struct row_use {
    const op_row *row;
    use how;
} row_use;

static tg_tensor *use_row(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    const row_use *u = context;
    (void)tape;
    if (u->how == SAME)
        return op_row_apply(u->row, (tg_tensor *const[]){in[0], in[0]}, 2);
    tg_tensor *y = op_row_apply(u->row, in, n);
    if (u->how != SQUARED)
        return y;
    tg_tensor *again = op_row_apply(u->row, in, n);
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

static int make_inputs(tg_tape *tape, const op_row *row, const config *at,
                       int inputs, uint64_t seed, tg_tensor **in)
{
    tg_rng rng = tg_rng_new(seed);
    size_t numbers = 0;
    for (int k = 0; k < inputs; k++) {
        const char name[] = {(char)('a' + k), '\0'};
        const double low = row->in == BELOW_ONE ? 0.2 : 0.5;
        const double high = row->in == BELOW_ONE ? 0.8 : 1.7;
        in[k] = ops_random(tape, name, at->shape[k], low, high,
                           row->in != BOTH_SIGNS, &rng);
        numbers += in[k]->count;
    }
    return (int)numbers;
}

static void check_use(const op_row *row, const config *at, use how,
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
    const char *note = row->note ? row->note : "";
    ck_assert_msg(passed, "%s %s, shapes %s(seed %llu), %s: %s", row->name,
                  note, shapes_text(at), (unsigned long long)seed,
                  use_name[how], report.message);
    ck_assert_msg(report.redrawn == 0,
                  "%s %s, shapes %s(seed %llu): %d inputs next to a kink",
                  row->name, note, shapes_text(at), (unsigned long long)seed,
                  report.redrawn);
    ck_assert_int_ge(report.checked, numbers);
    tg_tape_free(tape);
}

/* ---- a row, at all its shapes ---- */

/* Row number i among those that a finite difference can judge. */
static const op_row *judged_row(int i)
{
    const op_row *row;
    for (int r = 0; (row = op_row_at(r)); r++)
        if (!row->flat && i-- == 0)
            return row;
    return NULL;
}

/* Shapes number i of a row: those of its list, then random ones. */
static bool config_at(const op_row *row, int i, config *at)
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

/* A row's own, so that a new row changes no other's numbers (FNV-1a). */
static uint64_t seed_of(const op_row *row)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (const char *c = row->name; *c; c++)
        hash = (hash ^ (uint64_t)*c) * 0x100000001b3u;
    for (const char *c = row->note ? row->note : ""; *c; c++)
        hash = (hash ^ (uint64_t)*c) * 0x100000001b3u;
    return hash >> 8;
}

START_TEST(each_rule_and_its_own_gradient_agree_with_finite_differences)
{
    const op_row *row = judged_row(_i);
    uint64_t seed = seed_of(row);
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
    const op_row *row;
    for (int r = 0; (row = judged_row(r)); r++)
        for (int i = 0; config_at(row, i, &at); i++) {
            tg_tape *tape = tg_tape_new();
            tg_tensor *in[CHECKED_INPUTS] = {NULL};
            bool found = false;
            make_inputs(tape, row, &at, at.inputs, 1, in);
            (void)op_row_apply(row, in, at.inputs);
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
    const op_row *row = op_function_named(op->name);
    const bool flat = row && row->flat;
    const int count = flat ? 0 : configurations_of(op);
    ck_assert_msg(flat || count >= CONFIGURATIONS,
                  "%s is checked in %d configurations, not in %d: give it a "
                  "row in tests/rows, or its row more shapes",
                  op->name, count, CONFIGURATIONS);
}
END_TEST

static void add_tests(TCase *tests)
{
    int rows = 0, ops = 0;
    while (judged_row(rows))
        rows++;
    while (tg_op_at(ops))
        ops++;
    tcase_add_loop_test(
        tests, each_rule_and_its_own_gradient_agree_with_finite_differences, 0,
        rows);
    tcase_add_loop_test(
        tests, every_op_is_checked_in_25_configurations_or_known_to_be_flat, 0,
        ops);
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

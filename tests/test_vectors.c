/* Every op against the answers of an independent framework, which are kept in
 * tests/vectors/vectors.txt; the format is described at that file's head. An
 * op may have numbers in its row instead. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops_support.h"
#include "vector_file.h"
#include "rows/rows.h"

#define TOLERANCE (sizeof(tg_real) == sizeof(double) ? 1e-11 : 1e-5)

/* ---- one case ---- */

static void check_value(vector_file *r, const char *name, const tg_tensor *y)
{
    double want[MAX_NUMBERS];
    tg_shape shape = vectors_shape(r);
    ck_assert_msg(tg_shape_equal(shape, y->shape),
                  "vectors.txt:%d: %s gives %s, not %s", r->line, name,
                  tg_shape_print(y->shape).text, tg_shape_print(shape).text);
    int n = vectors_numbers(r, MAX_NUMBERS, want);
    ck_assert_uint_eq((size_t)n, y->count);
    vectors_compare(r, name, "value", y->count, y->data, want);
}

static void check_gradient(vector_file *r, const char *name, const op_call *c)
{
    char *end, what[32];
    long k = strtol(r->rest, &end, 10);
    r->rest = end;
    ck_assert_msg(k >= 0 && k < c->inputs, "line %d: no input %ld", r->line, k);

    double want[MAX_NUMBERS];
    const tg_tensor *x = c->in[k];
    int n = vectors_numbers(r, MAX_NUMBERS, want);
    ck_assert_uint_eq((size_t)n, x->count);
    ck_assert_msg(x->grad && tg_shape_equal(x->grad->shape, x->shape),
                  "vectors.txt:%d: %s: no gradient of input %ld", r->line, name,
                  k);
    snprintf(what, sizeof what, "gradient %ld", k);
    vectors_compare(r, name, what, x->count, x->grad->data, want);
}

/* Runs the case whose line "op NAME" was just taken; returns how many
 * comparisons it made. */
static int run_case(vector_file *r, const op_row *op)
{
    int compared = 0;
    tg_tape *tape = tg_tape_new();
    tg_tensor *y = NULL;
    op_call c = {.inputs = 0};
    c.attrs = vectors_numbers(r, CALL_ATTRS, c.attr);
    while (vectors_line(r) && r->text[0]) {
        tg_tensor **in = &c.in[c.inputs < CALL_INPUTS ? c.inputs : 0];
        if (vectors_word(r, "param"))
            *in = vectors_leaf(r, tape, true), c.inputs++;
        else if (vectors_word(r, "const"))
            *in = vectors_leaf(r, tape, false), c.inputs++;
        else if (vectors_word(r, "same"))
            *in = c.in[strtol(r->rest, NULL, 10)], c.inputs++;
        else if (vectors_word(r, "value"))
            check_value(r, op->name, y = op_row_build(op, &c)), compared++;
        else if (vectors_word(r, "cotangent") && y->needs_grad)
            tg_backward_from(y, vectors_leaf(r, tape, false));
        else if (vectors_word(r, "flat"))
            ck_assert_msg(!y->needs_grad, "%s must be flat", op->name);
        else if (vectors_word(r, "grad"))
            check_gradient(r, op->name, &c), compared++;
        else
            ck_abort_msg("vectors.txt:%d: what is this? %s", r->line, r->text);
    }
    tg_tape_free(tape);
    return compared;
}

/* Takes "op NAME " of the current line; NULL where it is another line. */
static const char *take_name(vector_file *r, char name[64])
{
    if (!vectors_word(r, "op"))
        return NULL;
    size_t n = strcspn(r->rest, " ");
    snprintf(name, 64, "%.*s", (int)n, r->rest);
    r->rest += n + (r->rest[n] == ' ');
    return name;
}

/* ---- the tests ---- */

/* No framework can predict random draws: test_ops*.c tests their statistics. */
static bool is_random(const char *name)
{
    return strcmp(name, "dropout") == 0 || strncmp(name, "random_", 7) == 0;
}

START_TEST(each_op_agrees_with_an_independent_framework)
{
    static vector_file r;
    char name[64];
    const op_row *op = op_function_at(_i);
    int cases = 0, compared = 0;
    vectors_open(&r, "vectors.txt");
    while (vectors_line(&r))
        if (take_name(&r, name) && strcmp(name, op->name) == 0)
            compared += run_case(&r, op), cases++;
    fclose(r.file);
    ck_assert_msg(cases > 0 || op->known > 0 || is_random(op->name),
                  "nothing says what tg_%s gives: add .known numbers to its "
                  "row in tests/rows, or cases to make_vectors.py",
                  op->name);
    ck_assert_msg(cases == 0 || compared >= 6, "only %d comparisons of %s",
                  compared, op->name);
}
END_TEST

static void check_known(const op_row *op)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = ops_param(tape, "x", op->known, op->x);
    tg_tensor *y = op_row_apply(op, &x, 1);
    for (int i = 0; i < op->known; i++)
        ck_assert_msg(ops_close((double)y->data[i], op->y[i],
                                TOLERANCE * (1 + fabs(op->y[i]))),
                      "tg_%s(%.17g) is %.17g, and its row says %.17g", op->name,
                      op->x[i], (double)y->data[i], op->y[i]);
    tg_tape_free(tape);
}

START_TEST(ops_give_the_numbers_of_their_rows)
{
    const op_row *op;
    int known = 0;
    for (int i = 0; (op = op_function_at(i)); i++)
        if (op->known)
            check_known(op), known++;
    ck_assert_int_ge(known, 1);
}
END_TEST

START_TEST(every_case_names_an_op_that_can_be_built)
{
    static vector_file r;
    char name[64];
    int cases = 0;
    vectors_open(&r, "vectors.txt");
    while (vectors_line(&r))
        if (take_name(&r, name)) {
            ck_assert_msg(op_function_named(name), "vectors.txt:%d: no op %s",
                          r.line, name);
            cases++;
        }
    fclose(r.file);
    ck_assert_int_ge(cases, 1400);
}
END_TEST

START_TEST(every_op_of_the_library_has_a_row)
{
    const tg_op *op;
    for (int i = 0; (op = tg_op_at(i)); i++)
        ck_assert_msg(op_function_named(op->name),
                      "op %s has no row in tests/rows", op->name);
}
END_TEST

Suite *vectors_suite(void)
{
    int functions = 0;
    Suite *suite = suite_create("vectors");
    TCase *tests = tcase_create("vectors");
    while (op_function_at(functions))
        functions++;
    tcase_add_loop_test(tests, each_op_agrees_with_an_independent_framework, 0,
                        functions);
    tcase_add_test(tests, ops_give_the_numbers_of_their_rows);
    tcase_add_test(tests, every_case_names_an_op_that_can_be_built);
    tcase_add_test(tests, every_op_of_the_library_has_a_row);
    suite_add_tcase(suite, tests);
    return suite;
}

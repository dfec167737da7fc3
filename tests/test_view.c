/* Printing and drawing a tape. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;
static char path[256];

static void set_up(void)
{
    tape = tg_tape_new();
    snprintf(path, sizeof path, "%s/tapegrad-%ld.dot",
             getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (long)getpid());
}

static void tear_down(void)
{
    tg_tape_free(tape);
    remove(path);
}

/* All of a file, as one text; the caller frees it. */
static char *slurp(FILE *f)
{
    const size_t size = 1 << 20;
    char *text = calloc(size, 1);
    rewind(f);
    ck_assert_uint_lt(fread(text, 1, size - 1, f), size - 1);
    fclose(f);
    return text;
}

static char *slurp_path(void)
{
    FILE *f = fopen(path, "r");
    ck_assert_ptr_nonnull(f);
    return slurp(f);
}

static size_t longest_line(const char *text)
{
    size_t longest = 0;
    for (const char *line = text; *line;) {
        const size_t n = strcspn(line, "\n");
        longest = n > longest ? n : longest;
        line += n + (line[n] != 0);
    }
    return longest;
}

static int count_text(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

/* tanh(w x + b) - want, squared. */
static tg_tensor *neuron(tg_tape *on)
{
    tg_tensor *w = tg_param_scalar(on, "w", 0.1);
    tg_tensor *b = tg_param_scalar(on, "b", 0);
    tg_tensor *x = tg_input(on, "x", ((tg_real[]){2, 3}), 2);
    tg_tensor *z = tg_mul(w, x);
    z = tg_add(z, b);
    tg_tensor *loss = tg_mean(tg_square(tg_tanh(z)));
    tg_backward(loss);
    return loss;
}

/* ---- print ---- */

START_TEST(a_small_tensor_is_printed_whole)
{
    tg_tensor *w = tg_param(tape, "W", 2, 3);
    tg_set(w, (tg_real[]){1, 2, 3, 4, 5, 6});
    FILE *f = tmpfile();
    tg_fprint(f, w);
    char *text = slurp(f);
    ck_assert_ptr_nonnull(strstr(text, "%0 = param W  [2 x 3]"));
    ck_assert_int_eq(count_text(text, "\n"), 3);
    ck_assert_ptr_nonnull(strstr(text, "4        5        6"));
    free(text);
}
END_TEST

START_TEST(a_large_tensor_is_printed_with_its_middle_left_out)
{
    tg_tensor *big = tg_zeros(tape, 3, 20, 100);
    FILE *f = tmpfile();
    tg_fprint(f, big);
    char *text = slurp(f);
    ck_assert_int_eq(count_text(text, "\n"), 1 + 3 * (1 + 3 + 1 + 3));
    ck_assert_uint_le(longest_line(text), 80);
    free(text);
}
END_TEST

START_TEST(scalars_size_0_and_high_ranks_are_printed)
{
    FILE *f = tmpfile();
    tg_fprint(f, tg_scalar(tape, 0.5));
    tg_fprint(f, tg_zeros(tape, 0, 3));
    tg_fprint(f, tg_full(tape, NAN, 1, 1, 1, 1, 1, 2));
    char *text = slurp(f);
    ck_assert_ptr_nonnull(strstr(text, "[]  0.5\n"));
    ck_assert_ptr_nonnull(strstr(text, "[0 x 3]\n"));
    ck_assert_ptr_nonnull(strstr(text, "nan"));
    free(text);
}
END_TEST

START_TEST(two_equal_tapes_print_equal_texts_of_80_columns)
{
    char *text[2];
    for (int i = 0; i < 2; i++) {
        tg_tape *on = tg_tape_new();
        neuron(on);
        FILE *f = tmpfile();
        tg_fprint_tape(f, on);
        text[i] = slurp(f);
        ck_assert_int_eq(count_text(text[i], "\n"), on->count);
        tg_tape_free(on);
    }
    ck_assert_str_eq(text[0], text[1]);
    ck_assert_uint_le(longest_line(text[0]), 80);
    ck_assert_ptr_null(strstr(text[0], "0x"));
    ck_assert_ptr_nonnull(strstr(text[0], "mul(%0 w, %2 x)"));
    ck_assert_ptr_nonnull(strstr(text[0], "rule of %3"));
    free(text[0]);
    free(text[1]);
}
END_TEST

/* ---- dot ---- */

START_TEST(a_graph_shows_boxes_edges_values_and_gradients)
{
    tg_tensor *loss = neuron(tape);
    ck_assert_msg(tg_write_dot(loss, path), "%s", tg_error());
    char *text = slurp_path();
    ck_assert_ptr_nonnull(strstr(text, "%0 param  w\\n0.1\\ngradient "));
    ck_assert_ptr_nonnull(strstr(text, "n0_1 -> n3 [style=dashed]"));
    ck_assert_ptr_nonnull(strstr(text, "n2_1 -> n3;"));
    ck_assert_ptr_nonnull(strstr(text, "n4 -> n5;"));
    ck_assert_ptr_nonnull(strstr(text, "(loss)"));
    ck_assert_ptr_nonnull(strstr(text, "test_view.c:"));
    ck_assert_int_eq(count_text(text, " -> "), 7);
    ck_assert_ptr_null(strstr(text, "rule of"));
    free(text);
}
END_TEST

START_TEST(the_backward_pass_is_drawn_beside_on_request)
{
    tg_tensor *loss = neuron(tape);
    ck_assert(
        tg_write_dot_with(loss, path, (tg_dot_options){.backward = true}));
    char *text = slurp_path();
    ck_assert_ptr_nonnull(strstr(text, "cluster_backward"));
    int results = 0;
    for (int id = 0; id < tape->count; id++)
        results += tape->entry[id]->rule_of >= 0 && tape->entry[id]->op;
    ck_assert_int_gt(results, 5);
    ck_assert_int_eq(count_text(text, "  rule of %") > results - 1, 1);
    free(text);
}
END_TEST

START_TEST(the_same_tape_gives_the_same_bytes)
{
    tg_tensor *loss = neuron(tape);
    ck_assert(tg_write_dot(loss, path));
    char *first = slurp_path();
    ck_assert(tg_write_dot(loss, path));
    char *second = slurp_path();
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
}
END_TEST

/* Quotes balance when none is unescaped within a line's string. */
static bool quotes_balance(const char *text)
{
    bool inside = false;
    for (; *text; text++) {
        if (inside && *text == '\\')
            text++;
        else if (*text == '"')
            inside = !inside;
        else if (inside && *text == '\n')
            return false;
    }
    return !inside;
}

START_TEST(hostile_names_stay_inside_their_quotes)
{
    tg_tensor *w = tg_param_scalar(
        tape, "a\"b\\\"c]; x -> y; <i>&\n{|}\x1b[31m \xc3\xa9 \\", 1);
    ck_assert(tg_write_dot(tg_square(w), path));
    char *text = slurp_path();
    ck_assert(quotes_balance(text));
    ck_assert_ptr_null(strchr(text, '\x1b'));
    ck_assert_ptr_nonnull(strstr(text, "a\\\"b\\\\\\\"c]"));
    free(text);
    char command[400];
    snprintf(command, sizeof command, "dot -Tsvg '%s' >/dev/null", path);
    if (system("command -v dot >/dev/null 2>&1") == 0)
        ck_assert_int_eq(system(command), 0);
}
END_TEST

START_TEST(nan_is_marked_by_a_thick_line_and_the_word)
{
    tg_tensor *w = tg_param_scalar(tape, "w", -1);
    ck_assert(tg_write_dot(tg_log(w), path));
    char *text = slurp_path();
    ck_assert_int_eq(count_text(text, "penwidth=4"), 1);
    ck_assert_ptr_nonnull(strstr(text, "NaN!"));
    free(text);
}
END_TEST

START_TEST(a_long_chain_is_cut_and_says_how_much)
{
    tg_tensor *y = tg_param_scalar(tape, "w", 1);
    for (int i = 0; i < 1000; i++)
        y = tg_neg(y);
    ck_assert(tg_write_dot(y, path));
    char *text = slurp_path();
    ck_assert_int_eq(count_text(text, "[shape="), 200);
    ck_assert_ptr_nonnull(strstr(text, "801 entries further"));
    free(text);
}
END_TEST

START_TEST(a_graph_that_cannot_be_written_says_why)
{
    tg_tensor *loss = neuron(tape);
    ck_assert(!tg_write_dot(loss, "/nowhere/at/all.dot"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "/nowhere/at/all.dot: No such"));
    FAILS_WITH("tg_write_dot: the loss is NULL", tg_write_dot(NULL, path));
    if (access("/dev/full", W_OK) != 0)
        return;
    ck_assert(tg_write_dot(loss, path));
    char *before = slurp_path(), new[300];
    snprintf(new, sizeof new, "%s.new", path);
    ck_assert_int_eq(symlink("/dev/full", new), 0);
    ck_assert(!tg_write_dot(loss, path));
    ck_assert_ptr_nonnull(strstr(tg_error(), "No space"));
    char *after = slurp_path();
    ck_assert_str_eq(before, after);
    ck_assert_int_ne(access(new, F_OK), 0);
    free(before);
    free(after);
}
END_TEST

/* ---- rules ---- */

/* The text of the rule that sent its gradient to input k of y. */
static const char *rule_of(tg_tensor *y, int k)
{
    static char text[256];
    tg_tensor *ones = tg_ones(y->tape, y->shape);
    tg_backward_from(y, ones);
    for (size_t i = tape->records; i-- > 0;)
        if (tape->record[i].y == y->id && tape->record[i].k == k) {
            tg_rule_text(tape, &tape->record[i], text, sizeof text);
            return text;
        }
    return "none";
}

START_TEST(the_text_of_a_rule_is_read_off_what_it_recorded)
{
    tg_tensor *x = tg_param(tape, "x", 2, 2), *w = tg_param(tape, "w", 2, 2);
    tg_init_constant(x, 0.5);
    ck_assert_str_eq(rule_of(tg_mul(x, w), 0), "dy * b");
    ck_assert_str_eq(rule_of(tg_mul(x, w), 1), "dy * a");
    ck_assert_str_eq(rule_of(tg_sub(x, w), 1), "-dy");
    ck_assert_str_eq(rule_of(tg_sigmoid(x), 0), "dy * (y * (1 - y))");
    ck_assert_str_eq(rule_of(tg_div(x, w), 1), "-((dy * y) / b)");
    ck_assert_str_eq(rule_of(tg_matmul(x, w), 0), "dy b^T");
    ck_assert_str_eq(rule_of(tg_matmul(x, w), 1), "a^T dy");
    ck_assert_str_eq(rule_of(tg_leaky_relu(x, 0.25), 0), "dy * step(x, 0.25)");
    ck_assert_str_eq(rule_of(tg_pow_scalar(x, 3), 0), "dy * ((x^2) * 3)");
    ck_assert_str_eq(rule_of(tg_add(x, x), 1), "dy");
    tg_tensor *index = tg_zeros(tape, 1);
    ck_assert_str_eq(rule_of(tg_index_select(x, 0, index), 0),
                     "index_add(0, index, dy, axis 0)");
}
END_TEST

START_TEST(a_long_rule_is_cut_and_the_first_record_is_the_cotangent)
{
    char text[8];
    tg_tensor *x = tg_param_scalar(tape, "x", 2);
    tg_backward(tg_sigmoid(x));
    tg_rule_text(tape, &tape->record[0], text, sizeof text);
    ck_assert_str_eq(text, "1");
    tg_rule_text(tape, &tape->record[1], text, sizeof text);
    ck_assert_str_eq(text, "dy * (y");
}
END_TEST

Suite *view_suite(void)
{
    Suite *s = suite_create("view");
    TCase *c = tcase_create("view");
    tcase_set_timeout(c, 120);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, a_small_tensor_is_printed_whole);
    tcase_add_test(c, a_large_tensor_is_printed_with_its_middle_left_out);
    tcase_add_test(c, scalars_size_0_and_high_ranks_are_printed);
    tcase_add_test(c, two_equal_tapes_print_equal_texts_of_80_columns);
    tcase_add_test(c, a_graph_shows_boxes_edges_values_and_gradients);
    tcase_add_test(c, the_backward_pass_is_drawn_beside_on_request);
    tcase_add_test(c, the_same_tape_gives_the_same_bytes);
    tcase_add_test(c, hostile_names_stay_inside_their_quotes);
    tcase_add_test(c, nan_is_marked_by_a_thick_line_and_the_word);
    tcase_add_test(c, a_long_chain_is_cut_and_says_how_much);
    tcase_add_test(c, a_graph_that_cannot_be_written_says_why);
    tcase_add_test(c, the_text_of_a_rule_is_read_off_what_it_recorded);
    tcase_add_test(c, a_long_rule_is_cut_and_the_first_record_is_the_cotangent);
    suite_add_tcase(s, c);
    return s;
}

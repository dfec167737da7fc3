/* The replay page: what is in the file. What it does in a browser is tested in
 * tests/replay/. */
#include <check.h>
#include <fcntl.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fails.h"
#include "look/page/json.h"
#include "suites.h"
#include "stepping.h"
#include "tapegrad.h"
#include "texts.h"

enum { TWO_MEGABYTES = 2000000 };

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

static void expect(tg_tensor *loss, const char *text)
{
    char *page = texts_page(loss, NULL);
    ck_assert_msg(strstr(page, text), "'%s' is not in the page:\n%s", text,
                  page);
    free(page);
}

/* Its lines are quoted in the page, so no test stands close to it. */
static tg_tensor *long_chain(int n)
{
    tg_tensor *h = tg_param_scalar(tape, "w", 0.5);
    for (int i = 0; i < n; i++)
        h = tg_tanh(h);
    return h;
}

/* ---- JSON ---- */

static char *json_of(const tg_tensor *t, int most)
{
    FILE *to = tmpfile();
    tg_put_json_tensor(to, t, most);
    return texts_slurp(to);
}

static void expect_json(const tg_tensor *t, int most, const char *json)
{
    char *text = json_of(t, most);
    ck_assert_str_eq(text, json);
    free(text);
}

START_TEST(tensors_are_written_as_json)
{
    static const tg_real some[] = {1, -2, 0.5, 4, 5, 6};
    expect_json(tg_constant(tape, TG_SHAPE(2, 3), some), 400,
                "[\"-2 .. 6, mean 2.417\",\"-2 .. 6\",2,3,[1,-2,0.5,4,5,6]]");
    expect_json(tg_scalar(tape, 0.125), 400,
                "[\"0.125\",\"0.125\",1,1,[0.125]]");
    expect_json(tg_zeros(tape, 0, 3), 400, "[\"()\",\"()\",0,3,[]]");
    expect_json(tg_zeros(tape, 3, 0), 400, "[\"()\",\"()\",0,0,[]]");
    expect_json(tg_full(tape, NAN, 2), 400,
                "[\"(nan, nan)\",\"nan .. nan, 2 NaN\",1,2,[\"NaN\",\"NaN\"]]");
    expect_json(tg_full(tape, -INFINITY, TG_SCALAR), 400,
                "[\"-inf\",\"-inf\",1,1,[\"-inf\"]]");
}
END_TEST

START_TEST(large_tensors_are_written_as_means_of_blocks)
{
    tg_tensor *t = tg_zeros(tape, 100, 10);
    for (int i = 0; i < 1000; i++)
        t->data[i] = (tg_real)(i / 500 + 10 * (i % 10 / 5));
    t->data[0] = NAN;
    char *text = json_of(t, 4); /* 2 x 2 blocks */
    ck_assert_ptr_nonnull(strstr(text, ",2,2,[0,10,1,11]]"));
    free(text);
    text = json_of(tg_full(tape, NAN, 9, 9), 4);
    ck_assert_ptr_nonnull(strstr(text, "[\"NaN\",\"NaN\",\"NaN\",\"NaN\"]"));
    free(text);
    tg_tensor *odd = tg_zeros(tape, 1, 100);
    odd->data[0] = INFINITY, odd->data[1] = -INFINITY, odd->data[2] = NAN;
    text = json_of(odd, 400); /* all that fit */
    ck_assert_ptr_nonnull(strstr(text, ",1,100,[\"inf\",\"-inf\",\"NaN\",0,"));
    free(text);
    text = json_of(tg_ones(tape, 1000), 400); /* one row keeps all columns */
    ck_assert_ptr_nonnull(strstr(text, ",1,400,[1,1"));
    free(text);
}
END_TEST

/* ---- the page ---- */

START_TEST(a_page_has_graph_source_tables_and_steps)
{
    tg_tensor *y = step_two_uses(tape);
    expect(y, "default-src 'none'");
    expect(y, "data-e=\"2\"");
    expect(y, "tests/stepping.c");
    expect(y, "<tr id=\"e2\"");
    expect(y, "<td>mul(%0 w, %1 x)</td>");
    expect(y, "<th scope=\"row\">backward 3/3</th>");
    expect(y, "&quot;w&quot;, 3)</td>"); /* the call */
    expect(y, "w: 1 * 2 = 2, so 1 \342\206\222 \\u003cmark>3");
    expect(y, "(second use)");
}
END_TEST

/* Everything that a page could mistake for its own markup. */
START_TEST(nothing_in_a_name_gets_out_of_its_place)
{
    static const char hostile[] = "</script><script>alert(1)</"
                                  "script>\"'<!--{{data}}\\\033[31m\n\xff&amp;";
    tg_tensor *w = tg_param_scalar(tape, hostile, 3);
    tg_scope(tape, hostile);
    tg_tensor *y = tg_named(tg_square(w), hostile);
    tg_scope_end(tape);
    char *page = texts_page(y, NULL);
    ck_assert_int_eq(texts_count(page, "<script"), 2);
    ck_assert_int_eq(texts_count(page, "</script"), 2);
    ck_assert_int_eq(texts_count(page, "<!--"), 1);
    ck_assert_int_eq(texts_count(page, "\"data\""), 1);
    ck_assert_ptr_null(strchr(page, '\033'));
    ck_assert_ptr_null(strchr(page, '\xff'));
    char *svg = strstr(page, "<svg"), *end = strstr(svg, "</svg>");
    end[6] = '\0';
    ck_assert(texts_is_xml(svg));
    free(page);
}
END_TEST

START_TEST(writing_a_page_changes_nothing)
{
    tg_tensor *loss = texts_neuron(tape);
    tg_tensor *w = tape->entry[0], *gradient = w->grad;
    const int count = tape->count;
    const size_t records = tape->records;
    char *first = texts_page(loss, NULL), *second = texts_page(loss, NULL);
    ck_assert_str_eq(first, second);
    ck_assert_int_eq(tape->count, count);
    ck_assert_uint_eq(tape->records, records);
    ck_assert_ptr_eq(w->grad, gradient);
    free(first);
    free(second);
}
END_TEST

START_TEST(a_loss_without_a_backward_pass_gets_one)
{
    tg_tensor *y = step_two_uses(tape);
    const int count = tape->count;
    expect(y, "2 ops forward, 3 steps backward");
    ck_assert_int_eq(tape->count, count);
    ck_assert_ptr_null(tape->entry[0]->grad);
}
END_TEST

START_TEST(a_page_that_cannot_be_written_is_reported)
{
    tg_tensor *y = step_two_uses(tape);
    ck_assert(!tg_html(y, "no/such/folder/out.html"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "no/such/folder/out.html"));
    FAILS_WITH("tg_html(NULL, texts_path())", tg_html(NULL, texts_path()));
    FAILS_WITH("the loss of a page is NULL", tg_html(NULL, texts_path()));
    tg_backward(y);
    tg_descend(tape->entry[0], 0.1);
    FAILS_WITH("w was updated after", tg_html(y, texts_path()));
    char left[4200]; /* no half-written file is left */
    snprintf(left, sizeof left, "%s.new", texts_path());
    struct stat info;
    ck_assert_int_ne(stat(left, &info), 0);
}
END_TEST

START_TEST(a_pipe_stays_a_pipe)
{
    struct stat info;
    char first[16] = "";
    ck_assert_int_eq(mkfifo(texts_path(), 0600), 0);
    const int end = open(texts_path(), O_RDONLY | O_NONBLOCK);
    ck_assert(tg_html(step_two_uses(tape), texts_path())); /* it fits in */
    ck_assert_int_eq(stat(texts_path(), &info), 0);
    ck_assert(S_ISFIFO(info.st_mode));
    ck_assert_int_eq((int)read(end, first, 15), 15);
    ck_assert_str_eq(first, "<!doctype html>");
    close(end);
    remove(texts_path());
}
END_TEST

START_TEST(tensors_without_numbers_are_shown)
{
    tg_tensor *w = tg_param(tape, "w", 0, 5);
    expect(tg_sum(tg_mul(w, w)), "it has no numbers");
}
END_TEST

/* Each took minutes when all slopes were asked for. */
START_TEST(explaining_one_number_asks_for_one_row)
{
    tg_tensor *w = tg_param(tape, "w", 300, 300);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)i / (tg_real)w->count;
    tg_tensor *turned = tg_transpose(w);
    expect(tg_mean(tg_matmul(w, turned)), "the sum of 300 terms");
    expect(tg_mean(tg_softmax(w, 1)), "its largest number");
}
END_TEST

/* A program whose texts are no UTF-8. */
static const tg_op odd = {.name = "odd",
                          .arity = 1,
                          .inputs = "\xff\302\205",
                          .formula = "y = \xff\033[31m"};

START_TEST(texts_of_a_programs_own_op_are_made_printable)
{
    tg_op op = *step_two_uses(tape)->op;
    op.name = odd.name, op.formula = odd.formula, op.inputs = odd.inputs;
    tape->entry[tape->count - 1]->op = &op;
    char *page = texts_page(tape->entry[tape->count - 1], NULL);
    ck_assert_ptr_nonnull(strstr(page, "y = "));
    ck_assert_ptr_null(strchr(page, '\xff'));
    ck_assert_ptr_null(strchr(page, '\033'));
    ck_assert_ptr_null(strstr(page, "\302\205"));
    free(page);
}
END_TEST

/* Line 3 of the file that texts_path names, with a byte that is 0 before it. */
START_TEST(a_zero_in_the_source_moves_no_line)
{
    char site[4200];
    const int n = snprintf(site, sizeof site, "%s", texts_path());
    memcpy(site + n + 1, "3\0call()", 9);
    FILE *f = fopen(texts_path(), "wb");
    fwrite("one\ntw\0o\nthree\n", 1, 16, f);
    fclose(f);
    tg_site_push(site);
    tg_tensor *y = (tg_square)((tg_param_scalar)(tape, "w", 2));
    tg_site_pop();
    expect(y, ">3</a>  three\n</span>");
    expect(y, "<i>   2</i>  two\n</span>");
    remove(texts_path());
    expect(y, ">3</a>  call()\n</span>");
    f = fopen(texts_path(), "w"); /* another file by now */
    fclose(f);
    expect(y, ">3</a>  call()\n</span>");
    remove(texts_path());
}
END_TEST

/* run-all.sh makes such a locale and sets LOCPATH to it; without that the
 * machine's own is tried, if there is one. */
START_TEST(numbers_have_points_in_every_locale)
{
    tg_tensor *y = tg_square(tg_param_scalar(tape, "w", 0.5));
    const locale_t comma = newlocale(LC_NUMERIC_MASK, "de_DE.UTF-8",
                                     (locale_t)0);
    if (comma == (locale_t)0) {
        ck_assert_ptr_null(getenv("LOCPATH"));
        return;
    }
    const locale_t before = uselocale(comma);
    char *page = texts_page(y, NULL);
    uselocale(before);
    freelocale(comma);
    ck_assert_ptr_nonnull(strstr(page, "[0.25]"));
    ck_assert_ptr_null(strstr(page, "0,25"));
    free(page);
}
END_TEST

START_TEST(a_page_replaces_a_file_as_a_whole)
{
    tg_tensor *y = step_two_uses(tape);
    ck_assert(tg_html(y, texts_path()));
    char *page = texts_slurp_path(texts_path());
    ck_assert_ptr_nonnull(strstr(page, "</html>"));
    free(page);
    remove(texts_path());
}
END_TEST

START_TEST(a_long_pass_shows_what_is_near_the_loss)
{
    char *page = texts_page(long_chain(20000), NULL);
    ck_assert_uint_lt(strlen(page), TWO_MEGABYTES);
    ck_assert_ptr_nonnull(strstr(page, "backward 500/20001"));
    ck_assert_ptr_null(strstr(page, "backward 501/20001"));
    ck_assert_ptr_nonnull(strstr(page, "forward 19501/20000"));
    ck_assert_ptr_null(strstr(page, "forward 19499/20000"));
    /* but %0, %1 and the repetitions from %2 are boxes of the graph */
    ck_assert_ptr_nonnull(strstr(page, "19497 entries that are further"));
    ck_assert_ptr_nonnull(strstr(page, "19501 further steps"));
    free(page);
}
END_TEST

START_TEST(large_passes_stay_below_two_megabytes)
{
    char *page = texts_page(texts_perceptron(tape), NULL);
    ck_assert_uint_lt(strlen(page), TWO_MEGABYTES / 8);
    free(page);
    page = texts_page(texts_recurrent(tape, 100), NULL);
    ck_assert_uint_lt(strlen(page), TWO_MEGABYTES);
    free(page);
}
END_TEST

START_TEST(the_source_is_quoted_or_else_the_calls)
{
    tg_tensor *y = step_two_uses(tape);
    expect(y, "tg_tensor *product = tg_mul(w, x);\n</span>");
#line 7 "no such file.c"
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
#line 1 "/dev/zero"
    y = tg_square(w);
#line 1000 "tests/test_page.c" /* nothing below is counted */
    expect(y, "<p>no such file.c, not found from here: its calls</p>");
    expect(y, ">7</a>  tg_param_scalar(tape, &quot;w&quot;, 3)\n</span>");
    expect(y, ">1</a>  tg_square(w)\n</span>");
}
END_TEST

Suite *page_suite(void)
{
    Suite *suite = suite_create("page");
    TCase *pages = tcase_create("pages");
    tcase_add_checked_fixture(pages, set_up, tear_down);
    tcase_add_test(pages, tensors_are_written_as_json);
    tcase_add_test(pages, large_tensors_are_written_as_means_of_blocks);
    tcase_add_test(pages, a_page_has_graph_source_tables_and_steps);
    tcase_add_test(pages, the_source_is_quoted_or_else_the_calls);
    tcase_add_test(pages, nothing_in_a_name_gets_out_of_its_place);
    tcase_add_test(pages, writing_a_page_changes_nothing);
    tcase_add_test(pages, a_loss_without_a_backward_pass_gets_one);
    tcase_add_test(pages, a_page_that_cannot_be_written_is_reported);
    tcase_add_test(pages, a_pipe_stays_a_pipe);
    tcase_add_test(pages, tensors_without_numbers_are_shown);
    tcase_add_test(pages, explaining_one_number_asks_for_one_row);
    tcase_add_test(pages, texts_of_a_programs_own_op_are_made_printable);
    tcase_add_test(pages, a_zero_in_the_source_moves_no_line);
    tcase_add_test(pages, numbers_have_points_in_every_locale);
    tcase_add_test(pages, a_page_replaces_a_file_as_a_whole);
    tcase_add_test(pages, a_long_pass_shows_what_is_near_the_loss);
    tcase_add_test(pages, large_passes_stay_below_two_megabytes);
    suite_add_tcase(suite, pages);
    return suite;
}

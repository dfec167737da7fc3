/* Plots in the terminal, and of odd numbers. */
#define _XOPEN_SOURCE 700 /* a terminal to print on */
#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "plots.h"
#include "suites.h"

/* ---- the terminal ---- */

START_TEST(bars_have_labels_lengths_and_numbers)
{
    const char *const labels[] = {"one", "two", NULL};
    tg_plot_bars(plot, 3, labels, (double[]){10, 5, NAN});
    plots_printed();
    ck_assert_ptr_nonnull(strstr(text, "one |####"));
    ck_assert_ptr_nonnull(strstr(text, "# 10\ntwo |###"));
    ck_assert_ptr_nonnull(strstr(text, "    | nan\n"));
    ck_assert_int_eq(plots_count(text, "#"), 62 + 31);
    ck_assert_int_le(plots_longest(text), 79);
    plots_svg();
    ck_assert_int_eq(plots_count(text, "<rect"), 1 + 3);
    ck_assert_ptr_nonnull(strstr(text, ">two</text>"));
}
END_TEST

START_TEST(negative_bars_go_to_the_left)
{
    tg_plot_bars(plot, 2, NULL, (double[]){-1, 1});
    plots_printed();
    ck_assert_ptr_nonnull(strstr(text, "#| -1\n"));
    ck_assert_ptr_nonnull(strstr(text, " |#"));
}
END_TEST

START_TEST(the_locale_decides_between_ascii_and_braille)
{
    tg_plot_line(plot, "a", 3, NULL, (double[]){0, 1, 0});
    setenv("LC_ALL", "C", 1);
    setenv("LANG", "en_US.UTF-8", 1);
    ck_assert(plots_ascii(plots_printed()));
    ck_assert_int_gt(plots_count(text, "*"), 30);
    setenv("LC_ALL", "", 1);
    setenv("LC_CTYPE", "de_DE.utf8", 1);
    plots_printed();
    ck_assert_int_gt(plots_count(text, "\xe2\xa0") +
                         plots_count(text, "\xe2\xa1") +
                         plots_count(text, "\xe2\xa2"),
                     30);
    ck_assert_int_eq(plots_count(text, "*"), 0);
    ck_assert_int_le(plots_longest(text), 79);
    tg_plot_line(plot, "b", 3, NULL, (double[]){1, 0, 1});
    plots_printed();
    ck_assert_int_gt(plots_count(text, "+"), 30);
    ck_assert_ptr_nonnull(strstr(text, "  * a  + b\n"));
}
END_TEST

START_TEST(the_legend_says_which_curve_is_hidden)
{
    const double rising[] = {0, 1, 2, 3, 4}, half[] = {0, 1, 2, 0, 0};
    tg_plot_line(plot, "relu", 5, NULL, rising);
    tg_plot_line(plot, "same", 5, NULL, rising);
    plots_printed();
    ck_assert_ptr_nonnull(strstr(text, "  * relu (under same)  + same\n"));
    plots_svg();
    ck_assert_ptr_nonnull(strstr(text, ">relu</text>"));
    ck_assert_ptr_nonnull(strstr(text, ">(under same)</text>"));
    ck_assert_int_eq(plots_count(text, "under"), 1);
    ck_assert(plots_well_formed(text));
    tg_plot_line(plot, "half", 5, NULL, half);
    ck_assert_ptr_nonnull(
        strstr(plots_printed(), "+ same (partly under half)"));
    ck_assert_ptr_null(strstr(plots_svg(), "partly"));
}
END_TEST

START_TEST(curves_that_cross_and_points_hide_nothing)
{
    tg_plot_line(plot, "up", 3, NULL, (double[]){0, 1, 2});
    tg_plot_line(plot, "down", 3, NULL, (double[]){2, 1, 0});
    tg_plot_points(plot, "marks", 3, NULL, (double[]){0, 1, 2});
    tg_plot_points(plot, "again", 3, NULL, (double[]){0, 1, 2});
    ck_assert_ptr_null(strstr(plots_printed(), "under"));
    ck_assert_ptr_null(strstr(plots_svg(), "under"));
}
END_TEST

START_TEST(a_hidden_curves_note_is_cut_with_the_name)
{
    const char *name = "a name of more letters than a legend has room for";
    tg_plot_line(plot, "one", 3, NULL, (double[]){0, 1, 2});
    tg_plot_line(plot, name, 3, NULL, (double[]){0, 1, 2});
    plots_printed();
    ck_assert_ptr_nonnull(strstr(text, "one (under a name of more letters t)"));
    ck_assert_int_le(plots_longest(text), 79);
}
END_TEST

START_TEST(a_rising_line_rises)
{
    tg_plot_line(plot, NULL, 2, NULL, (double[]){0, 1});
    tg_plot_range(plot, 0, 1, 0, 1);
    plots_printed();
    const char *top = strstr(text, "  1 +"), *bottom = strstr(text, "  0 +");
    ck_assert_ptr_nonnull(top);
    ck_assert_ptr_nonnull(bottom);
    ck_assert_int_eq(bottom[5], '*');
    ck_assert_int_eq(top[5], ' ');
    ck_assert_int_eq((int)strcspn(top, "\n"), 79);
}
END_TEST

/* What the plot prints on a terminal of its own. */
static const char *on_a_terminal(void)
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        return NULL;
    FILE *f = fopen(ptsname(master), "r+");
    if (!f || !isatty(fileno(f)))
        return NULL;
    tg_plot_fprint(f, plot);
    fflush(f);
    free(text);
    text = calloc(1 << 16, 1);
    /* What was written arrives in pieces, and not at once. */
    struct pollfd more = {.fd = master, .events = POLLIN};
    size_t used = 0;
    while (used < (1 << 16) - 1 && poll(&more, 1, 300) > 0) {
        const ssize_t n = read(master, text + used, (1 << 16) - 1 - used);
        if (n <= 0)
            break;
        used += (size_t)n;
    }
    fclose(f);
    close(master);
    return used > 0 ? text : NULL;
}

START_TEST(colour_is_for_terminals_without_no_color)
{
    tg_plot_bars(plot, 1, NULL, (double[]){1});
    setenv("TERM", "xterm", 1);
    setenv("NO_COLOR", "", 1);
    ck_assert_ptr_null(strchr(plots_printed(), '\x1b'));
    if (!on_a_terminal())
        return;
    ck_assert_ptr_nonnull(strchr(text, '\x1b'));
    setenv("NO_COLOR", "1", 1);
    ck_assert_ptr_nonnull(on_a_terminal());
    ck_assert_ptr_null(strchr(text, '\x1b'));
    setenv("NO_COLOR", "", 1);
    setenv("TERM", "dumb", 1);
    ck_assert_ptr_nonnull(on_a_terminal());
    ck_assert_ptr_null(strchr(text, '\x1b'));
}
END_TEST

/* ---- edges ---- */

static const double odd[][4] = {
    {0, 0, 0, 0},
    {NAN, NAN, NAN, NAN},
    {INFINITY, -INFINITY, 1, NAN},
    {-1.7e308, 1.7e308, -1e300, 1e300},
    {5e-324, 0, 1e-310, -5e-324},
    {1, 1 + 1e-15, 1, 1},
    {1e15, 1e15 + 1, 1e15 + 2, 1e15},
    {-3, 1e-290, 7, 1e250},
};

/* Draws both ways, linear and logarithmic. */
static void draw_all(void)
{
    for (int log = 0; log < 2; log++) {
        tg_plot_log_y(plot, log);
        ck_assert(plots_well_formed(plots_svg()));
        ck_assert_ptr_null(strstr(text, "\"nan"));
        ck_assert_ptr_null(strstr(text, "inf\""));
        setenv("LC_ALL", "C.UTF-8", 1);
        ck_assert_int_le(plots_longest(plots_printed()), 79);
        setenv("LC_ALL", "C", 1);
        ck_assert_int_le(plots_longest(plots_printed()), 79);
        ck_assert(plots_ascii(text));
    }
}

static void afresh(void)
{
    tg_plot_free(plot);
    plot = tg_plot_new(NULL, NULL, NULL);
}

START_TEST(odd_numbers_give_a_picture)
{
    const double *v = odd[_i];
    int calls = 0;
    for (int n = 0; n <= 4; n += n ? 3 : 1) {
        afresh();
        tg_plot_line(plot, "l", n, NULL, v);
        draw_all();
        tg_plot_points(plot, "p", n, v, v);
        draw_all();
        tg_plot_histogram(plot, "h", n, v, 0);
        tg_plot_histogram(plot, NULL, n, v, 3);
        draw_all();
        tg_plot_boundary(plot, plots_steep, &calls, -1, 1, -1, 1);
        draw_all();
        tg_plot_range(plot, 1, 1 + 1e-15, -1e300, 1e300);
        draw_all();
        afresh();
        tg_plot_bars(plot, n, NULL, v);
        draw_all();
        afresh();
        tg_plot_heat(plot, n > 1 ? 2 : n, n > 1 ? 2 : n, v);
        draw_all();
    }
}
END_TEST

START_TEST(long_texts_stay_within_79_columns)
{
    char name[300];
    memset(name, 'm', sizeof name);
    memcpy(name, "\xc3\xa9", 2);
    name[sizeof name - 1] = '\0';
    tg_plot_free(plot);
    plot = tg_plot_new(name, name, name);
    for (int i = 0; i < 20; i++)
        tg_plot_line(plot, name, 1, NULL, (double[]){i});
    draw_all();
    afresh();
    tg_plot_bars(plot, 1, (const char *[]){name}, (double[]){-1.23456e-100});
    draw_all();
}
END_TEST

/* The plot's words. */
static char *words(void)
{
    FILE *f = tmpfile();
    tg_plot_words(f, plot);
    return plots_slurp(f);
}

START_TEST(a_plot_says_in_words_what_it_shows)
{
    const double v[] = {3, -1, NAN, 2};
    ck_assert_str_eq(words(), "Title");
    tg_plot_line(plot, "train", 4, NULL, v);
    tg_plot_points(plot, NULL, 1, v, v);
    ck_assert_str_eq(words(), "Title. train: a line of 4 points, x 0 to 3, "
                              "y -1 to 3; 1 points, x 3, y 3");
    afresh();
    tg_plot_histogram(plot, "h", 4, v, 2);
    ck_assert_str_eq(words(), "h: 2 bins, x -1 to 3, y 1 to 2");
    afresh();
    tg_plot_bars(plot, 2, (const char *[]){"a", NULL}, v);
    ck_assert_str_eq(words(), "2 bars: a 3, - -1");
    afresh();
    tg_plot_heat(plot, 2, 2, v);
    ck_assert_str_eq(words(), "a map of 2 x 2 values, from -1 to 3");
    afresh();
    int calls = 0;
    tg_plot_boundary(plot, plots_steep, &calls, 0, 1, 0, 1);
    ck_assert_int_eq(plots_count(words(), "above 0.5"), 1);
    FAILS_WITH("the plot is NULL", tg_plot_words(stdout, NULL));
}
END_TEST

START_TEST(a_stream_gets_the_bytes_of_the_file)
{
    tg_plot_line(plot, "train", 2, NULL, (double[]){1, 2});
    char *file = strdup(plots_svg());
    FILE *f = tmpfile();
    tg_plot_fsvg(f, plot);
    ck_assert_str_eq(plots_slurp(f), file);
    ck_assert_uint_gt(strlen(file), 500);
    free(file);
    FAILS_WITH("the plot is NULL", tg_plot_fsvg(stdout, NULL));
}
END_TEST

START_TEST(wrong_arguments_end_in_tg_fail)
{
    const double v[] = {1, 2};
    FAILS_WITH("tg_plot_line: n is -1", tg_plot_line(plot, "a", -1, v, v));
    FAILS_WITH("tg_plot_points: 2 values, but the pointer is NULL",
               tg_plot_points(plot, "a", 2, v, NULL));
    FAILS_WITH("tg_plot_line: the plot is NULL",
               tg_plot_line(NULL, "a", 2, v, v));
    FAILS_WITH("must be finite and ascend", tg_plot_range(plot, 0, 0, 0, 1));
    FAILS_WITH("the function is NULL",
               tg_plot_boundary(plot, NULL, NULL, 0, 1, 0, 1));
    FAILS_WITH("-1 bins", tg_plot_histogram(plot, "h", 2, v, -1));
    tg_plot_bars(plot, 2, NULL, v);
    FAILS_WITH("a plot of their own", tg_plot_line(plot, "a", 2, v, v));
    tg_plot_free(NULL);
}
END_TEST

Suite *plot_text_suite(void)
{
    Suite *s = suite_create("plot_text");
    TCase *c = tcase_create("plot_text");
    tcase_add_checked_fixture(c, plots_set_up, plots_tear_down);
    tcase_add_test(c, bars_have_labels_lengths_and_numbers);
    tcase_add_test(c, negative_bars_go_to_the_left);
    tcase_add_test(c, the_locale_decides_between_ascii_and_braille);
    tcase_add_test(c, the_legend_says_which_curve_is_hidden);
    tcase_add_test(c, curves_that_cross_and_points_hide_nothing);
    tcase_add_test(c, a_hidden_curves_note_is_cut_with_the_name);
    tcase_add_test(c, a_rising_line_rises);
    tcase_add_test(c, colour_is_for_terminals_without_no_color);
    tcase_add_loop_test(c, odd_numbers_give_a_picture, 0,
                        sizeof odd / sizeof *odd);
    tcase_add_test(c, long_texts_stay_within_79_columns);
    tcase_add_test(c, a_plot_says_in_words_what_it_shows);
    tcase_add_test(c, a_stream_gets_the_bytes_of_the_file);
    tcase_add_test(c, wrong_arguments_end_in_tg_fail);
    suite_add_tcase(s, c);
    return s;
}

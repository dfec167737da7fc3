/* Plots: axes, numbers and SVG. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plots.h"
#include "suites.h"
#include "look/plot/axes.h"

/* ---- axes ---- */

START_TEST(ticks_stand_at_1_2_5_times_powers_of_ten)
{
    tg_axis a = tg_axis_new((tg_range){0, 1}, false, 5, 0);
    ck_assert_int_eq(a.ticks, 6);
    for (int i = 0; i < 6; i++)
        ck_assert_double_eq(a.tick[i], i / 5.0);
    a = tg_axis_new((tg_range){-37, 112}, false, 4, 0);
    ck_assert_int_eq(a.ticks, 3);
    ck_assert_double_eq(a.tick[0], 0);
    ck_assert_double_eq(a.tick[2], 100);
    a = tg_axis_new((tg_range){2.5, -0.5}, false, 9, 1);
    ck_assert_int_eq(a.ticks, 3);
    ck_assert_double_eq(a.tick[1], 1);
    ck_assert_double_eq(tg_axis_place(&a, 2.5), 0);
    ck_assert_double_eq(tg_axis_place(&a, -0.5), 1);
}
END_TEST

START_TEST(log_ticks_are_1_2_5_of_a_decade_or_powers_of_ten)
{
    tg_axis a = tg_axis_new((tg_range){0.9, 60}, true, 6, 0);
    ck_assert_int_eq(a.ticks, 6);
    ck_assert_double_eq(a.tick[1], 2);
    ck_assert_double_eq(a.tick[5], 50);
    a = tg_axis_new((tg_range){1e-8, 2}, true, 5, 0);
    ck_assert_int_eq(a.ticks, 5);
    ck_assert_str_eq(tg_axis_text(&a, 0).s, "1e-8");
    ck_assert_double_eq_tol(tg_axis_place(&a, 1e-4), 0.4818, 1e-4);
    ck_assert_double_eq_tol(tg_axis_value(&a, 0.5), sqrt(2e-8), 1e-12);
    a = tg_axis_new((tg_range){3.1, 3.9}, true, 5, 0);
    ck_assert_int_ge(a.ticks, 3);
}
END_TEST

START_TEST(numbers_are_short_and_those_of_ticks_differ)
{
    ck_assert_str_eq(tg_number_text(1e6, 6).s, "1e6");
    ck_assert_str_eq(tg_number_text(-1.5e-20, 6).s, "-1.5e-20");
    ck_assert_str_eq(tg_number_text(-0.0, 6).s, "0");
    ck_assert_str_eq(tg_number_text(-NAN, 6).s, "nan");
    ck_assert_str_eq(tg_number_text(0.1 + 0.2, 6).s, "0.3");
    const tg_axis a = tg_axis_new((tg_range){1e6 + 0.01, 1e6 + 0.04}, false, 5,
                                  0);
    for (int i = 1; i < a.ticks; i++)
        ck_assert_str_ne(tg_axis_text(&a, i).s, tg_axis_text(&a, i - 1).s);
}
END_TEST

START_TEST(a_line_is_cut_at_the_edges_of_the_picture)
{
    tg_place a = {-1, 0.25}, b = {3, 1.25};
    ck_assert(tg_place_clip(&a, &b));
    ck_assert_double_eq_tol(a.x, 0, 1e-12);
    ck_assert_double_eq_tol(a.y, 0.5, 1e-12);
    ck_assert_double_eq_tol(b.x, 1, 1e-12);
    ck_assert_double_eq_tol(b.y, 0.75, 1e-12);
    a = (tg_place){-1, 2};
    b = (tg_place){2, 2};
    ck_assert(!tg_place_clip(&a, &b));
}
END_TEST

/* ---- SVG ---- */

START_TEST(a_line_goes_from_corner_to_corner_of_its_axes)
{
    tg_plot_line(plot, NULL, 3, NULL, (double[]){0, 1, 2});
    tg_plot_range(plot, 0, 2, 0, 2);
    plots_svg();
    /* left 24 + 12 + 3 figures, right 542; bottom 314, top 36. */
    ck_assert_ptr_nonnull(
        strstr(text, "M54.6 314L298.3 175L542 36\" stroke=\"#1f5fa8\""));
    ck_assert_ptr_nonnull(strstr(text, "width=\"560\" height=\"360\""));
    ck_assert_ptr_nonnull(strstr(text, "fill=\"#ffffff\""));
    ck_assert_ptr_nonnull(strstr(text, ">1.5</text>"));
    ck_assert(plots_well_formed(text));
}
END_TEST

START_TEST(nan_and_infinity_break_a_line)
{
    tg_plot_line(plot, NULL, 6, NULL, (double[]){1, 2, NAN, 3, INFINITY, 4});
    plots_svg();
    const char *line = strstr(text, "M0 0M");
    ck_assert_ptr_nonnull(line);
    ck_assert_int_eq((int)(strcspn(strchr(line, 'L') + 1, "L\"")),
                     (int)(strcspn(strchr(line, 'L') + 1, "\"")));
    ck_assert_int_eq(plots_count(text, "a3 3 0 1 0"), 2 * 2);
    ck_assert_ptr_null(strstr(text, "nan"));
    ck_assert_ptr_null(strstr(text, "inf"));
}
END_TEST

START_TEST(a_log_axis_leaves_out_what_is_not_positive)
{
    const double y[] = {10, 0, 1000, 100, -1};
    tg_plot_line(plot, NULL, 5, NULL, y);
    tg_plot_log_y(plot, true);
    const tg_range up = tg_plot_up(plot);
    ck_assert_double_eq_tol(log10(up.low), 0.9, 1e-9);
    ck_assert_double_eq_tol(log10(up.high), 3.1, 1e-9);
    ck_assert_double_eq(tg_plot_across(plot).high, 3);
    ck_assert(!tg_plot_has_place(plot, 0, 0));
    plots_svg();
    ck_assert_int_eq(plots_count(text, "a3 3 0 1 0"), 2);
}
END_TEST

START_TEST(series_differ_in_more_than_colour)
{
    const double y[] = {1, 2};
    tg_plot_line(plot, "a", 2, NULL, y);
    tg_plot_line(plot, "b", 2, NULL, y);
    tg_plot_points(plot, "c", 2, NULL, y);
    plots_svg();
    ck_assert_int_eq(plots_count(text, "stroke-dasharray=\"6 3\""), 2);
    ck_assert_int_eq(plots_count(text, "#c8622a"), 2);
    ck_assert_int_eq(plots_count(text, "m0 -3.8l3.6 6.2h-7.2z"), 3);
    ck_assert_ptr_nonnull(strstr(text, ">b</text>"));
}
END_TEST

START_TEST(the_same_plot_gives_the_same_svg)
{
    int calls = 0;
    tg_plot_points(plot, "p", 3, NULL, (double[]){0.1, 1.0 / 3, -2});
    tg_plot_boundary(plot, plots_steep, &calls, -1, 1, -1, 1);
    char *first = strdup(plots_svg());
    ck_assert_str_eq(first, plots_svg());
    ck_assert_int_eq(calls, (TG_PLOT_GRID + 1) * (TG_PLOT_GRID + 1));
    free(first);
}
END_TEST

START_TEST(hostile_texts_leave_the_svg_well_formed)
{
    const char *bad = "a<b>&\"c'\x1b[31m\n]]>\xff\xc3\xa9";
    tg_plot_free(plot);
    plot = tg_plot_new(bad, bad, bad);
    tg_plot_line(plot, bad, 2, NULL, (double[]){1, 2});
    tg_plot_line(plot, bad, 2, NULL, (double[]){2, 1});
    plots_svg();
    ck_assert(plots_well_formed(text));
    ck_assert_ptr_nonnull(strstr(text, "a&lt;b&gt;&amp;&quot;c'?[31m ]]&gt;?"));
    ck_assert_ptr_null(strchr(text, '\x1b'));
    ck_assert_ptr_null(strchr(text, '\xff'));
    ck_assert_ptr_null(strstr(text, "<style"));
    ck_assert_ptr_null(strstr(text, " id="));
    ck_assert_ptr_null(strchr(plots_printed(), '\x1b'));
}
END_TEST

START_TEST(an_svg_that_cannot_be_written_leaves_the_old_one)
{
    ck_assert(!tg_plot_svg(plot, "/nowhere/at/all.svg"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "/nowhere/at/all.svg: No such"));
    if (access("/dev/full", W_OK) != 0)
        return;
    char *before = strdup(plots_svg()), new[300];
    snprintf(new, sizeof new, "%s.new", path);
    ck_assert_int_eq(symlink("/dev/full", new), 0);
    tg_plot_line(plot, NULL, 2, NULL, (double[]){1, 2});
    ck_assert(!tg_plot_svg(plot, path));
    ck_assert_ptr_nonnull(strstr(tg_error(), "No space"));
    ck_assert_str_eq(before, plots_slurp(fopen(path, "r")));
    ck_assert_int_ne(access(new, F_OK), 0);
    free(before);
}
END_TEST

START_TEST(the_boundary_is_where_f_is_one_half_and_under_the_points)
{
    int calls = 0;
    tg_plot_points(plot, "p", 1, (double[]){0}, (double[]){0});
    tg_plot_boundary(plot, plots_steep, &calls, -1, 1, -1, 1);
    plots_svg();
    const char *contour = strstr(text, "stroke=\"#333333\"");
    ck_assert_ptr_nonnull(contour);
    ck_assert_ptr_nonnull(strstr(contour, "m-3 0a3 3"));
    /* Between the places 0.2333 and 0.2667 of the grid: at 0.25. */
    const char *start = contour;
    while (strncmp(start, "d=\"M0 0M", 8) != 0)
        start--;
    double x = 0, left = 0;
    ck_assert_int_eq(sscanf(start + 8, "%lf", &x), 1);
    ck_assert_int_eq(sscanf(strstr(text, "<path d=\"M") + 10, "%lf", &left), 1);
    ck_assert_double_eq_tol((x - left) / (542 - left), 1.25 / 2, 0.002);
    plots_printed();
    ck_assert_ptr_nonnull(strstr(text, "..0..."));
    ck_assert_ptr_nonnull(strstr(text, "...####"));
}
END_TEST

START_TEST(a_heat_map_marks_nan_and_has_row_0_on_top)
{
    const double v[] = {1, 0, NAN, 0.5, 0, 0};
    tg_plot_heat(plot, 2, 3, v);
    plots_printed();
    ck_assert_ptr_nonnull(strstr(text, "0 +@@  ??\n1 +++\n"));
    ck_assert_ptr_nonnull(strstr(text, "  min 0  max 1\n"));
    plots_svg();
    ck_assert_int_eq(plots_count(text, "stroke=\"#c8622a\""), 1);
    ck_assert_int_eq(plots_count(text, "<rect"), 1 + 5 + 32);
    ck_assert(plots_well_formed(text));
}
END_TEST

START_TEST(a_large_heat_map_is_averaged)
{
    static double v[100 * 256];
    for (int i = 0; i < 100 * 256; i++)
        v[i] = i % 256 < 128 ? i % 2 : 1;
    tg_plot_heat(plot, 100, 256, v);
    plots_printed();
    ck_assert_int_le(plots_longest(text), 79);
    ck_assert_int_eq(plots_count(text, "\n"), 2 + 28 + 2 + 1 + 1);
    ck_assert_ptr_nonnull(strstr(text, "+++++@@@@@"));
}
END_TEST

START_TEST(a_histogram_counts_into_bins)
{
    const double v[] = {0, 0.1, 0.9, 1, NAN, 2, 2, 2, 4, INFINITY};
    tg_plot_histogram(plot, NULL, 10, v, 4);
    const tg_plot_layer *h = &plot->layer[0];
    ck_assert_int_eq(h->n, 4);
    const double want[] = {3, 1, 3, 1};
    for (int i = 0; i < 4; i++)
        ck_assert_double_eq(h->y[i], want[i]);
    ck_assert_double_eq(h->x[0], 0);
    ck_assert_double_eq(h->x[4], 4);
    ck_assert_double_eq(tg_plot_up(plot).low, 0);
    plots_svg();
    ck_assert_int_eq(plots_count(text, "<rect"), 1 + 4);
}
END_TEST

START_TEST(bins_are_chosen_by_freedman_and_diaconis)
{
    static double v[1000];
    for (int i = 0; i < 1000; i++)
        v[i] = i / 999.0;
    tg_plot_histogram(plot, NULL, 1000, v, 0);
    ck_assert_int_eq(plot->layer[0].n, 10); /* 1000^(1/3) / (2 * 0.5005) */
    for (int i = 10; i < 1000; i++)
        v[i] = 0.5;
    tg_plot_histogram(plot, NULL, 1000, v, 0); /* IQR 0: Sturges */
    ck_assert_int_eq(plot->layer[1].n, 11);
    tg_plot_histogram(plot, NULL, 1, v, 0);
    ck_assert_int_eq(plot->layer[2].n, 5);
}
END_TEST

Suite *plot_suite(void)
{
    Suite *s = suite_create("plot");
    TCase *c = tcase_create("plot");
    tcase_add_checked_fixture(c, plots_set_up, plots_tear_down);
    tcase_add_test(c, ticks_stand_at_1_2_5_times_powers_of_ten);
    tcase_add_test(c, log_ticks_are_1_2_5_of_a_decade_or_powers_of_ten);
    tcase_add_test(c, numbers_are_short_and_those_of_ticks_differ);
    tcase_add_test(c, a_line_is_cut_at_the_edges_of_the_picture);
    tcase_add_test(c, a_line_goes_from_corner_to_corner_of_its_axes);
    tcase_add_test(c, nan_and_infinity_break_a_line);
    tcase_add_test(c, a_log_axis_leaves_out_what_is_not_positive);
    tcase_add_test(c, series_differ_in_more_than_colour);
    tcase_add_test(c, the_same_plot_gives_the_same_svg);
    tcase_add_test(c, hostile_texts_leave_the_svg_well_formed);
    tcase_add_test(c, an_svg_that_cannot_be_written_leaves_the_old_one);
    tcase_add_test(c, the_boundary_is_where_f_is_one_half_and_under_the_points);
    tcase_add_test(c, a_heat_map_marks_nan_and_has_row_0_on_top);
    tcase_add_test(c, a_large_heat_map_is_averaged);
    tcase_add_test(c, a_histogram_counts_into_bins);
    tcase_add_test(c, bins_are_chosen_by_freedman_and_diaconis);
    suite_add_tcase(s, c);
    return s;
}

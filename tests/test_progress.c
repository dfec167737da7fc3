/* The line of an epoch and the bar: 80 columns, whatever there is to show. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "train/progress.h"
#include "tapegrad.h"

static const char *const names[12] = {
    "loss",
    "accuracy",
    "val_loss",
    "val_accuracy",
    "a_metric_whose_name_is_longer_than_any_line_should_be_and_goes_on_and_on",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve"};

static tg_scores scores_of(int count, double size)
{
    tg_scores s = {.count = count, .name = names};
    for (int i = 0; i < count; i++)
        s.value[i] = size * (i + 1);
    return s;
}

/* What is printed: the bar once, or the line. The caller frees it. */
static char *printed(int count, double value, bool bar, size_t total)
{
    char *text;
    size_t size;
    const tg_scores s = scores_of(count, value);
    tg_progress p = tg_progress_begin(3, 10, total, false);
    p.to = open_memstream(&text, &size);
    p.bar = bar;
    if (bar)
        tg_progress_show(&p, 640, 7, &s);
    else
        tg_progress_end(&p, &s);
    fclose(p.to);
    return text;
}

static int widest(const char *text)
{
    int most = 0, column = 0;
    for (; *text; text++) {
        column = *text == '\n' || *text == '\r' ? 0 : column + 1;
        most = column > most ? column : most;
    }
    return most;
}

START_TEST(a_line_has_all_scores_and_goes_on_below)
{
    char *text = printed(2, 0.125, false, 1000);
    ck_assert_str_eq(text, "epoch  3/10  loss 0.1250  accuracy 0.2500  0.0s\n");
    free(text);
    text = printed(4, 0.125, false, 1000);
    ck_assert_str_eq(text, "epoch  3/10 loss 0.1250 accuracy 0.2500 "
                           "val_loss 0.3750 val_accuracy 0.5000 0.0s\n");
    ck_assert_int_eq(widest(text), 80);
    free(text);
    text = printed(4, 10, false, 1000);
    ck_assert_str_eq(text, "epoch  3/10  loss 10.0000  accuracy 20.0000\n"
                           "             val_loss 30.0000  val_accuracy 40.0000"
                           "  0.0s\n");
    free(text);
    text = printed(12, 0.125, false, 1000);
    for (int i = 0; i < 12; i++)
        ck_assert(i == 4 || strstr(text, names[i]));
    ck_assert_ptr_nonnull(strstr(text, "  a_metric_whose_name_is_l 0.6250"));
    ck_assert_ptr_nonnull(strstr(text, "\n             "));
    ck_assert_int_le(widest(text), 80);
    free(text);
}
END_TEST

START_TEST(a_bar_is_79_columns_and_drops_what_does_not_fit)
{
    double value = 0.125;
    for (int k = 0; k < 12 * 6; k++, value *= k % 12 ? 1 : 10) {
        char *text = printed(k % 12 + 1, value, true, _i ? 1000 : 0);
        ck_assert_int_eq(widest(text), 79);
        ck_assert_ptr_null(strchr(text, '\n'));
        ck_assert_ptr_nonnull(strstr(text, " loss "));
        ck_assert((strstr(text, "[======") != NULL) == (_i == 1));
        ck_assert((strstr(text, "s left") != NULL) == (_i == 1));
        ck_assert((strstr(text, "7 steps") != NULL) == (_i == 0));
        ck_assert_ptr_null(strstr(text, "seven"));
        free(text);
    }
}
END_TEST

START_TEST(a_loss_that_explodes_stays_within_the_line)
{
    tg_scores s = scores_of(4, 1);
    char *text;
    size_t size;
    for (int i = 0; i < 4; i++)
        s.value[i] = i % 2 ? -1e300 : 1e300;
    tg_progress p = tg_progress_begin(1, 1, 1000, false);
    p.to = open_memstream(&text, &size);
    tg_progress_end(&p, &s);
    fclose(p.to);
    ck_assert_ptr_nonnull(strstr(text, "loss 1e+300"));
    ck_assert_ptr_nonnull(strstr(text, "accuracy -1e+300"));
    ck_assert_int_le(widest(text), 79);
    free(text);
}
END_TEST

START_TEST(a_name_cannot_command_the_terminal)
{
    const char *const bad[] = {"\033[2Jmae", "tab\there",
                               "twenty_three_bytes_and_\303\244"};
    const tg_scores s = {.count = 3, .name = bad};
    char *text;
    size_t size;
    tg_progress p = tg_progress_begin(1, 1, 0, false);
    p.to = open_memstream(&text, &size);
    p.bar = false;
    tg_progress_end(&p, &s);
    fclose(p.to);
    ck_assert_ptr_nonnull(strstr(text, " ?[2Jmae 0.0000"));
    ck_assert_ptr_nonnull(strstr(text, " tab?here 0.0000"));
    ck_assert_ptr_nonnull(strstr(text, " twenty_three_bytes_and_? 0.0000"));
    free(text);
}
END_TEST

Suite *progress_suite(void)
{
    Suite *suite = suite_create("progress");
    TCase *tests = tcase_create("progress");
    tcase_add_test(tests, a_line_has_all_scores_and_goes_on_below);
    tcase_add_loop_test(tests, a_bar_is_79_columns_and_drops_what_does_not_fit,
                        0, 2);
    tcase_add_test(tests, a_loss_that_explodes_stays_within_the_line);
    tcase_add_test(tests, a_name_cannot_command_the_terminal);
    suite_add_tcase(suite, tests);
    return suite;
}

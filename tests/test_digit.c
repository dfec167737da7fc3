/* Digits of one's own, parameters in files, and the settings of a program that
 * learns digits. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_real pixels[TG_DIGIT_PIXELS];

/* A picture of `paper` with a bar of ink: columns left .. right - 1, rows top
 * .. bottom - 1. */
static tg_array *bar(int width, int height, int left, int right, int top,
                     int bottom, unsigned char paper)
{
    tg_array *grey = tg_array_new(TG_U8, 2,
                                  (size_t[]){(size_t)height, (size_t)width});
    grey->scale = 1.0 / 255;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            ((unsigned char *)grey->data)[y * width + x] =
                x >= left && x < right && y >= top && y < bottom
                    ? (unsigned char)(255 - paper)
                    : paper;
    return grey;
}

static double ink_at(int row, int column)
{
    return (double)pixels[row * TG_DIGIT_SIDE + column];
}

static double all_ink(void)
{
    double sum = 0;
    for (int i = 0; i < TG_DIGIT_PIXELS; i++)
        sum += (double)pixels[i];
    return sum;
}

/* 10 x 40 becomes 5 x 20, rows 4 .. 23 and columns 11.5 .. 16.5. */
static void expect_the_bar(void)
{
    ck_assert_double_eq_tol(all_ink(), 100, 1e-3);
    ck_assert_double_eq(ink_at(4, 14), 1);
    ck_assert_double_eq(ink_at(23, 14), 1);
    ck_assert_double_eq(ink_at(3, 14), 0);
    ck_assert_double_eq(ink_at(24, 14), 0);
    ck_assert_double_eq_tol(ink_at(9, 11), 0.5, 1e-6);
    ck_assert_double_eq_tol(ink_at(9, 16), 0.5, 1e-6);
    ck_assert_double_eq(ink_at(9, 10), 0);
    ck_assert_double_eq(ink_at(9, 17), 0);
}

START_TEST(ink_is_scaled_to_20_and_put_in_the_middle)
{
    tg_array *grey = bar(100, 90, 3, 13, 45, 85, _i ? 255 : 0);
    ck_assert_msg(tg_digit_of(grey, pixels), "%s", tg_error());
    expect_the_bar();
    tg_array_free(grey);
}
END_TEST

/* An L of 40 x 40 in a picture of 60 x 60: its box is not in the middle then,
 * its centre of mass is. */
START_TEST(ink_hangs_on_its_centre_of_mass)
{
    tg_array *grey = bar(60, 60, 10, 20, 10, 50, 255);
    for (int y = 40; y < 50; y++)
        for (int x = 20; x < 50; x++)
            ((unsigned char *)grey->data)[y * 60 + x] = 0;
    ck_assert(tg_digit_of(grey, pixels));
    double x = 0, y = 0;
    for (int i = 0; i < TG_DIGIT_PIXELS; i++) {
        x += pixels[i] * (i % TG_DIGIT_SIDE + 0.5);
        y += pixels[i] * (i / TG_DIGIT_SIDE + 0.5);
    }
    ck_assert_double_eq_tol(x / all_ink(), 14, 0.2);
    ck_assert_double_eq_tol(y / all_ink(), 14, 0.2);
    ck_assert_double_eq_tol(all_ink(), 20 * 20 * 700.0 / 1600, 1);
    tg_array_free(grey);
}
END_TEST

START_TEST(faint_spots_are_no_ink)
{
    tg_array *grey = bar(100, 90, 3, 13, 45, 85, 255);
    ((unsigned char *)grey->data)[99] = 255 - 60;
    ck_assert(tg_digit_of(grey, pixels));
    expect_the_bar();
    tg_array_free(grey);
}
END_TEST

START_TEST(a_picture_without_ink_or_too_large_is_refused)
{
    tg_array *empty = bar(30, 30, 0, 0, 0, 0, 255);
    ck_assert(!tg_digit_of(empty, pixels));
    ck_assert_str_eq(tg_error(), "there is no ink in the picture");
    tg_array *large = bar(1025, 3, 0, 1, 0, 1, 0);
    ck_assert(!tg_digit_of(large, pixels));
    ck_assert_ptr_nonnull(strstr(tg_error(), "1024 x 1024, this is 1025 x 3"));
    ck_assert(!tg_digit_read("/nowhere/x.pgm", pixels));
    ck_assert_ptr_nonnull(strstr(tg_error(), "No such file"));
    large->rank = 1;
    FAILS_WITH("its rank is 1", tg_digit_of(large, pixels));
    FAILS_WITH("the picture is NULL", tg_digit_of(NULL, pixels));
    FAILS_WITH("pixels is NULL", tg_digit_of(empty, NULL));
    FAILS_WITH("the path is NULL", tg_digit_read(NULL, pixels));
    tg_array_free(empty);
    tg_array_free(large);
}
END_TEST

/* As if it were typed. */
static bool drawn(const char *text)
{
    FILE *f = tmpfile();
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    rewind(f);
    const bool good = tg_digit_draw(f, pixels);
    fclose(f);
    return good;
}

START_TEST(a_drawing_ends_at_an_empty_line)
{
    char text[4096] = "";
    for (int line = 0; line < 20; line++) /* 10 x 20 letters: 10 x 40 */
        strcat(text, "   ##########\n");
    strcat(text, "\n##########################\n");
    ck_assert_msg(drawn(text), "%s", tg_error());
    expect_the_bar();
}
END_TEST

START_TEST(a_long_line_of_a_drawing_is_cut_and_is_one_line)
{
    char text[8000] = "";
    for (int line = 0; line < 20; line++) {
        strcat(text, "   ##########");
        for (int i = 0; i < 280; i++)
            strcat(text, i < 240 ? " " : "#");
        strcat(text, "\n");
    }
    ck_assert_msg(drawn(text), "%s", tg_error());
    expect_the_bar();
    ck_assert(!drawn("   \n\n"));
    ck_assert_str_eq(tg_error(), "there is no ink in the picture");
    ck_assert(!drawn(""));
    FAILS_WITH("the file is NULL", tg_digit_draw(NULL, pixels));
}
END_TEST

/* ---- parameters ---- */

static tg_tape *tape;
static tg_tensor *param[2];

static void set_up(void)
{
    tape = tg_tape_new();
    param[0] = tg_param(tape, "W", 2, 3);
    param[1] = tg_param(tape, "b", 3);
    tg_init_uniform(param[0], -1, 1, &tape->rng);
    tg_init_uniform(param[1], -1, 1, &tape->rng);
}

static void tear_down(void)
{
    tg_tape_free(tape);
    unlink(texts_path());
}

static void save(void)
{
    ck_assert_msg(tg_params_save(2, param, texts_path()), "%s", tg_error());
}

START_TEST(parameters_come_back_to_the_bit)
{
    tg_real w[6], b[3];
    memcpy(w, param[0]->data, sizeof w);
    memcpy(b, param[1]->data, sizeof b);
    save();
    tg_init_zeros(param[0]);
    tg_init_zeros(param[1]);
    ck_assert_msg(tg_params_load(2, param, texts_path()), "%s", tg_error());
    ck_assert_mem_eq(param[0]->data, w, sizeof w);
    ck_assert_mem_eq(param[1]->data, b, sizeof b);
}
END_TEST

/* Nothing is changed by a file that is refused. */
static void expect_refused(const char *why)
{
    const tg_real before = param[0]->data[0];
    ck_assert(!tg_params_load(2, param, texts_path()));
    ck_assert_msg(strstr(tg_error(), why), "%s", tg_error());
    ck_assert_double_eq((double)param[0]->data[0], (double)before);
}

START_TEST(another_files_parameters_are_refused_whole)
{
    save();
    tg_init_zeros(param[0]);
    FILE *f = fopen(texts_path(), "ab");
    fputc(0, f);
    fclose(f);
    expect_refused("cut short, or too long");
    save();
    ck_assert_int_eq(truncate(texts_path(), 40), 0);
    expect_refused("cut short, or too long");
    ck_assert(tg_params_save(1, param, texts_path()));
    expect_refused("6 numbers, wanted 9");
    f = fopen(texts_path(), "wb");
    fputs("hello", f);
    fclose(f);
    expect_refused("not the weights of this network");
    unlink(texts_path());
    expect_refused("No such file");
}
END_TEST

START_TEST(a_device_is_written_to_and_stays_one)
{
    const char *path = texts_path();
    if (access("/dev/full", W_OK) != 0)
        return;
    unlink(path);
    ck_assert_int_eq(symlink("/dev/full", path), 0);
    ck_assert(!tg_params_save(2, param, path));
    ck_assert_ptr_nonnull(strstr(tg_error(), "No space"));
    ck_assert_int_eq(unlink(path), 0);
}
END_TEST

START_TEST(what_cannot_be_written_leaves_nothing)
{
    ck_assert(!tg_params_save(2, param, "/nowhere/w.bin"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "/nowhere/w.bin: No such file"));
    FAILS_WITH(
        "param[1] is NULL",
        tg_params_save(2, (tg_tensor *[]){param[0], NULL}, texts_path()));
    FAILS_WITH("param is NULL", tg_params_load(2, NULL, texts_path()));
    FAILS_WITH("the path is NULL", tg_params_load(2, param, NULL));
}
END_TEST

/* ---- settings ---- */

START_TEST(what_is_not_set_is_as_in_the_article)
{
    unsetenv("TG_DATA");
    const tg_settings s = tg_settings_read(1, (char *[]){"lesson"});
    ck_assert(s.epochs == 10 && s.batch_size == 128 && s.seed == 1);
    ck_assert(s.rate < 0 && !s.draw);
    ck_assert_str_eq(s.data, "build/data");
    ck_assert(!s.save && !s.load && !s.pgm);
    setenv("TG_DATA", "/elsewhere", 1);
    ck_assert_str_eq(tg_settings_read(1, (char *[]){"lesson"}).data,
                     "/elsewhere");
    unsetenv("TG_DATA");
}
END_TEST

START_TEST(each_setting_has_its_flag)
{
    char *words[] = {"lesson", "--epochs", "3",      "--batch=7", "--lr",
                     "0.5",    "--seed",   "9",      "--data",    "d",
                     "--save", "s",        "--load", "l",         "--pgm",
                     "p",      "--draw",   "1"};
    const tg_settings s = tg_settings_read(sizeof words / sizeof *words, words);
    ck_assert(s.epochs == 3 && s.batch_size == 7 && s.seed == 9);
    ck_assert_double_eq(s.rate, 0.5);
    ck_assert(s.draw);
    ck_assert_str_eq(s.data, "d");
    ck_assert_str_eq(s.save, "s");
    ck_assert_str_eq(s.load, "l");
    ck_assert_str_eq(s.pgm, "p");
}
END_TEST

Suite *digit_suite(void)
{
    Suite *suite = suite_create("digit");
    TCase *digits = tcase_create("digits");
    tcase_add_loop_test(digits, ink_is_scaled_to_20_and_put_in_the_middle, 0,
                        2);
    tcase_add_test(digits, ink_hangs_on_its_centre_of_mass);
    tcase_add_test(digits, faint_spots_are_no_ink);
    tcase_add_test(digits, a_picture_without_ink_or_too_large_is_refused);
    tcase_add_test(digits, a_drawing_ends_at_an_empty_line);
    tcase_add_test(digits, a_long_line_of_a_drawing_is_cut_and_is_one_line);
    suite_add_tcase(suite, digits);
    TCase *saved = tcase_create("saved");
    tcase_add_checked_fixture(saved, set_up, tear_down);
    tcase_add_test(saved, parameters_come_back_to_the_bit);
    tcase_add_test(saved, another_files_parameters_are_refused_whole);
    tcase_add_test(saved, what_cannot_be_written_leaves_nothing);
    tcase_add_test(saved, a_device_is_written_to_and_stays_one);
    suite_add_tcase(suite, saved);
    TCase *settings = tcase_create("settings");
    tcase_add_test(settings, what_is_not_set_is_as_in_the_article);
    tcase_add_test(settings, each_setting_has_its_flag);
    suite_add_tcase(suite, settings);
    return suite;
}

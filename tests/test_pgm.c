/* PGM pictures, whole and hostile. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

/* Reads a picture of these bytes; the file is gone then. */
static tg_array *read_bytes(const void *bytes, size_t n)
{
    const char *base = getenv("TMPDIR");
    char path[512];
    snprintf(path, sizeof path, "%s/tapegrad picture.XXXXXX",
             base ? base : "/tmp");
    const int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes, n), (ssize_t)n);
    close(file);
    tg_array *a = tg_pgm_read(path);
    unlink(path);
    return a;
}

#define TEXT(text) text, sizeof text - 1

static const struct {
    const char *bytes;
    size_t n;
    size_t height, width;
    double last; /* the grey at the lower right */
} good[] = {
    {TEXT("P5 3 2 255\n\1\2\3\4\5\xff"), 2, 3, 1},
    {TEXT("P5\n# made by hand\n1 #wide\n1\n15\n\5"), 1, 1, 5.0 / 15},
    {TEXT("P5# at once\n1 1 255\n#"), 1, 1, 35.0 / 255},
    {TEXT("P5 1 1 255\n#"), 1, 1, 35.0 / 255}, /* a grey, not a comment */
    {TEXT("P2\n2 2\n4\n0 1\n2 3\n"), 2, 2, 0.75},
    {TEXT("P2 1 3 1 0 1 # two\r\n1"), 3, 1, 1},
};

START_TEST(a_picture_is_read_row_by_row_and_white_is_1)
{
    tg_array *a = read_bytes(good[_i].bytes, good[_i].n);
    ck_assert_msg(a != NULL, "%s", tg_error());
    ck_assert(a->rank == 2 && a->type == TG_U8);
    ck_assert(a->dim[0] == good[_i].height && a->dim[1] == good[_i].width);
    const size_t last = good[_i].height * good[_i].width - 1;
    ck_assert_double_eq(tg_array_get(a, last), good[_i].last);
    tg_array_free(a);
}
END_TEST

static const struct {
    const char *bytes;
    size_t n;
    const char *message; /* a part of it */
} bad[] = {
    {TEXT(""), "offset 0: found the end of the file, expected P2 or P5"},
    {TEXT("P"), "offset 1: found the end of the file"},
    {TEXT("hello"), "found byte 65, expected P2 or P5"},
    {TEXT("P6 1 1 255\n123"), "found PPM, expected PGM: convert it"},
    {TEXT("\x89PNG\r\n"), "found PNG, expected PGM"},
    {TEXT("\xff\xd8\xff\xe0"), "found JPEG"},
    {TEXT("P51 1 255\nA"), "offset 2: found byte 31, expected a blank"},
    {TEXT("P21 1 1 1"), "offset 2: found byte 31, expected a blank"},
    {TEXT("P5"), "offset 2: found the end of the file, expected the width"},
    {TEXT("P5 -1 1 255\n1"), "offset 3: found byte 2d, expected the width"},
    {TEXT("P5 0 1 255\n1"), "offset 3: found 0, expected the width from 1"},
    {TEXT("P5 1 99999999999999999999 255\n1"),
     "offset 5: found 99999 or more, expected the height from 1 to 65535"},
    {TEXT("P5 1 1 65535\n12"), "found 65535, expected the largest grey from"},
    {TEXT("P5 1 1 0\n1"), "found 0, expected the largest grey from 1 to 255"},
    {TEXT("P5 1x1 255\n1"), "offset 4: found byte 78, expected a blank"},
    {TEXT("P5 1 1 # no end"), "found the end of the file, expected the larg"},
    {TEXT("P5 2 2 255\n123"), "offset 11: found 3 bytes of greys, expected 4"},
    {TEXT("P5 2 2 255\n12345"), "found 5 bytes of greys, expected 4 by"},
    {TEXT("P5 65535 65535 255\n1"), "found 1 bytes of greys, expected 42948"},
    {TEXT("P5 2 1 9\n\1\12"), "offset 10: found byte 0a, expected a grey that"},
    {TEXT("P2 65535 65535 255\n1 1"), "expected at least 8589672449 by"},
    {TEXT("P2 2 1 9\n1     "), "found the end of the file, expected a grey"},
    {TEXT("P2 2 1 9\n1 10"), "offset 11: found 10, expected a grey from 0"},
    {TEXT("P2 2 1 9\n1 -1"), "offset 11: found byte 2d, expected a grey"},
    {TEXT("P2 2 1 9\n1 1 1"), "offset 13: found byte 31, expected the end"},
    {TEXT("P2 2 1 9\n1 1\0"), "found byte 00, expected a blank"},
};

START_TEST(a_bad_picture_is_refused_with_offset_and_reason)
{
    tg_array *a = read_bytes(bad[_i].bytes, bad[_i].n);
    ck_assert_msg(a == NULL, "%s: it was read", bad[_i].bytes);
    ck_assert_msg(strstr(tg_error(), bad[_i].message), "'%s' is not in: %s",
                  bad[_i].message, tg_error());
    ck_assert_ptr_nonnull(strstr(tg_error(), "tapegrad picture."));
}
END_TEST

START_TEST(what_is_no_file_is_refused)
{
    ck_assert_ptr_null(tg_pgm_read("/tmp"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "/tmp: not a regular file"));
    ck_assert_ptr_null(tg_pgm_read("/nowhere/picture.pgm"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "No such file"));
    FAILS_WITH("the name of the file is NULL", tg_pgm_read(NULL));
}
END_TEST

Suite *pgm_suite(void)
{
    Suite *suite = suite_create("pgm");
    TCase *tests = tcase_create("pgm");
    tcase_add_loop_test(tests, a_picture_is_read_row_by_row_and_white_is_1, 0,
                        sizeof good / sizeof *good);
    tcase_add_loop_test(tests, a_bad_picture_is_refused_with_offset_and_reason,
                        0, sizeof bad / sizeof *bad);
    tcase_add_test(tests, what_is_no_file_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}

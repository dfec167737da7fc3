/* Files that may hold anything, generated digits, batches. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

static char folder[512];

static void set_up(void)
{
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/tapegrad test.XXXXXX",
             base ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void tear_down(void)
{
    char command[600];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static const char *path_to(const char *name)
{
    static char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const void *bytes, size_t n)
{
    FILE *f = fopen(path_to(name), "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

/* ---- IDX ---- */

#define BYTES(...)                        \
    (const unsigned char[]){__VA_ARGS__}, \
        sizeof((const unsigned char[]){__VA_ARGS__})

static const struct {
    const char *what;
    const unsigned char *bytes;
    size_t n;
    const char *message; /* a part of it */
} bad_files[] = {
    {"empty", (const unsigned char *)"", 0, "the file ends after 0 bytes"},
    {"magic cut", BYTES(0, 0, 8), "the file ends after 3 bytes"},
    {"header cut", BYTES(0, 0, 8, 2, 0, 0, 0, 1, 0), "offset 8: the file ends"},
    {"a byte short", BYTES(0, 0, 8, 1, 0, 0, 0, 3, 1, 2),
     "offset 8: found 2 bytes of numbers, expected 3"},
    {"a byte long", BYTES(0, 0, 8, 1, 0, 0, 0, 1, 1, 2), "found 2 bytes"},
    {"type byte", BYTES(0, 0, 7, 1, 0, 0, 0, 1, 1), "type byte 07"},
    {"byte-swapped", BYTES(1, 8, 0, 0, 1, 0, 0, 0, 1),
     "byte-swapped: IDX is big-endian"},
    {"another order", BYTES(8, 1, 0, 0, 1, 0, 0, 0, 1), "found 08 01"},
    {"rank 0", BYTES(0, 0, 8, 0, 1), "rank 0, expected 1 to 6"},
    {"rank 255", BYTES(0, 0, 8, 255, 0, 0, 0, 1, 1), "rank 255"},
    {"overflow",
     BYTES(0, 0, 14, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
           255),
     "overflows"},
    {"larger than the file",
     BYTES(0, 0, 8, 2, 127, 255, 255, 255, 127, 255, 255, 255, 1), "found 1"},
    {"gzip", BYTES(0x1f, 0x8b, 8, 0, 0), "gzip file: unpack it"},
    {"html", (const unsigned char *)"<html></html>", 13, "HTML page"},
    {"text", (const unsigned char *)"hello", 5, "expected 00 00"},
};

START_TEST(a_bad_idx_file_is_refused_with_offset_and_reason)
{
    write_file("bad", bad_files[_i].bytes, bad_files[_i].n);
    ck_assert_msg(tg_idx_read(path_to("bad")) == NULL, "%s: it was read",
                  bad_files[_i].what);
    ck_assert_msg(strstr(tg_error(), bad_files[_i].message), "%s: %s",
                  bad_files[_i].what, tg_error());
    ck_assert_ptr_nonnull(strstr(tg_error(), "bad: "));
}
END_TEST

START_TEST(what_is_no_regular_file_is_refused)
{
    ck_assert_ptr_null(tg_idx_read(folder));
    ck_assert_ptr_nonnull(strstr(tg_error(), "not a regular file"));
    ck_assert_ptr_null(tg_idx_read(path_to("missing")));
    ck_assert_ptr_nonnull(strstr(tg_error(), "No such file"));
}
END_TEST

static const struct {
    const unsigned char *bytes;
    size_t n;
    double values[2];
} good_files[] = {
    {BYTES(0, 0, 8, 1, 0, 0, 0, 2, 255, 1), {255, 1}},
    {BYTES(0, 0, 9, 1, 0, 0, 0, 2, 255, 1), {-1, 1}},
    {BYTES(0, 0, 11, 1, 0, 0, 0, 2, 1, 2, 255, 254), {258, -2}},
    {BYTES(0, 0, 12, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 1, 0, 255, 255, 255, 255),
     {256, -1}},
    {BYTES(0, 0, 13, 1, 0, 0, 0, 2, 0x3f, 0xc0, 0, 0, 0xbf, 0, 0, 0),
     {1.5, -0.5}},
    {BYTES(0, 0, 14, 1, 0, 0, 0, 2, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xbf, 0xe0, 0,
           0, 0, 0, 0, 0),
     {1.5, -0.5}},
};

START_TEST(every_idx_type_is_read_in_this_machines_order)
{
    write_file("good", good_files[_i].bytes, good_files[_i].n);
    tg_array *a = tg_idx_read(path_to("good"));
    ck_assert_msg(a != NULL, "%s", tg_error());
    ck_assert_uint_eq(a->dim[0], 2);
    for (size_t i = 0; i < 2; i++)
        ck_assert_double_eq(tg_array_get(a, i), good_files[_i].values[i]);
    tg_array_free(a);
}
END_TEST

START_TEST(a_size_of_0_is_legal)
{
    write_file("none", BYTES(0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 5));
    tg_array *a = tg_idx_read(path_to("none"));
    ck_assert_msg(a != NULL, "%s", tg_error());
    ck_assert(a->dim[0] == 0 && a->row == 5);
    tg_array_free(a);
}
END_TEST

/* ---- arrays ---- */

START_TEST(rows_are_gathered_in_order_and_scaled)
{
    tg_array *a = tg_array_new(TG_U8, 3, (const size_t[]){3, 2, 2});
    for (int i = 0; i < 12; i++)
        ((uint8_t *)a->data)[i] = (uint8_t)i;
    a->scale = 0.5;
    tg_real out[8];
    tg_array_gather(a, (const size_t[]){2, 0}, 2, out);
    const double want[8] = {4, 4.5, 5, 5.5, 0, 0.5, 1, 1.5};
    for (int i = 0; i < 8; i++)
        ck_assert_double_eq((double)out[i], want[i]);
    tg_array_flatten(a);
    ck_assert(a->rank == 2 && a->dim[1] == 4 && a->row == 4);
    tg_array_free(a);
}
END_TEST

START_TEST(labels_become_one_hot_rows_or_are_refused_by_row)
{
    tg_array *a = tg_array_new(TG_U8, 1, (const size_t[]){3});
    memcpy(a->data, (const uint8_t[]){2, 0, 1}, 3);
    tg_array *hot = tg_to_categorical(a, 3);
    ck_assert_mem_eq(hot->data, ((const uint8_t[]){0, 0, 1, 1, 0, 0, 0, 1, 0}),
                     9);
    tg_array_free(hot);
    ((uint8_t *)a->data)[1] = 12;
    ck_assert_ptr_null(tg_to_categorical(a, 10));
    ck_assert_str_eq(tg_error(), "row 1: label 12 is not among 0..9");
    tg_array_free(a);
}
END_TEST

START_TEST(an_array_too_large_for_memory_is_refused)
{
    const size_t dim[3] = {(size_t)1 << 40, (size_t)1 << 40, 3};
    ck_assert_ptr_null(tg_array_new(TG_F64, 3, dim));
    ck_assert_ptr_nonnull(strstr(tg_error(), "too large"));
}
END_TEST

START_TEST(a_row_or_a_number_past_the_end_is_named)
{
    tg_tape *tape = tg_tape_new();
    tg_array *a = tg_array_new(TG_U8, 2, (const size_t[]){2, 3});
    const size_t order[16] = {0, 1, 2, 3};
    tg_real out[48];
    FAILS_WITH("order[2] is row 2, and the array has 2 rows",
               tg_array_gather(a, order, 16, out));
    FAILS_WITH("tg_batch_input(tape, \"x\", a, order, 16)",
               tg_batch_input(tape, "x", a, order, 16));
    FAILS_WITH("order[2] is row 2", tg_batch_input(tape, "x", a, order, 16));
    ck_assert_int_eq(tape->count, 0);
    FAILS_WITH("number 6 is past the end", tg_array_get(a, 6));
    FAILS_WITH("n must be from 1 to 2147483647, got 0",
               tg_batch_input(tape, "x", a, order, 0));
    FAILS_WITH("list of rows is NULL", tg_batch_input(tape, "x", a, NULL, 1));
    FAILS_WITH("array is NULL", tg_batch_input(tape, "x", NULL, order, 1));
    FAILS_WITH("out is NULL", tg_array_gather(a, order, 1, NULL));
    FAILS_WITH("array is NULL", tg_array_gather(NULL, order, 1, out));
    FAILS_WITH("array is NULL", tg_array_get(NULL, 0));
    FAILS_WITH("array is NULL", tg_array_flatten(NULL));
    FAILS_WITH("array is NULL", tg_to_categorical(NULL, 2));
    FAILS_WITH("classes must be at least 1", tg_to_categorical(a, 0));
    ck_assert_ptr_null(tg_to_categorical(a, 3));
    ck_assert_ptr_nonnull(strstr(tg_error(), "one number a row, got 3"));
    tg_array_free(a);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_array_of_no_type_or_rank_is_refused)
{
    const size_t dim[7] = {1, 1, 1, 1, 1, 1, 1};
    ck_assert_ptr_null(tg_array_new((tg_array_type)7, 1, dim));
    ck_assert_ptr_nonnull(strstr(tg_error(), "type 07"));
    ck_assert_ptr_null(tg_array_new(TG_U8, 7, dim));
    ck_assert_ptr_nonnull(strstr(tg_error(), "from 1 to 6, got 7"));
    ck_assert_ptr_null(tg_array_new(TG_U8, 0, dim));
    ck_assert_ptr_null(tg_array_new(TG_U8, -1, dim));
    FAILS_WITH("sizes of the array are NULL", tg_array_new(TG_U8, 1, NULL));
}
END_TEST

/* ---- digits and MNIST ---- */

START_TEST(the_same_seed_draws_the_same_digits_and_another_others)
{
    tg_array *x[3], *y[3];
    for (int i = 0; i < 3; i++)
        ck_assert(tg_digits_generate(500, i < 2 ? 7 : 8, &x[i], &y[i]));
    ck_assert_mem_eq(x[0]->data, x[1]->data, 500 * 784);
    ck_assert_mem_eq(y[0]->data, y[1]->data, 500);
    ck_assert(memcmp(x[0]->data, x[2]->data, 500 * 784) != 0);
    int count[10] = {0};
    for (size_t i = 0; i < 500; i++)
        count[((uint8_t *)y[0]->data)[i]]++;
    for (int c = 0; c < 10; c++)
        ck_assert_int_gt(count[c], 25);
    for (int i = 0; i < 3; i++) {
        tg_array_free(x[i]);
        tg_array_free(y[i]);
    }
}
END_TEST

/* Writes `n` blank images, or labels of value `label`, in IDX form. */
static void write_mnist(const char *name, bool images, size_t n, int label)
{
    const size_t header = images ? 16 : 8, row = images ? 784 : 1;
    unsigned char *b = calloc(header + n * row, 1);
    b[2] = 8;
    b[3] = images ? 3 : 1;
    b[7] = (unsigned char)n;
    if (images)
        b[11] = b[15] = 28;
    for (size_t i = 0; !images && i < n; i++)
        b[header + i] = (unsigned char)label;
    write_file(name, b, header + n * row);
    free(b);
}

static void write_four(size_t labels, int label)
{
    write_mnist("train-images-idx3-ubyte", true, 3, 0);
    write_mnist("train-labels-idx1-ubyte", false, labels, label);
    write_mnist("t10k-images-idx3-ubyte", true, 2, 0);
    write_mnist("t10k-labels-idx1-ubyte", false, 2, 5);
}

START_TEST(a_folder_of_four_good_files_is_loaded)
{
    tg_mnist m;
    ck_assert(!tg_mnist_exists(folder));
    write_four(3, 9);
    ck_assert(tg_mnist_exists(folder));
    ck_assert_msg(tg_mnist_load(folder, &m), "%s", tg_error());
    ck_assert(m.train_images->dim[0] == 3 && m.test_labels->dim[0] == 2);
    ck_assert(!m.generated && m.train_images->scale == 1.0 / 255);
    tg_mnist_free(&m);
    ck_assert(tg_mnist_load_or_generate(folder, 5, 4, 1, &m));
    ck_assert(!m.generated && m.train_images->dim[0] == 3);
    tg_mnist_free(&m);
    ck_assert(tg_mnist_load_or_generate(NULL, 5, 4, 1, &m));
    ck_assert(m.generated && m.train_images->dim[0] == 5);
    tg_mnist_free(&m);
}
END_TEST

START_TEST(a_folder_with_anything_wrong_is_refused_and_says_which)
{
    tg_mnist m;
    write_four(2, 0);
    ck_assert(!tg_mnist_load(folder, &m));
    ck_assert_ptr_nonnull(strstr(tg_error(), "2 labels, and 3 images"));
    write_four(3, 10);
    ck_assert(!tg_mnist_load(folder, &m));
    ck_assert_ptr_nonnull(strstr(tg_error(), "row 0: label 10 is not among"));
    write_mnist("train-labels-idx1-ubyte", true, 3, 0);
    ck_assert(!tg_mnist_load(folder, &m));
    ck_assert_ptr_nonnull(strstr(tg_error(), "found rank 3: images"));
    write_mnist("train-images-idx3-ubyte", false, 3, 0);
    ck_assert(!tg_mnist_load(folder, &m));
    ck_assert_ptr_nonnull(strstr(tg_error(), "these are labels"));
}
END_TEST

START_TEST(digits_without_a_place_to_put_them_are_refused)
{
    tg_array *a;
    tg_mnist m;
    FAILS_WITH("labels is NULL", tg_digits_generate(1, 1, &a, NULL));
    FAILS_WITH("images is NULL", tg_digits_generate(1, 1, NULL, &a));
    FAILS_WITH("out is NULL", tg_mnist_generate(1, 1, 1, NULL));
    FAILS_WITH("out is NULL", tg_mnist_load(folder, NULL));
    FAILS_WITH("data folder is NULL", tg_mnist_load(NULL, &m));
    FAILS_WITH("data folder is NULL", tg_mnist_exists(NULL));
    FAILS_WITH("file is NULL", tg_idx_read(NULL));
    tg_mnist_free(NULL);
}
END_TEST

/* ---- batches ---- */

START_TEST(every_row_comes_once_an_epoch_and_the_last_batch_is_small)
{
    tg_batches *b = tg_batches_new(10, 4, true, 5);
    size_t first_order[10], n;
    for (int epoch = 0; epoch < 2; epoch++) {
        bool seen[10] = {false};
        const size_t *rows, sizes[3] = {4, 4, 2};
        size_t count = 0;
        tg_batches_begin_epoch(b);
        for (int i = 0; tg_batches_next(b, &rows, &n); i++) {
            ck_assert_uint_eq(n, sizes[i]);
            for (size_t j = 0; j < n; j++, count++) {
                ck_assert(!seen[rows[j]]);
                seen[rows[j]] = true;
            }
        }
        ck_assert_uint_eq(count, 10);
        if (epoch == 0)
            memcpy(first_order, b->order, sizeof first_order);
    }
    ck_assert(memcmp(first_order, b->order, sizeof first_order) != 0);
    tg_batches *same = tg_batches_new(10, 4, true, 5);
    tg_batches_begin_epoch(same);
    ck_assert_mem_eq(first_order, same->order, sizeof first_order);
    tg_batches_free(b);
    tg_batches_free(same);
}
END_TEST

START_TEST(batches_of_nothing_and_before_an_epoch_are_refused)
{
    const size_t *rows;
    size_t n;
    ck_assert_ptr_null(tg_batches_new(10, 0, true, 5));
    ck_assert_ptr_nonnull(strstr(tg_error(), "got 10 rows and size 0"));
    ck_assert_ptr_null(tg_batches_new(0, 10, true, 5));
    ck_assert_ptr_nonnull(strstr(tg_error(), "got 0 rows and size 10"));
    tg_batches *b = tg_batches_new(10, 4, true, 5);
    FAILS_WITH("begin_epoch comes before", tg_batches_next(b, &rows, &n));
    FAILS_WITH("batches are NULL", tg_batches_begin_epoch(NULL));
    FAILS_WITH("batches are NULL", tg_batches_next(NULL, &rows, &n));
    tg_batches_free(b);
}
END_TEST

Suite *data_suite(void)
{
    Suite *s = suite_create("data");
    TCase *c = tcase_create("data");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_loop_test(c, a_bad_idx_file_is_refused_with_offset_and_reason, 0,
                        sizeof bad_files / sizeof *bad_files);
    tcase_add_test(c, what_is_no_regular_file_is_refused);
    tcase_add_loop_test(c, every_idx_type_is_read_in_this_machines_order, 0,
                        sizeof good_files / sizeof *good_files);
    tcase_add_test(c, a_size_of_0_is_legal);
    tcase_add_test(c, rows_are_gathered_in_order_and_scaled);
    tcase_add_test(c, labels_become_one_hot_rows_or_are_refused_by_row);
    tcase_add_test(c, an_array_too_large_for_memory_is_refused);
    tcase_add_test(c, a_row_or_a_number_past_the_end_is_named);
    tcase_add_test(c, an_array_of_no_type_or_rank_is_refused);
    tcase_add_test(c, the_same_seed_draws_the_same_digits_and_another_others);
    tcase_add_test(c, a_folder_of_four_good_files_is_loaded);
    tcase_add_test(c, digits_without_a_place_to_put_them_are_refused);
    tcase_add_test(c, a_folder_with_anything_wrong_is_refused_and_says_which);
    tcase_add_test(c,
                   every_row_comes_once_an_epoch_and_the_last_batch_is_small);
    tcase_add_test(c, batches_of_nothing_and_before_an_epoch_are_refused);
    suite_add_tcase(s, c);
    return s;
}

/* Loading MNIST, and checking that it is MNIST. */
#include "data/mnist.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tape/error.h"
#include "data/digits.h"
#include "data/idx.h"

enum { SIDE = 28, CLASSES = 10, PATH_BYTES = 4096 };

static const char *const files[4] = {
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
};

static bool path_of(const char *folder, int file, char *path)
{
    if (!folder)
        tg_fail("the name of the data folder is NULL");
    if (snprintf(path, PATH_BYTES, "%s/%s", folder, files[file]) < PATH_BYTES)
        return true;
    tg_set_error("the name of the data folder exceeds %d bytes", PATH_BYTES);
    return false;
}

bool tg_mnist_exists(const char *folder)
{
    char path[PATH_BYTES];
    struct stat info;
    for (int i = 0; i < 4; i++)
        if (!path_of(folder, i, path) || stat(path, &info) != 0)
            return false;
    return true;
}

static tg_array *read_file(const char *folder, int file, char *path)
{
    return path_of(folder, file, path) ? tg_idx_read(path) : NULL;
}

static tg_array *refuse(tg_array *a)
{
    tg_array_free(a);
    return NULL;
}

static tg_array *read_images(const char *folder, int file)
{
    char path[PATH_BYTES];
    tg_array *a = read_file(folder, file, path);
    if (!a)
        return NULL;
    if (a->rank == 1) {
        tg_set_error("%s: these are labels (rank 1), not images", path);
        return refuse(a);
    }
    if (a->type != TG_U8 || a->rank != 3 || a->dim[1] != SIDE ||
        a->dim[2] != SIDE) {
        tg_set_error("%s: expected images of 28 x 28 bytes, found rank %d, "
                     "type %02x, %zu numbers each",
                     path, a->rank, (unsigned)a->type, a->row);
        return refuse(a);
    }
    a->scale = 1.0 / 255;
    return a;
}

static tg_array *read_labels(const char *folder, int file, size_t images)
{
    char path[PATH_BYTES];
    tg_array *a = read_file(folder, file, path);
    if (!a)
        return NULL;
    if (a->type != TG_U8 || a->rank != 1) {
        tg_set_error("%s: expected labels (rank 1, bytes), found rank %d%s",
                     path, a->rank, a->rank == 3 ? ": images" : "");
        return refuse(a);
    }
    if (a->dim[0] != images) {
        tg_set_error("%s: %zu labels, and %zu images in %s", path, a->dim[0],
                     images, files[file - 1]);
        return refuse(a);
    }
    const uint8_t *label = a->data;
    for (size_t i = 0; i < a->dim[0]; i++)
        if (label[i] >= CLASSES) {
            tg_set_error("%s: row %zu: label %d is not among 0..9", path, i,
                         label[i]);
            return refuse(a);
        }
    return a;
}

static void check_given(const tg_mnist *out)
{
    if (!out)
        tg_fail("out is NULL");
}

bool tg_mnist_load(const char *folder, tg_mnist *out)
{
    check_given(out);
    tg_mnist m = {0};
    if ((m.train_images = read_images(folder, 0)) &&
        (m.train_labels = read_labels(folder, 1, m.train_images->dim[0])) &&
        (m.test_images = read_images(folder, 2)) &&
        (m.test_labels = read_labels(folder, 3, m.test_images->dim[0]))) {
        *out = m;
        return true;
    }
    tg_mnist_free(&m);
    return false;
}

bool tg_mnist_generate(size_t train, size_t test, uint64_t seed, tg_mnist *out)
{
    check_given(out);
    tg_mnist m = {.generated = true};
    if (tg_digits_generate(train, 2 * seed, &m.train_images, &m.train_labels) &&
        tg_digits_generate(test, 2 * seed + 1, &m.test_images,
                           &m.test_labels)) {
        *out = m;
        return true;
    }
    tg_mnist_free(&m);
    return false;
}

bool tg_mnist_load_or_generate(const char *folder, size_t train, size_t test,
                               uint64_t seed, tg_mnist *out)
{
    return folder && tg_mnist_exists(folder)
               ? tg_mnist_load(folder, out)
               : tg_mnist_generate(train, test, seed, out);
}

void tg_mnist_free(tg_mnist *digits)
{
    if (!digits)
        return;
    tg_array_free(digits->train_images);
    tg_array_free(digits->train_labels);
    tg_array_free(digits->test_images);
    tg_array_free(digits->test_labels);
    *digits = (tg_mnist){0};
}

/* The MNIST digits, or generated ones in their place. */
#ifndef TG_DATA_MNIST_H
#define TG_DATA_MNIST_H

#include <stdbool.h>

#include "data/array.h"

typedef struct tg_mnist {
    tg_array *train_images; /* [n, 28, 28] bytes; scale 1/255: 0 to 1 */
    tg_array *train_labels; /* [n] bytes, 0 to 9 */
    tg_array *test_images;
    tg_array *test_labels;
    bool generated; /* not MNIST */
} tg_mnist;

/* Whether `folder` has all four MNIST files; their contents are not checked. */
bool tg_mnist_exists(const char *folder);

/* Reads the four raw files from `folder`; false with tg_error() when one is
 * missing, damaged, in the place of another, or has a label above 9. Nothing
 * is left half-loaded. Free with tg_mnist_free. */
bool tg_mnist_load(const char *folder, tg_mnist *out);

/* Draws that many digits instead, training and test digits from different
 * seeds. False with tg_error() when there is no memory. Free with
 * tg_mnist_free. */
bool tg_mnist_generate(size_t train, size_t test, uint64_t seed, tg_mnist *out);

/* The first where `folder` (NULL: none) has the files, else the second;
 * out->generated says which it was. */
bool tg_mnist_load_or_generate(const char *folder, size_t train, size_t test,
                               uint64_t seed, tg_mnist *out);

/* Frees the four arrays; NULL is allowed. */
void tg_mnist_free(tg_mnist *digits);

#endif

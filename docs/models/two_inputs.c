/* Two images in, the sum of their digits out: nobody tells it the digits. */
#include <stdio.h>
#include <stdlib.h>

#include "tapegrad.h"

/* MNIST where it is; else generated digits. */
static tg_mnist load_digits(void)
{
    const char *folder = getenv("TG_DATA") ? getenv("TG_DATA") : "build/data";
    tg_mnist digits;
    const bool there = tg_mnist_exists(folder);
    if (!(there ? tg_mnist_load(folder, &digits)
                : tg_mnist_generate(12000, 2000, 1, &digits)))
        tg_fail("%s", tg_error());
    printf("Data: %s\n", there ? "MNIST" : "12,000 generated digits");
    return digits;
}

/* Image i of the first half, and image i of the second. */
static void pairs(const tg_array *images, const tg_array *labels, tg_array *a,
                  tg_array *b, tg_array **sum)
{
    *a = *b = *images;
    a->dim[0] = b->dim[0] = images->dim[0] / 2;
    b->data = (unsigned char *)images->data + a->dim[0] * a->row;
    *sum = tg_array_new(TG_U8, 1, a->dim);
    for (size_t i = 0; *sum && i < a->dim[0]; i++)
        ((unsigned char *)(*sum)->data)[i] =
            (unsigned char)(tg_array_get(labels, i) +
                            tg_array_get(labels, a->dim[0] + i));
}

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_mnist digits = load_digits();
    tg_array a, b, *sum, test_a, test_b, *test_sum;
    pairs(digits.train_images, digits.train_labels, &a, &b, &sum);
    pairs(digits.test_images, digits.test_labels, &test_a, &test_b, &test_sum);

    tg_layer *left = tg_input_layer(tape, 784);
    tg_layer *right = tg_input_layer(tape, 784);
    tg_layer *hidden = tg_dense(left, 128, "relu");
    tg_layer *read = tg_dense(hidden, 10, "softmax");
    tg_layer *reads = tg_share(read, tg_share(hidden, right));
    tg_layer *both = tg_dense(tg_concat_layer(TG_LAYERS(read, reads), 0), 64,
                              "relu");
    tg_model *model = tg_model_of(TG_LAYERS(left, right),
                                  tg_dense(both, 19, "softmax"));
    tg_compile(model, "adam", "sparse_categorical_crossentropy", "accuracy");
    tg_fit(model, TG_ARRAYS(&a, &b), sum, .epochs = 10);
    tg_scores test = tg_evaluate(model, TG_ARRAYS(&test_a, &test_b), test_sum);
    printf("Test accuracy: %.4f\n", test.accuracy);

    tg_array_free(sum);
    tg_array_free(test_sum);
    tg_mnist_free(&digits);
    tg_tape_free(tape);
    return 0;
}

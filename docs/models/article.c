/* The article's program: 784-128-10 on MNIST, in the article's own order. */
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

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);

    tg_layer *input_layer = tg_input_layer(tape, 784);
    tg_layer *hidden_layer = tg_dense(input_layer, 128, "relu");
    tg_layer *output_layer = tg_dense(hidden_layer, 10, "softmax");

    tg_model *model = tg_model_of(input_layer, output_layer);
    tg_compile(model, "adam", "categorical_crossentropy", "accuracy");

    tg_mnist digits = load_digits();
    tg_array *x_train = digits.train_images, *x_test = digits.test_images;
    tg_array *y_train = tg_to_categorical(digits.train_labels, 10);
    tg_array *y_test = tg_to_categorical(digits.test_labels, 10);
    tg_fit(model, x_train, y_train, .epochs = 10, .batch_size = 128);

    tg_scores test = tg_evaluate(model, x_test, y_test);
    printf("Test accuracy: %.4f\n", test.accuracy);

    tg_array_free(y_train);
    tg_array_free(y_test);
    tg_mnist_free(&digits);
    tg_tape_free(tape);
    return 0;
}

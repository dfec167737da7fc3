/* The article's program: 784-128-10 on MNIST, in the article's own order. */
#include <stdio.h>

#include "data.h"

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
}

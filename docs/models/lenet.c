/* LeNet-5 (LeCun and others 1998) with today's ReLU and max pooling. */
#include <stdio.h>

#include "data.h"

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_mnist digits = load_digits();

    tg_layer *image = tg_input_layer(tape, 1, 28, 28);
    tg_layer *x = tg_conv2d_layer(image, 6, 5, "relu", .same = true);
    x = tg_max_pool2d_layer(x, 2); /* [6 x 14 x 14] */
    x = tg_conv2d_layer(x, 16, 5, "relu");
    x = tg_max_pool2d_layer(x, 2); /* [16 x 5 x 5] */
    x = tg_dense(tg_flatten(x), 120, "relu");
    x = tg_dense(x, 84, "relu");
    tg_model *model = tg_model_of(image, tg_dense(x, 10, "softmax"));

    tg_compile(model, "adam", "sparse_categorical_crossentropy", "accuracy");
    tg_fit(model, digits.train_images, digits.train_labels, .epochs = 3,
           .batch_size = 64, .schedule = tg_step_decay(0.002, 0.4, 1));
    tg_scores test = tg_evaluate(model, digits.test_images, digits.test_labels);
    printf("Test accuracy: %.4f\n", test.accuracy);

    tg_mnist_free(&digits);
    tg_tape_free(tape);
}

/* A residual net (He and others 2016): each block adds to what it is given. */
#include <stdio.h>

#include "data.h"

/* x + f(x), where f is two convolutions. A block that halves the image has a
 * convolution in its shortcut, so that the shapes fit. */
static tg_layer *block(tg_layer *x, int filters, int stride)
{
    tg_layer *f = tg_conv2d_layer(x, filters, 3, NULL, .same = true,
                                  .stride = {stride, stride}, .no_bias = true);
    f = tg_activation_layer(tg_batch_norm_layer(f), "relu");
    f = tg_conv2d_layer(f, filters, 3, NULL, .same = true, .no_bias = true);
    f = tg_batch_norm_layer(f);
    if (stride > 1)
        x = tg_conv2d_layer(x, filters, 1, NULL, .stride = {stride, stride});
    return tg_activation_layer(tg_add_layer(TG_LAYERS(x, f)), "relu");
}

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_mnist digits = load_digits();

    tg_layer *image = tg_input_layer(tape, 1, 28, 28);
    tg_layer *x = tg_conv2d_layer(image, 8, 3, "relu", .same = true,
                                  .stride = {2, 2});
    x = block(x, 8, 1);
    x = block(x, 16, 2);
    x = block(x, 32, 2);
    x = tg_global_avg_pool2d(x);
    tg_model *model = tg_model_of(image, tg_dense(x, 10, "softmax"));

    tg_compile(model, "adam", "sparse_categorical_crossentropy", "accuracy");
    tg_fit(model, digits.train_images, digits.train_labels, .epochs = 2,
           .batch_size = 64, .schedule = tg_step_decay(0.003, 0.2, 1));
    tg_scores test = tg_evaluate(model, digits.test_images, digits.test_labels);
    printf("Test accuracy: %.4f\n", test.accuracy);

    tg_mnist_free(&digits);
    tg_tape_free(tape);
}

/* An Inception net (Szegedy and others 2015): windows of several sizes. */
#include <stdio.h>

#include "data.h"

/* Four views of the same image, one after the other along the channels. The
 * 1 x 1 convolutions before the larger windows make them cheaper. */
static tg_layer *inception(tg_layer *x, int filters)
{
    tg_layer *one = tg_conv2d_layer(x, filters, 1, "relu");
    tg_layer *three = tg_conv2d_layer(x, filters / 2, 1, "relu");
    three = tg_conv2d_layer(three, filters, 3, "relu", .same = true);
    tg_layer *five = tg_conv2d_layer(x, filters / 4, 1, "relu");
    five = tg_conv2d_layer(five, filters / 2, 5, "relu", .same = true);
    tg_layer *pool = tg_max_pool2d_layer(x, 3, .same = true, .stride = {1, 1});
    pool = tg_conv2d_layer(pool, filters / 2, 1, "relu");
    return tg_concat_layer(TG_LAYERS(one, three, five, pool), 0);
}

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_mnist digits = load_digits();

    tg_layer *image = tg_input_layer(tape, 1, 28, 28);
    tg_layer *x = tg_conv2d_layer(image, 8, 5, "relu", .same = true,
                                  .stride = {2, 2});
    x = tg_max_pool2d_layer(inception(x, 8), 2); /* [24 x 7 x 7] */
    x = tg_global_avg_pool2d(inception(x, 16));  /* [48] */
    tg_model *model = tg_model_of(image, tg_dense(x, 10, "softmax"));

    tg_compile(model, tg_adam(tape, 0.005), "sparse_categorical_crossentropy",
               "accuracy");
    tg_fit(model, digits.train_images, digits.train_labels, .batch_size = 64);
    tg_scores test = tg_evaluate(model, digits.test_images, digits.test_labels);
    printf("Test accuracy: %.4f\n", test.accuracy);

    tg_mnist_free(&digits);
    tg_tape_free(tape);
}

/* A gradient that is 0 and right: the weight of a pixel that is white in all
 * images. 784-16-10 on a batch of generated digits. */
#include "programs.h"

enum { IMAGES = 16, PIXELS = 28 * 28 };

static tg_tensor *record(tg_tape *tape, tg_array *images, tg_array *labels)
{
    size_t order[IMAGES];
    for (size_t i = 0; i < IMAGES; i++)
        order[i] = i;
    tg_array_flatten(images);
    tg_array *one_hot = tg_to_categorical(labels, 10);
    if (!one_hot)
        tg_fail("%s", tg_error());
    tg_tensor *w1 = tg_param(tape, "W1", PIXELS, 16);
    tg_tensor *w2 = tg_param(tape, "W2", 16, 10);
    tg_init_he_normal(w1, &tape->rng);
    tg_init_glorot_uniform(w2, &tape->rng);
    tg_tensor *x = tg_batch_input(tape, "x", images, order, IMAGES);
    tg_tensor *y = tg_batch_input(tape, "y", one_hot, order, IMAGES);
    tg_tensor *h = tg_named(tg_relu(tg_matmul(x, w1)), "h");
    tg_array_free(one_hot);
    return tg_named(tg_softmax_cross_entropy(tg_matmul(h, w2), y), "loss");
}

int main(int argc, char **argv)
{
    tg_array *images, *labels;
    tg_arguments_read(argc, argv, NULL, 0);
    if (!tg_digits_generate(IMAGES, 1, &images, &labels)) {
        fprintf(stderr, "%s\n", tg_error());
        return 1;
    }
    tg_tape *tape = tg_tape_new();
    tg_tensor *loss = record(tape, images, labels);
    tg_backward(loss);
    printf("loss %.4f\n", tg_item(loss));
    tg_inspect(loss);
    tg_tape_free(tape);
    tg_array_free(images);
    tg_array_free(labels);
    return 0;
}

/* Two images in, which digit is larger out: a ranking (Burges and others 2005).
 * Nobody says what the digits are; the model learns their order. */
#include <stdio.h>

#include "data.h"

/* Images i of both halves, and 1 where the first digit is larger, else 0. */
static tg_array *pairs(const tg_mnist *d, tg_array *a, tg_array *b)
{
    const size_t half = d->train_labels->dim[0] / 2;
    const unsigned char *digit = d->train_labels->data;
    *a = *b = *d->train_images; /* no copy: two views */
    a->dim[0] = b->dim[0] = half;
    b->data = (unsigned char *)a->data + half * a->row;
    tg_array *larger = tg_array_new(TG_U8, 1, &half);
    for (size_t i = 0; i < half; i++)
        ((unsigned char *)larger->data)[i] = digit[i] > digit[half + i];
    return larger;
}

static tg_tensor *difference(tg_tensor *const *x)
{
    return tg_sub(x[0], x[1]);
}

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_layer *image = tg_input_layer(tape, 784);
    tg_layer *hidden = tg_dense(tg_dense(image, 128, "relu"), 64, "relu");
    tg_model *score = tg_model_of(image, tg_dense(hidden, 1, NULL));

    tg_layer *left = tg_input_layer(tape, 784);
    tg_layer *right = tg_input_layer(tape, 784);
    tg_layers scores = TG_LAYERS(tg_model_layer(score, left),
                                 tg_model_layer(score, right));
    tg_layer *more = tg_lambda_of(scores, difference);
    more = tg_activation_layer(more, "sigmoid");
    tg_model *model = tg_model_of(TG_LAYERS(left, right), more);

    tg_mnist digits = load_digits();
    tg_array a, b, *larger = pairs(&digits, &a, &b);
    tg_compile(model, "adam", "binary_crossentropy", "accuracy");
    tg_fit(model, TG_ARRAYS(&a, &b), larger, .epochs = 5);

    static tg_real of[10000], sum[10], count[10];
    const unsigned char *digit = digits.test_labels->data;
    tg_predict(score, digits.test_images, of);
    for (size_t i = 0; i < digits.test_labels->dim[0]; i++)
        sum[digit[i]] += of[i], count[digit[i]]++;
    printf("Mean score of 0 to 9:");
    for (int d = 0; d < 10; d++)
        printf(" %.1f", sum[d] / count[d]);
    printf("\n");
    tg_array_free(larger);
    tg_mnist_free(&digits);
    tg_tape_free(tape);
}

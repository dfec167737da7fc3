/* Lesson 13: the article's program. 784-128-10 on MNIST.
 *
 * Section 4 of the article in its order and with its names: build is 4.2 and
 * 4.3, the rest 4.4 and 4.5. The other files add what a look at it needs:
 * loop.c spells out what fit does, report.c draws what was learnt, own.c reads
 * your own digits. */
#include <stdio.h>

#include "lesson.h"
#include "loop.h"
#include "own.h"
#include "report.h"

tg_model *build(tg_tape *tape)
{
    tg_layer *input_layer = tg_input_layer(tape, 784);
    tg_layer *hidden_layer = tg_dense(input_layer, 128, "relu");
    tg_layer *output_layer = tg_dense(hidden_layer, 10, "softmax");

    tg_model *model = tg_model_of(input_layer, output_layer);
    tg_compile(model, "adam", "categorical_crossentropy", "accuracy");
    return model;
}

/* MNIST where it is; else generated digits, and a line that says so. */
static bool load_data(const settings *s, tg_mnist *mnist)
{
    if (tg_mnist_exists(s->data)) {
        printf("Data: MNIST, from %s\n", s->data);
        return tg_mnist_load(s->data, mnist);
    }
    printf("Data: no MNIST in %s: 12,000 generated digits instead\n", s->data);
    return tg_mnist_generate(12000, 2000, s->seed, mnist);
}

/* Trains, or reads what was trained. */
static bool train(const settings *s, tg_model *model, const tg_array *x_train,
                  const tg_array *y_train)
{
    if (s->load)
        return load_weights(model, s->load);
    model->optimizer->rate = s->rate; /* 0.001, as in Keras, without --lr */
    tg_fit(model, x_train, y_train, .epochs = s->epochs,
           .batch_size = s->batch_size);
    printf("\n");
    curves(tg_history(model, "loss"), s->epochs);
    return !s->save || save_weights(model, s->save);
}

static bool run(const settings *s, tg_model *model, const tg_mnist *mnist,
                const tg_array *y_train, const tg_array *y_test)
{
    const tg_array *x_train = mnist->train_images;
    const tg_array *x_test = mnist->test_images;
    tg_real own[PIXELS];
    if (s->pgm && !read_pgm(s->pgm, own))
        return false;
    if (learn_one_batch(s, x_train, y_train)) /* make step-13, html-13 */
        return true;
    tg_summary(model);
    printf("\n");
    if (!train(s, model, x_train, y_train) || (s->draw && !read_drawing(own)))
        return false;
    if (s->pgm || s->draw) {
        answer(model, own);
        return true;
    }
    tg_scores test = tg_evaluate(model, x_test, y_test);
    weights(model, 0);
    if (!mistakes(model, x_test, mnist->test_labels))
        return false;
    printf("\nfit and the loop spelled out: %s\n",
           same_bits(s, x_test, y_test) ? "the same bits" : "DIFFERENT");
    printf("test loss %.4f\n", test.loss);
    printf("test accuracy %.2f%%\n", 100 * test.accuracy);
    return true;
}

int main(int argc, char **argv)
{
    const settings s = read_settings(argc, argv);
    printf("Lesson 13: the article's program, 784-128-10\n\n");
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, s.seed);
    tg_model *model = build(tape);

    tg_mnist mnist = {0};
    tg_array *y_train = NULL, *y_test = NULL;
    bool done = load_data(&s, &mnist);
    if (done) {
        tg_array *x_train = mnist.train_images, *x_test = mnist.test_images;
        tg_array_flatten(x_train);
        tg_array_flatten(x_test);
        /* The article gives fit integer labels, which this loss refuses; the
         * fix is the one-hot form, to_categorical in Keras. */
        y_train = tg_to_categorical(mnist.train_labels, 10);
        y_test = tg_to_categorical(mnist.test_labels, 10);
        done = y_train && y_test && run(&s, model, &mnist, y_train, y_test);
    }
    if (!done)
        fprintf(stderr, "lesson 13: %s\n", tg_error());
    tg_mnist_free(&mnist);
    tg_array_free(y_train);
    tg_array_free(y_test);
    tg_tape_free(tape);
    return done ? 0 : 1;
}

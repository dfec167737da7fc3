/* Lesson 13: the article's program. 784-128-10 on MNIST.
 *
 * Section 4 of the article in its order and with its names: build is 4.2 and
 * 4.3, load and train are 4.4, test is 4.5. loop.c spells out the training. */
#include <stdio.h>
#include <stdlib.h>

#include "lesson.h"
#include "loop.h"

tg_model *build(tg_tape *tape)
{
    tg_layer *input_layer = tg_input_layer(tape, 784);
    tg_layer *hidden_layer = tg_dense(input_layer, 128, "relu");
    tg_layer *output_layer = tg_dense(hidden_layer, 10, "softmax");

    tg_model *model = tg_model_of(input_layer, output_layer);
    tg_compile(model, "adam", "categorical_crossentropy", "accuracy");
    return model;
}

/* Files, pictures, memory: what is not the program's fault ends it here. */
static void need(bool good)
{
    if (good)
        return;
    fprintf(stderr, "lesson 13: %s\n", tg_error());
    exit(1);
}

/* MNIST where it is; else generated digits, and a line that says so. */
static void load(const tg_settings *s, tg_mnist *mnist)
{
    need(tg_mnist_load_or_generate(s->data, 12000, 2000, s->seed, mnist));
    tg_array *x_train = mnist->train_images, *x_test = mnist->test_images;
    tg_array_flatten(x_train);
    tg_array_flatten(x_test);
    if (mnist->generated)
        printf("Data: no MNIST in %s: 12,000 generated digits instead\n",
               s->data);
    else
        printf("Data: MNIST, from %s\n", s->data);
}

/* Trains, or reads what was trained. */
static void train(const tg_settings *s, tg_model *model,
                  const tg_array *x_train, const tg_array *y_train)
{
    if (s->load) {
        need(tg_params_load(model->params, model->param, s->load));
        return;
    }
    tg_guess("of 100 digits that it has never seen, how many will it get "
             "right?");
    if (s->rate >= 0) /* else as compiled: Adam's 0.001, as in Keras */
        model->optimizer->rate = s->rate;
    tg_fit(model, x_train, y_train, .epochs = s->epochs,
           .batch_size = s->batch_size);
    printf("\n");
    tg_show_score(model, "loss", "curve");
    if (s->save)
        need(tg_params_save(model->params, model->param, s->save));
}

static void test(const tg_settings *s, tg_model *model, const tg_mnist *mnist,
                 const tg_array *y_test)
{
    const tg_array *x_test = mnist->test_images;
    tg_scores test = tg_evaluate(model, x_test, y_test);
    tg_show_unit(model, 0, 28, 28);
    printf("\n");
    tg_report_answers(stdout, model, x_test, mnist->test_labels, 3);
    printf("\nfit and the loop spelled out: %s\n",
           same_bits(s->seed, x_test, y_test) ? "the same bits" : "DIFFERENT");
    printf("test loss %.4f\n", test.loss);
    printf("test accuracy %.2f%%\n", 100 * test.accuracy);
}

/* Your own digit instead: `pixels` from a file, or drawn now. */
static void answer(const tg_settings *s, tg_model *model, tg_real *pixels)
{
    if (s->draw) {
        printf("Draw a digit with #, up to 40 lines; an empty line ends it.\n");
        need(tg_digit_draw(stdin, pixels));
    }
    tg_show_answer(model, pixels, 28, 28);
}

int main(int argc, char **argv)
{
    const tg_settings s = tg_settings_read(argc, argv);
    tg_real own[TG_DIGIT_PIXELS];
    tg_mnist mnist;
    printf("Lesson 13: the article's program\n\n");
    if (s.pgm)
        need(tg_digit_read(s.pgm, own));
    load(&s, &mnist);
    /* The article gives fit integer labels, which this loss refuses; the fix is
     * the one-hot form, to_categorical in Keras. */
    tg_array *y_train = tg_to_categorical(mnist.train_labels, 10);
    tg_array *y_test = tg_to_categorical(mnist.test_labels, 10);
    need(y_train && y_test);

    tg_tape *tape = tg_tape_new();
    tg_seed(tape, s.seed);
    tg_model *model = build(tape);
    if (!learn_one_batch(s.seed, 60, mnist.train_images, y_train)) {
        tg_summary(model);
        printf("\n");
        train(&s, model, mnist.train_images, y_train);
        if (s.pgm || s.draw)
            answer(&s, model, own);
        else
            test(&s, model, &mnist, y_test);
    }
    tg_mnist_free(&mnist);
    tg_array_free(y_train);
    tg_array_free(y_test);
    tg_tape_free(tape);
    return 0;
}

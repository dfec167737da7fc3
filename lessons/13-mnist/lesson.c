/* Lesson 13: the article's program. 784-128-10 on MNIST.
 *
 * The Keras program of the article's section 4, line by line, on the tape that
 * the earlier lessons have built: Adam, categorical cross-entropy, 10 epochs
 * of batches of 128, then the accuracy on 10,000 images never seen before. */
#include <stdio.h>
#include <stdlib.h>

#include "tapegrad.h"

typedef struct settings {
    long epochs, batch, seed;
    double rate;
    const char *data; /* folder of the MNIST files */
} settings;

static settings read_settings(int argc, char **argv)
{
    settings s = {.epochs = 10, .batch = 128, .seed = 1, .rate = 0.001};
    s.data = getenv("TG_DATA") ? getenv("TG_DATA") : "build/data";
    const tg_argument table[] = {
        {"--epochs", "N", .whole = &s.epochs, .min = 1, .max = 10000},
        {"--batch", "N", .whole = &s.batch, .min = 1, .max = 60000},
        {"--lr", "X", .real = &s.rate, .min = 0, .max = 1000},
        {"--seed", "N", .whole = &s.seed, .min = 0, .max = 1e9},
        {"--data", "DIR", .text = &s.data},
    };
    tg_arguments_read(argc, argv, table, 5);
    return s;
}

/* MNIST where it is; else generated digits, and a line that says so. */
static bool load(const settings *s, tg_mnist *digits)
{
    if (tg_mnist_exists(s->data)) {
        printf("Data: MNIST, from %s\n", s->data);
        return tg_mnist_load(s->data, digits);
    }
    printf("Data: no MNIST in %s: 12,000 generated digits instead\n", s->data);
    return tg_mnist_generate(12000, 2000, (uint64_t)s->seed, digits);
}

/* The article's 4.1 and 4.2:
 *     inputs  = Input(shape=(784,))
 *     x       = Dense(128, activation='relu')(inputs)
 *     outputs = Dense(10, activation='softmax')(x)       */
static tg_model *build(tg_tape *tape)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 784);
    tg_dense(model, 128, "relu");
    tg_dense(model, 10, "softmax");
    return model;
}

/* A look at the untrained network with a batch of 4 images, for those who ask
 * for one (make step-13, svg-13, dot-13). Whether they did. */
static bool look(tg_model *model, const tg_array *x, const tg_array *y)
{
    const size_t order[4] = {0, 1, 2, 3};
    tg_mark start = tg_tape_mark(model->tape);
    tg_tensor *images = tg_batch_input(model->tape, "x", x, order, 4);
    tg_tensor *targets = tg_batch_input(model->tape, "y", y, order, 4);
    tg_tensor *loss = tg_model_loss(model, images, targets, NULL);
    tg_backward(loss);
    const bool looked = tg_look(tg_named(loss, "loss"));
    tg_rewind(model->tape, start);
    return looked;
}

/* The confusion matrix, and the mistakes that were made with most
 * confidence. */
static bool report(tg_model *model, const tg_array *x, const tg_array *labels)
{
    tg_real *p = malloc(labels->dim[0] * 10 * sizeof *p);
    if (!p)
        return false;
    tg_predict(model, x, p);
    printf("\nConfusion matrix: rows are what it is, columns the answer.\n\n");
    tg_report_confusion(stdout, p, 10, labels);
    printf("\nThe worst mistakes:\n\n");
    tg_report_mistakes(stdout, p, 10, labels, x, 3);
    free(p);
    return true;
}

static bool run(const settings *s, tg_tape *tape, tg_mnist *digits,
                tg_array **y)
{
    /* The article gives fit integer labels, which this loss refuses; the fix
     * is the one-hot form, to_categorical in Keras. */
    if (!load(s, digits))
        return false;
    tg_array *x_train = digits->train_images, *x_test = digits->test_images;
    tg_array_flatten(x_train);
    tg_array_flatten(x_test);
    y[0] = tg_to_categorical(digits->train_labels, 10);
    y[1] = tg_to_categorical(digits->test_labels, 10);
    if (!y[0] || !y[1])
        return false;

    tg_seed(tape, (uint64_t)s->seed);
    tg_model *model = build(tape);
    tg_compile_with(model, tg_adam(tape, s->rate), "categorical_crossentropy",
                    "accuracy");
    if (look(model, x_train, y[0]))
        return true;
    printf("%zu parameters, %zu training and %zu test images\n\n",
           tg_model_parameters(model), x_train->dim[0], x_test->dim[0]);

    tg_fit(model, x_train, y[0], .epochs = (int)s->epochs,
           .batch_size = (int)s->batch);
    tg_scores test = tg_evaluate(model, x_test, y[1]);
    if (!report(model, x_test, digits->test_labels))
        return false;
    printf("\ntest loss %.4f\ntest accuracy %.2f%%\n", test.loss,
           100 * test.accuracy);
    return true;
}

int main(int argc, char **argv)
{
    settings s = read_settings(argc, argv);
    printf("Lesson 13: the article's program, 784-128-10\n\n");
    tg_tape *tape = tg_tape_new();
    tg_mnist digits = {0};
    tg_array *y[2] = {NULL, NULL};
    const bool done = run(&s, tape, &digits, y);
    tg_mnist_free(&digits);
    tg_array_free(y[0]);
    tg_array_free(y[1]);
    tg_tape_free(tape);
    if (!done)
        fprintf(stderr, "lesson 13: %s\n", tg_error());
    return done ? 0 : 1;
}

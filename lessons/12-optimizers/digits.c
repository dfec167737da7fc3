/* Lesson 12 on digits: the same network, trained by five optimisers. */
#include <stdio.h>
#include <stdlib.h>

#include "formulas.h"
#include "lesson.h"

enum { IMAGES = 3000, ROWS = 5 };

static const struct row {
    int kind;
    double rate;
    bool bug;
} row[ROWS] = {{SGD, 0.01, false},
               {SGD, 0.1, false},
               {MOMENTUM, 0.1, false},
               {ADAM, 0.001, false},
               {ADAM, 0.001, true}};

double train(const tg_mnist *d, int kind, double rate, bool bug, int epochs)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 784);
    tg_dense(model, 128, "relu");
    tg_dense(model, 10, "softmax");
    tg_compile(model, NAMES[kind], "sparse_categorical_crossentropy",
               "accuracy");
    model->optimizer->rate = rate;
    if (bug)
        model->optimizer->update = uncorrected;
    tg_fit(model, d->train_images, d->train_labels, .epochs = epochs,
           .batch_size = 128, .quiet = true);
    const tg_scores test = tg_evaluate(model, d->test_images, d->test_labels);
    tg_tape_free(tape);
    return 100 * test.accuracy;
}

/* Of MNIST where it is, else of generated digits. */
static tg_mnist load(bool all)
{
    const char *folder = getenv("TG_DATA") ? getenv("TG_DATA") : "build/data";
    tg_mnist d;
    if (!tg_mnist_load_or_generate(folder, 12000, 2000, 1, &d))
        exit((fprintf(stderr, "lesson 12: %s\n", tg_error()), 1));
    if (!all)
        d.train_images->dim[0] = d.train_labels->dim[0] = IMAGES;
    return d;
}

void on_digits(bool all, int epochs)
{
    tg_mnist d = load(all);
    printf("%zu images of %s, %d epochs. How many of %zu others are right?\n\n",
           d.train_images->dim[0], d.generated ? "generated digits" : "MNIST",
           epochs, d.test_images->dim[0]);
    tg_guess("Adam without its correction: fewer than with it, or more?");
    for (int k = 0; k < ROWS; k++) {
        const struct row *r = &row[k];
        printf("  %-8s %5g %-12s %5.1f%%\n", NAMES[r->kind], r->rate,
               r->bug ? "uncorrected" : "",
               train(&d, r->kind, r->rate, r->bug, epochs));
    }
    tg_mnist_free(&d);
}

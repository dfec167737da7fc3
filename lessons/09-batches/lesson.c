/* Lesson 09: batch, stochastic, mini-batch.
 *
 * The article prints one formula three times (3.3.1, 3.3.2, 3.3.3). What
 * differs is which samples E sums over: all, one, or a few. The same network
 * learns the same 2,000 digits in all three ways. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson.h"

/* MNIST where it is; else generated digits. */
static bool load(bool all, tg_mnist *digits)
{
    const char *folder = getenv("TG_DATA");
    const bool there = folder && tg_mnist_exists(folder);
    if (all && !there)
        tg_set_error("--full needs MNIST: make mnist");
    if (all && !there)
        return false;
    printf("Data: %s\n", there ? "MNIST" : "generated digits");
    return there ? tg_mnist_load(folder, digits)
                 : tg_mnist_generate(IMAGES, 1000, 9, digits);
}

tg_model *make(tg_tape *tape)
{
    tg_seed(tape, 9);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 784);
    tg_dense(model, HIDDEN, "relu");
    tg_dense(model, 10, "softmax");
    tg_compile(model, "sgd", "sparse_categorical_crossentropy", "accuracy");
    return model;
}

/* The mean loss over images order[from .. from+n-1]. */
tg_tensor *loss_over(tg_model *model, const tg_mnist *d, const size_t *order,
                     size_t n)
{
    tg_tensor *x = tg_batch_input(model->tape, "x", d->train_images, order, n);
    tg_tensor *y = tg_batch_input(model->tape, "y", d->train_labels, order, n);
    return tg_model_loss(model, x, y, true);
}

/* Adds dE/dW1 over the given images, times their share, into `sum`, which is
 * older than the mark: what it holds outlives the rewind. */
static void add_gradient(tg_model *model, const tg_mnist *d,
                         const size_t *order, size_t n, double share,
                         double *sum)
{
    tg_mark start = tg_tape_mark(model->tape);
    tg_backward(loss_over(model, d, order, n));
    const tg_tensor *g = model->param[0]->grad;
    for (size_t i = 0; i < g->count; i++)
        sum[i] += share * (double)g->data[i];
    tg_rewind(model->tape, start);
}

/* How far the mean of the mini-batches' gradients is from the full one. */
double mean_against_full(const tg_mnist *d, size_t batch)
{
    static double full[784 * HIDDEN], mean[784 * HIDDEN];
    static size_t order[IMAGES];
    tg_tape *tape = tg_tape_new();
    tg_model *model = make(tape);
    double apart = 0, largest = 0;
    memset(full, 0, sizeof full);
    memset(mean, 0, sizeof mean);
    for (size_t i = 0; i < IMAGES; i++)
        order[i] = i;
    add_gradient(model, d, order, IMAGES, 1, full);
    for (size_t at = 0; at < IMAGES; at += batch)
        add_gradient(model, d, order + at, batch, (double)batch / IMAGES, mean);
    for (int i = 0; i < 784 * HIDDEN; i++) {
        apart = fmax(apart, fabs(full[i] - mean[i]));
        largest = fmax(largest, fabs(full[i]));
    }
    tg_tape_free(tape);
    return apart / largest;
}

/* `epochs` times over the first `images`, `batch` at a time; a line of the
 * table. Returns the test accuracy. */
double train(const char *name, const tg_mnist *d, size_t images, long epochs,
             size_t batch, double rate)
{
    static size_t order[MOST];
    tg_tape *tape = tg_tape_new();
    tg_model *model = make(tape);
    tg_mark start = tg_tape_mark(tape);
    const double began = tg_seconds();
    for (size_t i = 0; i < images; i++)
        order[i] = i;
    for (long epoch = 0; epoch < epochs; epoch++) {
        tg_rng_shuffle(&tape->rng, order, images);
        for (size_t at = 0; at + batch <= images; at += batch) {
            tg_backward(loss_over(model, d, order + at, batch));
            for (int p = 0; p < model->params; p++)
                tg_descend(model->param[p], rate);
            tg_rewind(tape, start);
        }
    }
    const double seconds = tg_seconds() - began;
    const tg_scores test = tg_evaluate(model, d->test_images, d->test_labels);
    printf("  %-11s %5zu   %.2f   %7zu      %5.1f%%   %.1fs\n", name, batch,
           rate, (size_t)epochs * (images / batch), 100 * test.accuracy,
           seconds);
    tg_tape_free(tape);
    return test.accuracy;
}

/* E = (x^2 + 10 y^2) / 2 over two samples that pull apart: paths downhill. */
static void paths(void)
{
    static double x[2][41], y[2][41];
    tg_plot *plot = tg_plot_new("Two ways down", "w1", "w2");
    tg_rng rng = tg_rng_new(9);
    for (int way = 0; way < 2; way++) {
        double w1 = 2, w2 = 1;
        for (int step = 0; step <= 40; step++) {
            x[way][step] = w1;
            y[way][step] = w2;
            const double pull = way ? tg_rng_normal(&rng) : 0;
            w1 -= 0.06 * (w1 + pull);
            w2 -= 0.06 * (10 * w2 + 2 * pull);
        }
        tg_plot_line(plot, way ? "one at a time" : "full batch", 41, x[way],
                     y[way]);
    }
    tg_show(plot, "paths");
    tg_plot_free(plot);
}

static void three_ways(const tg_mnist *d, long epochs)
{
    tg_section("1. One formula, three sums");
    printf(
        "w <- w - rate dE/dw, where E is the mean over all images, over one, "
        "over 50.\nThe same network, %ld times over the same 2,000 "
        "images:\n\n              batch   rate     steps   accuracy\n",
        epochs);
    tg_guess("which of the three is best after the same number of images?");
    train("full batch", d, IMAGES, epochs, IMAGES, 0.1);
    train("mini-batch", d, IMAGES, epochs, 50, 0.1);
    train("stochastic", d, IMAGES, epochs, 1, 0.01);
    printf("\nThe full batch takes one sure step where the others take many "
           "rough ones.\nOne image at a time cannot use the matrix product: it "
           "takes longest.\n");
}

int main(int argc, char **argv)
{
    long epochs = 5, full = 0;
    const tg_argument table[] = {
        {"--epochs", "N", .whole = &epochs, .min = 1, .max = 1000},
        {"--full", "0|1", .whole = &full, .min = 0, .max = 1}};
    tg_arguments_read(argc, argv, table, 2);
    printf("Lesson 09: batch, stochastic, mini-batch\n\n");
    tg_mnist digits = {0};
    if (!load(full, &digits)) {
        fprintf(stderr, "lesson 09: %s\n", tg_error());
        return 1;
    }
    tg_array_flatten(digits.train_images);
    tg_array_flatten(digits.test_images);
    if (full) {
        printf("One epoch of all 60,000 images:\n\n");
        train("mini-batch", &digits, MOST, 1, 128, 0.1);
        train("stochastic", &digits, MOST, 1, 1, 0.01);
        tg_mnist_free(&digits);
        return 0;
    }
    three_ways(&digits, epochs);

    tg_section("2. The rough steps are right on average");
    printf("The mean of 40 mini-batch gradients is the full gradient, but for "
           "rounding:\n%s\n\n",
           mean_against_full(&digits, 50) < 1e-5
               ? "they differ by less than 0.00001 of it."
               : "NO: THEY DIFFER.");
    paths();

    tg_tape *tape = tg_tape_new();
    tg_model *model = make(tape);
    tg_inspect(
        loss_over(model, &digits, (size_t[]){0, 1}, 2)); /* make step-09 */
    tg_tape_free(tape);
    tg_mnist_free(&digits);
    printf("\nTry next: the full batch with rate 1. How many epochs does it "
           "need?\n");
    return 0;
}

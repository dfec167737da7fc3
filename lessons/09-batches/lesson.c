/* Lesson 09: batch, stochastic, mini-batch.
 *
 * The article prints one formula three times (3.3.1, 3.3.2, 3.3.3). What
 * differs is which samples E sums over: all, one, or a few. The same network
 * learns the same digits in all three ways; then with larger rates, and in
 * other orders. */
#include <stdio.h>
#include <stdlib.h>

#include "lesson.h"

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

/* E: the mean loss over images rows[0 .. n-1]. */
tg_tensor *loss_over(tg_model *model, const tg_mnist *d, const size_t *rows,
                     size_t n)
{
    tg_tensor *x = tg_batch_input(model->tape, "x", d->train_images, rows, n);
    tg_tensor *y = tg_batch_input(model->tape, "y", d->train_labels, rows, n);
    return tg_model_loss(model, x, y, true);
}

/* All zeros first, then all ones, ... */
static void sort_by_label(const tg_mnist *d, tg_batches *b)
{
    size_t at = 0;
    for (int digit = 0; digit < 10; digit++)
        for (size_t i = 0; i < b->rows; i++)
            if (tg_array_get(d->train_labels, i) == digit)
                b->order[at++] = i;
}

learner begin(const tg_mnist *d, size_t images, size_t batch, double rate,
              order how)
{
    learner l = {.d = d, .model = make(tg_tape_new()), .rate = rate};
    l.batches = tg_batches_new(images, batch, how == SHUFFLED, 9);
    if (how == SORTED)
        sort_by_label(d, l.batches);
    return l;
}

/* Once over all images, a step for each batch. Returns E before the last. */
double epoch(learner *l)
{
    tg_tape *tape = l->model->tape;
    tg_mark start = tg_tape_mark(tape);
    const size_t *rows;
    double e = 0;
    tg_batches_begin_epoch(l->batches);
    for (size_t n; tg_batches_next(l->batches, &rows, &n);) {
        tg_tensor *loss = loss_over(l->model, l->d, rows, n);
        tg_backward(loss);
        for (int p = 0; p < l->model->params; p++)
            tg_descend(l->model->param[p], l->rate);
        e = tg_item(loss);
        tg_rewind(tape, start);
    }
    return e;
}

/* On the test images. */
double accuracy(const learner *l)
{
    return tg_evaluate(l->model, l->d->test_images, l->d->test_labels).accuracy;
}

void end(learner *l)
{
    tg_tape_free(l->model->tape);
    tg_batches_free(l->batches);
}

static bool load(bool all, tg_mnist *d)
{
    const char *folder = getenv("TG_DATA");
    if (all && (!folder || !tg_mnist_exists(folder))) {
        tg_set_error("--full needs MNIST: make mnist");
        return false;
    }
    if (!tg_mnist_load_or_generate(folder, IMAGES, 1000, 9, d))
        return false;
    tg_array_flatten(d->train_images);
    tg_array_flatten(d->test_images);
    printf("Data: %s\n", d->generated ? "generated digits" : "MNIST");
    return true;
}

/* For make step-09, html-09, svg-09; returns whether it was one of them. */
static bool show_graph(const tg_mnist *d)
{
    tg_model *model = make(tg_tape_new());
    const bool shown = tg_inspect(loss_over(model, d, (size_t[]){0, 1}, 2));
    tg_tape_free(model->tape);
    return shown;
}

static void lecture(const tg_mnist *d, long epochs)
{
    const bool shown = show_graph(d);
    if (!shown)
        compare_ways(d, epochs);
    compare_rates(d);
    if (!shown)
        compare_orders(d, epochs);
    tg_section("4. Right on average");
    compare_mean(d);
    show_paths();
}

int main(int argc, char **argv)
{
    long epochs = 5, full = 0;
    const tg_argument table[] = {
        {"--epochs", "N", .whole = &epochs, .min = 1, .max = 1000},
        {"--full", "0|1", .whole = &full, .min = 0, .max = 1}};
    tg_arguments_read(argc, argv, table, 2);
    printf("Lesson 09: batch, stochastic, mini-batch\n\n");
    tg_mnist d = {0};
    if (!load(full, &d)) {
        fprintf(stderr, "lesson 09: %s\n", tg_error());
        return 1;
    }
    if (full)
        all_of_mnist(&d);
    else
        lecture(&d, epochs);
    tg_mnist_free(&d);
    printf("\nTry next: batches of 1 to 500, all with rate 0.1. Which size is "
           "best?\n");
    return 0;
}

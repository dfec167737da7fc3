/* Lesson 13: the article's program. 784-128-10 on MNIST.
 *
 * The Keras program of the article's section 4, line by line, on the tape that
 * the earlier lessons have built: Adam, categorical cross-entropy, 10 epochs
 * of batches of 128, then the accuracy on 10,000 images never seen before.
 * And the same once more as a loop that hides nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson.h"
#include "own.h"
#include "report.h"

typedef struct settings {
    long epochs, batch, seed, draw;
    double rate;
    const char *data, *save, *load, *pgm;
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
        {"--save", "FILE", .text = &s.save},
        {"--load", "FILE", .text = &s.load},
        {"--pgm", "FILE", .text = &s.pgm},
        {"--draw", "1", .whole = &s.draw, .min = 0, .max = 1},
    };
    tg_arguments_read(argc, argv, table, sizeof table / sizeof *table);
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
tg_model *build(tg_tape *tape)
{
    tg_layer *input_layer = tg_input_layer(tape, 784);
    tg_layer *hidden_layer = tg_dense(input_layer, 128, "relu");
    tg_layer *output_layer = tg_dense(hidden_layer, 10, "softmax");
    return tg_model_of(input_layer, output_layer);
}

/* What fit does, spelled out: batch, forward, backward, step, forget. */
static void spelled_out(tg_model *model, const tg_array *x, const tg_array *y,
                        size_t rows, size_t size)
{
    tg_tape *tape = model->tape;
    tg_batches *batches = tg_batches_new(rows, size, true,
                                         tg_rng_next(&tape->rng));
    const size_t *order;
    size_t n;
    if (!batches)
        tg_fail("%s", tg_error());
    tg_batches_begin_epoch(batches);
    while (tg_batches_next(batches, &order, &n)) {
        tg_mark start = tg_tape_mark(tape);
        tg_tensor *images = tg_batch_input(tape, "x", x, order, n);
        tg_tensor *targets = tg_batch_input(tape, "y", y, order, n);
        tg_tensor **p = model->param; /* W1, b1, W2, b2 */
        tg_tensor *h = tg_relu(tg_add(tg_matmul(images, p[0]), p[1]));
        tg_tensor *z2 = tg_add(tg_matmul(h, p[2]), p[3]);
        tg_tensor *loss = tg_softmax_cross_entropy(z2, targets);
        tg_backward(loss);
        tg_optimizer_step(model->optimizer);
        tg_rewind(tape, start);
    }
    tg_batches_free(batches);
}

/* Whether one epoch of fit and of the loop end in the same bits. */
static bool same_bits(const settings *s, const tg_array *x, const tg_array *y)
{
    tg_tape *tape[2];
    tg_model *m[2];
    for (int k = 0; k < 2; k++) {
        tape[k] = tg_tape_new();
        tg_seed(tape[k], (uint64_t)s->seed);
        m[k] = build(tape[k]);
        tg_compile(m[k], "adam", "categorical_crossentropy", NULL);
    }
    tg_fit(m[0], x, y, .epochs = 1, .batch_size = 128, .quiet = true);
    spelled_out(m[1], x, y, x->dim[0], 128);
    const bool same = memcmp(m[0]->param[0]->data, m[1]->param[0]->data,
                             m[0]->param[0]->count * sizeof(tg_real)) == 0 &&
                      memcmp(m[0]->param[2]->data, m[1]->param[2]->data,
                             m[0]->param[2]->count * sizeof(tg_real)) == 0;
    tg_tape_free(tape[0]);
    tg_tape_free(tape[1]);
    return same;
}

/* A network that cannot learn one batch by heart has a bug: the loss of 16
 * images after 60 steps on them alone. Also where tg_inspect looks. */
static double overfit(const settings *s, const tg_array *x, const tg_array *y,
                      double *before, bool *looked)
{
    size_t order[16];
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, (uint64_t)s->seed);
    tg_model *model = build(tape);
    tg_compile(model, "adam", "categorical_crossentropy", NULL);
    tg_film *film = tg_look_film(); /* make html-13 */
    tg_mark start = tg_tape_mark(tape);
    double loss = 0;
    for (size_t i = 0; i < 16; i++)
        order[i] = i;
    for (int step = 0; step <= 60 && (film || !*looked); step++) {
        tg_tensor *images = tg_batch_input(tape, "x", x, order, 16);
        tg_tensor *targets = tg_batch_input(tape, "y", y, order, 16);
        tg_tensor *e = tg_model_loss(model, images, targets, true);
        tg_backward(e);
        loss = tg_item(e);
        if (step == 0) {
            *before = loss;
            *looked = tg_inspect(
                tg_named(e, "loss")); /* make step-13, svg-13 */
        }
        tg_record(film, e);
        if (step == 60)
            tg_look_at_film(tg_named(e, "loss"), film);
        tg_optimizer_step(model->optimizer);
        tg_rewind(tape, start);
    }
    tg_film_free(film);
    tg_tape_free(tape);
    return loss;
}

/* Trains, or loads what was trained. */
static bool prepare(const settings *s, tg_model *model, const tg_array *x,
                    const tg_array *y)
{
    if (s->load)
        return load_weights(model, s->load);
    tg_fit(model, x, y, .epochs = (int)s->epochs, .batch_size = (int)s->batch);
    printf("\n");
    curves(tg_history(model, "loss"), (int)s->epochs);
    return !s->save || save_weights(model, s->save);
}

static bool run(const settings *s, tg_tape *tape, tg_mnist *digits,
                tg_array **y)
{
    tg_real own[PIXELS];
    if ((s->pgm && !read_pgm(s->pgm, own)) || !load(s, digits))
        return false;
    /* The article gives fit integer labels, which this loss refuses; the fix
     * is the one-hot form, to_categorical in Keras. */
    tg_array *x_train = digits->train_images, *x_test = digits->test_images;
    tg_array_flatten(x_train);
    tg_array_flatten(x_test);
    y[0] = tg_to_categorical(digits->train_labels, 10);
    y[1] = tg_to_categorical(digits->test_labels, 10);
    if (!y[0] || !y[1])
        return false;
    double before, after;
    bool looked = false;
    after = overfit(s, x_train, y[0], &before, &looked);
    if (looked)
        return true;
    printf("One batch by heart: its loss goes from %.2f to %.4f\n", before,
           after);

    tg_seed(tape, (uint64_t)s->seed);
    tg_model *model = build(tape);
    tg_compile(model, tg_adam(tape, s->rate), "categorical_crossentropy",
               "accuracy");
    printf("%zu parameters, %zu training and %zu test images\n\n",
           tg_model_parameters(model), x_train->dim[0], x_test->dim[0]);
    if (!prepare(s, model, x_train, y[0]))
        return false;
    if (s->draw && !read_drawing(own))
        return false;
    if (s->pgm || s->draw) {
        answer(model, own);
        return true;
    }
    tg_scores test = tg_evaluate(model, x_test, y[1]);
    weights(model, 0);
    if (!mistakes(model, x_test, digits->test_labels))
        return false;
    printf("\nfit and the loop spelled out: %s\n",
           same_bits(s, x_test, y[1]) ? "the same bits" : "DIFFERENT");
    printf("test loss %.4f\ntest accuracy %.2f%%\n", test.loss,
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

/* Lesson 12: optimisers, seven ways to follow a gradient: by hand (formulas.c)
 * and by the library, down a ravine, and on digits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "formulas.h"
#include "lesson.h"

/* (w1^2 + 20 w2^2) / 2: 20 times as steep across as along. */
tg_tensor *ravine(tg_tape *tape, tg_tensor *w)
{
    tg_tensor *half = tg_constant(tape, TG_SHAPE(2), (tg_real[]){0.5f, 10});
    tg_tensor *squares = tg_square(w);
    return tg_named(tg_sum(tg_mul(half, squares)), "loss");
}

/* w1 and w2 before each step from (-4, 1), by the library. */
void walk(int kind, double w1[STEPS], double w2[STEPS])
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2);
    tg_set(w, (tg_real[]){-4, 1});
    tg_optimizer *o = tg_optimizer_named(tape, NAMES[kind]);
    o->rate = RATES[kind];
    tg_film *film = kind == ADAM ? tg_look_film() : NULL; /* make html-12 */
    tg_mark start = tg_tape_mark(tape);
    for (int t = 0; t < STEPS; t++) {
        tg_tensor *loss = ravine(tape, w);
        w1[t] = (double)w->data[0], w2[t] = (double)w->data[1];
        tg_backward(loss);
        if (kind == ADAM && t == 0)
            tg_inspect(loss); /* make step-12, svg-12, dot-12 */
        tg_record(film, loss);
        tg_optimizer_step(o);
        tg_rewind(tape, start);
    }
    tg_look_at_film(ravine(tape, w), film);
    tg_film_free(film);
    tg_tape_free(tape);
}

static void down_a_ravine(void)
{
    double w1[STEPS], w2[STEPS], hand[STEPS];
    tg_section("1. Three steps, and forty");
    printf("E = (w1^2 + 20 w2^2) / 2 from (-4, 1). w1, by hand and by the "
           "library:\n\n");
    tg_plot *plot = tg_plot_new("Forty steps down a ravine", "w1", "w2");
    for (int k = 0; k < KINDS; k++) {
        walk(k, w1, w2);
        path_by_hand(k, -4, 1, STEPS, hand);
        printf("  %-8s", NAMES[k]);
        for (int t = 1; t <= 3; t++)
            printf("   %8.5f %8.5f", hand[t], w1[t]);
        printf("\n");
        if (k == SGD || k == MOMENTUM || k == RMSPROP || k == ADAM)
            tg_plot_line(plot, NAMES[k], STEPS, w1, w2);
    }
    printf("\n");
    tg_show(plot, "paths");
    tg_plot_free(plot);
    printf(
        "\nsgd leaps from wall to wall: the steep side sets its rate. Momentum "
        "adds up\nwhat stays. rmsprop and adam divide by the size of the "
        "gradient.\n");
}

static void adams_first_steps(void)
{
    tg_section("2. Adam's first steps");
    tg_guess("Without correction: shorter or longer?");
    printf(
        "Where g is always 1, m is 1 - 0.9^t and v is 1 - 0.999^t. A step is "
        "then\nm / sqrt v rates, not one:\n\n");
    for (int t = 1; t <= 10000; t *= 10) {
        const double m = 1 - pow(0.9, t), v = 1 - pow(0.999, t);
        printf("  t %5d: m %.4f, v %.4f, step %.4f\n", t, m, v, m / sqrt(v));
    }
}

static void schedule(void)
{
    tg_schedule s = tg_warm_up(tg_cosine_decay(0.001, 90, 0), 10, 0);
    double rate[101];
    tg_section("3. A schedule");
    for (int step = 0; step <= 100; step++)
        rate[step] = tg_rate_at(&s, step);
    tg_plot *plot = tg_plot_new("Warm-up, then a cosine", "step", "rate");
    tg_plot_line(plot, NULL, 101, NULL, rate);
    tg_show(plot, "schedule");
    tg_plot_free(plot);
}

static const int KIND[] = {SGD, SGD, MOMENTUM, ADAM, ADAM};
static const double RATE[] = {0.01, 0.1, 0.1, 0.001, 0.001};

/* 784-128-10, batches of 128: the accuracy on images not trained on. */
double train(const tg_mnist *d, int row, long epochs)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 784);
    tg_dense(model, 128, "relu");
    tg_dense(model, 10, "softmax");
    tg_compile(model, NAMES[KIND[row]], "sparse_categorical_crossentropy",
               "accuracy");
    model->optimizer->rate = RATE[row];
    if (row == 4)
        model->optimizer->update = uncorrected;
    tg_fit(model, d->train_images, d->train_labels, .epochs = (int)epochs,
           .batch_size = 128, .quiet = true);
    const tg_scores test = tg_evaluate(model, d->test_images, d->test_labels);
    tg_tape_free(tape);
    return 100 * test.accuracy;
}

/* All images, or 3000, of MNIST where it is, else of generated digits. */
static void digits(bool all, long epochs)
{
    const char *folder = getenv("TG_DATA") ? getenv("TG_DATA") : "build/data";
    tg_mnist d;
    if (!tg_mnist_load_or_generate(folder, 12000, 2000, 1, &d))
        exit((fprintf(stderr, "lesson 12: %s\n", tg_error()), 1));
    if (!all)
        d.train_images->dim[0] = d.train_labels->dim[0] = IMAGES;
    tg_section("4. On digits");
    printf("%zu images of %s, %ld epochs. Right of others:\n\n",
           d.train_images->dim[0], d.generated ? "generated digits" : "MNIST",
           epochs);
    for (int row = 0; row < 5; row++)
        printf("  %-8s %5g %-12s %5.1f%%\n", NAMES[KIND[row]], RATE[row],
               row == 4 ? "uncorrected" : "", train(&d, row, epochs));
    tg_mnist_free(&d);
}

int main(int argc, char **argv)
{
    long full = 0;
    const tg_argument table[] = {
        {"--full", "EPOCHS", .whole = &full, .min = 1, .max = 1000}};
    tg_arguments_read(argc, argv, table, 1);
    printf("Lesson 12: optimisers\n");
    down_a_ravine();
    adams_first_steps();
    schedule();
    digits(full > 0, full ? full : 3);
    printf(
        "\nUncorrected adam is no worse: accuracy does not see that bug. Try "
        "next:\nmake lesson-12 ARGS=\"--full 10\", on all of MNIST.\n");
    return 0;
}

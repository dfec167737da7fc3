/* Lesson 12: momentum, Nesterov, AdaGrad, RMSProp, Adam, AdamW, schedules.
 *
 * Every optimiser is a short formula for the step. Three steps of each, by hand
 * and by the library; then their paths down a ravine; then a network. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "formulas.h"

/* E = (w1^2 + 25 w2^2) / 2: a ravine, steep across and flat along. */
static tg_tensor *ravine(tg_tape *tape, tg_tensor *w)
{
    tg_tensor *steep = tg_constant(tape, ((tg_real[]){1, 25}), 2);
    return tg_mul_scalar(tg_sum(tg_mul(steep, tg_square(w))), 0.5);
}

/* The path by formula from (-4, 1): w1[0 .. steps], w2[0 .. steps]. */
static void by_hand(formula *f, int steps, double *w1, double *w2)
{
    memory k1 = {0}, k2 = {0};
    w1[0] = -4, w2[0] = 1;
    for (int i = 0; i < steps; i++) {
        k1.step = k2.step = i + 1;
        w1[i + 1] = f(w1[i], w1[i], &k1);
        w2[i + 1] = f(w2[i], 25 * w2[i], &k2);
    }
}

/* The same by tape and library; returns the largest difference from by_hand
 * over three steps. */
static double by_library(int k, double *w1, double *w2)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2);
    double apart = 0;
    tg_set(w, (tg_real[]){-4, 1});
    tg_optimizer *optimizer = library(tape, k);
    tg_mark start = tg_tape_mark(tape);
    for (int i = 1; i <= 3; i++) {
        tg_backward(ravine(tape, w));
        tg_optimizer_step(optimizer);
        tg_rewind(tape, start);
        apart = fmax(apart, fmax(fabs((double)w->data[0] - w1[i]),
                                 fabs((double)w->data[1] - w2[i])));
    }
    tg_tape_free(tape);
    return apart;
}

static void three_steps(void)
{
    double w1[STEPS + 1], w2[STEPS + 1];
    printf(
        "              step 1          step 2          step 3     library\n");
    for (int k = 0; k < KINDS; k++) {
        by_hand(kinds[k].step, 3, w1, w2);
        printf("  %-9s", kinds[k].name);
        for (int i = 1; i <= 3; i++)
            printf("  %6.3f %6.3f ", w1[i], w2[i]);
        printf("  %s\n", by_library(k, w1, w2) < 1e-5 ? "equal" : "DIFFERENT");
    }
}

static void paths(void)
{
    double w1[STEPS + 1], w2[STEPS + 1];
    tg_plot *plot = tg_plot_new("Down a ravine", "w1", "w2");
    for (int k = 0; k < KINDS - 1; k += k == 1 ? 4 : 1) { /* 0, 1, 5 */
        by_hand(kinds[k].step, STEPS, w1, w2);
        tg_plot_line(plot, kinds[k].name, STEPS + 1, w1, w2);
    }
    tg_show(plot, "paths");
    tg_plot_free(plot);
}

static void bias_correction(void)
{
    double w1[STEPS + 1], with[STEPS + 1], without[STEPS + 1];
    by_hand(adam, 3, w1, with);
    by_hand(adam_uncorrected, 3, w1, without);
    printf("The first step of Adam across the ravine: %.3f with the "
           "correction,\n%.3f without: the means begin at 0, and the mean of "
           "the squares is slower.\n",
           with[0] - with[1], without[0] - without[1]);
}

static void schedule(void)
{
    double rate[101];
    const tg_schedule s = tg_warm_up(tg_cosine_decay(0.1, 90, 0), 10, 0);
    for (int i = 0; i <= 100; i++)
        rate[i] = tg_rate_at(&s, i);
    tg_plot *plot = tg_plot_new("Warm-up, then cosine", "step", "rate");
    tg_plot_line(plot, NULL, 101, NULL, rate);
    tg_show(plot, "schedule");
    tg_plot_free(plot);
}

/* The article's network on digits: the test accuracy after `epochs`. */
static double digits(const tg_mnist *d, int kind, double rate, int epochs)
{
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 12);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 784);
    tg_dense(model, 128, "relu");
    tg_dense(model, 10, "softmax");
    tg_optimizer *o = kind == 0   ? tg_sgd(tape, rate)
                      : kind == 1 ? tg_momentum(tape, rate, 0.9)
                                  : tg_adam(tape, rate);
    tg_compile_with(model, o, "sparse_categorical_crossentropy", "accuracy");
    tg_fit(model, d->train_images, d->train_labels, .epochs = epochs,
           .batch_size = 128, .quiet = true);
    const double accuracy =
        tg_evaluate(model, d->test_images, d->test_labels).accuracy;
    tg_tape_free(tape);
    return 100 * accuracy;
}

static bool on_digits(bool full)
{
    const char *folder = getenv("TG_DATA");
    const bool there = full && folder && tg_mnist_exists(folder);
    tg_mnist d = {0};
    if (!(there ? tg_mnist_load(folder, &d)
                : tg_mnist_generate(3000, 1000, 12, &d)))
        return false;
    tg_array_flatten(d.train_images);
    tg_array_flatten(d.test_images);
    const int epochs = full ? 10 : 3;
    printf("%s, %zu images, %d epochs, batch 128, accuracy on others:\n",
           there ? "MNIST" : "Generated digits", d.train_images->dim[0],
           epochs);
    printf("  SGD 0.01       %5.1f%%\n", digits(&d, 0, 0.01, epochs));
    printf("  SGD 0.1        %5.1f%%\n", digits(&d, 0, 0.1, epochs));
    printf("  momentum 0.03  %5.1f%%\n", digits(&d, 1, 0.03, epochs));
    printf("  Adam 0.001     %5.1f%%\n", digits(&d, 2, 0.001, epochs));
    tg_mnist_free(&d);
    return true;
}

int main(int argc, char **argv)
{
    long full = 0;
    const tg_argument table[] = {
        {"--full", "0|1", .whole = &full, .min = 0, .max = 1}};
    tg_arguments_read(argc, argv, table, 1);
    printf("Lesson 12: the optimisers\n");
    tg_section("1. Three steps of each, by formula and by the library");
    printf("E = (w1^2 + 25 w2^2) / 2 from (-4, 1):\n\n");
    three_steps();

    tg_section("2. Down a ravine");
    paths();
    printf(
        "\nSGD's rate is set by the steep side; along the flat one it crawls. "
        "Momentum\nkeeps its speed, and overshoots. Adam divides by the "
        "size of the gradient: both\ndirections move alike.\n\n");
    tg_guess("is Adam's first step longer without bias correction?");
    bias_correction();

    tg_section("3. The rate over time");
    schedule();

    tg_section("4. On digits");
    if (!on_digits(full)) {
        fprintf(stderr, "lesson 12: %s\n", tg_error());
        return 1;
    }
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2);
    tg_set(w, (tg_real[]){-4, 1});
    tg_look(ravine(tape, w)); /* make step-12, svg-12, dot-12 */
    tg_tape_free(tape);
    printf("\nTry next: momentum 0.99 in part 2. What does its path do?\n");
    return 0;
}

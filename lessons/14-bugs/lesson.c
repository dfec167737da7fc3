/* Lesson 14: the bug zoo.
 *
 * Eleven networks with a mistake, and two that are right. Accuracy tells two of
 * the mistakes; the tools of this course tell all. The code of the bugs is in
 * zoo.c, each next to what it should be; the tools are in tools.c. */
#include "lesson.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One step on a batch, by the creature's own parts. */
static void one_step(const creature *c, const network *n, tg_tensor *x,
                     const int *label, means *memory, int t)
{
    static gradients g;
    tg_tensor *params[] = {n->w1, n->b1, n->w2, n->b2};
    const double *by_param[] = {g.w1, g.b1, g.w2, g.b2};
    by_hand(c, n, x, label, &g);
    for (int p = 0; p < 4; p++) {
        tg_touch(params[p]);
        for (size_t i = 0; i < params[p]->count; i++)
            params[p]->data[i] -= (tg_real)c->step(&memory[p], i,
                                                   by_param[p][i], t);
    }
}

static double accuracy_of(tg_tape *tape, const network *n, const data *d)
{
    tg_tensor *x = tg_batch_input(tape, "x", d->digits.test_images,
                                  d->order_of_test, TEST);
    const tg_tensor *said = tg_argmax(model(n, x), 1);
    int right = 0;
    for (size_t i = 0; i < TEST; i++)
        right += (int)said->data[i] ==
                 (int)tg_array_get(d->digits.test_labels, i);
    return 100.0 * right / TEST;
}

double train(const creature *c, data *d, uint64_t start)
{
    static means memory[4];
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, c, start);
    tg_mark made = tg_tape_mark(tape);
    int label[BATCH], t = 0;
    memset(memory, 0, sizeof memory);
    for (int epoch = 0; epoch < EPOCHS; epoch++)
        for (size_t at = 0; at < TRAIN; at += BATCH) {
            tg_tensor *x = batch_of(tape, c, d, at, label);
            one_step(c, &n, x, label, memory, ++t);
            tg_rewind(tape, made);
        }
    const double accuracy = accuracy_of(tape, &n, d);
    tg_tape_free(tape);
    return accuracy;
}

void lowest_of_right(data *d, double lowest[2])
{
    for (int k = 0; k < 2; k++) {
        lowest[k] = 100;
        for (int s = 0; s < STARTS; s++)
            lowest[k] = fmin(lowest[k], train(&zoo[k], d, START + (uint64_t)s));
    }
}

bool accuracy_tells(const creature *c, double accuracy, const double lowest[2])
{
    return accuracy < lowest[c->step != plain] - 5;
}

/* Trains all, and draws their accuracies; returns how many bugs that tells. */
static int what_accuracy_says(data *d)
{
    const char *names[CREATURES];
    double accuracy[CREATURES], lowest[2];
    int told = 0;
    tg_guess("how many of 11 bugs does accuracy give away?");
    lowest_of_right(d, lowest);
    for (int k = 0; k < CREATURES; k++) {
        names[k] = zoo[k].name;
        accuracy[k] = train(&zoo[k], d, START);
        told += accuracy_tells(&zoo[k], accuracy[k], lowest);
    }
    tg_plot *plot = tg_plot_new("Test accuracy, percent", NULL, NULL);
    tg_plot_bars(plot, CREATURES, names, accuracy);
    tg_show(plot, "accuracy");
    tg_plot_free(plot);
    printf("\nThe right ones, from %d starts: at least %.1f%%, with Adam "
           "%.1f%%.\nFive points below that are %d of the %d with a bug.\n",
           STARTS, lowest[0], lowest[1], told, CREATURES - 2);
    return told;
}

static void what_the_tools_say(const data *d)
{
    saying says[TOOLS];
    for (int k = 0; k < CREATURES; k++) {
        const int n = diagnose(&zoo[k], d, says);
        printf("  %-20s%s\n", zoo[k].name, n ? says[0] : "all tools agree");
        for (int i = 1; i < n; i++)
            printf("  %-20s%s\n", "", says[i]);
    }
}

int main(int argc, char **argv)
{
    static data d;
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 14: the bug zoo\n\n");
    if (!load(&d)) {
        fprintf(stderr, "lesson 14: %s\n", tg_error());
        return 1;
    }
    tg_tape *tape = tg_tape_new();
    const creature *last = &zoo[CREATURES - 1];
    const network n = make(tape, last, START);
    int label[BATCH];
    /* make step-14: nothing is trained. */
    if (!tg_inspect(loss_of(tape, last, &d, &n, 0, label)) ||
        getenv("TG_PICTURES")) {
        printf("784-64-10, gradients by hand, %d %s digits, %d epochs:\n\n",
               TRAIN, d.digits.generated ? "generated" : "MNIST", EPOCHS);
        const int told = what_accuracy_says(&d);
        tg_guess("how many do the tools find?");
        printf("\nBy how much the gradients are off, of their largest slope, "
               "and more:\n\n");
        what_the_tools_say(&d);
        printf("\n");
        show_check(&d);
        printf("\nAccuracy gives %d away. The tools need no training.\n", told);
        printf("\nTry next: make step-14 is the creature with the detach: info "
               "health, path b1.\n");
    }
    tg_tape_free(tape);
    tg_mnist_free(&d.digits);
    return 0;
}

/* Lesson 07: XOR, and luck.
 *
 * A hidden layer of four units solves what no single neuron can: XOR. Whether
 * it does depends on where it starts. So it starts a thousand times, with
 * three activations. */
#include <stdio.h>
#include <stdlib.h>

#include "lesson.h"

static const tg_real corners[] = {0, 0, 0, 1, 1, 0, 1, 1};
static const tg_real targets[] = {0, 1, 1, 0};

tg_tensor *leaky(tg_tensor *z)
{
    return tg_leaky_relu(z, 0.01);
}

/* Weights by Glorot's rule: from -r to r, r^2 = 6 / (inputs + outputs). */
network make(tg_tape *tape, activation *f, uint64_t start)
{
    tg_rng rng = tg_rng_new(start);
    const network n = {
        tg_param(tape, "W1", 2, UNITS), tg_param(tape, "b1", UNITS),
        tg_param(tape, "W2", UNITS, 1), tg_param(tape, "b2", 1), f};
    tg_init_glorot_uniform(n.w1, &rng);
    tg_init_glorot_uniform(n.w2, &rng);
    return n;
}

/* x [n x 2] -> h [n x 4]: the new coordinates of each point. */
tg_tensor *hidden(const network *n, tg_tensor *x)
{
    tg_tensor *weighted = tg_matmul(x, n->w1);
    return tg_named(n->f(tg_add(weighted, n->b1)), "h");
}

/* -> z [n x 1]: more than 0 means 1. */
tg_tensor *output(const network *n, tg_tensor *x)
{
    tg_tensor *h = hidden(n, x);
    tg_tensor *weighted = tg_matmul(h, n->w2);
    return tg_named(tg_add(weighted, n->b2), "z");
}

/* The cross-entropy of p = sigmoid(z), over the four corners. */
tg_tensor *error_of(tg_tape *tape, const network *n, tg_tensor **z)
{
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4, 2), corners);
    tg_tensor *y = tg_input(tape, "y", TG_SHAPE(4, 1), targets);
    *z = output(n, x);
    return tg_named(tg_bce_with_logits(*z, y), "E");
}

/* NaN, "not a number", is neither > 0 nor <= 0: it is never right. */
static bool all_right(const tg_tensor *z)
{
    bool right = true;
    for (int i = 0; i < 4; i++)
        right = right && (targets[i] > 0 ? z->data[i] > 0 : z->data[i] <= 0);
    return right;
}

/* Takes steps of gradient descent, rate 1, until all four are right; returns
 * how many: `most` if that never happens, or with `stop` false. */
int learn(tg_tape *tape, const network *n, int most, bool stop, tg_film *film)
{
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *params[] = {n->w1, n->b1, n->w2, n->b2}, *z;
    int step = 0;
    for (; step < most; step++) {
        tg_tensor *e = error_of(tape, n, &z);
        if (stop && all_right(z))
            break;
        tg_backward(e);
        tg_record(film, e);
        for (int p = 0; p < 4; p++)
            tg_descend(params[p], 1);
        tg_rewind(tape, start);
    }
    tg_rewind(tape, start);
    return step;
}

static int by_size(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The starts 0, 1, ..., starts - 1, each trained until it is solved. */
tally try_starts(activation *f, int starts, int most)
{
    static int steps[MOST_STARTS]; /* of those that were solved */
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        tg_tape *tape = tg_tape_new();
        const network n = make(tape, f, (uint64_t)start);
        steps[solved] = learn(tape, &n, most, true, NULL);
        solved += steps[solved] < most;
        tg_tape_free(tape);
    }
    qsort(steps, (size_t)solved, sizeof *steps, by_size);
    return (tally){.share = (double)solved / starts,
                   .half = solved ? steps[solved / 2] : 0,
                   .nine_10 = solved ? steps[9 * solved / 10] : 0};
}

static void many_runs(int starts, int steps)
{
    activation *const f[] = {tg_sigmoid, tg_relu, leaky};
    printf("%d starts, at most %d steps each. The share that is solved, and "
           "how many\nsteps are enough for half of those, and for 9 of 10:\n\n"
           "              share    half  9 of 10\n",
           starts, steps);
    for (int k = 0; k < 3; k++) {
        const tally t = try_starts(f[k], starts, steps);
        printf("  %-11s %.2f %7d %8d\n", name_of(f[k]), t.share, t.half,
               t.nine_10);
    }
}

int main(int argc, char **argv)
{
    long start = 2, seeds = 1000, steps = 5000;
    const tg_argument table[] = {
        {"--start", "N", .whole = &start, .min = 0, .max = MOST_STARTS},
        {"--seeds", "N", .whole = &seeds, .min = 1, .max = MOST_STARTS},
        {"--steps", "N", .whole = &steps, .min = 1, .max = 100000}};
    tg_arguments_read(argc, argv, table, 3);
    printf("Lesson 07: XOR, and luck\n");
    tg_section("1. A hidden layer solves XOR");
    tg_guess("it learns in 2000 steps. When is most of it learnt?");
    if (show_one((uint64_t)start))
        return 0;
    tg_section("2. Luck");
    tg_guess("what share of its starts does ReLU solve?");
    many_runs((int)seeds, (int)steps);
    printf(
        "\nA ReLU unit that is off at all four corners gets no gradient: it "
        "is dead. One\nthat is on at all four bends nothing. The small slope "
        "of leaky ReLU lets most\nof the dead come back, slowly. One seed is "
        "no measurement.\n\nTry next: --steps 500. Which of the three needs "
        "more?\n");
    return 0;
}

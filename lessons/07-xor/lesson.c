/* Lesson 07: XOR, and luck.
 *
 * A hidden layer of four units solves what no single neuron can: XOR. Whether
 * it does depends on where it starts. So it starts a thousand times, with
 * three activations. */
#include <stdio.h>

#include "lesson.h"

static const tg_real corners[] = {0, 0, 0, 1, 1, 0, 1, 1};
static const tg_real targets[] = {0, 1, 1, 0};

tg_tensor *leaky(tg_tensor *z)
{
    return tg_leaky_relu(z, 0.01);
}

network make(tg_tape *tape, activation *f, uint64_t seed)
{
    tg_rng rng = tg_rng_new(seed);
    const network n = {tg_param(tape, "W1", 2, 4), tg_param(tape, "b1", 4),
                       tg_param(tape, "W2", 4, 1), tg_param(tape, "b2", 1), f};
    tg_init_glorot_uniform(n.w1, &rng);
    tg_init_glorot_uniform(n.w2, &rng);
    return n;
}

/* x [n x 2] -> z [n x 1]: more than 0 means 1. */
static tg_tensor *output(const network *n, tg_tensor *x)
{
    tg_tensor *weighted = tg_matmul(x, n->w1);
    tg_tensor *h = tg_named(n->f(tg_add(weighted, n->b1)), "h");
    weighted = tg_matmul(h, n->w2);
    return tg_named(tg_add(weighted, n->b2), "z");
}

/* The cross-entropy over the four corners. */
tg_tensor *error_of(tg_tape *tape, const network *n, tg_tensor **z)
{
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4, 2), corners);
    tg_tensor *y = tg_input(tape, "y", TG_SHAPE(4, 1), targets);
    *z = output(n, x);
    return tg_named(tg_bce_with_logits(*z, y), "E");
}

static bool all_right(const tg_tensor *z)
{
    bool right = true;
    for (int i = 0; i < 4; i++)
        right = right && (z->data[i] > 0) == (targets[i] > 0);
    return right;
}

/* Steps of gradient descent, rate 1, until all four are right; `most` when
 * that does not come. With `stop` false always `most`. */
int learn(tg_tape *tape, const network *n, int most, bool stop, tg_film *film)
{
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *params[] = {n->w1, n->b1, n->w2, n->b2}, *z;
    for (int step = 0; step < most; step++) {
        tg_tensor *e = error_of(tape, n, &z);
        if (stop && all_right(z))
            most = step;
        tg_backward(e);
        tg_record(film, e);
        for (int p = 0; p < 4; p++)
            tg_descend(params[p], 1);
        tg_rewind(tape, start);
    }
    return most;
}

/* How many of `seeds` starts are solved in `most` steps. */
int count_solved(activation *f, int seeds, int most)
{
    int solved = 0;
    for (int seed = 0; seed < seeds; seed++) {
        tg_tape *tape = tg_tape_new();
        const network n = make(tape, f, (uint64_t)seed);
        solved += learn(tape, &n, most, true, NULL) < most;
        tg_tape_free(tape);
    }
    return solved;
}

static double says_one(double x1, double x2, void *context)
{
    const network *n = context;
    tg_tape *tape = n->w1->tape;
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2),
                            (tg_real[]){(tg_real)x1, (tg_real)x2});
    const double p = tg_item(tg_sigmoid(output(n, x)));
    tg_rewind(tape, start);
    return p;
}

static void draw(const char *title, const char *name, network *n)
{
    tg_plot *plot = tg_plot_new(title, "x1", "x2");
    tg_plot_boundary(plot, says_one, n, -0.5, 1.5, -0.5, 1.5);
    tg_plot_points(plot, "0", 2, (double[]){0, 1}, (double[]){0, 1});
    tg_plot_points(plot, "1", 2, (double[]){0, 1}, (double[]){1, 0});
    tg_show(plot, name);
    tg_plot_free(plot);
}

int main(int argc, char **argv)
{
    long seeds = 1000, steps = 5000;
    const tg_argument table[] = {
        {"--seeds", "N", .whole = &seeds, .min = 1, .max = 100000},
        {"--steps", "N", .whole = &steps, .min = 1, .max = 100000}};
    tg_arguments_read(argc, argv, table, 2);
    printf("Lesson 07: XOR, and luck\n");
    tg_section("1. A hidden layer solves XOR");
    tg_tape *tape = tg_tape_new();
    network n = make(tape, tg_sigmoid, 1);
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *z;
    tg_inspect(error_of(tape, &n, &z)); /* make step-07, svg-07, dot-07 */
    tg_rewind(tape, start);
    tg_film *film = tg_look_film(); /* make html-07 */
    tg_film_boundary(film, says_one, &n, -0.5, 1.5, -0.5, 1.5);
    tg_film_points(film, 4, (double[]){0, 0, 1, 1}, (double[]){0, 1, 0, 1},
                   (double[]){0, 1, 1, 0});
    learn(tape, &n, 100, false, film);
    draw("After 100 steps", "early", &n);
    learn(tape, &n, 1900, false, film);
    draw("After 2000 steps", "late", &n);
    tg_look_at_film(error_of(tape, &n, &z), film);
    tg_film_free(film);
    tg_tape_free(tape);
    printf("\nFor a while nothing happens: the four units have to part. Then "
           "they fold the\nplane, and one line separates what is folded.\n");

    tg_section("2. Luck");
    tg_guess("of 1000 starts, how many does ReLU solve?");
    printf("%ld starts, at most %ld steps. The share that is solved:\n", seeds,
           steps);
    activation *const f[] = {tg_sigmoid, tg_relu, leaky};
    static const char *const name[] = {"sigmoid", "relu", "leaky relu"};
    for (int k = 0; k < 3; k++)
        printf("  %-11s %.2f\n", name[k],
               count_solved(f[k], (int)seeds, (int)steps) / (double)seeds);
    printf("\nA ReLU unit that is off at all four corners gets no gradient: it "
           "is dead,\nand two living units are needed. Leaky ReLU's 0.01 lets "
           "most of them come\nback, slowly. No seed is a measurement; a "
           "thousand are.\n\nTry next: --steps 500. Which of the three needs "
           "the steps?\n");
    return 0;
}

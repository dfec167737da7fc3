/* Lesson 11: initialisation and depth.
 *
 * In ten layers a gradient is multiplied ten times. If each layer makes it a
 * little smaller, the first layers learn nothing; a little larger, and it
 * explodes. Where the weights begin decides which. */
#include <math.h>
#include <stdio.h>

#include "tapegrad.h"

enum { DEPTH = 10, WIDTH = 64, BATCH = 64 };

typedef tg_tensor *activation(tg_tensor *z);
typedef void initialiser(tg_tensor *w, tg_rng *rng);

typedef struct network {
    tg_tensor *w[DEPTH];
    activation *f;
} network;

static network make(tg_tape *tape, activation *f, initialiser *init)
{
    network n = {.f = f};
    tg_rng rng = tg_rng_new(11);
    for (int l = 0; l < DEPTH; l++) {
        char name[16];
        snprintf(name, sizeof name, "W%d", l + 1);
        n.w[l] = tg_param(tape, name, WIDTH, WIDTH);
        init(n.w[l], &rng);
    }
    return n;
}

/* sum(r * h) behind ten layers h <- f(h W), for random x and r. */
static tg_tensor *loss_of(tg_tape *tape, const network *n, int rows)
{
    tg_rng rng = tg_rng_new(1);
    tg_tensor *h = tg_input(tape, "x", NULL, rows, WIDTH);
    tg_tensor *r = tg_input(tape, "r", NULL, rows, WIDTH);
    for (size_t i = 0; i < h->count; i++) {
        h->data[i] = (tg_real)tg_rng_normal(&rng);
        r->data[i] = (tg_real)tg_rng_normal(&rng);
    }
    for (int l = 0; l < DEPTH; l++)
        h = n->f(tg_matmul(h, n->w[l]));
    return tg_sum(tg_mul(h, r));
}

static double rms(const tg_tensor *t)
{
    double sum = 0;
    for (size_t i = 0; i < t->count; i++)
        sum += (double)t->data[i] * (double)t->data[i];
    return sqrt(sum / (double)t->count);
}

/* log10 of the gradient's size in each layer, relative to the last. Returns
 * that of the first; *output is log10 of the size of the last layer's h. */
static double sizes(activation *f, initialiser *init, double *size,
                    double *output)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, f, init);
    tg_tensor *loss = loss_of(tape, &n, BATCH);
    tg_backward(loss);
    for (int l = 0; l < DEPTH; l++)
        size[l] = log10(rms(n.w[l]->grad) / rms(n.w[DEPTH - 1]->grad));
    *output = log10(rms(loss->in[0]->in[0]));
    tg_tape_free(tape);
    return size[0];
}

static void too_small(tg_tensor *w, tg_rng *rng)
{
    tg_init_normal(w, 0, 0.05, rng);
}

static void too_large(tg_tensor *w, tg_rng *rng)
{
    tg_init_normal(w, 0, 0.5, rng);
}

static const struct kind {
    const char *name;
    activation *f;
    initialiser *init;
} kinds[] = {
    {"sigmoid, Glorot", tg_sigmoid, tg_init_glorot_uniform},
    {"tanh, Glorot", tg_tanh, tg_init_glorot_uniform},
    {"relu, He", tg_relu, tg_init_he_normal},
    {"relu, too small", tg_relu, too_small},
    {"relu, too large", tg_relu, too_large},
};
enum { KINDS = 5 };

static void depth(void)
{
    static double size[DEPTH], layer[DEPTH];
    tg_plot *plot = tg_plot_new("Gradients, layer by layer", "layer",
                                "size, as a power of 10");
    for (int k = 0; k < KINDS; k++) {
        double output;
        const double first = sizes(kinds[k].f, kinds[k].init, size, &output);
        printf("  %-16s  10^%-5.1f      10^%-5.1f\n", kinds[k].name, first,
               output);
        for (int l = 0; l < DEPTH; l++)
            layer[l] = l + 1;
        tg_plot_line(plot, kinds[k].name, DEPTH, layer, size);
    }
    printf("\n");
    tg_show(plot, "sizes");
    tg_plot_free(plot);
}

static void ones_tenth(tg_tensor *w, tg_rng *rng)
{
    (void)rng;
    tg_init_constant(w, 0.1);
}

/* How many different columns the gradient of layer 2 has. */
static int different_units(initialiser *init)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, tg_tanh, init);
    tg_backward(loss_of(tape, &n, BATCH));
    const tg_real *g = n.w[1]->grad->data;
    int different = 1;
    for (int j = 1; j < WIDTH; j++)
        different += fabs((double)(g[j] - g[j - 1])) >
                     1e-6 * fabs((double)g[0]);
    tg_tape_free(tape);
    return different;
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 11: initialisation and depth\n");
    tg_section("1. Ten layers");
    printf("Ten layers of 64. The gradient's size (rms) in the first layer, "
           "divided\nby that in the last; and the size of the output, for "
           "inputs of size 1:\n\n");
    tg_guess(
        "a sigmoid's slope is at most 1/4; what is left after ten layers?");
    depth();
    printf("\nA sigmoid takes away more than 2/3 in each layer. With tanh and "
           "ReLU the\ngradients are alike, but the wrong variance lets the "
           "numbers die out or explode.\nGlorot's is 2 / (in + out); He's is "
           "2 / in, since a ReLU lets half through.\n");

    tg_section("2. Why not begin at 0, or all alike?");
    printf("Of 64 units in layer 2, so many have gradients of their own:\n"
           "  all weights 0.1   %d\n  Glorot            %d\n\nUnits that are "
           "alike receive the same gradient and stay alike for ever:\na layer "
           "of 64 is then a layer of one.\n",
           different_units(ones_tenth),
           different_units(tg_init_glorot_uniform));

    tg_tape *tape = tg_tape_new();
    const network n = make(tape, tg_sigmoid, tg_init_glorot_uniform);
    tg_look(loss_of(tape, &n, 2)); /* make step-11, svg-11, dot-11 */
    tg_tape_free(tape);
    printf("\nTry next: DEPTH 30. Which of the five survive?\n");
    return 0;
}

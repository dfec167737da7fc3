/* Lesson 11: initialisation and depth.
 *
 * What arrives at the first of ten layers has passed nine slopes and nine
 * matrices: it keeps its size only if each of them does. */
#include <math.h>
#include <stdio.h>

#include "lesson.h"

const kind KINDS[] = {
    {"sigmoid, Glorot", tg_sigmoid, tg_init_glorot_uniform, 0},
    {"tanh, Glorot", tg_tanh, tg_init_glorot_uniform, 0},
    {"ReLU, He", tg_relu, tg_init_he_normal, 0},
    {"tanh, small: 0.02", tg_tanh, NULL, 0.02},
    {"ReLU, large: 0.5", tg_relu, NULL, 0.5},
    {"sigmoid, zeros", tg_sigmoid, NULL, 0},
    {"tanh, zeros", tg_tanh, NULL, 0},
};

network make(tg_tape *tape, const kind *k, int depth, int n, int batch,
             uint64_t seed)
{
    network net = {.depth = depth};
    tg_rng rng = tg_rng_new(seed);
    net.x = tg_input(tape, "x", TG_SHAPE(batch, n), NULL);
    net.y = tg_input(tape, "y", TG_SHAPE(batch, n), NULL);
    tg_init_normal(net.x, 0, 1, &rng);
    tg_init_normal(net.y, 0, 1, &rng);
    for (int l = 0; l < depth; l++) {
        net.w[l] = tg_param(tape, "W", n, n);
        tg_init_normal(net.w[l], 0, k->deviation, &rng);
        if (k->init)
            k->init(net.w[l], &rng);
    }
    return net;
}

/* z = h W, h = f(z), layer by layer; the last layer is linear. No biases. */
tg_tensor *loss_of(network *net, const kind *k)
{
    tg_tensor *h = net->x;
    for (int l = 0; l < net->depth; l++) {
        net->z[l] = tg_named(tg_matmul(h, net->w[l]), "z");
        h = net->h[l] = l < net->depth - 1 ? k->f(net->z[l]) : net->z[l];
    }
    return tg_named(tg_mse(h, net->y), "loss");
}

/* The root of the mean square. */
double rms(const tg_tensor *t)
{
    double squares = 0;
    for (size_t i = 0; i < t->count; i++)
        squares += pow((double)t->data[i], 2) / (double)t->count;
    return sqrt(squares);
}

/* Adds a kind's line to the plot, and a row to the table. */
static void measure(tg_plot *plot, const kind *k)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, k, DEEP, WIDE, BATCH, 1);
    tg_tensor *loss = loss_of(&net, k);
    double size[DEEP], layer[DEEP] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    tg_backward(loss);
    for (int l = 0; l < DEEP; l++)
        size[l] = log10(rms(net.w[l]->grad));
    tg_plot_line(plot, k->name, DEEP, layer, size);
    printf("  %-18s %7.2f %9.2f %9.2f %10.2f %9.2f\n", k->name,
           log10(rms(net.h[DEEP - 2]) / rms(net.h[0])),
           log10(rms(net.z[0]->grad) / rms(net.z[DEEP - 1]->grad)),
           size[0] - size[DEEP - 1], size[0], size[DEEP - 1]);
    if (k->f == tg_tanh && k->init)
        tg_inspect(loss); /* make step-11, svg-11, dot-11 */
    tg_tape_free(tape);
}

static void depth(void)
{
    tg_section("1. Ten layers");
    printf("Powers of ten: h of layer 9 over 1, delta and dW of 1 over 10.\n\n"
           "%27s %9s %9s %10s %9s\n",
           "h", "delta", "dW", "dW of 1", "of 10");
    tg_plot *plot = tg_plot_new("Gradient of the weights", "layer", "log10 dW");
    for (int i = 0; i < ZEROS; i++)
        measure(plot, &KINDS[i]);
    tg_show(plot, "depth");
    tg_plot_free(plot);
    printf("\nA sigmoid's slope is 1/4 at most. Small weights shrink h on its "
           "way up and\ndelta on its way down; dW is their product, small in "
           "every layer: its ratio\ndoes not show it. Large ones explode.\n");
}

/* Returns how many numbers of the first W are not like the first of the row. */
int begin_from(const kind *k)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, k, 2, 4, 8, 1);
    tg_mark start = tg_tape_mark(tape);
    int different = 0;
    for (int step = 0; step < 200; step++) {
        tg_backward(loss_of(&net, k));
        tg_descend(net.w[0], 0.5);
        tg_descend(net.w[1], 0.5);
        tg_rewind(tape, start);
    }
    const tg_real *w = net.w[0]->data;
    for (int i = 0; i < 16; i++)
        different += w[i] != w[i / 4 * 4];
    printf("  %-16s %6.3f    %8.3f %8.3f %8.3f %8.3f  %5d\n", k->name,
           tg_item(loss_of(&net, k)), (double)w[0], (double)w[1], (double)w[2],
           (double)w[3], different);
    tg_tape_free(tape);
    return different;
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 11: initialisation and depth\n");
    depth();
    tg_section("2. Zeros");
    tg_guess("Four units begin alike. What makes them differ?");
    printf("200 steps of two layers of four units; their weights from x1:\n\n"
           "                     loss      unit 1   unit 2   unit 3   unit 4  "
           "differ\n");
    begin_from(&KINDS[0]);
    begin_from(&KINDS[ZEROS]);
    begin_from(&KINDS[ZEROS + 1]);
    printf("\nEqual units get equal gradients and stay equal, to the last bit: "
           "four do the\nwork of one. tanh 0 is 0, and with it every dW.\n\n"
           "Try next: Glorot for ReLU, and 0.3 for tanh: who is left?\n");
    return 0;
}

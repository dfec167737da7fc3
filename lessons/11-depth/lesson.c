/* Lesson 11: initialisation and depth.
 *
 * What arrives at the first of ten layers has passed nine slopes and nine
 * matrices: it keeps its size only if each of them does. */
#include <math.h>
#include <stdio.h>

#include "figures.h"

const kind KINDS[] = {
    {"sigmoid", tg_sigmoid, "Glorot", tg_init_glorot_uniform, 0},
    {"tanh", tg_tanh, "Glorot", tg_init_glorot_uniform, 0},
    {"ReLU", tg_relu, "He", tg_init_he_normal, 0},
    {"tanh", tg_tanh, NULL, NULL, 0.02},
    {"ReLU", tg_relu, NULL, NULL, 0.5},
    {"sigmoid", tg_sigmoid, NULL, NULL, 0},
    {"tanh", tg_tanh, NULL, NULL, 0},
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
        char name[16];
        snprintf(name, sizeof name, "W%d", l + 1);
        net.w[l] = tg_param(tape, name, n, n);
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

static double size_of(const tg_tensor *t)
{
    double squares = 0;
    for (size_t i = 0; i < t->count; i++)
        squares += pow((double)t->data[i], 2) / (double)t->count;
    return log10(sqrt(squares));
}

sizes measure(const kind *k, uint64_t seed)
{
    sizes s;
    tg_tape *tape = tg_tape_new();
    network net = make(tape, k, DEEP, WIDE, BATCH, seed);
    tg_tensor *loss = loss_of(&net, k);
    tg_backward(loss);
    for (int l = 0; l < DEEP; l++) {
        s.h[l] = size_of(net.h[l]);
        s.delta[l] = size_of(net.z[l]->grad);
        s.dw[l] = size_of(net.w[l]->grad);
    }
    if (k->f == tg_tanh && k->init)
        tg_inspect(loss); /* make step-11, svg-11, dot-11, html-11 */
    tg_tape_free(tape);
    return s;
}

int main(int argc, char **argv)
{
    sizes s[ZEROS];
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 11: initialisation and depth\n");
    for (int i = 0; i < ZEROS; i++)
        s[i] = measure(&KINDS[i], 1);
    tg_section("1. On the way up");
    printf("%d layers of %d units; all but the last have an activation. The "
           "size of its\noutput h, in powers of ten: -2 is 0.01.\n\n",
           DEEP, WIDE);
    show(s, H);
    tg_section("2. On the way back");
    tg_guess("sigmoids: which power of ten of the last delta reaches layer 1?");
    show(s, DELTA);
    printf("\n%d slopes of 1/4 make 10^%.2f.\n", DEEP - 1,
           (DEEP - 1) * log10(0.25));
    tg_section("3. What the weights get");
    show(s, DW);
    tg_section("4. Equal units");
    tg_guess("four units begin alike. How many differ in the end?");
    printf("Two layers of four units, 200 steps. The weights from x1, and how "
           "many units\nare not like unit 1:\n\n%25s %29s %8s %6s\n",
           "loss", "weights to units 1 .. 4", "before", "after");
    begin_from(&KINDS[0]);
    begin_from(&KINDS[ZEROS]);
    begin_from(&KINDS[ZEROS + 1]);
    printf("\nTry next: Glorot for ReLU, and 0.3 for tanh: who is left?\n");
    return 0;
}

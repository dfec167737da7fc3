/* Lesson 06: backpropagation by hand, next to the tape.
 *
 * Networks of sigmoid neurons, one sample, E = sum (a - y)^2 / 2. The article's
 * formulas (3.2.2) are computed with plain loops; the tape knows none of them.
 * Both give the same numbers, but for rounding. */
#include <stdio.h>

#include "lesson.h"

/* What the neurons compute, a = f(z), and its slope, from its value:
 * f'(z) = a (1 - a). */
static tg_tensor *f(tg_tensor *z)
{
    return tg_sigmoid(z);
}

static tg_real slope(tg_real a)
{
    return a * (1 - a);
}

network make(tg_tape *tape, int layers, const int *n)
{
    if (layers > LAYERS)
        tg_fail("make: %d layers; there is room for LAYERS = %d", layers,
                LAYERS);
    network net = {.layers = layers};
    for (int l = 0; l <= layers; l++) {
        if (n[l] > UNITS)
            tg_fail("make: a layer of %d; there is room for UNITS = %d", n[l],
                    UNITS);
        net.n[l] = n[l];
    }
    for (int l = 0; l < layers; l++) {
        char name[8];
        snprintf(name, sizeof name, "W%d", l + 1);
        net.w[l] = tg_param(tape, name, n[l], n[l + 1]);
        name[0] = 'b';
        net.b[l] = tg_param(tape, name, n[l + 1]);
        for (size_t i = 0; i < net.w[l]->count; i++)
            net.w[l]->data[i] = (tg_real)((double)(i * 5 % 7) / 4 - 0.8);
        for (size_t i = 0; i < net.b[l]->count; i++)
            net.b[l]->data[i] = (tg_real)(0.1 - 0.2 * (double)i);
    }
    return net;
}

/* The article's forward pass, layer by layer, and the error. */
void forward(tg_tape *tape, network *net)
{
    static const tg_real x[UNITS] = {2, -0.5f, 0.25f, -1.5f, 3, 0.75f},
                         y[UNITS] = {1, 0, 1, 0, 1};
    net->a[0] = tg_input(tape, "x", TG_SHAPE(1, net->n[0]), x);
    for (int l = 0; l < net->layers; l++) {
        char name[8];
        tg_tensor *weighted = tg_matmul(net->a[l], net->w[l]);
        snprintf(name, sizeof name, "z%d", l + 1);
        net->z[l] = tg_named(tg_add(weighted, net->b[l]), name);
        name[0] = 'a';
        net->a[l + 1] = tg_named(f(net->z[l]), name);
    }
    net->y = tg_input(tape, "y", TG_SHAPE(1, net->n[net->layers]), y);
    tg_tensor *error = tg_sub(net->a[net->layers], net->y);
    net->loss = tg_named(tg_mul_scalar(tg_sum(tg_square(error)), 0.5), "E");
}

by_hand backpropagate(const network *net)
{
    by_hand g = {0};
    for (int l = net->layers - 1; l >= 0; l--) {
        const tg_real *a = net->a[l + 1]->data, *below = net->a[l]->data;
        const int units = net->n[l + 1];
        for (int j = 0; j < units; j++) {
            /* delta = dE/da f'(z). At the output dE/da = a - y; in a hidden
             * layer it is sum_k w_jk delta_k, over the next layer. */
            tg_real slope_of_e = 0;
            if (l == net->layers - 1)
                slope_of_e = a[j] - net->y->data[j];
            for (int k = 0; l < net->layers - 1 && k < net->n[l + 2]; k++)
                slope_of_e += net->w[l + 1]->data[j * net->n[l + 2] + k] *
                              g.delta[l + 1][k];
            g.delta[l][j] = slope_of_e * slope(a[j]);
            /* dw_ij = a_i delta_j and db_j = delta_j. */
            for (int i = 0; i < net->n[l]; i++)
                g.dw[l][i * units + j] = below[i] * g.delta[l][j];
        }
    }
    return g;
}

/* E after one step w <- w - rate dw of a 2-2-1 network. */
double error_after(double rate)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, 2, (int[]){2, 2, 1});
    tg_mark start = tg_tape_mark(tape);
    forward(tape, &net);
    tg_backward(net.loss);
    for (int l = 0; l < net.layers; l++) {
        tg_descend(net.w[l], rate);
        tg_descend(net.b[l], rate);
    }
    tg_rewind(tape, start);
    forward(tape, &net);
    const double error = tg_item(net.loss);
    tg_tape_free(tape);
    return error;
}

/* Both ways for one network; returns how far they are apart. */
double both_ways(int layers, const int *n, bool print)
{
    tg_tape *tape = tg_tape_new();
    network net = make(tape, layers, n);
    forward(tape, &net);
    tg_backward(net.loss);
    const by_hand g = backpropagate(&net);
    const double most = compare_all(&g, &net, print);
    if (print)
        tg_inspect(net.loss); /* make step-06, svg-06, dot-06 */
    tg_tape_free(tape);
    return most;
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 06: backpropagation by hand, and on the tape\n");
    tg_section("1. A small network");
    printf("By hand: delta = dE/da f'(z), dw = a delta, db = delta. On the "
           "tape, delta is\nthe gradient that arrives at z. Their difference, "
           "'apart', is a share of the\nlargest number in its group: float32 "
           "has seven digits, so 0.0000001 is rounding.\n\n");
    tg_guess("to how many digits do the two ways agree?");
    const int small[] = {2, 2, 1}, deep[] = {3, 4, 3, 2}, wide[] = {2, 8, 1};
    bool agree = say(both_ways(2, small, true), 2, small);

    tg_section("2. A deep one, and a wide one");
    printf("With several units k in the next layer, dE/da is a sum.\n\n");
    agree &= say(both_ways(3, deep, false), 3, deep);
    agree &= say(both_ways(2, wide, false), 2, wide);

    tg_section("3. The step");
    const double rates[] = {0, 0.5, -0.5};
    for (int i = 0; i < 3; i++)
        printf("  w <- w - rate dw, rate %4g: E becomes %.5f\n", rates[i],
               error_after(rates[i]));
    printf("\nTry next: make step-06, and there: delta; why W1[0,0]\n");
    return agree ? 0 : 1;
}

/* Lesson 06: backpropagation by hand, next to the tape.
 *
 * Networks of sigmoid neurons, one sample, E = sum (a - y)^2 / 2. The article's
 * formulas (3.2.2) are computed with plain loops; the tape knows none of them.
 * Both give the same numbers: 2-2-1 to the last bit, 3-4-3-2 too where the
 * order of operations is the same. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson.h"

network make(tg_tape *tape, int layers, const int *n)
{
    network net = {.layers = layers};
    for (int l = 0; l <= layers; l++)
        net.n[l] = n[l];
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
    static const tg_real x[] = {1, 0.5f, -0.5f}, y[] = {1, 0};
    net->a[0] = tg_input(tape, "x", TG_SHAPE(1, net->n[0]), x);
    for (int l = 0; l < net->layers; l++) {
        char name[8];
        tg_tensor *weighted = tg_matmul(net->a[l], net->w[l]);
        snprintf(name, sizeof name, "z%d", l + 1);
        net->z[l] = tg_named(tg_add(weighted, net->b[l]), name);
        name[0] = 'a';
        net->a[l + 1] = tg_named(tg_sigmoid(net->z[l]), name);
    }
    net->y = tg_input(tape, "y", TG_SHAPE(1, net->n[net->layers]), y);
    tg_tensor *error = tg_sub(net->a[net->layers], net->y);
    net->loss = tg_named(tg_mul_scalar(tg_sum(tg_square(error)), 0.5), "E");
}

/* The slope of the sigmoid, from its value a = f(z): f'(z) = a (1 - a). */
static tg_real slope(tg_real a)
{
    return a * (1 - a);
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

/* The largest difference, relative to the largest of `count` numbers. */
static double apart(const tg_real *hand, const tg_tensor *t, int count)
{
    double most = 0, largest = 0;
    for (int i = 0; i < count; i++) {
        most = fmax(most, fabs((double)(hand[i] - t->grad->data[i])));
        largest = fmax(largest, fabs((double)hand[i]));
    }
    return most / largest;
}

/* Both next to each other. */
static void print_both(const char *what, int layer, const tg_real *hand,
                       const tg_tensor *t, int count)
{
    for (int i = 0; i < count; i++) {
        if (i == 0)
            printf("  %s%-*d", what, 20 - (int)strlen(what), layer);
        printf("%*s %13.9f %13.9f  %s\n", i ? 22 : 0, "", (double)hand[i],
               (double)t->grad->data[i],
               hand[i] == t->grad->data[i] ? "equal" : "DIFFERENT");
    }
}

/* The largest difference over all layers. */
static double compare_all(const by_hand *g, const network *net, bool print)
{
    double most = 0;
    for (int l = net->layers - 1; l >= 0; l--) {
        const int out = net->n[l + 1], all = net->n[l] * out;
        const double d[] = {apart(g->delta[l], net->z[l], out),
                            apart(g->dw[l], net->w[l], all),
                            apart(g->delta[l], net->b[l], out)};
        most = fmax(most, fmax(d[0], fmax(d[1], d[2])));
        if (!print)
            continue;
        print_both("delta, at z", l + 1, g->delta[l], net->z[l], out);
        print_both("dw, at W", l + 1, g->dw[l], net->w[l], all);
        print_both("db, at b", l + 1, g->delta[l], net->b[l], out);
    }
    return most;
}

/* E after one step of w <- w - rate dw. */
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
    tg_section("1. A 2-2-1 network");
    printf(
        "x = (1, 0.5), y = 1. delta = dE/da f'(z), dw = a delta, db = delta; "
        "on the\ntape delta is the gradient that arrives at z.\n\n");
    tg_guess("on how many of the twelve numbers do the two agree?");
    printf("%22s %13s %13s\n", "", "by hand", "tape");
    const double small = both_ways(2, (int[]){2, 2, 1}, true);
    printf(small == 0
               ? "\nAll equal to the last bit: the formulas are what the "
                 "rules of matmul,\nadd and sigmoid come to.\n"
               : "\nTHEY DIFFER.\n");

    tg_section("2. A 3-4-3-2 network");
    const double large = both_ways(3, (int[]){3, 4, 3, 2}, false);
    printf(
        "All 48 numbers agree%s. Here dE/da of a hidden unit is a sum\n"
        "over several k. The tape's matmul rounds a product and its sum once "
        "(fused),\nthe loop twice, so the last bit may differ; deltas of the "
        "output are equal.\n",
        large < 1e-6 ? ", to a millionth" : ": NO");

    tg_section("3. The step");
    printf("The step is minus: E is %.5f, after w <- w - 0.5 dw it is %.5f,\n"
           "after w <- w + 0.5 dw it is %.5f.\n",
           error_after(0), error_after(0.5), error_after(-0.5));
    printf("\nTry next: make svg-06 draws it. Replace the sigmoid by tanh: "
           "which line of\nthe formulas changes?\n");
    return small != 0 || large > 1e-6;
}

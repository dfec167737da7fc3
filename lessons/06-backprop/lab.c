/* Lab 06: backpropagation by hand.
 *
 * Five blanks. Fill one in, take its TODO line out, and run make lab-06: it
 * tries the examples in the comments. make hint-06 helps, make grade-06 gives
 * the points.
 *
 * The neurons are sigmoids, a = f(z) with f(z) = 1 / (1 + e^-z), and
 * f'(z) = a (1 - a). The error is E = sum of (a - y)^2 / 2, so dE/da is a - y.
 * Weights lie row by row, a row for each input: w[i * units + j] goes from
 * input i to unit j. */
#include <math.h>
#include <stdio.h>

#include "lab.h"

enum { MOST = 8 }; /* at most so many units in a layer of `step`; inputs too */

/* 1. With paper, pencil and calculator, no program: a network with one input,
 * one hidden unit and one output.
 *
 *     x = 3,  w1 = 0.5,  b1 = -0.5,  w2 = -2,  b2 = 0.5,  y = 1
 *
 * - Forwards: z1 = w1 x + b1, a1 = f(z1), z2 = w2 a1 + b2, a2 = f(z2).
 * - Backwards: delta2 = (a2 - y) f'(z2), delta1 = w2 delta2 f'(z1).
 * - dw2 = a1 delta2, dw1 = x delta1.
 * - number[0] = delta2, number[1] = delta1, number[2] = dw2, number[3] = dw1.
 *   Keep four digits on the way; three correct ones are enough.
 *
 * x = -2, w1 = 1, b1 = 2, w2 = 6, b2 = -2, y = 0: z1 = 0, a1 = 0.5, z2 = 1,
 * a2 = 0.7311. delta2 = 0.7311 * 0.7311 * 0.2689 = 0.1437, delta1 = 6 * 0.1437
 * * 0.25 = 0.2156, dw2 = 0.5 * 0.1437 = 0.0719, dw1 = -2 * 0.2156 = -0.4312. */
void on_paper(double number[4])
{
    TODO(on_paper);
}

/* 2. The deltas of the output layer, which has n units with values a[0 .. n-1]
 * and targets y[0 .. n-1].
 *
 *     delta_j = dE/da_j f'(z_j)
 *
 * - dE/da_j is a_j - y_j, and f'(z_j) is a_j (1 - a_j).
 * - Write one delta for each unit.
 *
 * a = (0.8, 0.3), y = (1, 0): delta[0] = -0.2 * 0.8 * 0.2 = -0.032, delta[1] =
 * 0.3 * 0.3 * 0.7 = 0.063. */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    TODO(output_delta);
}

/* 3. The deltas of a hidden layer, from those of the layer after it.
 *
 *     delta_j = (sum over k of w_jk next_k) f'(z_j)
 *
 * The layer has `units` units with values a. The layer after it has
 * `next_units`, whose deltas are `next`. The weights between the two are w:
 * w_jk is w[j * next_units + k], from unit j here to unit k there.
 *
 * - For each j: add up the next deltas, each times the weight on the way there.
 * - Multiply the sum by f'(z_j) = a_j (1 - a_j).
 *
 * units = 2, next_units = 3, a = (0.5, 0.8), next = (0.1, 0.2, -0.3),
 * w = (1, -2, 0,   the weights of unit 0
 *      3, 0.5, -1) those of unit 1:
 * delta[0] = (0.1 - 0.4 + 0) * 0.25 = -0.075,
 * delta[1] = (0.3 + 0.1 + 0.3) * 0.16 = 0.112. */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    TODO(hidden_delta);
}

/* 4. The gradient of the weights into a layer: a[0 .. inputs-1] are the values
 * of the layer below, delta[0 .. units-1] the deltas of this one.
 *
 *     dw_ij = a_i delta_j
 *
 * - dw is laid out like the weights: dw_ij is dw[i * units + j].
 *
 * inputs = 3, units = 2, a = (2, -1, 3), delta = (0.5, 0.1):
 * dw = (1, 0.2,   -0.5, -0.1,   1.5, 0.3). */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    TODO(weight_gradient);
}

/* Given: a layer of sigmoids, forwards. out_j = f(sum of a_i w_ij + b_j). */
void layer(const double *a, const double *w, const double *b, int inputs,
           int units, double *out)
{
    for (int j = 0; j < units; j++) {
        double z = b[j];
        for (int i = 0; i < inputs; i++)
            z += a[i] * w[i * units + j];
        out[j] = 1 / (1 + exp(-z));
    }
}

/* 5. One step of gradient descent, for one sample x with target y. The network
 * has size[0] inputs, size[1] hidden units and size[2] outputs, none of them
 * more than MOST; w1, b1 lead to the hidden layer, w2, b2 to the output.
 *
 * - Forwards: call `layer` twice, with local arrays for the values.
 * - Backwards: output_delta, then hidden_delta; weight_gradient for both.
 * - Only when all deltas are done, move: w <- w - rate dw in w1 and in w2,
 *   b <- b - rate delta in b1 and in b2, in place.
 *
 * size = (1, 2, 1), x = 2, y = 0, w1 = (0.5, -1), b1 = (0, 1), w2 = (3, -2),
 * b2 = 0, rate 2: a1 = (0.7311, 0.2689), a2 = 0.8396, delta2 = 0.11307, delta1
 * = (0.06669, -0.04446). Afterwards w1 = (0.23323, -0.82216), b1 = (-0.13338,
 * 1.08892), w2 = (2.83468, -2.06082), b2 = -0.22614. */
void step(const double *x, const double *y, double *w1, double *b1, double *w2,
          double *b2, const int size[3], double rate)
{
    TODO(step);
}

static void try_deltas(void)
{
    const double a[2] = {0.8, 0.3}, y[2] = {1, 0};
    double delta[2] = {0, 0};
    output_delta(a, y, 2, delta);
    lab_examples("output_delta", delta, (const double[2]){-0.032, 0.063}, 2);

    const double w[6] = {1, -2, 0, 3, 0.5, -1}, next[3] = {0.1, 0.2, -0.3};
    double hidden[2] = {0, 0};
    hidden_delta(w, next, (const double[2]){0.5, 0.8}, 2, 3, hidden);
    lab_examples("hidden_delta", hidden, (const double[2]){-0.075, 0.112}, 2);
}

static void try_weight_gradient(void)
{
    const double a[3] = {2, -1, 3}, delta[2] = {0.5, 0.1};
    double dw[6] = {0, 0, 0, 0, 0, 0};
    weight_gradient(a, delta, 3, 2, dw);
    lab_examples("weight_gradient", dw,
                 (const double[6]){1, 0.2, -0.5, -0.1, 1.5, 0.3}, 6);
}

/* To five decimals, as in the comment. */
static double rounded(double number)
{
    return round(number * 1e5) / 1e5;
}

static void try_step(void)
{
    double w1[2] = {0.5, -1}, b1[2] = {0, 1}, w2[2] = {3, -2}, b2 = 0;
    step((const double[1]){2}, (const double[1]){0}, w1, b1, w2, &b2,
         (const int[3]){1, 2, 1}, 2);
    const double got[7] = {rounded(w1[0]), rounded(w1[1]), rounded(b1[0]),
                           rounded(b1[1]), rounded(w2[0]), rounded(w2[1]),
                           rounded(b2)};
    lab_examples("step: w1, b1, w2, b2", got,
                 (const double[7]){0.23323, -0.82216, -0.13338, 1.08892,
                                   2.83468, -2.06082, -0.22614},
                 7);
}

/* Whatever your functions find: dw1 = x delta1, and x is 3. To one decimal. */
static void try_on_paper(void)
{
    double paper[4] = {NAN, NAN, NAN, NAN};
    on_paper(paper);
    lab_example("on_paper, dw1 / delta1", round(10 * paper[3] / paper[1]) / 10,
                3);
}

/* The network of blank 1, with your functions. */
static void by_program(double number[4])
{
    const double x = 3, w1 = 0.5, b1 = -0.5, w2 = -2, b2 = 0.5, y = 1;
    double a1, a2;
    layer(&x, &w1, &b1, 1, 1, &a1);
    layer(&a1, &w2, &b2, 1, 1, &a2);
    output_delta(&a2, &y, 1, &number[0]);
    hidden_delta(&w2, &number[0], &a1, 1, 1, &number[1]);
    weight_gradient(&a1, &number[0], 1, 1, &number[2]);
    weight_gradient(&x, &number[1], 1, 1, &number[3]);
}

/* Once both are there, paper and functions should agree to a hundredth. */
static void compare_with_paper(void)
{
    double paper[4] = {NAN, NAN, NAN, NAN}, found[4] = {NAN, NAN, NAN, NAN};
    on_paper(paper);
    by_program(found);
    for (int i = 0; i < 4; i++)
        if (isnan(paper[i]) || isnan(found[i]))
            return;
    printf("\n                          delta2   delta1      dw2      dw1\n"
           "  your paper says      ");
    for (int i = 0; i < 4; i++)
        printf("  %7.4f", paper[i]);
    printf("\n  your functions find  ");
    for (int i = 0; i < 4; i++)
        printf("  %7.4f", found[i]);
    printf("\n");
}

int main(void)
{
    try_on_paper();
    try_deltas();
    try_weight_gradient();
    try_step();
    compare_with_paper();
    return lab_end();
}

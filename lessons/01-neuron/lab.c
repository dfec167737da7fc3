/* Lab 01: one neuron, and how it learns.
 *
 * Three blanks. Fill one in, take its TODO line out, and run make lab-01: it
 * tries the examples in the comments. make hint-01 helps, make grade-01 gives
 * the points. */
#include <stdbool.h>

#include "lab.h"

/* The four inputs (x1, x2), in the order of all targets here. */
static const double corners[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

/* 1. The neuron's answer: is the weighted sum of its n inputs, plus the bias,
 * more than 0?
 *
 *     z = w[0] x[0] + ... + w[n-1] x[n-1] + b
 *     a = 1 where z > 0, else 0
 *
 * - Let z begin as the bias.
 * - Add the n products, one after another.
 * - Return a. A z of exactly 0 is not more than 0.
 *
 * w = (0.5, -1, 2), x = (3, 2, 0.5), b = -0.25:
 * z = 1.5 - 2 + 1 - 0.25 = 0.25, so a = 1. With b = -0.5, z = 0 and a = 0. */
double neuron(const double *w, const double *x, double b, int n)
{
    TODO(neuron);
    return 0;
}

/* 2. One step of the perceptron rule, for one corner x. (Its two inputs are
 * mostly 0 or 1; the rule is the same for any numbers.)
 *
 *     a      the neuron's answer, with the weights as they are
 *     error  = target - a, which is 1, 0 or -1
 *     w[j] <- w[j] + error x[j]     for both j
 *     b    <- b + error
 *
 * - Ask neuron for a, before anything moves.
 * - Move w[0], w[1] and *b, in place.
 * - Return true if the answer was wrong.
 *
 * w = (0.5, -1), b = 0.25, x = (1, 2): z = -1.25 and a = 0.
 * If target = 1, error is 1: then w = (1.5, 1), b = 1.25; return true.
 * If target = 0, nothing moves; return false. */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    TODO(learn_corner);
    return false;
}

/* 3. Can one neuron learn these four answers? target[i], 0 or 1, is wanted for
 * corners[i]. There are 16 such functions of two bits.
 *
 * - Begin with w = (0, 0) and b = 0.
 * - An epoch is learn_corner on each of the four corners, in order. Count how
 *   many were wrong.
 * - After an epoch with none wrong, return true.
 * - If no line separates the ones from the zeros, that never happens. Give up
 *   after enough epochs to be sure, and return false.
 *
 * AND is (0, 0, 0, 1): true. XOR is (0, 1, 1, 0): false. */
bool separable(const double target[4])
{
    TODO(separable);
    return false;
}

static void try_neuron(void)
{
    const double w[3] = {0.5, -1, 2}, x[3] = {3, 2, 0.5};
    lab_example("neuron((0.5, -1, 2), (3, 2, 0.5), -0.25, 3)",
                neuron(w, x, -0.25, 3), 1);
    lab_example("neuron((0.5, -1, 2), (3, 2, 0.5), -0.5, 3)",
                neuron(w, x, -0.5, 3), 0);
}

static void try_learn_corner(double target, const double right[4])
{
    const double x[2] = {1, 2};
    double w[2] = {0.5, -1}, b = 0.25;
    const bool wrong = learn_corner(w, &b, x, target);
    const double got[4] = {w[0], w[1], b, wrong};
    lab_examples(target > 0 ? "w, b and wrong, if target = 1"
                            : "w, b and wrong, if target = 0",
                 got, right, 4);
}

/* Two corners of AND, from w = (0, 0) and b = 0. */
static void try_corners(void)
{
    double w[2] = {0, 0}, b = 0;
    learn_corner(w, &b, corners[3], 1);
    learn_corner(w, &b, corners[1], 0);
    const double got[3] = {w[0], w[1], b}, right[3] = {1, 0, 0};
    lab_examples("w and b after (1, 1) -> 1, then (0, 1) -> 0", got, right, 3);
}

int main(void)
{
    const double and_target[4] = {0, 0, 0, 1}, xor_target[4] = {0, 1, 1, 0};
    try_neuron();
    try_learn_corner(1, (const double[4]){1.5, 1, 1.25, 1});
    try_learn_corner(0, (const double[4]){0.5, -1, 0.25, 0});
    try_corners();
    lab_example("separable(AND)", separable(and_target), 1);
    lab_example("separable(XOR)", separable(xor_target), 0);
    return lab_end();
}

/* The lab of lesson 07: four blanks, in this order.
 *
 * Fill one in, take its TODO line out, and run make lab-07: it tries the
 * examples in the comments. make hint-07 helps, make grade-07 gives points.
 *
 * All are about one network, 2-4-1, whose 17 numbers are one array:
 *
 *     w[4 * i + j]   from input i to hidden unit j: w[0] .. w[7]
 *     w[8 + j]       the bias of hidden unit j
 *     w[12 + j]      from hidden unit j to the output
 *     w[16]          the bias of the output
 *
 *     h[j] = sigmoid(x[0] w[j] + x[1] w[4 + j] + w[8 + j])    j = 0 .. 3
 *     z    = h[0] w[12] + ... + h[3] w[15] + w[16]
 *     p    = sigmoid(z): how sure it is that the answer is 1 */
#include <math.h>
#include <stdbool.h>

#include "lab.h"

static const double corners[] = {0, 0, 0, 1, 1, 0, 1, 1};
static const double targets[] = {0, 1, 1, 0};

/* Yours to use: the sigmoid, and the network at the point x. It returns z, and
 * writes the four h. */
static double sigmoid(double z)
{
    return 1 / (1 + exp(-z));
}

static double forward(const double *w, const double *x, double *h)
{
    double z = w[16];
    for (int j = 0; j < 4; j++) {
        h[j] = sigmoid(x[0] * w[j] + x[1] * w[4 + j] + w[8 + j]);
        z += h[j] * w[12 + j];
    }
    return z;
}

/* 1. The 17 numbers of a network that does XOR, chosen by you: no training.
 *
 * It must be sure: p at least 0.9 at (0, 1) and (1, 0), and at most 0.1 at
 * (0, 0) and (1, 1).
 *
 * - Lesson 01: one neuron can do OR, and one can do AND. Make a hidden
 *   unit of each. How do you get XOR from OR and AND?
 * - A sigmoid is a soft step. Large weights make it hard: sigmoid(10) is
 *   0.99995, sigmoid(-10) is 0.00005, but sigmoid(0.5) is 0.62.
 * - A unit that is not needed gets zeros. Write all 17 numbers.
 *
 * As an example, a hidden unit 0 that is 1 where x[0] = 0:
 * w[0] = -20, w[4] = 0, w[8] = 10. */
void xor_by_hand(double w[17])
{
    TODO(xor_by_hand);
}

/* 2. The gradient of the error with respect to all 17 numbers, for n samples.
 * Sample s is the point (x[2 s], x[2 s + 1]) and its target y[s]. The error is
 * the mean cross-entropy of lesson 05:
 *
 *     E = 1/n sum over s of -(y ln p + (1 - y) ln(1 - p))
 *
 * Write dE/dw[k] to g[k], whatever g held before.
 *
 * - For each sample run forward. At the output dE/dz = p - y: see lesson 05.
 *   With the mean, delta = (p - y) / n.
 * - Hidden unit j (lesson 06): the output's delta, back through the weight
 *   between them, times f'(z). Here f is the sigmoid, whose value is h[j].
 * - A weight's gradient: what goes in times the delta where it arrives. A
 *   bias's: the delta. Each number gets a share from every sample.
 * - You may paste your functions of lab 06 above this one. hidden_delta and
 *   weight_gradient fit, sample by sample; output_delta does not. Or write
 *   loops.
 *
 * One sample, x = (2, -1), y = 1; all w are 0, but w[12 .. 15] = 1, 2, -1, 0.5
 * and w[16] = -1.25. Then each h is 0.5, z = 0, p = 0.5, and
 *     output: delta = -0.5; g[12 .. 15] are all -0.25; g[16] = -0.5
 *     hidden: deltas -0.125, -0.25, 0.125, -0.0625, which are g[8 .. 11]
 *     g[0 .. 3] = -0.25, -0.5, 0.25, -0.125      (x[0] = 2)
 *     g[4 .. 7] = 0.125, 0.25, -0.125, 0.0625    (x[1] = -1) */
void backward(const double *w, int n, const double *x, const double *y,
              double *g)
{
    TODO(backward);
}

/* A training: makes the network of this start, takes so many steps, and then
 * writes its z at the corners (0, 0), (0, 1), (1, 0), (1, 1). If its numbers
 * became too large, z is NaN: "not a number". */
typedef void training(int start, int steps, double z[4]);

/* 3. The share of the starts 0, 1, ..., starts - 1 that are solved after so
 * many steps of this training: from 0 to 1.
 *
 * A start is solved when all four answers are right; z > 0 answers 1. A NaN
 * answers nothing. Every comparison with it is false: z > 0, z <= 0, even
 * z == z. (isnan(z) of math.h finds it.)
 *
 * - Train each start once.
 * - Count the solved ones. Divide.
 *
 * Five starts with z = (-2, 1, 0.3, -1), (-2, 1, 1, 2), (1, 1, 1, 1),
 * (-3, 2, 2, -0.1) and four times NaN: 0 and 3 are solved. That is 0.4. */
double solved_share(training *train, int starts, int steps)
{
    TODO(solved_share);
    return 0;
}

/* 4. Does this start keep all hidden units alike for ever?
 *
 * A unit owns four numbers: two weights into it, its bias, its weight to the
 * output. Units that own the same numbers compute the same h and get the same
 * gradients, so they are the same after each step, for ever. Four of them do
 * no more than one, and one cannot do XOR.
 *
 * - Return true if all four units own the same numbers.
 * - If one number of one unit is different, return false.
 * - w[16] belongs to no unit.
 *
 * w = 3, 3, 3, 3,  5, 5, 5, 5,  1, 1, 1, 1,  2, 2, 2, 2,  7: true
 * w = 3, 3, 3, 3,  5, 5, 5, 5,  1, 1, 1, 1,  2, 2, 4, 2,  7: false */
bool all_equal_units(const double w[17])
{
    TODO(all_equal_units);
    return false;
}

static void try_xor(void)
{
    double w[17], h[4], says[4];
    for (int k = 0; k < 17; k++)
        w[k] = NAN; /* until it is written */
    xor_by_hand(w);
    for (int i = 0; i < 4; i++) {
        const double p = sigmoid(forward(w, corners + 2 * i, h));
        says[i] = p >= 0.9 ? 1 : p <= 0.1 ? 0 : isnan(p) ? p : 0.5;
    }
    lab_examples(
        "xor_by_hand at 00, 01, 10, 11 (0.5: unsure, nan: not written)", says,
        targets, 4);
}

/* g[from .. from + count - 1] of the comment's sample. */
static void try_backward(const char *text, int from, int count)
{
    const double w[17] = {[12] = 1, 2, -1, 0.5, -1.25};
    const double x[] = {2, -1}, y[] = {1};
    const double right[] = {-0.25,  -0.5,   0.25,   -0.125, 0.125, 0.25,
                            -0.125, 0.0625, -0.125, -0.25,  0.125, -0.0625,
                            -0.25,  -0.25,  -0.25,  -0.25,  -0.5};
    double g[17] = {0};
    backward(w, 1, x, y, g);
    lab_examples(text, g + from, right + from, count);
}

/* No number is 0 or 0.5 here; g is not empty before. */
static void try_two_samples(void)
{
    const double w[] = {0.8,  -1.1, 0.5, 1.4, -0.6, 0.9, 1.2,  -0.3, 0.2,
                        -0.4, 0.7,  0.1, 1.5, -0.9, 0.6, -1.2, 0.4};
    const double x[] = {2, -1, -0.5, 1.5}, y[] = {1, 0};
    const double right[] = {-0.07131159, 0.02607716,  -0.04611654, 0.04509556,
                            0.13529304,  -0.06062534, 0.04140595,  -0.10423897,
                            0.06398145,  -0.03454817, -0.00471060, -0.05914341,
                            -0.05524121, 0.22784120,  0.17097515,  -0.05860237,
                            0.14610283};
    double g[17] = {1, 2, 3};
    backward(w, 2, x, y, g);
    lab_examples("backward, two samples: all of g", g, right, 17);
}

/* The starts in the comment. */
static void five_starts(int start, int steps, double z[4])
{
    const double of[5][4] = {{-2, 1, 0.3, -1},
                             {-2, 1, 1, 2},
                             {1, 1, 1, 1},
                             {-3, 2, 2, -0.1},
                             {NAN, NAN, NAN, NAN}};
    for (int i = 0; i < 4; i++)
        z[i] = start >= 0 && start < 5 && steps > 0 ? of[start][i] : NAN;
}

/* A number from -1 to 1. */
static double draw(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) / 8388608.0 - 1;
}

/* A training with your backward: random weights, biases 0, rate 1. */
static void descend(int start, int steps, double z[4])
{
    unsigned state = (unsigned)start * 2654435761u;
    double w[17] = {0}, g[17] = {0}, h[4];
    for (int k = 0; k < 16; k++)
        w[k] = k < 8 || k > 11 ? draw(&state) : 0;
    for (int step = 0; step < steps; step++) {
        backward(w, 4, corners, targets, g);
        for (int k = 0; k < 17; k++)
            w[k] -= g[k];
    }
    for (int i = 0; i < 4; i++)
        z[i] = forward(w, corners + 2 * i, h);
}

int main(void)
{
    try_xor();
    try_backward("backward, one sample: g[0 .. 7]", 0, 8);
    try_backward("backward, one sample: g[8 .. 11]", 8, 4);
    try_backward("backward, one sample: g[12 .. 16]", 12, 5);
    try_two_samples();
    lab_example("solved_share of the five starts",
                solved_share(five_starts, 5, 100), 0.4);
    const double same[] = {3, 3, 3, 3, 5, 5, 5, 5, 1, 1, 1, 1, 2, 2, 2, 2, 7};
    const double other[] = {3, 3, 3, 3, 5, 5, 5, 5, 1, 1, 1, 1, 2, 2, 4, 2, 7};
    lab_example("all_equal_units, four alike", all_equal_units(same), 1);
    lab_example("all_equal_units, one is not", all_equal_units(other), 0);
    /* All together: networks that learn by your own gradients. */
    lab_example("50 starts, 300 steps with your backward: the share",
                solved_share(descend, 50, 300), 0.56);
    lab_example("50 starts, 2000 steps with your backward: the share",
                solved_share(descend, 50, 2000), 1);
    return lab_end();
}

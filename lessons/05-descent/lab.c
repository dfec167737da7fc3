/* Lab 05: one neuron learns.
 *
 * Five functions: steps downhill, dE/dz of a neuron for two errors, the loop
 * that trains the neuron on the tape, and the largest rate.
 *
 * make lab-05 builds and runs this file, make grade-05 grades it, make hint-05
 * helps. */
#include <math.h>

#include "lab.h"
#include "tapegrad.h"

/* 1. Gradient descent.
 *
 * A ball lies at v on a curve whose slope at v is slope(v). Take `steps` steps
 * downhill and return where the ball ends up. A step:
 *   - ask for the slope where the ball is now;
 *   - v <- v - rate times that slope.
 *
 * Example: a curve with slope(v) = 2 (v - 3), v = 0, rate 0.25. The slope at 0
 * is -6, so the first step ends at 1.5. The slope there is -3: the second step
 * ends at 2.25. */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    TODO(descend);
    return 0;
}

/* 2. dE/dz of the squared error.
 *
 * A neuron has z = w x + b and answers a = sigmoid(z) = 1 / (1 + exp(-z)); its
 * target is y. Its error is E = (a - y)^2 / 2. Return dE/dz:
 *   - compute a;
 *   - what is dE/da?
 *   - what is da/dz, the slope of the sigmoid (lesson 04)?
 *   - the chain rule multiplies them.
 *
 * Example: z = 0, y = 1. a = 0.5, dE/da = -0.5, da/dz = 0.25: -0.125. */
double dz_squared_error(double z, double y)
{
    TODO(dz_squared_error);
    return 0;
}

/* 3. dE/dz of cross-entropy.
 *
 * The same neuron, but E = -(y ln a + (1 - y) ln(1 - a)). Return dE/dz. Begin
 * on paper:
 *   - what is dE/da? Write it as one fraction;
 *   - multiply it by da/dz, and cancel;
 *   - program what is left. It must be right even where a rounds to 1.
 *
 * Examples: z = 0, y = 1: -0.5. z = 40, y = 0: 1. */
double dz_cross_entropy(double z, double y)
{
    TODO(dz_cross_entropy);
    return 0;
}

/* 4. Training, on the tape.
 *
 * w and b are parameters, x and y inputs, all four numbers on the tape w->tape.
 * Train the neuron a = sigmoid(w x + b) with cross-entropy, `steps` steps of
 * gradient descent. A step:
 *   - compute a and E, with tg_mul, tg_add, tg_sigmoid, and tg_bce(a, y);
 *   - send gradients back from E, with tg_backward;
 *   - take a step downhill with each parameter: tg_descend(w, rate);
 *   - forget the step: tg_rewind, to a mark that tg_tape_mark made.
 * When train returns, the tape has as many entries as when it was called.
 *
 * Example: w = 2, b = -1, x = 0.5, y = 1. z = 0, dE/dz = -0.5, so dE/dw = -0.25
 * and dE/db = -0.5. After one step with rate 1: w = 2.25, b = -0.5. */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    TODO(train);
}

/* 5. The largest rate.
 *
 * E = c v^2 / 2 has the slope c v; c > 0 is its curvature. Return the limit of
 * the rate: with any smaller one the ball comes to rest at 0, with any larger
 * one it runs away. On paper:
 *   - one step takes v to (some factor) times v: which factor?
 *   - between which two numbers must a factor be for v to shrink?
 *   - solve for the rate.
 *
 * Example: c = 1, the parabola of the lesson: 2. */
double largest_stable_rate(double c)
{
    TODO(largest_stable_rate);
    return 0;
}

static double slope_of_example(double v)
{
    return 2 * (v - 3);
}

static void try_train(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *b = tg_param_scalar(tape, "b", -1);
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){0.5});
    tg_tensor *y = tg_input(tape, "y", TG_SCALAR, (tg_real[]){1});
    const int before = tape->count;
    train(w, b, x, y, 1, 1);
    const double got[] = {tg_item(w), tg_item(b), tape->count - before};
    lab_examples("train, one step: w, b, and entries left on the tape", got,
                 (const double[]){2.25, -0.5, 0}, 3);
    tg_tape_free(tape);
}

int main(void)
{
    lab_example("descend, slope 2 (v - 3), from 0, rate 0.25, 2 steps",
                descend(slope_of_example, 0, 0.25, 2), 2.25);
    lab_example("dz_squared_error(0, 1)", dz_squared_error(0, 1), -0.125);
    lab_example("dz_cross_entropy(0, 1)", dz_cross_entropy(0, 1), -0.5);
    lab_example("dz_cross_entropy(40, 0)", dz_cross_entropy(40, 0), 1);
    try_train();
    lab_example("largest_stable_rate(1)", largest_stable_rate(1), 2);
    return lab_end();
}

/* The lab of lesson 04: five blanks, in this order.
 *
 * Each has TODO(name) as its first line. Write the function, and take that line
 * out. make lab-04 runs main, below; make grade-04 gives points. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "lab.h"

/* Yours to use: the sigmoid's value a at z. */
static double sigmoid(double z)
{
    return 1 / (1 + exp(-z));
}

/* The slope of the sigmoid where its value is a. A tape keeps a, so the slope
 * has to come from a alone: z is not given. The README derives the formula.
 *
 *     sigmoid_slope(0.5) is 0.25    the largest there is
 *     sigmoid_slope(0.8) is 0.16
 *     sigmoid_slope(1)   is 0       saturated */
double sigmoid_slope(double a)
{
    TODO(sigmoid_slope);
    (void)a;
    return 0;
}

/* The slope of tanh where its value is a.
 *
 *     tanh_slope(0)    is 1
 *     tanh_slope(-0.8) is 0.36
 *     tanh_slope(1)    is 0 */
double tanh_slope(double a)
{
    TODO(tanh_slope);
    (void)a;
    return 0;
}

/* The slope at z of leaky ReLU, which is z where z > 0 and s z elsewhere. At
 * the kink, z = 0, the rule takes the slope of the left side.
 *
 *     leaky_slope(3, 0.2)  is 1
 *     leaky_slope(-3, 0.2) is 0.2
 *     leaky_slope(0, 0.2)  is 0.2 */
double leaky_slope(double z, double s)
{
    TODO(leaky_slope);
    (void)z, (void)s;
    return 0;
}

/* How many of several ReLU units are dead. All of them get the same samples;
 * together they are called a layer.
 *
 * z has a row for each sample and a column for each unit: z[i * units + j] is
 * that of unit j for sample i. A sample gets through a unit if z > 0; at 0 the
 * slope is taken to be 0, so nothing does. A unit is dead if no sample gets
 * through it.
 *
 * 1. Go through the units. 2. For each, look for a sample that gets through.
 * 3. If there was none, count one more.
 *
 *              unit 0  unit 1  unit 2
 *     sample 0    -1      2       0
 *     sample 1    -3     -1      -2      unit 1 lives: the result is 2 */
int dead_units(const double *z, int samples, int units)
{
    TODO(dead_units);
    (void)z, (void)samples, (void)units;
    return 0;
}

/* What is left of a gradient of 1 that is sent back through `depth` sigmoid
 * units in a row. Unit i is a = sigmoid(z), where z = w[i] x + b: on its way
 * from a to x the gradient is multiplied by f'(z[i]) and by w[i].
 *
 *     result = w[0] f'(z[0]) * w[1] f'(z[1]) * ...
 *
 * Beware: z is given here, and sigmoid_slope wants a.
 *
 *     through({2, -3}, {0, 0}, 2) is (2 / 4) * (-3 / 4) = -0.375 */
double through(const double *w, const double *z, int depth)
{
    TODO(through);
    (void)w, (void)z, (void)depth;
    return 0;
}

int main(void)
{
    lab_example("sigmoid_slope(0.8)", sigmoid_slope(0.8), 0.16);
    lab_example("sigmoid_slope(sigmoid(0))", sigmoid_slope(sigmoid(0)), 0.25);
    lab_example("sigmoid_slope(1)", sigmoid_slope(1), 0);
    lab_example("tanh_slope(0)", tanh_slope(0), 1);
    lab_example("tanh_slope(-0.8)", tanh_slope(-0.8), 0.36);
    lab_example("leaky_slope(3, 0.2)", leaky_slope(3, 0.2), 1);
    lab_example("leaky_slope(-3, 0.2)", leaky_slope(-3, 0.2), 0.2);
    lab_example("leaky_slope(0, 0.2)", leaky_slope(0, 0.2), 0.2);

    const double z[] = {-1, 2, 0, -3, -1, -2};
    lab_example("dead_units of the table", dead_units(z, 2, 3), 2);

    const double w[] = {2, -3}, at_0[] = {0, 0};
    lab_example("through({2, -3}, {0, 0}, 2)", through(w, at_0, 2), -0.375);
    return lab_end();
}

/* Lab 02: measure a slope, judge a claim, measure a whole gradient.
 *
 * Fill in a function, take its TODO line out, and run `make lab-02`. `make
 * grade-02` gives points; `make hint-02` helps with the first function that is
 * not right. */
#include <math.h>
#include <stdbool.h>

#include "lab.h"

typedef double function(double x);
typedef double function_of_many(const double *x, int n); /* of x[0 .. n-1] */

/* ---- 1 ---- */

/* The slope of f at x, from both sides: the rise of f from x - h to x + h, over
 * the distance between the two.
 *
 *     f(x + h) - f(x - h)
 *     -------------------
 *             2 h
 *
 * Example: f(x) = x^3 at x = 2 with h = 0.25. f(2.25) = 11.390625 and
 * f(1.75) = 5.359375; the rise is 6.03125, the distance 0.5, the slope 12.0625.
 *
 * f is called like any function: f(x). Use the h that is given, large or
 * small: the result depends on it. */
double central(function *f, double x, double h)
{
    TODO(central);
    return 0;
}

/* ---- 2 ---- */

/* A formula claims that a slope is `claim`; measured, it is `nudged`. Are the
 * two as close as measuring can tell?
 *
 * Yes if they are no further apart than
 *
 *     1e-12 + 1e-6 max(|claim|, |nudged|)
 *
 * The second term is a share: slopes of 1e9 and of 1e-9 are judged alike. The
 * first is for slopes that are 0, where a measurement gives 1e-16 or so.
 *
 * No if one of them is not a number (NaN) or infinite, whatever the other is.
 * Try what C says of NaN <= 1 and of INFINITY <= 1e-6 * INFINITY. math.h has
 * fabs, fmax, and isfinite(x), which is true for ordinary numbers.
 *
 * Examples: claim 2000000, nudged 2000001: yes. 2e-6 and 3e-6: no.
 * 0 and 4e-16: yes. NaN and NaN: no. */
bool accepts(double claim, double nudged)
{
    TODO(accepts);
    return false;
}

/* ---- 3 ---- */

/* A function of n numbers has n slopes, its gradient: g[i] is the slope when
 * x[i] is nudged and the others stay where they are. For each i:
 *
 *   1. save x[i];
 *   2. evaluate f with x[i] h larger, and with it h smaller;
 *   3. g[i] is the rise over 2 h, as above;
 *   4. put the saved number back.
 *
 * Take h = 1e-5. Afterwards x must be what it was, bit for bit: in floating
 * point, x + h - h need not be x.
 *
 * Example: f(x, n) = x[0]^2 x[1], n = 2, at x = {3, 5}: g = {30, 9}. */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    TODO(gradient);
}

/* ---- what the examples need ---- */

static double cube(double x)
{
    return x * x * x;
}

static double square_times(const double *x, int n)
{
    (void)n;
    return x[0] * x[0] * x[1];
}

int main(void)
{
    lab_example("central(cube, 2, 0.25)", central(cube, 2, 0.25), 12.0625);

    lab_example("accepts(2000000, 2000001)", accepts(2000000, 2000001), 1);
    lab_example("accepts(2e-6, 3e-6)", accepts(2e-6, 3e-6), 0);
    lab_example("accepts(0, 4e-16)", accepts(0, 4e-16), 1);
    lab_example("accepts(NAN, NAN)", accepts(NAN, NAN), 0);

    double x[] = {3, 5}, g[2] = {0};
    gradient(square_times, x, 2, g);
    const double got[] = {g[0], g[1], x[0] == 3 && x[1] == 5};
    lab_examples("gradient of x[0]^2 x[1] at {3, 5}, and whether x is back",
                 got, (double[]){30, 9, 1}, 3);
    return lab_end();
}

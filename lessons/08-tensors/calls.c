/* How the numbers of a case become calls of lab 08, and the functions and rules
 * that agrees is tried on. */
#include <math.h>
#include <stdbool.h>

#include "blanks.h"

enum { AXES = 4 };
typedef struct shape {
    int rank;
    int size[AXES];
} shape;
typedef void function(const double *x, int n, double *y, int m);
typedef void gradient_rule(const double *x, int n, const double *dy, int m,
                           double *dx);

void bias_gradient(const double *delta, int rows, int columns, double *db);
bool broadcast(shape a, shape b, shape *out);
void sum_to(const double *dy, shape from, shape to, double *dx);
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m);

static void call_bias_gradient(lab_call *c)
{
    const int rows = lab_whole(c), columns = lab_whole(c);
    double *delta = lab_take(c, rows * columns), *db = lab_room(c, columns);
    bias_gradient(delta, rows, columns, db);
}

/* ---- shapes ---- */

static shape shape_of(lab_call *c)
{
    shape s = {lab_whole(c), {0}};
    for (int i = 0; i < AXES; i++)
        s.size[i] = lab_whole(c);
    return s;
}

/* How many numbers such a tensor has. */
static int numbers_of(shape s)
{
    int product = s.rank < 0 || s.rank > AXES ? 0 : 1;
    while (s.rank > 0)
        product *= s.size[--s.rank];
    return product;
}

/* What *out holds after a no is not sent: zeros are. */
static void call_broadcast(lab_call *c)
{
    const shape a = shape_of(c), b = shape_of(c);
    shape out = {0};
    const bool yes = broadcast(a, b, &out);
    lab_give(c, yes);
    lab_give(c, yes ? out.rank : 0);
    for (int i = 0; i < AXES; i++)
        lab_give(c, yes && i < out.rank ? out.size[i] : 0);
}

static void call_sum_to(lab_call *c)
{
    const shape from = shape_of(c), to = shape_of(c);
    double *dy = lab_take(c, numbers_of(from)),
           *dx = lab_room(c, numbers_of(to));
    sum_to(dy, from, to, dx);
}

/* ---- agrees ----
 *
 * There is one function, of z_j = sum_i x_i w_ij + b_j, and one rule. Both are
 * made of numbers of the case, each of its own: for some of them the rule is
 * the function's, for others it is not. */

enum { LARGEST = 8 };
enum { LINE, SINE, SIGMOID, RELU, SQUARE, SOFTMAX };

static struct {
    int n, m, curve, slope; /* which function, and whose slope */
    double w[LARGEST][LARGEST], b[LARGEST], scale[LARGEST];
    double back[LARGEST][LARGEST], times[LARGEST]; /* of the rule */
    double from_dy, own_mean, plain_mean;          /* of the rule */
} of;

static double value(int curve, double z)
{
    switch (curve) {
    case SINE:
        return sin(z);
    case SIGMOID:
        return 1 / (1 + exp(-z));
    case RELU:
        return z > 0 ? z : 0;
    case SQUARE:
        return z * z;
    default:
        return z;
    }
}

static double slope(int curve, double z)
{
    switch (curve) {
    case SINE:
        return cos(z);
    case SIGMOID:
        return value(curve, z) * (1 - value(curve, z));
    case RELU:
        return z > 0;
    case SQUARE:
        return 2 * z;
    default:
        return 1;
    }
}

/* Called with numbers of x and y that are not the case's: nothing but NaN. */
static bool other_sizes(int n, int m, double *result, int count)
{
    for (int k = 0; k < count && (n != of.n || m != of.m); k++)
        result[k] = NAN;
    return n != of.n || m != of.m;
}

static void weigh(const double *x, double *z)
{
    for (int j = 0; j < of.m; j++) {
        z[j] = of.b[j];
        for (int i = 0; i < of.n; i++)
            z[j] += x[i] * of.w[i][j];
    }
}

static void shares(const double *z, double *p)
{
    double sum = 0;
    for (int j = 0; j < of.m; j++)
        sum += p[j] = exp(z[j]);
    for (int j = 0; j < of.m; j++)
        p[j] /= sum;
}

static void f(const double *x, int n, double *y, int m)
{
    double z[LARGEST];
    if (other_sizes(n, m, y, m))
        return;
    weigh(x, z);
    if (of.curve == SOFTMAX)
        shares(z, y);
    for (int j = 0; j < m; j++)
        y[j] = of.scale[j] *
               (of.curve == SOFTMAX ? y[j] : value(of.curve, z[j]));
}

static void rule(const double *x, int n, const double *dy, int m, double *dx)
{
    double z[LARGEST], p[LARGEST], got[LARGEST], own = 0, plain = 0;
    if (other_sizes(n, m, dx, n))
        return;
    weigh(x, z);
    shares(z, p);
    for (int j = 0; j < m; j++) {
        got[j] = of.times[j] * (of.from_dy * dy[j] + 1 - of.from_dy);
        own += got[j] * p[j];
        plain += got[j] / m;
    }
    for (int j = 0; j < m; j++)
        got[j] = of.slope == SOFTMAX ? p[j] * (got[j] - of.own_mean * own -
                                               of.plain_mean * plain)
                                     : got[j] * slope(of.slope, z[j]);
    for (int i = 0; i < n; i++) {
        dx[i] = 0;
        for (int j = 0; j < m; j++)
            dx[i] += got[j] * of.back[i][j];
    }
}

static void call_agrees(lab_call *c)
{
    of.n = lab_whole(c), of.m = lab_whole(c);
    of.curve = lab_whole(c), of.slope = lab_whole(c);
    of.from_dy = lab_number(c);
    of.own_mean = lab_number(c), of.plain_mean = lab_number(c);
    for (int j = 0; j < of.m; j++) {
        of.b[j] = lab_number(c);
        of.scale[j] = lab_number(c), of.times[j] = lab_number(c);
        for (int i = 0; i < of.n; i++)
            of.w[i][j] = lab_number(c), of.back[i][j] = lab_number(c);
    }
    double *x = lab_take(c, of.n);
    lab_give(c, agrees(f, rule, x, of.n, of.m));
}

const lab_blank lab_blanks[] = {
    {"bias_gradient", call_bias_gradient},
    {"broadcast", call_broadcast},
    {"sum_to", call_sum_to},
    {"agrees", call_agrees},
    {0, 0},
};

/* How the numbers of a case become calls of lab 02, and the functions whose
 * slopes are measured there. */
#include <math.h>
#include <stdbool.h>

#include "blanks.h"

typedef double function(double x);
typedef double function_of_many(const double *x, int n);

double central(function *f, double x, double h);
bool accepts(double claim, double nudged);
void gradient(function_of_many *f, double *x, int n, double *g);

/* ---- functions of one number ---- */

static int kind;
static double p[4];

/* 0: p0 + p1 x + p2 x^2 + p3 x^3; 1: p0 sin(p1 x); 2: p0 exp(p1 x). */
static double curve(double x)
{
    switch (kind) {
    case 1:
        return p[0] * sin(p[1] * x);
    case 2:
        return p[0] * exp(p[1] * x);
    default:
        return p[0] + x * (p[1] + x * (p[2] + x * p[3]));
    }
}

static void call_central(lab_call *c)
{
    kind = lab_whole(c);
    for (int i = 0; i < 4; i++)
        p[i] = lab_number(c);
    const double x = lab_number(c), h = lab_number(c);
    lab_give(c, central(curve, x, h));
}

static void call_accepts(lab_call *c)
{
    const double claim = lab_number(c), nudged = lab_number(c);
    lab_give(c, accepts(claim, nudged));
}

/* ---- functions of many ---- */

enum { MOST = 8 };
static double straight[MOST], wave[MOST], pair[MOST];

/* The sum of a_i x_i + b_i sin(x_i), and of c_i x_i x_(i+1) for neighbours. */
static double surface(const double *x, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += straight[i] * x[i] + wave[i] * sin(x[i]) +
               (i + 1 < n ? pair[i] * x[i] * x[i + 1] : 0);
    return sum;
}

static void call_gradient(lab_call *c)
{
    const int n = lab_whole(c);
    for (int i = 0; i < n; i++) {
        straight[i] = lab_number(c);
        wave[i] = lab_number(c);
        pair[i] = lab_number(c);
    }
    double *x = lab_take(c, n), *g = lab_room(c, n);
    gradient(surface, x, n, g);
}

const lab_blank lab_blanks[] = {
    {"central", call_central},
    {"accepts", call_accepts},
    {"gradient", call_gradient},
    {0, 0},
};

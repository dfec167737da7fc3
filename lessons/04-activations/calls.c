/* How the numbers of a case become calls of the blanks of lab 04. */
#include <stddef.h>

#include "blanks.h"

double sigmoid_slope(double a);
double tanh_slope(double a);
double leaky_slope(double z, double s);
int dead_units(const double *z, int samples, int units);
double through(const double *w, const double *z, int depth);

static void call_sigmoid_slope(lab_call *c)
{
    lab_give(c, sigmoid_slope(lab_number(c)));
}

static void call_tanh_slope(lab_call *c)
{
    lab_give(c, tanh_slope(lab_number(c)));
}

static void call_leaky_slope(lab_call *c)
{
    const double z = lab_number(c), s = lab_number(c);
    lab_give(c, leaky_slope(z, s));
}

static void call_dead_units(lab_call *c)
{
    const int samples = lab_whole(c), units = lab_whole(c);
    const double *z = lab_take(c, samples * units);
    lab_give(c, dead_units(z, samples, units));
}

static void call_through(lab_call *c)
{
    const int depth = lab_whole(c);
    const double *w = lab_take(c, depth), *z = lab_take(c, depth);
    lab_give(c, through(w, z, depth));
}

const lab_blank lab_blanks[] = {
    {"sigmoid_slope", call_sigmoid_slope},
    {"tanh_slope", call_tanh_slope},
    {"leaky_slope", call_leaky_slope},
    {"dead_units", call_dead_units},
    {"through", call_through},
    {NULL, NULL},
};

/* How the numbers of lab 01's cases become calls. */
#include <stdbool.h>
#include <stddef.h>

#include "blanks.h"

double neuron(const double *w, const double *x, double b, int n);
bool learn_corner(double w[2], double *b, const double x[2], double target);
bool separable(const double target[4]);

/* n, b, w[n], x[n] */
static void call_neuron(lab_call *c)
{
    const int n = lab_whole(c);
    const double b = lab_number(c);
    const double *w = lab_take(c, n);
    const double *x = lab_take(c, n);
    lab_give(c, neuron(w, x, b, n));
}

/* How many corners, one after the other; w[2], b, their x[2], their targets. */
static void call_learn_corner(lab_call *c)
{
    const int count = lab_whole(c);
    double *w = lab_take(c, 2);
    double *b = lab_take(c, 1);
    const double *x = lab_take(c, 2 * count);
    const double *target = lab_take(c, count);
    for (int i = 0; i < count; i++)
        lab_give(c, learn_corner(w, b, x + 2 * i, target[i]));
}

/* target[4] */
static void call_separable(lab_call *c)
{
    lab_give(c, separable(lab_take(c, 4)));
}

const lab_blank lab_blanks[] = {
    {"neuron", call_neuron},
    {"learn_corner", call_learn_corner},
    {"separable", call_separable},
    {NULL, NULL},
};

/* How the numbers of a case become calls of lab 11, and the activations whose
 * gain is asked for. */
#include <math.h>
#include <stdint.h>

#include "blanks.h"

enum kind { GLOROT_UNIFORM, GLOROT_NORMAL, HE_UNIFORM, HE_NORMAL };

void init(double *w, int in, int out, enum kind kind, uint64_t *rng);
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back);
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance);
double gain(double (*f)(double z), double size, uint64_t *rng);

/* As often as the case says, one weight after the other. */
static void call_init(lab_call *c)
{
    const int in = lab_whole(c), out = lab_whole(c), kind = lab_whole(c);
    uint64_t rng = (uint64_t)lab_number(c);
    for (int times = lab_whole(c); times > 0; times--)
        init(lab_room(c, in * out), in, out, (enum kind)kind, &rng);
}

static void call_delta_back(lab_call *c)
{
    const int n = lab_whole(c), units = lab_whole(c), out = lab_whole(c);
    const double *delta = lab_take(c, n * out), *w = lab_take(c, units * out),
                 *h = lab_take(c, n * units);
    delta_back(delta, w, h, n, units, out, lab_room(c, n * units));
}

static void call_count_distinct_units(lab_call *c)
{
    const int in = lab_whole(c), units = lab_whole(c), out = lab_whole(c);
    const double tolerance = lab_number(c);
    const double *w1 = lab_take(c, in * units), *w2 = lab_take(c, units * out);
    lab_give(c, count_distinct_units(w1, w2, in, units, out, tolerance));
}

/* 0: p z where z > 0, q z elsewhere; 1: p tanh(q z); 2: p sigmoid(q z);
 * 3: p + q z. */
static int form;
static double p, q;

static double activation(double z)
{
    switch (form) {
    case 1:
        return p * tanh(q * z);
    case 2:
        return p / (1 + exp(-q * z));
    case 3:
        return p + q * z;
    default:
        return z > 0 ? p * z : q * z;
    }
}

static void call_gain(lab_call *c)
{
    form = lab_whole(c);
    p = lab_number(c);
    q = lab_number(c);
    const double size = lab_number(c);
    uint64_t rng = (uint64_t)lab_number(c);
    lab_give(c, gain(activation, size, &rng));
}

const lab_blank lab_blanks[] = {
    {"init", call_init},
    {"delta_back", call_delta_back},
    {"count_distinct_units", call_count_distinct_units},
    {"gain", call_gain},
    {0},
};

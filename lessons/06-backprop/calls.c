/* How the numbers of lab 06's cases become calls. */
#include <stddef.h>

#include "blanks.h"

void on_paper(double number[4]);
void output_delta(const double *a, const double *y, int n, double *delta);
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta);
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw);
void step(const double *x, const double *y, double *w1, double *b1, double *w2,
          double *b2, const int size[3], double rate);

/* Which of the four. */
static void call_on_paper(lab_call *c)
{
    const int which = lab_whole(c);
    double number[4] = {0, 0, 0, 0};
    on_paper(number);
    lab_give(c, number[which]);
}

/* n, a[n], y[n]; then delta[n] */
static void call_output_delta(lab_call *c)
{
    const int n = lab_whole(c);
    const double *a = lab_take(c, n);
    const double *y = lab_take(c, n);
    output_delta(a, y, n, lab_room(c, n));
}

/* units, next_units, w, next, a; then delta[units] */
static void call_hidden_delta(lab_call *c)
{
    const int units = lab_whole(c);
    const int next_units = lab_whole(c);
    const double *w = lab_take(c, units * next_units);
    const double *next = lab_take(c, next_units);
    const double *a = lab_take(c, units);
    hidden_delta(w, next, a, units, next_units, lab_room(c, units));
}

/* inputs, units, a, delta; then dw[inputs * units] */
static void call_weight_gradient(lab_call *c)
{
    const int inputs = lab_whole(c);
    const int units = lab_whole(c);
    const double *a = lab_take(c, inputs);
    const double *delta = lab_take(c, units);
    weight_gradient(a, delta, inputs, units, lab_room(c, inputs * units));
}

/* size[3], rate, x, y, w1, b1, w2, b2 */
static void call_step(lab_call *c)
{
    int size[3];
    for (int l = 0; l < 3; l++)
        size[l] = lab_whole(c);
    const double rate = lab_number(c);
    const double *x = lab_take(c, size[0]);
    const double *y = lab_take(c, size[2]);
    double *w1 = lab_take(c, size[0] * size[1]);
    double *b1 = lab_take(c, size[1]);
    double *w2 = lab_take(c, size[1] * size[2]);
    double *b2 = lab_take(c, size[2]);
    step(x, y, w1, b1, w2, b2, size, rate);
}

const lab_blank lab_blanks[] = {
    {"on_paper", call_on_paper},
    {"output_delta", call_output_delta},
    {"hidden_delta", call_hidden_delta},
    {"weight_gradient", call_weight_gradient},
    {"step", call_step},
    {NULL, NULL},
};

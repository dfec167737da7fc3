/* What lab 01 is graded on. Weights and inputs are whole quarters, biases whole
 * sixteenths, so that every sum is exact and no case depends on rounding. The
 * oracle counts sixteenths, in whole numbers. */
#include <stdbool.h>
#include <stddef.h>

#include "cases.h"

enum { MOST = 6 }; /* inputs of a neuron */

const char *const lab_uses = "";

/* -8, -7.75 .. 8, but not 0. */
static double quarters(tg_rng *rng)
{
    const double size = (double)(1 + tg_rng_below(rng, 32)) / 4;
    return tg_rng_below(rng, 2) ? size : -size;
}

static void fill(double *to, int n, tg_rng *rng)
{
    for (int i = 0; i < n; i++)
        to[i] = quarters(rng);
}

/* 16 times the weighted sum, as a whole number. */
static long sixteenths(const double *w, const double *x, double b, int n)
{
    long sum = (long)(16 * b);
    for (int i = n - 1; i >= 0; i--)
        sum += (long)(4 * w[i]) * (long)(4 * x[i]);
    return sum;
}

static int answer(const double *w, const double *x, double b, int n)
{
    return sixteenths(w, x, b, n) > 0;
}

static void ask_neuron(lab_case *c, const double *w, const double *x, double b,
                       int n)
{
    lab_text(c, "neuron({%s}, {%s}, %g, %d)", lab_list(w, n), lab_list(x, n), b,
             n);
    lab_in(c, n);
    lab_in(c, b);
    lab_in_all(c, w, n);
    lab_in_all(c, x, n);
    lab_out(c, "the result", answer(w, x, b, n));
    lab_kept(c, "w", w, n);
    lab_kept(c, "x", x, n);
}

/* The bias that brings the sum to z. With a z so near to 0, the bias and each
 * product decide. */
static double bias_for(double z, const double *w, const double *x, int n)
{
    return z - (double)sixteenths(w, x, 0, n) / 16;
}

static double near(int i, tg_rng *rng)
{
    const double z = (double)(1 + tg_rng_below(rng, 6)) / 16;
    return i % 2 == 0 ? z : -z;
}

static void near_case(lab_case *c, int i, tg_rng *rng)
{
    const int n = i < 6 ? i + 1 : 1 + (int)tg_rng_below(rng, MOST);
    double w[MOST], x[MOST];
    fill(w, n, rng);
    fill(x, n, rng);
    ask_neuron(c, w, x, bias_for(near(i, rng), w, x, n), n);
}

/* Exactly 0, by a negative bias first; every second one a quarter more. */
static void zero_case(lab_case *c, int i, tg_rng *rng)
{
    const int n = 1 + i % MOST;
    double w[MOST], x[MOST];
    fill(w, n, rng);
    fill(x, n, rng);
    if (i == 0)
        x[0] = w[0];
    ask_neuron(c, w, x, bias_for(i % 2 == 0 ? 0 : 0.25, w, x, n), n);
}

/* `count` corners one after the other: by the rule, in the other order. */
static void ask_corners(lab_case *c, double w[2], double *b, const double *x,
                        const double *target, int count)
{
    if (count == 1)
        lab_text(c, "learn_corner({%s}, &b, {%s}, %g) with b = %g",
                 lab_list(w, 2), lab_list(x, 2), target[0], *b);
    else
        lab_text(c, "w = {%s}, b = %g; from corner (%g, %g) on, targets {%s}",
                 lab_list(w, 2), *b, x[0], x[1], lab_list(target, count));
    lab_in(c, count);
    lab_in_all(c, w, 2);
    lab_in(c, *b);
    lab_in_all(c, x, 2 * count);
    lab_in_all(c, target, count);
    for (int i = 0; i < count; i++) {
        const double *at = x + 2 * i;
        const int wrong = answer(w, at, *b, 2) != (int)target[i];
        const double sign = wrong ? 2 * target[i] - 1 : 0;
        w[0] += sign * at[0];
        w[1] += sign * at[1];
        *b += sign;
        lab_out(c, "what it returns", wrong);
    }
    lab_out_all(c, "w", w, 2);
    lab_out_all(c, "b", b, 1);
    lab_kept(c, "x", x, 2 * count);
    lab_kept(c, "target", target, count);
}

/* One corner with a wrong answer. In every fourth the inputs are small and the
 * sum is large: it is still wrong after the step. */
static void wrong_case(lab_case *c, int i, tg_rng *rng)
{
    double w[2], x[2];
    fill(w, 2, rng);
    fill(x, 2, rng);
    const bool far = i % 4 == 3;
    if (far)
        x[0] = -0.5, x[1] = 0.75;
    double b = bias_for(far ? 4 : near(i, rng), w, x, 2);
    const double target[1] = {1 - answer(w, x, b, 2)};
    ask_corners(c, w, &b, x, target, 1);
}

/* An epoch over the four corners. The even cases begin at 0, AND first; the
 * others at another corner, which the first line passes nearby. */
static void epoch_case(lab_case *c, int i, tg_rng *rng)
{
    const int function = i == 0 ? 8 : (int)tg_rng_below(rng, 16);
    const int first = i % 2 == 0 ? 0 : 1 + i / 2 % 3;
    double w[2] = {0, 0}, b = 0, x[8], target[4];
    for (int k = 0; k < 4; k++) {
        const int corner = (first + k) % 4;
        x[2 * k] = corner / 2;
        x[2 * k + 1] = corner % 2;
        target[k] = function >> corner & 1;
    }
    if (first > 0) {
        fill(w, 2, rng);
        b = bias_for(near(i / 2, rng), w, x, 2);
    }
    ask_corners(c, w, &b, x, target, 4);
}

/* Two bits: only where both ones stand on one diagonal is there no line. */
static void function_case(lab_case *c, int i, tg_rng *rng)
{
    (void)rng;
    double target[4];
    for (int k = 0; k < 4; k++)
        target[k] = i >> k & 1;
    lab_text(c, "separable({%s})", lab_list(target, 4));
    lab_in_all(c, target, 4);
    lab_out(c, "the result", i != 6 && i != 9);
    lab_kept(c, "target", target, 4);
}

const lab_task lab_tasks[] = {
    {.blank = "neuron",
     .title = "the weighted sum, the bias and the step",
     .points = 4,
     .cases = 40,
     .write = near_case},
    {.blank = "neuron",
     .title = "a sum of exactly 0",
     .points = 2,
     .cases = 30,
     .write = zero_case},
    {.blank = "learn_corner",
     .title = "a wrong answer moves w and b",
     .points = 6,
     .cases = 40,
     .write = wrong_case},
    {.blank = "learn_corner",
     .title = "four corners, one after another",
     .points = 4,
     .cases = 60,
     .write = epoch_case},
    {.blank = "separable",
     .title = "the 16 functions of two bits",
     .points = 14,
     .cases = 16,
     .write = function_case,
     .judge = "yes-no",
     .seconds = 2},
    {.blank = NULL},
};

/* The cases of lab 11. Weights are judged by their statistics (judge.c); deltas
 * are compared with those of the tape, numbers of units with how many were
 * made, and gains with integrals. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "cases.h"

static int below(tg_rng *rng, int n)
{
    return (int)tg_rng_below(rng, (uint64_t)n);
}

/* Two decimals, so that a message can show what went in. */
static double between(double low, double high, tg_rng *rng)
{
    return round(100 * (low + (high - low) * tg_rng_uniform(rng))) / 100;
}

static double either_sign(double low, double high, tg_rng *rng)
{
    const double size = between(low, high, rng);
    return below(rng, 2) ? size : -size;
}

/* ---- init: judge.c looks at what comes back; zeros say how many ---- */

static void init_case(lab_case *c, int in, int out, int kind, int times,
                      tg_rng *rng)
{
    static const char *const name[] = {"GLOROT_UNIFORM", "GLOROT_NORMAL",
                                       "HE_UNIFORM", "HE_NORMAL"};
    static const double none[1000] = {0};
    const int seed = 1 + below(rng, 1000000);
    lab_text(c, "init(w, %d, %d, %s, &rng)%s, rng = %d", in, out, name[kind],
             times > 1 ? ", twice" : "", seed);
    lab_in(c, in), lab_in(c, out), lab_in(c, kind);
    lab_in(c, seed), lab_in(c, times);
    for (int k = 0; k < times; k++)
        lab_out_all(c, "w", none, in * out);
}

/* Few inputs and many units, then the other way round. */
static void one_weight(lab_case *c, int i, int kind, int few, int many,
                       tg_rng *rng)
{
    few += below(rng, 2);
    many += below(rng, 4);
    if (i / 2)
        init_case(c, many, few, kind, 1, rng);
    else
        init_case(c, few, many, kind, 1, rng);
}

static void uniform_case(lab_case *c, int i, tg_rng *rng)
{
    one_weight(c, i, i % 2 ? 2 : 0, 7, 30, rng);
}

static void normal_case(lab_case *c, int i, tg_rng *rng)
{
    one_weight(c, i, i % 2 ? 3 : 1, 12, 42, rng);
}

static void twice_case(lab_case *c, int i, tg_rng *rng)
{
    init_case(c, 2 + i, 5, i, 2, rng);
}

/* ---- delta_back: the tape knows ---- */

enum { MOST = 6 };

/* The gradient, with respect to z, of the sum of delta * (tanh(z) w). */
static void back_by_tape(const double *delta, const double *w, const double *z,
                         int n, int units, int out, double *h, double *back)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *values = tg_param(tape, "z", n, units);
    tg_set(values, z);
    tg_tensor *weight = tg_input(tape, "w", TG_SHAPE(units, out), w);
    tg_tensor *arrives = tg_input(tape, "d", TG_SHAPE(n, out), delta);
    tg_tensor *squashed = tg_tanh(values);
    tg_tensor *next = tg_matmul(squashed, weight);
    tg_backward(tg_sum(tg_mul(arrives, next)));
    for (int i = 0; i < n * units; i++) {
        h[i] = (double)squashed->data[i];
        back[i] = (double)values->grad->data[i];
    }
    tg_tape_free(tape);
}

static void delta_case(lab_case *c, int n, int units, int out, tg_rng *rng)
{
    double delta[MOST * MOST], w[MOST * MOST], z[MOST * MOST];
    double h[MOST * MOST], back[MOST * MOST];
    for (int i = 0; i < n * out; i++)
        delta[i] = either_sign(0.3, 2, rng);
    for (int i = 0; i < units * out; i++)
        w[i] = either_sign(0.4, 2, rng);
    for (int i = 0; i < n * units; i++)
        z[i] = either_sign(0.3, 1.2, rng);
    back_by_tape(delta, w, z, n, units, out, h, back);
    lab_text(c, "delta_back({%s}, {%s}, {%s}, %d, %d, %d, back)",
             lab_list(delta, n * out), lab_list(w, units * out),
             lab_list(h, n * units), n, units, out);
    lab_in(c, n), lab_in(c, units), lab_in(c, out);
    lab_in_all(c, delta, n * out), lab_in_all(c, w, units * out);
    lab_in_all(c, h, n * units);
    lab_kept(c, "delta", delta, n * out), lab_kept(c, "w", w, units * out);
    lab_kept(c, "h", h, n * units);
    lab_out_all(c, "back", back, n * units);
}

/* W is never square. */
static void one_sample(lab_case *c, int i, tg_rng *rng)
{
    const int units = 2 + i % 3, out = units == 3 ? 5 : units == 4 ? 2 : 3;
    delta_case(c, 1, units, out, rng);
}

static void many_samples(lab_case *c, int i, tg_rng *rng)
{
    static const int shape[][3] = {{2, 3, 5}, {3, 5, 2}, {4, 2, 6}, {5, 4, 3}};
    const int *s = shape[i % 4];
    delta_case(c, s[0], s[1], s[2], rng);
}

/* ---- count_distinct_units: as many as were made ---- */

typedef struct layer {
    int in, units, out;
    double own[MOST][2 * MOST]; /* of a unit: its column of w1, row of w2 */
} layer;

/* Another unit than `like`: one number differs, of w1 or of w2; or two numbers
 * of w1 are exchanged; or all differ. */
static void make_other(const layer *l, const double *like, double *unit,
                       int how, tg_rng *rng)
{
    const int all = l->in + l->out;
    for (int i = 0; i < all; i++)
        unit[i] = how == 3 ? either_sign(2, 9, rng) : like[i];
    if (how == 0)
        unit[1 + below(rng, l->in - 1)] += either_sign(1, 3, rng);
    if (how == 1)
        unit[l->in + 1 + below(rng, l->out - 1)] += either_sign(1, 3, rng);
    if (how == 2) {
        unit[0] = like[1];
        unit[1] = like[0];
    }
}

static double apart(const double *a, const double *b, int n)
{
    double most = 0;
    for (int i = 0; i < n; i++)
        most = fmax(most, fabs(a[i] - b[i]));
    return most;
}

/* `kinds` units that differ from each other by at least 0.5. */
static void make_kinds(const layer *l, double kind[][2 * MOST], int kinds,
                       int first, tg_rng *rng)
{
    for (int i = 0; i < l->in + l->out; i++)
        kind[0][i] = either_sign(2, 9, rng);
    for (int k = 1, how = first; k < kinds; k++) {
        bool is_new;
        do { /* another way each time: exchanging may change nothing */
            make_other(l, kind[below(rng, k)], kind[k], ++how % 4, rng);
            is_new = true;
            for (int j = 0; j < k; j++)
                is_new &= apart(kind[j], kind[k], l->in + l->out) > 0.5;
        } while (!is_new);
    }
}

/* Each kind once, the others copies of any; no copy is further than `noise`
 * from its kind. In a random order. */
static void make_units(layer *l, int kinds, int first, double noise,
                       tg_rng *rng)
{
    double kind[MOST][2 * MOST];
    size_t order[MOST];
    for (int j = 0; j < l->units; j++)
        order[j] = (size_t)j;
    tg_rng_shuffle(rng, order, (size_t)l->units);
    make_kinds(l, kind, kinds, first, rng);
    for (int j = 0; j < l->units; j++) {
        const int from = j < kinds ? j : below(rng, kinds);
        for (int i = 0; i < l->in + l->out; i++)
            l->own[order[j]][i] = kind[from][i] +
                                  noise * (2 * tg_rng_uniform(rng) - 1);
    }
}

static void count_case(lab_case *c, const layer *l, double tolerance, int right)
{
    double w1[MOST * MOST], w2[MOST * MOST];
    for (int j = 0; j < l->units; j++) {
        for (int i = 0; i < l->in; i++)
            w1[i * l->units + j] = l->own[j][i];
        for (int k = 0; k < l->out; k++)
            w2[j * l->out + k] = l->own[j][l->in + k];
    }
    lab_text(c, "count_distinct_units({%s}, {%s}, %d, %d, %d, %g)",
             lab_list(w1, l->in * l->units), lab_list(w2, l->units * l->out),
             l->in, l->units, l->out, tolerance);
    lab_in(c, l->in), lab_in(c, l->units), lab_in(c, l->out);
    lab_in(c, tolerance);
    lab_in_all(c, w1, l->in * l->units), lab_in_all(c, w2, l->units * l->out);
    lab_out(c, "the result", right);
    lab_kept(c, "w1", w1, l->in * l->units);
    lab_kept(c, "w2", w2, l->units * l->out);
}

static void exact_case(lab_case *c, int i, tg_rng *rng)
{
    layer l = {.in = 2 + i % 3, .units = 4 + i % 3, .out = 2 + i / 3 % 2};
    const int kinds = i == 0   ? 1
                      : i == 1 ? l.units
                               : 2 + below(rng, l.units - 2);
    make_units(&l, kinds, i, 0, rng);
    count_case(c, &l, 0.001, kinds);
}

/* Copies are apart by half the tolerance at most, others by five times. */
static void near_case(lab_case *c, int i, tg_rng *rng)
{
    static const double tolerance[] = {0, 1e-6, 0.01, 0.1};
    layer l = {.in = 2 + i % 3, .units = 4 + i / 2 % 3, .out = 2 + i / 3 % 2};
    const int kinds = 1 + below(rng, l.units - 2);
    make_units(&l, kinds, i, tolerance[i % 4] / 4, rng);
    count_case(c, &l, tolerance[i % 4], kinds);
}

/* ---- gain: integrals ---- */

static long double activation(int form, double p, double q, long double z)
{
    return form == 1   ? p * tanhl(q * z)
           : form == 2 ? p / (1 + expl(-q * z))
           : form == 3 ? p + q * z
           : z > 0     ? p * z
                       : q * z;
}

/* The root of the integral of f(size t)^2 times the normal density of t, by
 * the trapezoid rule; a kink at 0 is at the end of a step. */
static double integrated(int form, double p, double q, double size)
{
    const long double step = 0.001L;
    long double sum = 0;
    for (int i = -12000; i <= 12000; i++) {
        const long double t = step * i, y = activation(form, p, q, size * t);
        sum += y * y * expl(-t * t / 2) * step;
    }
    return (double)(sqrtl(sum / sqrtl(6.283185307179586476925L)) / size);
}

typedef struct signal {
    int form;
    double p, q, size;
} signal;

/* As a student would write it: without factors of 1. */
static void formula_of(signal s, char *text, size_t size)
{
    static const char *const name[] = {"", "tanh", "sigmoid"};
    if (s.form == 3)
        snprintf(text, size, "%.4g + z", s.p);
    else if (s.form)
        snprintf(text, size, "%s(z)", name[s.form]);
    else if (s.p == s.q)
        snprintf(text, size, "%.4g z", s.p);
    else
        snprintf(text, size, "z where z > 0, %.4g%s elsewhere", s.q,
                 s.q == 0 ? "" : " z");
}

static void gain_case(lab_case *c, signal s, tg_rng *rng)
{
    const int seed = 1 + below(rng, 1000000);
    char formula[80];
    formula_of(s, formula, sizeof formula);
    lab_text(c, "gain(f, %g, &rng), f(z) = %s, rng = %d", s.size, formula,
             seed);
    lab_in(c, s.form), lab_in(c, s.p), lab_in(c, s.q), lab_in(c, s.size);
    lab_in(c, seed);
    lab_out(c, "the result", integrated(s.form, s.p, s.q, s.size));
}

/* On both sides alike: f(z) has the mean 0. */
static void odd_case(lab_case *c, int i, tg_rng *rng)
{
    const double size[] = {between(0.4, 0.6, rng), 1, between(2.5, 4, rng)};
    const double k = between(1.5, 3, rng);
    const signal s[] = {{0, k, k, size[2]},         {1, 1, 1, size[0]},
                        {1, 1, 1, size[1]},         {1, 1, 1, size[2]},
                        {0, k / 2, k / 2, size[0]}, {0, 2 * k, 2 * k, size[2]}};
    gain_case(c, s[i], rng);
}

/* The mean of f(z) is not 0. */
static void one_sided_case(lab_case *c, int i, tg_rng *rng)
{
    const double size = between(1.6, 3, rng), k = between(0.1, 0.4, rng);
    const signal s[] = {{0, 1, 0, 1},    {0, 1, k, size},
                        {2, 1, 1, size}, {3, 2 + k, 1, size},
                        {0, 1, 0, size}, {0, 1, k / 2, 0.5}};
    gain_case(c, s[i], rng);
}

const lab_task lab_tasks[] = {
    {.blank = "init",
     .title = "uniform weights: range and mean square",
     .points = 4,
     .cases = 4,
     .write = uniform_case,
     .tolerance = 1e-9, /* by which a typical mistake is recognised */
     .judge = "uniform"},
    {.blank = "init",
     .title = "normal weights: mean and mean square",
     .points = 3,
     .cases = 4,
     .write = normal_case,
     .tolerance = 1e-9,
     .judge = "normal"},
    {.blank = "init",
     .title = "every number is a new one, call after call",
     .points = 1,
     .cases = 4,
     .write = twice_case,
     .tolerance = 1e-9,
     .judge = "new"},
    {.blank = "delta_back",
     .title = "one sample, W not square",
     .points = 4,
     .cases = 12,
     .write = one_sample,
     .tolerance = 1e-10},
    {.blank = "delta_back",
     .title = "many samples",
     .points = 4,
     .cases = 12,
     .write = many_samples,
     .tolerance = 1e-10},
    {.blank = "count_distinct_units",
     .title = "copies that are equal",
     .points = 4,
     .cases = 24,
     .write = exact_case},
    {.blank = "count_distinct_units",
     .title = "copies that are nearly equal; tolerance 0",
     .points = 3,
     .cases = 24,
     .write = near_case},
    {.blank = "gain",
     .title = "tanh and a straight line",
     .points = 4,
     .cases = 6,
     .write = odd_case,
     .tolerance = 0.02,
     .floor = 1e-3},
    {.blank = "gain",
     .title = "what has a mean: ReLU, leaky ReLU, sigmoid",
     .points = 3,
     .cases = 6,
     .write = one_sided_case,
     .tolerance = 0.02,
     .floor = 1e-3},
    {.blank = NULL},
};

const char *const lab_uses = "";

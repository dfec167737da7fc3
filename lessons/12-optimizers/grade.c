/* What lab 12 is graded on.
 *
 * The oracle remembers nothing: it keeps all gradients, and adds them up anew
 * in each step, each with its weight, in long double. The library, with memory
 * and recursion, has to agree, or no cases are written. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cases.h"

enum { MOST = 5, STEPS = 100, BEFORE = 8, ARRAYS = 4 };

const char *const lab_uses = "";

/* Two decimals, so that a message can show what went in. */
static double between(tg_rng *rng, double low, double high)
{
    return round(100 * (low + (high - low) * tg_rng_uniform(rng))) / 100;
}

static double either_sign(tg_rng *rng, double low, double high)
{
    const double size = between(rng, low, high);
    return tg_rng_below(rng, 2) ? size : -size;
}

static void must_agree(const char *what, double ours, double library)
{
    if (fabs(ours - library) <= 1e-13 * fmax(1, fabs(ours)))
        return;
    fprintf(stderr, "grade.c of lab 12: %s is %.17g, by the library %.17g\n",
            what, ours, library);
    exit(2);
}

/* ---- the three optimisers: one number w, all of its gradients ---- */

/* Sum of kept^age g^power over g[0 .. count-1], the last of which has age 0. */
static long double faded(const long double *g, int count, long double kept,
                         int power)
{
    long double sum = 0;
    for (int k = 0; k < count; k++)
        sum += powl(kept, count - 1 - k) * powl(g[k], power);
    return sum;
}

static long double mean(const long double *g, int count, long double kept,
                        int power)
{
    return faded(g, count, kept, power) / faded(g, count, kept, 0);
}

typedef enum kind { MOMENTUM, RMSPROP, ADAM } kind;
static const char *const name[] = {"momentum", "rmsprop", "adam"};

/* What the optimiser remembers after these gradients. */
static long double m_after(kind o, const long double *g, int count,
                           long double rate)
{
    const long double share = o == MOMENTUM ? -rate : 0.1L;
    return count > 0 ? share * faded(g, count, 0.9L, 1) : 0;
}

static long double v_after(kind o, const long double *g, int count)
{
    return o == RMSPROP ? 0.1L * faded(g, count, 0.9L, 2)
                        : 0.001L * faded(g, count, 0.999L, 2);
}

/* What it adds to w in the step of the last of them. */
static long double move(kind o, const long double *g, int count,
                        long double rate)
{
    if (o == MOMENTUM)
        return m_after(o, g, count, rate);
    if (o == RMSPROP)
        return -rate * g[count - 1] / sqrtl(v_after(o, g, count) + 1e-7L);
    const long double root = sqrtl(mean(g, count, 0.999L, 2));
    const long double eps = 1e-7L / sqrtl(1 - powl(0.999L, count));
    return -rate * mean(g, count, 0.9L, 1) / (root + eps);
}

/* ---- one step ---- */

typedef struct one_step {
    double g[MOST], w[MOST], m[MOST], v[MOST];       /* before */
    double w_then[MOST], m_then[MOST], v_then[MOST]; /* after */
} one_step;

/* Number i of it: random gradients, t of them, the last of which is g. */
static void fill_number(one_step *s, int i, kind o, int t, double rate,
                        tg_rng *rng)
{
    long double g[BEFORE];
    for (int k = 0; k < t; k++)
        g[k] = either_sign(rng, 1.5, 6);
    s->g[i] = (double)g[t - 1];
    s->w[i] = either_sign(rng, 0.5, 3);
    s->m[i] = (double)m_after(o, g, t - 1, rate);
    s->v[i] = (double)v_after(o, g, t - 1);
    s->w_then[i] = (double)(s->w[i] + move(o, g, t, rate));
    s->m_then[i] = (double)m_after(o, g, t, rate);
    s->v_then[i] = (double)v_after(o, g, t);
}

/* The first step, of one number and of several; then later ones. */
static void one_step_case(lab_case *c, kind o, int i, tg_rng *rng)
{
    const int t = i < 2 ? 1 : 2 + (int)tg_rng_below(rng, BEFORE - 1);
    const int n = i % 2 ? 2 + (int)tg_rng_below(rng, MOST - 1) : 1;
    const double rate = between(rng, 0.03, 0.3);
    one_step s;
    for (int k = 0; k < n; k++)
        fill_number(&s, k, o, t, rate, rng);
    lab_text(c, "%s, step %d, rate %g, g = {%s}, w = {%s}, %s = {%s}%s%s%s",
             name[o], t, rate, lab_list(s.g, n), lab_list(s.w, n),
             o == RMSPROP ? "v" : "m", lab_list(o == RMSPROP ? s.v : s.m, n),
             o == ADAM ? ", v = {" : "", o == ADAM ? lab_list(s.v, n) : "",
             o == ADAM ? "}" : "");
    lab_in(c, 0), lab_in(c, t), lab_in(c, n), lab_in(c, rate);
    lab_in_all(c, s.g, n), lab_kept(c, "g", s.g, n);
    lab_in_all(c, s.w, n), lab_out_all(c, "w", s.w_then, n);
    if (o != RMSPROP)
        lab_in_all(c, s.m, n), lab_out_all(c, "m", s.m_then, n);
    if (o != MOMENTUM)
        lab_in_all(c, s.v, n), lab_out_all(c, "v", s.v_then, n);
}

static void momentum_case(lab_case *c, int i, tg_rng *rng)
{
    one_step_case(c, MOMENTUM, i, rng);
}

static void rmsprop_case(lab_case *c, int i, tg_rng *rng)
{
    one_step_case(c, RMSPROP, i, rng);
}

static void adam_case(lab_case *c, int i, tg_rng *rng)
{
    one_step_case(c, ADAM, i, rng);
}

/* ---- a hundred steps, down E = sum of steep w^2 / 2 ---- */

/* w after each step, w_at[0] before the first. */
typedef double path[STEPS + 1][MOST];

static void walk(kind o, double steep, double rate, int i, path w_at)
{
    long double g[STEPS], w = w_at[0][i];
    for (int t = 1; t <= STEPS; t++) {
        g[t - 1] = steep * w;
        w += move(o, g, t, rate);
        w_at[t][i] = (double)w;
    }
}

static void compare_with_library(kind o, int n, const double *steep,
                                 double rate, path w_at)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", n);
    tg_set(w, w_at[0]);
    tg_tensor *steepness = tg_constant(tape, TG_SHAPE(n), steep);
    tg_optimizer *library = tg_optimizer_named(tape, name[o]);
    library->rate = rate;
    const tg_mark start = tg_tape_mark(tape);
    for (int t = 1; t <= STEPS; t++) {
        tg_tensor *sum = tg_sum(tg_mul(steepness, tg_square(w)));
        tg_backward(tg_mul_scalar(sum, 0.5));
        tg_optimizer_step(library);
        tg_rewind(tape, start);
        for (int i = 0; i < n; i++)
            must_agree(name[o], w_at[t][i], w->data[i]);
    }
    tg_tape_free(tape);
}

/* Flat and steep sides; a number that E does not depend on, and one whose
 * gradient is so small that EPS counts. Momentum arrives and swings, the others
 * are still on their way. */
static void many_steps_case(lab_case *c, kind o, int i, tg_rng *rng)
{
    static const int shown[] = {1, 2, 3, 10, STEPS};
    static const char *const array[] = {"w", "g", "m", "v"};
    const int n = 2 + i % 4;
    const double rate = between(rng, 0.02, 0.06);
    double steep[MOST];
    path w_at;
    for (int k = 0; k < n; k++) {
        w_at[0][k] = either_sign(rng, 7, 12);
        steep[k] = (k + i) % 2 ? between(rng, 5, 20) : between(rng, 0.2, 1);
        if (k == 1 || k == 2)
            steep[k] = k == 1 ? between(rng, 0.5, 2) * 1e-5 : 0;
        walk(o, steep[k], rate, k, w_at);
    }
    compare_with_library(o, n, steep, rate, w_at);
    lab_text(c, "%s, %d steps, rate %g, gradients {%s} times w, w = {%s}",
             name[o], STEPS, rate, lab_list(steep, n), lab_list(w_at[0], n));
    lab_in(c, 1), lab_in(c, STEPS), lab_in(c, n), lab_in(c, rate);
    lab_in_all(c, steep, n), lab_in_all(c, w_at[0], n);
    for (int k = 0; k < 5; k++) {
        char text[40];
        snprintf(text, sizeof text, "after step %d: w", shown[k]);
        lab_out_all(c, text, w_at[shown[k]], n);
    }
    lab_kept(c, "steep", steep, n);
    for (int k = 0; k < 4; k++) /* see calls.c */
        lab_out_all(c, array[k], (double[MOST]){0}, n);
}

static void momentum_path(lab_case *c, int i, tg_rng *rng)
{
    many_steps_case(c, MOMENTUM, i, rng);
}

static void rmsprop_path(lab_case *c, int i, tg_rng *rng)
{
    many_steps_case(c, RMSPROP, i, rng);
}

static void adam_path(lab_case *c, int i, tg_rng *rng)
{
    many_steps_case(c, ADAM, i, rng);
}

/* ---- cosine ---- */

typedef struct schedule {
    int warm_up, steps;
    double rate, last;
} schedule;

static schedule some_schedule(int warm_up, tg_rng *rng)
{
    const int steps = 20 + (int)tg_rng_below(rng, 180);
    const double rate = between(rng, 0.3, 2);
    return (schedule){warm_up, steps, rate, between(rng, 0.02, 0.2)};
}

/* (1 + cos a) / 2 is the square of cos(a / 2). */
static double rate_at(const schedule *s, int step)
{
    const long double half_pi = 1.57079632679489661923132169163975144L;
    const int past = step - s->warm_up;
    if (past < 0)
        return (double)((long double)s->rate * step / s->warm_up);
    if (past >= s->steps)
        return s->last;
    const long double wave = cosl(half_pi * past / s->steps);
    return (double)(s->last + (s->rate - (long double)s->last) * wave * wave);
}

static void a_rate(lab_case *c, const schedule *s, int step)
{
    const double right = rate_at(s, step);
    tg_schedule library = tg_cosine_decay(s->rate, s->steps, s->last / s->rate);
    if (s->warm_up > 0)
        library = tg_warm_up(library, s->warm_up, 0);
    must_agree("a rate", right, tg_rate_at(&library, step));
    lab_text(c, "cosine(%d, %d, %d, %g, %g)", step, s->warm_up, s->steps,
             s->rate, s->last);
    lab_in_all(c, (double[]){step, s->warm_up, s->steps, s->rate, s->last}, 5);
    lab_out(c, "the rate", right);
}

/* With and without warm-up: the first step of the cosine; late ones, at which
 * a wave that began at step 0 would be over; others. */
static void falling_case(lab_case *c, int i, tg_rng *rng)
{
    const int warm_up = i % 2 ? 5 + (int)tg_rng_below(rng, 30) : 0;
    const schedule s = some_schedule(warm_up, rng);
    const int past = (int)tg_rng_below(rng, i < 4 ? 5 : (uint64_t)s.steps);
    a_rate(c, &s, warm_up + (i < 2 ? 0 : i < 4 ? s.steps - 1 - past : past));
}

static void rising_case(lab_case *c, int i, tg_rng *rng)
{
    const int warm_up = 5 + (int)tg_rng_below(rng, 30);
    const schedule s = some_schedule(warm_up, rng);
    a_rate(c, &s, i == 0 ? 0 : (int)tg_rng_below(rng, (uint64_t)warm_up));
}

static void ended_case(lab_case *c, int i, tg_rng *rng)
{
    const int warm_up = i % 2 ? 5 + (int)tg_rng_below(rng, 30) : 0;
    schedule s = some_schedule(warm_up, rng);
    if (i % 4 == 3)
        s.last = 0;
    const int after = 1 + (int)tg_rng_below(rng, (uint64_t)s.steps - 1);
    a_rate(c, &s, warm_up + (i < 4 ? s.steps : (i - 3) * s.steps + after));
}

/* ---- clip_global ---- */

typedef struct gradients {
    int arrays, n[ARRAYS];
    double g[ARRAYS][MOST];
} gradients;

static gradients some_gradients(int i, tg_rng *rng)
{
    gradients s = {.arrays = 2 + i % (ARRAYS - 1)};
    for (int k = 0; k < s.arrays; k++) {
        s.n[k] = 1 + (int)tg_rng_below(rng, MOST);
        for (int j = 0; j < s.n[k]; j++)
            s.g[k][j] = either_sign(rng, 0.5, 4);
    }
    return s;
}

static long double norm_of(const gradients *s)
{
    long double norm = 0;
    for (int k = 0; k < s->arrays; k++)
        for (int j = 0; j < s->n[k]; j++)
            norm = hypotl(norm, s->g[k][j]);
    return norm;
}

static void write_gradients(lab_case *c, const gradients *s, double most)
{
    const long double norm = norm_of(s);
    const bool clipped = isfinite(norm) && norm > most;
    lab_text(c, "clip_global, %d arrays, g[0] = {%s}, g[1] = {%s}%s, most = %g",
             s->arrays, lab_list(s->g[0], s->n[0]), lab_list(s->g[1], s->n[1]),
             s->arrays > 2 ? ", ..." : "", most);
    lab_in(c, most), lab_in(c, s->arrays);
    double n[ARRAYS], then[MOST];
    for (int k = 0; k < s->arrays; k++)
        lab_in(c, n[k] = s->n[k]);
    lab_out(c, "the result", (double)norm);
    lab_kept(c, "n", n, s->arrays);
    for (int k = 0; k < s->arrays; k++) {
        char text[] = "g[k]";
        text[2] = (char)('0' + k);
        lab_in_all(c, s->g[k], s->n[k]);
        for (int j = 0; j < s->n[k]; j++)
            then[j] = (double)(s->g[k][j] * (clipped ? most / norm : 1));
        lab_out_all(c, text, then, s->n[k]);
    }
}

/* Some arrays, or all, are short enough by themselves. */
static void long_case(lab_case *c, int i, tg_rng *rng)
{
    const gradients s = some_gradients(i, rng);
    const double share = i < 3 ? 0.95 : 0.2 + 0.6 * tg_rng_uniform(rng);
    write_gradients(c, &s, round(1000 * share * (double)norm_of(&s)) / 1000);
}

/* Short ones: one whose square is below `most` as well, then one below 1 too;
 * the last two are all zeros. */
static void short_case(lab_case *c, int i, tg_rng *rng)
{
    gradients s = some_gradients(i, rng);
    for (int k = 0; i == 5 && k < s.arrays; k++)
        for (int j = 0; j < s.n[k]; j++)
            s.g[k][j] /= 20;
    double most = (double)norm_of(&s) * (1.1 + tg_rng_uniform(rng));
    most *= i == 4 ? most : 1;
    write_gradients(c, i < 6 ? &s : &(gradients){.arrays = 3, .n = {2, 1, 3}},
                    ceil(most));
}

static void not_finite_case(lab_case *c, int i, tg_rng *rng)
{
    gradients s = some_gradients(i, rng);
    const int k = i % 2 ? s.arrays - 1 : 0;
    s.g[k][s.n[k] - 1] = i % 3 == 0 ? NAN : i % 3 == 1 ? INFINITY : -INFINITY;
    write_gradients(c, &s, between(rng, 0.5, 3));
}

/* One step is compared so loosely that EPS does not count: its place is judged
 * on the long way. */
const lab_task lab_tasks[] = {
    {"momentum", "one step", 2, 12, momentum_case, 1e-4, 0, NULL, 0},
    {"momentum", "a hundred steps, to 12 digits", 1, 8, momentum_path, 1e-12, 0,
     NULL, 0},
    {"rmsprop", "one step", 3, 12, rmsprop_case, 1e-4, 0, NULL, 0},
    {"rmsprop", "a hundred steps, to 12 digits", 2, 8, rmsprop_path, 1e-12, 0,
     NULL, 0},
    {"adam", "one step", 4, 12, adam_case, 1e-4, 0, NULL, 0},
    {"adam", "a hundred steps, to 12 digits", 3, 8, adam_path, 1e-12, 0, NULL,
     0},
    {"cosine", "the rate falls", 3, 12, falling_case, 1e-12, 0, NULL, 0},
    {"cosine", "warm-up", 1, 6, rising_case, 1e-12, 0, NULL, 0},
    {"cosine", "it ends exactly, and stays", 1, 8, ended_case, 1e-14, 0, NULL,
     0},
    {"clip_global", "a norm that is too large", 3, 12, long_case, 1e-12, 0,
     NULL, 0},
    {"clip_global", "one that is not, or 0: nothing changes", 1, 8, short_case,
     1e-12, 0, NULL, 0},
    {"clip_global", "one that is not finite: nothing changes", 1, 6,
     not_finite_case, 1e-12, 0, NULL, 0},
    {NULL, NULL, 0, 0, NULL, 0, 0, NULL, 0},
};

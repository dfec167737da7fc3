/* A planted bug: right where the weak test looks, wrong elsewhere, and the
 * network would still learn. There are many. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge.h"

enum { MOST = 128 };

/* One input of a layer's rule, and what came back. */
typedef struct trial {
    int n, k;
    const double *in;  /* x [n k], w [k k], dy [n k] */
    const double *out; /* the same three, and dw [k k], db [k], dx [n k] */
    int ins, outs;     /* how many numbers that is */
} trial;

static trial a_trial(const double *in, const double *got)
{
    trial t = {.n = (int)in[0], .k = (int)in[1], .in = in + 2, .out = got};
    t.ins = 2 * t.n * t.k + t.k * t.k;
    t.outs = t.ins + t.k * t.k + t.k + t.n * t.k;
    return t;
}

/* The right rule: dw, db, dx one after the other. */
static void right_rule(const trial *t, double *to)
{
    const int n = t->n, k = t->k;
    const double *x = t->in, *w = x + n * k, *dy = w + k * k;
    double *dw = to, *db = dw + k * k, *dx = db + k;
    memset(to, 0, (size_t)(k * k + k + n * k) * sizeof *to);
    for (int r = 0; r < n; r++)
        for (int i = 0; i < k; i++) {
            db[i] += dy[r * k + i];
            for (int j = 0; j < k; j++) {
                dw[i * k + j] += x[r * k + i] * dy[r * k + j];
                dx[r * k + i] += dy[r * k + j] * w[i * k + j];
            }
        }
}

/* By how much got[0 .. n-1] is off, as a share of the largest right number. */
static double share_off(const double *got, const double *right, int n)
{
    double off = 0, largest = 0;
    for (int i = 0; i < n; i++) {
        off = fmax(off, fabs(got[i] - right[i]));
        largest = fmax(largest, fabs(right[i]));
    }
    return off / largest;
}

static bool weak_test_passes(const trial *t, const double *right, char *why,
                             size_t size)
{
    for (int i = 0; i < t->outs - t->ins; i++) {
        const double is = t->out[t->ins + i];
        if (fabs(is - right[i]) <= 1e-9)
            continue;
        const int k = t->k, at[] = {0, k * k, k * k + k};
        const int which = i < at[1] ? 0 : i < at[2] ? 1 : 2;
        snprintf(why, size,
                 "weak_test finds it: %s[%d] is %.6g there, and should be %.6g",
                 (const char *const[]){"dw", "db", "dx"}[which], i - at[which],
                 is, right[i]);
        return false;
    }
    return true;
}

static bool is_found(const trial *t, const double *right, char *why,
                     size_t size)
{
    const int k = t->k, n = t->n, at[] = {0, k * k, k * k + k};
    const int count[] = {k * k, k, n * k};
    double most = 0;
    for (int which = 0; which < 3; which++)
        most = fmax(most, share_off(t->out + t->ins + at[which],
                                    right + at[which], count[which]));
    if (most < 1e-9)
        snprintf(
            why, size,
            "a good test does not find it: with n = %d, k = %d all numbers "
            "are right",
            n, k);
    else
        snprintf(
            why, size,
            "a good test does not find it: with n = %d, k = %d no number is "
            "off by more than %.2g%% of the largest",
            n, k, 100 * most);
    return most > 0.01;
}

static bool would_learn(const trial *t, const double *right, char *why,
                        size_t size)
{
    double sum = 0, largest = 0;
    for (int i = 0; i < t->outs - t->ins; i++) {
        sum += t->out[t->ins + i] * right[i];
        largest += right[i] * right[i];
    }
    snprintf(why, size,
             "a network would not learn with it: with n = %d, k = %d the sum "
             "of your numbers times the right ones is %.3g (for the right rule "
             "%.3g); it should be positive",
             t->n, t->k, sum, largest);
    return sum > 0;
}

/* Nothing is NaN or infinite, and the inputs are as they were. */
static bool is_in_order(const trial *t, char *why, size_t size)
{
    for (int i = t->ins; i < t->outs; i++)
        if (!isfinite(t->out[i])) {
            snprintf(why, size,
                     "with n = %d, k = %d a number of dw, db or dx is not "
                     "written, or not finite",
                     t->n, t->k);
            return false;
        }
    snprintf(why, size, "an input must be left as it was");
    return memcmp(t->in, t->out, (size_t)t->ins * sizeof *t->in) == 0;
}

static bool is_a_bug(const double *in, const double *got, int n, char *why,
                     size_t size)
{
    double right[MOST];
    const trial weak = a_trial(in, got);
    const trial strong = a_trial(in + 2 + weak.ins, got + weak.outs);
    (void)n;
    if (!is_in_order(&weak, why, size) || !is_in_order(&strong, why, size))
        return false;
    right_rule(&weak, right);
    if (!weak_test_passes(&weak, right, why, size))
        return false;
    right_rule(&strong, right);
    return is_found(&strong, right, why, size) &&
           would_learn(&strong, right, why, size);
}

const lab_judge lab_judges[] = {{"bug", is_a_bug}, {0}};

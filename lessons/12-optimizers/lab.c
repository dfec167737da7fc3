/* Lab 12: optimisers.
 *
 * Five functions: one step of momentum, of RMSProp and of Adam; a rate that
 * warms up and then falls; and gradients that are clipped together.
 *
 * Fill in a function, take its TODO line out, and run make lab-12: it tries the
 * examples in the comments. make grade-12 gives points, make hint-12 helps.
 *
 * A step moves n numbers w, whose gradients are g. What an optimiser remembers
 * from step to step, it keeps for each number by itself, in arrays of the same
 * size: w[i] has m[i] and v[i]. They are 0 before the first step. Leave g as it
 * is. */
#include <math.h>

#include "lab.h"

/* Keras's settings. */
const double KEPT = 0.9;                 /* momentum: what is kept of m */
const double RHO = 0.9;                  /* RMSProp: what is kept of v */
const double BETA1 = 0.9, BETA2 = 0.999; /* Adam: the same, of m and of v */
const double EPS = 1e-7;                 /* keeps divisors above 0 */
const double PI = 3.14159265358979323846;

/* 1. One step of momentum.
 *
 * The step just taken, m, is repeated, a little shorter; the gradient changes
 * it. For each number:
 *
 *     m <- KEPT m - rate g
 *     w <- w + m
 *
 * Example: w = {1, -2}, g = {0.5, -4}, m = {0.3, 0}, rate 0.1. m becomes
 * {0.27 - 0.05, 0.4} = {0.22, 0.4}, and w becomes {1.22, -1.6}. */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    TODO(momentum);
}

/* 2. One step of RMSProp.
 *
 * v is a running mean of g^2, so its root is the size that g usually has: the
 * step is divided by it. For each number:
 *
 *     v <- RHO v + (1 - RHO) g^2
 *     w <- w - rate g / sqrt(v + EPS)
 *
 * Example: w = 1, g = -6, v = 6, rate 0.1. v becomes 5.4 + 3.6 = 9, its root is
 * 3, and w becomes 1 + 0.2 = 1.2. (EPS changes the tenth digit. It matters
 * where v is tiny or 0.) */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    TODO(rmsprop);
}

/* 3. One step of Adam, number t: the first is t = 1.
 *
 * m is a running mean of g, v of g^2. For each number:
 *
 *     m <- BETA1 m + (1 - BETA1) g
 *     v <- BETA2 v + (1 - BETA2) g^2
 *
 * Both began at 0, and are too small at first: the weights in m add up to
 * 1 - BETA1^t, those in v to 1 - BETA2^t, where those of a mean add up to 1. m
 * and v stay as they are; the rate of this step makes up for it:
 *
 *     corrected = rate sqrt(1 - BETA2^t) / (1 - BETA1^t)
 *     w <- w - corrected m / (sqrt(v) + EPS)
 *
 * BETA1^t is pow(BETA1, t).
 *
 * Example: w = 1, rate 0.1, m = v = 0. t = 1, g = -4: m = -0.4, v = 0.016,
 * corrected = 0.1 * 0.0316228 / 0.1, w = 1.1: the first step is one rate.
 * t = 2, g = 3: m = -0.06, v = 0.024984, w = 1.1089326. */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    TODO(adam);
}

/* 4. The rate at a step; step 0 is the first.
 *
 *   - Before step `warm_up` it rises in a straight line, from 0 at step 0, so
 *     that it would be `rate` at step warm_up. If warm_up is 0, it does not.
 *   - Then it falls for `steps` steps: half a wave of the cosine,
 *
 *         last + (rate - last) (1 + cos(PI done)) / 2,
 *
 *     where `done` is the share of these steps that is over, from 0 to 1.
 *   - It ends at `last`, exactly, and stays there.
 *
 * Example: warm_up 10, steps 90, rate 0.8, last 0.2. Step 5: 0.4. Step 10: 0.8.
 * Step 55: 0.5. Step 95: 0.2045577. Steps 100 and 150: 0.2. */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    TODO(cosine);
    return 0;
}

/* 5. Clips gradients together.
 *
 * A network has several parameters, each with an array of gradients: g[k] has
 * n[k] numbers. All arrays together are one long vector.
 *
 *   - Compute its norm: the root of the sum of all squares, over all arrays.
 *   - If it is larger than `most`, multiply all numbers by most / norm: the
 *     vector is then `most` long, and its direction is what it was.
 *   - Otherwise change nothing.
 *   - If the norm is not finite (isfinite of math.h says so), change nothing
 *     either: a factor made of it would spoil the other numbers as well.
 *   - Return the norm as it was before.
 *
 * Example: g[0] = {3}, g[1] = {0, 4}, most 1. The norm is 5, g[0] becomes
 * {0.6}, g[1] {0, 0.8}, and the result is 5. */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    TODO(clip_global);
    return 0;
}

static void try_momentum(void)
{
    double w[2] = {1, -2}, m[2] = {0.3, 0};
    momentum(w, (const double[2]){0.5, -4}, m, 2, 0.1);
    const double got[4] = {w[0], w[1], m[0], m[1]};
    lab_examples("momentum: w and m", got,
                 (const double[4]){1.22, -1.6, 0.22, 0.4}, 4);
}

static void try_rmsprop(void)
{
    double w = 1, v = 6;
    rmsprop(&w, (const double[1]){-6}, &v, 1, 0.1);
    lab_examples("rmsprop: w and v", (const double[2]){w, v},
                 (const double[2]){1.2, 9}, 2);
}

static void try_adam(void)
{
    double w = 1, m = 0, v = 0;
    adam(&w, (const double[1]){-4}, &m, &v, 1, 0.1, 1);
    lab_examples("adam, step 1: w, m, v", (const double[3]){w, m, v},
                 (const double[3]){1.1, -0.4, 0.016}, 3);
    w = 1.1, m = -0.4, v = 0.016;
    adam(&w, (const double[1]){3}, &m, &v, 1, 0.1, 2);
    lab_examples("adam, step 2: w, m, v", (const double[3]){w, m, v},
                 (const double[3]){1.1089326, -0.06, 0.024984}, 3);
}

static void try_cosine(void)
{
    static const int step[6] = {5, 10, 55, 95, 100, 150};
    double got[6];
    for (int i = 0; i < 6; i++)
        got[i] = cosine(step[i], 10, 90, 0.8, 0.2);
    lab_examples("cosine(step, 10, 90, 0.8, 0.2) at 5, 10, 55, 95, 100, 150",
                 got, (const double[6]){0.4, 0.8, 0.5, 0.2045577, 0.2, 0.2}, 6);
}

static void try_clip_global(void)
{
    double first[1] = {3}, second[2] = {0, 4};
    const double norm = clip_global((double *const[2]){first, second},
                                    (const int[2]){1, 2}, 2, 1);
    const double got[4] = {first[0], second[0], second[1], norm};
    lab_examples("clip_global: 3 numbers, and the norm", got,
                 (const double[4]){0.6, 0, 0.8, 5}, 4);
}

int main(void)
{
    try_momentum();
    try_rmsprop();
    try_adam();
    try_cosine();
    try_clip_global();
    return lab_end();
}

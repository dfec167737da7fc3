/* What lab 04 is graded on. No slope here is computed as the blanks do: those
 * of sigmoid and tanh come from 1 / cosh^2, that of leaky ReLU from nudging,
 * and dead units are made, not counted. */
#include <math.h>

#include "cases.h"

const char *const lab_uses = "";

/* A number from low to high with two decimals: one can type it in. */
static double between(tg_rng *rng, double low, double high)
{
    return round(100 * (low + (high - low) * tg_rng_uniform(rng))) / 100;
}

/* ---- slopes ---- */

/* f'(z) = 1 / (4 cosh^2(z / 2)) */
static long double slope_of_sigmoid(long double z)
{
    const long double c = coshl(z / 2);
    return 1 / (4 * c * c);
}

static void sigmoid_slope_case(lab_case *c, int i, tg_rng *rng)
{
    static const double chosen[] = {0.5, 0, 1, 0.001};
    const long double a = i < 4 ? chosen[i] : between(rng, 0.02, 0.98);
    lab_text(c, "sigmoid_slope(%g)", (double)a);
    lab_in(c, (double)a);
    lab_out(c, "the result", (double)slope_of_sigmoid(logl(a / (1 - a))));
}

static void tanh_slope_case(lab_case *c, int i, tg_rng *rng)
{
    static const double chosen[] = {0, 1, -1, -0.5};
    const double a = i < 4 ? chosen[i] : between(rng, -0.98, 0.98);
    const long double cosine = coshl(atanhl(a));
    lab_text(c, "tanh_slope(%g)", a);
    lab_in(c, a);
    lab_out(c, "the result", (double)(1 / (cosine * cosine)));
}

/* ---- leaky ReLU ---- */

static double leaky(double z, double s)
{
    return z > 0 ? z : s * z;
}

/* The slope to the left of z. */
static void leaky_slope_at(lab_case *c, double z, double s)
{
    const double h = 1.0 / 1024;
    lab_text(c, "leaky_slope(%g, %g)", z, s);
    lab_in(c, z), lab_in(c, s);
    lab_out(c, "the result", (leaky(z, s) - leaky(z - h, s)) / h);
}

static void leaky_sides_case(lab_case *c, int i, tg_rng *rng)
{
    const double z = between(rng, 0.1, 4), s = between(rng, 0.02, 0.6);
    leaky_slope_at(c, i % 2 ? z : -z, i == 0 ? 0 : s);
}

static void leaky_kink_case(lab_case *c, int i, tg_rng *rng)
{
    static const double near[] = {0, 0.25, -0.25};
    leaky_slope_at(c, near[i % 3], i == 0 ? 0 : between(rng, 0.02, 0.6));
}

/* ---- dead units ---- */

enum { MOST = 7 };

/* A layer with `dead` dead units, taken at random: each of the others has one
 * sample that passes. A share `zeros` of all other z is 0, the rest below. */
static void layer_case(lab_case *c, int samples, int units, int dead,
                       double zeros, tg_rng *rng)
{
    double z[MOST * MOST];
    size_t order[MOST];
    for (int k = 0; k < samples * units; k++) {
        const double below = between(rng, -3, -0.1);
        z[k] = tg_rng_uniform(rng) < zeros ? 0 : below;
    }
    for (int j = 0; j < units; j++)
        order[j] = (size_t)j;
    tg_rng_shuffle(rng, order, (size_t)units);
    for (int k = dead; k < units; k++) {
        const int i = (int)tg_rng_below(rng, (uint64_t)samples);
        z[i * units + (int)order[k]] = between(rng, 0.1, 3);
    }
    lab_text(c, "dead_units({%s}, %d, %d)", lab_list(z, samples * units),
             samples, units);
    lab_in(c, samples), lab_in(c, units), lab_in_all(c, z, samples * units);
    lab_out(c, "the result", dead);
    lab_kept(c, "z", z, samples * units);
}

static void dead_units_case(lab_case *c, int i, tg_rng *rng)
{
    static const int chosen[][3] = {{1, 3, 1}, {4, 1, 1}, {4, 1, 0},
                                    {2, 5, 3}, {5, 2, 0}, {3, 4, 4}};
    const int samples = 2 + (int)tg_rng_below(rng, 6);
    const int units = 2 + (int)tg_rng_below(rng, 6);
    const int dead = (int)tg_rng_below(rng, (uint64_t)units + 1);
    if (i < 6)
        layer_case(c, chosen[i][0], chosen[i][1], chosen[i][2], 0, rng);
    else
        layer_case(c, samples, units, dead, 0, rng);
}

static void dead_kink_case(lab_case *c, int i, tg_rng *rng)
{
    layer_case(c, 2 + i % 5, 3 + i % 4, 2, 0.5, rng);
}

/* ---- depth ---- */

static void chain_case(lab_case *c, const double *w, const double *z, int depth)
{
    long double left = 1;
    for (int i = depth - 1; i >= 0; i--)
        left *= slope_of_sigmoid(z[i]) * w[i];
    lab_text(c, "through({%s}, {%s}, %d)", lab_list(w, depth),
             lab_list(z, depth), depth);
    lab_in(c, depth), lab_in_all(c, w, depth), lab_in_all(c, z, depth);
    lab_out(c, "the result", (double)left);
    lab_kept(c, "w", w, depth), lab_kept(c, "z", z, depth);
}

static void through_case(lab_case *c, int i, tg_rng *rng)
{
    double w[MOST], z[MOST];
    const int depth = 1 + i % 5;
    for (int k = 0; k < depth; k++) {
        const double size = between(rng, 0.3, 4);
        w[k] = tg_rng_uniform(rng) < 0.5 ? -size : size;
        z[k] = between(rng, 0.2, 3) * (tg_rng_uniform(rng) < 0.5 ? -1 : 1);
    }
    chain_case(c, w, z, depth);
}

/* With w = 8 the gradient grows where z is 0. */
static void ten_case(lab_case *c, int i, tg_rng *rng)
{
    enum { TEN = 10 };
    static const double w_of[] = {8, 4, 2, -6}, z_of[] = {0, 0, -0.5, 1};
    double w[TEN], z[TEN];
    (void)rng;
    for (int k = 0; k < TEN; k++)
        w[k] = w_of[i], z[k] = z_of[i];
    chain_case(c, w, z, TEN);
}

const lab_task lab_tasks[] = {
    {"sigmoid_slope", "the slope from the value", 2, 20, sigmoid_slope_case,
     1e-9, 1e-3, NULL, 0},
    {"tanh_slope", "the slope from the value", 2, 20, tanh_slope_case, 1e-9,
     1e-3, NULL, 0},
    {"leaky_slope", "on both sides of 0", 2, 20, leaky_sides_case, 1e-9, 0,
     NULL, 0},
    {"leaky_slope", "at the kink, and near it", 1, 12, leaky_kink_case, 1e-9, 0,
     NULL, 0},
    {"dead_units", "many samples, many units", 3, 40, dead_units_case, 0, 0,
     NULL, 0},
    {"dead_units", "where some z are 0", 1, 24, dead_kink_case, 0, 0, NULL, 0},
    {"through", "a few units in a row", 3, 20, through_case, 1e-9, 1e-9, NULL,
     0},
    {"through", "ten units in a row", 1, 4, ten_case, 1e-9, 1e-9, NULL, 0},
    {NULL, NULL, 0, 0, NULL, 0, 0, NULL, 0},
};

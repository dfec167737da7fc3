/* What lab 05 is graded on.
 *
 * The right numbers come by other ways than the answer's: a formula for the
 * ball on a parabola, nudging in long double for every slope of a neuron's
 * error, and a search for the largest rate. */
#include <math.h>

#include "cases.h"

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

/* ---- descend ---- */

typedef struct curve {
    double linear, cubic, lowest;
} curve;

/* On a parabola each step multiplies the distance to the lowest point by the
 * same factor; elsewhere there is no formula, and few steps are taken. */
static double rolled(curve k, double v, double rate, int steps)
{
    long double u = (long double)v - k.lowest;
    if (k.cubic == 0)
        return (double)(k.lowest +
                        u * powl(1 - (long double)rate * k.linear, steps));
    for (int i = 0; i < steps; i++)
        u -= rate * u * (k.linear + k.cubic * u * u);
    return (double)(k.lowest + u);
}

static void descend_case(lab_case *c, int i, tg_rng *rng)
{
    const bool bent = i >= 3 && i % 2;
    curve k = {.linear = between(rng, 0.6, 1.8)};
    k.cubic = bent ? between(rng, 0.05, 0.2) : 0;
    k.lowest = either_sign(rng, 0.5, 3);
    const double v = k.lowest + either_sign(rng, 0.8, 2);
    const double rate = between(rng, 0.12, 0.35);
    const int steps = i < 3 ? i : 2 + (int)tg_rng_below(rng, bent ? 4 : 30);
    if (bent)
        lab_text(c,
                 "descend(slope, %g, %g, %d), slope(v) = %g u + %g u^3, u = v "
                 "- (%g)",
                 v, rate, steps, k.linear, k.cubic, k.lowest);
    else
        lab_text(c, "descend(slope, %g, %g, %d), slope(v) = %g (v - (%g))", v,
                 rate, steps, k.linear, k.lowest);
    lab_in(c, k.linear), lab_in(c, k.cubic), lab_in(c, k.lowest);
    lab_in(c, v), lab_in(c, rate), lab_in(c, steps);
    lab_out(c, "the result", rolled(k, v, rate, steps));
}

/* ---- the errors of a neuron, and their slopes by nudging ---- */

static long double squared_error(long double z, long double y)
{
    const long double off = 1 / (1 + expl(-z)) - y;
    return off * off / 2;
}

/* -(y ln a + (1 - y) ln(1 - a)) with a = 1 / (1 + e^-z) put in */
static long double cross_entropy(long double z, long double y)
{
    return fmaxl(z, 0) + log1pl(expl(-fabsl(z))) - y * z;
}

typedef long double error_function(long double z, long double y);

/* From four places, so that what is left is of the size of h^4. */
static long double nudged(error_function *error, long double z, long double y)
{
    const long double h = 1e-4L;
    return (8 * (error(z + h, y) - error(z - h, y)) -
            (error(z + 2 * h, y) - error(z - 2 * h, y))) /
           (12 * h);
}

/* z away from 0, where many mistakes are small or equal; y not only 0 and 1. */
static void dz_case(lab_case *c, int i, tg_rng *rng, const char *blank,
                    error_function *error)
{
    static const double wanted[] = {0, 1, 0.3, 0.8};
    const double z = i < 2 ? 3 * (1 - 2 * i) : either_sign(rng, 0.4, 3.5);
    const double y = wanted[i % 4];
    lab_text(c, "%s(%g, %g)", blank, z, y);
    lab_in(c, z), lab_in(c, y);
    lab_out(c, "dE/dz", (double)nudged(error, z, y));
}

static void dz_squared_error_case(lab_case *c, int i, tg_rng *rng)
{
    dz_case(c, i, rng, "dz_squared_error", squared_error);
}

static void dz_cross_entropy_case(lab_case *c, int i, tg_rng *rng)
{
    dz_case(c, i, rng, "dz_cross_entropy", cross_entropy);
}

/* Wrong, and so sure of it that a is rounded to 1 (and, further out on the
 * other side, would be to 0 if it were not for its exponent). */
static void sure_case(lab_case *c, int i, tg_rng *rng)
{
    const double size = between(rng, 38, 60), z = i % 2 ? -size : size;
    const double y = i % 2;
    lab_text(c, "dz_cross_entropy(%g, %g)", z, y);
    lab_in(c, z), lab_in(c, y);
    lab_out(c, "dE/dz", (double)nudged(cross_entropy, z, y));
}

/* ---- train ---- */

/* w and b after the steps, without a tape, and without a formula for dE/dz. */
static void trained(double *w, double *b, double x, double y, double rate,
                    int steps)
{
    long double w_now = *w, b_now = *b;
    for (int i = 0; i < steps; i++) {
        const long double dz = nudged(cross_entropy, w_now * x + b_now, y);
        w_now -= rate * dz * x;
        b_now -= rate * dz;
    }
    *w = (double)w_now;
    *b = (double)b_now;
}

static void train_case(lab_case *c, tg_rng *rng, int steps, bool count)
{
    const double x = either_sign(rng, 0.3, 1.7);
    double w = either_sign(rng, 0.5, 2), b = either_sign(rng, 0.5, 2);
    const double y = w * x + b < 0; /* at first it is wrong */
    const double rate = between(rng, 0.1, 0.4);
    lab_text(c, "train(w, b, x, y, %g, %d), w = %g, b = %g, x = %g, y = %g",
             rate, steps, w, b, x, y);
    lab_in(c, count), lab_in(c, w), lab_in(c, b), lab_in(c, x), lab_in(c, y);
    lab_in(c, rate), lab_in(c, steps);
    trained(&w, &b, x, y, rate, steps);
    if (count) {
        lab_out(c, "entries left on the tape", 0);
        lab_out(c, "whether w has moved", 1);
    } else {
        lab_out(c, "w", w);
        lab_out(c, "b", b);
    }
}

static void one_step_case(lab_case *c, int i, tg_rng *rng)
{
    (void)i;
    train_case(c, rng, 1, false);
}

static void many_steps_case(lab_case *c, int i, tg_rng *rng)
{
    train_case(c, rng, i < 2 ? i + 1 : 3 + (int)tg_rng_below(rng, 12), false);
}

static void tape_case(lab_case *c, int i, tg_rng *rng)
{
    train_case(c, rng, 1 + 3 * i, true);
}

/* ---- largest_stable_rate ---- */

/* By trying: is the ball, one step from 1, nearer to 0 than it was? */
static double found_by_halving(double curvature)
{
    double low = 0, high = 4000;
    for (int i = 0; i < 200; i++) {
        const double rate = (low + high) / 2;
        if (fabs(1 - rate * curvature) < 1)
            low = rate;
        else
            high = rate;
    }
    return low;
}

static void largest_stable_rate_case(lab_case *c, int i, tg_rng *rng)
{
    static const double first[] = {1, 0.01, 250};
    const double curvature = i < 3 ? first[i] : between(rng, 0.2, 9);
    lab_text(c, "largest_stable_rate(%g)", curvature);
    lab_in(c, curvature);
    lab_out(c, "the result", found_by_halving(curvature));
}

const lab_task lab_tasks[] = {
    {.blank = "descend",
     .title = "a ball goes downhill, step by step",
     .points = 3,
     .cases = 15,
     .write = descend_case,
     .tolerance = 1e-9},
    {.blank = "dz_squared_error",
     .title = "dE/dz of the squared error",
     .points = 2,
     .cases = 16,
     .write = dz_squared_error_case,
     .tolerance = 1e-8,
     .floor = 1e-3},
    {.blank = "dz_cross_entropy",
     .title = "dE/dz of cross-entropy",
     .points = 2,
     .cases = 16,
     .write = dz_cross_entropy_case,
     .tolerance = 1e-8,
     .floor = 1e-3},
    {.blank = "dz_cross_entropy",
     .title = "the same, where a rounds to 0 or 1",
     .points = 1,
     .cases = 6,
     .write = sure_case,
     .tolerance = 1e-8},
    {.blank = "train",
     .title = "w and b after one step",
     .points = 2,
     .cases = 8,
     .write = one_step_case,
     .tolerance = 1e-8},
    {.blank = "train",
     .title = "w and b after many steps",
     .points = 2,
     .cases = 8,
     .write = many_steps_case,
     .tolerance = 1e-8},
    {.blank = "train",
     .title = "the tape is as long as before",
     .points = 1,
     .cases = 4,
     .write = tape_case},
    {.blank = "largest_stable_rate",
     .title = "the limit of the rate",
     .points = 2,
     .cases = 10,
     .write = largest_stable_rate_case,
     .tolerance = 1e-9},
    {.blank = NULL},
};

/* What train and the example in main call, and what else might do the same. */
const char *const lab_uses =
    "tg_tape_new tg_tape_free tg_param_scalar tg_input tg_item tg_tape_mark "
    "tg_rewind tg_mul tg_add tg_sigmoid tg_bce tg_backward tg_descend tg_named "
    "tg_set tg_touch";

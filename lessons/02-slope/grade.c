/* The cases of lab 02. What is right comes from formulas, not from nudging:
 * the central difference of a cubic, a sine and an exponential can be worked
 * out, and so can the gradient of a function that is known. */
#include <math.h>

#include "cases.h"

const char *const lab_uses = "";

static double between(tg_rng *rng, double low, double high)
{
    return low + (high - low) * tg_rng_uniform(rng);
}

static double signed_between(tg_rng *rng, double low, double high)
{
    const double x = between(rng, low, high);
    return tg_rng_below(rng, 2) ? x : -x;
}

/* 10^low to 10^high, each size as likely as the other. */
static double of_size(tg_rng *rng, double low, double high)
{
    return pow(10, between(rng, low, high));
}

/* ---- central ---- */

static void a_central(lab_case *c, int kind, const double *p, double x,
                      double h, double right)
{
    static const char *const shape[] = {"f = p0 + p1 x + p2 x^2 + p3 x^3",
                                        "f = p0 sin(p1 x)", "f = p0 exp(p1 x)"};
    lab_text(c, "central(f, %.4g, %.4g), %s, p = {%s}", x, h, shape[kind],
             lab_list(p, kind ? 2 : 4));
    lab_in(c, kind);
    lab_in_all(c, p, 4);
    lab_in(c, x);
    lab_in(c, h);
    lab_out(c, "the result", right);
}

static void straight_line(lab_case *c, int i, tg_rng *rng)
{
    const double p[4] = {between(rng, -3, 3), signed_between(rng, 0.5, 4)};
    const double x = signed_between(rng, 0.3, 2), h = between(rng, 0.05, 0.3);
    (void)i;
    a_central(c, 0, p, x, h, p[1]);
}

static void a_curve(lab_case *c, int i, tg_rng *rng)
{
    const int kind = i % 3;
    const double x = signed_between(rng, 0.5, 2), h = between(rng, 0.1, 0.3);
    double p[4];
    for (int k = 0; k < 4; k++)
        p[k] = signed_between(rng, 0.8, 2);
    const double a = p[0], b = p[1];
    const double right[] = {b + 2 * p[2] * x + p[3] * (3 * x * x + h * h),
                            a * cos(b * x) * sin(b * h) / h,
                            a * exp(b * x) * sinh(b * h) / h};
    a_central(c, kind, p, x, h, right[kind]);
}

/* ---- accepts ---- */

static void a_claim(lab_case *c, double claim, double nudged, bool right)
{
    lab_text(c, "accepts(%.9g, %.9g)", claim, nudged);
    lab_in(c, claim);
    lab_in(c, nudged);
    lab_out(c, "the result", right);
}

/* A right claim: apart by a share of 1e-8 to 5e-8, above and below in turn. */
static void right_claim(lab_case *c, int i, double nudged, tg_rng *rng)
{
    const double share = between(rng, 1e-8, 5e-8);
    a_claim(c, nudged * (1 + (i % 2 ? share : -share)), nudged, true);
}

/* A wrong claim, with both signs turned where that is needed for it to be
 * above `nudged` and below in turn. */
static void wrong_claim(lab_case *c, int i, double claim, double nudged)
{
    const double sign = (claim > nudged) == (i % 2 == 1) ? 1 : -1;
    a_claim(c, sign * claim, sign * nudged, false);
}

/* Ten right ones, apart by less than 1e-6; ten wrong ones, by more. */
static void ordinary(lab_case *c, int i, tg_rng *rng)
{
    static const double mistake[] = {1.001, 0.999, 3,   1.0 / 3, -1,
                                     -1,    2,     0.5, 0,       0};
    const double nudged = signed_between(rng, 0.1, 9);
    if (i < 10)
        right_claim(c, i, nudged, rng);
    else
        wrong_claim(c, i, mistake[i - 10] * nudged, nudged);
}

/* Twenty right ones and twenty wrong ones, five of each size. No rule that
 * looks at the distance alone, or at the share alone, gets all of them. */
static void all_sizes(lab_case *c, int i, tg_rng *rng)
{
    const double huge = of_size(rng, 3, 9), medium = of_size(rng, 0, 1);
    const double tiny = of_size(rng, -9, -7), zero = of_size(rng, -16, -14);
    const double factor = tg_rng_below(rng, 2) ? 3 : 0.4;
    const double off = 1 + (factor > 1 ? 1 : -1) * of_size(rng, -4, -2);
    switch (i / 5) {
    case 0:
        right_claim(c, i, huge, rng);
        return;
    case 1:
        right_claim(c, i, medium, rng);
        return;
    case 2:
        right_claim(c, i, tiny, rng);
        return;
    case 3:
        a_claim(c, i % 2 ? 0 : zero, i % 2 ? -zero : 0, true);
        return;
    case 4:
        wrong_claim(c, i, huge * off, huge);
        return;
    case 5:
        wrong_claim(c, i, medium * off, medium);
        return;
    case 6:
        wrong_claim(c, i, tiny * factor, tiny);
        return;
    default:
        wrong_claim(c, i, 0, tiny);
        return;
    }
}

/* Ten ordinary ones that are right, two that are wrong; NaN and infinities. */
static void not_numbers(lab_case *c, int i, tg_rng *rng)
{
    const double n = signed_between(rng, 0.5, 4);
    const double wrong[][2] = {{NAN, n},
                               {n, NAN},
                               {NAN, NAN},
                               {NAN, 1e9},
                               {INFINITY, n},
                               {n, -INFINITY},
                               {-INFINITY, INFINITY},
                               {INFINITY, INFINITY},
                               {3 * fabs(n), n},
                               {2 * fabs(n), n}};
    if (i < 10)
        right_claim(c, i, n, rng);
    else
        a_claim(c, wrong[i - 10][0], wrong[i - 10][1], false);
}

/* ---- gradient ---- */

enum { MOST = 8 };

/* A number that does not come back when 1e-5 is added and taken away: it is
 * smaller than that, and the sum has no place for its last bits. */
static double no_return(tg_rng *rng)
{
    const double h = 1e-5;
    double x, once, twice;
    do {
        x = signed_between(rng, 1e-6, 9e-6);
        once = x + h;
        once -= h;
        twice = x + h;
        twice -= 2 * h;
        twice += h;
    } while (once == x || twice == x);
    return x;
}

static void a_gradient(lab_case *c, int n, double (*part)[3], const double *x)
{
    double g[MOST];
    lab_text(c, "gradient(f, {%s}, %d, g)", lab_list(x, n), n);
    lab_in(c, n);
    for (int i = 0; i < n; i++) {
        lab_in_all(c, part[i], 3);
        g[i] = part[i][0] + part[i][1] * cos(x[i]);
        g[i] += i + 1 < n ? part[i][2] * x[i + 1] : 0;
        g[i] += i > 0 ? part[i - 1][2] * x[i - 1] : 0;
    }
    lab_in_all(c, x, n);
    lab_kept(c, "x", x, n);
    lab_out_all(c, "g", g, n);
}

static void one_number(lab_case *c, int i, tg_rng *rng)
{
    double part[1][3] = {{signed_between(rng, 0.5, 3), 0, 0}};
    const double x = no_return(rng);
    (void)i;
    a_gradient(c, 1, part, &x);
}

static void many_numbers(lab_case *c, int i, tg_rng *rng)
{
    const int n = 2 + i % (MOST - 1);
    double part[MOST][3], x[MOST];
    for (int k = 0; k < n; k++) {
        x[k] = k == i % n ? no_return(rng) : signed_between(rng, 0.5, 3);
        for (int j = 0; j < 3; j++)
            part[k][j] = signed_between(rng, 0.5, 3);
    }
    a_gradient(c, n, part, x);
}

const lab_task lab_tasks[] = {
    {"central", "straight lines", 1, 6, straight_line, 1e-9, 0, 0, 0},
    {"central", "curves, with a large h", 2, 12, a_curve, 1e-9, 0, 0, 0},
    {"accepts", "slopes from 0.1 to 9", 1, 20, ordinary, 0, 0, "yes-no", 0},
    {"accepts", "slopes from 1e-9 to 1e9, and 0", 4, 40, all_sizes, 0, 0,
     "yes-no", 0},
    {"accepts", "NaN and infinity", 2, 20, not_numbers, 0, 0, "yes-no", 0},
    {"gradient", "a straight line, one number", 1, 6, one_number, 1e-7, 0, 0,
     0},
    {"gradient", "2 to 8 numbers", 3, 14, many_numbers, 1e-7, 0, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 0},
};

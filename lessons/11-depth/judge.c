/* Weights of any generator: judged by range, mean, mean square, shape and
 * order. Each bound is at least six deviations away, so that right weights are
 * refused about once in ten million gradings. */
#include <math.h>
#include <stdio.h>

#include "judge.h"

enum { GLOROT_UNIFORM, GLOROT_NORMAL, HE_UNIFORM, HE_NORMAL };

static double wanted_square(const double *in)
{
    const int kind = (int)in[2];
    const bool he = kind == HE_UNIFORM || kind == HE_NORMAL;
    return 2 / (he ? in[0] : in[0] + in[1]);
}

/* Which other formula gives such a mean square; NULL if none is near, or if
 * there is another that samples of this length could not tell from it. */
static const char *guess_formula(const double *in, double square)
{
    const double a = in[0], b = in[1], right = wanted_square(in);
    const bool flat = (int)in[2] == GLOROT_UNIFORM || (int)in[2] == HE_UNIFORM;
    const struct {
        const char *formula;
        double square;
    } other[] = {{"2 / in", 2 / a},
                 {"2 / out", 2 / b},
                 {"2 / (in + out)", 2 / (a + b)},
                 {"1 / in", 1 / a},
                 {"1 / out", 1 / b},
                 {"1 / (in + out)", 1 / (a + b)},
                 {"the square of that: is a root missing?", right * right},
                 {"a third of that", right / 3},
                 {"a quarter of that", right / 4},
                 {"three times that", right * 3},
                 {"four times that", right * 4},
                 {flat ? "3 times its square: is a root missing?" : NULL,
                  3 * right * right}};
    const char *best = NULL;
    int near = 0;
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (other[i].formula && fabs(log(square / other[i].square)) < 0.25) {
            best = other[i].formula;
            near++;
        }
    return near == 1 ? best : NULL;
}

static bool all_finite(const double *w, int n, char *why, size_t size)
{
    for (int i = 0; i < n; i++)
        if (!isfinite(w[i])) {
            snprintf(why, size, "w[%d] is not written, or not finite", i);
            return false;
        }
    return true;
}

static bool not_all_the_same(const double *w, int n, char *why, size_t size)
{
    for (int i = 1; i < n; i++)
        if (w[i] != w[0])
            return true;
    snprintf(why, size, "all %d weights are %.4g", n,
             w[0] + 0.0); /* 0, not -0 */
    return false;
}

/* The mean, to 6 deviations; the mean square, between 0.62 and 1.5 of what it
 * should be: that is 6 deviations for 200 uniform or 480 normal numbers. */
static bool has_moments(const double *in, const double *w, int n, char *why,
                        size_t size)
{
    const double right = wanted_square(in);
    double mean = 0, square = 0;
    if (!not_all_the_same(w, n, why, size))
        return false;
    for (int i = 0; i < n; i++) {
        mean += w[i] / n;
        square += w[i] * w[i] / n;
    }
    if (square < 0.62 * right || square > 1.5 * right) {
        const char *formula = guess_formula(in, square);
        snprintf(why, size,
                 "the mean square of the %d weights is %.3g; it should be near "
                 "%.3g%s%s%s",
                 n, square, right, formula ? " (it is near " : "",
                 formula ? formula : "", formula ? ")" : "");
        return false;
    }
    if (fabs(mean) > 6 * sqrt(right / n)) {
        snprintf(why, size,
                 "the mean of the %d weights is %.3g; it should be near 0", n,
                 mean);
        return false;
    }
    return true;
}

/* What share of all weights should be below x. */
static double share_below(const double *in, double x)
{
    const double s = sqrt(wanted_square(in)), r = sqrt(3) * s;
    if ((int)in[2] == GLOROT_UNIFORM || (int)in[2] == HE_UNIFORM)
        return fmin(1, fmax(0, (x / r + 1) / 2));
    return erfc(-x / s / sqrt(2)) / 2;
}

/* At no x the share of weights below it is off by more than chance allows: more
 * than 3.5 / sqrt(n) comes once in 10^10 times (Dvoretzky, Kiefer, Wolfowitz
 * and Massart). */
static bool has_shape(const double *in, const double *w, int n, char *why,
                      size_t size)
{
    for (int i = 0; i < n; i++) {
        int below = 0;
        for (int j = 0; j < n; j++)
            below += w[j] <= w[i];
        const double right = share_below(in, w[i]);
        if (fabs((double)below / n - right) <= 3.5 / sqrt(n))
            continue;
        snprintf(why, size,
                 "of the %d weights %d are not above %.4g; it should be about "
                 "%.0f",
                 n, below, w[i], right * n);
        return false;
    }
    return true;
}

/* Signs are those of coins: w[i] and w[i + lag] have the same one in half of
 * all places, to 7 deviations. */
static bool has_no_pattern(const double *w, int n, char *why, size_t size)
{
    for (int lag = 1; lag <= n / 2; lag++) {
        int same = 0;
        for (int i = lag; i < n; i++)
            same += (w[i] < 0) == (w[i - lag] < 0);
        const int places = n - lag;
        if (fabs(2.0 * same - places) <= 7 * sqrt(places))
            continue;
        snprintf(why, size,
                 "w[i] and w[i + %d] have the same sign in %d of %d places; it "
                 "should be about half. Is each a new random number?",
                 lag, same, places);
        return false;
    }
    return true;
}

static double largest(const double *w, int n)
{
    double most = 0;
    for (int i = 0; i < n; i++)
        most = fmax(most, fabs(w[i]));
    return most;
}

/* No number beyond r, and some near it: one of 200 is above 0.9 r but for once
 * in a thousand million times. */
static bool is_uniform(const double *in, const double *w, int n, char *why,
                       size_t size)
{
    const double r = sqrt(3 * wanted_square(in));
    if (!all_finite(w, n, why, size) || !has_moments(in, w, n, why, size))
        return false;
    const double most = largest(w, n);
    if (most > r * (1 + 1e-9) || most < 0.9 * r) {
        snprintf(why, size,
                 "the largest of the %d weights is %.4g, and r is %.4g%s", n,
                 most, r, most > r ? ": uniform weights end there" : "");
        return false;
    }
    return has_shape(in, w, n, why, size) && has_no_pattern(w, n, why, size);
}

/* Uniform numbers end at 1.73 deviations; of normal ones 72 in 1000 are beyond
 * 1.8. */
static bool is_normal(const double *in, const double *w, int n, char *why,
                      size_t size)
{
    const double s = sqrt(wanted_square(in));
    if (!all_finite(w, n, why, size) || !has_moments(in, w, n, why, size))
        return false;
    if (largest(w, n) > 1.8 * s)
        return has_shape(in, w, n, why, size) &&
               has_no_pattern(w, n, why, size);
    snprintf(why, size,
             "none of the %d weights is beyond 1.8 s = %.4g: of normal ones, "
             "72 in 1000 are. Are they uniform?",
             n, 1.8 * s);
    return false;
}

/* No two numbers of both calls are the same. */
static bool is_new(const double *in, const double *w, int n, char *why,
                   size_t size)
{
    const int each = (int)(in[0] * in[1]);
    if (!all_finite(w, n, why, size))
        return false;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            if (w[i] == w[j]) {
                snprintf(why, size,
                         "w[%d] of call %d is the same number as w[%d] of call "
                         "%d: %.6g",
                         j % each, 1 + j / each, i % each, 1 + i / each,
                         w[i] + 0.0); /* 0, not -0 */
                return false;
            }
    return true;
}

const lab_judge lab_judges[] = {
    {"uniform", is_uniform}, {"normal", is_normal}, {"new", is_new}, {0}};

/* Dropout: any units may be dropped, but as many as p says, at random, and what
 * is kept is scaled. in: n, p, training, a seed, x. got: x, and for each of two
 * calls mask and y. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge.h"

typedef struct call {
    const double *x, *mask, *y;
    int n;
    double p;
    bool training;
} call;

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

/* Each number by itself. */
static bool has_right_numbers(const call *c, char *why, size_t size)
{
    const double scale = c->training ? 1 / (1 - c->p) : 1;
    for (int i = 0; i < c->n; i++) {
        const double m = c->mask[i];
        if (!is_near(m, scale) && !(m == 0 && c->training))
            snprintf(why, size,
                     c->training ? "mask[%d] is %g; with p = %g it must be 0 "
                                   "or 1 / (1 - p) = %g"
                                 : "mask[%d] is %g; not in training all units "
                                   "count, whatever p is: 1",
                     i, m, c->p, scale);
        else if (!is_near(c->y[i], c->x[i] * m))
            snprintf(why, size, "y[%d] is %g, but x[%d] mask[%d] is %g * %g", i,
                     c->y[i], i, i, c->x[i], m);
        else
            continue;
        return false;
    }
    return true;
}

/* In how many places one of mask[i] and mask[i + lag] is dropped, the other
 * kept. */
static int differing(const call *c, int lag)
{
    int found = 0;
    for (int i = lag; i < c->n; i++)
        found += (c->mask[i] == 0) != (c->mask[i - lag] == 0);
    return found;
}

/* As many as p says, to 6.5 standard deviations, and not one after the other:
 * two neighbours differ in at least a third of the places where that is to be
 * expected. */
static bool is_random(const call *c, char *why, size_t size)
{
    int dropped = 0;
    for (int i = 0; i < c->n; i++)
        dropped += c->mask[i] == 0;
    const double mean = c->p * c->n, spread = sqrt(mean * (1 - c->p));
    if (fabs(dropped - mean) > 6.5 * spread)
        snprintf(why, size,
                 "%d of %d units are dropped; with p = %g it should be about "
                 "%g",
                 dropped, c->n, c->p, mean);
    else if (differing(c, 1) < 2 * mean * (1 - c->p) / 3)
        snprintf(why, size,
                 "the dropped units stand next to each other: ask uniform() "
                 "for each unit");
    else
        return true;
    return false;
}

/* No pattern: at no distance two units differ, or agree, more often than they
 * should, to 8 standard deviations. (Differences overlap, hence the second
 * share in the variance.) */
static bool has_no_pattern(const call *c, char *why, size_t size)
{
    const double share = 2 * c->p * (1 - c->p);
    for (int lag = 1; lag <= c->n / 2; lag++) {
        const int places = c->n - lag, found = differing(c, lag);
        const double variance = places * share * (2 - 3 * share);
        if (fabs(found - places * share) <= 8 * sqrt(variance))
            continue;
        snprintf(why, size,
                 "mask[i] and mask[i + %d] differ in %d of %d places; %.0f are "
                 "to be expected. That is a pattern: leave it to uniform()",
                 lag, found, places, places * share);
        return false;
    }
    return true;
}

static bool is_dropout(const double *in, const double *got, int n, char *why,
                       size_t size)
{
    const int units = (int)in[0];
    const double p = in[1];
    const bool training = in[2] != 0;
    (void)n;
    if (memcmp(got, in + 4, (size_t)units * sizeof *got) != 0) {
        snprintf(why, size, "x was changed; results go to mask and y");
        return false;
    }
    for (int k = 0; k < 2; k++) {
        const double *mask = got + units * (1 + 2 * k);
        const call c = {got, mask, mask + units, units, p, training};
        if (!has_right_numbers(&c, why, size) ||
            (training && !is_random(&c, why, size)) ||
            (training && !has_no_pattern(&c, why, size)))
            return false;
    }
    if (training && p > 0 &&
        memcmp(got + units, got + 3 * units, (size_t)units * sizeof *got) ==
            0) {
        snprintf(why, size,
                 "two calls drop the same units: in each call uniform() "
                 "decides anew");
        return false;
    }
    return true;
}

const lab_judge lab_judges[] = {{"dropout", is_dropout}, {0}};

/* What the exam is graded on. The right slope is not computed as the answer
 * does, but by a central difference in long double. */
#include <math.h>

#include "cases.h"

const char *const lab_uses = "";

static long double swish(long double z)
{
    return z / (1 + expl(-z));
}

static void slope_at(lab_case *c, double z)
{
    const long double h = 1e-6L;
    lab_text(c, "swish_slope(%g)", z);
    lab_in(c, z);
    lab_out(c, "the result", (double)((swish(z + h) - swish(z - h)) / (2 * h)));
}

static void usual_case(lab_case *c, int i, tg_rng *rng)
{
    (void)i;
    slope_at(c, round(1000 * tg_rng_uniform(rng) - 500) / 100);
}

static void large_case(lab_case *c, int i, tg_rng *rng)
{
    const double z = 900 + round(100 * tg_rng_uniform(rng));
    slope_at(c, i % 2 ? z : -z);
}

const lab_task lab_tasks[] = {
    {"swish_slope", "z from -5 to 5", 6, 10, usual_case, 1e-8, 0, NULL, 0},
    {"swish_slope", "z of almost 1000", 2, 4, large_case, 1e-8, 0, NULL, 0},
    {NULL, NULL, 0, 0, NULL, 0, 0, NULL, 0},
};

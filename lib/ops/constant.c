/* Counting, the identity, random numbers. */
#include "ops/constant.h"

#include <limits.h>
#include <math.h>

#include "tape/given.h"

tg_tensor *tg_arange(tg_tape *tape, double start, double stop, double step)
{
    tg_check_tape("arange", tape);
    const double n = ceil((stop - start) / step);
    if (!isfinite(start) || !isfinite(stop) || !isfinite(step) || step == 0 ||
        n < 0)
        tg_fail("tg_arange: steps of %g do not lead from %g to %g", step, start,
                stop);
    if (!(n <= INT_MAX))
        tg_fail("tg_arange: a dimension of %g exceeds INT_MAX", n);
    tg_tensor *t = tg_zeros(tape, TG_SHAPE((int)n));
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)(start + (double)i * step);
    return t;
}

tg_tensor *tg_eye(tg_tape *tape, int n)
{
    tg_check_tape("eye", tape);
    if (n < 0)
        tg_fail("tg_eye: n must be at least 0, got %d", n);
    tg_tensor *t = tg_zeros(tape, TG_SHAPE(n, n));
    for (size_t i = 0; i < (size_t)n; i++)
        t->data[i * (size_t)n + i] = 1;
    return t;
}

tg_tensor *tg_random_uniform(tg_tape *tape, double low, double high,
                             tg_shape shape)
{
    tg_check_tape("random_uniform", tape);
    if (!isfinite(high - low) || low > high)
        tg_fail("tg_random_uniform: low and high must be finite numbers, low "
                "<= high, got %g and %g",
                low, high);
    tg_tensor *t = tg_zeros(tape, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)(low + (high - low) * tg_rng_uniform(&tape->rng));
    return t;
}

tg_tensor *tg_random_normal(tg_tape *tape, double mean, double deviation,
                            tg_shape shape)
{
    tg_check_tape("random_normal", tape);
    if (!isfinite(mean) || !isfinite(deviation) || deviation < 0)
        tg_fail("tg_random_normal: mean and deviation must be finite numbers, "
                "deviation >= 0, got %g and %g",
                mean, deviation);
    tg_tensor *t = tg_zeros(tape, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)(mean + deviation * tg_rng_normal(&tape->rng));
    return t;
}

/* Initialisers. */
#include "nn/init.h"

#include <math.h>

static void check_given(const tg_tensor *w, const tg_rng *rng)
{
    if (!w)
        tg_fail("the tensor is NULL");
    if (!rng)
        tg_fail("the generator is NULL: &tape->rng is the tape's own");
}

void tg_init_zeros(tg_tensor *w)
{
    tg_init_constant(w, 0);
}

void tg_init_constant(tg_tensor *w, double value)
{
    if (!w)
        tg_fail("the tensor is NULL");
    if (!isfinite(value))
        tg_fail("the value must be a finite number, got %g", value);
    tg_touch(w);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)value;
}

void tg_init_uniform(tg_tensor *w, double low, double high, tg_rng *rng)
{
    check_given(w, rng);
    if (!isfinite(low) || !isfinite(high) || low > high)
        tg_fail("low and high must be finite numbers, low <= high, got %g and "
                "%g",
                low, high);
    tg_touch(w);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)(low + (high - low) * tg_rng_uniform(rng));
}

void tg_init_normal(tg_tensor *w, double mean, double deviation, tg_rng *rng)
{
    check_given(w, rng);
    if (!isfinite(mean) || !isfinite(deviation) || deviation < 0)
        tg_fail("mean and deviation must be finite numbers, deviation >= 0, "
                "got %g and %g",
                mean, deviation);
    tg_touch(w);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)(mean + deviation * tg_rng_normal(rng));
}

/* How many inputs an output has, and how many outputs an input has. */
typedef struct fans {
    double in, out;
} fans;

static fans fans_of(const tg_tensor *w, const tg_rng *rng)
{
    check_given(w, rng);
    const int *dim = w->shape.dim;
    if (w->shape.rank == 2)
        return (fans){dim[0], dim[1]};
    if (w->shape.rank != 4)
        tg_fail("this initialiser is for a weight [in x out], or [out x in x "
                "height x width], not %s",
                tg_shape_print(w->shape).text);
    const double window = (double)dim[2] * dim[3];
    return (fans){dim[1] * window, dim[0] * window};
}

/* Normal, drawn again beyond 2 deviations. That narrows it to 0.8796.. of its
 * deviation, so a wider one is drawn from. */
static void cut_normal(tg_tensor *w, double deviation, tg_rng *rng)
{
    const double narrowed = 0.87962566103423978;
    tg_touch(w);
    for (size_t i = 0; i < w->count; i++) {
        double z;
        do
            z = tg_rng_normal(rng);
        while (fabs(z) > 2);
        w->data[i] = (tg_real)(z * deviation / narrowed);
    }
}

void tg_init_glorot_uniform(tg_tensor *w, tg_rng *rng)
{
    const fans f = fans_of(w, rng);
    const double limit = sqrt(6.0 / (f.in + f.out));
    tg_init_uniform(w, -limit, limit, rng);
}

void tg_init_glorot_normal(tg_tensor *w, tg_rng *rng)
{
    const fans f = fans_of(w, rng);
    cut_normal(w, sqrt(2.0 / (f.in + f.out)), rng);
}

void tg_init_he_uniform(tg_tensor *w, tg_rng *rng)
{
    const double limit = sqrt(6.0 / fans_of(w, rng).in);
    tg_init_uniform(w, -limit, limit, rng);
}

void tg_init_he_normal(tg_tensor *w, tg_rng *rng)
{
    cut_normal(w, sqrt(2.0 / fans_of(w, rng).in), rng);
}

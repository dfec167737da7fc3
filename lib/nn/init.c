/* Initialisers. */
#include "nn/init.h"

#include <math.h>

void tg_init_constant(tg_tensor *w, double value)
{
    tg_touch(w);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)value;
}

void tg_init_uniform(tg_tensor *w, double low, double high, tg_rng *rng)
{
    tg_touch(w);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)(low + (high - low) * tg_rng_uniform(rng));
}

void tg_init_normal(tg_tensor *w, double mean, double deviation, tg_rng *rng)
{
    tg_touch(w);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)(mean + deviation * tg_rng_normal(rng));
}

void tg_init_glorot_uniform(tg_tensor *w, tg_rng *rng)
{
    if (w->shape.rank != 2)
        tg_fail("Glorot's rule is for a weight [in x out], not %s",
                tg_shape_print(w->shape).text);
    const double limit = sqrt(6.0 / (w->shape.dim[0] + w->shape.dim[1]));
    tg_init_uniform(w, -limit, limit, rng);
}

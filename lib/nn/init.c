/* Initialisers. */
#include "nn/init.h"

#include <math.h>

#include "tape/given.h"

static void check_given(const tg_tensor *w, const tg_rng *rng)
{
    tg_check_given(NULL, w, 1);
    if (!rng)
        tg_fail("the generator is NULL: &tape->rng is the tape's own");
}

void tg_init_zeros(tg_tensor *w)
{
    tg_init_constant(w, 0);
}

void tg_init_constant(tg_tensor *w, double value)
{
    tg_check_given(NULL, w, 1);
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

/* ---- orthogonal ---- */

/* `count` vectors of the same length: number i of vector v is
 * data[v * next + i * step]. They are rows or columns of a matrix. */
typedef struct vectors {
    tg_real *data;
    size_t count, length, next, step;
} vectors;

static double inner(const vectors *q, size_t a, size_t b)
{
    const tg_real *x = q->data + a * q->next, *y = q->data + b * q->next;
    double sum = 0;
    for (size_t i = 0; i < q->length; i++)
        sum += (double)x[i * q->step] * (double)y[i * q->step];
    return sum;
}

/* y += scale x, for vectors x and y. */
static void add_scaled(const vectors *q, double scale, size_t x, size_t y)
{
    const tg_real *from = q->data + x * q->next;
    tg_real *to = q->data + y * q->next;
    for (size_t i = 0; i < q->length * q->step; i += q->step)
        to[i] = (tg_real)((double)to[i] + scale * (double)from[i]);
}

/* Takes out of vector v what it has of those before it, until no more than
 * half of it goes: then rounding errors are small. Returns what is left. */
static double make_orthogonal(const vectors *q, size_t v)
{
    double before, squares = inner(q, v, v);
    do {
        before = squares;
        for (size_t k = 0; k < v; k++)
            add_scaled(q, -inner(q, k, v), k, v);
        squares = inner(q, v, v);
    } while (squares < before / 2);
    return squares;
}

void tg_init_orthogonal(tg_tensor *w, tg_rng *rng)
{
    check_given(w, rng);
    if (w->shape.rank < 2)
        tg_fail("an orthogonal weight has rows and columns, not the shape %s",
                tg_shape_print(w->shape).text);
    tg_init_normal(w, 0, 1, rng);
    const size_t rows = (size_t)w->shape.dim[0];
    const size_t columns = rows ? w->count / rows : 0;
    const vectors q = rows <= columns
                          ? (vectors){w->data, rows, columns, columns, 1}
                          : (vectors){w->data, columns, rows, 1, columns};
    for (size_t v = 0; v < q.count; v++)
        add_scaled(&q, 1 / sqrt(make_orthogonal(&q, v)) - 1, v, v);
}

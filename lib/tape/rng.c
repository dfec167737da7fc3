/* xoshiro256**, and the few distributions that are drawn from it. */
#include "tape/rng.h"

#include <math.h>

#include "tape/given.h"

static uint64_t rotate_left(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

static uint64_t splitmix64(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

tg_rng tg_rng_new(uint64_t seed)
{
    tg_rng rng;
    for (int i = 0; i < 4; i++)
        rng.s[i] = splitmix64(&seed);
    return rng;
}

uint64_t tg_rng_next(tg_rng *rng)
{
    tg_check_given("rng_next", rng, 1);
    uint64_t *s = rng->s;
    const uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

double tg_rng_uniform(tg_rng *rng)
{
    return (double)(tg_rng_next(rng) >> 11) * 0x1p-53;
}

double tg_rng_normal(tg_rng *rng)
{
    double u, v, r2;
    do {
        u = 2 * tg_rng_uniform(rng) - 1;
        v = 2 * tg_rng_uniform(rng) - 1;
        r2 = u * u + v * v;
    } while (r2 >= 1 || r2 == 0);
    return u * sqrt(-2 * log(r2) / r2);
}

uint64_t tg_rng_below(tg_rng *rng, uint64_t n)
{
    if (n == 0)
        tg_fail("tg_rng_below: there is no number below 0");
    /* Below this bound a remainder would favour the small numbers. */
    const uint64_t uneven = (UINT64_MAX - n + 1) % n;
    uint64_t bits;
    do {
        bits = tg_rng_next(rng);
    } while (bits < uneven);
    return bits % n;
}

void tg_rng_shuffle(tg_rng *rng, size_t *order, size_t n)
{
    if (n > 0)
        tg_check_given("rng_shuffle", order, 2);
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)tg_rng_below(rng, i);
        size_t held = order[i - 1];
        order[i - 1] = order[j];
        order[j] = held;
    }
}

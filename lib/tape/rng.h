/* A seeded generator of our own, so that a seed gives the same numbers on
 * every machine: xoshiro256** (Blackman and Vigna, "Scrambled linear
 * pseudorandom number generators", 2021), seeded by splitmix64.
 *
 * There is no hidden generator: every function that draws is given one. */
#ifndef TG_TAPE_RNG_H
#define TG_TAPE_RNG_H

#include <stddef.h>
#include <stdint.h>

typedef struct tg_rng {
    uint64_t s[4]; /* never all zero */
} tg_rng;

/* A generator whose stream depends on `seed` alone. */
tg_rng tg_rng_new(uint64_t seed);

/* The next 64 random bits. */
uint64_t tg_rng_next(tg_rng *rng);

/* Uniform in [0, 1), a multiple of 2^-53. */
double tg_rng_uniform(tg_rng *rng);

/* Standard normal (mean 0, deviation 1), by Marsaglia's polar method. Uses
 * log and sqrt of libm: the last bit may differ between machines. */
double tg_rng_normal(tg_rng *rng);

/* Uniform in 0 .. n-1, without the bias of a plain remainder. Fails for n 0. */
uint64_t tg_rng_below(tg_rng *rng, uint64_t n);

/* Puts order[0..n-1] into a random order (Fisher and Yates). */
void tg_rng_shuffle(tg_rng *rng, size_t *order, size_t n);

#endif

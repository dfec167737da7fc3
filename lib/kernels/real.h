/* The one number type of the engine, and the name that keeps builds apart.
 *
 * Every source is built twice: float32 for lessons and training, float64
 * (with TG_DOUBLE) for gradient checks, because a finite difference in float32
 * cannot see an error below 1e-4. With TG_DOUBLE a program asks for
 * tg_tape_new_f64, which only libtapegrad64.a has: mixing the two fails to
 * link instead of failing quietly. */
#ifndef TG_KERNELS_REAL_H
#define TG_KERNELS_REAL_H

#ifdef TG_DOUBLE
typedef double tg_real;
#define tg_tape_new tg_tape_new_f64
#else
typedef float tg_real;
#endif

/* Keeps the slow path out of line: the fast path, which runs for every entry,
 * then stays small. */
#ifdef __GNUC__
#define TG_NOINLINE __attribute__((noinline))
#else
#define TG_NOINLINE
#endif

#endif

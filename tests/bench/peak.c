/* Multiply-adds that wait for nothing, and a copy that fits no cache. */
#include "peak.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kernels/fast/isa.h"

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Twelve sums, so that each waits for none of the others. Compiled with
 * -ffp-contract=fast. */
enum { SUMS = 12, STEPS = 2000000 };

#define SPIN(name, target_, bytes)                                   \
    typedef float name##_vector __attribute__((vector_size(bytes))); \
    target_ static float name##_spin(float a, float b)               \
    {                                                                \
        name##_vector sum[SUMS], x = {0}, y = {0};                   \
        x += a, y += b;                                              \
        for (int j = 0; j < SUMS; j++)                               \
            sum[j] = y;                                              \
        for (int i = 0; i < STEPS; i++)                              \
            _Pragma("GCC unroll 12") for (int j = 0; j < SUMS; j++)  \
                sum[j] = sum[j] * x + y;                             \
        for (int j = 1; j < SUMS; j++)                               \
            sum[0] += sum[j];                                        \
        return sum[0][0];                                            \
    }

SPIN(base, , 16)
#if defined(__x86_64__)
SPIN(avx2, __attribute__((target("avx2,fma"))), 32)
SPIN(avx512, __attribute__((target("avx512f"))), 64)
#endif

double peak_gflops(void)
{
    static volatile float a = 0.5f, b = 0.25f;
    volatile float keep = 0;
    double lanes = 4;
    const tg_isa isa = tg_isa_now();
    const double start = seconds();
#if defined(__x86_64__)
    if (isa == TG_AVX512)
        keep = avx512_spin(a, b), lanes = 16;
    else if (isa == TG_AVX2)
        keep = avx2_spin(a, b), lanes = 8;
    else
#endif
        keep = base_spin(a, b);
    (void)isa, (void)keep;
    return 1e-9 * 2 * lanes * SUMS * STEPS / (seconds() - start);
}

double memory_gbytes(void)
{
    const size_t bytes = (size_t)128 << 20;
    static char *from, *to;
    if (!from) {
        from = malloc(bytes);
        to = malloc(bytes);
        if (!from || !to)
            return 0;
        memset(from, 1, bytes);
        memset(to, 2, bytes);
    }
    const double start = seconds();
    memcpy(to, from, bytes);
    return 2e-9 * (double)bytes / (seconds() - start);
}

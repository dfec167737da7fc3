/* The micro-kernel. ROWS x VECTORS accumulators are kept in vector registers;
 * each step of p loads one row of B, VECTORS vectors, and multiplies it by
 * ROWS numbers of A. The vectors have exactly the width of the instruction
 * set's registers. This file is compiled with -ffp-contract=fast, so that
 * a * b + c is one instruction where there is one. */
#include "kernels/tile.h"

#define LANES(bytes) ((bytes) / sizeof(tg_real))

/* A vector type, and the tile function of that many rows and vectors. */
#define VECTOR(isa, bytes)       \
    typedef tg_real isa##_vector \
        __attribute__((vector_size(bytes), aligned(sizeof(tg_real))))

#define TILE(isa, target_, shape, ROWS, VECTORS, bytes)                        \
    target_ static void isa##_##shape(                                         \
        size_t depth, const tg_real *restrict a, size_t down, size_t right,    \
        const tg_real *restrict b, tg_real *restrict c, size_t c_down,         \
        bool add)                                                              \
    {                                                                          \
        isa##_vector sum[ROWS][VECTORS];                                       \
        _Pragma("GCC unroll 8") for (size_t i = 0; i < ROWS; i++)              \
            _Pragma("GCC unroll 8") for (size_t j = 0; j < VECTORS; j++)       \
        {                                                                      \
            const isa##_vector *old = (const isa##_vector *)(c + i * c_down) + \
                                      j;                                       \
            sum[i][j] = add ? *old : (isa##_vector){0};                        \
        }                                                                      \
        for (size_t p = 0; p < depth; p++) {                                   \
            const isa##_vector *row = (const isa##_vector *)b;                 \
            _Pragma("GCC unroll 8") for (size_t i = 0; i < ROWS; i++)          \
                _Pragma("GCC unroll 8") for (size_t j = 0; j < VECTORS; j++)   \
                    sum[i][j] += a[i * down] * row[j];                         \
            a += right;                                                        \
            b += VECTORS * LANES(bytes);                                       \
        }                                                                      \
        _Pragma("GCC unroll 8") for (size_t i = 0; i < ROWS; i++)              \
            _Pragma("GCC unroll 8") for (size_t j = 0; j < VECTORS; j++)(      \
                (isa##_vector *)(c + i * c_down))[j] = sum[i][j];              \
    }

VECTOR(base, 16);
TILE(base, , wide, 4, 2, 16)
TILE(base, , thin, 4, 1, 16)

#if defined(__x86_64__) || defined(__i386__)
VECTOR(avx2, 32);
TILE(avx2, __attribute__((target("avx2,fma"))), wide, 6, 2, 32)
TILE(avx2, __attribute__((target("avx2,fma"))), thin, 6, 1, 32)
VECTOR(avx512, 64);
TILE(avx512, __attribute__((target("avx512f"))), wide, 8, 2, 64)
TILE(avx512, __attribute__((target("avx512f"))), thin, 8, 1, 64)
#endif

static const tg_tiles tiles[TG_ISAS] = {
    [TG_BASE] = {4, 2 * LANES(16), base_wide, base_thin},
#if defined(__x86_64__) || defined(__i386__)
    [TG_AVX2] = {6, 2 * LANES(32), avx2_wide, avx2_thin},
    [TG_AVX512] = {8, 2 * LANES(64), avx512_wide, avx512_thin},
#endif
};

const tg_tiles *tg_tiles_now(void)
{
    return &tiles[tg_isa_now()];
}

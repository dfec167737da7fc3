/* The micro-kernel (tile_body.h) for each instruction set, and which one is
 * used. This file is compiled with -ffp-contract=fast, so that a * b + c is
 * one instruction where there is one. */
#include "kernels/fast/tile.h"

#define NAME base_wide
#define TARGET
#define BYTES   16
#define ROWS    4
#define VECTORS 2
#include "kernels/fast/tile_body.h"

#define NAME base_thin
#define TARGET
#define BYTES   16
#define ROWS    4
#define VECTORS 1
#include "kernels/fast/tile_body.h"

#if defined(__x86_64__) || defined(__i386__)
#define NAME    avx2_wide
#define TARGET  __attribute__((target("avx2,fma")))
#define BYTES   32
#define ROWS    6
#define VECTORS 2
#include "kernels/fast/tile_body.h"

#define NAME    avx2_thin
#define TARGET  __attribute__((target("avx2,fma")))
#define BYTES   32
#define ROWS    6
#define VECTORS 1
#include "kernels/fast/tile_body.h"

#define NAME    avx512_wide
#define TARGET  __attribute__((target("avx512f")))
#define BYTES   64
#define ROWS    8
#define VECTORS 2
#include "kernels/fast/tile_body.h"

#define NAME    avx512_thin
#define TARGET  __attribute__((target("avx512f")))
#define BYTES   64
#define ROWS    8
#define VECTORS 1
#include "kernels/fast/tile_body.h"
#endif

#define LANES(bytes) ((bytes) / sizeof(tg_real))

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

/* Which instruction set the hot loops run on: chosen once, at run time. */
#ifndef TG_KERNELS_FAST_ISA_H
#define TG_KERNELS_FAST_ISA_H

#include <stdbool.h>

typedef enum tg_isa {
    TG_PLAIN,  /* none: matrix products are three loops, to read and compare */
    TG_BASE,   /* what every machine of this kind has: SSE2, NEON, ... */
    TG_AVX2,   /* with FMA */
    TG_AVX512, /* F */
    TG_ISAS
} tg_isa;

/* The best that this machine supports; TG_ISA=plain, base, avx2 or avx512 in
 * the environment asks for less. If the machine lacks what is asked for, or the
 * name is unknown, it is the best again. */
tg_isa tg_isa_now(void);

/* "avx2" */
const char *tg_isa_name(tg_isa isa);

/* Whether matrix products use fused multiply-adds there: one rounding for
 * a * b + c, not two. Plain, AVX2 and AVX-512 agree to the bit. */
bool tg_isa_fuses(tg_isa isa);

/* Before a function: it is compiled for each instruction set, and the best is
 * chosen when the program starts. Its loops round each number by itself, so
 * all versions give the same bits. (Not under sanitizers, which are set up
 * only after the choice.) */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && \
    !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) &&              \
    !defined(__SANITIZE_THREAD__)
#define TG_MULTIVERSION \
    __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TG_MULTIVERSION
#endif

#endif

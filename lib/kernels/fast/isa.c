/* Asking the processor, and TG_ISA. */
#include "kernels/fast/isa.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[TG_ISAS] = {"plain", "base", "avx2", "avx512"};

static bool has(tg_isa isa)
{
#if defined(__x86_64__) || defined(__i386__)
    if (isa == TG_AVX512)
        return __builtin_cpu_supports("avx512f");
    if (isa == TG_AVX2)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
    return isa == TG_BASE || isa == TG_PLAIN;
}

static tg_isa choose(void)
{
    const char *asked = getenv("TG_ISA");
    for (int isa = 0; asked && isa < TG_ISAS; isa++)
        if (strcmp(asked, names[isa]) == 0 && has((tg_isa)isa))
            return (tg_isa)isa;
    return has(TG_AVX512) ? TG_AVX512 : has(TG_AVX2) ? TG_AVX2 : TG_BASE;
}

tg_isa tg_isa_now(void)
{
    static atomic_int chosen = -1; /* threads may race: all choose the same */
    if (chosen < 0)
        chosen = (int)choose();
    return (tg_isa)chosen;
}

const char *tg_isa_name(tg_isa isa)
{
    return names[isa];
}

bool tg_isa_fuses(tg_isa isa)
{
#if defined(__FP_FAST_FMAF) || defined(__ARM_FEATURE_FMA)
    return true;
#else
    return isa != TG_BASE;
#endif
}

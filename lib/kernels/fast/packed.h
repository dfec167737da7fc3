/* The matrix product as it is computed: packed, in tiles, by all threads. */
#ifndef TG_KERNELS_FAST_PACKED_H
#define TG_KERNELS_FAST_PACKED_H

#include "kernels/gemm.h"

/* What tg_gemm promises (kernels/gemm.h). */
void tg_gemm_packed(bool a_transposed, bool b_transposed, size_t m, size_t n,
                    size_t k, const tg_real *a, const tg_real *b, tg_real *c,
                    tg_into into);

#endif

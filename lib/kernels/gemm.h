/* Matrix product: the one place where most of the time goes. */
#ifndef TG_KERNELS_GEMM_H
#define TG_KERNELS_GEMM_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/real.h"

/* What becomes of the numbers that C had. */
typedef enum tg_into { TG_OVERWRITE, TG_ACCUMULATE } tg_into;

/* C[m x n] = op(A) op(B), or C += op(A) op(B), all row-major and dense, where
 * op(A) is [m x k] and op(B) is [k x n]. With a_transposed, A is stored as
 * [k x m]; with b_transposed, B is stored as [n x k]. Nothing is copied as a
 * whole.
 *
 * Each number of C is one chain of multiply-adds in rising k, for all sizes, so
 * both functions below give the same bits (where multiply-adds are fused: see
 * tg_isa_fuses). With TG_ISA=plain in the environment tg_gemm is the
 * definition. */
void tg_gemm(bool a_transposed, bool b_transposed, size_t m, size_t n, size_t k,
             const tg_real *a, const tg_real *b, tg_real *c, tg_into into);

/* The definition, three loops (gemm.c): what tg_gemm is tested against. */
void tg_gemm_reference(bool a_transposed, bool b_transposed, size_t m, size_t n,
                       size_t k, const tg_real *a, const tg_real *b, tg_real *c,
                       tg_into into);

#endif

/* The matrix product as it is defined: three loops. */
#include "kernels/gemm.h"

#include <tgmath.h> /* fma is fmaf for a float */

#include "kernels/fast/isa.h"
#include "kernels/fast/packed.h"

/* Each number of C is one chain of multiply-adds in rising p. Rounding makes
 * addition depend on the order; with one order said here, the packed product,
 * any number of threads and any block size must give these very bits, and a
 * test can compare with memcmp. fma rounds once, as the vector units do where
 * they have it; the base set of x86-64 has not, and rounds twice. */
void tg_gemm_reference(bool a_transposed, bool b_transposed, size_t m, size_t n,
                       size_t k, const tg_real *a, const tg_real *b, tg_real *c,
                       tg_into into)
{
    const bool fused = tg_isa_fuses(tg_isa_now());
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++) {
            tg_real sum = into == TG_ACCUMULATE ? c[i * n + j] : 0;
            for (size_t p = 0; p < k; p++) {
                const tg_real x = a_transposed ? a[p * m + i] : a[i * k + p];
                const tg_real y = b_transposed ? b[j * k + p] : b[p * n + j];
                sum = fused ? fma(x, y, sum) : sum + x * y;
            }
            c[i * n + j] = sum;
        }
}

/* Three loops read a column of B once for each row of A, from all over memory:
 * 512 x 512 matrices take the packed product a hundredth of the time. */
void tg_gemm(bool a_transposed, bool b_transposed, size_t m, size_t n, size_t k,
             const tg_real *a, const tg_real *b, tg_real *c, tg_into into)
{
    if (tg_isa_now() == TG_PLAIN)
        tg_gemm_reference(a_transposed, b_transposed, m, n, k, a, b, c, into);
    else
        tg_gemm_packed(a_transposed, b_transposed, m, n, k, a, b, c, into);
}

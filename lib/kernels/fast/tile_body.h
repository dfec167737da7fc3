/* The micro-kernel itself; tile.c includes it once for each instruction set
 * and shape, with
 *
 *     NAME       of the function
 *     TARGET     its attribute: the instruction set it is compiled for
 *     BYTES      of a vector: exactly those of the set's registers
 *     ROWS, VECTORS   of C that are kept in registers
 *
 * Each step of p loads one row of B, VECTORS vectors, and multiplies it by
 * ROWS numbers of A: ROWS * VECTORS multiply-adds for VECTORS + ROWS loads.
 *
 * Each number of C has one sum, to which products are added in rising p:
 * several partial sums would round differently from the definition (gemm.c). */

#define JOIN_(a, b) a##b
#define JOIN(a, b)  JOIN_(a, b)
#define VECTOR      JOIN(NAME, _vector)
#define EACH_ROW    _Pragma("GCC unroll 8") for (size_t i = 0; i < ROWS; i++)
#define EACH_VECTOR _Pragma("GCC unroll 8") for (size_t j = 0; j < VECTORS; j++)

typedef tg_real VECTOR
    __attribute__((vector_size(BYTES), aligned(sizeof(tg_real))));

TARGET static void NAME(size_t depth, const tg_real *restrict a, size_t down,
                        size_t right, const tg_real *restrict b,
                        tg_real *restrict c, size_t c_down, bool add)
{
    VECTOR sum[ROWS][VECTORS];
    EACH_ROW EACH_VECTOR
    {
        const VECTOR *old = (const VECTOR *)(c + i * c_down);
        sum[i][j] = add ? old[j] : (VECTOR){0};
    }
    for (size_t p = 0; p < depth; p++) {
        const VECTOR *row = (const VECTOR *)b;
        EACH_ROW EACH_VECTOR
        {
            sum[i][j] += a[i * down] * row[j];
        }
        a += right;
        b += VECTORS * BYTES / sizeof *b;
    }
    EACH_ROW EACH_VECTOR
    {
        VECTOR *out = (VECTOR *)(c + i * c_down);
        out[j] = sum[i][j];
    }
}

#undef JOIN_
#undef JOIN
#undef VECTOR
#undef EACH_ROW
#undef EACH_VECTOR
#undef NAME
#undef TARGET
#undef BYTES
#undef ROWS
#undef VECTORS

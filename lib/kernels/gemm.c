/* C = op(A) op(B), by tiles that stay in registers.
 *
 * A panel of B, DEPTH x WIDTH numbers, is packed into a small buffer that the
 * first-level cache holds. Against it run tiles of C, ROWS x WIDTH numbers in
 * local variables: each step of k multiplies ROWS numbers of A with a row of
 * the panel. The compiler turns the inner loops into vector instructions. */
#include "kernels/gemm.h"

#include <string.h>

enum { ROWS = 4, WIDTH = 16, DEPTH = 256 };

/* Element (i, j) of a matrix is at p[i * down + j * right]. */
typedef struct matrix {
    const tg_real *p;
    size_t down, right;
} matrix;

static matrix view(const tg_real *p, bool transposed, size_t rows,
                   size_t columns)
{
    return transposed ? (matrix){p, 1, rows} : (matrix){p, columns, 1};
}

void tg_gemm_reference(bool a_transposed, bool b_transposed, size_t m, size_t n,
                       size_t k, const tg_real *a, const tg_real *b, tg_real *c,
                       tg_into into)
{
    const matrix A = view(a, a_transposed, m, k);
    const matrix B = view(b, b_transposed, k, n);
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++) {
            tg_real sum = into == TG_ACCUMULATE ? c[i * n + j] : 0;
            for (size_t p = 0; p < k; p++)
                sum += A.p[i * A.down + p * A.right] *
                       B.p[p * B.down + j * B.right];
            c[i * n + j] = sum;
        }
}

/* panel[p][j] = B(p, j) for p < depth; columns beyond `width` become 0. */
static void pack(matrix B, size_t depth, size_t width,
                 tg_real panel[DEPTH][WIDTH])
{
    for (size_t p = 0; p < depth; p++) {
        for (size_t j = 0; j < width; j++)
            panel[p][j] = B.p[p * B.down + j * B.right];
        for (size_t j = width; j < WIDTH; j++)
            panel[p][j] = 0;
    }
}

/* tile += A(0..ROWS-1, 0..depth-1) panel. `row` says which rows of A: where
 * fewer than ROWS are left the last one is taken again. */
static void multiply_tile(matrix A, const size_t row[ROWS], size_t depth,
                          tg_real panel[DEPTH][WIDTH],
                          tg_real tile[ROWS][WIDTH])
{
    tg_real t[ROWS][WIDTH];
    memcpy(t, tile, sizeof t);
    for (size_t p = 0; p < depth; p++)
        for (size_t i = 0; i < ROWS; i++) {
            const tg_real a = A.p[row[i] * A.down + p * A.right];
            for (size_t j = 0; j < WIDTH; j++)
                t[i][j] += a * panel[p][j];
        }
    memcpy(tile, t, sizeof t);
}

/* One panel against all rows of A. The first panel of a column starts from 0,
 * the later ones from what the earlier ones left in C. */
static void multiply_panel(matrix A, size_t m, size_t depth, bool first,
                           tg_real panel[DEPTH][WIDTH], size_t width, size_t n,
                           tg_real *c)
{
    for (size_t i = 0; i < m; i += ROWS) {
        tg_real tile[ROWS][WIDTH] = {{0}};
        size_t row[ROWS], rows = m - i < ROWS ? m - i : ROWS;
        for (size_t r = 0; r < ROWS; r++)
            row[r] = i + (r < rows ? r : rows - 1);
        for (size_t r = 0; !first && r < rows; r++)
            memcpy(tile[r], c + (i + r) * n, width * sizeof *c);
        multiply_tile(A, row, depth, panel, tile);
        for (size_t r = 0; r < rows; r++)
            memcpy(c + (i + r) * n, tile[r], width * sizeof *c);
    }
}

void tg_gemm(bool a_transposed, bool b_transposed, size_t m, size_t n, size_t k,
             const tg_real *a, const tg_real *b, tg_real *c, tg_into into)
{
    tg_real panel[DEPTH][WIDTH];
    const matrix A = view(a, a_transposed, m, k);
    const matrix B = view(b, b_transposed, k, n);
    if (k == 0 && into == TG_OVERWRITE)
        memset(c, 0, m * n * sizeof *c);
    for (size_t j = 0; j < n; j += WIDTH)
        for (size_t p = 0; p < k; p += DEPTH) {
            size_t width = n - j < WIDTH ? n - j : WIDTH;
            size_t depth = k - p < DEPTH ? k - p : DEPTH;
            matrix part_b = {B.p + p * B.down + j * B.right, B.down, B.right};
            matrix part_a = {A.p + p * A.right, A.down, A.right};
            pack(part_b, depth, width, panel);
            const bool first = p == 0 && into == TG_OVERWRITE;
            multiply_panel(part_a, m, depth, first, panel, width, n, c + j);
        }
}

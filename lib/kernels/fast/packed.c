/* C = op(A) op(B), by tiles that stay in registers (tile.c).
 *
 * What a tile reads must be in a cache. So the product is cut into blocks:
 * DEPTH rows of B at a time, WIDTH columns of them, packed panel by panel in
 * the order in which tiles read them (a second-level cache holds that). Tiles
 * then run down the rows of A, which is read where it is, or also packed where
 * its rows would evict each other from the cache.
 *
 * Why one chain of multiply-adds in rising k for each number of C: rounding
 * makes a sum depend on its order, and this is the order of the definition
 * (gemm.c). Other blocked products start a new sum for each block of depth and
 * add it to C at the end; here a block continues the sums that the blocks
 * before it stored in C, and a tile at an edge is computed in a buffer next to
 * C and copied. So the bits do not depend on blocks, tiles or threads, nor on
 * the instruction set where multiply-adds are fused, and tests compare them
 * with the definition's. */
#include "kernels/fast/packed.h"

#include <string.h>

#include "kernels/fast/threads.h"
#include "kernels/fast/tile.h"

/* A block of B, at most: 1.6 MB of floats, what a second-level cache holds.
 * Without memory for it: FEW_DEEP rows of one panel, on the stack. */
enum { DEPTH = 392, WIDTH = 1024, FEW_DEEP = 64 };
enum { WORTH_SHARING = 200000 }; /* multiply-adds: some 10 us of one core */

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

static matrix part(matrix m, size_t i, size_t j)
{
    return (matrix){m.p + i * m.down + j * m.right, m.down, m.right};
}

/* ---- packing ---- */

/* One panel: to[p][j] = B(p, j) for p < depth; columns from `width` on 0. */
static void pack_panel(matrix B, size_t depth, size_t width, size_t columns,
                       tg_real *to)
{
    for (size_t p = 0; p < depth; p++, to += columns) {
        const tg_real *from = B.p + p * B.down;
        if (width == columns && B.right == 1) {
            memcpy(to, from, columns * sizeof *to);
            continue;
        }
        for (size_t j = 0; j < width; j++)
            to[j] = from[j * B.right];
        for (size_t j = width; j < columns; j++)
            to[j] = 0;
    }
}

/* All panels of a block, one after the other. */
static void pack_block(matrix B, size_t depth, size_t width, size_t columns,
                       tg_real *to)
{
    for (size_t j = 0; j < width; j += columns, to += depth * columns)
        pack_panel(part(B, 0, j), depth,
                   width - j < columns ? width - j : columns, columns, to);
}

/* to[p][i] = A(i, p) for i < rows; beyond, up to `full` rows, 0. */
static void pack_rows(matrix A, size_t depth, size_t rows, size_t full,
                      tg_real *to)
{
    for (size_t p = 0; p < depth; p++, to += full) {
        const tg_real *from = A.p + p * A.right;
        for (size_t i = 0; i < rows; i++)
            to[i] = from[i * A.down];
        for (size_t i = rows; i < full; i++)
            to[i] = 0;
    }
}

/* ---- blocks ---- */

/* A block of C, and what it is made of. */
typedef struct block {
    tg_tile *tile;
    size_t full, columns; /* a tile's rows and columns */
    size_t depth, rows, width;
    tg_real *c;
    size_t c_down;
    bool add;
} block;

/* A tile that reaches past the edge of C: computed in a buffer, of which the
 * part that exists is copied. */
static void tile_at_edge(const block *b, const tg_real *a, size_t down,
                         size_t right, const tg_real *panel, size_t rows,
                         size_t width, tg_real *c)
{
    tg_real buffer[TG_TILE_ROWS * TG_TILE_COLUMNS];
    for (size_t i = 0; b->add && i < rows; i++)
        memcpy(buffer + i * b->columns, c + i * b->c_down, width * sizeof *c);
    b->tile(b->depth, a, down, right, panel, buffer, b->columns, b->add);
    for (size_t i = 0; i < rows; i++)
        memcpy(c + i * b->c_down, buffer + i * b->columns, width * sizeof *c);
}

/* A strip of rows, as high as a tile or lower, against all panels. */
static void multiply_strip(const block *b, const tg_real *a, size_t down,
                           size_t right, size_t rows, const tg_real *panels,
                           tg_real *c)
{
    for (size_t j = 0; j < b->width; j += b->columns) {
        const size_t left = b->width - j;
        const tg_real *panel = panels + j * b->depth;
        if (rows == b->full && left >= b->columns)
            b->tile(b->depth, a, down, right, panel, c + j, b->c_down, b->add);
        else
            tile_at_edge(b, a, down, right, panel, rows,
                         left < b->columns ? left : b->columns, c + j);
    }
}

/* Whether it pays to pack the rows of A before they are read: they are read
 * again for many panels, or are a power of two apart and would evict each
 * other from the cache. */
static bool worth_packing(matrix A, size_t width, size_t columns)
{
    return A.right == 1 &&
           (width > 4 * columns || A.down * sizeof(tg_real) % 4096 == 0);
}

static void multiply_block(const block *b, matrix A, const tg_real *panels)
{
    tg_real packed[DEPTH * TG_TILE_ROWS];
    const size_t full = b->full;
    const bool pack = worth_packing(A, b->width, b->columns);
    for (size_t i = 0; i < b->rows; i += full) {
        const size_t rows = b->rows - i < full ? b->rows - i : full;
        const matrix strip = part(A, i, 0);
        tg_real *c = b->c + i * b->c_down;
        if (rows < full || pack) {
            pack_rows(strip, b->depth, rows, full, packed);
            multiply_strip(b, packed, 1, full, rows, panels, c);
        } else {
            multiply_strip(b, strip.p, strip.down, strip.right, rows, panels,
                           c);
        }
    }
}

/* ---- the whole, or a thread's share of it ---- */

typedef struct product {
    matrix A, B;
    size_t m, n, k;
    tg_real *c;
    size_t c_down;
    bool thin; /* fits the half tile */
    tg_into into;
    size_t depth, width; /* of a block of B, at most */
} product;

/* One block of B, packed, against all rows of A. */
static void multiply_part(const product *g, size_t p, size_t j, tg_real *panels)
{
    const tg_tiles *tiles = tg_tiles_now();
    const block b = {.rows = g->m,
                     .full = tiles->rows,
                     .tile = g->thin ? tiles->thin : tiles->wide,
                     .columns = tiles->columns / (g->thin ? 2 : 1),
                     .depth = g->k - p < g->depth ? g->k - p : g->depth,
                     .width = g->n - j < g->width ? g->n - j : g->width,
                     .c = g->c + j,
                     .c_down = g->c_down,
                     .add = p > 0 || g->into == TG_ACCUMULATE};
    pack_block(part(g->B, p, j), b.depth, b.width, b.columns, panels);
    multiply_block(&b, part(g->A, 0, p), panels);
}

static void multiply(product *g)
{
    tg_real few[FEW_DEEP * TG_TILE_COLUMNS];
    const size_t wide = g->n < WIDTH ? g->n + TG_TILE_COLUMNS : WIDTH;
    g->depth = g->k < DEPTH ? g->k : DEPTH;
    g->width = WIDTH;
    tg_real *panels = tg_scratch(wide * g->depth * sizeof *panels);
    if (!panels) { /* no memory: slow, but right */
        panels = few;
        g->depth = FEW_DEEP;
        g->width = TG_TILE_COLUMNS;
    }
    for (size_t j = 0; j < g->n; j += g->width)
        for (size_t p = 0; p < g->k; p += g->depth)
            multiply_part(g, p, j, panels);
}

/* Rows from .. to-1 of C, and columns from .. to-1. */
static void multiply_rows(void *context, size_t from, size_t to)
{
    product g = *(const product *)context;
    g.A = part(g.A, from, 0);
    g.c += from * g.c_down;
    g.m = to - from;
    multiply(&g);
}

static void multiply_columns(void *context, size_t from, size_t to)
{
    product g = *(const product *)context;
    g.B = part(g.B, 0, from);
    g.c += from;
    g.n = to - from;
    multiply(&g);
}

void tg_gemm_packed(bool a_transposed, bool b_transposed, size_t m, size_t n,
                    size_t k, const tg_real *a, const tg_real *b, tg_real *c,
                    tg_into into)
{
    const tg_tiles *tiles = tg_tiles_now();
    product g = {.A = view(a, a_transposed, m, k),
                 .B = view(b, b_transposed, k, n),
                 .m = m,
                 .n = n,
                 .k = k,
                 .c = c,
                 .c_down = n,
                 .thin = n <= tiles->columns / 2,
                 .into = into};
    if (k == 0 && into == TG_OVERWRITE)
        memset(c, 0, m * n * sizeof *c);
    if (m * n * k < WORTH_SHARING)
        multiply(&g);
    else if (n >= 2 * tiles->columns) /* each thread packs its own columns */
        tg_parallel(n, tiles->columns, multiply_columns, &g);
    else
        tg_parallel(m, tiles->rows, multiply_rows, &g);
}

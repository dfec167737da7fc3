/* The innermost part of a matrix product: a tile of C that stays in
 * registers. tile.c has one source for it, for each instruction set. */
#ifndef TG_KERNELS_FAST_TILE_H
#define TG_KERNELS_FAST_TILE_H

#include <stdbool.h>
#include <stddef.h>

#include "kernels/fast/isa.h"
#include "kernels/real.h"

/* C[rows x columns] = A[rows x depth] B[depth x columns], or += with `add`.
 * A(i, p) is a[i * down + p * right]; B is dense; rows of C are c_down apart.
 * Each number of C is one chain of multiply-adds in rising p. */
typedef void tg_tile(size_t depth, const tg_real *a, size_t down, size_t right,
                     const tg_real *b, tg_real *c, size_t c_down, bool add);

/* What an instruction set offers: a tile of `rows` rows by `columns` columns,
 * and one of half the columns for products that are thin. */
typedef struct tg_tiles {
    size_t rows, columns;
    tg_tile *wide, *thin;
} tg_tiles;

enum { TG_TILE_ROWS = 8, TG_TILE_COLUMNS = 32 }; /* at most */

/* The tiles of the instruction set that is chosen. */
const tg_tiles *tg_tiles_now(void);

#endif

/* IDX, the file format of MNIST: two zero bytes, a type, a rank, that many
 * sizes (big-endian, 4 bytes), then the numbers (big-endian, row-major). */
#ifndef TG_DATA_IDX_H
#define TG_DATA_IDX_H

#include "data/array.h"

/* The array in the file at `path`, or NULL with tg_error(): path, offset, what
 * was found and what was expected. Sizes are compared with the size of the
 * file before any memory is taken for them. Free with tg_array_free. */
tg_array *tg_idx_read(const char *path);

#endif

/* Rows of numbers as they come from a file: what fit, evaluate and batches
 * read. A data set stays in the type it was stored in (images stay bytes, a
 * quarter of the memory) and becomes reals only when a batch is gathered.
 *
 * Arrays are ordinary heap objects, not on a tape: free with tg_array_free.
 *
 * A row or an index past the end, and a NULL array, are mistakes in the
 * program: they go to tg_fail. */
#ifndef TG_DATA_ARRAY_H
#define TG_DATA_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernels/real.h"

#define TG_ARRAY_MAX_RANK 6

typedef enum tg_array_type { /* the codes of the IDX format */
                             TG_U8 = 0x08,
                             TG_I8 = 0x09,
                             TG_I16 = 0x0B,
                             TG_I32 = 0x0C,
                             TG_F32 = 0x0D,
                             TG_F64 = 0x0E
} tg_array_type;

typedef struct tg_array {
    tg_array_type type; /* of the stored numbers, in this machine's order */
    int rank;           /* 1 .. TG_ARRAY_MAX_RANK; dim[0] counts the rows */
    size_t dim[TG_ARRAY_MAX_RANK];
    size_t row;   /* numbers in one row: dim[1] * ... * dim[rank-1] */
    double scale; /* value = stored number * scale; 1 at first */
    void *data;   /* dim[0] * row numbers, row-major */
} tg_array;

/* Bytes of one number of `type`; 0 for an unknown type. */
size_t tg_array_type_size(tg_array_type type);

/* A zeroed array, which the caller frees, or NULL with tg_error(): an unknown
 * type, a rank other than 1 .. TG_ARRAY_MAX_RANK, sizes that overflow, no
 * memory. */
tg_array *tg_array_new(tg_array_type type, int rank, const size_t *dim);

/* Frees; NULL is allowed. */
void tg_array_free(tg_array *array);

/* The value of number `i` (row-major): stored number times scale. Fails unless
 * i is below dim[0] * row. */
double tg_array_get(const tg_array *array, size_t i);

/* Writes rows order[0..n-1] one after the other to out[n * row], scaled. Fails
 * for a row that the array does not have, before anything is written. */
void tg_array_gather(const tg_array *array, const size_t *order, size_t n,
                     tg_real *out);

/* Fails unless the array has all rows order[0..n-1]. */
void tg_array_check_rows(const tg_array *array, const size_t *order, size_t n);

/* Drops all but one of the row's dimensions: [60000, 28, 28] becomes
 * [60000, 784]. The Keras program's reshape. */
void tg_array_flatten(tg_array *array);

/* Whether a value is a whole number from 0 to classes - 1. */
bool tg_is_label(double value, size_t classes);

/* One-hot rows: labels [n] (or [n, 1]) with values 0 .. classes-1 become
 * [n, classes] bytes. NULL with tg_error() for another shape, and for a label
 * outside that range. Fails for classes 0. The caller frees the result. Keras:
 * to_categorical. */
tg_array *tg_to_categorical(const tg_array *labels, size_t classes);

#endif

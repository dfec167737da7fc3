/* Arrays: sizes, values, gathering rows. */
#include "data/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "kernels/move.h"
#include "kernels/fast/threads.h"

enum { WORTH_SHARING = 16384 }; /* numbers for each thread, at least */

size_t tg_array_type_size(tg_array_type type)
{
    switch (type) {
    case TG_U8:
    case TG_I8:
        return 1;
    case TG_I16:
        return 2;
    case TG_I32:
    case TG_F32:
        return 4;
    case TG_F64:
        return 8;
    }
    return 0;
}

/* a * b to *product; false when it does not fit. */
static bool multiply(size_t a, size_t b, size_t *product)
{
    if (b != 0 && a > SIZE_MAX / b)
        return false;
    *product = a * b;
    return true;
}

/* Leaves tg_error() and returns false unless such an array can exist. */
static bool check_kind(tg_array_type type, int rank)
{
    if (tg_array_type_size(type) == 0) {
        tg_set_error("an array cannot have type %02x", (unsigned)type);
        return false;
    }
    if (rank < 1 || rank > TG_ARRAY_MAX_RANK) {
        tg_set_error("the rank of an array must be from 1 to %d, got %d",
                     TG_ARRAY_MAX_RANK, rank);
        return false;
    }
    return true;
}

/* Numbers in a row, and bytes of all rows; false when they do not fit. */
static bool measure(tg_array_type type, int rank, const size_t *dim,
                    size_t *row, size_t *bytes)
{
    bool fits = true;
    *row = 1;
    for (int i = 1; fits && i < rank; i++)
        fits = multiply(*row, dim[i], row);
    return fits && multiply(*row, dim[0], bytes) &&
           multiply(*bytes, tg_array_type_size(type), bytes);
}

tg_array *tg_array_new(tg_array_type type, int rank, const size_t *dim)
{
    size_t row = 1, bytes = 0;
    if (!dim)
        tg_fail("the sizes of the array are NULL");
    if (!check_kind(type, rank))
        return NULL;
    if (!measure(type, rank, dim, &row, &bytes)) {
        tg_set_error("an array is too large: its bytes overflow size_t");
        return NULL;
    }
    tg_array *a = calloc(1, sizeof *a);
    void *data = calloc(bytes ? bytes : 1, 1);
    if (!a || !data) {
        free(a);
        free(data);
        tg_set_error("no memory for an array of %zu bytes", bytes);
        return NULL;
    }
    *a = (tg_array){
        .type = type, .rank = rank, .row = row, .scale = 1, .data = data};
    memcpy(a->dim, dim, (size_t)rank * sizeof *dim);
    return a;
}

void tg_array_free(tg_array *array)
{
    if (!array)
        return;
    free(array->data);
    free(array);
}

static void check_given(const tg_array *array)
{
    if (!array)
        tg_fail("the array is NULL: were the data loaded?");
}

static double stored(const tg_array *a, size_t i)
{
    switch (a->type) {
    case TG_U8:
        return ((const uint8_t *)a->data)[i];
    case TG_I8:
        return ((const int8_t *)a->data)[i];
    case TG_I16:
        return ((const int16_t *)a->data)[i];
    case TG_I32:
        return ((const int32_t *)a->data)[i];
    case TG_F32:
        return (double)((const float *)a->data)[i];
    case TG_F64:
        return ((const double *)a->data)[i];
    }
    return 0;
}

double tg_array_get(const tg_array *array, size_t i)
{
    check_given(array);
    if (i >= array->dim[0] * array->row)
        tg_fail("number %zu is past the end: the array has %zu", i,
                array->dim[0] * array->row);
    return stored(array, i) * array->scale;
}

/* Rows order[from .. to-1], to be shared out among threads. */
typedef struct gathering {
    const tg_array *array;
    const size_t *order;
    size_t n;
    tg_real *out;
} gathering;

static void gather_rows(void *context, size_t from, size_t to)
{
    const gathering *g = context;
    const tg_array *array = g->array;
    for (size_t i = from; i < to; i++) {
        const size_t start = g->order[i] * array->row;
        tg_real *out = g->out + i * array->row;
        if (array->type != TG_U8) {
            for (size_t j = 0; j < array->row; j++)
                out[j] = (tg_real)(stored(array, start + j) * array->scale);
            continue;
        }
        const uint8_t *bytes = array->data;
        if (i + 1 < g->n) /* rows are anywhere: prefetch the next one */
            tg_prefetch(bytes + g->order[i + 1] * array->row, array->row);
        tg_bytes_to_reals(array->row, bytes + start, array->scale, out);
    }
}

void tg_array_check_rows(const tg_array *array, const size_t *order, size_t n)
{
    check_given(array);
    if (n > 0 && !order)
        tg_fail("the list of rows is NULL");
    for (size_t i = 0; i < n; i++)
        if (order[i] >= array->dim[0])
            tg_fail("order[%zu] is row %zu, and the array has %zu rows (0 is "
                    "the first)",
                    i, order[i], array->dim[0]);
}

void tg_array_gather(const tg_array *array, const size_t *order, size_t n,
                     tg_real *out)
{
    tg_array_check_rows(array, order, n);
    if (n > 0 && !out)
        tg_fail("out is NULL");
    gathering g = {array, order, n, out};
    const size_t grain = 1 + WORTH_SHARING / (array->row + 1);
    tg_parallel(n, grain, gather_rows, &g);
}

void tg_array_flatten(tg_array *array)
{
    check_given(array);
    if (array->rank < 2)
        return;
    array->rank = 2;
    array->dim[1] = array->row;
}

bool tg_is_label(double value, size_t classes)
{
    return value >= 0 && value < (double)classes && value == floor(value);
}

tg_array *tg_to_categorical(const tg_array *labels, size_t classes)
{
    check_given(labels);
    if (classes == 0)
        tg_fail("classes must be at least 1, got 0");
    if (labels->row != 1) {
        tg_set_error("labels must be one number a row, got %zu: are they "
                     "one-hot already?",
                     labels->row);
        return NULL;
    }
    const size_t dim[2] = {labels->dim[0], classes};
    tg_array *hot = tg_array_new(TG_U8, 2, dim);
    for (size_t i = 0; hot && i < labels->dim[0]; i++) {
        const double label = tg_array_get(labels, i);
        if (!tg_is_label(label, classes)) {
            tg_set_error("row %zu: label %g is not among 0..%zu", i, label,
                         classes - 1);
            tg_array_free(hot);
            return NULL;
        }
        ((uint8_t *)hot->data)[i * classes + (size_t)label] = 1;
    }
    return hot;
}

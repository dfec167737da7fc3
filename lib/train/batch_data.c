/* Rows of arrays as tensors on the tape. */
#include "train/batch_data.h"

#include <limits.h>
#include <string.h>

#include "tape/given.h"

tg_data tg_data_of(int count, const tg_array *const *array)
{
    tg_data data = {.count = count};
    tg_check_given("data_of", array, 2);
    if (count < 1 || count > TG_LAYERS_MOST)
        tg_fail("there may be 1 to %d arrays, not %d", TG_LAYERS_MOST, count);
    memcpy(data.array, array, (size_t)count * sizeof *array);
    return data;
}

tg_data tg_data_made(tg_batch_maker *make, void *context)
{
    if (!make)
        tg_fail("the function that makes batches is NULL");
    return (tg_data){.make = make, .context = context};
}

/* The shape of a row of the array. */
static tg_shape row_shape(const tg_array *array)
{
    tg_shape shape = {array->rank - 1, {0}};
    for (int i = 1; i < array->rank; i++) {
        if (array->dim[i] > INT_MAX)
            tg_fail("dimension %d of the array is %zu, which exceeds INT_MAX",
                    i, array->dim[i]);
        shape.dim[i - 1] = (int)array->dim[i];
    }
    return shape;
}

tg_tensor *tg_batch_samples(tg_tape *tape, const char *name,
                            const tg_array *array, const size_t *order,
                            size_t n, tg_shape sample)
{
    if (n < 1 || n > INT_MAX)
        tg_fail("n must be from 1 to %d, got %zu", INT_MAX, n);
    tg_array_check_rows(array, order, n);
    if (tg_shape_count(sample) != array->row)
        tg_fail("a row of the array has %zu numbers, and a sample is %s",
                array->row, tg_shape_print(sample).text);
    tg_tensor *t = tg_input_to_fill(tape, name, tg_batch_shape((int)n, sample));
    tg_array_gather(array, order, n, t->data);
    return t;
}

tg_tensor *tg_batch_input(tg_tape *tape, const char *name,
                          const tg_array *array, const size_t *order, size_t n)
{
    if (!array)
        tg_fail("the array is NULL: were the data loaded?");
    return tg_batch_samples(tape, name, array, order, n, row_shape(array));
}

/* One use of each function, at small shapes: the last of its test row. */
#include <stdio.h>
#include <string.h>

#include "reference.h"

/* tg_matmul is the row matmul; tg_matmul_transposed is the row matmul with the
 * note "transposed". */
static bool is_row_of(const op_row *row, const char *function)
{
    char name[128];
    snprintf(name, sizeof name, "%s%s%s", row->name, row->note ? "_" : "",
             row->note ? row->note : "");
    return strcmp(name, function) == 0;
}

const op_row *row_of(const char *function)
{
    const op_row *row;
    for (int i = 0; (row = op_row_at(i)); i++)
        if (is_row_of(row, function))
            return row;
    return NULL;
}

/* A parameter with numbers between 0 and 2. */
static tg_tensor *param(tg_tape *tape, int k, tg_shape shape)
{
    const char name[] = {(char)('a' + k), '\0'};
    tg_tensor *t = tg_param(tape, name, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)((i * 7 + 3) % 11) / 6;
    return t;
}

tg_tensor *example_of(const op_row *row, tg_tape *tape)
{
    tg_tensor *in[CHECKED_INPUTS];
    const config *at = row->at;
    while (at[1].inputs)
        at++;
    for (int k = 0; k < at->inputs; k++)
        in[k] = param(tape, k, at->shape[k]);
    return op_row_apply(row, in, at->inputs);
}

tg_tensor *example_at(const op_row *row, tg_tape *tape, const tg_real *numbers,
                      int n)
{
    tg_tensor *x = tg_param(tape, "x", n);
    memcpy(x->data, numbers, (size_t)n * sizeof *numbers);
    return op_row_apply(row, &x, 1);
}

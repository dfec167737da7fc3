/* The rows of all layers, and what is done with one. */
#include "layers.h"

#include <string.h>

static const layer_row *const lists[] = {
    dense_rows,      image_rows, shape_rows,
    norm_layer_rows, merge_rows, recurrent_rows,
};

const layer_row *layer_row_at(int i)
{
    for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
        for (const layer_row *row = lists[list]; row->name; row++)
            if (i-- == 0)
                return row;
    return NULL;
}

const layer_row *layer_row_named(const char *name)
{
    const layer_row *row;
    for (int i = 0; (row = layer_row_at(i)); i++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

const layer_row *layer_row_of(const char *function)
{
    const size_t n = strlen(function);
    const layer_row *row;
    for (int i = 0; (row = layer_row_at(i)); i++)
        if (strncmp(row->call, function, n) == 0 && row->call[n] == '(')
            return row;
    return NULL;
}

tg_layer *layer_row_make(const layer_row *row, tg_tape *tape)
{
    tg_layer *in[LAYER_INPUTS];
    for (int k = 0; k < row->inputs; k++)
        in[k] = tg_input_layer(tape, row->sample[k]);
    return row->make(in);
}

/* Rows of layers/merge.h. */
#include "layers.h"

static tg_tensor *twice(tg_tensor *x)
{
    return tg_add(x, x);
}

static tg_tensor *cross(tg_tensor *const *x)
{
    return tg_sub(tg_square(x[0]), x[1]);
}

#define MERGE_ROWS(ROW)                                                      \
    ROW(add, "Add", TWO(2, 3), tg_add_layer(TG_LAYERS(in[0], in[1])))        \
    ROW(add_three, "Add", SAMPLES(3, SAMPLE(2), SAMPLE(2), SAMPLE(2)),       \
        tg_add_layer(TG_LAYERS(in[0], in[1], in[2])))                        \
    ROW(add_stretched, "Add", SAMPLES(2, SAMPLE(2, 1, 3), SAMPLE(1, 4, 3)),  \
        tg_add_layer(TG_LAYERS(in[0], in[1])))                               \
    ROW(mul, "Multiply", TWO(2, 3), tg_mul_layer(TG_LAYERS(in[0], in[1])))   \
    ROW(concat, "Concatenate", SAMPLES(2, SAMPLE(1, 2, 2), SAMPLE(2, 2, 2)), \
        tg_concat_layer(TG_LAYERS(in[0], in[1]), 0))                         \
    ROW(concat_last, "Concatenate", SAMPLES(2, SAMPLE(2, 3), SAMPLE(2, 1)),  \
        tg_concat_layer(TG_LAYERS(in[0], in[1]), -1))                        \
    ROW(lambda, "Lambda", ONE(3), tg_lambda(in[0], twice))                   \
    ROW(lambda_of, "Lambda", TWO(3),                                         \
        tg_lambda_of(TG_LAYERS(in[0], in[1]), cross))

LAYER_LIST(merge_rows, MERGE_ROWS)

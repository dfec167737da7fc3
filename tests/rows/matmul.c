/* The rows of ops/matmul.h. */
#include "rows.h"

/* Whether a, b are transposed. */
static tg_tensor *call_matmul(const op_call *c)
{
    if (c->attr[0] == 0 && c->attr[1] == 0)
        return tg_matmul(c->in[0], c->in[1]);
    return tg_matmul_transposed(c->in[0], c->attr[0] != 0, c->in[1],
                                c->attr[1] != 0);
}

#define VECTORS(op) .name = #op, .two = tg_##op, .at = two_vectors

/* clang-format off */
const op_row matmul_rows[] = {
    {CALLED(matmul), .at = product[0], .draw = draw_product, ATTR(2, 0, 0)},
    {CALLED(matmul), .note = "transposed", .at = product[2], ATTR(2, 0, 1)},
    {CALLED(matmul), .note = "of a transposed", .at = product[1],
     ATTR(2, 1, 0)},
    {CALLED(matmul), .note = "of both transposed", .at = product[3],
     ATTR(2, 1, 1)},
    {CALLED(matmul), .note = "of batches", .at = batches, .draw = draw_batch,
     ATTR(2, 0, 0)},
    {VECTORS(dot)},
    {VECTORS(outer)},
    {.name = NULL},
};
/* clang-format on */

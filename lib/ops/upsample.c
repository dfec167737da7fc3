/* Larger images: each number repeated, or a mean of its neighbours. Declared in
 * conv.h. */
#include "ops/axes.h"
#include "ops/conv.h"
#include "ops/matmul.h"
#include "ops/move.h"

static void check_images(const char *op, const tg_tensor *x, int height,
                         int width)
{
    tg_check_given(op, x, 1);
    if (x->shape.rank != 4)
        tg_fail("tg_%s: images must be [n x channels x height x width], got %s",
                op, tg_shape_print(x->shape).text);
    if (height < 1 || width < 1)
        tg_fail("tg_%s: the factors must be at least 1, got %d and %d", op,
                height, width);
}

static int times(int size, int factor)
{
    return tg_checked_size("upsample", (long long)size * factor);
}

/* Two new axes of size 1, stretched: rows [.. x 1 x w x 1]. */
tg_tensor *tg_upsample(tg_tensor *x, int height, int width)
{
    check_images("upsample", x, height, width);
    tg_shape y = x->shape;
    const int w = y.dim[3];
    const int rows = times(times(y.dim[0], y.dim[1]), y.dim[2]);
    y.dim[2] = times(y.dim[2], height);
    y.dim[3] = times(w, width);
    x = tg_reshape(x, TG_SHAPE(rows, 1, w, 1));
    return tg_reshape(tg_expand(x, TG_SHAPE(rows, height, w, width)), y);
}

/* [n * factor x n]: row i has the weights of the two numbers between which the
 * middle of new number i lies; at the ends there is one. */
static tg_tensor *between(tg_tape *tape, int n, int factor)
{
    tg_tensor *a = tg_zeros(tape, TG_SHAPE(times(n, factor), n));
    for (int i = 0; i < n * factor; i++) {
        const double middle = (i + 0.5) / factor - 0.5;
        const int left = middle < 0 ? 0 : (int)middle;
        const int right = left + 1 < n ? left + 1 : left;
        const double weight = middle < 0 ? 0 : middle - left;
        tg_real *row = a->data + (size_t)i * (size_t)n;
        row[left] += (tg_real)(1 - weight);
        row[right] += (tg_real)weight;
    }
    return a;
}

tg_tensor *tg_upsample_bilinear(tg_tensor *x, int height, int width)
{
    check_images("upsample_bilinear", x, height, width);
    tg_tensor *down = between(x->tape, x->shape.dim[2], height);
    tg_tensor *across = between(x->tape, x->shape.dim[3], width);
    return tg_matmul(tg_matmul(down, x), tg_transpose(across));
}

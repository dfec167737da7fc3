/* Shapes: building them, broadcasting them, printing them. */
#include "tape/shape.h"

#include <stdint.h>
#include <stdio.h>

#include "tape/given.h"

/* Fails for a struct that was not made by TG_SHAPE and has a rank that no
 * tensor has: its dimensions would be read from beyond the struct. */
static void check_rank(int rank)
{
    if (rank < 0 || rank > TG_MAX_RANK)
        tg_fail("a tensor has 0 to %d dimensions, not %d", TG_MAX_RANK, rank);
}

tg_shape tg_shape_same(tg_shape shape)
{
    check_rank(shape.rank);
    return shape;
}

tg_shape tg_shape_line(int n)
{
    return tg_shape_of(1, &n);
}

tg_shape tg_shape_of(int rank, const int *dim)
{
    tg_shape shape = {rank, {0}};
    check_rank(rank);
    if (rank > 0)
        tg_check_given("shape_of", dim, 2);
    for (int i = 0; i < rank; i++)
        shape.dim[i] = dim[i];
    return shape;
}

tg_shape tg_shape_missing(void)
{
    tg_fail("a shape is missing: write its dimensions, 2, 3 for [2 x 3], or "
            "TG_SCALAR for one number");
}

size_t tg_shape_count(tg_shape shape)
{
    size_t count = 1;
    check_rank(shape.rank);
    for (int i = 0; i < shape.rank; i++) {
        if (shape.dim[i] < 0)
            tg_fail("a dimension cannot be negative: %s",
                    tg_shape_print(shape).text);
        size_t dim = (size_t)shape.dim[i];
        if (dim && count > PTRDIFF_MAX / sizeof(double) / dim)
            tg_fail("%s is more numbers than memory can hold",
                    tg_shape_print(shape).text);
        count *= dim;
    }
    return count;
}

/* Dimension `place` counted from the right; 1 beyond the left end. */
static int from_right(tg_shape shape, int place)
{
    return place < shape.rank ? shape.dim[shape.rank - 1 - place] : 1;
}

int tg_shape_broadcast(tg_shape a, tg_shape b, tg_shape *out)
{
    tg_check_given("shape_broadcast", out, 3);
    check_rank(a.rank);
    check_rank(b.rank);
    *out = (tg_shape){a.rank > b.rank ? a.rank : b.rank, {0}};
    for (int place = 0; place < out->rank; place++) {
        int m = from_right(a, place), n = from_right(b, place);
        if (m != n && m != 1 && n != 1)
            return place;
        out->dim[out->rank - 1 - place] = m == 1 ? n : m;
    }
    return -1;
}

void tg_shape_strides(tg_shape shape, tg_shape out, size_t stride[TG_MAX_RANK])
{
    size_t step = 1;
    tg_check_given("shape_strides", stride, 3);
    check_rank(shape.rank);
    check_rank(out.rank);
    for (int place = 0; place < out.rank; place++) {
        int dim = from_right(shape, place);
        stride[out.rank - 1 - place] = dim == 1 ? 0 : step;
        step *= (size_t)dim;
    }
}

int tg_shape_axis(tg_shape shape, int axis)
{
    check_rank(shape.rank);
    int counted = axis < 0 ? axis + shape.rank : axis;
    if (counted < 0 || counted >= shape.rank)
        tg_fail("there is no axis %d in %s, which has rank %d", axis,
                tg_shape_print(shape).text, shape.rank);
    return counted;
}

tg_shape_text tg_shape_print(tg_shape shape)
{
    tg_shape_text out = {"["};
    size_t at = 1;
    check_rank(shape.rank);
    for (int i = 0; i < shape.rank; i++)
        at += (size_t)snprintf(out.text + at, TG_SHAPE_TEXT - at, "%s%d",
                               i ? " x " : "", shape.dim[i]);
    snprintf(out.text + at, TG_SHAPE_TEXT - at, "]");
    return out;
}

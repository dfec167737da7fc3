/* Looking up by index, and its transpose: adding by index. */
#include "ops/index.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kernels/move.h"
#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/labels.h"
#include "ops/move.h"
#include "ops/part.h"

/* ---- one_hot: y = 1 at the label, else 0 ---- */

typedef struct one_hot_attr {
    int classes;
} one_hot_attr;

static void one_hot_shape(tg_tensor *y)
{
    int classes = ((const one_hot_attr *)y->attr)->classes;
    y->shape = y->in[0]->shape;
    if (y->shape.rank == TG_MAX_RANK)
        tg_fail_op(y, "there is no room for another axis");
    if (classes < 1)
        tg_fail_op(y, "there must be at least one class, got %d", classes);
    tg_check_labels(y->in[0], classes);
    y->shape.dim[y->shape.rank++] = classes;
}

static void one_hot_forward(tg_tensor *y)
{
    int classes = ((const one_hot_attr *)y->attr)->classes;
    tg_one_hot_rows(y->in[0]->count, (size_t)classes, y->in[0]->data, y->data);
}

static void show_classes(const tg_tensor *y, char *text, size_t size)
{
    snprintf(text, size, "%d", ((const one_hot_attr *)y->attr)->classes);
}

static const tg_op one_hot = {
    .name = "one_hot",
    .arity = 1,
    .shape = one_hot_shape,
    .forward = one_hot_forward,
    .formula = "y_ij = (j == label_i)",
    .inputs = "label",
    .flops = tg_flops_none,
    .show = show_classes,
};

tg_tensor *tg_one_hot(tg_tensor *labels, int classes)
{
    return tg_apply(&one_hot, 1, &labels, &(one_hot_attr){classes},
                    sizeof(one_hot_attr));
}

/* ---- what ops with an index share: in[1] is the index ---- */

/* The first number that names no place of an axis of `size` places; the count
 * where there is none. */
static size_t first_wrong(const tg_tensor *index, int size)
{
    for (size_t i = 0; i < index->count; i++) {
        const double place = (double)index->data[i];
        if (!(place >= 0 && place < size && place == floor(place)))
            return i;
    }
    return index->count;
}

static void check_index(const tg_tensor *y, int size)
{
    const tg_tensor *index = y->in[1];
    const size_t i = first_wrong(index, size);
    if (i < index->count)
        tg_fail_op(y, "index %zu is %g, not a whole number among 0..%d", i,
                   (double)index->data[i], size - 1);
}

/* `part` as lines of `whole` along y's axis. */
static tg_lines indexed_lines(const tg_tensor *y, const tg_tensor *part,
                              const tg_tensor *whole)
{
    const int axis = tg_axis_of(y);
    tg_axis_split m = tg_split_at(whole->shape, axis, axis);
    return (tg_lines){.outer = m.outer,
                      .n = (size_t)part->shape.dim[axis],
                      .inner = m.inner,
                      .total = m.n};
}

static tg_tensor *no_gradient(tg_tensor *y, int k)
{
    return tg_zeros(y->tape, y->in[k]->shape);
}

static tg_tensor *apply_index(const tg_op *op, tg_tensor *x, int axis,
                              tg_tensor *index, tg_tensor *source)
{
    tg_tensor *in[] = {x, index, source};
    return tg_apply(op, op->arity, in, &(int){axis}, sizeof axis);
}

/* ---- gather: y_ij = x_(index_ij)j ---- */

/* Along all axes but y's, x and the index have the same size. */
static void check_other_axes(const tg_tensor *y)
{
    tg_shape x = y->in[0]->shape, index = y->in[1]->shape;
    const int axis = tg_axis_of(y);
    if (x.rank == index.rank)
        x.dim[axis] = index.dim[axis];
    if (!tg_shape_equal(x, index))
        tg_fail_op(y,
                   "the index must have as many axes as x, and no more than "
                   "x along all but axis %d",
                   axis);
}

static void gather_shape(tg_tensor *y)
{
    check_other_axes(y);
    check_index(y, y->in[0]->shape.dim[tg_axis_of(y)]);
    y->shape = y->in[1]->shape;
}

static void gather_forward(tg_tensor *y)
{
    tg_gather_numbers(indexed_lines(y, y, y->in[0]), y->in[1]->data,
                      y->in[0]->data, y->data);
}

static tg_tensor *gather_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    if (k == 1)
        return no_gradient(y, k);
    return tg_scatter_add(no_gradient(y, 0), y->in[1], dy, tg_axis_of(y));
}

static const tg_op gather = {
    .name = "gather",
    .arity = 2,
    .shape = gather_shape,
    .forward = gather_forward,
    .gradient = gather_gradient,
    .formula = "y_ij = x_(index_ij)j",
    .inputs = "x index",
    .flops = tg_flops_none,
    .show = tg_show_axis,
};

/* The first numbers of x along every axis but one, as many as `like` has. */
static tg_tensor *corner(tg_tensor *x, tg_tensor *like, int axis)
{
    const int rank = x->shape.rank;
    if (like->shape.rank != rank)
        return x; /* an error, which the op reports */
    for (int i = 0; i < rank; i++)
        if (i != axis && i != axis + rank &&
            like->shape.dim[i] < x->shape.dim[i])
            x = tg_slice(x, i, 0, like->shape.dim[i], 1);
    return x;
}

tg_tensor *tg_gather(tg_tensor *x, tg_tensor *index, int axis)
{
    tg_check_given("gather", x, 1);
    tg_check_given("gather", index, 2);
    return apply_index(&gather, corner(x, index, axis), axis, index, NULL);
}

/* ---- scatter_add: y = x, y_(index_ij)j += source_ij ---- */

static void scatter_add_shape(tg_tensor *y)
{
    check_other_axes(y);
    if (!tg_shape_equal(y->in[2]->shape, y->in[1]->shape))
        tg_fail_op(y, "there must be an index for each number of the source");
    y->shape = y->in[0]->shape;
    check_index(y, y->shape.dim[tg_axis_of(y)]);
}

static void scatter_add_forward(tg_tensor *y)
{
    memcpy(y->data, y->in[0]->data, y->count * sizeof(tg_real));
    tg_scatter_numbers(indexed_lines(y, y->in[1], y), y->in[1]->data,
                       y->in[2]->data, y->data);
}

static tg_tensor *scatter_add_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    if (k == 0)
        return dy;
    return k == 1 ? no_gradient(y, k) : tg_gather(dy, y->in[1], tg_axis_of(y));
}

static const tg_op scatter_add = {
    .name = "scatter_add",
    .arity = 3,
    .shape = scatter_add_shape,
    .forward = scatter_add_forward,
    .gradient = scatter_add_gradient,
    .formula = "y = x, then y_(index_ij)j += source_ij",
    .inputs = "x index source",
    .flops = tg_flops_elementwise,
    .show = tg_show_axis,
};

/* x + a sum that is smaller than x: what is added, padded with zeros. */
static tg_tensor *add_corner(tg_tensor *x, tg_tensor *sum)
{
    for (int i = 0; i < x->shape.rank; i++)
        if (sum->shape.dim[i] < x->shape.dim[i])
            sum = tg_pad(sum, i, 0, x->shape.dim[i] - sum->shape.dim[i], 0);
    return tg_add(x, sum);
}

tg_tensor *tg_scatter_add(tg_tensor *x, tg_tensor *index, tg_tensor *source,
                          int axis)
{
    tg_check_given("scatter_add", x, 1);
    tg_check_given("scatter_add", index, 2);
    tg_check_given("scatter_add", source, 3);
    source = corner(source, index, -1 - TG_MAX_RANK);
    tg_tensor *part = corner(x, index, axis);
    if (part == x)
        return apply_index(&scatter_add, x, axis, index, source);
    tg_tensor *zeros = tg_zeros(x->tape, part->shape);
    return add_corner(x, tg_scatter_add(zeros, index, source, axis));
}

/* ---- index_select: line i of y is line index_i of x ---- */

static void check_line_index(const tg_tensor *y)
{
    if (y->in[1]->shape.rank != 1)
        tg_fail_op(y, "the index must have rank 1, a number for each line");
    check_index(y, y->in[0]->shape.dim[tg_axis_of(y)]);
}

static void index_select_shape(tg_tensor *y)
{
    check_line_index(y);
    y->shape = y->in[0]->shape;
    y->shape.dim[tg_axis_of(y)] = y->in[1]->shape.dim[0];
}

static void index_select_forward(tg_tensor *y)
{
    tg_index_lines(indexed_lines(y, y, y->in[0]), y->in[1]->data,
                   y->in[0]->data, y->data);
}

static tg_tensor *index_select_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    if (k == 1)
        return no_gradient(y, k);
    return tg_index_add(no_gradient(y, 0), y->in[1], dy, tg_axis_of(y));
}

static const tg_op index_select = {
    .name = "index_select",
    .arity = 2,
    .shape = index_select_shape,
    .forward = index_select_forward,
    .gradient = index_select_gradient,
    .formula = "line i of y = line index_i of x",
    .inputs = "x index",
    .flops = tg_flops_none,
    .show = tg_show_axis,
};

tg_tensor *tg_index_select(tg_tensor *x, tg_tensor *index, int axis)
{
    return apply_index(&index_select, x, axis, index, NULL);
}

/* ---- index_add: y = x, line index_i of y += line i of source ---- */

static void index_add_shape(tg_tensor *y)
{
    check_line_index(y);
    tg_shape lines = y->in[0]->shape;
    lines.dim[tg_axis_of(y)] = y->in[1]->shape.dim[0];
    if (!tg_shape_equal(y->in[2]->shape, lines))
        tg_fail_op(y, "the source must be %s: an index for each of its lines",
                   tg_shape_print(lines).text);
    y->shape = y->in[0]->shape;
}

static void index_add_forward(tg_tensor *y)
{
    memcpy(y->data, y->in[0]->data, y->count * sizeof(tg_real));
    tg_add_lines(indexed_lines(y, y->in[2], y), y->in[1]->data, y->in[2]->data,
                 y->data);
}

static tg_tensor *index_add_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    if (k == 0)
        return dy;
    return k == 1 ? no_gradient(y, k)
                  : tg_index_select(dy, y->in[1], tg_axis_of(y));
}

static const tg_op index_add = {
    .name = "index_add",
    .arity = 3,
    .shape = index_add_shape,
    .forward = index_add_forward,
    .gradient = index_add_gradient,
    .formula = "y = x, then line index_i of y += line i of source",
    .inputs = "x index source",
    .flops = tg_flops_elementwise,
    .show = tg_show_axis,
};

tg_tensor *tg_index_add(tg_tensor *x, tg_tensor *index, tg_tensor *source,
                        int axis)
{
    return apply_index(&index_add, x, axis, index, source);
}

/* ---- embedding ---- */

/* Argument k as the program wrote it, or the tensor's name. */
static void argument_text(const tg_tensor *x, int k, char *text, size_t size)
{
    const char *site = tg_site_now();
    if (strncmp(tg_site_call(site), "tg_embedding(", 13) == 0 &&
        tg_site_argument(site, k, text, size))
        return;
    snprintf(text, size, "%s", x->name ? x->name : k ? "index" : "table");
}

/* Here, because index_select sees the index as a line, not as it was given. */
static void check_rows(const tg_tensor *table, const tg_tensor *index)
{
    char rows[48], numbers[48];
    const int n = table->shape.dim[0];
    const size_t i = first_wrong(index, n);
    if (i == index->count)
        return;
    argument_text(table, 0, rows, sizeof rows);
    argument_text(index, 1, numbers, sizeof numbers);
    tg_fail("tg_embedding: number %zu of %s is %g, not a whole number among "
            "0..%d: %s has %d rows",
            i, numbers, (double)index->data[i], n - 1, rows, n);
}

tg_tensor *tg_embedding(tg_tensor *table, tg_tensor *index)
{
    tg_check_given("embedding", table, 1);
    tg_check_given("embedding", index, 2);
    if (table->shape.rank != 2 || index->shape.rank == TG_MAX_RANK)
        tg_fail("tg_embedding: the table must be [n x d], got %s, and the "
                "index have at most 5 axes, got %d",
                tg_shape_print(table->shape).text, index->shape.rank);
    check_rows(table, index);
    tg_shape rows = index->shape;
    rows.dim[rows.rank++] = table->shape.dim[1];
    tg_tensor *line = tg_reshape(index, TG_SHAPE((int)index->count));
    return tg_reshape(tg_index_select(table, line, 0), rows);
}

const tg_op *const tg_index_ops[] = {
    &one_hot, &gather, &scatter_add, &index_select, &index_add, NULL,
};

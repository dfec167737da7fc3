/* The largest numbers of each line: a gather at their places. Declared in
 * index.h. */
#include <stdio.h>

#include "kernels/reduce.h"
#include "ops/axes.h"
#include "ops/branch.h"
#include "ops/index.h"

/* ---- topk_index: where the k largest are ---- */

typedef struct topk_attr {
    int axis, k; /* the axis as given: first, for tg_axis_of */
} topk_attr;

static void topk_shape(tg_tensor *y)
{
    const int axis = tg_axis_of(y), k = ((const topk_attr *)y->attr)->k;
    const double most = sizeof(tg_real) == sizeof(double) ? 0x1p53 : 0x1p24;
    y->shape = y->in[0]->shape;
    const int size = y->shape.dim[axis];
    if (k < 1 || k > size)
        tg_fail_op(y, "k must be from 1 to %d, the size of axis %d, got %d",
                   size, axis, k);
    if (size > most)
        tg_fail_op(y, "a place among more than %.0f numbers is not exact",
                   most);
    y->shape.dim[axis] = k;
}

static void topk_forward(tg_tensor *y)
{
    const int axis = tg_axis_of(y);
    tg_axis_split m = tg_split_at(y->in[0]->shape, axis, axis);
    tg_top_places(m.outer, m.n, m.inner, (size_t)y->shape.dim[axis],
                  y->in[0]->data, y->data);
}

/* The numbers move smoothly; which ones they are may jump. */
static uint64_t topk_branch(const tg_tensor *y)
{
    uint64_t hash = TG_HASH_START;
    for (size_t i = 0; i < y->count; i++)
        hash = tg_hash_add(hash, (uint64_t)y->data[i]);
    return hash;
}

static double topk_flops(const tg_tensor *y)
{
    return (double)y->in[0]->count;
}

static void show_topk(const tg_tensor *y, char *text, size_t size)
{
    snprintf(text, size, "%d, axis %d", ((const topk_attr *)y->attr)->k,
             tg_axis_of(y));
}

static const tg_op topk_index = {
    .name = "topk_index",
    .arity = 1,
    .also = "topk",
    .every = 1,
    .shape = topk_shape,
    .forward = topk_forward,
    .branch = topk_branch,
    .formula = "y = the places of the k largest x",
    .flops = topk_flops,
    .show = show_topk,
};

tg_tensor *tg_topk_index(tg_tensor *x, int k, int axis)
{
    return tg_apply(&topk_index, 1, &x, &(topk_attr){axis, k},
                    sizeof(topk_attr));
}

/* ---- topk ---- */

tg_tensor *tg_topk(tg_tensor *x, int k, int axis, tg_tensor **index)
{
    tg_check_given("topk", x, 1);
    tg_tensor *place = tg_topk_index(x, k, axis);
    if (index)
        *index = place;
    return tg_gather(x, place, axis);
}

const tg_op *const tg_topk_ops[] = {&topk_index, NULL};

/* For ops/ only: ops that work along an axis, or reduce over several. */
#ifndef TG_OPS_AXES_H
#define TG_OPS_AXES_H

#include "tape/given.h"
#include "tape/op.h"
#include "ops/axis_list.h"
#include "kernels/reduce.h"

/* ---- one axis ---- */

/* Applies an op whose attribute is an axis, as given: may be negative. */
tg_tensor *tg_apply_axis(const tg_op *op, tg_tensor *x, int axis);
int tg_axis_of(const tg_tensor *y); /* 0 .. rank-1; fails for a bad one */
void tg_show_axis(const tg_tensor *y, char *text, size_t size);

/* The size of a computed dimension, as an int. Fails above INT_MAX. */
int tg_checked_size(const char *op, long long size);

/* A shape seen as [outer][n][inner], where n is the product of the axes
 * from .. to. */
typedef struct tg_axis_split {
    size_t outer, n, inner;
} tg_axis_split;

tg_axis_split tg_split_at(tg_shape shape, int from, int to);

/* ---- several axes ---- */

/* Which axes an op reduces, and the shape of its result. */
typedef struct tg_reduce_attr {
    bool reduced[TG_MAX_RANK];
    tg_shape kept; /* the input's shape with 1 for the reduced axes */
    tg_shape out;  /* the result's: the same, or without those axes */
} tg_reduce_attr;

/* What is reduced, and applying an op to it. Fail for an axis that x does not
 * have, or that is named twice. */
tg_reduce_attr tg_reduced(const tg_tensor *x, tg_axes axes, bool keepdim);
tg_tensor *tg_reduce(const tg_op *op, tg_tensor *x, tg_axes axes, bool keepdim);

/* For the descriptors. */
void tg_reduce_shape(tg_tensor *y);
double tg_reduce_flops(const tg_tensor *y);
void tg_reduce_show(const tg_tensor *y, char *text, size_t size);
void tg_reduce_forward(tg_tensor *y, tg_reduce_loop *reduction);

/* How many numbers of x go into each number of y. */
double tg_reduced_numbers(const tg_tensor *y);

/* Each x receives the dy of the number that it went into. */
tg_tensor *tg_reduce_spread(tg_tensor *y, tg_tensor *dy);

#endif

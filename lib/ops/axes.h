/* For ops/ only: ops that work along an axis, or reduce over several. */
#ifndef TG_OPS_AXES_H
#define TG_OPS_AXES_H

#include "tape/op.h"
#include "kernels/reduce.h"

/* ---- one axis ---- */

/* Applies an op whose attribute is an axis, as given: may be negative. */
tg_tensor *tg_apply_axis(const tg_op *op, tg_tensor *x, int axis);
int tg_axis_of(const tg_tensor *y); /* 0 .. rank-1; fails for a bad one */
void tg_show_axis(const tg_tensor *y, char *text, size_t size);

/* Fails for NULL, which an op that looks at x before tg_apply must. */
void tg_check_given(const char *op, const tg_tensor *x, int argument);

/* The size of a dimension that was worked out. Fails for one that does not
 * fit. */
int tg_checked_size(const char *op, long long size);

/* A shape seen as [outer][n][inner], where n counts the axes from .. to. */
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

/* What is reduced: all axes, or some. */
tg_reduce_attr tg_reduce_all_of(const tg_tensor *x);
tg_reduce_attr tg_reduce_some_of(const tg_tensor *x, tg_axes axes, bool keep);
tg_tensor *tg_reduce_all(const tg_op *op, tg_tensor *x);
tg_tensor *tg_reduce_axes(const tg_op *op, tg_tensor *x, tg_axes axes,
                          bool keep);

/* All axes of x, by name: TG_AXES(0, 1, .. rank-1). */
tg_axes tg_all_axes(const tg_tensor *x);

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

/* Ops that take a tensor apart along an axis, or put parts together. Axes may
 * be negative: -1 is the last. */
#ifndef TG_OPS_PART_H
#define TG_OPS_PART_H

#include <limits.h>

#include "tape/tensor.h"

/* The end of an axis, as the `stop` of tg_slice. */
#define TG_END INT_MAX

/* Numbers start, start + step, .. below stop of an axis; start and stop count
 * from the end where they are negative. dx = dy for those numbers, else 0.
 * tg_slice(x, 0, 2, TG_END, 1) leaves out the first two rows. The gradient of
 * each slice is as large as x; tg_split makes many slices for less. Fails
 * unless 0 <= start <= stop <= size (counted from the start) and step >= 1. */
tg_tensor *tg_slice(tg_tensor *x, int axis, int start, int stop, int step);

/* n equal parts of x along `axis`, written to parts[0 .. n-1]; each is a slice.
 * tg_split(x, 4, -1, gate) for tg_tensor *gate[4]. More than four are slices of
 * x's halves, which are split likewise. So the gradient of all parts costs x's
 * size times log2 n, where that of n calls of tg_slice costs n times x's size.
 * Fails unless n divides the size of the axis. */
void tg_split(tg_tensor *x, int n, int axis, tg_tensor **parts);

/* `value` put `before` times in front of an axis and `after` times after it.
 * dx = dy without them. Fails where before or after is negative. */
tg_tensor *tg_pad(tg_tensor *x, int axis, int before, int after, double value);

/* x[0] .. x[n-1] one after the other along an existing axis, or (stack) along a
 * new one. Each receives its part of dy. Fails unless all other axes have equal
 * sizes and n >= 1. tg_concat(2, (tg_tensor *[]){a, b}, 0). */
tg_tensor *tg_concat(int n, tg_tensor *const *x, int axis);
tg_tensor *tg_stack(int n, tg_tensor *const *x, int axis);

/* The numbers along an axis in reverse order. dx = dy, flipped. */
tg_tensor *tg_flip(tg_tensor *x, int axis);

/* x repeated, times[i] times along axis i: tg_tile(x, 2, 3). Shapes are
 * aligned at the right, as in broadcasting. dx = the sum over the copies. */
tg_tensor *tg_tile(tg_tensor *x, tg_shape times);

/* The upper and the lower triangle of the last two axes: x where
 * j - i >= diagonal (triu) or j - i <= diagonal (tril) for row i and column j,
 * 0 elsewhere, even where x is NaN or infinite. tg_triu(x) keeps the main
 * diagonal and what is above it; tg_tril(x, -1) keeps what is below it. dx =
 * the same triangle of dy. Fails below rank 2. */
tg_tensor *tg_triu(tg_tensor *x, int diagonal);
tg_tensor *tg_tril(tg_tensor *x, int diagonal);

#endif

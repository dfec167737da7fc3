/* Ops that move numbers and do not change them. */
#ifndef TG_OPS_MOVE_H
#define TG_OPS_MOVE_H

#include "tape/tensor.h"
#include "ops/axis_list.h"

/* The same numbers under another shape; one -1 stands for "what is left".
 * tg_reshape(x, 32, -1). Shares x's data: nothing is copied. dx = dy, shaped
 * back. Fails when the numbers do not fit. */
tg_tensor *tg_reshape(tg_tensor *x, tg_shape shape);

/* The last two axes exchanged: [.. m x n] -> [.. n x m]. dx = dy transposed.
 * Fails below rank 2. */
tg_tensor *tg_transpose(tg_tensor *x);

/* The axes in another order: axis i of y is axis axes[i] of x.
 * tg_permute(x, TG_AXES(0, 2, 3, 1)) is NCHW -> NHWC. dx = dy, put back. Fails
 * unless each axis is named once. */
tg_tensor *tg_permute(tg_tensor *x, tg_axes axes);

/* x stretched to `shape` by the broadcasting rule: tg_expand(x, 32, 10).
 * dx = dy, summed back. Fails when x does not broadcast to it. */
tg_tensor *tg_expand(tg_tensor *x, tg_shape shape);

/* x as a constant: shares x's data; gradients stop here. */
tg_tensor *tg_detach(tg_tensor *x);

/* x, but dx = -lambda dy: the layers before it learn the opposite (Ganin and
 * Lempitsky 2015). Shares x's data. */
tg_tensor *tg_gradient_reversal(tg_tensor *x, double lambda);

#endif

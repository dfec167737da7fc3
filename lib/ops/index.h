/* Ops in which one tensor holds places in another. An index is a tensor of
 * whole numbers 0 .. size-1, stored as reals (float32 is exact to 2^24); it has
 * no gradient. Any other number in it fails, and is named with its place. */
#ifndef TG_OPS_INDEX_H
#define TG_OPS_INDEX_H

#include "tape/tensor.h"

/* [..] -> [.. x classes]: y is 1 at the place that the label names, else 0.
 * Labels are whole numbers 0 .. classes-1 stored as reals. No gradient. Fails
 * for any other number, naming its row, its value and `classes`. */
tg_tensor *tg_one_hot(tg_tensor *labels, int classes);

/* y = x with each number replaced by another of its line along `axis`:
 * y[i][j] = x[index[i][j]][j] for axis 0. y has the index's shape, whose other
 * axes are at most as long as x's. dx = dy added up where it was read. */
tg_tensor *tg_gather(tg_tensor *x, tg_tensor *index, int axis);

/* y = x, to which source is added: y[index[i][j]][j] += source[i][j] for axis
 * 0. The index is at most as large as source, and along the other axes as x.
 * dx = dy; dsource = dy read where it was added. */
tg_tensor *tg_scatter_add(tg_tensor *x, tg_tensor *index, tg_tensor *source,
                          int axis);

/* The k largest numbers of each line along `axis`, the largest first: [.. n ..]
 * -> [.. k ..]. Of equals the first comes first; a NaN comes before any number,
 * as in max. *index (index may be NULL) receives where they are, 0 .. n-1, of
 * the same shape, without a gradient. It is a gather at these places:
 * dx = dy there, else 0. Fails unless 1 <= k <= n. */
tg_tensor *tg_topk(tg_tensor *x, int k, int axis, tg_tensor **index);

/* Where they are alone. No gradient. */
tg_tensor *tg_topk_index(tg_tensor *x, int k, int axis);

/* Whole lines: y's line i along `axis` is x's line index[i], index [n].
 * dx = dy's lines, added up. */
tg_tensor *tg_index_select(tg_tensor *x, tg_tensor *index, int axis);

/* y = x with source's line i along `axis` added to line index[i]. dx = dy;
 * dsource = dy's lines, selected. */
tg_tensor *tg_index_add(tg_tensor *x, tg_tensor *index, tg_tensor *source,
                        int axis);

/* Rows of a table [n x d], one for each index [..] -> [.. x d]. dtable = dy's
 * rows, added up. */
tg_tensor *tg_embedding(tg_tensor *table, tg_tensor *index);

#endif

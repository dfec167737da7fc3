/* Matrix product. */
#ifndef TG_OPS_MATMUL_H
#define TG_OPS_MATMUL_H

#include "tape/tensor.h"

/* y = a b           [.. m x k] [.. k x n] -> [.. m x n]
 * da = dy b^T       db = a^T dy
 * With rows as samples and W as [in x out], db is the article's dW = a^T delta
 * and da its delta W^T (section 3.2.2, for a whole batch). Axes before the
 * last two broadcast. Fails unless both have rank 2 or more and the columns of
 * a are as many as the rows of b. */
tg_tensor *tg_matmul(tg_tensor *a, tg_tensor *b);

/* The same with a, b, or both read as their transposes; nothing is moved in
 * memory. tg_matmul_transposed(a, false, b, true) is a b^T. */
tg_tensor *tg_matmul_transposed(tg_tensor *a, bool transpose_a, tg_tensor *b,
                                bool transpose_b);

/* y = sum_i a_i b_i [n] [n] -> []       da = dy b, db = dy a
 * Fails unless both are vectors of the same length. */
tg_tensor *tg_dot(tg_tensor *a, tg_tensor *b);

/* y_ij = a_i b_j    [m] [n] -> [m x n]  da = dy b, db = a dy
 * Fails unless both are vectors. */
tg_tensor *tg_outer(tg_tensor *a, tg_tensor *b);

#endif

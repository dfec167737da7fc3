/* The rows of the gradient checks: every op and loss, as a function of in[]. */
#include "gradient_rows.h"

#include "ops_support.h"

#ifdef TG_DOUBLE

/* ---- what the rows need beside their inputs ---- */

/* 0, 1, .. classes - 1, 0, 1, ..: one label for each row of x. */
static tg_tensor *labels_for(const tg_tensor *x)
{
    tg_shape rows = x->shape;
    const int classes = rows.dim[--rows.rank];
    rows.dim[rows.rank] = 0;
    tg_tensor *labels = tg_zeros(x->tape, rows);
    for (size_t i = 0; i < labels->count; i++)
        labels->data[i] = (tg_real)(i % (size_t)classes);
    return labels;
}

/* 0, 1, 0, 1, ..: of the shape of x. */
static tg_tensor *every_other(const tg_tensor *x)
{
    tg_tensor *cond = tg_zeros(x->tape, x->shape);
    for (size_t i = 0; i < cond->count; i++)
        cond->data[i] = (tg_real)(i % 2);
    return cond;
}

/* i * 2 % size for number i: places of `axis` of x, some twice. */
static tg_tensor *index_of(const tg_tensor *x, int axis, tg_shape shape)
{
    const size_t size = (size_t)x->shape.dim[axis];
    tg_tensor *index = tg_zeros(x->tape, shape);
    for (size_t i = 0; i < index->count; i++)
        index->data[i] = (tg_real)(i * 2 % size);
    return index;
}

/* An index for three lines; for each number of x; for each of `source`. */
static tg_tensor *line_index(const tg_tensor *x, int axis)
{
    return index_of(x, axis, TG_SHAPE(3));
}

static tg_tensor *own_index(const tg_tensor *x, int axis)
{
    return index_of(x, axis, x->shape);
}

static tg_tensor *own_index_in(const tg_tensor *source, const tg_tensor *x)
{
    return index_of(x, 1, source->shape);
}

/* The lists of conv2d_input and conv2d_weight: images of 5 x 3, windows of
 * 2 x 3, two groups. */
static const tg_conv2d_options strided = {
    .stride = {2, 2}, .padding = {1, 1}, .groups = 2};

static tg_shape images_for(const tg_tensor *dy, const tg_tensor *w)
{
    return TG_SHAPE(dy->shape.dim[0], 2 * w->shape.dim[1], 5, 3);
}

static tg_shape weights_for(const tg_tensor *dy, const tg_tensor *x)
{
    return TG_SHAPE(dy->shape.dim[1], x->shape.dim[1] / 2, 2, 3);
}

/* ---- ops, as functions of in[] ---- */

#define ROW(name, names, call)                                                 \
    static tg_tensor *check_##name(tg_tape *tape, tg_tensor *const *in, int n, \
                                   void *context)                              \
    {                                                                          \
        names;                                                                 \
        (void)tape, (void)n, (void)context;                                    \
        return call;                                                           \
    }
#define ONE(name, ...) ROW(name, tg_tensor *x = in[0], (__VA_ARGS__))
#define TWO(name, ...) \
    ROW(name, tg_tensor *a = in[0]; tg_tensor *b = in[1], (__VA_ARGS__))
#define THREE(name, ...)                                  \
    ROW(name, tg_tensor *a = in[0]; tg_tensor *b = in[1]; \
        tg_tensor *c = in[2], (__VA_ARGS__))

ONE(neg, tg_neg(x))
ONE(abs, tg_abs(x))
ONE(square, tg_square(x))
ONE(sqrt, tg_sqrt(x))
ONE(rsqrt, tg_rsqrt(x))
ONE(reciprocal, tg_reciprocal(x))
ONE(exp, tg_exp(x))
ONE(expm1, tg_expm1(x))
ONE(log, tg_log(x))
ONE(log1p, tg_log1p(x))
ONE(sin, tg_sin(x))
ONE(cos, tg_cos(x))
ONE(erf, tg_erf(x))
ONE(erfc, tg_erfc(x))
ONE(sigmoid, tg_sigmoid(x))
ONE(tanh, tg_tanh(x))
ONE(relu, tg_relu(x))
ONE(softplus, tg_softplus(x))
ONE(log_sigmoid, tg_log_sigmoid(x))
ONE(silu, tg_silu(x))
ONE(gelu, tg_gelu(x))
ONE(gelu_tanh, tg_gelu_tanh(x))
ONE(add_scalar, tg_add_scalar(x, -1.5))
ONE(mul_scalar, tg_mul_scalar(x, -1.5))
ONE(pow_scalar, tg_pow_scalar(x, 2.5))
ONE(cube, tg_pow_scalar(x, 3))
ONE(clamp, tg_clamp(x, -0.77, 1.13))
ONE(leaky_relu, tg_leaky_relu(x, 0.125))
ONE(elu, tg_elu(x, 0.75))
ONE(dropout, tg_dropout(x, 0.5, true))
ONE(softmax, tg_softmax(x, -1))
ONE(softmax_first, tg_softmax(x, 0))
ONE(log_softmax, tg_log_softmax(x, -1))
ONE(log_softmax_first, tg_log_softmax(x, 0))
ONE(sum, tg_sum(x))
ONE(sum_ends, tg_sum(x, TG_AXES(0, -1)))
ONE(sum_middle, tg_sum(x, 1, true))
ONE(mean, tg_mean(x))
ONE(mean_ends, tg_mean(x, TG_AXES(-1, 0), true))
ONE(mean_middle, tg_mean(x, 1))
ONE(max, tg_max(x))
ONE(max_ends, tg_max(x, TG_AXES(0, 2)))
ONE(max_ends_kept, tg_max(x, TG_AXES(2, 0), true))
ONE(min, tg_min(x))
ONE(min_ends, tg_min(x, TG_AXES(0, 2)))
ONE(min_ends_kept, tg_min(x, TG_AXES(2, 0), true))
ONE(prod, tg_prod(x))
ONE(prod_ends, tg_prod(x, TG_AXES(0, 2), true))
ONE(var, tg_var(x, 0))
ONE(var_ends, tg_var(x, 0, TG_AXES(0, 2)))
ONE(std, tg_std(x, 1))
ONE(std_first, tg_std(x, 1, 0, true))
ONE(norm, tg_norm(x))
ONE(norm_middle, tg_norm(x, 1))
ONE(logsumexp, tg_logsumexp(x))
ONE(logsumexp_ends, tg_logsumexp(x, TG_AXES(0, 2), true))
ONE(cumsum, tg_cumsum(x, 1))
ONE(sum_to, tg_sum_to(x, 3, 1))
ONE(sum_to_last, tg_sum_to(x, x->shape.dim[2]))
ONE(reshape, tg_reshape(x, 1, -1))
ONE(transpose, tg_transpose(x))
ONE(permute, tg_permute(x, TG_AXES(2, 0, 1)))
ONE(expand, tg_expand(x, 2, 3, 4))
ONE(expand_front, tg_expand(x, TG_SHAPE(2, x->shape.dim[0], x->shape.dim[1],
                                        x->shape.dim[2])))
ONE(slice, tg_slice(x, 1, 1, TG_END, 2))
ONE(pad, tg_pad(x, 1, 1, 2, 0.5))
ONE(flip, tg_flip(x, 1))
ONE(tile, tg_tile(x, 2, 1, 3))
ONE(gather, tg_gather(x, own_index(x, 1), 1))
ONE(index_select, tg_index_select(x, line_index(x, 1), 1))
ONE(embedding, tg_embedding(x, line_index(x, 0)))
ONE(max_pool2d,
    tg_max_pool2d(x, .kernel = {2, 3}, .stride = {1, 2}, .padding = {1, 1}))
ONE(max_pool2d_touching, tg_max_pool2d(x, .kernel = {2, 2}))
ONE(avg_pool2d, tg_avg_pool2d(x, .kernel = {2, 2}, .padding = {1, 0}))
ONE(avg_pool2d_without, tg_avg_pool2d(x, .kernel = {2, 2}, .padding = {1, 1},
                                      .exclude_padding = true))
ONE(labels, tg_softmax_cross_entropy(x, labels_for(x)))
ONE(sparse, tg_sparse_categorical_crossentropy(x, labels_for(x)))
ONE(nll, tg_nll(x, labels_for(x), TG_NONE))
TWO(add, tg_add(a, b))
TWO(sub, tg_sub(a, b))
TWO(mul, tg_mul(a, b))
TWO(div, tg_div(a, b))
TWO(maximum, tg_maximum(a, b))
TWO(minimum, tg_minimum(a, b))
TWO(pow, tg_pow(a, b))
TWO(where, tg_where(every_other(a), a, b))
TWO(matmul, tg_matmul(a, b))
TWO(matmul_ta, tg_matmul_transposed(a, true, b, false))
TWO(matmul_tb, tg_matmul_transposed(a, false, b, true))
TWO(matmul_ta_tb, tg_matmul_transposed(a, true, b, true))
TWO(dot, tg_dot(a, b))
TWO(outer, tg_outer(a, b))
TWO(concat, tg_concat(2, (tg_tensor *[]){a, b}, 0))
TWO(stack, tg_stack(2, (tg_tensor *[]){a, b}, -1))
TWO(scatter_add, tg_scatter_add(a, own_index_in(b, a), b, 1))
TWO(index_add, tg_index_add(a, line_index(a, 1), b, 1))
TWO(conv2d, tg_conv2d(a, b, .groups = a->shape.dim[1] / b->shape.dim[1]))
TWO(conv2d_all,
    tg_conv2d(a, b, .stride = {2, 1}, .padding = {1, 2}, .dilation = {2, 1},
              .groups = a->shape.dim[1] / b->shape.dim[1]))
TWO(conv2d_input, tg_conv2d_input(a, b, images_for(a, b), strided))
TWO(conv2d_weight, tg_conv2d_weight(a, b, weights_for(a, b), strided))
TWO(mse, tg_mse(a, b))
TWO(l1, tg_l1(a, b))
TWO(huber, tg_huber(a, b, 0.9))
TWO(bce, tg_bce(tg_mul_scalar(a, 0.5), b, TG_SUM))
TWO(bce_with_logits, tg_bce_with_logits(a, b, TG_NONE))
TWO(kl_div, tg_kl_div(a, b))
TWO(hinge, tg_hinge(a, b))
TWO(crossentropy, tg_categorical_crossentropy(a, b))
TWO(soft_targets, tg_softmax_cross_entropy(a, b))
THREE(where_three, tg_where(tg_detach(a), b, c))
THREE(concat_three, tg_concat(3, (tg_tensor *[]){a, b, c}, -1))
THREE(layer_norm, tg_layer_norm(a, b, c, 0.1))
THREE(rms_norm, tg_rms_norm(tg_add(a, c), b, 0.1))
THREE(batch_norm, tg_batch_norm(a, b, c, NULL, true, 0.1))

/* Three inputs: the last axis may differ. */
static const config triples[] = {
    {3, {{2, {2, 3}}, {2, {2, 1}}, {2, {2, 2}}}},
    {3, {{1, {2}}, {1, {0}}, {1, {3}}}},
    {0, {{0, {0}}}},
};

static const config tables[] = {
    {1, {{2, {3, 2}}}},
    {1, {{2, {1, 4}}}},
    {0, {{0, {0}}}},
};

/* Where each line has two numbers or more. */
static const config long_lines[] = {
    {1, {{2, {3, 5}}}},
    {1, {{3, {2, 3, 1}}}},
    {1, {{1, {4}}}},
    {0, {{0, {0}}}},
};

const checked checked_rows[] = {
    {"neg", check_neg, any_shape, draw_any, false},
    {"abs", check_abs, any_shape, draw_any, false},
    {"square", check_square, any_shape, draw_any, false},
    {"sqrt", check_sqrt, any_shape, draw_any, true},
    {"rsqrt", check_rsqrt, any_shape, draw_any, true},
    {"reciprocal", check_reciprocal, any_shape, draw_any, false},
    {"exp", check_exp, any_shape, draw_any, false},
    {"expm1", check_expm1, any_shape, draw_any, false},
    {"log", check_log, any_shape, draw_any, true},
    {"log1p", check_log1p, any_shape, draw_any, true},
    {"sin", check_sin, any_shape, draw_any, false},
    {"cos", check_cos, any_shape, draw_any, false},
    {"erf", check_erf, any_shape, draw_any, false},
    {"erfc", check_erfc, any_shape, draw_any, false},
    {"sigmoid", check_sigmoid, any_shape, draw_any, false},
    {"tanh", check_tanh, any_shape, draw_any, false},
    {"relu", check_relu, any_shape, draw_any, false},
    {"softplus", check_softplus, any_shape, draw_any, false},
    {"log_sigmoid", check_log_sigmoid, any_shape, draw_any, false},
    {"silu", check_silu, any_shape, draw_any, false},
    {"gelu", check_gelu, any_shape, draw_any, false},
    {"gelu_tanh", check_gelu_tanh, any_shape, draw_any, false},
    {"add_scalar", check_add_scalar, any_shape, draw_any, false},
    {"mul_scalar", check_mul_scalar, any_shape, draw_any, false},
    {"pow_scalar", check_pow_scalar, any_shape, draw_any, true},
    {"a whole power", check_cube, any_shape, draw_any, false},
    {"clamp", check_clamp, any_shape, draw_any, false},
    {"leaky_relu", check_leaky_relu, any_shape, draw_any, false},
    {"elu", check_elu, any_shape, draw_any, false},
    {"dropout", check_dropout, any_shape, draw_any, false},
    {"softmax", check_softmax, lines, draw_lines, false},
    {"softmax of no lines", check_softmax, no_lines, NULL, false},
    {"softmax along the first axis", check_softmax_first, lines, draw_lines,
     false},
    {"log_softmax", check_log_softmax, lines, draw_lines, false},
    {"log_softmax of no lines", check_log_softmax, no_lines, NULL, false},
    {"log_softmax along the first axis", check_log_softmax_first, lines,
     draw_lines, false},
    {"sum", check_sum, any_shape, draw_any, false},
    {"sum over the ends", check_sum_ends, rank_3, draw_rank_3, false},
    {"sum over the middle", check_sum_middle, rank_3, draw_rank_3, false},
    {"mean", check_mean, any_shape + 2, draw_full, false},
    {"mean over the ends", check_mean_ends, rank_3, draw_rank_3, false},
    {"mean over the middle", check_mean_middle, rank_3 + 1, draw_rank_3, false},
    {"max", check_max, any_shape + 2, draw_full, false},
    {"max over the ends", check_max_ends, rank_3, draw_rank_3, false},
    {"max over the ends, kept", check_max_ends_kept, rank_3, draw_rank_3,
     false},
    {"min", check_min, any_shape + 2, draw_full, false},
    {"min over the ends", check_min_ends, rank_3, draw_rank_3, false},
    {"min over the ends, kept", check_min_ends_kept, rank_3, draw_rank_3,
     false},
    {"prod", check_prod, any_shape, draw_full, false},
    {"prod over the ends", check_prod_ends, rank_3, draw_rank_3, false},
    {"var", check_var, any_shape + 2, draw_full, false},
    {"var over the ends", check_var_ends, rank_3 + 1, draw_rank_3, false},
    {"std", check_std, vectors + 1, NULL, false},
    {"std over the first", check_std_first, long_lines, NULL, false},
    {"norm", check_norm, any_shape + 2, draw_full, false},
    {"norm over the middle", check_norm_middle, rank_3 + 1, draw_rank_3, false},
    {"logsumexp", check_logsumexp, any_shape + 2, draw_full, false},
    {"logsumexp over the ends", check_logsumexp_ends, rank_3 + 1, draw_rank_3,
     false},
    {"cumsum", check_cumsum, rank_3, draw_rank_3, false},
    {"sum_to", check_sum_to, summed, NULL, false},
    {"sum_to of all sizes", check_sum_to_last, rank_3, draw_rank_3, false},
    {"reshape", check_reshape, any_shape, draw_any, false},
    {"transpose", check_transpose, matrices, draw_rank_3, false},
    {"permute", check_permute, rank_3, draw_rank_3, false},
    {"expand", check_expand, stretches, NULL, false},
    {"expand of all shapes", check_expand_front, rank_3, draw_rank_3, false},
    {"slice", check_slice, rank_3 + 1, draw_rank_3, false},
    {"pad", check_pad, rank_3, draw_rank_3, false},
    {"flip", check_flip, rank_3, draw_rank_3, false},
    {"tile", check_tile, rank_3, draw_rank_3, false},
    {"gather", check_gather, looked_up, draw_rank_3, false},
    {"index_select", check_index_select, looked_up, draw_rank_3, false},
    {"embedding", check_embedding, tables, NULL, false},
    {"max_pool2d", check_max_pool2d, images, draw_image, false},
    {"max_pool2d, touching", check_max_pool2d_touching, images, draw_image,
     false},
    {"avg_pool2d", check_avg_pool2d, images, draw_image, false},
    {"avg_pool2d without padding", check_avg_pool2d_without, images, draw_image,
     false},
    {"softmax_cross_entropy of labels", check_labels, lines, draw_lines, false},
    {"sparse_categorical_crossentropy", check_sparse, lines, draw_lines, true},
    {"nll", check_nll, lines, draw_lines, false},
    {"add", check_add, any_pair, draw_pair, false},
    {"sub", check_sub, any_pair, draw_pair, false},
    {"mul", check_mul, any_pair, draw_pair, false},
    {"div", check_div, any_pair, draw_pair, false},
    {"maximum", check_maximum, any_pair, draw_pair, false},
    {"minimum", check_minimum, any_pair, draw_pair, false},
    {"pow", check_pow, any_pair, draw_pair, true},
    {"where", check_where, any_pair, draw_pair, false},
    {"matmul", check_matmul, product[0], draw_product, false},
    {"matmul a'", check_matmul_ta, product[1], NULL, false},
    {"matmul b'", check_matmul_tb, product[2], NULL, false},
    {"matmul a' b'", check_matmul_ta_tb, product[3], NULL, false},
    {"matmul of batches", check_matmul, batches, draw_batch, false},
    {"dot", check_dot, two_vectors, NULL, false},
    {"outer", check_outer, two_vectors, NULL, false},
    {"concat", check_concat, equal_pairs, draw_equal, false},
    {"stack", check_stack, equal_pairs, draw_equal, false},
    {"scatter_add", check_scatter_add, added_to, draw_added, false},
    {"index_add", check_index_add, added_to, draw_added, false},
    {"conv2d", check_conv2d, convolutions[0], draw_x_w, false},
    {"conv2d, all options", check_conv2d_all, convolutions[0], draw_x_w, false},
    {"conv2d_input", check_conv2d_input, convolutions[1], draw_dy_w, false},
    {"conv2d_weight", check_conv2d_weight, convolutions[2], draw_dy_x, false},
    {"mse", check_mse, equal_pairs, draw_equal, false},
    {"l1", check_l1, equal_pairs, draw_equal, false},
    {"huber", check_huber, equal_pairs, draw_equal, false},
    {"bce", check_bce, equal_pairs, draw_equal, true},
    {"bce_with_logits", check_bce_with_logits, any_pair, draw_pair, false},
    {"kl_div", check_kl_div, equal_pairs, draw_equal, true},
    {"hinge", check_hinge, equal_pairs, draw_equal, false},
    {"categorical_crossentropy", check_crossentropy, equal_pairs, draw_equal,
     true},
    {"softmax_cross_entropy", check_soft_targets, equal_pairs, draw_equal,
     true},
    {"where of three", check_where_three, choices, NULL, false},
    {"concat of three", check_concat_three, triples, NULL, false},
    {"layer_norm", check_layer_norm, normed, NULL, false},
    {"rms_norm", check_rms_norm, normed, NULL, false},
    {"batch_norm", check_batch_norm, channelled, NULL, false},
};

const int checked_row_count = LENGTH(checked_rows);

#endif

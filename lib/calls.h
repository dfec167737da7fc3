/* Every call that notes where it was made, one line each.
 *
 * The functions are declared in the other headers; this file, which
 * tapegrad.h includes last, puts a macro of the same name before each:
 *
 *     tg_mul(w, x)
 *
 * pushes "file, line, tg_mul(w, x)" on the stack of call sites (tape/site.h),
 * calls the function, and pops. The arguments are evaluated after the push, so
 * calls nest. #__VA_ARGS__ is taken here, at the first level: one level
 * deeper, nested calls would be expanded first, and their text would grow
 * exponentially. All macros are variadic because braces do not protect commas:
 * plain C such as (tg_real[]){2, 3} may stand anywhere.
 *
 * Arguments that may be left out are filled in here, too; (tg_sum)(x, axes,
 * keepdim), with parentheses, is the plain function with all of them. */
#ifndef TG_CALLS_H
#define TG_CALLS_H

#pragma GCC system_header /* call.h says why */

#include "call.h"

/* clang-format off */
/* A table is easier to read in lines. */

/* tape/tape.h */
#define tg_tape_mark(...) (TG_AT(tg_tape_mark, #__VA_ARGS__), tg_leave_mark((tg_tape_mark)(__VA_ARGS__)))
#define tg_rewind(...) (TG_AT(tg_rewind, #__VA_ARGS__), (tg_rewind)(__VA_ARGS__), tg_site_pop())
#define tg_no_grad_begin(...) (TG_AT(tg_no_grad_begin, #__VA_ARGS__), (tg_no_grad_begin)(__VA_ARGS__), tg_site_pop())
#define tg_no_grad_end(...) (TG_AT(tg_no_grad_end, #__VA_ARGS__), (tg_no_grad_end)(__VA_ARGS__), tg_site_pop())
#define tg_touch(...) (TG_AT(tg_touch, #__VA_ARGS__), (tg_touch)(__VA_ARGS__), tg_site_pop())
#define tg_seed(...) (TG_AT(tg_seed, #__VA_ARGS__), (tg_seed)(__VA_ARGS__), tg_site_pop())
#define tg_trap_nonfinite(...) (TG_AT(tg_trap_nonfinite, #__VA_ARGS__), (tg_trap_nonfinite)(__VA_ARGS__), tg_site_pop())

/* tape/scope.h */
#define tg_scope(...) (TG_AT(tg_scope, #__VA_ARGS__), (tg_scope)(__VA_ARGS__), tg_site_pop())
#define tg_scope_end(...) (TG_AT(tg_scope_end, #__VA_ARGS__), (tg_scope_end)(__VA_ARGS__), tg_site_pop())

/* tape/tensor.h */
#define tg_param(...) (TG_AT(tg_param, #__VA_ARGS__), tg_leave((tg_param)(TG_SHAPE_3RD(__VA_ARGS__, ))))
#define tg_param_scalar(...) (TG_AT(tg_param_scalar, #__VA_ARGS__), tg_leave((tg_param_scalar)(__VA_ARGS__)))
#define tg_input(...) (TG_AT(tg_input, #__VA_ARGS__), tg_leave((tg_input)(__VA_ARGS__)))
#define tg_constant(...) (TG_AT(tg_constant, #__VA_ARGS__), tg_leave((tg_constant)(__VA_ARGS__)))
#define tg_full(...) (TG_AT(tg_full, #__VA_ARGS__), tg_leave((tg_full)(TG_SHAPE_3RD(__VA_ARGS__, ))))
#define tg_zeros(...) (TG_AT(tg_zeros, #__VA_ARGS__), tg_leave((tg_zeros)(TG_SHAPE_2ND(__VA_ARGS__, ))))
#define tg_ones(...) (TG_AT(tg_ones, #__VA_ARGS__), tg_leave((tg_ones)(TG_SHAPE_2ND(__VA_ARGS__, ))))
#define tg_scalar(...) (TG_AT(tg_scalar, #__VA_ARGS__), tg_leave((tg_scalar)(__VA_ARGS__)))
#define tg_set(...) (TG_AT(tg_set, #__VA_ARGS__), (tg_set)(__VA_ARGS__), tg_site_pop())
#define tg_descend(...) (TG_AT(tg_descend, #__VA_ARGS__), (tg_descend)(__VA_ARGS__), tg_site_pop())
#define tg_named(...) (TG_AT(tg_named, #__VA_ARGS__), tg_leave((tg_named)(__VA_ARGS__)))
#define tg_item(...) (TG_AT(tg_item, #__VA_ARGS__), tg_leave_number((tg_item)(__VA_ARGS__)))
#define tg_input_to_fill(...) (TG_AT(tg_input_to_fill, #__VA_ARGS__), tg_leave((tg_input_to_fill)(TG_SHAPE_3RD(__VA_ARGS__, ))))

/* tape/backward.h */
#define tg_backward(...) (TG_AT(tg_backward, #__VA_ARGS__), (tg_backward)(__VA_ARGS__), tg_site_pop())
#define tg_backward_from(...) (TG_AT(tg_backward_from, #__VA_ARGS__), (tg_backward_from)(__VA_ARGS__), tg_site_pop())
#define tg_grad(...) (TG_AT(tg_grad, #__VA_ARGS__), tg_leave((tg_grad)(__VA_ARGS__)))
#define tg_grads(...) (TG_AT(tg_grads, #__VA_ARGS__), (tg_grads)(__VA_ARGS__), tg_site_pop())
#define tg_jvp(...) (TG_AT(tg_jvp, #__VA_ARGS__), tg_leave((tg_jvp)(__VA_ARGS__)))

/* tape/op.h */
#define tg_apply(...) (TG_AT(tg_apply, #__VA_ARGS__), tg_leave((tg_apply)(__VA_ARGS__)))
#define tg_apply1(...) (TG_AT(tg_apply1, #__VA_ARGS__), tg_leave((tg_apply1)(__VA_ARGS__)))
#define tg_apply2(...) (TG_AT(tg_apply2, #__VA_ARGS__), tg_leave((tg_apply2)(__VA_ARGS__)))
#define tg_apply_number(...) (TG_AT(tg_apply_number, #__VA_ARGS__), tg_leave((tg_apply_number)(__VA_ARGS__)))

/* ops/constant.h */
#define tg_arange(...) (TG_AT(tg_arange, #__VA_ARGS__), tg_leave((tg_arange)(TG_AFTER_3(1, __VA_ARGS__))))
#define tg_eye(...) (TG_AT(tg_eye, #__VA_ARGS__), tg_leave((tg_eye)(__VA_ARGS__)))
#define tg_random_uniform(...) (TG_AT(tg_random_uniform, #__VA_ARGS__), tg_leave((tg_random_uniform)(TG_SHAPE_4TH(__VA_ARGS__, ))))
#define tg_random_normal(...) (TG_AT(tg_random_normal, #__VA_ARGS__), tg_leave((tg_random_normal)(TG_SHAPE_4TH(__VA_ARGS__, ))))

/* ops/elementwise.h */
#define tg_neg(...) (TG_AT(tg_neg, #__VA_ARGS__), tg_leave((tg_neg)(__VA_ARGS__)))
#define tg_abs(...) (TG_AT(tg_abs, #__VA_ARGS__), tg_leave((tg_abs)(__VA_ARGS__)))
#define tg_sign(...) (TG_AT(tg_sign, #__VA_ARGS__), tg_leave((tg_sign)(__VA_ARGS__)))
#define tg_square(...) (TG_AT(tg_square, #__VA_ARGS__), tg_leave((tg_square)(__VA_ARGS__)))
#define tg_sqrt(...) (TG_AT(tg_sqrt, #__VA_ARGS__), tg_leave((tg_sqrt)(__VA_ARGS__)))
#define tg_rsqrt(...) (TG_AT(tg_rsqrt, #__VA_ARGS__), tg_leave((tg_rsqrt)(__VA_ARGS__)))
#define tg_reciprocal(...) (TG_AT(tg_reciprocal, #__VA_ARGS__), tg_leave((tg_reciprocal)(__VA_ARGS__)))
#define tg_exp(...) (TG_AT(tg_exp, #__VA_ARGS__), tg_leave((tg_exp)(__VA_ARGS__)))
#define tg_expm1(...) (TG_AT(tg_expm1, #__VA_ARGS__), tg_leave((tg_expm1)(__VA_ARGS__)))
#define tg_log(...) (TG_AT(tg_log, #__VA_ARGS__), tg_leave((tg_log)(__VA_ARGS__)))
#define tg_log1p(...) (TG_AT(tg_log1p, #__VA_ARGS__), tg_leave((tg_log1p)(__VA_ARGS__)))
#define tg_sin(...) (TG_AT(tg_sin, #__VA_ARGS__), tg_leave((tg_sin)(__VA_ARGS__)))
#define tg_cos(...) (TG_AT(tg_cos, #__VA_ARGS__), tg_leave((tg_cos)(__VA_ARGS__)))
#define tg_erf(...) (TG_AT(tg_erf, #__VA_ARGS__), tg_leave((tg_erf)(__VA_ARGS__)))
#define tg_erfc(...) (TG_AT(tg_erfc, #__VA_ARGS__), tg_leave((tg_erfc)(__VA_ARGS__)))
#define tg_add_scalar(...) (TG_AT(tg_add_scalar, #__VA_ARGS__), tg_leave((tg_add_scalar)(__VA_ARGS__)))
#define tg_mul_scalar(...) (TG_AT(tg_mul_scalar, #__VA_ARGS__), tg_leave((tg_mul_scalar)(__VA_ARGS__)))
#define tg_pow_scalar(...) (TG_AT(tg_pow_scalar, #__VA_ARGS__), tg_leave((tg_pow_scalar)(__VA_ARGS__)))
#define tg_clamp(...) (TG_AT(tg_clamp, #__VA_ARGS__), tg_leave((tg_clamp)(__VA_ARGS__)))
#define tg_add(...) (TG_AT(tg_add, #__VA_ARGS__), tg_leave((tg_add)(__VA_ARGS__)))
#define tg_sub(...) (TG_AT(tg_sub, #__VA_ARGS__), tg_leave((tg_sub)(__VA_ARGS__)))
#define tg_mul(...) (TG_AT(tg_mul, #__VA_ARGS__), tg_leave((tg_mul)(__VA_ARGS__)))
#define tg_div(...) (TG_AT(tg_div, #__VA_ARGS__), tg_leave((tg_div)(__VA_ARGS__)))
#define tg_pow(...) (TG_AT(tg_pow, #__VA_ARGS__), tg_leave((tg_pow)(__VA_ARGS__)))
#define tg_maximum(...) (TG_AT(tg_maximum, #__VA_ARGS__), tg_leave((tg_maximum)(__VA_ARGS__)))
#define tg_minimum(...) (TG_AT(tg_minimum, #__VA_ARGS__), tg_leave((tg_minimum)(__VA_ARGS__)))
#define tg_gt(...) (TG_AT(tg_gt, #__VA_ARGS__), tg_leave((tg_gt)(__VA_ARGS__)))
#define tg_ge(...) (TG_AT(tg_ge, #__VA_ARGS__), tg_leave((tg_ge)(__VA_ARGS__)))
#define tg_lt(...) (TG_AT(tg_lt, #__VA_ARGS__), tg_leave((tg_lt)(__VA_ARGS__)))
#define tg_le(...) (TG_AT(tg_le, #__VA_ARGS__), tg_leave((tg_le)(__VA_ARGS__)))
#define tg_eq(...) (TG_AT(tg_eq, #__VA_ARGS__), tg_leave((tg_eq)(__VA_ARGS__)))
#define tg_where(...) (TG_AT(tg_where, #__VA_ARGS__), tg_leave((tg_where)(__VA_ARGS__)))

/* ops/activation.h */
#define tg_step(...) (TG_AT(tg_step, #__VA_ARGS__), tg_leave((tg_step)(__VA_ARGS__)))
#define tg_sigmoid(...) (TG_AT(tg_sigmoid, #__VA_ARGS__), tg_leave((tg_sigmoid)(__VA_ARGS__)))
#define tg_tanh(...) (TG_AT(tg_tanh, #__VA_ARGS__), tg_leave((tg_tanh)(__VA_ARGS__)))
#define tg_relu(...) (TG_AT(tg_relu, #__VA_ARGS__), tg_leave((tg_relu)(__VA_ARGS__)))
#define tg_leaky_relu(...) (TG_AT(tg_leaky_relu, #__VA_ARGS__), tg_leave((tg_leaky_relu)(TG_AFTER_1(TG_LEAKY_SLOPE, __VA_ARGS__))))
#define tg_elu(...) (TG_AT(tg_elu, #__VA_ARGS__), tg_leave((tg_elu)(TG_AFTER_1(1, __VA_ARGS__))))
#define tg_softplus(...) (TG_AT(tg_softplus, #__VA_ARGS__), tg_leave((tg_softplus)(__VA_ARGS__)))
#define tg_log_sigmoid(...) (TG_AT(tg_log_sigmoid, #__VA_ARGS__), tg_leave((tg_log_sigmoid)(__VA_ARGS__)))
#define tg_silu(...) (TG_AT(tg_silu, #__VA_ARGS__), tg_leave((tg_silu)(__VA_ARGS__)))
#define tg_gelu(...) (TG_AT(tg_gelu, #__VA_ARGS__), tg_leave((tg_gelu)(__VA_ARGS__)))
#define tg_gelu_tanh(...) (TG_AT(tg_gelu_tanh, #__VA_ARGS__), tg_leave((tg_gelu_tanh)(__VA_ARGS__)))
#define tg_softmax(...) (TG_AT(tg_softmax, #__VA_ARGS__), tg_leave((tg_softmax)(TG_AFTER_1(-1, __VA_ARGS__))))
#define tg_log_softmax(...) (TG_AT(tg_log_softmax, #__VA_ARGS__), tg_leave((tg_log_softmax)(TG_AFTER_1(-1, __VA_ARGS__))))

/* ops/reduce.h */
#define tg_sum(...) (TG_AT(tg_sum, #__VA_ARGS__), tg_leave((tg_sum)(TG_REDUCE(__VA_ARGS__))))
#define tg_mean(...) (TG_AT(tg_mean, #__VA_ARGS__), tg_leave((tg_mean)(TG_REDUCE(__VA_ARGS__))))
#define tg_max(...) (TG_AT(tg_max, #__VA_ARGS__), tg_leave((tg_max)(TG_REDUCE(__VA_ARGS__))))
#define tg_min(...) (TG_AT(tg_min, #__VA_ARGS__), tg_leave((tg_min)(TG_REDUCE(__VA_ARGS__))))
#define tg_prod(...) (TG_AT(tg_prod, #__VA_ARGS__), tg_leave((tg_prod)(TG_REDUCE(__VA_ARGS__))))
#define tg_var(...) (TG_AT(tg_var, #__VA_ARGS__), tg_leave((tg_var)(TG_SPREAD(__VA_ARGS__))))
#define tg_std(...) (TG_AT(tg_std, #__VA_ARGS__), tg_leave((tg_std)(TG_SPREAD(__VA_ARGS__))))
#define tg_norm(...) (TG_AT(tg_norm, #__VA_ARGS__), tg_leave((tg_norm)(TG_REDUCE(__VA_ARGS__))))
#define tg_logsumexp(...) (TG_AT(tg_logsumexp, #__VA_ARGS__), tg_leave((tg_logsumexp)(TG_REDUCE(__VA_ARGS__))))
#define tg_argmax(...) (TG_AT(tg_argmax, #__VA_ARGS__), tg_leave((tg_argmax)(TG_REDUCE(__VA_ARGS__))))
#define tg_argmin(...) (TG_AT(tg_argmin, #__VA_ARGS__), tg_leave((tg_argmin)(TG_REDUCE(__VA_ARGS__))))
#define tg_cumsum(...) (TG_AT(tg_cumsum, #__VA_ARGS__), tg_leave((tg_cumsum)(__VA_ARGS__)))
#define tg_sum_to(...) (TG_AT(tg_sum_to, #__VA_ARGS__), tg_leave((tg_sum_to)(TG_SHAPE_2ND(__VA_ARGS__, ))))

/* ops/matmul.h */
#define tg_matmul(...) (TG_AT(tg_matmul, #__VA_ARGS__), tg_leave((tg_matmul)(__VA_ARGS__)))
#define tg_matmul_transposed(...) (TG_AT(tg_matmul_transposed, #__VA_ARGS__), tg_leave((tg_matmul_transposed)(__VA_ARGS__)))
#define tg_dot(...) (TG_AT(tg_dot, #__VA_ARGS__), tg_leave((tg_dot)(__VA_ARGS__)))
#define tg_outer(...) (TG_AT(tg_outer, #__VA_ARGS__), tg_leave((tg_outer)(__VA_ARGS__)))

/* ops/move.h */
#define tg_reshape(...) (TG_AT(tg_reshape, #__VA_ARGS__), tg_leave((tg_reshape)(TG_SHAPE_2ND(__VA_ARGS__, ))))
#define tg_transpose(...) (TG_AT(tg_transpose, #__VA_ARGS__), tg_leave((tg_transpose)(__VA_ARGS__)))
#define tg_permute(...) (TG_AT(tg_permute, #__VA_ARGS__), tg_leave((tg_permute)(__VA_ARGS__)))
#define tg_gradient_reversal(...) (TG_AT(tg_gradient_reversal, #__VA_ARGS__), tg_leave((tg_gradient_reversal)(__VA_ARGS__)))
#define tg_expand(...) (TG_AT(tg_expand, #__VA_ARGS__), tg_leave((tg_expand)(TG_SHAPE_2ND(__VA_ARGS__, ))))
#define tg_detach(...) (TG_AT(tg_detach, #__VA_ARGS__), tg_leave((tg_detach)(__VA_ARGS__)))

/* ops/part.h */
#define tg_slice(...) (TG_AT(tg_slice, #__VA_ARGS__), tg_leave((tg_slice)(__VA_ARGS__)))
#define tg_split(...) (TG_AT(tg_split, #__VA_ARGS__), (tg_split)(__VA_ARGS__), tg_site_pop())
#define tg_pad(...) (TG_AT(tg_pad, #__VA_ARGS__), tg_leave((tg_pad)(__VA_ARGS__)))
#define tg_concat(...) (TG_AT(tg_concat, #__VA_ARGS__), tg_leave((tg_concat)(__VA_ARGS__)))
#define tg_stack(...) (TG_AT(tg_stack, #__VA_ARGS__), tg_leave((tg_stack)(__VA_ARGS__)))
#define tg_flip(...) (TG_AT(tg_flip, #__VA_ARGS__), tg_leave((tg_flip)(__VA_ARGS__)))
#define tg_tile(...) (TG_AT(tg_tile, #__VA_ARGS__), tg_leave((tg_tile)(TG_SHAPE_2ND(__VA_ARGS__, ))))
#define tg_triu(...) (TG_AT(tg_triu, #__VA_ARGS__), tg_leave((tg_triu)(TG_AFTER_1(0, __VA_ARGS__))))
#define tg_tril(...) (TG_AT(tg_tril, #__VA_ARGS__), tg_leave((tg_tril)(TG_AFTER_1(0, __VA_ARGS__))))

/* ops/index.h */
#define tg_one_hot(...) (TG_AT(tg_one_hot, #__VA_ARGS__), tg_leave((tg_one_hot)(__VA_ARGS__)))
#define tg_gather(...) (TG_AT(tg_gather, #__VA_ARGS__), tg_leave((tg_gather)(__VA_ARGS__)))
#define tg_scatter_add(...) (TG_AT(tg_scatter_add, #__VA_ARGS__), tg_leave((tg_scatter_add)(__VA_ARGS__)))
#define tg_topk(...) (TG_AT(tg_topk, #__VA_ARGS__), tg_leave((tg_topk)(__VA_ARGS__)))
#define tg_topk_index(...) (TG_AT(tg_topk_index, #__VA_ARGS__), tg_leave((tg_topk_index)(__VA_ARGS__)))
#define tg_index_select(...) (TG_AT(tg_index_select, #__VA_ARGS__), tg_leave((tg_index_select)(__VA_ARGS__)))
#define tg_index_add(...) (TG_AT(tg_index_add, #__VA_ARGS__), tg_leave((tg_index_add)(__VA_ARGS__)))
#define tg_embedding(...) (TG_AT(tg_embedding, #__VA_ARGS__), tg_leave((tg_embedding)(__VA_ARGS__)))

/* ops/conv.h */
#define tg_conv2d(...) (TG_AT(tg_conv2d, #__VA_ARGS__), tg_leave((tg_conv2d)(TG_CONV2D(__VA_ARGS__, ))))
#define tg_max_pool2d(...) (TG_AT(tg_max_pool2d, #__VA_ARGS__), tg_leave((tg_max_pool2d)(TG_POOL2D(__VA_ARGS__, ))))
#define tg_max_pool2d_index(...) (TG_AT(tg_max_pool2d_index, #__VA_ARGS__), tg_leave((tg_max_pool2d_index)(TG_POOL2D(__VA_ARGS__, ))))
#define tg_avg_pool2d(...) (TG_AT(tg_avg_pool2d, #__VA_ARGS__), tg_leave((tg_avg_pool2d)(TG_POOL2D(__VA_ARGS__, ))))
#define tg_conv2d_input(...) (TG_AT(tg_conv2d_input, #__VA_ARGS__), tg_leave((tg_conv2d_input)(__VA_ARGS__)))
#define tg_conv2d_weight(...) (TG_AT(tg_conv2d_weight, #__VA_ARGS__), tg_leave((tg_conv2d_weight)(__VA_ARGS__)))
#define tg_conv1d(...) (TG_AT(tg_conv1d, #__VA_ARGS__), tg_leave((tg_conv1d)(TG_CONV1D(__VA_ARGS__, ))))
#define tg_max_pool1d(...) (TG_AT(tg_max_pool1d, #__VA_ARGS__), tg_leave((tg_max_pool1d)(TG_POOL1D(__VA_ARGS__, ))))
#define tg_avg_pool1d(...) (TG_AT(tg_avg_pool1d, #__VA_ARGS__), tg_leave((tg_avg_pool1d)(TG_POOL1D(__VA_ARGS__, ))))
#define tg_upsample(...) (TG_AT(tg_upsample, #__VA_ARGS__), tg_leave((tg_upsample)(__VA_ARGS__)))
#define tg_upsample_bilinear(...) (TG_AT(tg_upsample_bilinear, #__VA_ARGS__), tg_leave((tg_upsample_bilinear)(__VA_ARGS__)))

/* ops/norm.h */
#define tg_layer_norm(...) (TG_AT(tg_layer_norm, #__VA_ARGS__), tg_leave((tg_layer_norm)(TG_AFTER_3(TG_NORM_EPS, __VA_ARGS__))))
#define tg_rms_norm(...) (TG_AT(tg_rms_norm, #__VA_ARGS__), tg_leave((tg_rms_norm)(TG_AFTER_2(TG_NORM_EPS, __VA_ARGS__))))
#define tg_batch_norm(...) (TG_AT(tg_batch_norm, #__VA_ARGS__), tg_leave((tg_batch_norm)(TG_AFTER_5(TG_NORM_EPS, __VA_ARGS__))))
#define tg_dropout(...) (TG_AT(tg_dropout, #__VA_ARGS__), tg_leave((tg_dropout)(__VA_ARGS__)))

/* ops/loss.h */
#define tg_mse(...) (TG_AT(tg_mse, #__VA_ARGS__), tg_leave((tg_mse)(TG_AFTER_2(TG_MEAN, __VA_ARGS__))))
#define tg_l1(...) (TG_AT(tg_l1, #__VA_ARGS__), tg_leave((tg_l1)(TG_AFTER_2(TG_MEAN, __VA_ARGS__))))
#define tg_huber(...) (TG_AT(tg_huber, #__VA_ARGS__), tg_leave((tg_huber)(TG_AFTER_3(TG_MEAN, __VA_ARGS__))))
#define tg_bce(...) (TG_AT(tg_bce, #__VA_ARGS__), tg_leave((tg_bce)(TG_AFTER_2(TG_MEAN, __VA_ARGS__))))
#define tg_bce_with_logits(...) (TG_AT(tg_bce_with_logits, #__VA_ARGS__), tg_leave((tg_bce_with_logits)(TG_AFTER_2(TG_MEAN, __VA_ARGS__))))
#define tg_kl_div(...) (TG_AT(tg_kl_div, #__VA_ARGS__), tg_leave((tg_kl_div)(TG_AFTER_2(TG_MEAN, __VA_ARGS__))))
#define tg_hinge(...) (TG_AT(tg_hinge, #__VA_ARGS__), tg_leave((tg_hinge)(TG_AFTER_2(TG_MEAN, __VA_ARGS__))))
#define tg_categorical_crossentropy(...) (TG_AT(tg_categorical_crossentropy, #__VA_ARGS__), tg_leave((tg_categorical_crossentropy_with)(TG_CROSS_ENTROPY(#__VA_ARGS__, __VA_ARGS__, ))))
#define tg_categorical_crossentropy_with(...) (TG_AT(tg_categorical_crossentropy_with, #__VA_ARGS__), tg_leave((tg_categorical_crossentropy_with)(__VA_ARGS__)))
#define tg_sparse_categorical_crossentropy(...) (TG_AT(tg_sparse_categorical_crossentropy, #__VA_ARGS__), tg_leave((tg_sparse_categorical_crossentropy_with)(TG_CROSS_ENTROPY(#__VA_ARGS__, __VA_ARGS__, ))))
#define tg_sparse_categorical_crossentropy_with(...) (TG_AT(tg_sparse_categorical_crossentropy_with, #__VA_ARGS__), tg_leave((tg_sparse_categorical_crossentropy_with)(__VA_ARGS__)))
#define tg_softmax_cross_entropy(...) (TG_AT(tg_softmax_cross_entropy, #__VA_ARGS__), tg_leave((tg_softmax_cross_entropy_with)(TG_CROSS_ENTROPY(#__VA_ARGS__, __VA_ARGS__, ))))
#define tg_softmax_cross_entropy_with(...) (TG_AT(tg_softmax_cross_entropy_with, #__VA_ARGS__), tg_leave((tg_softmax_cross_entropy_with)(__VA_ARGS__)))
#define tg_nll(...) (TG_AT(tg_nll, #__VA_ARGS__), tg_leave((tg_nll)(TG_AFTER_2(TG_MEAN, __VA_ARGS__))))

/* ops/derivative.h */
#define tg_watch(...) (TG_AT(tg_watch, #__VA_ARGS__), tg_leave((tg_watch)(__VA_ARGS__)))
#define tg_jacobian(...) (TG_AT(tg_jacobian, #__VA_ARGS__), tg_leave((tg_jacobian)(__VA_ARGS__)))
#define tg_hessian(...) (TG_AT(tg_hessian, #__VA_ARGS__), tg_leave((tg_hessian)(__VA_ARGS__)))
#define tg_hvp(...) (TG_AT(tg_hvp, #__VA_ARGS__), tg_leave((tg_hvp)(__VA_ARGS__)))

/* check/gradcheck.h */
#define tg_gradcheck(...) (TG_AT(tg_gradcheck, #__VA_ARGS__), tg_leave_bool((tg_gradcheck)(__VA_ARGS__)))
#define tg_gradcheck_twice(...) (TG_AT(tg_gradcheck_twice, #__VA_ARGS__), tg_leave_bool((tg_gradcheck_twice)(__VA_ARGS__)))
#define tg_witnesses(...) (TG_AT(tg_witnesses, #__VA_ARGS__), (tg_witnesses)(__VA_ARGS__), tg_site_pop())

/* data/array.h, batch.h, digit.h, saved.h */
#define tg_array_get(...) (TG_AT(tg_array_get, #__VA_ARGS__), tg_leave_number((tg_array_get)(__VA_ARGS__)))
#define tg_array_gather(...) (TG_AT(tg_array_gather, #__VA_ARGS__), (tg_array_gather)(__VA_ARGS__), tg_site_pop())
#define tg_array_flatten(...) (TG_AT(tg_array_flatten, #__VA_ARGS__), (tg_array_flatten)(__VA_ARGS__), tg_site_pop())
#define tg_to_categorical(...) (TG_AT(tg_to_categorical, #__VA_ARGS__), tg_leave_array((tg_to_categorical)(__VA_ARGS__)))
#define tg_batches_begin_epoch(...) (TG_AT(tg_batches_begin_epoch, #__VA_ARGS__), (tg_batches_begin_epoch)(__VA_ARGS__), tg_site_pop())
#define tg_batches_next(...) (TG_AT(tg_batches_next, #__VA_ARGS__), tg_leave_bool((tg_batches_next)(__VA_ARGS__)))
#define tg_digit_of(...) (TG_AT(tg_digit_of, #__VA_ARGS__), tg_leave_bool((tg_digit_of)(__VA_ARGS__)))
#define tg_digit_read(...) (TG_AT(tg_digit_read, #__VA_ARGS__), tg_leave_bool((tg_digit_read)(__VA_ARGS__)))
#define tg_digit_draw(...) (TG_AT(tg_digit_draw, #__VA_ARGS__), tg_leave_bool((tg_digit_draw)(__VA_ARGS__)))
#define tg_params_save(...) (TG_AT(tg_params_save, #__VA_ARGS__), tg_leave_bool((tg_params_save)(__VA_ARGS__)))
#define tg_params_load(...) (TG_AT(tg_params_load, #__VA_ARGS__), tg_leave_bool((tg_params_load)(__VA_ARGS__)))

/* nn/init.h */
#define tg_init_zeros(...) (TG_AT(tg_init_zeros, #__VA_ARGS__), (tg_init_zeros)(__VA_ARGS__), tg_site_pop())
#define tg_init_constant(...) (TG_AT(tg_init_constant, #__VA_ARGS__), (tg_init_constant)(__VA_ARGS__), tg_site_pop())
#define tg_init_uniform(...) (TG_AT(tg_init_uniform, #__VA_ARGS__), (tg_init_uniform)(__VA_ARGS__), tg_site_pop())
#define tg_init_normal(...) (TG_AT(tg_init_normal, #__VA_ARGS__), (tg_init_normal)(__VA_ARGS__), tg_site_pop())
#define tg_init_glorot_uniform(...) (TG_AT(tg_init_glorot_uniform, #__VA_ARGS__), (tg_init_glorot_uniform)(__VA_ARGS__), tg_site_pop())
#define tg_init_glorot_normal(...) (TG_AT(tg_init_glorot_normal, #__VA_ARGS__), (tg_init_glorot_normal)(__VA_ARGS__), tg_site_pop())
#define tg_init_he_uniform(...) (TG_AT(tg_init_he_uniform, #__VA_ARGS__), (tg_init_he_uniform)(__VA_ARGS__), tg_site_pop())
#define tg_init_he_normal(...) (TG_AT(tg_init_he_normal, #__VA_ARGS__), (tg_init_he_normal)(__VA_ARGS__), tg_site_pop())
#define tg_init_orthogonal(...) (TG_AT(tg_init_orthogonal, #__VA_ARGS__), (tg_init_orthogonal)(__VA_ARGS__), tg_site_pop())

/* optim/optimizer.h */
#define tg_sgd(...) (TG_AT(tg_sgd, #__VA_ARGS__), tg_leave_optimizer((tg_sgd)(__VA_ARGS__)))
#define tg_momentum(...) (TG_AT(tg_momentum, #__VA_ARGS__), tg_leave_optimizer((tg_momentum)(__VA_ARGS__)))
#define tg_nesterov(...) (TG_AT(tg_nesterov, #__VA_ARGS__), tg_leave_optimizer((tg_nesterov)(__VA_ARGS__)))
#define tg_adagrad(...) (TG_AT(tg_adagrad, #__VA_ARGS__), tg_leave_optimizer((tg_adagrad)(__VA_ARGS__)))
#define tg_rmsprop(...) (TG_AT(tg_rmsprop, #__VA_ARGS__), tg_leave_optimizer((tg_rmsprop)(__VA_ARGS__)))
#define tg_adam(...) (TG_AT(tg_adam, #__VA_ARGS__), tg_leave_optimizer((tg_adam)(__VA_ARGS__)))
#define tg_adamw(...) (TG_AT(tg_adamw, #__VA_ARGS__), tg_leave_optimizer((tg_adamw)(__VA_ARGS__)))
#define tg_like_pytorch(...) (TG_AT(tg_like_pytorch, #__VA_ARGS__), tg_leave_optimizer((tg_like_pytorch)(__VA_ARGS__)))
#define tg_optimizer_new(...) (TG_AT(tg_optimizer_new, #__VA_ARGS__), tg_leave_optimizer((tg_optimizer_new)(__VA_ARGS__)))
#define tg_optimizer_named(...) (TG_AT(tg_optimizer_named, #__VA_ARGS__), tg_leave_optimizer((tg_optimizer_named)(__VA_ARGS__)))
#define tg_optimizer_holding(...) (TG_AT(tg_optimizer_holding, #__VA_ARGS__), tg_leave_optimizer((tg_optimizer_holding)(__VA_ARGS__)))
#define tg_optimizer_schedule(...) (TG_AT(tg_optimizer_schedule, #__VA_ARGS__), (tg_optimizer_schedule)(__VA_ARGS__), tg_site_pop())
#define tg_optimizer_group(...) (TG_AT(tg_optimizer_group, #__VA_ARGS__), (tg_optimizer_group)(TG_GROUP(__VA_ARGS__, )), tg_site_pop())
#define tg_optimizer_group_of(...) (TG_AT(tg_optimizer_group_of, #__VA_ARGS__), tg_leave_group_of((tg_group_of_call){.o = __VA_ARGS__}))
#define tg_optimizer_take(...) (TG_AT(tg_optimizer_take, #__VA_ARGS__), (tg_optimizer_take)(__VA_ARGS__), tg_site_pop())
#define tg_optimizer_check(...) (TG_AT(tg_optimizer_check, #__VA_ARGS__), (tg_optimizer_check)(__VA_ARGS__), tg_site_pop())
#define tg_optimizer_step(...) (TG_AT(tg_optimizer_step, #__VA_ARGS__), (tg_optimizer_step)(__VA_ARGS__), tg_site_pop())

/* nn/layer.h */
#define tg_input_layer(...) (TG_AT(tg_input_layer, #__VA_ARGS__), tg_leave_layer(TG_INPUT_LAYER(__VA_ARGS__, )))
#define tg_share(...) (TG_AT(tg_share, #__VA_ARGS__), tg_leave_layer((tg_share)(TG_LAYERS_2ND(__VA_ARGS__))))
#define tg_layer_named(...) (TG_AT(tg_layer_named, #__VA_ARGS__), tg_leave_layer((tg_layer_named)(__VA_ARGS__)))
#define tg_freeze(...) (TG_AT(tg_freeze, #__VA_ARGS__), (tg_freeze)(__VA_ARGS__), tg_site_pop())
#define tg_unfreeze(...) (TG_AT(tg_unfreeze, #__VA_ARGS__), (tg_unfreeze)(__VA_ARGS__), tg_site_pop())
#define tg_layer_output(...) (TG_AT(tg_layer_output, #__VA_ARGS__), tg_leave((tg_layer_output)(__VA_ARGS__)))
#define tg_layer_new(...) (TG_AT(tg_layer_new, #__VA_ARGS__), tg_leave_layer((tg_layer_new)(TG_LAYERS_SECOND(__VA_ARGS__))))

/* nn/layers/dense.h */
#define tg_dense(...) (TG_AT(tg_dense, #__VA_ARGS__), tg_leave_layer((tg_dense)(TG_DENSE(__VA_ARGS__, ))))
#define tg_activation_layer(...) (TG_AT(tg_activation_layer, #__VA_ARGS__), tg_leave_layer((tg_activation_layer)(TG_LAYER_1ST(__VA_ARGS__))))

/* nn/layers/conv.h */
#define tg_conv2d_layer(...) (TG_AT(tg_conv2d_layer, #__VA_ARGS__), tg_leave_layer((tg_conv2d_layer)(TG_CONV2D_LAYER(__VA_ARGS__, ))))
#define tg_depthwise_conv2d(...) (TG_AT(tg_depthwise_conv2d, #__VA_ARGS__), tg_leave_layer((tg_depthwise_conv2d)(TG_DEPTHWISE(__VA_ARGS__, ))))
#define tg_max_pool2d_layer(...) (TG_AT(tg_max_pool2d_layer, #__VA_ARGS__), tg_leave_layer((tg_max_pool2d_layer)(TG_POOL2D_LAYER(__VA_ARGS__, ))))
#define tg_avg_pool2d_layer(...) (TG_AT(tg_avg_pool2d_layer, #__VA_ARGS__), tg_leave_layer((tg_avg_pool2d_layer)(TG_POOL2D_LAYER(__VA_ARGS__, ))))
#define tg_global_avg_pool2d(...) (TG_AT(tg_global_avg_pool2d, #__VA_ARGS__), tg_leave_layer((tg_global_avg_pool2d)(TG_LAYER_OF(__VA_ARGS__))))

/* nn/layers/shape.h */
#define tg_flatten(...) (TG_AT(tg_flatten, #__VA_ARGS__), tg_leave_layer((tg_flatten)(TG_LAYER_OF(__VA_ARGS__))))
#define tg_reshape_layer(...) (TG_AT(tg_reshape_layer, #__VA_ARGS__), tg_leave_layer((tg_reshape_layer)(TG_LAYER_SHAPE(__VA_ARGS__, ))))
#define tg_embedding_layer(...) (TG_AT(tg_embedding_layer, #__VA_ARGS__), tg_leave_layer((tg_embedding_layer)(TG_LAYER_1ST(__VA_ARGS__))))

/* nn/layers/norm.h */
#define tg_batch_norm_layer(...) (TG_AT(tg_batch_norm_layer, #__VA_ARGS__), tg_leave_layer((tg_batch_norm_layer)(TG_LAYER_OPTIONS(tg_norm_layer, __VA_ARGS__, ))))
#define tg_layer_norm_layer(...) (TG_AT(tg_layer_norm_layer, #__VA_ARGS__), tg_leave_layer((tg_layer_norm_layer)(TG_LAYER_OPTIONS(tg_norm_layer, __VA_ARGS__, ))))
#define tg_dropout_layer(...) (TG_AT(tg_dropout_layer, #__VA_ARGS__), tg_leave_layer((tg_dropout_layer)(TG_LAYER_1ST(__VA_ARGS__))))

/* nn/layers/merge.h */
#define tg_add_layer(...) (TG_AT(tg_add_layer, #__VA_ARGS__), tg_leave_layer((tg_add_layer)(TG_LAYERS_OF(__VA_ARGS__))))
#define tg_mul_layer(...) (TG_AT(tg_mul_layer, #__VA_ARGS__), tg_leave_layer((tg_mul_layer)(TG_LAYERS_OF(__VA_ARGS__))))
#define tg_concat_layer(...) (TG_AT(tg_concat_layer, #__VA_ARGS__), tg_leave_layer((tg_concat_layer)(TG_LAYERS_1ST(__VA_ARGS__))))
#define tg_lambda(...) (TG_AT(tg_lambda, #__VA_ARGS__), tg_leave_layer((tg_lambda)(TG_LAYER_1ST(__VA_ARGS__))))
#define tg_lambda_of(...) (TG_AT(tg_lambda_of, #__VA_ARGS__), tg_leave_layer((tg_lambda_of)(TG_LAYERS_1ST(__VA_ARGS__))))

/* nn/layers/recurrent.h */
#define tg_simple_rnn(...) (TG_AT(tg_simple_rnn, #__VA_ARGS__), tg_leave_layer((tg_simple_rnn)(TG_RNN(__VA_ARGS__, ))))
#define tg_gru(...) (TG_AT(tg_gru, #__VA_ARGS__), tg_leave_layer((tg_gru)(TG_RNN(__VA_ARGS__, ))))
#define tg_lstm(...) (TG_AT(tg_lstm, #__VA_ARGS__), tg_leave_layer((tg_lstm)(TG_RNN(__VA_ARGS__, ))))

/* nn/layers/attention.h */
#define tg_multi_head_attention(...) (TG_AT(tg_multi_head_attention, #__VA_ARGS__), tg_leave_layer((tg_multi_head_attention)(TG_ATTENTION(__VA_ARGS__, ))))

/* nn/model.h */
#define tg_model_of(...) (TG_AT(tg_model_of, #__VA_ARGS__), tg_leave_model((tg_model_of)(TG_LAYERS_BOTH(__VA_ARGS__))))
#define tg_sequential(...) (TG_AT(tg_sequential, #__VA_ARGS__), tg_leave_model((tg_sequential)(__VA_ARGS__)))
#define tg_model_layer(...) (TG_AT(tg_model_layer, #__VA_ARGS__), tg_leave_layer((tg_model_layer)(TG_LAYERS_2ND(__VA_ARGS__))))
#define tg_model_layers(...) (TG_AT(tg_model_layers, #__VA_ARGS__), (tg_model_layers)(TG_LAYERS_2ND_OF_3(__VA_ARGS__)), tg_site_pop())
#define tg_model_freeze(...) (TG_AT(tg_model_freeze, #__VA_ARGS__), (tg_model_freeze)(__VA_ARGS__), tg_site_pop())
#define tg_model_unfreeze(...) (TG_AT(tg_model_unfreeze, #__VA_ARGS__), (tg_model_unfreeze)(__VA_ARGS__), tg_site_pop())
#define tg_model_reset(...) (TG_AT(tg_model_reset, #__VA_ARGS__), (tg_model_reset)(__VA_ARGS__), tg_site_pop())
#define tg_model_find(...) (TG_AT(tg_model_find, #__VA_ARGS__), tg_leave_layer((tg_model_find)(__VA_ARGS__)))
#define tg_model_output(...) (TG_AT(tg_model_output, #__VA_ARGS__), tg_leave((tg_model_output)(TG_AFTER_2(false, __VA_ARGS__))))
#define tg_model_logits(...) (TG_AT(tg_model_logits, #__VA_ARGS__), tg_leave((tg_model_logits)(TG_AFTER_2(false, __VA_ARGS__))))
#define tg_model_outputs(...) (TG_AT(tg_model_outputs, #__VA_ARGS__), (tg_model_outputs)(__VA_ARGS__), tg_site_pop())

/* train/compile.h */
#define tg_compile(...) (TG_AT(tg_compile, #__VA_ARGS__), (tg_compile)(TG_COMPILE(__VA_ARGS__, )), tg_site_pop())
#define tg_model_loss(...) (TG_AT(tg_model_loss, #__VA_ARGS__), tg_leave((tg_model_loss)(__VA_ARGS__)))
#define tg_batch_loss(...) (TG_AT(tg_batch_loss, #__VA_ARGS__), tg_leave((tg_batch_loss)(__VA_ARGS__)))

/* train/batch_data.h */
#define tg_batch_input(...) (TG_AT(tg_batch_input, #__VA_ARGS__), tg_leave((tg_batch_input)(__VA_ARGS__)))
#define tg_batch_samples(...) (TG_AT(tg_batch_samples, #__VA_ARGS__), tg_leave((tg_batch_samples)(__VA_ARGS__)))

/* train/history.h */
#define tg_score(...) (TG_AT(tg_score, #__VA_ARGS__), tg_leave_number((tg_score)(__VA_ARGS__)))
#define tg_history(...) (TG_AT(tg_history, #__VA_ARGS__), tg_leave_numbers((tg_history)(__VA_ARGS__)))

/* train/evaluate.h */
#define tg_evaluate(...) (TG_AT(tg_evaluate, #__VA_ARGS__), tg_leave_scores((tg_evaluate)(TG_EVALUATE(__VA_ARGS__, ))))
#define tg_predict(...) (TG_AT(tg_predict, #__VA_ARGS__), tg_leave_size((tg_predict)(TG_PREDICT(__VA_ARGS__, ))))

/* train/fit.h */
#define tg_fit(...) (TG_AT(tg_fit, #__VA_ARGS__), tg_leave_scores((tg_fit)(TG_FIT(__VA_ARGS__, ))))

/* look/text/report.h */
#define tg_report_confusion(...) (TG_AT(tg_report_confusion, #__VA_ARGS__), (tg_report_confusion)(__VA_ARGS__), tg_site_pop())
#define tg_report_mistakes(...) (TG_AT(tg_report_mistakes, #__VA_ARGS__), (tg_report_mistakes)(__VA_ARGS__), tg_site_pop())

/* look/page/film.h */
#define tg_record(...) (TG_AT(tg_record, #__VA_ARGS__), (tg_record)(__VA_ARGS__), tg_site_pop())

/* look/page/html.h */
#define tg_html(...) (TG_AT(tg_html, #__VA_ARGS__), tg_leave_bool((tg_html)(__VA_ARGS__)))
#define tg_html_film(...) (TG_AT(tg_html_film, #__VA_ARGS__), tg_leave_bool((tg_html_film)(__VA_ARGS__)))

/* look/text/print.h */
#define tg_print(...) (TG_AT(tg_print, #__VA_ARGS__), (tg_print)(__VA_ARGS__), tg_site_pop())
#define tg_fprint(...) (TG_AT(tg_fprint, #__VA_ARGS__), (tg_fprint)(__VA_ARGS__), tg_site_pop())
#define tg_print_tape(...) (TG_AT(tg_print_tape, #__VA_ARGS__), (tg_print_tape)(__VA_ARGS__), tg_site_pop())
#define tg_print_witnesses(...) (TG_AT(tg_print_witnesses, #__VA_ARGS__), tg_leave_bool((tg_print_witnesses)(__VA_ARGS__)))

/* look/text/diff.h */
#define tg_diff(...) (TG_AT(tg_diff, #__VA_ARGS__), tg_leave_bool((tg_diff)(__VA_ARGS__)))

/* look/text/costs.h */
#define tg_costs(...) (TG_AT(tg_costs, #__VA_ARGS__), (tg_costs)(TG_COSTS(__VA_ARGS__, )), tg_site_pop())

/* look/text/summary.h */
#define tg_summary(...) (TG_AT(tg_summary, #__VA_ARGS__), (tg_summary)(__VA_ARGS__), tg_site_pop())
#define tg_fsummary(...) (TG_AT(tg_fsummary, #__VA_ARGS__), (tg_fsummary)(__VA_ARGS__), tg_site_pop())

/* look/graph/model_graph.h */
#define tg_model_graph(...) (TG_AT(tg_model_graph, #__VA_ARGS__), tg_leave_bool((tg_model_graph)(__VA_ARGS__)))

/* look/graph/dot.h */
#define tg_write_dot(...) (TG_AT(tg_write_dot, #__VA_ARGS__), tg_leave_bool((tg_write_dot)(TG_GRAPH(__VA_ARGS__, ))))

/* look/graph/svg.h */
#define tg_svg(...) (TG_AT(tg_svg, #__VA_ARGS__), tg_leave_bool((tg_svg)(TG_GRAPH(__VA_ARGS__, ))))

/* look/plot/plot.h, look/learnt.h */
#define tg_plot_line(...) (TG_AT(tg_plot_line, #__VA_ARGS__), (tg_plot_line)(__VA_ARGS__), tg_site_pop())
#define tg_plot_points(...) (TG_AT(tg_plot_points, #__VA_ARGS__), (tg_plot_points)(__VA_ARGS__), tg_site_pop())
#define tg_plot_histogram(...) (TG_AT(tg_plot_histogram, #__VA_ARGS__), (tg_plot_histogram)(__VA_ARGS__), tg_site_pop())
#define tg_plot_bars(...) (TG_AT(tg_plot_bars, #__VA_ARGS__), (tg_plot_bars)(__VA_ARGS__), tg_site_pop())
#define tg_plot_heat(...) (TG_AT(tg_plot_heat, #__VA_ARGS__), (tg_plot_heat)(__VA_ARGS__), tg_site_pop())
#define tg_plot_boundary(...) (TG_AT(tg_plot_boundary, #__VA_ARGS__), (tg_plot_boundary)(__VA_ARGS__), tg_site_pop())
#define tg_plot_log_y(...) (TG_AT(tg_plot_log_y, #__VA_ARGS__), (tg_plot_log_y)(__VA_ARGS__), tg_site_pop())
#define tg_plot_range(...) (TG_AT(tg_plot_range, #__VA_ARGS__), (tg_plot_range)(__VA_ARGS__), tg_site_pop())
#define tg_show_score(...) (TG_AT(tg_show_score, #__VA_ARGS__), (tg_show_score)(__VA_ARGS__), tg_site_pop())
#define tg_show_unit(...) (TG_AT(tg_show_unit, #__VA_ARGS__), (tg_show_unit)(__VA_ARGS__), tg_site_pop())
#define tg_show_answer(...) (TG_AT(tg_show_answer, #__VA_ARGS__), (tg_show_answer)(__VA_ARGS__), tg_site_pop())
#define tg_report_answers(...) (TG_AT(tg_report_answers, #__VA_ARGS__), (tg_report_answers)(__VA_ARGS__), tg_site_pop())

/* look/step/stepper.h */
#define tg_step_through(...) (TG_AT(tg_step_through, #__VA_ARGS__), (tg_step_through)(__VA_ARGS__), tg_site_pop())

/* look/step/health.h */
#define tg_health(...) (TG_AT(tg_health, #__VA_ARGS__), (tg_health)(__VA_ARGS__), tg_site_pop())

/* look/inspect.h */
#define tg_inspect(...) (TG_AT(tg_inspect, #__VA_ARGS__), tg_leave_bool((tg_inspect)(__VA_ARGS__)))
/* clang-format on */

#endif

/* How one call is formed: its place is noted, arguments that were left out are
 * filled in, and its result is handed on. For the table in calls.h. */
#ifndef TG_CALL_H
#define TG_CALL_H

/* As a system header: gcc then leaves out the definitions of the macros that a
 * wrong argument went through; clang shows them, and has
 * -fmacro-backtrace-limit=1. */
#pragma GCC system_header

#define TG_AT(f, text) tg_site_push(TG_SITE(#f "(" text ")"))

static inline tg_tensor *tg_leave(tg_tensor *result)
{
    tg_site_pop();
    return result;
}

static inline bool tg_leave_bool(bool result)
{
    tg_site_pop();
    return result;
}

static inline double tg_leave_number(double result)
{
    tg_site_pop();
    return result;
}

static inline tg_mark tg_leave_mark(tg_mark result)
{
    tg_site_pop();
    return result;
}

static inline tg_array *tg_leave_array(tg_array *result)
{
    tg_site_pop();
    return result;
}

static inline tg_optimizer *tg_leave_optimizer(tg_optimizer *result)
{
    tg_site_pop();
    return result;
}

static inline tg_scores tg_leave_scores(tg_scores result)
{
    tg_site_pop();
    return result;
}

/* clang-format off */
/* A last argument that may be left out: where `n` arguments are written,
 * TG_AFTER_n adds the usual one. Any other number of them reaches the function
 * as it is, so that the compiler says "too few" or "too many". */
#define TG_AFTER_1(d, ...) \
    TG_PICK(__VA_ARGS__, N, N, N, N, N, N, Y, )(d, __VA_ARGS__)
#define TG_AFTER_2(d, ...) \
    TG_PICK(__VA_ARGS__, N, N, N, N, N, Y, N, )(d, __VA_ARGS__)
#define TG_AFTER_3(d, ...) \
    TG_PICK(__VA_ARGS__, N, N, N, N, Y, N, N, )(d, __VA_ARGS__)
#define TG_AFTER_5(d, ...) \
    TG_PICK(__VA_ARGS__, N, N, Y, N, N, N, N, )(d, __VA_ARGS__)
#define TG_PICK(a, b, c, d, e, f, g, n, ...) TG_PICK_##n
#define TG_PICK_Y(d, ...) __VA_ARGS__, d
#define TG_PICK_N(d, ...) __VA_ARGS__

/* A shape at the end: its dimensions, or a tg_shape. */
#define TG_SHAPE_2ND(a, ...) a, TG_SHAPE_(__VA_ARGS__)
#define TG_SHAPE_3RD(a, b, ...) a, b, TG_SHAPE_(__VA_ARGS__)
#define TG_SHAPE_4TH(a, b, c, ...) a, b, c, TG_SHAPE_(__VA_ARGS__)

/* Axes: one as a number, several as TG_AXES(0, 1), all where there are none;
 * and whether they are kept with size 1. In var and std the correction comes
 * before them. */
#define TG_AXES_OF(axes) \
    _Generic((axes), tg_axes : tg_axes_same, int * : tg_axes_array, \
             default : tg_axes_one)(axes)
#define TG_REDUCE(...) \
    TG_REDUCE_PICK(__VA_ARGS__, 0, 0, 0, 0, 3, 2, 1, )(__VA_ARGS__)
#define TG_REDUCE_PICK(a, b, c, d, e, f, g, n, ...) TG_REDUCE_##n
#define TG_REDUCE_0(...) __VA_ARGS__ /* too many */
#define TG_REDUCE_1(x) x, TG_ALL, false
#define TG_REDUCE_2(x, axes) x, TG_AXES_OF(axes), false
#define TG_REDUCE_3(x, axes, keepdim) x, TG_AXES_OF(axes), keepdim
#define TG_SPREAD(...) \
    TG_SPREAD_PICK(__VA_ARGS__, 0, 0, 0, 4, 3, 2, 0, )(__VA_ARGS__)
#define TG_SPREAD_PICK(a, b, c, d, e, f, g, n, ...) TG_SPREAD_##n
#define TG_SPREAD_0(...) __VA_ARGS__ /* too few, or too many */
#define TG_SPREAD_2(x, correction) x, correction, TG_ALL, false
#define TG_SPREAD_3(x, correction, axes) x, correction, TG_AXES_OF(axes), false
#define TG_SPREAD_4(x, correction, axes, keepdim) \
    x, correction, TG_AXES_OF(axes), keepdim

/* Options: by name, .stride = {2, 2}; or a struct of them; or none. */
#define TG_CONV2D(x, w, ...) x, w, TG_OPTIONS(tg_conv2d, __VA_ARGS__)
#define TG_POOL2D(x, ...) x, TG_OPTIONS(tg_pool2d, __VA_ARGS__)
#define TG_CONV1D(x, w, ...) x, w, TG_OPTIONS(tg_conv1d, __VA_ARGS__)
#define TG_POOL1D(x, ...) x, TG_OPTIONS(tg_pool1d, __VA_ARGS__)
/* After a reduction, too, which is the first of them. A label to ignore may be
 * 0, which is also what is not given: the text of the call says which it is. */
#define TG_CROSS_ENTROPY(text, x, target, ...) \
    x, target, (tg_cross_entropy_options){ \
        __VA_ARGS__ .ignore = tg_gives_option(text, "ignore_index")}
#define TG_FIT(m, x, y, ...) m, x, y, TG_OPTIONS(tg_fit, __VA_ARGS__)
#define TG_GRAPH(loss, path, ...) loss, path, TG_OPTIONS(tg_graph, __VA_ARGS__)
#define TG_COSTS(to, tape, ...) to, tape, TG_OPTIONS(tg_cost, __VA_ARGS__)
#define TG_OPTIONS(of, ...) \
    TG_OPTIONS_PICK(__VA_ARGS__, M, M, M, M, M, M, M, M, M, M, M, M, M, 0, ) \
    (of, __VA_ARGS__)
#define TG_OPTIONS_PICK(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, ...) \
    TG_OPTIONS_##o
#define TG_OPTIONS_0(of, ...) (of##_options){0}
#define TG_OPTIONS_M(of, ...) ((of##_call){__VA_ARGS__}).options
/* clang-format on */

#endif

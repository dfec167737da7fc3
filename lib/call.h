/* How one call is formed: its place is noted, arguments that were left out are
 * filled in, and its result is handed on. For the table in calls.h. */
#ifndef TG_CALL_H
#define TG_CALL_H

/* As a system header: gcc then leaves out the definitions of the macros that a
 * wrong argument went through; clang shows them, and has
 * -fmacro-backtrace-limit=1. */
#pragma GCC system_header

#define TG_AT(f, text) tg_site_push(TG_SITE(#f "(" text ")"))

/* The end of a call, by the type of its result, which is handed on. */
#define TG_LEAVE(type, name)             \
    static inline type name(type result) \
    {                                    \
        tg_site_pop();                   \
        return result;                   \
    }
TG_LEAVE(tg_tensor *, tg_leave)
TG_LEAVE(bool, tg_leave_bool)
TG_LEAVE(double, tg_leave_number)
TG_LEAVE(tg_mark, tg_leave_mark)
TG_LEAVE(tg_array *, tg_leave_array)
TG_LEAVE(tg_optimizer *, tg_leave_optimizer)
TG_LEAVE(tg_layer *, tg_leave_layer)
TG_LEAVE(tg_model *, tg_leave_model)
TG_LEAVE(size_t, tg_leave_size)
TG_LEAVE(const double *, tg_leave_numbers)
TG_LEAVE(tg_scores, tg_leave_scores)

static inline void tg_leave_group_of(tg_group_of_call c)
{
    (tg_optimizer_group_of)(c.o, c.param, c.n, c.options);
    tg_site_pop();
}

/* What stands for itself, or is made of what stands in its place. */
static inline tg_optimizer_choice tg_optimizer_by_name(const char *given)
{
    return (tg_optimizer_choice){.name = given};
}

static inline tg_optimizer_choice tg_optimizer_itself(tg_optimizer *given)
{
    return (tg_optimizer_choice){.optimizer = given};
}

static inline tg_loss_choice tg_loss_by_name(const char *given)
{
    return (tg_loss_choice){.name = given};
}

static inline tg_loss_choice tg_loss_itself(tg_loss *given)
{
    return (tg_loss_choice){.function = given};
}

static inline tg_loss_choice tg_loss_short(tg_short_loss *given)
{
    return (tg_loss_choice){.short_function = given};
}

static inline tg_losses tg_losses_name(const char *given)
{
    return (tg_losses){1, {{.name = given}}};
}

static inline tg_losses tg_losses_itself(tg_loss *given)
{
    return (tg_losses){1, {{.function = given}}};
}

static inline tg_losses tg_losses_short(tg_short_loss *given)
{
    return (tg_losses){1, {{.short_function = given}}};
}

static inline tg_metric_choice tg_metric_by_name(const char *given)
{
    return (tg_metric_choice){.name = given};
}

static inline tg_metric_choice tg_metric_itself(const tg_metric *given)
{
    return (tg_metric_choice){.metric = given};
}

static inline tg_metrics tg_metrics_name(const char *given)
{
    return (tg_metrics){.count = given != NULL, .choice = {{.name = given}}};
}

static inline tg_metrics tg_metrics_itself(const tg_metric *given)
{
    return (tg_metrics){.count = 1, .choice = {{.metric = given}}};
}

static inline tg_losses tg_losses_same(tg_losses given)
{
    return given;
}

static inline tg_metrics tg_metrics_same(tg_metrics given)
{
    return given;
}

static inline tg_layer *tg_layer_same(tg_layer *given)
{
    return given;
}

static inline tg_layers tg_layers_same(tg_layers given)
{
    return given;
}

static inline tg_data tg_data_same(tg_data given)
{
    return given;
}

static inline tg_data tg_data_one(const tg_array *array)
{
    return (tg_data){.count = 1, .array = {array}};
}

static inline tg_outputs tg_outputs_same(tg_outputs given)
{
    return given;
}

static inline tg_outputs tg_outputs_one(tg_real *to)
{
    return (tg_outputs){.count = 1, .to = {to}};
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

/* Options: by name, .stride = {2, 2}; or a struct of them; or none. There may
 * be 46 commas between them, those in braces counted. */
#define TG_CONV2D(x, w, ...) x, w, TG_OPTIONS(tg_conv2d, __VA_ARGS__)
#define TG_POOL2D(x, ...) x, TG_OPTIONS(tg_pool2d, __VA_ARGS__)
#define TG_CONV1D(x, w, ...) x, w, TG_OPTIONS(tg_conv1d, __VA_ARGS__)
#define TG_POOL1D(x, ...) x, TG_OPTIONS(tg_pool1d, __VA_ARGS__)
/* After a reduction, too, which is the first of them. A label to ignore may be
 * 0, which is also what is not given: the text of the call says which it is. */
#define TG_CROSS_ENTROPY(text, x, target, ...) \
    x, target, (tg_cross_entropy_options){ \
        __VA_ARGS__ .ignore = tg_gives_option(text, "ignore_index")}
#define TG_DENSE(x, units, ...) \
    TG_LAYER_OF(x), units, TG_ACTIVATED(tg_dense, __VA_ARGS__)
#define TG_CONV2D_LAYER(x, filters, window, ...) \
    TG_LAYER_OF(x), filters, TG_WINDOW_OF(window), \
        TG_ACTIVATED(tg_conv2d_layer, __VA_ARGS__)
#define TG_DEPTHWISE(x, window, ...) \
    TG_LAYER_OF(x), TG_WINDOW_OF(window), \
        TG_ACTIVATED(tg_conv2d_layer, __VA_ARGS__)
#define TG_POOL2D_LAYER(x, window, ...) \
    TG_LAYER_OF(x), TG_WINDOW_OF(window), \
        TG_OPTIONS(tg_pool2d_layer, __VA_ARGS__)
#define TG_LAYER_OPTIONS(of, x, ...) TG_LAYER_OF(x), TG_OPTIONS(of, __VA_ARGS__)
#define TG_RNN(x, units, ...) \
    TG_LAYER_OF(x), units, TG_OPTIONS(tg_rnn, __VA_ARGS__)
#define TG_ATTENTION(q, v, heads, size, ...) \
    TG_LAYER_OF(q), TG_LAYER_OF(v), heads, size, \
        TG_OPTIONS(tg_attention, __VA_ARGS__)
#define TG_FIT(m, x, y, ...) \
    m, TG_DATA_OF(x), TG_DATA_OF(y), TG_OPTIONS(tg_fit, __VA_ARGS__)
#define TG_GROUP(o, pattern, ...) o, pattern, TG_OPTIONS(tg_group, __VA_ARGS__)
#define TG_GRAPH(loss, path, ...) loss, path, TG_OPTIONS(tg_graph, __VA_ARGS__)
#define TG_COSTS(to, tape, ...) to, tape, TG_OPTIONS(tg_cost, __VA_ARGS__)
#define TG_OPTIONS(of, ...) \
    TG_IF_MORE(TG_OPTIONS_, __VA_ARGS__)(of, __VA_ARGS__)
#define TG_OPTIONS_0(of, ...) (of##_options){0}
#define TG_OPTIONS_M(of, ...) ((of##_call){__VA_ARGS__}).options
/* An activation, which may be left out, and options after it. */
#define TG_ACTIVATED(of, ...) \
    TG_IF_MORE(TG_ACTIVATED_, __VA_ARGS__)(of, __VA_ARGS__)
#define TG_ACTIVATED_0(of, ...) NULL, (of##_options){0}
#define TG_ACTIVATED_M(of, f, ...) f, TG_OPTIONS(of, __VA_ARGS__)
#define TG_IF_MORE(name, ...) \
    TG_IF_MORE_PICK(name, __VA_ARGS__, \
        M, M, M, M, M, M, M, M, M, M, M, M, \
        M, M, M, M, M, M, M, M, M, M, M, M, \
        M, M, M, M, M, M, M, M, M, M, M, M, \
        M, M, M, M, M, M, M, M, M, M, M, 0, )
#define TG_IF_MORE_PICK( \
        name, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, \
        b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, \
        c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, \
        d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12, \
        n, ...) \
    name##n
/* Layers: a layer, or a tg_sequential model for its end; where there may be
 * several, TG_LAYERS(a, b). Of a, b alone the compiler says too many. */
#define TG_LAYER_OF(...) \
    _Generic((TG_FIRST(__VA_ARGS__, )), tg_model * : tg_sequential_end, \
             default : tg_layer_same)(__VA_ARGS__)
#define TG_LAYERS_OF(...) \
    _Generic((TG_FIRST(__VA_ARGS__, )), tg_layers : tg_layers_same, \
             tg_model * : tg_layers_of_model, \
             default : tg_layers_one)(__VA_ARGS__)
#define TG_FIRST(x, ...) x
#define TG_INPUT_LAYER(on, ...) \
    _Generic((on), tg_model * : tg_sequential_input, \
             default : (tg_input_layer))(on, TG_SHAPE_(__VA_ARGS__))
#define TG_LAYER_1ST(x, ...) TG_LAYER_OF(x), __VA_ARGS__
#define TG_WINDOW_OF(w) \
    _Generic((w), tg_shape : tg_shape_same, default : tg_shape_line)(w)
#define TG_LAYER_SHAPE(x, ...) TG_LAYER_OF(x), TG_SHAPE_(__VA_ARGS__)
#define TG_LAYERS_1ST(x, ...) TG_LAYERS_OF(x), __VA_ARGS__
#define TG_LAYERS_2ND(a, ...) a, TG_LAYERS_OF(__VA_ARGS__)
#define TG_LAYERS_2ND_OF_3(a, x, b) a, TG_LAYERS_OF(x), b
#define TG_LAYERS_SECOND(kind, x, ...) kind, TG_LAYERS_OF(x), __VA_ARGS__
#define TG_LAYERS_BOTH(x, ...) TG_LAYERS_OF(x), TG_LAYERS_OF(__VA_ARGS__)

/* Data: an array, or TG_ARRAYS(a, b), or what makes batches. */
#define TG_DATA_OF(x) \
    _Generic((x), tg_data : tg_data_same, default : tg_data_one)(x)
#define TG_EVALUATE(m, x, y, ...) \
    m, TG_DATA_OF(x), TG_DATA_OF(y), TG_OPTIONS(tg_evaluate, __VA_ARGS__)
#define TG_PREDICT(m, x, out, ...) \
    m, TG_DATA_OF(x), TG_OUTPUTS_OF(out), TG_OPTIONS(tg_predict, __VA_ARGS__)
#define TG_OUTPUTS_OF(x) \
    _Generic((x), tg_outputs : tg_outputs_same, default : tg_outputs_one)(x)

/* What a model is to learn: names, or the things themselves. Arguments stand
 * without parentheses: ({"mae", "mse"}) would begin a statement of gcc's. */
#define TG_NAMED(f) char * : f, const char * : f, void * : f /* NULL */
#define TG_OPTIMIZER_OF(o) \
    _Generic(o, tg_optimizer * : tg_optimizer_itself, \
             TG_NAMED(tg_optimizer_by_name))(o)
#define TG_LOSS_OF(l) \
    _Generic(l, tg_loss * : tg_loss_itself, tg_short_loss * : tg_loss_short, \
             TG_NAMED(tg_loss_by_name))(l)
#define TG_LOSSES_OF(l) \
    _Generic(l, tg_losses : tg_losses_same, tg_loss * : tg_losses_itself, \
             tg_short_loss * : tg_losses_short, TG_NAMED(tg_losses_name))(l)
#define TG_METRIC_OF(m) \
    _Generic(m, tg_metric * : tg_metric_itself, \
             const tg_metric * : tg_metric_itself, \
             TG_NAMED(tg_metric_by_name))(m)
#define TG_METRICS_OF(m) \
    _Generic(m, tg_metrics : tg_metrics_same, tg_metric * : tg_metrics_itself, \
             const tg_metric * : tg_metrics_itself, \
             TG_NAMED(tg_metrics_name))(m)
#define TG_COMPILE(m, o, l, ...) \
    m, TG_OPTIMIZER_OF(o), TG_LOSSES_OF(l), \
        TG_COMPILE_PICK(__VA_ARGS__, \
            2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 0, ) \
        (__VA_ARGS__)
#define TG_COMPILE_PICK( \
        a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, \
        b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, n, ...) \
    TG_COMPILE_##n
#define TG_COMPILE_0(nothing) (tg_metrics){0}, (tg_compile_options){0}
#define TG_COMPILE_1(m, ...) TG_METRICS_OF(m), (tg_compile_options){0}
#define TG_COMPILE_2(m, ...) \
    TG_METRICS_OF(m), TG_OPTIONS(tg_compile, __VA_ARGS__)

/* Several of them, up to 16: one for each output. */
#define TG_LOSSES(...) \
    ((tg_losses){TG_COUNT_16(__VA_ARGS__), {TG_EACH(TG_LOSS_OF, __VA_ARGS__)}})
#define TG_METRICS(...) \
    ((tg_metrics){.count = TG_COUNT_16(__VA_ARGS__), \
                  .choice = {TG_EACH(TG_METRIC_OF, __VA_ARGS__)}})
#define TG_COUNT_16(...) \
    TG_COUNT_PICK(__VA_ARGS__, \
        16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, )
#define TG_COUNT_PICK(a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, n, ...) n
#define TG_EACH(f, ...) \
    TG_EACH_PICK(__VA_ARGS__, \
        16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, ) \
    (f, __VA_ARGS__)
#define TG_EACH_PICK(a, b, c, d, e, g, h, i, j, k, l, m, o, p, q, r, n, ...) \
    TG_EACH_##n
#define TG_EACH_1(f, a) f(a)
#define TG_EACH_2(f, a, ...) f(a), TG_EACH_1(f, __VA_ARGS__)
#define TG_EACH_3(f, a, ...) f(a), TG_EACH_2(f, __VA_ARGS__)
#define TG_EACH_4(f, a, ...) f(a), TG_EACH_3(f, __VA_ARGS__)
#define TG_EACH_5(f, a, ...) f(a), TG_EACH_4(f, __VA_ARGS__)
#define TG_EACH_6(f, a, ...) f(a), TG_EACH_5(f, __VA_ARGS__)
#define TG_EACH_7(f, a, ...) f(a), TG_EACH_6(f, __VA_ARGS__)
#define TG_EACH_8(f, a, ...) f(a), TG_EACH_7(f, __VA_ARGS__)
#define TG_EACH_9(f, a, ...) f(a), TG_EACH_8(f, __VA_ARGS__)
#define TG_EACH_10(f, a, ...) f(a), TG_EACH_9(f, __VA_ARGS__)
#define TG_EACH_11(f, a, ...) f(a), TG_EACH_10(f, __VA_ARGS__)
#define TG_EACH_12(f, a, ...) f(a), TG_EACH_11(f, __VA_ARGS__)
#define TG_EACH_13(f, a, ...) f(a), TG_EACH_12(f, __VA_ARGS__)
#define TG_EACH_14(f, a, ...) f(a), TG_EACH_13(f, __VA_ARGS__)
#define TG_EACH_15(f, a, ...) f(a), TG_EACH_14(f, __VA_ARGS__)
#define TG_EACH_16(f, a, ...) f(a), TG_EACH_15(f, __VA_ARGS__)
/* clang-format on */

#endif

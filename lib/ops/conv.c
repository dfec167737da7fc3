/* conv2d and its two gradients: three views of one trilinear form,
 *
 *     sum over windows of  x[what the window sees] * w * y[the window]
 *
 * Leave out one of the three, and the rest computes it from the other two.
 * Each is im2col (scratch, image by image; kernels/conv.c says why, and what it
 * costs) and a matrix product. */
#include "ops/conv.h"

#include <stdio.h>
#include <string.h>

#include "kernels/conv.h"
#include "kernels/gemm.h"
#include "kernels/fast/threads.h"
#include "ops/axes.h"

/* The shapes of all three, whichever of them is made. */
typedef struct conv_attr {
    tg_conv2d_options options;
    tg_shape x, w, y;
} conv_attr;

/* ---- shapes ---- */

static tg_conv2d_options with_defaults(tg_conv2d_options o)
{
    for (int i = 0; i < 2; i++) {
        if (o.stride[0] == 0 && o.stride[1 - i] == 0)
            o.stride[1 - i] = 1;
        if (o.dilation[0] == 0 && o.dilation[1 - i] == 0)
            o.dilation[1 - i] = 1;
    }
    o.groups += o.groups == 0;
    return o;
}

static void check_options(const char *op, const tg_conv2d_options *o)
{
    for (int i = 0; i < 2; i++)
        if (o->stride[i] < 1 || o->dilation[i] < 1 || o->padding[i] < 0)
            tg_fail("tg_%s: stride and dilation must be at least 1 and padding "
                    "at least 0, each {height, width}, got stride {%d, %d}, "
                    "dilation {%d, %d}, padding {%d, %d}",
                    op, o->stride[0], o->stride[1], o->dilation[0],
                    o->dilation[1], o->padding[0], o->padding[1]);
    if (o->groups < 1)
        tg_fail("tg_%s: groups must be at least 1, got %d", op, o->groups);
}

/* How many windows fit along an axis (0: height, 1: width). */
static int out_size(const char *op, const conv_attr *a, int axis)
{
    const tg_conv2d_options *o = &a->options;
    const long long reach =
        (long long)o->dilation[axis] * (a->w.dim[2 + axis] - 1) + 1;
    const long long room = (long long)a->x.dim[2 + axis] +
                           2LL * o->padding[axis] - reach;
    return room < 0 ? 0 : tg_checked_size(op, room / o->stride[axis] + 1);
}

/* Works out y's shape from x's and w's, or fails. */
static void fill_shapes(const char *op, conv_attr *a)
{
    a->options = with_defaults(a->options);
    check_options(op, &a->options);
    const int groups = a->options.groups;
    if (a->x.rank != 4 || a->w.rank != 4)
        tg_fail("tg_%s: images must be [n x channels x height x width] and "
                "weights [out x channels/groups x height x width], got %s and "
                "%s",
                op, tg_shape_print(a->x).text, tg_shape_print(a->w).text);
    if (a->x.dim[1] != (long long)a->w.dim[1] * groups ||
        a->w.dim[0] % groups != 0)
        tg_fail("tg_%s: %d channels of images %s do not fit weights %s in %d "
                "group%s: channels are groups * the weights' axis 1, and the "
                "weights' axis 0 is a multiple of groups",
                op, a->x.dim[1], tg_shape_print(a->x).text,
                tg_shape_print(a->w).text, groups, groups == 1 ? "" : "s");
    a->y = TG_SHAPE(a->x.dim[0], a->w.dim[0], out_size(op, a, 0),
                    out_size(op, a, 1));
    if (a->w.dim[2] < 1 || a->w.dim[3] < 1 || a->y.dim[2] < 1 ||
        a->y.dim[3] < 1)
        tg_fail("tg_%s: a window of %d x %d, dilation {%d, %d}, does not fit "
                "an image of %d x %d with padding {%d, %d}",
                op, a->w.dim[2], a->w.dim[3], a->options.dilation[0],
                a->options.dilation[1], a->x.dim[2], a->x.dim[3],
                a->options.padding[0], a->options.padding[1]);
}

/* ---- what the three loops share ---- */

/* One group of one image: its channels, and the sizes of the product
 * y[out x out_size] = w[out x taps] column[taps x out_size]. */
typedef struct block {
    tg_window window;
    size_t images, groups, out, taps, out_size;
    size_t x, w, y; /* numbers of each in one group of one image */
} block;

static block block_of(const conv_attr *a)
{
    const tg_conv2d_options *o = &a->options;
    block b = {.images = (size_t)a->x.dim[0],
               .groups = (size_t)o->groups,
               .window.channels = (size_t)a->w.dim[1]};
    for (int i = 0; i < 2; i++) {
        b.window.size[i] = (size_t)a->x.dim[2 + i];
        b.window.kernel[i] = (size_t)a->w.dim[2 + i];
        b.window.stride[i] = (size_t)o->stride[i];
        b.window.padding[i] = (size_t)o->padding[i];
        b.window.dilation[i] = (size_t)o->dilation[i];
        b.window.out_size[i] = (size_t)a->y.dim[2 + i];
    }
    b.out = (size_t)a->w.dim[0] / b.groups;
    b.taps = b.window.channels * b.window.kernel[0] * b.window.kernel[1];
    b.out_size = b.window.out_size[0] * b.window.out_size[1];
    b.x = b.window.channels * b.window.size[0] * b.window.size[1];
    b.w = b.out * b.taps;
    b.y = b.out * b.out_size;
    return b;
}

/* What a loop does with one group of one image. */
typedef void conv_block(const block *b, tg_real *column, tg_real *x, tg_real *w,
                        tg_real *y);

/* All blocks, for the workers that share them. */
typedef struct blocks {
    block b;
    conv_block *part;
    tg_real *column; /* a column matrix for each worker */
    tg_real *x, *w, *y;
    size_t workers;
} blocks;

/* Workers from .. to-1 do their share of the images. */
static void work(void *context, size_t from, size_t to)
{
    const blocks *all = context;
    const block *b = &all->b;
    for (size_t worker = from; worker < to; worker++) {
        tg_real *column = all->column + worker * b->taps * b->out_size;
        const size_t end = (worker + 1) * b->images / all->workers;
        for (size_t i = worker * b->images / all->workers; i < end; i++)
            for (size_t g = 0; g < b->groups; g++) {
                const size_t at = i * b->groups + g;
                all->part(b, column, all->x + at * b->x, all->w + g * b->w,
                          all->y + at * b->y);
            }
    }
}

/* `part` for each group of each image, with a column matrix as scratch. Images
 * are shared out among `workers`, unless all add to one result. */
static void each_block(tg_tensor *t, tg_real *x, tg_real *w, tg_real *y,
                       conv_block *part, int workers)
{
    blocks all = {.b = block_of(t->attr), .part = part, .x = x, .w = w, .y = y};
    tg_arena *bytes = &t->tape->bytes;
    tg_arena_place before = tg_arena_now(bytes);
    all.workers = (size_t)workers < all.b.images ? (size_t)workers
                                                 : all.b.images;
    all.column = tg_arena_take(bytes, all.workers * all.b.taps *
                                          all.b.out_size * sizeof *all.column);
    tg_parallel(all.workers, 1, work, &all);
    tg_arena_rewind(bytes, before);
}

static double conv_flops(const tg_tensor *y)
{
    const block b = block_of(y->attr);
    return 2 * (double)(b.images * b.groups * b.out) *
           (double)(b.taps * b.out_size);
}

static void show_options(const tg_tensor *y, char *text, size_t size)
{
    const tg_conv2d_options *o = &((const conv_attr *)y->attr)->options;
    snprintf(text, size, "stride %d %d, padding %d %d", o->stride[0],
             o->stride[1], o->padding[0], o->padding[1]);
}

static tg_tensor *apply_form(const tg_op *op, tg_tensor *a, tg_tensor *b,
                             const conv_attr *attr)
{
    tg_tensor *in[] = {a, b};
    return tg_apply(op, 2, in, attr, sizeof *attr);
}

static const tg_op conv2d, conv2d_input, conv2d_weight;

/* ---- conv2d: y from x and w ---- */

static void conv2d_shape(tg_tensor *y)
{
    y->shape = ((const conv_attr *)y->attr)->y;
}

static void make_y(const block *b, tg_real *column, tg_real *x, tg_real *w,
                   tg_real *y)
{
    tg_im2col(&b->window, x, column);
    tg_gemm(false, false, b->out, b->out_size, b->taps, w, column, y,
            TG_OVERWRITE);
}

static void conv2d_forward(tg_tensor *y)
{
    each_block(y, y->in[0]->data, y->in[1]->data, y->data, make_y,
               tg_threads());
}

static tg_tensor *conv2d_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return k == 0 ? apply_form(&conv2d_input, dy, y->in[1], y->attr)
                  : apply_form(&conv2d_weight, dy, y->in[0], y->attr);
}

static const tg_op conv2d = {
    .name = "conv2d",
    .arity = 2,
    .shape = conv2d_shape,
    .forward = conv2d_forward,
    .gradient = conv2d_gradient,
    .formula = "y = sum of w * what a window sees of x",
    .inputs = "x w",
    .flops = conv_flops,
    .show = show_options,
};

tg_tensor *(tg_conv2d)(tg_tensor *x, tg_tensor *w, tg_conv2d_options options)
{
    tg_check_given("conv2d", x, 1);
    tg_check_given("conv2d", w, 2);
    conv_attr a = {.options = options, .x = x->shape, .w = w->shape};
    fill_shapes("conv2d", &a);
    return apply_form(&conv2d, x, w, &a);
}

/* ---- conv2d_input: x from y and w ---- */

static void conv2d_input_shape(tg_tensor *x)
{
    x->shape = ((const conv_attr *)x->attr)->x;
}

static void make_x(const block *b, tg_real *column, tg_real *x, tg_real *w,
                   tg_real *y)
{
    tg_gemm(true, false, b->taps, b->out_size, b->out, w, y, column,
            TG_OVERWRITE);
    memset(x, 0, b->x * sizeof *x);
    tg_col2im(&b->window, column, x);
}

static void conv2d_input_forward(tg_tensor *x)
{
    each_block(x, x->data, x->in[1]->data, x->in[0]->data, make_x,
               tg_threads());
}

static tg_tensor *conv2d_input_gradient(tg_tensor *x, tg_tensor *dx, int k)
{
    return k == 0 ? apply_form(&conv2d, dx, x->in[1], x->attr)
                  : apply_form(&conv2d_weight, x->in[0], dx, x->attr);
}

static const tg_op conv2d_input = {
    .name = "conv2d_input",
    .arity = 2,
    .shape = conv2d_input_shape,
    .forward = conv2d_input_forward,
    .gradient = conv2d_input_gradient,
    .formula = "y = sum of w * g over the windows that see y",
    .inputs = "g w",
    .flops = conv_flops,
    .show = show_options,
};

/* Fails unless `dy` has the shape that conv2d would give. */
static void check_dy(const char *op, const tg_tensor *dy, conv_attr *a)
{
    fill_shapes(op, a);
    if (!tg_shape_equal(dy->shape, a->y))
        tg_fail("tg_%s: images %s and weights %s make %s, and dy is %s", op,
                tg_shape_print(a->x).text, tg_shape_print(a->w).text,
                tg_shape_print(a->y).text, tg_shape_print(dy->shape).text);
}

tg_tensor *tg_conv2d_input(tg_tensor *dy, tg_tensor *w, tg_shape input,
                           tg_conv2d_options options)
{
    tg_check_given("conv2d_input", dy, 1);
    tg_check_given("conv2d_input", w, 2);
    conv_attr a = {.options = options, .x = input, .w = w->shape};
    check_dy("conv2d_input", dy, &a);
    return apply_form(&conv2d_input, dy, w, &a);
}

/* ---- conv2d_weight: w from y and x ---- */

static void conv2d_weight_shape(tg_tensor *w)
{
    w->shape = ((const conv_attr *)w->attr)->w;
}

static void add_to_w(const block *b, tg_real *column, tg_real *x, tg_real *w,
                     tg_real *y)
{
    tg_im2col(&b->window, x, column);
    tg_gemm(false, true, b->out, b->taps, b->out_size, y, column, w,
            TG_ACCUMULATE);
}

static void conv2d_weight_forward(tg_tensor *w)
{
    memset(w->data, 0, w->count * sizeof *w->data);
    each_block(w, w->in[1]->data, w->data, w->in[0]->data, add_to_w, 1);
}

static tg_tensor *conv2d_weight_gradient(tg_tensor *w, tg_tensor *dw, int k)
{
    return k == 0 ? apply_form(&conv2d, w->in[1], dw, w->attr)
                  : apply_form(&conv2d_input, w->in[0], dw, w->attr);
}

static const tg_op conv2d_weight = {
    .name = "conv2d_weight",
    .arity = 2,
    .shape = conv2d_weight_shape,
    .forward = conv2d_weight_forward,
    .gradient = conv2d_weight_gradient,
    .formula = "y = sum of g * what each window sees of x",
    .inputs = "g x",
    .flops = conv_flops,
    .show = show_options,
};

tg_tensor *tg_conv2d_weight(tg_tensor *dy, tg_tensor *x, tg_shape weight,
                            tg_conv2d_options options)
{
    tg_check_given("conv2d_weight", dy, 1);
    tg_check_given("conv2d_weight", x, 2);
    conv_attr a = {.options = options, .x = x->shape, .w = weight};
    check_dy("conv2d_weight", dy, &a);
    return apply_form(&conv2d_weight, dy, x, &a);
}

const tg_op *const tg_conv_ops[] = {
    &conv2d,
    &conv2d_input,
    &conv2d_weight,
    NULL,
};

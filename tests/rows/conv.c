/* The rows of ops/conv.h. */
#include "rows.h"

/* stride, padding, dilation, two numbers each; groups */
static tg_conv2d_options conv_options(const op_call *c)
{
    tg_conv2d_options o = {.groups = call_int(c, 6)};
    for (int i = 0; i < 2; i++) {
        o.stride[i] = call_int(c, i);
        o.padding[i] = call_int(c, 2 + i);
        o.dilation[i] = call_int(c, 4 + i);
    }
    return o;
}

static tg_tensor *call_conv2d(const op_call *c)
{
    return (tg_conv2d)(c->in[0], c->in[1], conv_options(c));
}

/* After the options comes the shape of what is made: four numbers. */
static tg_shape made_shape(const op_call *c)
{
    return TG_SHAPE(call_int(c, 7), call_int(c, 8), call_int(c, 9),
                    call_int(c, 10));
}

static tg_tensor *call_conv2d_input(const op_call *c)
{
    return tg_conv2d_input(c->in[0], c->in[1], made_shape(c), conv_options(c));
}

static tg_tensor *call_conv2d_weight(const op_call *c)
{
    return tg_conv2d_weight(c->in[0], c->in[1], made_shape(c), conv_options(c));
}

/* kernel, stride, padding, two numbers each; whether the padding is left out */
static tg_pool2d_options pool_options(const op_call *c)
{
    tg_pool2d_options o = {.exclude_padding = c->attr[6] != 0};
    for (int i = 0; i < 2; i++) {
        o.kernel[i] = call_int(c, i);
        o.stride[i] = call_int(c, 2 + i);
        o.padding[i] = call_int(c, 4 + i);
    }
    return o;
}

static tg_tensor *call_max_pool2d(const op_call *c)
{
    return (tg_max_pool2d)(c->in[0], pool_options(c));
}

static tg_tensor *call_max_pool2d_index(const op_call *c)
{
    return (tg_max_pool2d_index)(c->in[0], pool_options(c));
}

static tg_tensor *call_avg_pool2d(const op_call *c)
{
    return (tg_avg_pool2d)(c->in[0], pool_options(c));
}

/* stride, padding, dilation, groups */
static tg_tensor *call_conv1d(const op_call *c)
{
    return tg_conv1d(c->in[0], c->in[1], .stride = call_int(c, 0),
                     .padding = call_int(c, 1), .dilation = call_int(c, 2),
                     .groups = call_int(c, 3));
}

/* kernel, stride, padding, whether the padding is left out */
static tg_tensor *call_max_pool1d(const op_call *c)
{
    return tg_max_pool1d(c->in[0], .kernel = call_int(c, 0),
                         .stride = call_int(c, 1), .padding = call_int(c, 2));
}

static tg_tensor *call_avg_pool1d(const op_call *c)
{
    return tg_avg_pool1d(c->in[0], .kernel = call_int(c, 0),
                         .stride = call_int(c, 1), .padding = call_int(c, 2),
                         .exclude_padding = c->attr[3] != 0);
}

static tg_tensor *call_upsample(const op_call *c)
{
    return tg_upsample(c->in[0], call_int(c, 0), call_int(c, 1));
}

static tg_tensor *call_upsample_bilinear(const op_call *c)
{
    return tg_upsample_bilinear(c->in[0], call_int(c, 0), call_int(c, 1));
}

/* ---- attributes that follow from the shapes ---- */

static void set_groups(op_call *c)
{
    c->attr[6] = c->in[0]->shape.dim[1] / c->in[1]->shape.dim[1];
}

static void set_groups_1d(op_call *c)
{
    c->attr[3] = c->in[0]->shape.dim[1] / c->in[1]->shape.dim[1];
}

/* Images of 5 x 3 and windows of 2 x 3, in two groups. */
static void set_made(op_call *c, int first, int second, int height)
{
    const double dim[] = {first, second, height, 3};
    for (int i = 0; i < 4; i++)
        c->attr[7 + i] = dim[i];
}

static void set_images(op_call *c)
{
    set_made(c, c->in[0]->shape.dim[0], 2 * c->in[1]->shape.dim[1], 5);
}

static void set_windows(op_call *c)
{
    set_made(c, c->in[0]->shape.dim[1], c->in[1]->shape.dim[1] / 2, 2);
}

#define POOL(op)   CALLED(op), .at = images, .draw = draw_image
#define SIGNAL(op) CALLED(op), .at = signals, .draw = draw_signal

/* clang-format off */
const op_row conv_rows[] = {
    {CALLED(conv2d), .at = convolutions[0], .draw = draw_x_w,
     ATTR(6, 1, 1, 0, 0, 1, 1), .complete = set_groups},
    {CALLED(conv2d), .note = "with all options", .at = convolutions[0],
     .draw = draw_x_w, ATTR(6, 2, 1, 1, 2, 2, 1), .complete = set_groups},
    {CALLED(conv2d_input), .at = convolutions[1], .draw = draw_dy_w,
     ATTR(11, 2, 2, 1, 1, 1, 1, 2), .complete = set_images},
    {CALLED(conv2d_weight), .at = convolutions[2], .draw = draw_dy_x,
     ATTR(11, 2, 2, 1, 1, 1, 1, 2), .complete = set_windows},
    {POOL(max_pool2d), ATTR(7, 2, 2)},
    {POOL(max_pool2d), .note = "overlapping", ATTR(7, 2, 3, 1, 2, 1, 1)},
    {POOL(max_pool2d_index), ATTR(7, 2, 2), .flat = true},
    {POOL(avg_pool2d), ATTR(7, 2, 2, 0, 0, 1, 0)},
    {POOL(avg_pool2d), .note = "without the padding",
     ATTR(7, 2, 2, 0, 0, 1, 1, 1)},
    {CALLED(conv1d), .at = filtered, .draw = draw_filtered,
     ATTR(4, 1, 0, 1), .complete = set_groups_1d},
    {CALLED(conv1d), .note = "with all options", .at = filtered,
     .draw = draw_filtered, ATTR(4, 2, 2, 2), .complete = set_groups_1d},
    {SIGNAL(max_pool1d), ATTR(4, 2)},
    {SIGNAL(avg_pool1d), ATTR(4, 2, 1, 1)},
    {SIGNAL(avg_pool1d), .note = "without the padding", ATTR(4, 2, 1, 1, 1)},
    {POOL(upsample), ATTR(2, 2, 3)},
    {POOL(upsample_bilinear), ATTR(2, 3, 2)},
    {.name = NULL},
};
/* clang-format on */

/* Shapes for the rows: lists of those that have gone wrong somewhere, and
 * random ones. */
#include "rows.h"

/* ---- lists ---- */

const config any_shape[] = {
    {1, {{1, {0}}}},          {1, {{3, {2, 0, 3}}}}, {1, {{0, {0}}}},
    {1, {{1, {1}}}},          {1, {{1, {7}}}},       {1, {{3, {1, 4, 1}}}},
    {1, {{4, {2, 3, 2, 2}}}}, {1, {{2, {2, 3}}}},    {0, {{0, {0}}}},
};

const config any_pair[] = {
    {2, {{1, {0}}, {1, {0}}}},       {2, {{2, {2, 0}}, {2, {2, 0}}}},
    {2, {{0, {0}}, {0, {0}}}},       {2, {{1, {7}}, {1, {7}}}},
    {2, {{2, {3, 4}}, {1, {4}}}},    {2, {{1, {4}}, {2, {3, 4}}}},
    {2, {{2, {3, 1}}, {2, {1, 4}}}}, {2, {{0, {0}}, {2, {2, 3}}}},
    {2, {{2, {2, 3}}, {1, {1}}}},    {2, {{4, {2, 1, 3, 1}}, {3, {2, 1, 2}}}},
    {2, {{2, {2, 3}}, {2, {2, 3}}}}, {0, {{0, {0}}}},
};

const config equal_pairs[] = {
    {2, {{1, {3}}, {1, {3}}}},       {2, {{2, {1, 5}}, {2, {1, 5}}}},
    {2, {{2, {3, 1}}, {2, {3, 1}}}}, {2, {{3, {2, 2, 3}}, {3, {2, 2, 3}}}},
    {2, {{2, {2, 3}}, {2, {2, 3}}}}, {0, {{0, {0}}}},
};

const config rank_3[] = {
    {1, {{3, {2, 0, 3}}}}, {1, {{3, {1, 1, 1}}}}, {1, {{3, {3, 1, 2}}}},
    {1, {{3, {1, 5, 1}}}}, {1, {{3, {2, 3, 4}}}}, {0, {{0, {0}}}},
};

const config lines[] = {
    {1, {{1, {1}}}},       {1, {{1, {7}}}},       {1, {{2, {5, 1}}}},
    {1, {{3, {2, 1, 3}}}}, {1, {{3, {2, 3, 4}}}}, {1, {{2, {2, 3}}}},
    {0, {{0, {0}}}},
};

const config no_lines[] = {
    {1, {{2, {0, 3}}}},
    {1, {{3, {2, 0, 3}}}},
    {0, {{0, {0}}}},
};

const config matrices[] = {
    {1, {{2, {2, 0}}}},    {1, {{2, {1, 1}}}},       {1, {{2, {4, 1}}}},
    {1, {{3, {2, 3, 2}}}}, {1, {{4, {2, 1, 2, 3}}}}, {1, {{2, {2, 3}}}},
    {0, {{0, {0}}}},
};

const config stretches[] = {
    {1, {{0, {0}}}},       {1, {{1, {4}}}},    {1, {{3, {2, 1, 1}}}},
    {1, {{3, {2, 3, 4}}}}, {1, {{2, {3, 1}}}}, {0, {{0, {0}}}},
};

const config summed[] = {
    {1, {{3, {0, 3, 2}}}}, {1, {{2, {3, 1}}}}, {1, {{2, {3, 5}}}},
    {1, {{3, {2, 3, 4}}}}, {0, {{0, {0}}}},
};

/* For matmul, by the four flags: a, b; a', b; a, b'; a', b'. */
const config product[4][5] = {
    {{2, {{2, {2, 0}}, {2, {0, 3}}}},
     {2, {{2, {1, 1}}, {2, {1, 1}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}},
     {2, {{2, {3, 4}}, {2, {4, 2}}}}},
    {{2, {{2, {4, 3}}, {2, {4, 2}}}},
     {2, {{2, {1, 5}}, {2, {1, 1}}}},
     {2, {{2, {2, 0}}, {2, {2, 3}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}}},
    {{2, {{2, {3, 4}}, {2, {2, 4}}}},
     {2, {{2, {5, 1}}, {2, {1, 1}}}},
     {2, {{2, {0, 2}}, {2, {3, 2}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}}},
    {{2, {{2, {4, 3}}, {2, {2, 4}}}},
     {2, {{2, {1, 5}}, {2, {7, 1}}}},
     {2, {{2, {0, 2}}, {2, {3, 0}}}},
     {2, {{2, {3, 3}}, {2, {3, 3}}}}},
};

/* For matmul: axes before the last two. */
const config batches[] = {
    {2, {{3, {2, 3, 4}}, {3, {2, 4, 2}}}},
    {2, {{3, {2, 3, 4}}, {2, {4, 2}}}},
    {2, {{2, {3, 4}}, {3, {2, 4, 1}}}},
    {2, {{4, {2, 1, 2, 3}}, {3, {3, 3, 2}}}},
    {2, {{3, {0, 3, 4}}, {2, {4, 2}}}},
    {2, {{3, {1, 2, 2}}, {3, {1, 2, 2}}}},
    {0, {{0, {0}}}},
};

const config choices[] = {
    {3, {{1, {4}}, {2, {3, 4}}, {0, {0}}}},
    {3, {{2, {3, 1}}, {1, {4}}, {2, {3, 4}}}},
    {0, {{0, {0}}}},
};

/* Three inputs: the last axis may differ. */
const config triples[] = {
    {3, {{2, {2, 3}}, {2, {2, 1}}, {2, {2, 2}}}},
    {3, {{1, {2}}, {1, {0}}, {1, {3}}}},
    {0, {{0, {0}}}},
};

const config tables[] = {
    {1, {{2, {1, 4}}}},
    {1, {{2, {3, 2}}}},
    {0, {{0, {0}}}},
};

/* Where each line has two numbers or more. */
const config long_lines[] = {
    {1, {{3, {2, 3, 1}}}},
    {1, {{1, {4}}}},
    {1, {{2, {3, 5}}}},
    {0, {{0, {0}}}},
};

const config vectors[] = {
    {1, {{1, {1}}}},
    {1, {{1, {2}}}},
    {1, {{1, {7}}}},
    {0, {{0, {0}}}},
};

const config two_vectors[] = {
    {2, {{1, {0}}, {1, {0}}}},
    {2, {{1, {1}}, {1, {1}}}},
    {2, {{1, {5}}, {1, {5}}}},
    {0, {{0, {0}}}},
};

const config images[] = {
    {1, {{4, {0, 2, 4, 4}}}}, {1, {{4, {2, 1, 5, 4}}}},
    {1, {{4, {1, 3, 4, 6}}}}, {1, {{4, {1, 2, 4, 4}}}},
    {0, {{0, {0}}}},
};

const config signals[] = {
    {1, {{3, {0, 2, 4}}}}, {1, {{3, {2, 1, 5}}}}, {1, {{3, {3, 2, 2}}}},
    {1, {{3, {1, 2, 4}}}}, {0, {{0, {0}}}},
};

/* x, w */
const config filtered[] = {
    {2, {{3, {2, 4, 5}}, {3, {2, 2, 3}}}},
    {2, {{3, {1, 2, 3}}, {3, {4, 1, 3}}}},
    {2, {{3, {0, 2, 3}}, {3, {2, 1, 3}}}},
    {2, {{3, {1, 2, 4}}, {3, {3, 2, 2}}}},
    {0, {{0, {0}}}},
};

/* x, w; dy, w; dy, x: the last two fit images of 5 x 3 and windows of 2 x 3
 * with stride 2 and padding 1, in two groups. */
const config convolutions[3][6] = {
    {{2, {{4, {2, 4, 5, 3}}, {4, {2, 2, 2, 3}}}},
     {2, {{4, {1, 2, 3, 3}}, {4, {2, 1, 3, 3}}}},
     {2, {{4, {0, 2, 3, 3}}, {4, {2, 1, 3, 3}}}},
     {2, {{4, {1, 2, 4, 4}}, {4, {4, 1, 1, 1}}}},
     {2, {{4, {1, 2, 4, 4}}, {4, {3, 2, 2, 2}}}}},
    {{2, {{4, {2, 2, 3, 2}}, {4, {2, 2, 2, 3}}}},
     {2, {{4, {1, 2, 3, 2}}, {4, {2, 1, 2, 3}}}}},
    {{2, {{4, {2, 2, 3, 2}}, {4, {2, 4, 5, 3}}}},
     {2, {{4, {1, 2, 3, 2}}, {4, {1, 2, 5, 3}}}}},
};

/* x, gamma, beta */
const config normed[] = {
    {3, {{3, {2, 3, 2}}, {2, {3, 2}}, {2, {3, 2}}}},
    {3, {{1, {5}}, {1, {5}}, {1, {5}}}},
    {3, {{2, {3, 4}}, {1, {4}}, {1, {4}}}},
    {0, {{0, {0}}}},
};

const config channelled[] = {
    {3, {{4, {2, 3, 2, 2}}, {1, {3}}, {1, {3}}}},
    {3, {{3, {3, 1, 2}}, {1, {1}}, {1, {1}}}},
    {3, {{2, {4, 3}}, {1, {3}}, {1, {3}}}},
    {0, {{0, {0}}}},
};

/* x, gamma */
const config scaled[] = {
    {2, {{3, {2, 3, 2}}, {2, {3, 2}}}},
    {2, {{1, {5}}, {1, {5}}}},
    {2, {{2, {3, 4}}, {1, {4}}}},
    {0, {{0, {0}}}},
};

/* What is read by an index along axis 1; and with it what is added there:
 * three lines. */
const config looked_up[] = {
    {1, {{2, {0, 3}}}},       {1, {{2, {1, 1}}}}, {1, {{3, {2, 3, 4}}}},
    {1, {{4, {2, 4, 1, 2}}}}, {1, {{2, {3, 5}}}}, {0, {{0, {0}}}},
};

const config added_to[] = {
    {2, {{2, {3, 5}}, {2, {3, 3}}}},
    {2, {{2, {1, 1}}, {2, {1, 3}}}},
    {2, {{3, {2, 2, 4}}, {3, {2, 3, 4}}}},
    {2, {{2, {2, 3}}, {2, {2, 3}}}},
    {0, {{0, {0}}}},
};

/* ---- at random ---- */

static int below(tg_rng *rng, int n)
{
    return (int)tg_rng_below(rng, (uint64_t)n);
}

static tg_shape draw_shape(tg_rng *rng, int low_rank, int high_rank, int low)
{
    tg_shape shape = {low_rank + below(rng, high_rank - low_rank + 1), {0}};
    for (int i = 0; i < shape.rank; i++)
        shape.dim[i] = low + below(rng, 4 - low + 1);
    return shape;
}

/* Rank 0 to 4, sizes 0 to 4; the same without 0. */
config draw_any(tg_rng *rng)
{
    return (config){1, {draw_shape(rng, 0, 4, below(rng, 8) == 0 ? 0 : 1)}};
}

config draw_full(tg_rng *rng)
{
    return (config){1, {draw_shape(rng, 0, 4, 1)}};
}

config draw_lines(tg_rng *rng)
{
    return (config){1, {draw_shape(rng, 1, 4, 1)}};
}

config draw_rank_3(tg_rng *rng)
{
    return (config){1, {draw_shape(rng, 3, 3, 1)}};
}

config draw_equal(tg_rng *rng)
{
    const tg_shape shape = draw_shape(rng, 1, 3, 1);
    return (config){2, {shape, shape}};
}

/* A shape with some axes, perhaps the first ones, stretched away. */
static tg_shape shrunk(tg_rng *rng, tg_shape shape)
{
    for (int i = 0; i < shape.rank; i++)
        if (below(rng, 3) == 0)
            shape.dim[i] = 1;
    const int gone = shape.rank ? below(rng, shape.rank + 1) : 0;
    if (below(rng, 2) == 0)
        return shape;
    tg_shape rest = {shape.rank - gone, {0}};
    for (int i = 0; i < rest.rank; i++)
        rest.dim[i] = shape.dim[i + gone];
    return rest;
}

config draw_pair(tg_rng *rng)
{
    const tg_shape shape = draw_shape(rng, 0, 4, below(rng, 8) == 0 ? 0 : 1);
    const config c = {2, {shape, shrunk(rng, shape)}};
    if (below(rng, 2) == 0)
        return c;
    return (config){2, {c.shape[1], c.shape[0]}};
}

config draw_product(tg_rng *rng)
{
    const int m = 1 + below(rng, 4), n = 1 + below(rng, 4);
    const int k = 1 + below(rng, 5);
    return (config){2, {{2, {m, k}}, {2, {k, n}}}};
}

config draw_batch(tg_rng *rng)
{
    const config pair = draw_pair(rng), product_of = draw_product(rng);
    config c = {2, {{0, {0}}, {0, {0}}}};
    for (int k = 0; k < 2; k++) {
        c.shape[k].rank = pair.shape[k].rank < 3 ? pair.shape[k].rank : 3;
        const int left_out = pair.shape[k].rank - c.shape[k].rank;
        for (int i = 0; i < c.shape[k].rank; i++)
            c.shape[k].dim[i] = pair.shape[k].dim[i + left_out];
        for (int i = 0; i < 2; i++)
            c.shape[k].dim[c.shape[k].rank++] = product_of.shape[k].dim[i];
    }
    return c;
}

/* x, and three lines to be added along its axis 1. */
config draw_added(tg_rng *rng)
{
    const tg_shape x = draw_shape(rng, 2, 4, 1);
    config c = {2, {x, x}};
    c.shape[1].dim[1] = 3;
    return c;
}

config draw_image(tg_rng *rng)
{
    const int n = 1 + below(rng, 2), channels = 1 + below(rng, 2);
    return (config){1, {{4, {n, channels, 2 + below(rng, 3), 3}}}};
}

config draw_signal(tg_rng *rng)
{
    const int n = 1 + below(rng, 2), channels = 1 + below(rng, 2);
    return (config){1, {{3, {n, channels, 2 + below(rng, 4)}}}};
}

config draw_filtered(tg_rng *rng)
{
    const int groups = 1 + below(rng, 2), each = 1 + below(rng, 2);
    const int out = groups * (1 + below(rng, 2)), width = 1 + below(rng, 3);
    return (config){2,
                    {{3, {1 + below(rng, 2), groups * each, 3 + below(rng, 3)}},
                     {3, {out, each, width}}}};
}

/* The sizes of convolutions[1] and [2]; and x, w of any that fit. */
config draw_dy_w(tg_rng *rng)
{
    const int n = 1 + below(rng, 2), out = 2 * (1 + below(rng, 2));
    return (config){2,
                    {{4, {n, out, 3, 2}}, {4, {out, 1 + below(rng, 2), 2, 3}}}};
}

config draw_dy_x(tg_rng *rng)
{
    const int n = 1 + below(rng, 2), channels = 2 * (1 + below(rng, 2));
    return (config){2, {{4, {n, 2, 3, 2}}, {4, {n, channels, 5, 3}}}};
}

config draw_x_w(tg_rng *rng)
{
    const int groups = 1 + below(rng, 2), each = 1 + below(rng, 2);
    const int out = groups * (1 + below(rng, 2));
    const int height = 1 + below(rng, 2), width = 1 + below(rng, 3);
    return (config){2,
                    {{4, {1, groups * each, 3 + below(rng, 2), 3}},
                     {4, {out, each, height, width}}}};
}

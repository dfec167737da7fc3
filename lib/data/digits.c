/* Digits from strokes: control points, a smooth line through them, a random
 * affine map, and ink around the line.
 *
 * Strokes live in the unit square, x to the right, y down. */
#include "data/digits.h"

#include <math.h>
#include <string.h>

#include "tape/error.h"
#include "tape/rng.h"

enum { SIDE = 28, STEPS = 5, MOST_POINTS = 14 };

typedef struct point {
    double x, y;
} point;

/* One stroke: through all its points, smoothly or with corners. */
typedef struct stroke {
    int count;
    bool smooth;
    point p[MOST_POINTS];
} stroke;

/* One way to write a digit. */
typedef struct glyph {
    int digit, strokes;
    stroke stroke[2];
} glyph;

static const glyph glyphs[] = {
    {0,
     1,
     {{9,
       true,
       {{.5, .1},
        {.3, .2},
        {.24, .5},
        {.3, .8},
        {.5, .9},
        {.7, .8},
        {.76, .5},
        {.7, .2},
        {.5, .1}}}}},
    {1, 1, {{2, false, {{.52, .1}, {.5, .9}}}}},
    {1, 1, {{3, false, {{.34, .28}, {.54, .1}, {.52, .9}}}}},
    {2,
     2,
     {{7,
       true,
       {{.25, .3},
        {.35, .13},
        {.55, .1},
        {.72, .22},
        {.68, .42},
        {.48, .65},
        {.23, .88}}},
      {2, false, {{.23, .88}, {.78, .86}}}}},
    {2,
     1,
     {{10,
       true,
       {{.26, .26},
        {.5, .1},
        {.7, .22},
        {.62, .48},
        {.4, .76},
        {.24, .84},
        {.28, .72},
        {.4, .76},
        {.6, .88},
        {.8, .82}}}}},
    {3,
     2,
     {{5, true, {{.26, .2}, {.46, .1}, {.68, .2}, {.64, .38}, {.44, .48}}},
      {5, true, {{.44, .48}, {.7, .58}, {.7, .78}, {.48, .9}, {.24, .8}}}}},
    {4,
     2,
     {{3, false, {{.58, .1}, {.22, .62}, {.8, .62}}},
      {2, false, {{.62, .36}, {.6, .92}}}}},
    {4,
     2,
     {{3, false, {{.28, .12}, {.25, .5}, {.7, .52}}},
      {2, false, {{.72, .12}, {.68, .9}}}}},
    {5,
     2,
     {{3, false, {{.72, .12}, {.34, .12}, {.3, .46}}},
      {6,
       true,
       {{.3, .46}, {.52, .4}, {.72, .55}, {.68, .8}, {.45, .9}, {.25, .8}}}}},
    {6,
     1,
     {{9,
       true,
       {{.64, .1},
        {.42, .28},
        {.28, .55},
        {.3, .8},
        {.5, .9},
        {.7, .78},
        {.66, .58},
        {.48, .52},
        {.3, .64}}}}},
    {7, 1, {{3, false, {{.22, .14}, {.76, .14}, {.42, .9}}}}},
    {7,
     2,
     {{3, false, {{.22, .16}, {.76, .14}, {.46, .9}}},
      {2, false, {{.36, .5}, {.68, .48}}}}},
    {8,
     1,
     {{13,
       true,
       {{.5, .48},
        {.31, .33},
        {.35, .15},
        {.52, .09},
        {.68, .18},
        {.66, .34},
        {.5, .48},
        {.3, .62},
        {.28, .8},
        {.5, .91},
        {.71, .8},
        {.7, .62},
        {.5, .48}}}}},
    {9,
     1,
     {{9,
       true,
       {{.7, .34},
        {.55, .48},
        {.36, .43},
        {.3, .26},
        {.44, .11},
        {.64, .14},
        {.7, .34},
        {.68, .6},
        {.6, .9}}}}},
};
enum { GLYPHS = sizeof glyphs / sizeof *glyphs };

/* How one digit is written. */
typedef struct hand {
    double a, b, c, d; /* (x, y) -> (a x + b y, c x + d y), about the middle */
    double shift_x, shift_y; /* pixels */
    double radius;           /* of the pen, pixels */
    double wobble;           /* of each control point, unit square */
    double noise;            /* deviation of the paper, 0 to 1 */
} hand;

static double between(tg_rng *rng, double low, double high)
{
    return low + (high - low) * tg_rng_uniform(rng);
}

static hand draw_hand(tg_rng *rng)
{
    const double size = between(rng, 0.8, 1.15), wide = between(rng, 0.75, 1.2);
    const double turn = 0.14 * tg_rng_normal(rng);
    const double slant = 0.2 * tg_rng_normal(rng);
    const double c = cos(turn), s = sin(turn);
    return (hand){
        .a = size * wide * c,
        .b = size * (wide * c * slant - s),
        .c = size * wide * s,
        .d = size * (wide * s * slant + c),
        .shift_x = 1.1 * tg_rng_normal(rng),
        .shift_y = 1.1 * tg_rng_normal(rng),
        .radius = between(rng, 0.7, 1.9),
        .wobble = 0.03,
        .noise = 0.08 * tg_rng_uniform(rng),
    };
}

/* From the unit square to pixels; the digit is 20 pixels high, as in MNIST. */
static point to_pixels(const hand *h, point p)
{
    const double x = p.x - 0.5, y = 0.5 - p.y; /* y up: slant leans right */
    return (point){SIDE / 2.0 + 22 * (h->a * x + h->b * y) + h->shift_x,
                   SIDE / 2.0 - 22 * (h->c * x + h->d * y) + h->shift_y};
}

/* The distance of q from the line between a and b. */
static double distance(point q, point a, point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((q.x - a.x) * dx + (q.y - a.y) * dy) / length2
                           : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const double ex = q.x - a.x - t * dx, ey = q.y - a.y - t * dy;
    return sqrt(ex * ex + ey * ey);
}

static int clamp_pixel(double v)
{
    return v < 0 ? 0 : v > SIDE ? SIDE : (int)v;
}

/* Ink between a and b: full inside the pen, fading over its last pixel. */
static void ink_line(double ink[SIDE][SIDE], point a, point b, double radius)
{
    const double reach = radius + 1;
    const int x0 = clamp_pixel(fmin(a.x, b.x) - reach);
    const int x1 = clamp_pixel(fmax(a.x, b.x) + reach + 1);
    const int y0 = clamp_pixel(fmin(a.y, b.y) - reach);
    const int y1 = clamp_pixel(fmax(a.y, b.y) + reach + 1);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++) {
            const point centre = {x + 0.5, y + 0.5};
            const double depth = radius + 0.5 - distance(centre, a, b);
            ink[y][x] = fmax(ink[y][x], fmin(1, depth));
        }
}

/* Between p1 and p2 of a Catmull-Rom curve through p0 p1 p2 p3; 0 <= t <= 1. */
static double curve(double p0, double p1, double p2, double p3, double t)
{
    return p1 + 0.5 * t *
                    (p2 - p0 +
                     t * (2 * p0 - 5 * p1 + 4 * p2 - p3 +
                          t * (3 * (p1 - p2) + p3 - p0)));
}

static point on_stroke(const stroke *s, int i, double t)
{
    const point p1 = s->p[i], p2 = s->p[i + 1];
    if (!s->smooth)
        return (point){p1.x + t * (p2.x - p1.x), p1.y + t * (p2.y - p1.y)};
    const point p0 = s->p[i > 0 ? i - 1 : i];
    const point p3 = s->p[i + 2 < s->count ? i + 2 : i + 1];
    return (point){curve(p0.x, p1.x, p2.x, p3.x, t),
                   curve(p0.y, p1.y, p2.y, p3.y, t)};
}

static void ink_stroke(double ink[SIDE][SIDE], const stroke *s, const hand *h)
{
    for (int i = 0; i + 1 < s->count; i++)
        for (int step = 0; step < STEPS; step++) {
            point a = on_stroke(s, i, (double)step / STEPS);
            point b = on_stroke(s, i, (double)(step + 1) / STEPS);
            ink_line(ink, to_pixels(h, a), to_pixels(h, b), h->radius);
        }
}

/* One of the ways to write `digit`. */
static const glyph *choose_glyph(tg_rng *rng, int digit)
{
    const glyph *chosen = NULL;
    uint64_t seen = 0;
    for (int i = 0; i < GLYPHS; i++)
        if (glyphs[i].digit == digit && tg_rng_below(rng, ++seen) == 0)
            chosen = &glyphs[i];
    return chosen;
}

static void write_digit(tg_rng *rng, int digit, uint8_t *out)
{
    double ink[SIDE][SIDE] = {{0}};
    const hand h = draw_hand(rng);
    const glyph *g = choose_glyph(rng, digit);
    for (int i = 0; i < g->strokes; i++) {
        stroke wobbly = g->stroke[i];
        for (int j = 0; j < wobbly.count; j++) {
            wobbly.p[j].x += h.wobble * tg_rng_normal(rng);
            wobbly.p[j].y += h.wobble * tg_rng_normal(rng);
        }
        ink_stroke(ink, &wobbly, &h);
    }
    for (int i = 0; i < SIDE * SIDE; i++) {
        double v = ink[i / SIDE][i % SIDE] + h.noise * tg_rng_normal(rng);
        v = v < 0 ? 0 : v > 1 ? 1 : v;
        out[i] = (uint8_t)(v * 255 + 0.5);
    }
}

bool tg_digits_generate(size_t n, uint64_t seed, tg_array **images,
                        tg_array **labels)
{
    const size_t dim[3] = {n, SIDE, SIDE};
    if (!images || !labels)
        tg_fail("%s is NULL", images ? "labels" : "images");
    tg_rng rng = tg_rng_new(seed);
    *images = tg_array_new(TG_U8, 3, dim);
    *labels = tg_array_new(TG_U8, 1, dim);
    if (!*images || !*labels) {
        tg_array_free(*images);
        tg_array_free(*labels);
        *images = *labels = NULL;
        return false;
    }
    (*images)->scale = 1.0 / 255;
    for (size_t i = 0; i < n; i++) {
        const int digit = (int)tg_rng_below(&rng, 10);
        ((uint8_t *)(*labels)->data)[i] = (uint8_t)digit;
        write_digit(&rng, digit, (uint8_t *)(*images)->data + i * SIDE * SIDE);
    }
    return true;
}

/* Pictures and drawings become digits like MNIST's. */
#include "data/digit.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/pgm.h"
#include "tape/error.h"

enum {
    SIDE = TG_DIGIT_SIDE,
    LARGEST = 1024, /* of a picture, both ways */
    INK = 64,       /* what counts as ink, of 255 */
    PARTS = 4,      /* a pixel is measured at PARTS x PARTS places */
    LINES = 40,
    COLUMNS = 80 /* of a drawing */
};

typedef struct picture {
    int width, height;
    unsigned char *ink; /* 0 .. 255, row by row */
} picture;

typedef struct box {
    int left, right, top, bottom; /* the last column and row are in it */
} box;

/* The smallest box with all ink; right < left when there is none. */
static box ink_box(const picture *p)
{
    box b = {p->width, -1, p->height, -1};
    for (int y = 0; y < p->height; y++)
        for (int x = 0; x < p->width; x++)
            if (p->ink[y * p->width + x] > INK) {
                b.left = x < b.left ? x : b.left;
                b.right = x > b.right ? x : b.right;
                b.top = y < b.top ? y : b.top;
                b.bottom = y;
            }
    return b;
}

/* Where in the box the ink has its centre of mass, as shares of its sides. */
static void centre_of_mass(const picture *p, const box *b, double *mx,
                           double *my)
{
    double mass = 0, sum_x = 0, sum_y = 0;
    for (int y = b->top; y <= b->bottom; y++)
        for (int x = b->left; x <= b->right; x++) {
            const double ink = p->ink[y * p->width + x];
            mass += ink;
            sum_x += ink * (x + 0.5 - b->left);
            sum_y += ink * (y + 0.5 - b->top);
        }
    *mx = sum_x / mass / (b->right - b->left + 1);
    *my = sum_y / mass / (b->bottom - b->top + 1);
}

/* Where a side of this length begins that has its centre of mass at share m of
 * it, and that in the middle of the picture, as far as it stays inside. */
static double begin(double length, double m)
{
    const double at = SIDE / 2.0 - m * length;
    return fmin(fmax(at, 0), SIDE - length);
}

/* Scales the box to 20 x 20 and puts its ink in the middle, as MNIST does. */
static bool fit(const picture *p, tg_real *pixels)
{
    const box b = ink_box(p);
    if (b.right < b.left) {
        tg_set_error("there is no ink in the picture");
        return false;
    }
    const int width = b.right - b.left + 1, height = b.bottom - b.top + 1;
    const double scale = 20.0 / (width > height ? width : height);
    double mx, my;
    centre_of_mass(p, &b, &mx, &my);
    const double x0 = begin(width * scale, mx), y0 = begin(height * scale, my);
    for (int i = 0; i < TG_DIGIT_PIXELS; i++) {
        double sum = 0;
        for (int s = 0; s < PARTS * PARTS; s++) {
            const double part_x = (s % PARTS + 0.5) / PARTS;
            const double part_y = (s / PARTS + 0.5) / PARTS;
            const double x = (i % SIDE + part_x - x0) / scale;
            const double y = (i / SIDE + part_y - y0) / scale;
            if (x >= 0 && y >= 0 && x < width && y < height)
                sum += p->ink[(b.top + (int)y) * p->width + b.left + (int)x];
        }
        pixels[i] = (tg_real)(sum / (PARTS * PARTS) / 255);
    }
    return true;
}

/* The picture as ink. Dark on light paper is turned around: ink is what there
 * is less of. */
static void take_ink(const tg_array *grey, unsigned char *ink)
{
    const size_t count = grey->dim[0] * grey->dim[1];
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += tg_array_get(grey, i);
    const bool paper_is_light = sum > (double)count / 2;
    for (size_t i = 0; i < count; i++) {
        const double v = 255 * tg_array_get(grey, i);
        ink[i] = (unsigned char)(paper_is_light ? 255 - v : v);
    }
}

static void check(const tg_array *grey, const tg_real *pixels)
{
    if (!grey || !pixels)
        tg_fail("%s is NULL", grey ? "pixels" : "the picture");
    if (grey->rank != 2)
        tg_fail("a picture must be [height, width], its rank is %d",
                grey->rank);
}

bool tg_digit_of(const tg_array *grey, tg_real *pixels)
{
    check(grey, pixels);
    if (grey->dim[0] > LARGEST || grey->dim[1] > LARGEST) {
        tg_set_error("a picture may be %d x %d, this is %zu x %zu", LARGEST,
                     LARGEST, grey->dim[1], grey->dim[0]);
        return false;
    }
    picture p = {(int)grey->dim[1], (int)grey->dim[0],
                 malloc(grey->dim[0] * grey->dim[1] + 1)};
    if (!p.ink) {
        tg_set_error("no memory for a picture");
        return false;
    }
    take_ink(grey, p.ink);
    const bool good = fit(&p, pixels);
    free(p.ink);
    return good;
}

bool tg_digit_read(const char *path, tg_real *pixels)
{
    if (!path || !pixels)
        tg_fail("%s NULL", path ? "pixels is" : "the path is");
    tg_array *grey = tg_pgm_read(path);
    const bool good = grey && tg_digit_of(grey, pixels);
    tg_array_free(grey);
    return good;
}

/* A line becomes two rows of ink. */
static void draw_line(const char *line, unsigned char *ink)
{
    for (int x = 0; x < COLUMNS && line[x] && line[x] != '\n'; x++)
        if (!isspace((unsigned char)line[x]))
            ink[x] = ink[COLUMNS + x] = 255;
}

/* Reads a line of any length; keeps its beginning. */
static bool read_line(FILE *from, char *line, size_t size)
{
    if (!fgets(line, (int)size, from))
        return false;
    for (int c = 0; !strchr(line, '\n') && c != '\n' && c != EOF;)
        c = getc(from);
    return line[0] != '\n' && line[0] != '\0';
}

bool tg_digit_draw(FILE *from, tg_real *pixels)
{
    if (!from || !pixels)
        tg_fail("%s is NULL", from ? "pixels" : "the file");
    unsigned char ink[2 * LINES * COLUMNS] = {0};
    picture p = {COLUMNS, 0, ink};
    char line[COLUMNS + 2];
    while (p.height < 2 * LINES && read_line(from, line, sizeof line)) {
        draw_line(line, ink + p.height * COLUMNS);
        p.height += 2;
    }
    return fit(&p, pixels);
}

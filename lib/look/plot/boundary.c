/* Decision boundaries: f on a grid. As SVG each square of the grid is cut along
 * the line f = 0.5, which is straight within it. */
#include <math.h>

#include "tape/error.h"
#include "look/plot/kind.h"

static void range(const tg_plot *plot, const tg_plot_layer *layer,
                  tg_range *across, tg_range *up)
{
    const double ends[2] = {layer->up.low, layer->up.high};
    tg_range_take_in(across, layer->across.low);
    tg_range_take_in(across, layer->across.high);
    for (int i = 0; i < 2; i++)
        if (tg_plot_has_place(plot, 0, ends[i]))
            tg_range_take_in(up, ends[i]);
}

/* ---- as SVG ---- */

/* A square of the grid: its corners, counter-clockwise, and f there. */
typedef struct square {
    tg_place at[4];
    double f[4];
} square;

/* Places, as fractions of the axes. */
static square square_at(const tg_sheet *s, const tg_plot_layer *b, int row,
                        int column)
{
    square q;
    for (int k = 0; k < 4; k++) {
        const int i = row + (k >= 2), j = column + (k == 1 || k == 2);
        const double tx = j / (double)(b->columns - 1);
        const double ty = i / (double)(b->rows - 1);
        const double x = b->across.low + tx * (b->across.high - b->across.low);
        const double y = b->up.low + ty * (b->up.high - b->up.low);
        const bool there = tg_plot_has_place(s->plot, x, y);
        q.f[k] = there ? b->y[i * b->columns + j] : NAN;
        q.at[k] = there ? (tg_place){tg_axis_place(&s->x, x),
                                     tg_axis_place(&s->y, y)}
                        : (tg_place){0, 0};
    }
    return q;
}

static bool is_known(const square *q)
{
    return !isnan(q->f[0] + q->f[1] + q->f[2] + q->f[3]);
}

/* Where f = 0.5 between corners k and k + 1, which lie on its two sides. */
static tg_place crossing(const square *q, int k)
{
    const int next = (k + 1) % 4;
    const tg_place a = q->at[k], b = q->at[next];
    const double t = (0.5 - q->f[k]) / (q->f[next] - q->f[k]);
    return (tg_place){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

static bool crosses(const square *q, int k)
{
    return (q->f[k] > 0.5) != (q->f[(k + 1) % 4] > 0.5);
}

static void put_corner(const tg_sheet *s, char step, tg_place at)
{
    tg_sheet_step(s, step,
                  (tg_place){fmax(0, fmin(1, at.x)), fmax(0, fmin(1, at.y))});
}

/* The part of the square on the side of class `one`. */
static void put_part(const tg_sheet *s, const square *q, bool one)
{
    char step = 'M';
    for (int k = 0; k < 4; k++) {
        if ((q->f[k] > 0.5) == one) {
            put_corner(s, step, q->at[k]);
            step = 'L';
        }
        if (crosses(q, k)) {
            put_corner(s, step, crossing(q, k));
            step = 'L';
        }
    }
    if (step == 'L')
        fputc('z', s->to);
}

/* Whether the whole square belongs to class `one`. */
static bool is_whole(const square *q, bool one)
{
    for (int k = 0; k < 4; k++)
        if ((q->f[k] > 0.5) != one)
            return false;
    return is_known(q);
}

/* Whole squares side by side are one rectangle. */
static void put_row(const tg_sheet *s, const tg_plot_layer *b, int row,
                    bool one)
{
    for (int j = 0; j + 1 < b->columns; j++) {
        square q = square_at(s, b, row, j);
        if (!is_known(&q))
            continue;
        while (is_whole(&q, one) && j + 2 < b->columns) {
            const square next = square_at(s, b, row, j + 1);
            if (!is_whole(&next, one))
                break;
            q.at[1] = next.at[1];
            q.at[2] = next.at[2];
            j++;
        }
        put_part(s, &q, one);
    }
}

static void put_region(const tg_sheet *s, const tg_plot_layer *b, bool one)
{
    fputs("<path d=\"M0 0", s->to);
    for (int row = 0; row + 1 < b->rows; row++)
        put_row(s, b, row, one);
    fprintf(s->to, "\" fill=\"%s\"/>\n", one ? "#f6e3d6" : "#e3ecf6");
}

/* The line f = 0.5: one piece a square, two where it is a saddle. */
static void put_contour(const tg_sheet *s, const square *q)
{
    tg_place end[4];
    int ends = 0;
    for (int k = 0; k < 4; k++)
        if (crosses(q, k))
            end[ends++] = crossing(q, k);
    for (int k = 0; k + 1 < ends; k += 2) {
        tg_place a = end[k], b = end[k + 1];
        if (tg_place_clip(&a, &b)) {
            put_corner(s, 'M', a);
            put_corner(s, 'L', b);
        }
    }
}

static void put_boundary(const tg_sheet *s, const tg_plot_layer *b)
{
    put_region(s, b, false);
    put_region(s, b, true);
    fputs("<path d=\"M0 0", s->to);
    for (int i = 0; i + 1 < b->rows; i++)
        for (int j = 0; j + 1 < b->columns; j++) {
            const square q = square_at(s, b, i, j);
            if (is_known(&q))
                put_contour(s, &q);
        }
    fputs("\" stroke=\"#333333\" stroke-width=\"1.6\" "
          "stroke-linecap=\"round\" fill=\"none\"/>\n",
          s->to);
}

/* ---- in the terminal ---- */

/* f at the nearest place of the grid; NaN outside of it. */
static double value_near(const tg_plot_layer *b, double x, double y)
{
    const double tx = (x - b->across.low) / (b->across.high - b->across.low);
    const double ty = (y - b->up.low) / (b->up.high - b->up.low);
    if (!(tx >= 0 && tx <= 1 && ty >= 0 && ty <= 1))
        return NAN;
    return b->y[(int)lround(ty * (b->rows - 1)) * b->columns +
                (int)lround(tx * (b->columns - 1))];
}

static void sketch_boundary(tg_sketch *s, const tg_plot_layer *b)
{
    for (int i = 0; i < s->canvas.rows; i++)
        for (int j = 0; j < s->canvas.columns; j++) {
            const double x = tg_axis_value(&s->x,
                                           (j + 0.5) / s->canvas.columns);
            const double y = tg_axis_value(&s->y,
                                           1 - (i + 0.5) / s->canvas.rows);
            const double v = value_near(b, x, y);
            if (isnan(v))
                continue;
            s->canvas.at[i][j].glyph = v > 0.5 ? "#" : ".";
            s->canvas.at[i][j].series = -1;
        }
}

static void put_words(FILE *to, const tg_plot_layer *boundary)
{
    const int places = boundary->rows * boundary->columns;
    int above = 0;
    for (int i = 0; i < places; i++)
        above += boundary->y[i] > 0.5;
    fprintf(to, "a boundary, %.0f%% of the places above 0.5",
            100.0 * above / places);
}

static const tg_plot_kind boundary = {
    .level = TG_PLOT_AREAS,
    .range = range,
    .svg = put_boundary,
    .sketch = sketch_boundary,
    .words = put_words,
};

void tg_plot_boundary(tg_plot *plot, tg_plot_function *f, void *context,
                      double x0, double x1, double y0, double y1)
{
    tg_plot_check("tg_plot_boundary", plot, 0, NULL);
    if (!f)
        tg_fail("tg_plot_boundary: the function is NULL");
    tg_plot_check_ends("tg_plot_boundary", x0, x1, y0, y1);
    const int side = TG_PLOT_GRID + 1, count = side * side;
    tg_plot_layer *layer = tg_plot_add("tg_plot_boundary", plot, &boundary);
    layer->across = tg_range_usable((tg_range){x0, x1});
    layer->up = tg_range_usable((tg_range){y0, y1});
    double *value = layer->y = tg_plot_take((size_t)count, sizeof *layer->y);
    const tg_range a = layer->across, u = layer->up;
    /* Not through `layer`: f may add to the plot, which moves the layers. */
    layer->rows = layer->columns = side;
    for (int i = 0; i < count; i++)
        value[i] = NAN;
    for (int i = 0; i < count; i++) {
        const double tx = i % side / (double)TG_PLOT_GRID;
        const double ty = (i - i % side) / side / (double)TG_PLOT_GRID;
        const double v = f(a.low + tx * (a.high - a.low),
                           u.low + ty * (u.high - u.low), context);
        value[i] = isnan(v) ? v
                            : fmax(-TG_PLOT_LARGEST, fmin(TG_PLOT_LARGEST, v));
    }
}

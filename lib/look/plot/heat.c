/* Heat maps. */
#include <math.h>

#include "tape/error.h"
#include "look/plot/kind.h"

enum { MOST_CELLS = 100, ROWS = 28, COLUMNS = 64 };

/* Row 0 is on top: the y axis runs downwards. */
static bool ends(const tg_plot_layer *heat, tg_range *across, tg_range *up)
{
    *across = (tg_range){-0.5, heat->columns - 0.5};
    *up = (tg_range){heat->rows - 0.5, -0.5};
    return heat->rows > 0;
}

/* The mean of the finite values of cell (row, column) of the heat map when it
 * is drawn with rows x columns cells, as a fraction of `r`; NaN: none. */
static double shade_of(const tg_plot_layer *heat, tg_range r, int row, int rows,
                       int column, int columns)
{
    const int top = (int)((long)row * heat->rows / rows);
    const int bottom = (int)((long)(row + 1) * heat->rows / rows);
    const int left = (int)((long)column * heat->columns / columns);
    const int right = (int)((long)(column + 1) * heat->columns / columns);
    double sum = 0, n = 0;
    for (int i = top; i < bottom; i++)
        for (int j = left; j < right; j++) {
            const double v = heat->y[i * heat->columns + j];
            if (!(fabs(v) <= TG_PLOT_LARGEST))
                continue;
            sum += r.high > r.low ? (v - r.low) / (r.high - r.low) : 0.5;
            n++;
        }
    return n > 0 ? sum / n : NAN;
}

static void put_words(FILE *to, const tg_plot_layer *heat)
{
    fprintf(to, "a map of %d x %d values", heat->rows, heat->columns);
    tg_put_range(to, "from", heat->rows * heat->columns, heat->y);
}

/* ---- as SVG ---- */

/* From nearly white over the accent colour to dark. */
static void put_shade(const tg_sheet *s, double shade)
{
    static const double stop[3][3] = {
        {244, 247, 251}, {0x1f * 2.4, 0x5f * 1.35, 0xa8}, {8, 29, 64}};
    const int i = shade < 0.5 ? 0 : 1;
    const double t = 2 * shade - i;
    fputs(" fill=\"#", s->to);
    for (int c = 0; c < 3; c++)
        fprintf(s->to, "%02x",
                (unsigned)(stop[i][c] + t * (stop[i + 1][c] - stop[i][c])));
    fputs("\"/>\n", s->to);
}

static void put_scale(const tg_sheet *s, tg_range r)
{
    const double x = s->right + 14, tall = s->bottom - s->top;
    enum { STEPS = 32 };
    for (int i = 0; i < STEPS; i++) {
        tg_sheet_rectangle(s, x, s->bottom - tall * (i + 1) / STEPS, x + 10,
                           s->bottom - tall * i / STEPS);
        put_shade(s, i / (double)(STEPS - 1));
    }
    tg_sheet_text(s, x + 15, s->top + 9, 11, "start",
                  tg_number_text(r.high, 4).s, 12);
    tg_sheet_text(s, x + 15, s->bottom, 11, "start", tg_number_text(r.low, 4).s,
                  12);
}

/* Cells are squares unless that leaves too narrow a strip. */
static void lay_out(tg_sheet *s, const tg_plot_layer *heat)
{
    tg_sheet_lay_out(s, 1);
    if (heat->rows == 0)
        return;
    s->right -= 82;
    const double wide = s->right - s->left, tall = s->bottom - s->top;
    const double side = fmin(wide / heat->columns, tall / heat->rows);
    if (side * heat->columns >= 40 && side * heat->rows >= 40) {
        s->inset = (wide - side * heat->columns) / 2;
        s->left += s->inset;
        s->right = s->left + side * heat->columns;
        s->top += (tall - side * heat->rows) / 2;
        s->bottom = s->top + side * heat->rows;
    }
    s->x = tg_axis_fit(tg_plot_across(s->plot), false, 9, 1,
                       (s->right - s->left) / TG_SHEET_LETTER);
    s->y = tg_axis_new(tg_plot_up(s->plot), false,
                       (int)fmax(1, fmin(9, (s->bottom - s->top) / 20)), 1);
}

/* Shade `v` between the corners, or, when it is NaN, a cross. */
static void put_cell(const tg_sheet *s, double v, tg_place a, tg_place b)
{
    if (!isnan(v)) {
        tg_sheet_rectangle(s, a.x, a.y, b.x, b.y);
        put_shade(s, v);
        return;
    }
    fprintf(s->to,
            "<path d=\"M%s %sL%s %sM%s %sL%s %s\" stroke=\"#c8622a\"/>\n",
            tg_pixel(a.x).s, tg_pixel(a.y).s, tg_pixel(b.x).s, tg_pixel(b.y).s,
            tg_pixel(a.x).s, tg_pixel(b.y).s, tg_pixel(b.x).s, tg_pixel(a.y).s);
}

/* Cells end at whole pixels, so that no gap shows between them. */
static void put_cells(const tg_sheet *s, const tg_plot_layer *heat)
{
    const int rows = heat->rows < MOST_CELLS ? heat->rows : MOST_CELLS;
    const int columns = heat->columns < MOST_CELLS ? heat->columns : MOST_CELLS;
    const tg_range r = tg_range_of(heat->rows * heat->columns, heat->y);
    const double wide = (s->right - s->left) / columns;
    const double tall = (s->bottom - s->top) / rows;
    fputs("<g shape-rendering=\"crispEdges\">\n", s->to);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            const tg_place a = {round(s->left + j * wide),
                                round(s->top + i * tall)};
            const tg_place b = {round(s->left + (j + 1) * wide),
                                round(s->top + (i + 1) * tall)};
            put_cell(s, shade_of(heat, r, i, rows, j, columns), a, b);
        }
    put_scale(s, r.low <= r.high ? r : (tg_range){NAN, NAN});
    fputs("</g>\n", s->to);
}

static void put_heat(const tg_sheet *s, const tg_plot_layer *heat)
{
    if (heat->rows > 0)
        put_cells(s, heat);
    tg_sheet_axes(s, false);
}

/* ---- in the terminal ---- */

/* Of `shade` 0 .. 1, or NaN. */
static const char *shade_glyph(bool utf8, double shade)
{
    static const char *const ascii[] = {" ", ".", ":", "-", "=",
                                        "+", "*", "#", "%", "@"};
    static const char *const blocks[] = {" ", "\u2591", "\u2592", "\u2593",
                                         "\u2588"};
    if (isnan(shade))
        return "?";
    return utf8 ? blocks[tg_canvas_cell(shade, 5)]
                : ascii[tg_canvas_cell(shade, 10)];
}

static void sketch_heat(tg_sketch *s, const tg_plot_layer *heat)
{
    const int rows = s->canvas.rows, letters = s->canvas.columns;
    const int columns = letters >= 2 * heat->columns ? letters / 2 : letters;
    const tg_range r = tg_range_of(heat->rows * heat->columns, heat->y);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < letters; j++) {
            const double shade = shade_of(heat, r, i, rows,
                                          j * columns / letters, columns);
            s->canvas.at[i][j].glyph = shade_glyph(s->canvas.utf8, shade);
            s->canvas.at[i][j].series = -1;
        }
}

static void print(FILE *to, tg_sketch *s, const tg_plot_layer *heat)
{
    const int rows = heat->rows < ROWS ? heat->rows : ROWS;
    int columns = heat->columns < COLUMNS ? heat->columns : COLUMNS;
    if (rows > 0) {
        columns *= columns <= COLUMNS / 2 ? 2 : 1;
        tg_sketch_axes(s, rows, columns, 1);
        sketch_heat(s, heat);
    } else {
        tg_sketch_axes(s, 1, TG_SKETCH_WIDTH, 0);
    }
    tg_put_sketch(to, s);
    const tg_range r = tg_range_of(heat->rows * heat->columns, heat->y);
    if (r.low <= r.high)
        fprintf(to, "  min %s  max %s\n", tg_number_text(r.low, 6).s,
                tg_number_text(r.high, 6).s);
    else
        fprintf(to, "  no finite values\n");
}

static const tg_plot_kind heat = {
    .level = TG_PLOT_ALONE,
    .svg = put_heat,
    .words = put_words,
    .lay_out = lay_out,
    .print = print,
    .ends = ends,
};

void tg_plot_heat(tg_plot *plot, int rows, int columns, const double *values)
{
    tg_plot_check("tg_plot_heat", plot, rows < columns ? rows : columns,
                  values);
    if (columns > 0 && rows > 100000000 / columns)
        tg_fail("tg_plot_heat: %d x %d values are too many", rows, columns);
    tg_plot_layer *layer = tg_plot_add("tg_plot_heat", plot, &heat);
    layer->y = tg_plot_copy_numbers(rows * columns, values);
    layer->rows = columns > 0 ? rows : 0;
    layer->columns = rows > 0 ? columns : 0;
}

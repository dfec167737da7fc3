/* The layers of a plot as SVG. */
#include <math.h>
#include <string.h>

#include "look/plot/svg.h"

enum { STYLES = 5, HEAT_MOST = 100 };

const char *tg_series_colour(int k)
{
    static const char *const colour[STYLES] = {"#1f5fa8", "#c8622a", "#3b8f5a",
                                               "#8a5aa8", "#777777"};
    return colour[k % STYLES];
}

/* The sixth series has the first colour, but other dashes. */
const char *tg_series_dashes(int k)
{
    static const char *const dashes[STYLES + 1] = {
        "",
        " stroke-dasharray=\"6 3\"",
        " stroke-dasharray=\"2 2\"",
        " stroke-dasharray=\"8 3 2 3\"",
        " stroke-dasharray=\"12 3\"",
        " stroke-dasharray=\"4 2 1 2 1 2\""};
    return dashes[k % (STYLES + 1)];
}

/* Circle, square, triangle, diamond, cross: around their centre. */
void tg_sheet_mark(const tg_sheet *s, int k, double x, double y)
{
    static const char *const shape[STYLES + 1] = {
        "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z",
        "m-2.8 -2.8h5.6v5.6h-5.6z",
        "m0 -3.8l3.6 6.2h-7.2z",
        "m0 -4l4 4l-4 4l-4 -4z",
        "m-1 -3.5h2v2.5h2.5v2h-2.5v2.5h-2v-2.5h-2.5v-2h2.5z",
        "m0 3.8l3.6 -6.2h-7.2z"};
    fprintf(s->to,
            "<path d=\"M%s %s%s\" fill=\"%s\" stroke=\"#ffffff\" "
            "stroke-width=\"0.6\"/>\n",
            tg_pixel(x).s, tg_pixel(y).s, shape[k % (STYLES + 1)],
            tg_series_colour(k));
}

/* Ends are rounded, not lengths: neighbours touch. */
static void put_rectangle(const tg_sheet *s, double x0, double y0, double x1,
                          double y1)
{
    const double left = round(x0 * 10) / 10, top = round(y0 * 10) / 10;
    fprintf(s->to, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"",
            tg_pixel(x0).s, tg_pixel(y0).s, tg_pixel(x1 - left).s,
            tg_pixel(y1 - top).s);
}

/* "M12 34", "L56 78" */
static void put_step(const tg_sheet *s, char step, tg_place at)
{
    fprintf(s->to, "%c%s %s", step, tg_pixel(tg_sheet_x(s, at.x)).s,
            tg_pixel(tg_sheet_y(s, at.y)).s);
}

static bool inside(tg_place at)
{
    return at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1;
}

/* ---- lines, points, histograms ---- */

static void put_line(const tg_sheet *s, const tg_plot_layer *line)
{
    tg_place from = {0, 0}, to = {0, 0}, pen = {-1, -1};
    bool before = false;
    fputs("<path d=\"M0 0", s->to);
    for (int i = 0; i < line->n; i++) {
        const bool now = tg_plot_place(s->plot, &s->x, &s->y, line, i, &to);
        tg_place a = from, b = to;
        if (now && before && tg_place_clip(&a, &b)) {
            if (a.x != pen.x || a.y != pen.y)
                put_step(s, 'M', a);
            put_step(s, 'L', b);
            pen = b;
        }
        before = now;
        from = to;
    }
    fprintf(s->to,
            "\" stroke=\"%s\" stroke-width=\"1.8\" stroke-linejoin=\"round\"%s "
            "fill=\"none\"/>\n",
            tg_series_colour(line->series), tg_series_dashes(line->series));
}

/* All points, or, of a line, those with no neighbour to join. */
static void put_points(const tg_sheet *s, const tg_plot_layer *layer)
{
    tg_place at, next;
    for (int i = 0; i < layer->n; i++) {
        if (!tg_plot_place(s->plot, &s->x, &s->y, layer, i, &at) || !inside(at))
            continue;
        if (layer->kind == TG_PLOT_POINTS ||
            (!tg_plot_place(s->plot, &s->x, &s->y, layer, i - 1, &next) &&
             !tg_plot_place(s->plot, &s->x, &s->y, layer, i + 1, &next)))
            tg_sheet_mark(s, layer->series, tg_sheet_x(s, at.x),
                          tg_sheet_y(s, at.y));
    }
}

static double within(double place)
{
    return fmax(0, fmin(1, place));
}

static void put_histogram(const tg_sheet *s, const tg_plot_layer *layer)
{
    fprintf(s->to, "<g fill=\"%s\" fill-opacity=\"0.35\" stroke=\"%s\"%s>\n",
            tg_series_colour(layer->series), tg_series_colour(layer->series),
            tg_series_dashes(layer->series));
    for (int i = 0; i < layer->n; i++) {
        if (layer->y[i] <= 0)
            continue;
        const double left = within(tg_axis_place(&s->x, layer->x[i]));
        const double right = within(tg_axis_place(&s->x, layer->x[i + 1]));
        const double top = within(tg_axis_place(&s->y, layer->y[i]));
        if (left >= right || top <= 0)
            continue;
        put_rectangle(s, tg_sheet_x(s, left), tg_sheet_y(s, top),
                      tg_sheet_x(s, right), s->bottom);
        fputs("/>\n", s->to);
    }
    fputs("</g>\n", s->to);
}

void tg_sheet_series(const tg_sheet *s, const tg_plot_layer *layer)
{
    if (layer->kind == TG_PLOT_HISTOGRAM) {
        put_histogram(s, layer);
        return;
    }
    if (layer->kind == TG_PLOT_LINE)
        put_line(s, layer);
    put_points(s, layer);
}

/* ---- bars ---- */

void tg_sheet_bars(const tg_sheet *s, const tg_plot_layer *bars)
{
    const tg_range r = tg_range_of(bars->n, bars->y);
    const double low = fmin(r.low, 0), high = fmax(r.high, 0);
    const double span = high > low ? high - low : 1;
    const double left = low < 0 ? s->left + 56 : s->left;
    const double wide = s->right - 56 - left;
    const double zero = left - low / span * wide;
    const double step = fmin(44, (s->bottom - s->top) / fmax(bars->n, 1));
    for (int i = 0; i < bars->n; i++) {
        const double v = bars->y[i], y = s->top + i * step;
        const double end = isfinite(v)
                               ? fmax(left,
                                      fmin(left + wide, zero + v / span * wide))
                               : zero;
        put_rectangle(s, fmin(zero, end), y + step * 0.15, fmax(zero, end),
                      y + step * 0.85);
        fprintf(s->to, " fill=\"%s\"/>\n", tg_series_colour(0));
        tg_sheet_text(s, v < 0 ? end - 4 : end + 4, y + step / 2 + 4, 11,
                      v < 0 ? "end" : "start", tg_number_text(v, 4).s, 12);
        if (bars->label[i])
            tg_sheet_text(s, s->left - 8, y + step / 2 + 4, 11, "end",
                          bars->label[i], 28);
    }
    fprintf(s->to, "<path d=\"M%s %sV%s\" stroke=\"#888888\"/>\n",
            tg_pixel(zero).s, tg_pixel(s->top).s,
            tg_pixel(s->top + fmax(bars->n, 1) * step).s);
}

/* ---- heat maps ---- */

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
        put_rectangle(s, x, s->bottom - tall * (i + 1) / STEPS, x + 10,
                      s->bottom - tall * i / STEPS);
        put_shade(s, i / (double)(STEPS - 1));
    }
    tg_sheet_text(s, x + 15, s->top + 9, 11, "start",
                  tg_number_text(r.high, 4).s, 12);
    tg_sheet_text(s, x + 15, s->bottom, 11, "start", tg_number_text(r.low, 4).s,
                  12);
}

/* Cells are squares unless that leaves too narrow a strip. */
static void lay_out_heat(tg_sheet *s, const tg_plot_layer *heat)
{
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
                       (s->right - s->left) / 6.2);
    s->y = tg_axis_new(tg_plot_up(s->plot), false,
                       (int)fmax(1, fmin(9, (s->bottom - s->top) / 20)), 1);
}

/* Shade `v` between the corners, or, when it is NaN, a cross. */
static void put_cell(const tg_sheet *s, double v, tg_place a, tg_place b)
{
    if (!isnan(v)) {
        put_rectangle(s, a.x, a.y, b.x, b.y);
        put_shade(s, v);
        return;
    }
    fprintf(s->to,
            "<path d=\"M%s %sL%s %sM%s %sL%s %s\" stroke=\"#c8622a\"/>\n",
            tg_pixel(a.x).s, tg_pixel(a.y).s, tg_pixel(b.x).s, tg_pixel(b.y).s,
            tg_pixel(a.x).s, tg_pixel(b.y).s, tg_pixel(b.x).s, tg_pixel(a.y).s);
}

/* Cells end at whole pixels, so that no gap shows between them. */
void tg_sheet_heat(tg_sheet *s, const tg_plot_layer *heat)
{
    if (heat->rows == 0)
        return;
    lay_out_heat(s, heat);
    const int rows = heat->rows < HEAT_MOST ? heat->rows : HEAT_MOST;
    const int columns = heat->columns < HEAT_MOST ? heat->columns : HEAT_MOST;
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
            put_cell(s, tg_plot_shade(heat, r, i, rows, j, columns), a, b);
        }
    put_scale(s, r.low <= r.high ? r : (tg_range){NAN, NAN});
    fputs("</g>\n", s->to);
}

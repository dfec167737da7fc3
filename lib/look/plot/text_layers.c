/* The layers of a plot in the terminal. */
#include <math.h>
#include <string.h>

#include "look/plot/text.h"

/* ---- lines and points ---- */

static void sketch_series(tg_sketch *s, const tg_plot_layer *layer)
{
    const char *glyph = tg_series_glyph(s->plot, layer->series);
    tg_place from = {0, 0}, to = {0, 0};
    bool before = false;
    for (int i = 0; i < layer->n; i++) {
        const bool now = tg_plot_place(s->plot, &s->x, &s->y, layer, i, &to);
        tg_place a = from, b = to;
        if (now)
            tg_canvas_mark(&s->canvas, to, glyph, layer->series);
        if (now && before && layer->kind == TG_PLOT_LINE &&
            tg_place_clip(&a, &b))
            tg_canvas_line(&s->canvas, a, b, glyph, layer->series);
        before = now;
        from = to;
    }
}

/* ---- histograms ---- */

/* A column up to the place: whole letters, then, in UTF-8, a part of one. */
static void sketch_column(tg_sketch *s, int column, double place,
                          const char *glyph, int series)
{
    static const char *const eighths[] = {"\u2581", "\u2582", "\u2583",
                                          "\u2584", "\u2585", "\u2586",
                                          "\u2587", "\u2588"};
    const bool blocks = s->canvas.utf8 &&
                        (s->plot->series == 1 || s->canvas.colour);
    const double letters = fmax(0, fmin(1, place)) * s->canvas.rows;
    for (int i = 0; i < s->canvas.rows; i++) {
        tg_letter *at = &s->canvas.at[s->canvas.rows - 1 - i][column];
        const int part = (int)ceil((letters - i) * 8);
        if (part <= 0)
            return;
        if (part < 8 && at->glyph)
            return;
        if (blocks)
            at->glyph = eighths[part < 8 ? part - 1 : 7];
        else if (part >= 4 || i == 0)
            at->glyph = glyph;
        at->series = (short)series;
    }
}

static void sketch_histogram(tg_sketch *s, const tg_plot_layer *layer)
{
    const int columns = s->canvas.columns;
    const char *glyph = s->plot->series == 1
                            ? "#"
                            : tg_series_glyph(s->plot, layer->series);
    for (int i = 0; i < layer->n; i++) {
        const double left = tg_axis_place(&s->x, layer->x[i]);
        const double right = tg_axis_place(&s->x, layer->x[i + 1]);
        if (layer->y[i] <= 0 || right <= 0 || left >= 1)
            continue;
        const int first = tg_canvas_cell(left + 1e-9, columns);
        const int last = tg_canvas_cell(right - 1e-9, columns);
        const double place = tg_axis_place(&s->y, layer->y[i]);
        for (int j = first; j <= last && place > 0; j++)
            sketch_column(s, j, place, glyph, layer->series);
    }
}

/* ---- boundaries ---- */

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

void tg_sketch_layers(tg_sketch *s)
{
    const tg_plot *p = s->plot;
    for (int k = 0; k < p->layers; k++)
        if (p->layer[k].kind == TG_PLOT_BOUNDARY)
            sketch_boundary(s, &p->layer[k]);
    for (int k = 0; k < p->layers; k++)
        if (p->layer[k].kind == TG_PLOT_HISTOGRAM)
            sketch_histogram(s, &p->layer[k]);
    for (int k = 0; k < p->layers; k++)
        if (p->layer[k].kind <= TG_PLOT_POINTS)
            sketch_series(s, &p->layer[k]);
}

/* ---- heat maps ---- */

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

void tg_sketch_heat(tg_sketch *s, const tg_plot_layer *heat)
{
    const int rows = s->canvas.rows, letters = s->canvas.columns;
    const int columns = letters >= 2 * heat->columns ? letters / 2 : letters;
    const tg_range r = tg_range_of(heat->rows * heat->columns, heat->y);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < letters; j++) {
            const double shade = tg_plot_shade(heat, r, i, rows,
                                               j * columns / letters, columns);
            s->canvas.at[i][j].glyph = shade_glyph(s->canvas.utf8, shade);
            s->canvas.at[i][j].series = -1;
        }
}

/* ---- bars ---- */

enum { BARS_WIDTH = 79, LABEL = 24, NUMBER = 11 };

static int label_letters(const tg_plot_layer *bars)
{
    int widest = 0;
    for (int i = 0; i < bars->n; i++) {
        const int n = bars->label[i] ? tg_letters(bars->label[i]) : 0;
        widest = n > widest ? n : widest;
    }
    return widest < LABEL ? widest : LABEL;
}

static void put_label(FILE *to, bool utf8, const char *label, int letters)
{
    const int n = label ? tg_letters(label) : 0;
    fprintf(to, "%*s", n < letters ? letters - n : 0, "");
    tg_put_letters(to, utf8, label ? label : "", letters);
}

/* The bar from zero to `end`, of `room` columns. */
static void put_bar(FILE *to, const tg_canvas *c, int zero, int end, int room)
{
    const char *block = c->utf8 ? "\u2588" : "#";
    for (int j = 0; j <= room; j++) {
        if (j == zero)
            fputs(c->utf8 ? "\u2502" : "|", to);
        if (j == room || (j >= zero && j >= end))
            break;
        const bool filled = (j >= zero && j < end) || (j < zero && j >= end);
        if (filled)
            tg_canvas_colour(to, c, 0);
        fputs(filled ? block : " ", to);
        if (filled)
            tg_canvas_colour(to, c, -1);
    }
}

void tg_print_bars(FILE *to, const tg_canvas *c, const tg_plot_layer *bars)
{
    const int letters = label_letters(bars);
    const int room = BARS_WIDTH - letters - NUMBER - 3;
    const tg_range r = tg_range_of(bars->n, bars->y);
    const double low = fmin(r.low, 0), high = fmax(r.high, 0);
    const double span = high > low ? high - low : 1;
    const int zero = (int)lround(-low / span * room);
    for (int i = 0; i < bars->n; i++) {
        const double v = bars->y[i];
        int end = zero;
        if (v >= low && v <= high)
            end = (int)lround((v - low) / span * room);
        put_label(to, c->utf8, bars->label[i], letters);
        fputc(' ', to);
        put_bar(to, c, zero, end, room);
        fprintf(to, " %s\n", tg_number_text(v, 4).s);
    }
}

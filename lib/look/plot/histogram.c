/* Histograms. */
#include <math.h>
#include <stdlib.h>

#include "tape/error.h"
#include "look/plot/kind.h"

enum { FEWEST_BINS = 5, MOST_BINS = 60, BINS_ALLOWED = 1000 };

static void range(const tg_plot *plot, const tg_plot_layer *layer,
                  tg_range *across, tg_range *up)
{
    if (layer->n > 0) {
        tg_range_take_in(across, layer->x[0]);
        tg_range_take_in(across, layer->x[layer->n]);
    }
    for (int i = 0; i < layer->n; i++)
        if (tg_plot_has_place(plot, 0, layer->y[i])) {
            tg_range_take_in(up, layer->y[i]);
            tg_range_take_in(up, plot->log_y ? 0.5 : 0);
        }
}

static void put_words(FILE *to, const tg_plot_layer *layer)
{
    fprintf(to, "%d bins", layer->n);
    tg_put_range(to, "x", layer->n + 1, layer->x);
    tg_put_range(to, "y", layer->n, layer->y);
}

/* ---- as SVG ---- */

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
        tg_sheet_rectangle(s, tg_sheet_x(s, left), tg_sheet_y(s, top),
                           tg_sheet_x(s, right), s->bottom);
        fputs("/>\n", s->to);
    }
    fputs("</g>\n", s->to);
}

static void put_key(const tg_sheet *s, const tg_plot_layer *layer, double x,
                    double y)
{
    const int k = layer->series;
    fprintf(s->to,
            "<rect x=\"%s\" y=\"%s\" width=\"22\" height=\"9\" "
            "fill=\"%s\" fill-opacity=\"0.35\" stroke=\"%s\"%s/>\n",
            tg_pixel(x + 3).s, tg_pixel(y - 4.5).s, tg_series_colour(k),
            tg_series_colour(k), tg_series_dashes(k));
}

/* ---- in the terminal ---- */

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

static const tg_plot_kind histogram = {
    .level = TG_PLOT_COLUMNS,
    .range = range,
    .svg = put_histogram,
    .sketch = sketch_histogram,
    .key = put_key,
    .words = put_words,
};

/* ---- counting ---- */

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* How many bins for n > 0 sorted values. */
static int choose_bins(int n, const double *sorted)
{
    const double iqr = sorted[(int)(0.75 * (n - 1))] -
                       sorted[(int)(0.25 * (n - 1))];
    const double span = sorted[n - 1] - sorted[0];
    double bins = ceil(log2(n)) + 1;
    if (iqr > 0 && span / iqr < 1e6)
        bins = ceil(span / iqr * cbrt(n) / 2);
    return (int)fmax(FEWEST_BINS, fmin(MOST_BINS, bins));
}

void tg_plot_histogram(tg_plot *plot, const char *name, int n,
                       const double *values, int bins)
{
    tg_plot_check("tg_plot_histogram", plot, n, values);
    if (bins < 0 || bins > BINS_ALLOWED)
        tg_fail("tg_plot_histogram: %d bins, not 0 to %d", bins, BINS_ALLOWED);
    tg_plot_layer *layer = tg_plot_add("tg_plot_histogram", plot, &histogram);
    layer->name = tg_plot_copy_text(name);
    layer->x = tg_plot_take(BINS_ALLOWED + 1, sizeof *layer->x);
    layer->y = tg_plot_take(BINS_ALLOWED, sizeof *layer->y);
    double *sorted = tg_plot_take((size_t)n, sizeof *sorted);
    int kept = 0;
    for (int i = 0; i < n; i++)
        if (fabs(values[i]) <= TG_PLOT_LARGEST)
            sorted[kept++] = values[i];
    if (kept > 0) {
        qsort(sorted, (size_t)kept, sizeof *sorted, ascending);
        layer->n = bins > 0 ? bins : choose_bins(kept, sorted);
        const tg_range r = tg_range_usable(
            (tg_range){sorted[0], sorted[kept - 1]});
        const double width = (r.high - r.low) / layer->n;
        for (int i = 0; i <= layer->n; i++)
            layer->x[i] = i < layer->n ? r.low + i * width : r.high;
        for (int i = 0; i < kept; i++) {
            const int bin = (int)((sorted[i] - r.low) / width);
            layer->y[bin < layer->n ? bin : layer->n - 1]++;
        }
    }
    free(sorted);
}

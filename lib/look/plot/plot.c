/* Making a plot: layers of numbers, and the range that they take. */
#include "look/plot/plot.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "look/plot/data.h"

enum { FEWEST_BINS = 5, MOST_BINS = 60, BINS_ALLOWED = 1000 };

/* Differences of two such numbers are finite. */
#define LARGEST 1e300

/* ---- memory ---- */

/* Zeroed; room for one more, for there may be none. */
static void *take(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);
    if (!memory)
        tg_fail("no memory for a plot of %zu numbers", count);
    return memory;
}

/* On one line, and safe for a terminal and for XML. */
static char *copy_text(const char *text)
{
    if (!text)
        return NULL;
    char *copy = take(strlen(text), 1);
    memcpy(copy, text, strlen(text));
    tg_printable(copy);
    for (char *c = copy; *c; c++)
        if (*c == '\n')
            *c = ' ';
    return copy;
}

static double *copy_numbers(int n, const double *numbers)
{
    double *copy = take((size_t)n, sizeof *copy);
    for (int i = 0; i < n; i++)
        copy[i] = numbers ? numbers[i] : i;
    return copy;
}

tg_plot *tg_plot_new(const char *title, const char *x_label,
                     const char *y_label)
{
    tg_plot *plot = take(1, sizeof *plot);
    plot->title = copy_text(title);
    plot->x_label = copy_text(x_label);
    plot->y_label = copy_text(y_label);
    return plot;
}

void tg_plot_free(tg_plot *plot)
{
    if (!plot)
        return;
    for (int k = 0; k < plot->layers; k++) {
        tg_plot_layer *layer = &plot->layer[k];
        for (int i = 0; layer->label && i < layer->n; i++)
            free(layer->label[i]);
        free(layer->label);
        free(layer->name);
        free(layer->x);
        free(layer->y);
    }
    free(plot->layer);
    free(plot->title);
    free(plot->x_label);
    free(plot->y_label);
    free(plot);
}

/* ---- layers ---- */

static bool stands_alone(tg_plot_kind kind)
{
    return kind == TG_PLOT_BARS || kind == TG_PLOT_HEAT;
}

static void check(const char *function, const tg_plot *plot, int n,
                  const void *values)
{
    if (!plot)
        tg_fail("%s: the plot is NULL", function);
    if (n < 0)
        tg_fail("%s: n is %d, less than 0", function, n);
    if (n > 0 && !values)
        tg_fail("%s: %d values, but the pointer is NULL", function, n);
}

/* The plot owns the layer from here on, though it is empty: what is taken for
 * it is freed with the plot even when tg_fail jumps out. */
static tg_plot_layer *add_layer(const char *function, tg_plot *plot,
                                tg_plot_kind kind)
{
    if (plot->layers > 0 &&
        (stands_alone(kind) || stands_alone(plot->layer[0].kind)))
        tg_fail("%s: bars and a heat map are a plot of their own", function);
    const size_t size = (size_t)(plot->layers + 1) * sizeof *plot->layer;
    tg_plot_layer *layer = realloc(plot->layer, size);
    if (!layer)
        tg_fail("%s: no memory", function);
    plot->layer = layer;
    layer += plot->layers++;
    *layer = (tg_plot_layer){.kind = kind, .series = -1};
    if (kind <= TG_PLOT_HISTOGRAM)
        layer->series = plot->series++;
    return layer;
}

static void add_series(const char *function, tg_plot *plot, tg_plot_kind kind,
                       const char *name, int n, const double *x,
                       const double *y)
{
    check(function, plot, n, y);
    tg_plot_layer *layer = add_layer(function, plot, kind);
    layer->name = copy_text(name);
    layer->x = copy_numbers(n, x);
    layer->y = copy_numbers(n, y);
    layer->n = n;
}

void tg_plot_line(tg_plot *plot, const char *name, int n, const double *x,
                  const double *y)
{
    add_series("tg_plot_line", plot, TG_PLOT_LINE, name, n, x, y);
}

void tg_plot_points(tg_plot *plot, const char *name, int n, const double *x,
                    const double *y)
{
    add_series("tg_plot_points", plot, TG_PLOT_POINTS, name, n, x, y);
}

void tg_plot_bars(tg_plot *plot, int n, const char *const *labels,
                  const double *values)
{
    check("tg_plot_bars", plot, n, values);
    tg_plot_layer *layer = add_layer("tg_plot_bars", plot, TG_PLOT_BARS);
    layer->y = copy_numbers(n, values);
    layer->label = take((size_t)n, sizeof *layer->label);
    layer->n = n;
    for (int i = 0; labels && i < n; i++)
        layer->label[i] = copy_text(labels[i]);
}

void tg_plot_heat(tg_plot *plot, int rows, int columns, const double *values)
{
    check("tg_plot_heat", plot, rows < columns ? rows : columns, values);
    if (columns > 0 && rows > 100000000 / columns)
        tg_fail("tg_plot_heat: %d x %d values are too many", rows, columns);
    tg_plot_layer *layer = add_layer("tg_plot_heat", plot, TG_PLOT_HEAT);
    layer->y = copy_numbers(rows * columns, values);
    layer->rows = columns > 0 ? rows : 0;
    layer->columns = rows > 0 ? columns : 0;
}

/* ---- histograms ---- */

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
    check("tg_plot_histogram", plot, n, values);
    if (bins < 0 || bins > BINS_ALLOWED)
        tg_fail("tg_plot_histogram: %d bins, not 0 to %d", bins, BINS_ALLOWED);
    tg_plot_layer *layer = add_layer("tg_plot_histogram", plot,
                                     TG_PLOT_HISTOGRAM);
    layer->name = copy_text(name);
    layer->x = take(BINS_ALLOWED + 1, sizeof *layer->x);
    layer->y = take(BINS_ALLOWED, sizeof *layer->y);
    double *sorted = take((size_t)n, sizeof *sorted);
    int kept = 0;
    for (int i = 0; i < n; i++)
        if (fabs(values[i]) <= LARGEST)
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

/* ---- boundaries ---- */

void tg_plot_boundary(tg_plot *plot, tg_plot_function *f, void *context,
                      double x0, double x1, double y0, double y1)
{
    check("tg_plot_boundary", plot, 0, NULL);
    if (!f)
        tg_fail("tg_plot_boundary: the function is NULL");
    if (!(x0 < x1 && y0 < y1) || fabs(x0) > LARGEST || fabs(x1) > LARGEST ||
        fabs(y0) > LARGEST || fabs(y1) > LARGEST)
        tg_fail("tg_plot_boundary: the ranges %g .. %g and %g .. %g must be "
                "finite and ascend",
                x0, x1, y0, y1);
    const int side = TG_PLOT_GRID + 1, count = side * side;
    tg_plot_layer *layer = add_layer("tg_plot_boundary", plot,
                                     TG_PLOT_BOUNDARY);
    layer->across = tg_range_usable((tg_range){x0, x1});
    layer->up = tg_range_usable((tg_range){y0, y1});
    double *value = layer->y = take((size_t)count, sizeof *layer->y);
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
        value[i] = isnan(v) ? v : fmax(-LARGEST, fmin(LARGEST, v));
    }
}

/* ---- axes ---- */

void tg_plot_log_y(tg_plot *plot, bool on)
{
    check("tg_plot_log_y", plot, 0, NULL);
    plot->log_y = on;
}

void tg_plot_range(tg_plot *plot, double x0, double x1, double y0, double y1)
{
    check("tg_plot_range", plot, 0, NULL);
    if (!(x0 < x1 && y0 < y1) || fabs(x0) > LARGEST || fabs(x1) > LARGEST ||
        fabs(y0) > LARGEST || fabs(y1) > LARGEST)
        tg_fail("tg_plot_range: the ranges %g .. %g and %g .. %g must be "
                "finite and ascend",
                x0, x1, y0, y1);
    plot->fixed = true;
    plot->across = tg_range_usable((tg_range){x0, x1});
    plot->up = tg_range_usable((tg_range){y0, y1});
}

bool tg_plot_is(const tg_plot *plot, tg_plot_kind kind)
{
    return plot->layers > 0 && plot->layer[0].kind == kind;
}

bool tg_plot_has_legend(const tg_plot *plot)
{
    for (int k = 0; k < plot->layers; k++)
        if (plot->layer[k].name)
            return plot->series > 1;
    return false;
}

/* The range that the layers of a plot take, and where their numbers lie. */
#include <math.h>

#include "look/plot/data.h"

/* Beyond these a number counts as infinite, or, by log10, as 0. */
#define LARGEST      1e300
#define SMALLEST_LOG 1e-280

static const tg_range empty = {INFINITY, -INFINITY};

static void take_in(tg_range *r, double v)
{
    r->low = fmin(r->low, v);
    r->high = fmax(r->high, v);
}

bool tg_plot_has_place(const tg_plot *plot, double x, double y)
{
    return fabs(x) <= LARGEST && fabs(y) <= LARGEST &&
           (!plot->log_y || y >= SMALLEST_LOG);
}

bool tg_plot_place(const tg_plot *plot, const tg_axis *x, const tg_axis *y,
                   const tg_plot_layer *layer, int i, tg_place *place)
{
    if (i < 0 || i >= layer->n ||
        !tg_plot_has_place(plot, layer->x[i], layer->y[i]))
        return false;
    *place = (tg_place){tg_axis_place(x, layer->x[i]),
                        tg_axis_place(y, layer->y[i])};
    return true;
}

tg_range tg_range_of(int n, const double *values)
{
    tg_range r = empty;
    for (int i = 0; i < n; i++)
        if (fabs(values[i]) <= LARGEST)
            take_in(&r, values[i]);
    return r;
}

static bool holds(const tg_plot *plot, tg_plot_kind kind)
{
    for (int k = 0; k < plot->layers; k++)
        if (plot->layer[k].kind == kind)
            return true;
    return false;
}

/* ---- across ---- */

static void take_in_across(const tg_plot *plot, const tg_plot_layer *layer,
                           tg_range *r)
{
    if (layer->kind == TG_PLOT_BOUNDARY) {
        take_in(r, layer->across.low);
        take_in(r, layer->across.high);
    } else if (layer->kind == TG_PLOT_HISTOGRAM && layer->n > 0) {
        take_in(r, layer->x[0]);
        take_in(r, layer->x[layer->n]);
    } else if (layer->kind <= TG_PLOT_POINTS) {
        for (int i = 0; i < layer->n; i++)
            if (tg_plot_has_place(plot, layer->x[i], layer->y[i]))
                take_in(r, layer->x[i]);
    }
}

tg_range tg_plot_across(const tg_plot *plot)
{
    if (tg_plot_is(plot, TG_PLOT_HEAT) && plot->layer[0].columns > 0)
        return (tg_range){-0.5, plot->layer[0].columns - 0.5};
    if (plot->fixed)
        return plot->across;
    tg_range r = empty;
    for (int k = 0; k < plot->layers; k++)
        take_in_across(plot, &plot->layer[k], &r);
    r = tg_range_usable(r);
    if (!holds(plot, TG_PLOT_POINTS) || holds(plot, TG_PLOT_BOUNDARY))
        return r;
    return tg_range_pad(r, 0.04, false);
}

/* ---- up ---- */

static void take_in_up(const tg_plot *plot, const tg_plot_layer *layer,
                       tg_range *r)
{
    if (layer->kind == TG_PLOT_BOUNDARY) {
        if (tg_plot_has_place(plot, 0, layer->up.low))
            take_in(r, layer->up.low);
        if (tg_plot_has_place(plot, 0, layer->up.high))
            take_in(r, layer->up.high);
    } else if (layer->kind == TG_PLOT_HISTOGRAM) {
        for (int i = 0; i < layer->n; i++)
            if (tg_plot_has_place(plot, 0, layer->y[i])) {
                take_in(r, layer->y[i]);
                take_in(r, plot->log_y ? 0.5 : 0);
            }
    } else if (layer->kind <= TG_PLOT_POINTS) {
        for (int i = 0; i < layer->n; i++)
            if (tg_plot_has_place(plot, layer->x[i], layer->y[i]))
                take_in(r, layer->y[i]);
    }
}

tg_range tg_plot_up(const tg_plot *plot)
{
    if (tg_plot_is(plot, TG_PLOT_HEAT) && plot->layer[0].rows > 0)
        return (tg_range){plot->layer[0].rows - 0.5, -0.5};
    if (plot->fixed && (!plot->log_y || plot->up.low >= SMALLEST_LOG))
        return plot->up;
    tg_range r = empty;
    for (int k = 0; k < plot->layers; k++)
        take_in_up(plot, &plot->layer[k], &r);
    if (plot->log_y && !(r.low <= r.high))
        return (tg_range){1, 10};
    r = tg_range_usable(r);
    if (holds(plot, TG_PLOT_BOUNDARY))
        return r;
    const tg_range padded = tg_range_pad(r, 0.05, plot->log_y);
    const bool on_ground = holds(plot, TG_PLOT_HISTOGRAM) && r.low >= 0;
    return (tg_range){on_ground ? r.low : padded.low, padded.high};
}

/* ---- heat maps ---- */

double tg_plot_shade(const tg_plot_layer *heat, tg_range r, int row, int rows,
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
            if (!(fabs(v) <= LARGEST))
                continue;
            sum += r.high > r.low ? (v - r.low) / (r.high - r.low) : 0.5;
            n++;
        }
    return n > 0 ? sum / n : NAN;
}

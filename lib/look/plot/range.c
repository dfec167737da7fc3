/* The range that the layers of a plot take, and the places of their numbers. */
#include <math.h>

#include "look/plot/kind.h"

/* Below this a number counts, by log10, as 0. */
#define SMALLEST_LOG 1e-280

static const tg_range empty = {INFINITY, -INFINITY};

void tg_range_take_in(tg_range *r, double v)
{
    r->low = fmin(r->low, v);
    r->high = fmax(r->high, v);
}

bool tg_plot_has_place(const tg_plot *plot, double x, double y)
{
    return fabs(x) <= TG_PLOT_LARGEST && fabs(y) <= TG_PLOT_LARGEST &&
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
        if (fabs(values[i]) <= TG_PLOT_LARGEST)
            tg_range_take_in(&r, values[i]);
    return r;
}

/* Of a kind that is a plot of its own: false where it leaves them open. */
static bool own_ends(const tg_plot *plot, tg_range *across, tg_range *up)
{
    const tg_plot_layer *alone = tg_plot_alone(plot);
    return alone && alone->kind->ends && alone->kind->ends(alone, across, up);
}

static void take_in_layers(const tg_plot *plot, tg_range *across, tg_range *up)
{
    *across = *up = empty;
    for (int k = 0; k < plot->layers; k++)
        if (plot->layer[k].kind->range)
            plot->layer[k].kind->range(plot, &plot->layer[k], across, up);
}

tg_range tg_plot_across(const tg_plot *plot)
{
    tg_range across, up;
    bool padded = false;
    if (own_ends(plot, &across, &up))
        return across;
    if (plot->fixed)
        return plot->across;
    take_in_layers(plot, &across, &up);
    across = tg_range_usable(across);
    for (int k = 0; k < plot->layers; k++)
        padded |= plot->layer[k].kind->padded;
    if (!padded || tg_plot_has_level(plot, TG_PLOT_AREAS))
        return across;
    return tg_range_pad(across, 0.04, false);
}

tg_range tg_plot_up(const tg_plot *plot)
{
    tg_range across, up;
    if (own_ends(plot, &across, &up))
        return up;
    if (plot->fixed && (!plot->log_y || plot->up.low >= SMALLEST_LOG))
        return plot->up;
    take_in_layers(plot, &across, &up);
    if (plot->log_y && !(up.low <= up.high))
        return (tg_range){1, 10};
    up = tg_range_usable(up);
    if (tg_plot_has_level(plot, TG_PLOT_AREAS))
        return up;
    const tg_range padded = tg_range_pad(up, 0.05, plot->log_y);
    const bool stands = tg_plot_has_level(plot, TG_PLOT_COLUMNS) && up.low >= 0;
    return (tg_range){stands ? up.low : padded.low, padded.high};
}

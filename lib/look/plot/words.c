/* A plot in a line of words. */
#include <math.h>

#include "tape/error.h"
#include "look/plot/data.h"

enum { SPELLED_OUT = 12 };

static void put_range(FILE *to, const char *name, int n, const double *values)
{
    const tg_range r = tg_range_of(n, values);
    if (r.low == r.high)
        fprintf(to, ", %s %.4g", name, r.low);
    else if (r.low < r.high)
        fprintf(to, ", %s %.4g to %.4g", name, r.low, r.high);
}

static void put_bars(FILE *to, const tg_plot_layer *bars)
{
    fprintf(to, "%d bars", bars->n);
    if (bars->n > SPELLED_OUT) {
        put_range(to, "of", bars->n, bars->y);
        return;
    }
    for (int i = 0; i < bars->n; i++)
        fprintf(to, "%s %s %.4g", i ? "," : ":",
                bars->label[i] ? bars->label[i] : "-", bars->y[i]);
}

static void put_boundary(FILE *to, const tg_plot_layer *boundary)
{
    const int places = boundary->rows * boundary->columns;
    int above = 0;
    for (int i = 0; i < places; i++)
        above += boundary->y[i] > 0.5;
    fprintf(to, "a boundary, %.0f%% of the places above 0.5",
            100.0 * above / places);
}

static void put_layer(FILE *to, const tg_plot_layer *l)
{
    const bool histogram = l->kind == TG_PLOT_HISTOGRAM;
    if (l->name)
        fprintf(to, "%s: ", l->name);
    if (l->kind == TG_PLOT_BARS) {
        put_bars(to, l);
    } else if (l->kind == TG_PLOT_BOUNDARY) {
        put_boundary(to, l);
    } else if (l->kind == TG_PLOT_HEAT) {
        fprintf(to, "a map of %d x %d values", l->rows, l->columns);
        put_range(to, "from", l->rows * l->columns, l->y);
    } else {
        fprintf(to, "%s%d %s", l->kind == TG_PLOT_LINE ? "a line of " : "",
                l->n, histogram ? "bins" : "points");
        put_range(to, "x", l->n + histogram, l->x);
        put_range(to, "y", l->n, l->y);
    }
}

void tg_plot_words(FILE *to, const tg_plot *plot)
{
    if (!plot)
        tg_fail("tg_plot_words: the plot is NULL");
    if (plot->title)
        fprintf(to, "%s%s", plot->title, plot->layers ? ". " : "");
    for (int i = 0; i < plot->layers; i++) {
        fputs(i ? "; " : "", to);
        put_layer(to, &plot->layer[i]);
    }
}

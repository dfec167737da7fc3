/* What a plot holds, for the code that draws it. */
#ifndef TG_LOOK_PLOT_DATA_H
#define TG_LOOK_PLOT_DATA_H

#include "look/plot/plot.h"
#include "look/text/text.h"
#include "look/plot/axes.h"

/* Numbers beyond this are not drawn: differences of two others are finite. */
#define TG_PLOT_LARGEST 1e300

typedef struct tg_plot_kind tg_plot_kind; /* look/plot/kind.h */

typedef struct tg_plot_layer {
    const tg_plot_kind *kind;
    int series;          /* 0, 1, ...; -1 of a kind without a legend */
    char *name;          /* or NULL */
    int n;               /* points, bins, bars */
    double *x;           /* [n]; histogram: [n + 1] edges; else NULL */
    double *y;           /* [n]; counts; lengths; [rows x columns] values */
    char **label;        /* bars: [n], each may be NULL */
    int rows, columns;   /* heat: cells; boundary: places, row 0 below */
    tg_range across, up; /* boundary: the area it covers */
} tg_plot_layer;

struct tg_plot {
    char *title, *x_label, *y_label; /* each may be NULL */
    tg_plot_layer *layer;            /* [layers] */
    int layers, series;
    bool log_y, fixed;
    tg_range across, up; /* with `fixed` */
};

/* The ends of the axes, usable and padded. */
tg_range tg_plot_across(const tg_plot *plot);
tg_range tg_plot_up(const tg_plot *plot);

/* Makes the range wide enough for v. */
void tg_range_take_in(tg_range *r, double v);

/* Whether (x, y) can be drawn. */
bool tg_plot_has_place(const tg_plot *plot, double x, double y);

/* The place of (x[i], y[i]) of a layer; false when it has none. */
bool tg_plot_place(const tg_plot *plot, const tg_axis *x, const tg_axis *y,
                   const tg_plot_layer *layer, int i, tg_place *place);

/* The least and the greatest of n values, of those that are finite. */
tg_range tg_range_of(int n, const double *values);

/* Whether there is more than one series, and one has a name. */
bool tg_plot_has_legend(const tg_plot *plot);

#endif

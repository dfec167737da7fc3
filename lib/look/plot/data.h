/* What a plot holds, for those that draw it. */
#ifndef TG_LOOK_PLOT_DATA_H
#define TG_LOOK_PLOT_DATA_H

#include "look/plot/plot.h"
#include "look/text/text.h"
#include "look/plot/axes.h"

typedef enum tg_plot_kind {
    TG_PLOT_LINE,
    TG_PLOT_POINTS,
    TG_PLOT_HISTOGRAM,
    TG_PLOT_BARS,
    TG_PLOT_HEAT,
    TG_PLOT_BOUNDARY
} tg_plot_kind;

typedef struct tg_plot_layer {
    tg_plot_kind kind;
    int series;          /* lines, points, histograms: 0, 1, ... ; else -1 */
    char *name;          /* or NULL */
    int n;               /* points, bins, bars */
    double *x;           /* [n]; histogram: [n + 1] edges; else NULL */
    double *y;           /* [n]; counts; lengths; [rows x columns] values */
    char **label;        /* bars: [n], each may be NULL */
    int rows, columns;   /* heat: cells; boundary: places, row 0 below */
    tg_range across, up; /* boundary: where it lies */
} tg_plot_layer;

struct tg_plot {
    char *title, *x_label, *y_label; /* each may be NULL */
    tg_plot_layer *layer;            /* [layers] */
    int layers, series;
    bool log_y, fixed;
    tg_range across, up; /* with `fixed` */
};

/* Whether the first layer, and so the only one, is of this kind. */
bool tg_plot_is(const tg_plot *plot, tg_plot_kind kind);

/* The ends of the axes, usable and padded. */
tg_range tg_plot_across(const tg_plot *plot);
tg_range tg_plot_up(const tg_plot *plot);

/* Whether y can be drawn on the y axis. */
bool tg_plot_has_place(const tg_plot *plot, double x, double y);

/* Where number i of a line or of points lies: false when nowhere. */
bool tg_plot_place(const tg_plot *plot, const tg_axis *x, const tg_axis *y,
                   const tg_plot_layer *layer, int i, tg_place *place);

/* The least and the greatest of n values, of those that are finite. */
tg_range tg_range_of(int n, const double *values);

/* The mean of the finite values of cell (row, column) of the heat map when it
 * is drawn with rows x columns cells, as a fraction of `r`; NaN: none. */
double tg_plot_shade(const tg_plot_layer *heat, tg_range r, int row, int rows,
                     int column, int columns);

/* Whether there is more than one series, and one has a name. */
bool tg_plot_has_legend(const tg_plot *plot);

#endif

/* A kind of layer: one descriptor, in a file of its own, next to the function
 * of plot.h that makes such a layer. The code that draws a plot asks the
 * descriptor and knows no kinds. */
#ifndef TG_LOOK_PLOT_KIND_H
#define TG_LOOK_PLOT_KIND_H

#include "look/plot/svg.h"
#include "look/plot/text.h"

/* What is drawn first is under the rest. */
typedef enum tg_plot_level {
    TG_PLOT_ALONE,   /* a plot of its own */
    TG_PLOT_AREAS,   /* cover the plane, and the axes end where they do */
    TG_PLOT_COLUMNS, /* stand on the x axis */
    TG_PLOT_MARKS,   /* lines and points */
    TG_PLOT_LEVELS
} tg_plot_level;

struct tg_plot_kind {
    tg_plot_level level;
    bool padded; /* the x axis is longer than what it shows */
    bool joined; /* a curve: the legend says where another one hides it */

    /* Makes the ranges wide enough for a layer. */
    void (*range)(const tg_plot *plot, const tg_plot_layer *layer,
                  tg_range *across, tg_range *up);
    void (*svg)(const tg_sheet *s, const tg_plot_layer *layer);
    void (*sketch)(tg_sketch *s, const tg_plot_layer *layer);
    /* Its sign in the legend, from x on, around y; NULL: it is no series. */
    void (*key)(const tg_sheet *s, const tg_plot_layer *layer, double x,
                double y);
    /* "a line of 10 points" */
    void (*words)(FILE *to, const tg_plot_layer *layer);

    /* Of a kind that stands alone: places the area of the numbers, and
     * prints all of the plot. NULL for others. */
    void (*lay_out)(tg_sheet *s, const tg_plot_layer *layer);
    void (*print)(FILE *to, tg_sketch *s, const tg_plot_layer *layer);
    /* The ends of its axes; false: as for an empty plot. */
    bool (*ends)(const tg_plot_layer *layer, tg_range *across, tg_range *up);
};

/* For the functions that make layers. Adds an empty one; fails where the plot
 * has another kind and one of the two is a plot of its own. The plot owns the
 * layer from here on: what is taken for it is freed with the plot even when
 * tg_fail jumps out. `function` is what messages begin with. */
tg_plot_layer *tg_plot_add(const char *function, tg_plot *plot,
                           const tg_plot_kind *kind);

/* Adds a layer of n points (x[i], y[i]); x NULL: 0, 1, 2, ... */
void tg_plot_add_points(const char *function, tg_plot *plot,
                        const tg_plot_kind *kind, const char *name, int n,
                        const double *x, const double *y);

/* Fails for a NULL plot, for NULL values where n > 0, and for n < 0. */
void tg_plot_check(const char *function, const tg_plot *plot, int n,
                   const void *values);

/* Fails unless x0 < x1 and y0 < y1 are finite. */
void tg_plot_check_ends(const char *function, double x0, double x1, double y0,
                        double y1);

/* Memory that a layer owns, zeroed; copies of a text and of numbers (NULL: 0,
 * 1, 2, ...). */
void *tg_plot_take(size_t count, size_t size);
char *tg_plot_copy_text(const char *text);
double *tg_plot_copy_numbers(int n, const double *numbers);

/* The first layer where its kind is a plot of its own, else NULL. */
const tg_plot_layer *tg_plot_alone(const tg_plot *plot);

/* Whether there is a layer of this level. */
bool tg_plot_has_level(const tg_plot *plot, tg_plot_level level);

/* What lines and points share. */
void tg_points_range(const tg_plot *plot, const tg_plot_layer *layer,
                     tg_range *across, tg_range *up);
void tg_points_words(FILE *to, const tg_plot_layer *layer);

/* ", x 0 to 9" */
void tg_put_range(FILE *to, const char *name, int n, const double *values);

#endif

/* Plots: curves, clouds of points, histograms, bars, heat maps and decision
 * boundaries, as SVG and in the terminal.
 *
 *     tg_plot *p = tg_plot_new("Training", "epoch", "loss");
 *     tg_plot_line(p, "train", epochs, NULL, train_loss);
 *     tg_plot_line(p, "test", epochs, NULL, test_loss);
 *     tg_plot_print(p);
 *     if (!tg_plot_svg(p, "loss.svg"))
 *         fprintf(stderr, "%s\n", tg_error());
 *     tg_plot_free(p);
 *
 * The plot copies what it is given and owns the copies. Names and texts may be
 * NULL. NaN, infinities and numbers beyond 1e300 are not drawn; they break a
 * line. A plot without numbers has axes from 0 to 1. Every function fails for
 * a wrong argument and for lack of memory. */
#ifndef TG_LOOK_PLOT_PLOT_H
#define TG_LOOK_PLOT_PLOT_H

#include <stdbool.h>
#include <stdio.h>

typedef struct tg_plot tg_plot;

/* The caller frees it; NULL may be freed. */
tg_plot *tg_plot_new(const char *title, const char *x_label,
                     const char *y_label);
void tg_plot_free(tg_plot *plot);

/* Joins (x[i], y[i]), i < n, by a line; x NULL: 0, 1, 2, ... Where a later line
 * runs over most of it the legend says so: "relu (under leaky)". */
void tg_plot_line(tg_plot *plot, const char *name, int n, const double *x,
                  const double *y);

/* A mark at each (x[i], y[i]); x NULL: 0, 1, 2, ... */
void tg_plot_points(tg_plot *plot, const char *name, int n, const double *x,
                    const double *y);

/* How many of the finite values fall into each of `bins` intervals of equal
 * width, 1 to 1000. bins 0: by the rule of Freedman and Diaconis (On the
 * histogram as a density estimator, 1981): width 2 IQR / n^(1/3), or of
 * Sturges where the IQR is 0; 5 to 60 of them. */
void tg_plot_histogram(tg_plot *plot, const char *name, int n,
                       const double *values, int bins);

/* A horizontal bar from 0 for each value, with its label (NULL: none) and its
 * number. Bars are a plot of their own: nothing else may be added. */
void tg_plot_bars(tg_plot *plot, int n, const char *const *labels,
                  const double *values);

/* values[rows x columns] as shades, row 0 on top, what is not finite marked.
 * A heat map is a plot of its own. Large ones are drawn smaller: a shade is
 * then the mean of the finite values of its block. */
void tg_plot_heat(tg_plot *plot, int rows, int columns, const double *values);

/* The two regions of x0..x1, y0..y1 where f > 0.5 and where not, and the line
 * between them, under everything else. f is called here, on a grid of
 * TG_PLOT_GRID + 1 by TG_PLOT_GRID + 1 places; where it is NaN nothing is
 * drawn. */
typedef double tg_plot_function(double x, double y, void *context);
enum { TG_PLOT_GRID = 60 };
void tg_plot_boundary(tg_plot *plot, tg_plot_function *f, void *context,
                      double x0, double x1, double y0, double y1);

/* A logarithmic y axis: values <= 0 are left out. Not of bars, heat maps. */
void tg_plot_log_y(tg_plot *plot, bool on);

/* Fixes the axes, x0 < x1 and y0 < y1; what is outside is cut off. Bars and
 * heat maps keep theirs; with a logarithmic axis a y0 <= 0 is ignored. */
void tg_plot_range(tg_plot *plot, double x0, double x1, double y0, double y1);

/* Writes the plot: the same plot gives the same bytes. False with tg_error();
 * a file that was at `path` is then as it was. 560 x 360 pixels, more height
 * for many bars. */
bool tg_plot_svg(const tg_plot *plot, const char *path);
void tg_plot_fsvg(FILE *to, const tg_plot *plot);

/* Draws with letters, in at most 79 columns: braille and blocks where LC_ALL,
 * else LC_CTYPE, else LANG says UTF-8, otherwise ASCII. Coloured only when
 * `to` is a terminal, NO_COLOR is unset or empty and TERM is not "dumb". */
void tg_plot_fprint(FILE *to, const tg_plot *plot);
void tg_plot_print(const tg_plot *plot);

/* What the plot shows, in one line of words without a line feed: for readers
 * who do not see it, and to compare two plots. "Loss. train: a line of 10
 * points, x 0 to 9, y 0.02 to 0.31; test: ..." */
void tg_plot_words(FILE *to, const tg_plot *plot);

#endif

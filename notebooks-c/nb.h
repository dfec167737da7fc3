/* What a notebook shows besides what it prints: pictures, tables, pages.
 *
 *     #include "nb.h"
 *     ...
 *     // %% loss The loss while it learns
 *     nb_plot_line("Loss", "step", "loss", steps, NULL, losses);
 *     nb_graph(loss);
 *
 * Run by the runner, each call puts a picture into the page at its place, with
 * the same in words for those who do not see it. Run as a normal program, it
 * prints text instead: a plot in letters, a tensor's numbers, a table. */
#ifndef NB_H
#define NB_H

#include "tapegrad.h"

/* A plot of yours (look/plot/plot.h). The caller still owns it. */
void nb_plot(const tg_plot *plot);

/* Plots of one kind, made, shown and freed. Labels may be NULL; x NULL: 0, 1,
 * 2, ...; the rest as in look/plot/plot.h. */
void nb_plot_line(const char *title, const char *x_label, const char *y_label,
                  int n, const double *x, const double *y);
void nb_plot_points(const char *title, const char *x_label, const char *y_label,
                    int n, const double *x, const double *y);
void nb_plot_histogram(const char *title, const char *x_label, int n,
                       const double *values);
void nb_plot_bars(const char *title, int n, const char *const *labels,
                  const double *values);

/* The graph of the tape below `loss`, forward (look/graph/graph.h); with
 * .part = TG_PART_BOTH also its backward passes. Fails as tg_svg does. */
void nb_graph(const tg_tensor *loss, tg_graph_options options);

/* A tensor: up to 10 columns and 20 rows as a table of numbers, a larger one
 * as a heat map. The rows are those of its last axis; a tensor of one axis is
 * one row. */
void nb_tensor(const tg_tensor *t);

/* n images [rows x columns], one after the other in `pixels`, `across` of them
 * next to each other. 0 is white and the largest number of an image black; in
 * one with numbers below 0 they are orange, those above blue. `captions` ([n],
 * or NULL) stand below. */
void nb_images(const char *title, int n, int rows, int columns,
               const tg_real *pixels, int across, const char *const *captions);

/* Text in Markdown, as in printf: a sentence with numbers in it, a table. What
 * follows on it without other output between goes on with the same text, so a
 * table may be written row by row. Its line feeds are yours to write. */
void nb_markdown(const char *format, ...) TG_PRINTF(1, 2);

/* An SVG picture (with xmlns, width and height) or a page of HTML that is
 * complete in itself; the page is shown in a frame of its own. `words` says the
 * same in a line of text and may not be NULL. */
void nb_svg(const char *svg, const char *words);
void nb_html(const char *html, const char *words);

/* The replay page of `loss` (look/page/html.h), as such a page; with a film of
 * the training that led there (look/page/film.h), or NULL. Fails as tg_html
 * does. */
void nb_replay(tg_tensor *loss, tg_film *film);

#ifndef TG_PLAIN_CALLS /* so that errors name the line of the call */
/* clang-format off */
#define NB_GRAPH(loss, ...) loss, TG_OPTIONS(tg_graph, __VA_ARGS__)
#define nb_plot(...) (TG_AT(nb_plot, #__VA_ARGS__), (nb_plot)(__VA_ARGS__), tg_site_pop())
#define nb_plot_line(...) (TG_AT(nb_plot_line, #__VA_ARGS__), (nb_plot_line)(__VA_ARGS__), tg_site_pop())
#define nb_plot_points(...) (TG_AT(nb_plot_points, #__VA_ARGS__), (nb_plot_points)(__VA_ARGS__), tg_site_pop())
#define nb_plot_histogram(...) (TG_AT(nb_plot_histogram, #__VA_ARGS__), (nb_plot_histogram)(__VA_ARGS__), tg_site_pop())
#define nb_plot_bars(...) (TG_AT(nb_plot_bars, #__VA_ARGS__), (nb_plot_bars)(__VA_ARGS__), tg_site_pop())
#define nb_graph(...) (TG_AT(nb_graph, #__VA_ARGS__), (nb_graph)(NB_GRAPH(__VA_ARGS__, )), tg_site_pop())
#define nb_tensor(...) (TG_AT(nb_tensor, #__VA_ARGS__), (nb_tensor)(__VA_ARGS__), tg_site_pop())
#define nb_images(...) (TG_AT(nb_images, #__VA_ARGS__), (nb_images)(__VA_ARGS__), tg_site_pop())
#define nb_markdown(...) (TG_AT(nb_markdown, #__VA_ARGS__), (nb_markdown)(__VA_ARGS__), tg_site_pop())
#define nb_svg(...) (TG_AT(nb_svg, #__VA_ARGS__), (nb_svg)(__VA_ARGS__), tg_site_pop())
#define nb_html(...) (TG_AT(nb_html, #__VA_ARGS__), (nb_html)(__VA_ARGS__), tg_site_pop())
#define nb_replay(...) (TG_AT(nb_replay, #__VA_ARGS__), (nb_replay)(__VA_ARGS__), tg_site_pop())
/* clang-format on */
#endif

#endif

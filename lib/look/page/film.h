/* A film of a training run, for the replay page: what tg_record saw of it.
 *
 *     tg_film *film = tg_film_new();
 *     for (int step = 0; step < 2000; step++) {
 *         tg_tensor *loss = ...;
 *         tg_backward(loss);
 *         tg_record(film, loss);
 *         ... update, tg_rewind ...
 *     }
 *     if (!tg_html_film(loss_now, "out.html", film))
 *         fprintf(stderr, "%s\n", tg_error());
 *     tg_film_free(film);
 *
 * However long the run, a film keeps at most TG_FILM_FRAMES frames, evenly
 * spaced from the first call on, in 1 MB of the page; and 512 losses. A frame
 * holds the whole forward and backward pass; where they are large (more than
 * 100 kB on the page, for which the size of the batch counts, too), only the
 * parameters. */
#ifndef TG_LOOK_PAGE_FILM_H
#define TG_LOOK_PAGE_FILM_H

#include "tape/tape.h"
#include "look/plot/plot.h"

enum { TG_FILM_FRAMES = 40 };

typedef struct tg_film tg_film;

/* The caller frees it; NULL may be freed. Fails without memory. */
tg_film *tg_film_new(void);
void tg_film_free(tg_film *film);

/* For a problem of two numbers: each frame shows where f > 0.5 in x0..x1,
 * y0..y1; f is a function double f(double x, double y, void *context). It is
 * called at 33 by 33 places; what it records on the tape is rewound after each
 * call. It may rewind to a mark of its own, not further. */
void tg_film_boundary(tg_film *film, tg_plot_function *f, void *context,
                      double x0, double x1, double y0, double y1);

/* The samples (x[i], y[i]) on that plane, of class label[i], 0 or 1. At most
 * 1,000 of them are drawn, evenly chosen. */
void tg_film_points(tg_film *film, int n, const double *x, const double *y,
                    const double *label);

/* Call it in each step of the training, before the parameters are updated. It
 * reads the loss's last backward pass, or records one and forgets it; no
 * ->grad changes. With a NULL film it does nothing; the two functions above
 * then only check their arguments. Fails as tg_backward does. */
void tg_record(tg_film *film, tg_tensor *loss);

#endif

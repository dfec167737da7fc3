/* Right on average: the gradients of batches against the full one, and two ways
 * down where there is little enough to draw. */
#include <math.h>
#include <stdio.h>

#include "lesson.h"

/* ---- the mean of gradients ---- */

/* How far the mean of the mini-batches' gradients is from the full one.
 * tg_backward adds to the gradient that is there, so each batch sends its
 * share; without a rewind, all of them stay on the tape. */
double mean_against_full(const tg_mnist *d, size_t batch)
{
    tg_model *full = make(tg_tape_new()), *mean = make(tg_tape_new());
    tg_batches *b = tg_batches_new(IMAGES, batch, true, 9);
    double apart = 0, all = 0;
    const size_t *rows;
    tg_batches_begin_epoch(b);
    tg_backward(loss_over(full, d, b->order, IMAGES));
    for (size_t n; tg_batches_next(b, &rows, &n);) {
        const double share = (double)n / IMAGES;
        tg_backward(tg_mul_scalar(loss_over(mean, d, rows, n), share));
    }
    const tg_tensor *g = full->param[0]->grad, *sum = mean->param[0]->grad;
    for (size_t i = 0; i < g->count; i++) {
        apart += fabs((double)(g->data[i] - sum->data[i]));
        all += fabs((double)g->data[i]);
    }
    tg_batches_free(b);
    tg_tape_free(full->tape);
    tg_tape_free(mean->tape);
    return apart / all;
}

void compare_mean(const tg_mnist *d)
{
    printf("The mean of the gradients of %d mini-batches, each with its share, "
           "against the\nfull gradient: %s.\n\n",
           (IMAGES + UNEVEN - 1) / UNEVEN,
           mean_against_full(d, UNEVEN) < 1e-5 ? "equal, but for rounding"
                                               : "THEY DIFFER");
}

/* ---- two weights, and two samples that pull apart ---- */

/* The loss of a sample is a bowl, ten times as steep along w2:
 *     E_s = ((w1 - a_s)^2 + 10 (w2 - b_s)^2) / 2
 * and is lowest at a point of its own, (a_s, b_s). */
enum { SAMPLES = 2 };
static const double a[SAMPLES] = {0.8, -0.8}, b[SAMPLES] = {0.25, -0.25};
static const double path_rate = 0.06;

/* Adds a share of the gradient of E_s at (w1, w2) to g. */
static void pull(int s, double share, double w1, double w2, double g[2])
{
    g[0] += share * (w1 - a[s]);
    g[1] += share * 10 * (w2 - b[s]);
}

void walk(bool one_at_a_time, double rate, double *w1, double *w2)
{
    tg_rng rng = tg_rng_new(9);
    w1[0] = 2;
    w2[0] = 1;
    for (int i = 0; i < STEPS; i++) {
        double g[2] = {0, 0};
        if (one_at_a_time)
            pull((int)tg_rng_below(&rng, SAMPLES), 1, w1[i], w2[i], g);
        else
            for (int s = 0; s < SAMPLES; s++)
                pull(s, 1.0 / SAMPLES, w1[i], w2[i], g);
        w1[i + 1] = w1[i] - rate * g[0];
        w2[i + 1] = w2[i] - rate * g[1];
    }
}

/* Where w1^2 + 10 w2^2 is that of (x, 0): there E, the mean, is the same. */
static void contour(tg_plot *plot, double x)
{
    enum { POINTS = 73 };
    double w1[POINTS], w2[POINTS];
    for (int i = 0; i < POINTS; i++) {
        const double angle = 2 * 3.14159265358979 * i / (POINTS - 1);
        w1[i] = x * cos(angle);
        w2[i] = x * sin(angle) / sqrt(10);
    }
    tg_plot_line(plot, NULL, POINTS, w1, w2);
}

void show_paths(void)
{
    double w1[STEPS + 1], w2[STEPS + 1];
    tg_plot *plot = tg_plot_new("Two ways down", "w1", "w2");
    printf("Two samples that pull apart, %d steps with rate %g from (2, 1):\n",
           STEPS, path_rate);
    for (int way = 0; way < 2; way++) {
        walk(way == 1, path_rate, w1, w2);
        printf("%s (%.3f, %.3f)", way ? ", one at a time at" : "full batch at",
               w1[STEPS], w2[STEPS]);
        tg_plot_line(plot, way ? "one at a time" : "full batch", STEPS + 1, w1,
                     w2);
    }
    printf(".\n\n");
    for (int k = 1; k <= 3; k++)
        contour(plot, 0.75 * k);
    tg_plot_points(plot, "lowest of each sample", SAMPLES, a, b);
    tg_show(plot, "paths");
    tg_plot_free(plot);
}

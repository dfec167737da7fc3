/* Making a plot: layers of numbers, and the range that they take. */
#include "look/plot/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "look/plot/kind.h"

/* ---- memory ---- */

/* Zeroed; room for one more, for there may be none. */
void *tg_plot_take(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);
    if (!memory)
        tg_fail("no memory for a plot of %zu numbers", count);
    return memory;
}

/* On one line, and safe for a terminal and for XML. */
char *tg_plot_copy_text(const char *text)
{
    if (!text)
        return NULL;
    char *copy = tg_plot_take(strlen(text), 1);
    memcpy(copy, text, strlen(text));
    tg_printable(copy);
    for (char *c = copy; *c; c++)
        if (*c == '\n')
            *c = ' ';
    return copy;
}

double *tg_plot_copy_numbers(int n, const double *numbers)
{
    double *copy = tg_plot_take((size_t)n, sizeof *copy);
    for (int i = 0; i < n; i++)
        copy[i] = numbers ? numbers[i] : i;
    return copy;
}

tg_plot *tg_plot_new(const char *title, const char *x_label,
                     const char *y_label)
{
    tg_plot *plot = tg_plot_take(1, sizeof *plot);
    plot->title = tg_plot_copy_text(title);
    plot->x_label = tg_plot_copy_text(x_label);
    plot->y_label = tg_plot_copy_text(y_label);
    return plot;
}

void tg_plot_free(tg_plot *plot)
{
    if (!plot)
        return;
    for (int k = 0; k < plot->layers; k++) {
        tg_plot_layer *layer = &plot->layer[k];
        for (int i = 0; layer->label && i < layer->n; i++)
            free(layer->label[i]);
        free(layer->label);
        free(layer->name);
        free(layer->x);
        free(layer->y);
    }
    free(plot->layer);
    free(plot->title);
    free(plot->x_label);
    free(plot->y_label);
    free(plot);
}

/* ---- layers ---- */

void tg_plot_check(const char *function, const tg_plot *plot, int n,
                   const void *values)
{
    if (!plot)
        tg_fail("%s: the plot is NULL", function);
    if (n < 0)
        tg_fail("%s: n is %d, less than 0", function, n);
    if (n > 0 && !values)
        tg_fail("%s: %d values, but the pointer is NULL", function, n);
}

void tg_plot_check_ends(const char *function, double x0, double x1, double y0,
                        double y1)
{
    if (!(x0 < x1 && y0 < y1) || fabs(x0) > TG_PLOT_LARGEST ||
        fabs(x1) > TG_PLOT_LARGEST || fabs(y0) > TG_PLOT_LARGEST ||
        fabs(y1) > TG_PLOT_LARGEST)
        tg_fail("%s: the ranges %g .. %g and %g .. %g must be finite and "
                "ascend",
                function, x0, x1, y0, y1);
}

tg_plot_layer *tg_plot_add(const char *function, tg_plot *plot,
                           const tg_plot_kind *kind)
{
    if (plot->layers > 0 &&
        (kind->level == TG_PLOT_ALONE || tg_plot_alone(plot)))
        tg_fail("%s: bars and heat maps are a plot of their own: make one "
                "with tg_plot_new",
                function);
    const size_t size = (size_t)(plot->layers + 1) * sizeof *plot->layer;
    tg_plot_layer *layer = realloc(plot->layer, size);
    if (!layer)
        tg_fail("%s: no memory", function);
    plot->layer = layer;
    layer += plot->layers++;
    *layer = (tg_plot_layer){.kind = kind, .series = -1};
    if (kind->key)
        layer->series = plot->series++;
    return layer;
}

void tg_plot_add_points(const char *function, tg_plot *plot,
                        const tg_plot_kind *kind, const char *name, int n,
                        const double *x, const double *y)
{
    tg_plot_check(function, plot, n, y);
    tg_plot_layer *layer = tg_plot_add(function, plot, kind);
    layer->name = tg_plot_copy_text(name);
    layer->x = tg_plot_copy_numbers(n, x);
    layer->y = tg_plot_copy_numbers(n, y);
    layer->n = n;
}

const tg_plot_layer *tg_plot_alone(const tg_plot *plot)
{
    return tg_plot_has_level(plot, TG_PLOT_ALONE) ? &plot->layer[0] : NULL;
}

bool tg_plot_has_level(const tg_plot *plot, tg_plot_level level)
{
    for (int k = 0; k < plot->layers; k++)
        if (plot->layer[k].kind->level == level)
            return true;
    return false;
}

/* ---- axes ---- */

void tg_plot_log_y(tg_plot *plot, bool on)
{
    tg_plot_check("tg_plot_log_y", plot, 0, NULL);
    plot->log_y = on;
}

void tg_plot_range(tg_plot *plot, double x0, double x1, double y0, double y1)
{
    tg_plot_check("tg_plot_range", plot, 0, NULL);
    tg_plot_check_ends("tg_plot_range", x0, x1, y0, y1);
    plot->fixed = true;
    plot->across = tg_range_usable((tg_range){x0, x1});
    plot->up = tg_range_usable((tg_range){y0, y1});
}

bool tg_plot_has_legend(const tg_plot *plot)
{
    for (int k = 0; k < plot->layers; k++)
        if (plot->layer[k].name)
            return plot->series > 1;
    return false;
}

/* ---- words ---- */

void tg_put_range(FILE *to, const char *name, int n, const double *values)
{
    const tg_range r = tg_range_of(n, values);
    if (r.low == r.high)
        fprintf(to, ", %s %.4g", name, r.low);
    else if (r.low < r.high)
        fprintf(to, ", %s %.4g to %.4g", name, r.low, r.high);
}

void tg_plot_words(FILE *to, const tg_plot *plot)
{
    if (!plot)
        tg_fail("tg_plot_words: the plot is NULL");
    if (plot->title)
        fprintf(to, "%s%s", plot->title, plot->layers ? ". " : "");
    for (int i = 0; i < plot->layers; i++) {
        fputs(i ? "; " : "", to);
        if (plot->layer[i].name)
            fprintf(to, "%s: ", plot->layer[i].name);
        plot->layer[i].kind->words(to, &plot->layer[i]);
    }
}

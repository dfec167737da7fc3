/* Clouds of points; and what lines share with them. */
#include "look/plot/kind.h"

void tg_points_range(const tg_plot *plot, const tg_plot_layer *layer,
                     tg_range *across, tg_range *up)
{
    for (int i = 0; i < layer->n; i++)
        if (tg_plot_has_place(plot, layer->x[i], layer->y[i])) {
            tg_range_take_in(across, layer->x[i]);
            tg_range_take_in(up, layer->y[i]);
        }
}

void tg_points_words(FILE *to, const tg_plot_layer *layer)
{
    fprintf(to, "%d points", layer->n);
    tg_put_range(to, "x", layer->n, layer->x);
    tg_put_range(to, "y", layer->n, layer->y);
}

static void put_points(const tg_sheet *s, const tg_plot_layer *layer)
{
    tg_place at;
    for (int i = 0; i < layer->n; i++)
        if (tg_plot_place(s->plot, &s->x, &s->y, layer, i, &at))
            tg_sheet_mark(s, layer->series, at);
}

static void sketch_points(tg_sketch *s, const tg_plot_layer *layer)
{
    const char *glyph = tg_series_glyph(s->plot, layer->series);
    tg_place at;
    for (int i = 0; i < layer->n; i++)
        if (tg_plot_place(s->plot, &s->x, &s->y, layer, i, &at))
            tg_canvas_mark(&s->canvas, at, glyph, layer->series);
}

static void put_key(const tg_sheet *s, const tg_plot_layer *layer, double x,
                    double y)
{
    tg_put_mark(s->to, layer->series, x + 14, y);
}

static const tg_plot_kind points = {
    .level = TG_PLOT_MARKS,
    .padded = true,
    .range = tg_points_range,
    .svg = put_points,
    .sketch = sketch_points,
    .key = put_key,
    .words = tg_points_words,
};

void tg_plot_points(tg_plot *plot, const char *name, int n, const double *x,
                    const double *y)
{
    tg_plot_add_points("tg_plot_points", plot, &points, name, n, x, y);
}

/* Lines. */
#include "look/plot/kind.h"

/* The pieces between neighbours that both have a place. */
static void put_pieces(const tg_sheet *s, const tg_plot_layer *line)
{
    tg_place from = {0, 0}, to = {0, 0}, pen = {-1, -1};
    bool before = false;
    fputs("<path d=\"M0 0", s->to);
    for (int i = 0; i < line->n; i++) {
        const bool now = tg_plot_place(s->plot, &s->x, &s->y, line, i, &to);
        tg_place a = from, b = to;
        if (now && before && tg_place_clip(&a, &b)) {
            if (a.x != pen.x || a.y != pen.y)
                tg_sheet_step(s, 'M', a);
            tg_sheet_step(s, 'L', b);
            pen = b;
        }
        before = now;
        from = to;
    }
    fprintf(s->to,
            "\" stroke=\"%s\" stroke-width=\"1.8\" stroke-linejoin=\"round\"%s "
            "fill=\"none\"/>\n",
            tg_series_colour(line->series), tg_series_dashes(line->series));
}

/* A mark where a point has no neighbour to join. */
static void put_line(const tg_sheet *s, const tg_plot_layer *line)
{
    tg_place at, next;
    put_pieces(s, line);
    for (int i = 0; i < line->n; i++)
        if (tg_plot_place(s->plot, &s->x, &s->y, line, i, &at) &&
            !tg_plot_place(s->plot, &s->x, &s->y, line, i - 1, &next) &&
            !tg_plot_place(s->plot, &s->x, &s->y, line, i + 1, &next))
            tg_sheet_mark(s, line->series, at);
}

static void sketch_line(tg_sketch *s, const tg_plot_layer *layer)
{
    const char *glyph = tg_series_glyph(s->plot, layer->series);
    tg_place from = {0, 0}, to = {0, 0};
    bool before = false;
    for (int i = 0; i < layer->n; i++) {
        const bool now = tg_plot_place(s->plot, &s->x, &s->y, layer, i, &to);
        tg_place a = from, b = to;
        if (now)
            tg_canvas_mark(&s->canvas, to, glyph, layer->series);
        if (now && before && tg_place_clip(&a, &b))
            tg_canvas_line(&s->canvas, a, b, glyph, layer->series);
        before = now;
        from = to;
    }
}

static void put_key(const tg_sheet *s, const tg_plot_layer *line, double x,
                    double y)
{
    const int k = line->series;
    fprintf(s->to,
            "<path d=\"M%s %sh26\" stroke=\"%s\" stroke-width=\"1.8\"%s "
            "fill=\"none\"/>\n",
            tg_pixel(x).s, tg_pixel(y).s, tg_series_colour(k),
            tg_series_dashes(k));
}

static void put_words(FILE *to, const tg_plot_layer *layer)
{
    fputs("a line of ", to);
    tg_points_words(to, layer);
}

static const tg_plot_kind line = {
    .level = TG_PLOT_MARKS,
    .joined = true,
    .range = tg_points_range,
    .svg = put_line,
    .sketch = sketch_line,
    .key = put_key,
    .words = put_words,
};

void tg_plot_line(tg_plot *plot, const char *name, int n, const double *x,
                  const double *y)
{
    tg_plot_add_points("tg_plot_line", plot, &line, name, n, x, y);
}

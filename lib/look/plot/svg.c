/* A plot as SVG: the sheet, its axes and its legend. */
#include <math.h>
#include <string.h>

#include "tape/error.h"
#include "look/text/file.h"
#include "look/plot/svg.h"

/* Pixels. LETTER: of Helvetica at 11 pixels, figures and most letters. */
enum { WIDTH = 560, HEIGHT = 360, RIGHT = 18, BAR = 18, ROW = 18, SMALL = 11 };
#define LETTER 6.2

/* Letters that fit. */
enum { TITLE = 66, LABEL = 80, UPRIGHT = 40, NAME = 28, LEGEND_ROWS = 4 };

tg_number tg_pixel(double v)
{
    return tg_number_text(round(v * 10) / 10, 9);
}

double tg_sheet_x(const tg_sheet *s, double place)
{
    return s->left + place * (s->right - s->left);
}

double tg_sheet_y(const tg_sheet *s, double place)
{
    return s->bottom - place * (s->bottom - s->top);
}

/* ---- texts ---- */

/* The text as XML; "..." for what is more than `letters`. */
static void put_cut(FILE *to, const char *text, int letters)
{
    char cut[512];
    if (tg_letters(text) <= letters) {
        tg_put_xml(to, text);
        return;
    }
    const int bytes = tg_letter_bytes(text, letters - 3);
    if ((size_t)bytes < sizeof cut) {
        memcpy(cut, text, (size_t)bytes);
        cut[bytes] = '\0';
        tg_put_xml(to, cut);
    }
    fputs("...", to);
}

void tg_sheet_text(const tg_sheet *s, double x, double y, int size,
                   const char *anchor, const char *text, int letters)
{
    fprintf(s->to,
            "<text x=\"%s\" y=\"%s\" font-size=\"%d\" text-anchor=\"%s\" "
            "fill=\"#333333\">",
            tg_pixel(x).s, tg_pixel(y).s, size, anchor);
    put_cut(s->to, text, letters);
    fputs("</text>\n", s->to);
}

static void put_labels(const tg_sheet *s)
{
    const tg_plot *p = s->plot;
    const double middle = (s->left + s->right) / 2;
    const double half = (s->top + s->bottom) / 2;
    if (p->title)
        tg_sheet_text(s, WIDTH / 2.0, 22, 14, "middle", p->title, TITLE);
    if (p->x_label)
        tg_sheet_text(s, middle, s->height - 10, 12, "middle", p->x_label,
                      LABEL * 3 / 4);
    if (!p->y_label)
        return;
    fprintf(s->to,
            "<text transform=\"translate(%s %s) rotate(-90)\" "
            "font-size=\"12\" text-anchor=\"middle\" fill=\"#333333\">",
            tg_pixel(16 + s->inset).s, tg_pixel(half).s);
    put_cut(s->to, p->y_label, UPRIGHT);
    fputs("</text>\n", s->to);
}

/* ---- axes ---- */

static void put_grid_line(const tg_sheet *s, double x0, double y0, double x1,
                          double y1, const char *colour)
{
    fprintf(s->to, "<path d=\"M%s %sL%s %s\" stroke=\"%s\" fill=\"none\"/>\n",
            tg_pixel(x0).s, tg_pixel(y0).s, tg_pixel(x1).s, tg_pixel(y1).s,
            colour);
}

static void put_x_axis(const tg_sheet *s, bool grid)
{
    for (int i = 0; i < s->x.ticks; i++) {
        const double x = tg_sheet_x(s, tg_axis_place(&s->x, s->x.tick[i]));
        const tg_number text = tg_axis_text(&s->x, i);
        const double half = (double)strlen(text.s) * LETTER / 2;
        if (grid)
            put_grid_line(s, x, s->top, x, s->bottom, "#e4e4e4");
        put_grid_line(s, x, s->bottom, x, s->bottom + 4, "#888888");
        tg_sheet_text(s, fmin(x, WIDTH - 2 - half), s->bottom + 16, SMALL,
                      "middle", text.s, LABEL);
    }
}

static void put_y_axis(const tg_sheet *s, bool grid)
{
    for (int i = 0; i < s->y.ticks; i++) {
        const double y = tg_sheet_y(s, tg_axis_place(&s->y, s->y.tick[i]));
        if (grid)
            put_grid_line(s, s->left, y, s->right, y, "#e4e4e4");
        put_grid_line(s, s->left - 4, y, s->left, y, "#888888");
        tg_sheet_text(s, s->left - 7, y + 4, SMALL, "end",
                      tg_axis_text(&s->y, i).s, LABEL);
    }
}

static void put_frame(const tg_sheet *s)
{
    put_grid_line(s, s->left, s->bottom, s->right, s->bottom, "#888888");
    put_grid_line(s, s->left, s->top, s->left, s->bottom, "#888888");
}

/* ---- legend ---- */

static double legend_width(const char *name)
{
    const int letters = tg_letters(name);
    return 44 + (letters < NAME ? letters : NAME) * LETTER;
}

static void put_key(const tg_sheet *s, const tg_plot_layer *layer, double x,
                    double y)
{
    const int k = layer->series;
    if (layer->kind == TG_PLOT_POINTS)
        tg_sheet_mark(s, k, x + 14, y);
    else if (layer->kind == TG_PLOT_LINE)
        fprintf(s->to,
                "<path d=\"M%s %sh26\" stroke=\"%s\" stroke-width=\"1.8\"%s "
                "fill=\"none\"/>\n",
                tg_pixel(x).s, tg_pixel(y).s, tg_series_colour(k),
                tg_series_dashes(k));
    else
        fprintf(s->to,
                "<rect x=\"%s\" y=\"%s\" width=\"22\" height=\"9\" "
                "fill=\"%s\" fill-opacity=\"0.35\" stroke=\"%s\"%s/>\n",
                tg_pixel(x + 3).s, tg_pixel(y - 4.5).s, tg_series_colour(k),
                tg_series_colour(k), tg_series_dashes(k));
    tg_sheet_text(s, x + 31, y + 4, SMALL, "start", layer->name, NAME);
}

/* Names in rows below the title; draws with `draw`. Returns how many rows. */
static int legend_rows(const tg_sheet *s, double top, bool draw)
{
    double x = 20;
    int row = 0;
    for (int k = 0; k < s->plot->layers; k++) {
        const tg_plot_layer *layer = &s->plot->layer[k];
        if (!layer->name)
            continue;
        const double width = legend_width(layer->name);
        if (x > 20 && x + width > WIDTH - 10) {
            x = 20;
            row++;
        }
        if (row == LEGEND_ROWS) {
            if (draw)
                tg_sheet_text(s, WIDTH - 10, top + (row - 1) * ROW + 4, SMALL,
                              "end", "...", NAME);
            return row;
        }
        if (draw)
            put_key(s, layer, x, top + row * ROW);
        x += width;
    }
    return row + 1;
}

/* ---- the sheet ---- */

static void lay_out_bars(tg_sheet *s, const tg_plot_layer *bars)
{
    int widest = 0;
    for (int i = 0; i < bars->n; i++) {
        const int n = bars->label[i] ? tg_letters(bars->label[i]) : 0;
        widest = n > widest ? n : widest;
    }
    s->left += 12 + (widest < NAME ? widest : NAME) * LETTER;
    const double below = s->plot->x_label ? 34 : 14;
    s->height = fmax(HEIGHT, s->top + bars->n * (double)BAR + below);
    s->bottom = s->height - below;
}

static void lay_out(tg_sheet *s)
{
    const tg_plot *p = s->plot;
    s->height = HEIGHT;
    s->right = WIDTH - RIGHT;
    s->top = p->title ? 36 : 16;
    s->left = p->y_label ? 24 : 8;
    if (tg_plot_is(p, TG_PLOT_BARS)) {
        lay_out_bars(s, &p->layer[0]);
        return;
    }
    if (tg_plot_has_legend(p))
        s->top += ROW * legend_rows(s, 0, false);
    s->bottom = HEIGHT - (p->x_label ? 46 : 28);
    const double least = tg_plot_is(p, TG_PLOT_HEAT) ? 1 : 0;
    const int most = (int)((s->bottom - s->top) / 32);
    s->y = tg_axis_new(tg_plot_up(p), p->log_y && least == 0, most, least);
    size_t widest = 0;
    for (int i = 0; i < s->y.ticks; i++) {
        const size_t n = strlen(tg_axis_text(&s->y, i).s);
        widest = n > widest ? n : widest;
    }
    s->left += 12 + (double)widest * LETTER;
    s->x = tg_axis_fit(tg_plot_across(p), false, 9, least,
                       (s->right - s->left) / LETTER);
}

static void put_layers(const tg_sheet *s)
{
    const tg_plot *p = s->plot;
    for (int k = 0; k < p->layers; k++)
        if (p->layer[k].kind == TG_PLOT_BOUNDARY)
            tg_sheet_boundary(s, &p->layer[k]);
    for (int k = 0; k < p->layers; k++)
        if (p->layer[k].kind == TG_PLOT_HISTOGRAM)
            tg_sheet_series(s, &p->layer[k]);
    for (int k = 0; k < p->layers; k++)
        if (p->layer[k].kind <= TG_PLOT_POINTS)
            tg_sheet_series(s, &p->layer[k]);
}

static void put_sheet(tg_sheet *s)
{
    const tg_plot *p = s->plot;
    if (tg_plot_is(p, TG_PLOT_BARS)) {
        tg_sheet_bars(s, &p->layer[0]);
    } else if (tg_plot_is(p, TG_PLOT_HEAT)) {
        tg_sheet_heat(s, &p->layer[0]);
        put_x_axis(s, false);
        put_y_axis(s, false);
    } else {
        put_x_axis(s, true);
        put_y_axis(s, true);
        put_layers(s);
        put_frame(s);
        if (tg_plot_has_legend(p))
            legend_rows(s, p->title ? 40 : 20, true);
    }
    put_labels(s);
}

void tg_plot_fsvg(FILE *to, const tg_plot *plot)
{
    if (!plot)
        tg_fail("tg_plot_fsvg: the plot is NULL");
    tg_sheet s = {.to = to, .plot = plot};
    lay_out(&s);
    fprintf(s.to,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
            "height=\"%s\" viewBox=\"0 0 %d %s\" "
            "font-family=\"Helvetica, Arial, sans-serif\">\n"
            "<rect width=\"%d\" height=\"%s\" fill=\"#ffffff\"/>\n",
            WIDTH, tg_pixel(s.height).s, WIDTH, tg_pixel(s.height).s, WIDTH,
            tg_pixel(s.height).s);
    put_sheet(&s);
    fputs("</svg>\n", s.to);
}

bool tg_plot_svg(const tg_plot *plot, const char *path)
{
    if (!plot || !path)
        tg_fail("tg_plot_svg: the plot or the path is NULL");
    tg_file file;
    if (!tg_file_begin(&file, path))
        return false;
    tg_plot_fsvg(file.to, plot);
    return tg_file_end(&file);
}

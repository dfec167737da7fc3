/* A plot as SVG: the sheet, its axes and its legend. */
#include <math.h>
#include <string.h>

#include "tape/error.h"
#include "data/write.h"
#include "look/text/markup.h"
#include "look/plot/cover.h"
#include "look/plot/kind.h"

/* Pixels. */
enum { WIDTH = 560, RIGHT = 18, ROW = 18, SMALL = 11 };

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

/* Ends are rounded, not lengths: neighbours touch. */
void tg_sheet_rectangle(const tg_sheet *s, double x0, double y0, double x1,
                        double y1)
{
    const double left = round(x0 * 10) / 10, top = round(y0 * 10) / 10;
    fprintf(s->to, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"",
            tg_pixel(x0).s, tg_pixel(y0).s, tg_pixel(x1 - left).s,
            tg_pixel(y1 - top).s);
}

/* "M12 34", "L56 78" */
void tg_sheet_step(const tg_sheet *s, char step, tg_place at)
{
    fprintf(s->to, "%c%s %s", step, tg_pixel(tg_sheet_x(s, at.x)).s,
            tg_pixel(tg_sheet_y(s, at.y)).s);
}

void tg_sheet_mark(const tg_sheet *s, int k, tg_place at)
{
    if (at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1)
        tg_put_mark(s->to, k, tg_sheet_x(s, at.x), tg_sheet_y(s, at.y));
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
        const double half = (double)strlen(text.s) * TG_SHEET_LETTER / 2;
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

void tg_sheet_axes(const tg_sheet *s, bool grid)
{
    put_x_axis(s, grid);
    put_y_axis(s, grid);
}

static void put_frame(const tg_sheet *s)
{
    put_grid_line(s, s->left, s->bottom, s->right, s->bottom, "#888888");
    put_grid_line(s, s->left, s->top, s->left, s->bottom, "#888888");
}

/* ---- legend ---- */

static double name_width(const char *name)
{
    const int letters = tg_letters(name);
    return (letters < NAME ? letters : NAME) * TG_SHEET_LETTER;
}

static double note_width(const char *note)
{
    return tg_letters(note) * TG_SHEET_LETTER;
}

static void put_key(const tg_sheet *s, const tg_plot_layer *layer,
                    const char *note, double x, double y)
{
    if (layer->kind->key)
        layer->kind->key(s, layer, x, y);
    tg_sheet_text(s, x + 31, y + 4, SMALL, "start", layer->name, NAME);
    if (*note)
        tg_sheet_text(s, x + 34 + name_width(layer->name), y + 4, SMALL,
                      "start", note + 1, LABEL);
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
        const tg_cover note = tg_cover_note(s->plot, k, false);
        const double width = 44 + name_width(layer->name) + note_width(note.s);
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
            put_key(s, layer, note.s, x, top + row * ROW);
        x += width;
    }
    return row + 1;
}

/* ---- the sheet ---- */

void tg_sheet_lay_out(tg_sheet *s, double least)
{
    const tg_plot *p = s->plot;
    s->bottom = s->height - (p->x_label ? 46 : 28);
    const int most = (int)((s->bottom - s->top) / 32);
    s->y = tg_axis_new(tg_plot_up(p), p->log_y && least == 0, most, least);
    s->left += 12 + tg_axis_letters(&s->y) * TG_SHEET_LETTER;
    s->x = tg_axis_fit(tg_plot_across(p), false, 9, least,
                       (s->right - s->left) / TG_SHEET_LETTER);
}

static void lay_out(tg_sheet *s)
{
    const tg_plot *p = s->plot;
    const tg_plot_layer *alone = tg_plot_alone(p);
    s->height = TG_SHEET_HEIGHT;
    s->right = WIDTH - RIGHT;
    s->top = p->title ? 36 : 16;
    s->left = p->y_label ? 24 : 8;
    if (alone) {
        alone->kind->lay_out(s, alone);
        return;
    }
    if (tg_plot_has_legend(p))
        s->top += ROW * legend_rows(s, 0, false);
    tg_sheet_lay_out(s, 0);
}

static void put_layers(const tg_sheet *s)
{
    const tg_plot *p = s->plot;
    for (int level = 0; level < TG_PLOT_LEVELS; level++)
        for (int k = 0; k < p->layers; k++)
            if ((int)p->layer[k].kind->level == level)
                p->layer[k].kind->svg(s, &p->layer[k]);
}

static void put_sheet(const tg_sheet *s)
{
    const tg_plot *p = s->plot;
    const tg_plot_layer *alone = tg_plot_alone(p);
    if (alone) {
        alone->kind->svg(s, alone);
    } else {
        tg_sheet_axes(s, true);
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

/* A plot in the terminal: at most 79 columns. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "tape/error.h"
#include "look/plot/cover.h"
#include "look/plot/kind.h"

enum { WIDTH = TG_SKETCH_WIDTH, ROWS = 16, NAME = 24 };

/* ---- what the terminal can do ---- */

static bool is_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *locale = NULL;
    for (int i = 0; i < 3 && !(locale && *locale); i++)
        locale = getenv(names[i]);
    for (; locale && *locale; locale++)
        if (strncasecmp(locale, "utf-8", 5) == 0 ||
            strncasecmp(locale, "utf8", 4) == 0)
            return true;
    return false;
}

static bool is_coloured(FILE *to)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(fileno(to)) && !(no && *no) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

/* ---- texts ---- */

void tg_put_letters(FILE *to, bool utf8, const char *text, int letters)
{
    const int bytes = tg_letter_bytes(text, letters);
    for (int i = 0; i < bytes; i++)
        if (utf8 || (unsigned char)text[i] < 0x80)
            fputc(text[i], to);
        else if (((unsigned char)text[i] & 0xc0) == 0xc0)
            fputc('?', to);
}

/* In the middle of `wide` columns that begin at column `from`. */
void tg_put_centred(FILE *to, const tg_sketch *s, const char *text, int from,
                    int wide)
{
    if (!text)
        return;
    const int letters = tg_letters(text);
    const int room = from + (wide - letters) / 2;
    const int blanks = room < 0 ? 0 : room;
    fprintf(to, "%*s", blanks, "");
    tg_put_letters(to, s->canvas.utf8, text, WIDTH - blanks);
    fputc('\n', to);
}

/* ---- legend ---- */

static void put_legend(FILE *to, const tg_canvas *c, const tg_plot *plot)
{
    int column = 0;
    for (int k = 0; k < plot->layers; k++) {
        const tg_plot_layer *layer = &plot->layer[k];
        if (!layer->name)
            continue;
        const tg_cover note = tg_cover_note(plot, k, true);
        const int letters = tg_letters(layer->name);
        const int wide = 4 + (letters < NAME ? letters : NAME) +
                         tg_letters(note.s);
        if (column > 0 && column + wide > WIDTH) {
            fputc('\n', to);
            column = 0;
        }
        fputs("  ", to);
        tg_canvas_colour(to, c, layer->series);
        fputs(c->braille ? "\u2501" : tg_series_glyph(plot, layer->series), to);
        tg_canvas_colour(to, c, -1);
        fputc(' ', to);
        tg_put_letters(to, c->utf8, layer->name, NAME);
        tg_put_letters(to, c->utf8, note.s, WIDTH);
        column += wide;
    }
    if (column > 0)
        fputc('\n', to);
}

/* ---- axes ---- */

static int row_of(const tg_sketch *s, int tick)
{
    const double place = tg_axis_place(&s->y, s->y.tick[tick]);
    return tg_canvas_cell(1 - place, s->canvas.rows);
}

static int column_of(const tg_sketch *s, int tick)
{
    const double place = tg_axis_place(&s->x, s->x.tick[tick]);
    return tg_canvas_cell(place, s->canvas.columns);
}

/* "  0.5 |" and the row; the greatest tick of those that fall into it. */
static void put_row(FILE *to, const tg_sketch *s, int row)
{
    tg_number number = {""};
    for (int i = 0; i < s->y.ticks; i++)
        if (row_of(s, i) == row)
            number = tg_axis_text(&s->y, i);
    const char *line = s->canvas.utf8 ? "\u2502" : "|";
    const char *tick = s->canvas.utf8 ? "\u2524" : "+";
    fprintf(to, "%*s %s", s->margin, number.s, number.s[0] ? tick : line);
    tg_canvas_row(to, &s->canvas, row);
    fputc('\n', to);
}

static void put_x_line(FILE *to, const tg_sketch *s)
{
    const bool utf8 = s->canvas.utf8;
    fprintf(to, "%*s %s", s->margin, "", utf8 ? "\u2514" : "+");
    for (int j = 0; j < s->canvas.columns; j++) {
        bool tick = false;
        for (int i = 0; i < s->x.ticks; i++)
            tick = tick || column_of(s, i) == j;
        fputs(tick ? utf8 ? "\u252c" : "+" : utf8 ? "\u2500" : "-", to);
    }
    fputc('\n', to);
}

/* Each number under its tick, where there is room. */
static void put_x_numbers(FILE *to, const tg_sketch *s)
{
    int column = 0;
    for (int i = 0; i < s->x.ticks; i++) {
        const tg_number number = tg_axis_text(&s->x, i);
        const int wide = (int)strlen(number.s);
        int from = s->margin + 2 + column_of(s, i) - wide / 2;
        from = from + wide > WIDTH ? WIDTH - wide : from;
        if (from < column + (column > 0))
            continue;
        column += fprintf(to, "%*s%s", from - column, "", number.s);
    }
    fputc('\n', to);
}

void tg_put_y_label(FILE *to, const tg_sketch *s)
{
    if (!s->plot->y_label)
        return;
    tg_put_letters(to, s->canvas.utf8, s->plot->y_label, WIDTH);
    fputc('\n', to);
}

void tg_put_sketch(FILE *to, const tg_sketch *s)
{
    const tg_plot *plot = s->plot;
    tg_put_centred(to, s, plot->title, s->margin + 2, s->canvas.columns);
    tg_put_y_label(to, s);
    for (int row = 0; row < s->canvas.rows; row++)
        put_row(to, s, row);
    put_x_line(to, s);
    put_x_numbers(to, s);
    tg_put_centred(to, s, plot->x_label, s->margin + 2, s->canvas.columns);
    if (tg_plot_has_legend(plot))
        put_legend(to, &s->canvas, plot);
}

/* ---- the plot ---- */

void tg_sketch_axes(tg_sketch *s, int rows, int columns, double least)
{
    const tg_plot *plot = s->plot;
    s->canvas.rows = rows;
    s->y = tg_axis_new(tg_plot_up(plot), plot->log_y && least == 0,
                       least > 0 && rows < TG_TICKS ? rows : 6, least);
    s->margin = tg_axis_letters(&s->y);
    const int room = WIDTH - s->margin - 2;
    s->canvas.columns = columns < room ? columns : room;
    s->x = tg_axis_fit(tg_plot_across(plot), false, 9, least,
                       s->canvas.columns);
}

/* Dots have no shape: they are for one series, or for several in colours. */
static bool may_be_braille(const tg_sketch *s)
{
    return !tg_plot_has_level(s->plot, TG_PLOT_AREAS) &&
           !tg_plot_has_level(s->plot, TG_PLOT_COLUMNS) && s->canvas.utf8 &&
           (s->plot->series <= 1 || s->canvas.colour);
}

static void sketch_layers(tg_sketch *s)
{
    const tg_plot *p = s->plot;
    for (int level = 0; level < TG_PLOT_LEVELS; level++)
        for (int k = 0; k < p->layers; k++)
            if ((int)p->layer[k].kind->level == level)
                p->layer[k].kind->sketch(s, &p->layer[k]);
}

void tg_plot_fprint(FILE *to, const tg_plot *plot)
{
    if (!to || !plot)
        tg_fail("tg_plot_fprint: the file or the plot is NULL");
    tg_sketch s = {.plot = plot,
                   .canvas = {.utf8 = is_utf8(), .colour = is_coloured(to)}};
    const tg_plot_layer *alone = tg_plot_alone(plot);
    if (alone) {
        alone->kind->print(to, &s, alone);
        return;
    }
    s.canvas.braille = may_be_braille(&s);
    tg_sketch_axes(&s, ROWS, WIDTH, 0);
    sketch_layers(&s);
    tg_put_sketch(to, &s);
}

void tg_plot_print(const tg_plot *plot)
{
    tg_plot_fprint(stdout, plot);
}

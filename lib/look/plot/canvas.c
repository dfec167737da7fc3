/* Dots and glyphs. */
#include "look/plot/canvas.h"

#include <math.h>
#include <stdlib.h>

int tg_canvas_cell(double place, int n)
{
    const int i = (int)floor(place * n);
    return i < 0 ? 0 : i < n ? i : n - 1;
}

static void put(tg_canvas *c, int row, int column, const char *glyph,
                int series)
{
    /* Bits of the dots of a braille letter, row by row: the lowest row was
     * added to the alphabet later. */
    static const unsigned char bit[4][2] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    tg_letter *letter = c->braille ? &c->at[row / 4][column / 2]
                                   : &c->at[row][column];
    letter->series = (short)series;
    if (!c->braille)
        letter->glyph = glyph;
    else
        letter->dots |= bit[row % 4][column % 2];
}

static int across(const tg_canvas *c)
{
    return c->braille ? 2 * c->columns : c->columns;
}

static int down(const tg_canvas *c)
{
    return c->braille ? 4 * c->rows : c->rows;
}

void tg_canvas_mark(tg_canvas *c, tg_place at, const char *glyph, int series)
{
    if (at.x < 0 || at.x > 1 || at.y < 0 || at.y > 1)
        return;
    put(c, tg_canvas_cell(1 - at.y, down(c)), tg_canvas_cell(at.x, across(c)),
        glyph, series);
}

void tg_canvas_line(tg_canvas *c, tg_place a, tg_place b, const char *glyph,
                    int series)
{
    const int x0 = tg_canvas_cell(a.x, across(c));
    const int x1 = tg_canvas_cell(b.x, across(c));
    const int y0 = tg_canvas_cell(1 - a.y, down(c));
    const int y1 = tg_canvas_cell(1 - b.y, down(c));
    const int dx = abs(x1 - x0), dy = abs(y1 - y0);
    const int steps = dx > dy ? dx : dy;
    for (int i = 0; i <= steps; i++) {
        const double t = steps ? i / (double)steps : 0;
        put(c, (int)lround(y0 + t * (y1 - y0)), (int)lround(x0 + t * (x1 - x0)),
            glyph, series);
    }
}

void tg_canvas_colour(FILE *to, const tg_canvas *c, int series)
{
    static const char *const colour[] = {"34", "33", "32", "35", "36", "31"};
    if (!c->colour)
        return;
    if (series < 0)
        fputs("\x1b[0m", to);
    else
        fprintf(to, "\x1b[%sm", colour[series % 6]);
}

static bool is_blank(const tg_letter *letter)
{
    return !letter->dots && (!letter->glyph || letter->glyph[0] == ' ');
}

static void put_letter(FILE *to, const tg_letter *letter)
{
    if (is_blank(letter))
        fputc(' ', to);
    else if (letter->glyph)
        fputs(letter->glyph, to);
    else /* U+2800 + dots as UTF-8 */
        fprintf(to, "\xe2%c%c", 0xa0 | letter->dots >> 6,
                0x80 | (letter->dots & 0x3f));
}

void tg_canvas_row(FILE *to, const tg_canvas *c, int row)
{
    int end = c->columns, series = -1;
    while (end > 0 && is_blank(&c->at[row][end - 1]))
        end--;
    for (int j = 0; j < end; j++) {
        const tg_letter *letter = &c->at[row][j];
        const int wanted = is_blank(letter) ? -1 : letter->series;
        if (wanted != series)
            tg_canvas_colour(to, c, series = wanted);
        put_letter(to, letter);
    }
    if (series >= 0)
        tg_canvas_colour(to, c, -1);
}

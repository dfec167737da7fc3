/* A canvas of letters for the terminal: a letter is a glyph, or, on a braille
 * canvas, 2 x 4 dots. */
#ifndef TG_LOOK_PLOT_CANVAS_H
#define TG_LOOK_PLOT_CANVAS_H

#include <stdio.h>

#include "look/plot/axes.h"

enum { TG_CANVAS_COLUMNS = 78, TG_CANVAS_ROWS = 32 };

typedef struct tg_letter {
    const char *glyph;  /* of one column, a literal; NULL: the dots */
    unsigned char dots; /* braille: bits as in Unicode's U+2800 block */
    short series;       /* whose colour */
} tg_letter;

typedef struct tg_canvas {
    int columns, rows;
    bool utf8, colour, braille;
    tg_letter at[TG_CANVAS_ROWS][TG_CANVAS_COLUMNS]; /* row 0 on top */
} tg_canvas;

/* Puts a glyph at the place; on a braille canvas a dot. Outside: nothing. */
void tg_canvas_mark(tg_canvas *c, tg_place at, const char *glyph, int series);

/* The same all along a line, whose ends must lie within 0..1. */
void tg_canvas_line(tg_canvas *c, tg_place a, tg_place b, const char *glyph,
                    int series);

/* The row or column of n that a fraction falls into. */
int tg_canvas_cell(double place, int n);

/* Prints a row, without the blanks at its end. */
void tg_canvas_row(FILE *to, const tg_canvas *c, int row);

/* Switches to the colour of a series, or (-1) to none. */
void tg_canvas_colour(FILE *to, const tg_canvas *c, int series);

#endif

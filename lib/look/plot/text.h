/* Parts of a plot in the terminal. */
#ifndef TG_LOOK_PLOT_TEXT_H
#define TG_LOOK_PLOT_TEXT_H

#include "look/plot/canvas.h"
#include "look/plot/data.h"

enum { TG_SKETCH_WIDTH = 79 };

typedef struct tg_sketch {
    const tg_plot *plot;
    tg_axis x, y;
    int margin; /* columns of the numbers at the y axis */
    tg_canvas canvas;
} tg_sketch;

/* At most `letters` of the text; '?' for those that are not ASCII when the
 * terminal does not speak UTF-8. */
void tg_put_letters(FILE *to, bool utf8, const char *text, int letters);

/* What a series is drawn with: "*", "+", ...; a figure over a boundary. */
const char *tg_series_glyph(const tg_plot *plot, int series);

/* A text in the middle of `wide` columns that begin at column `from`, and the
 * label of the y axis: lines of their own, nothing for NULL. */
void tg_put_centred(FILE *to, const tg_sketch *s, const char *text, int from,
                    int wide);
void tg_put_y_label(FILE *to, const tg_sketch *s);

/* Makes the axes, with ticks at least `least` apart, of a canvas of rows x
 * columns letters, or as many as fit. */
void tg_sketch_axes(tg_sketch *s, int rows, int columns, double least);

/* The canvas with its axes, texts and legend. */
void tg_put_sketch(FILE *to, const tg_sketch *s);

#endif

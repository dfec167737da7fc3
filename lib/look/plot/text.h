/* Parts of a plot in the terminal. */
#ifndef TG_LOOK_PLOT_TEXT_H
#define TG_LOOK_PLOT_TEXT_H

#include "look/plot/canvas.h"
#include "look/plot/data.h"

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

/* Draw on the canvas. */
void tg_sketch_layers(tg_sketch *s);
void tg_sketch_heat(tg_sketch *s, const tg_plot_layer *heat);

void tg_print_bars(FILE *to, const tg_canvas *c, const tg_plot_layer *bars);

#endif

/* Parts of a plot as SVG: presentation attributes only, no ids, for several
 * pictures may stand on one page. */
#ifndef TG_LOOK_PLOT_SVG_H
#define TG_LOOK_PLOT_SVG_H

#include "look/plot/data.h"

typedef struct tg_sheet {
    FILE *to;
    const tg_plot *plot;
    tg_axis x, y;
    double left, top, right, bottom; /* the area of the numbers, pixels */
    double inset;                    /* a heat map's left beyond the axes' */
    double height;                   /* of the picture, pixels */
} tg_sheet;

/* A coordinate or a length, to a tenth of a pixel. */
tg_number tg_pixel(double v);

double tg_sheet_x(const tg_sheet *s, double place);
double tg_sheet_y(const tg_sheet *s, double place);

/* The text, cut to `letters` letters. anchor: "start", "middle", "end". */
void tg_sheet_text(const tg_sheet *s, double x, double y, int size,
                   const char *anchor, const char *text, int letters);

/* What tells series k from the others: colour, dashes ("" or an attribute),
 * and the shape of its points. */
const char *tg_series_colour(int k);
const char *tg_series_dashes(int k);
void tg_sheet_mark(const tg_sheet *s, int k, double x, double y);

/* Each draws one layer. */
void tg_sheet_series(const tg_sheet *s, const tg_plot_layer *layer);
void tg_sheet_boundary(const tg_sheet *s, const tg_plot_layer *layer);
void tg_sheet_bars(const tg_sheet *s, const tg_plot_layer *layer);
void tg_sheet_heat(tg_sheet *s, const tg_plot_layer *layer);

#endif

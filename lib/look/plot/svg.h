/* Parts of a plot as SVG: presentation attributes only, and no ids, because
 * several pictures may stand on one page. */
#ifndef TG_LOOK_PLOT_SVG_H
#define TG_LOOK_PLOT_SVG_H

#include "look/plot/data.h"

/* Pixels; a letter of Helvetica at 11 pixels, figures and most letters. */
#define TG_SHEET_HEIGHT 360
#define TG_SHEET_LETTER 6.2

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

/* The pixel of a place along the x axis; along the y axis. */
double tg_sheet_x(const tg_sheet *s, double place);
double tg_sheet_y(const tg_sheet *s, double place);

/* The text, cut to `letters` letters. anchor: "start", "middle", "end". */
void tg_sheet_text(const tg_sheet *s, double x, double y, int size,
                   const char *anchor, const char *text, int letters);

/* The beginning of a rectangle, up to its fill. Ends are rounded, not lengths:
 * neighbours touch. */
void tg_sheet_rectangle(const tg_sheet *s, double x0, double y0, double x1,
                        double y1);

/* "M12 34", "L56 78" */
void tg_sheet_step(const tg_sheet *s, char step, tg_place at);

/* What tells series k from the others: colour, dashes ("" or an attribute),
 * and the shape of its points; at a place of the axes, unless it is outside. */
const char *tg_series_colour(int k);
const char *tg_series_dashes(int k);
void tg_put_mark(FILE *to, int k, double x, double y);
void tg_sheet_mark(const tg_sheet *s, int k, tg_place at);

/* Makes the axes, with ticks at least `least` apart, and room for their
 * numbers; draws them. */
void tg_sheet_lay_out(tg_sheet *s, double least);
void tg_sheet_axes(const tg_sheet *s, bool grid);

#endif

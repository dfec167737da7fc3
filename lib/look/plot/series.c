/* What tells one series from the others. */
#include "look/plot/kind.h"

enum { STYLES = 5 };

const char *tg_series_colour(int k)
{
    static const char *const colour[STYLES] = {"#1f5fa8", "#c8622a", "#3b8f5a",
                                               "#8a5aa8", "#777777"};
    return colour[k % STYLES];
}

/* The sixth series has the first colour, but other dashes. */
const char *tg_series_dashes(int k)
{
    static const char *const dashes[STYLES + 1] = {
        "",
        " stroke-dasharray=\"6 3\"",
        " stroke-dasharray=\"2 2\"",
        " stroke-dasharray=\"8 3 2 3\"",
        " stroke-dasharray=\"12 3\"",
        " stroke-dasharray=\"4 2 1 2 1 2\""};
    return dashes[k % (STYLES + 1)];
}

/* Circle, square, triangle, diamond, cross: around their centre. */
void tg_put_mark(FILE *to, int k, double x, double y)
{
    static const char *const shape[STYLES + 1] = {
        "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z",
        "m-2.8 -2.8h5.6v5.6h-5.6z",
        "m0 -3.8l3.6 6.2h-7.2z",
        "m0 -4l4 4l-4 4l-4 -4z",
        "m-1 -3.5h2v2.5h2.5v2h-2.5v2.5h-2v-2.5h-2.5v-2h2.5z",
        "m0 3.8l3.6 -6.2h-7.2z"};
    fprintf(to,
            "<path d=\"M%s %s%s\" fill=\"%s\" stroke=\"#ffffff\" "
            "stroke-width=\"0.6\"/>\n",
            tg_pixel(x).s, tg_pixel(y).s, shape[k % (STYLES + 1)],
            tg_series_colour(k));
}

const char *tg_series_glyph(const tg_plot *plot, int series)
{
    static const char *const marks[] = {"*", "+", "o", "x", "#", "@", "%", "&"};
    static const char *const figures[] = {"0", "1", "2", "3", "4",
                                          "5", "6", "7", "8", "9"};
    return tg_plot_has_level(plot, TG_PLOT_AREAS) ? figures[series % 10]
                                                  : marks[series % 8];
}

/* What the legend says about curves that coincide. */
#ifndef TG_LOOK_PLOT_COVER_H
#define TG_LOOK_PLOT_COVER_H

#include "look/plot/data.h"

/* UTF-8, 24 letters of a name at most. */
typedef struct tg_cover {
    char s[128];
} tg_cover;

/* Of layer k: " (under leaky)" when a curve that is drawn later hides nearly
 * all of it; with `partly` also " (partly under leaky)", when it hides two
 * fifths; else "". Measured in letters of a terminal: in a picture, whose lines
 * are finer and dashed, a part that is hidden here may well be seen. */
tg_cover tg_cover_note(const tg_plot *plot, int k, bool partly);

#endif

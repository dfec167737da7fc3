/* Curves that coincide: what is drawn later hides what was drawn before. */
#include "look/plot/cover.h"

#include <stdio.h>

#include "look/plot/kind.h"

/* Shares of a curve's letters from which on it is said. */
#define PARTLY 0.4
#define WHOLLY 0.9

enum { ROWS = 16, NAME = 24 };

static void sketch_curve(tg_sketch *s, const tg_plot_layer *curve)
{
    if (curve->kind->joined)
        curve->kind->sketch(s, curve);
}

/* All curves on one canvas. */
static void sketch_all(tg_sketch *s)
{
    tg_sketch_axes(s, ROWS, TG_SKETCH_WIDTH, 0);
    for (int k = 0; k < s->plot->layers; k++)
        sketch_curve(s, &s->plot->layer[k]);
}

/* How many of the letters of `alone` belong to `series` in `all`; of all, for
 * -1. */
static int letters_of(const tg_canvas *alone, const tg_canvas *all, int series)
{
    int count = 0;
    for (int i = 0; i < alone->rows; i++)
        for (int j = 0; j < alone->columns; j++)
            count += alone->at[i][j].glyph &&
                     (series < 0 || all->at[i][j].series == series);
    return count;
}

/* The share of curve k that the best of the others hides: *by is its number. */
static double hidden(const tg_plot *plot, int k, int *by)
{
    tg_sketch alone = {.plot = plot}, all = {.plot = plot};
    int most = 0;
    sketch_all(&all);
    tg_sketch_axes(&alone, ROWS, TG_SKETCH_WIDTH, 0);
    sketch_curve(&alone, &plot->layer[k]);
    for (int j = k + 1; j < plot->layers; j++) {
        const tg_plot_layer *other = &plot->layer[j];
        if (!other->kind->joined || !other->name)
            continue;
        const int n = letters_of(&alone.canvas, &all.canvas, other->series);
        if (n > most) {
            most = n;
            *by = j;
        }
    }
    const int letters = letters_of(&alone.canvas, &all.canvas, -1);
    return letters > 0 ? most / (double)letters : 0;
}

tg_cover tg_cover_note(const tg_plot *plot, int k, bool partly)
{
    tg_cover note = {""};
    int by = k;
    if (!plot->layer[k].kind->joined)
        return note;
    const double share = hidden(plot, k, &by);
    if (share < (partly ? PARTLY : WHOLLY))
        return note;
    const char *name = plot->layer[by].name;
    snprintf(note.s, sizeof note.s, " (%sunder %.*s)",
             share < WHOLLY ? "partly " : "", tg_letter_bytes(name, NAME),
             name);
    return note;
}

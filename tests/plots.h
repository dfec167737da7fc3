/* What the suites of plots share: a plot, its pictures, and what to ask of
 * them. */
#ifndef TESTS_PLOTS_H
#define TESTS_PLOTS_H

#include <stdbool.h>
#include <stdio.h>

#include "tapegrad.h"
#include "look/plot/data.h"

extern tg_plot *plot;  /* fresh for each test */
extern char path[256]; /* of an SVG */
extern char *text;     /* the last picture */

void plots_set_up(void);
void plots_tear_down(void);

/* Reads all of f into `text`, and closes it. */
char *plots_slurp(FILE *f);

/* Draws the plot into `text`. */
const char *plots_svg(void);
const char *plots_printed(void);

/* How often `part` is there. */
int plots_count(const char *in, const char *part);

/* Letters of UTF-8 in the longest line. */
int plots_longest(const char *s);

bool plots_ascii(const char *s);

/* Whether elements open and close in pairs, attributes have their quotes, and
 * no '<' or bare '&' stands in a text. */
bool plots_well_formed(const char *s);

/* 0 up to x = 0.25, then 1; NaN for x < -0.75. Counts its calls in an int. */
double plots_steep(double x, double y, void *context);

#endif

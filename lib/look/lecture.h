/* For programs that are read like a lecture: sections, guesses, pictures. */
#ifndef TG_LOOK_LECTURE_H
#define TG_LOOK_LECTURE_H

#include "look/plot/plot.h"

/* Begins a section: a blank line, its title, a line under it. With TG_PAUSE=1
 * in the environment, and only at a terminal, it first waits for Enter. */
void tg_section(const char *title);

/* Asks the reader for a guess before the answer is printed; Enter skips it.
 * Only where input and output are both a terminal, and neither with TG_GUESS=0
 * nor in a run for TG_STEP, TG_DOT, TG_SVG, TG_HTML or TG_PICTURES. */
void tg_guess(const char *question);

/* Draws a plot in the terminal. With TG_PICTURES=docs/pictures/07 it is also
 * written to docs/pictures/07-NAME.svg; a file that cannot be written is
 * reported on standard error. */
void tg_show(const tg_plot *plot, const char *name);

#endif

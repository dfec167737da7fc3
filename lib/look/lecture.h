/* For programs that are read like a lecture: sections, guesses, pictures. */
#ifndef TG_LOOK_LECTURE_H
#define TG_LOOK_LECTURE_H

#include "look/plot/plot.h"

/* Begins a section: a blank line, its title, a line under it. With TG_PAUSE=1
 * in the environment, and only at a terminal, it first waits for Enter. */
void tg_section(const char *title);

/* With TG_GUESS=1, and only at a terminal, asks the reader for a guess before
 * the answer is printed; else it does nothing. */
void tg_guess(const char *question);

/* Draws a plot in the terminal. With TG_PICTURES=docs/pictures/07 it is also
 * written to docs/pictures/07-NAME.svg; a file that cannot be written is
 * reported on standard error. */
void tg_show(const tg_plot *plot, const char *name);

#endif
